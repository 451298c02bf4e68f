"""A page given to be read, the view of its brief, and the pages of the dossier."""

import html
import json
import re
import time
from pathlib import Path

import httpx
import pytest

from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view
from tests.web.dossiers import PAGES

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TEXT = (
    "Russia strikes Odesa\n"
    "Russia struck the port of Odesa on Monday, Ukraine's defence ministry said.\n"
    "If Ukraine attacks again, Moscow will respond, President Vladimir Putin warned.\n"
)
HOSTILE = (
    "<script>alert(1)</script> =cmd|' /C calc'!A0 \u202eevil\u2066 Russia strikes Odesa\n"
    "Russia struck the port of Odesa on Monday, <img src=x onerror=alert(1)> Ukraine's ministry\x00 said.\n"
)

# Alerts that say something; each page has one that waits for what may fail.
ALERTS = re.compile(r'role="alert"[^>]*>(?!</)')


def wait_for(client: httpx.Client, path: str, **headers) -> httpx.Response:
    """The answer once the work behind an address is done."""
    until = time.monotonic() + 120
    while 'id="progress"' in (answer := client.get(path, headers=headers, follow_redirects=True)).text:
        assert time.monotonic() < until
        time.sleep(0.1)
    return answer


def read(client: httpx.Client, text: str = TEXT, **given) -> str:
    """The address of a text's brief, once it is there."""
    answer = client.post("/read/text", data={"text": text, "language": "en", "date": "2024-11-20", **given})
    assert answer.status_code == 303, answer.text
    wait_for(client, answer.headers["location"])
    return answer.headers["location"]


def plain(page: str) -> str:
    """The words of a page without its markup."""
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", page)).split())


@pytest.fixture(scope="module")
def korea(client) -> str:
    """A page of the event test, read from a file."""
    path = PAGES / "25-us-authorises.txt"
    answer = client.post("/read/file", files={"file": (path.name, path.read_bytes())})
    wait_for(client, answer.headers["location"])
    return answer.headers["location"]


@pytest.fixture
def own(own_address):
    with httpx.Client(base_url=own_address, timeout=60) as made:
        yield made


def test_a_text_is_read_at_an_address_of_its_own(client):
    at = read(client, outlet="The <b>Gazette</b>")
    page = client.get(at).text
    assert re.fullmatch(r"/read/[0-9a-f]{16}", at)
    assert read(client, outlet="The <b>Gazette</b>") == at
    said = plain(page)
    assert "Russia strikes Odesa" in said and "2024-11-20" in said and "The <b>Gazette</b>" in said
    assert "On whose word" in said and "PLOVER" in said
    assert 'href="#e1"' in page and 'id="m-e1"' in page and 'id="e1"' in page


def test_every_link_within_a_brief_leads_somewhere(client, korea):
    page = client.get(korea).text
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)


def test_the_text_of_an_article_is_whole(client, korea):
    brief = client.get(f"{korea}/brief.json").json()
    article = re.search(r"<article.*?</article>", client.get(korea).text, re.S)[0]
    without_numbers = re.sub(r'<(sup|a) class="n(?: also)?".*?</\1>', "", article, flags=re.S)
    body = brief["article"]["text"].split("\n", 1)[1]
    assert "".join(plain(without_numbers).split()) == "".join(body.split())


def test_a_clause_that_is_touched_is_shown_with_what_stays_to_judge(client, korea):
    said = plain(client.get(korea).text)
    assert "Declared thresholds touched" in said and "left to judge:" in said
    assert "If … then …" in said
    assert "How the clause was read:" in said and "never that a condition is met" in said


@pytest.mark.parametrize("form", ["json", "html", "txt"])
def test_a_brief_is_downloaded(client, korea, form):
    answer = client.get(f"{korea}/brief.{form}")
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith("attachment; filename=")
    assert "script-src 'self'" not in answer.headers["content-security-policy"] or form != "html"
    if form == "json":
        assert json.loads(answer.text)["format"] == "seuil/1"
    assert client.get(f"{korea}/brief.exe").status_code == 422


@pytest.mark.parametrize("text", ["", " \n ", "\0\0", "12 34 56", "a b"])
def test_a_text_without_words_is_refused_in_one_line(client, text):
    answer = client.post("/read/text", data={"text": text})
    if answer.status_code == 303:
        answer = wait_for(client, answer.headers["location"])
    assert answer.status_code == 422
    assert len(ALERTS.findall(answer.text)) == 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("<img src=x onerror=alert(1)>.html", b"\x89PNG\r\n\x1a\n" + bytes(300)),
        ("page\u202elmth.exe", b"MZ" + bytes(range(256)) * 4),
        ("nothing.txt", b""),
        ("a.pdf", b"%PDF-1.7 and more"),
    ],
)
def test_a_file_that_is_no_page_is_refused_in_one_line(client, name, content):
    answer = client.post("/read/file", files={"file": (name, content)})
    answer = wait_for(client, answer.headers["location"]) if answer.status_code == 303 else answer
    assert answer.status_code == 422
    assert len(ALERTS.findall(answer.text)) == 1
    assert "<img src=x" not in answer.text and "\u202e" not in answer.text


def test_a_form_without_a_file_and_one_that_is_too_large_are_refused(client):
    assert client.post("/read/file", files={"file": ("", b"")}).status_code == 422
    assert client.post("/read/file", files={"file": ("big.txt", b"word " * 4_000_001)}).status_code == 422
    assert client.post("/read/file", content=b"x" * 22_000_000).status_code == 413


@pytest.mark.parametrize(
    "given",
    ["http://127.0.0.1/", "http://localhost:1/", "https://[::1]/", "http://169.254.169.254/latest", "http://10.0.0.1/"],
)
def test_an_address_within_is_not_fetched(client, given):
    answer = client.post("/read/address", data={"address": given})
    answer = wait_for(client, answer.headers["location"]) if answer.status_code == 303 else answer
    assert answer.status_code == 422
    assert "refused" in plain(answer.text) or "not a public address" in plain(answer.text)
    assert f'value="{given}"' in answer.text


@pytest.mark.parametrize("given", ["", "file:///etc/passwd", "javascript:1", "ftp://x.org/", "x" * 4001])
def test_what_is_no_address_is_refused(client, given):
    answer = client.post("/read/address", data={"address": given})
    assert answer.status_code == 422


def test_an_address_is_never_fetched_by_a_link(client):
    answer = client.get("/read/address", params={"address": "http://example.org/"})
    assert answer.status_code == 422


def test_a_page_at_an_address_is_fetched_and_read(own, monkeypatch):
    from seuil.page import fetch

    given = fetch.Fetched(TEXT.encode(), "https://news.example/1", "text/plain", "utf-8")
    monkeypatch.setattr(fetch, "fetch", lambda *_, **__: given)
    answer = own.post("/read/address", data={"address": "https://news.example/1"})
    assert "Russia strikes Odesa" in plain(wait_for(own, answer.headers["location"]).text)


def test_another_site_cannot_have_a_page_read(client):
    answer = client.post("/read/text", data={"text": TEXT}, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403


@pytest.mark.parametrize("sent", [{}, {"files": {"file": ("", b"")}}], ids=["plain", "parts"])
def test_a_text_of_a_megabyte_and_a_half_is_taken(own, sent):
    line = "Слово за словом, и ничего больше не сказано.\n"
    text = line * (1_500_000 // len(line.encode()))
    answer = own.post("/read/text", data={"text": text, "language": "en"}, **sent)
    assert answer.status_code == 303, plain(answer.text)[:300]
    assert re.fullmatch(r"/read/[0-9a-f]{16}", answer.headers["location"])


def test_a_text_longer_than_an_article_may_be_is_refused_in_one_line(own):
    answer = own.post("/read/text", data={"text": "word " * 300_000, "language": "en"})
    answer = wait_for(own, answer.headers["location"])
    assert answer.status_code == 422
    assert "the limit for one article is 1000000" in plain(answer.text)


def test_a_text_that_cannot_be_read_comes_back_line_by_line(own):
    lines = "Россия нанесла удар\u202e <b>по Киеву</b>\n\nОб этом сообщили в понедельник."
    answer = wait_for(own, own.post("/read/text", data={"text": lines}).headers["location"])
    assert answer.status_code == 422
    held = re.search(r"<textarea[^>]*>(.*?)</textarea>", answer.text, re.S)
    assert held is not None
    assert html.unescape(held[1]) == lines.replace("\u202e", "") and "<b>" not in held[1]


def test_a_file_within_the_limit_is_taken_and_one_beyond_it_refused(own):
    page = b"<html><body><p>Russia struck Odesa on Monday.</p><!--" + b"x" * 15_000_000 + b"--></body></html>"
    answer = own.post("/read/file", files={"file": ("page.html", page)})
    assert answer.status_code == 303
    assert "Odesa" in wait_for(own, answer.headers["location"]).text
    answer = own.post("/read/file", files={"file": ("page.html", page + b" " * 8_000_000)})
    assert answer.status_code == 413 and "What was sent is too large." in plain(answer.text)


@pytest.mark.parametrize("path", ["/read/0000000000000000", "/read/0000000000000000/brief.json"])
def test_a_reading_that_is_gone_says_so(client, path):
    answer = client.get(path)
    assert answer.status_code == 404 and "no longer kept" in answer.text


@pytest.mark.parametrize("path", ["/read/x", "/pages/x", "/pages/%00", "/pages?page=0", "/working/x"])
def test_an_address_of_nonsense_gets_a_clear_page(client, path):
    answer = client.get(path)
    assert answer.status_code in (404, 422) and 'role="alert">' in answer.text


def test_hostile_words_are_shown_as_text_everywhere(own):
    bad = "<script>alert(2)</script>\u202e"
    at = read(own, HOSTILE, outlet=bad, title=bad)
    pages = [own.get("/read").text, own.get(at).text, own.get(f"{at}/brief.html").text]
    added = own.post(f"{at}/add")
    pages.append(wait_for(own, added.headers["location"]).text)
    pages.append(own.get("/pages", params={"outlet": bad}).text)
    for page in pages:
        assert "<script>alert" not in page and "<img src=x" not in page and "alert(2)" in page
        assert not re.search("[\u202a-\u202e\u2066-\u2069\0]", page)


def test_a_page_that_was_read_is_added_and_shown_with_its_events(own):
    at = read(own)
    assert "Add to the dossier" in own.get(at).text
    shown = wait_for(own, own.post(f"{at}/add").headers["location"])
    assert re.fullmatch(r"/pages/[0-9a-f]{12}", shown.url.path)
    assert 'href="/events/e' in shown.text
    assert "It is in the dossier" in own.get(at).text
    assert own.get("/pages", params={"text": "odesa"}).text.count("<tr><td") == 1


def test_the_first_page_makes_the_dossier(tmp_path):
    from seuil.web.settings import Settings
    from tests.web.server import serving

    file = tmp_path / "new.db"
    with serving(Settings(dossier=str(file))) as where, httpx.Client(base_url=where, timeout=60) as made:
        assert "There is no dossier yet" in made.get("/pages").text
        assert made.post("/pages/failed/again").status_code == 404
        assert not file.exists()
        assert wait_for(made, made.post(f"{read(made)}/add").headers["location"]).status_code == 200
        assert "1 page" in plain(made.get("/pages").text)


def test_several_files_are_added_at_once_and_those_that_fail_are_listed(own):
    good = ("one.txt", TEXT.encode())
    bad = ("<b>two</b>.txt", b"%PDF-1.7 and more")
    answer = own.post("/pages/add", files=[("files", good), ("files", bad)])
    said = plain(wait_for(own, answer.headers["location"]).text)
    assert "pages added1" in said and "could not be read1" in said
    assert "<b>two</b>.txt looks like" in said
    failed = own.get("/pages/failed").text
    assert "<b>two" not in failed and "&lt;b&gt;two&lt;/b&gt;.txt" in failed
    again = wait_for(own, own.post("/pages/failed/again").headers["location"])
    assert "could not be read" in plain(again.text) and again.status_code == 200
    assert own.post("/pages/add").status_code == 422


def test_files_of_one_name_that_fail_are_each_kept(own):
    before = own.get("/pages/failed").text.count("same.html:")
    files = [("files", ("same.html", b"%PDF-1.7 and " + more)) for more in (b"one", b"another")]
    wait_for(own, own.post("/pages/add", files=files).headers["location"])
    failed = own.get("/pages/failed").text
    assert before == 0 and len(set(re.findall("same.html:[0-9a-f]{12}", failed))) == 2


def test_the_same_text_of_another_day_and_outlet_is_another_page(own):
    words = "On Monday the ministry of defence said that Belarus had closed its border with Lithuania."
    first = read(own, text=words, outlet="First Courier", date="2024-11-20")
    wait_for(own, own.post(f"{first}/add").headers["location"])
    assert "It is in the dossier" in own.get(first).text
    other = read(own, text=words, outlet="Second Courier", date="2024-11-22")
    assert "It is in the dossier" not in own.get(other).text
    added = own.get(wait_for(own, own.post(f"{other}/add").headers["location"]).url).text
    assert "Second Courier" in added and "2024-11-22" in added


def test_pages_are_filtered_and_the_filter_is_in_the_address(client):
    all_of_them = client.get("/pages").text
    assert all_of_them.count("<tr><td") == len(list(PAGES.iterdir()))
    french = client.get("/pages", params={"language": "fr"}).text
    assert 0 < french.count("<tr><td") < all_of_them.count("<tr><td")
    assert client.get("/pages", params={"kinship": "translated"}).text.count("<tr><td") > 0
    assert "No page meets this" in client.get("/pages", params={"outlet": "nobody"}).text
    assert client.get("/pages", params={"text": "'\"\0*: OR", "kinship": "nonsense"}).status_code == 200
    assert client.get("/pages", params={"page": "999999"}).status_code == 200
    assert client.get("/pages", params={"text": "x" * 201}).status_code == 422


def test_a_copy_leads_to_its_family(client):
    listed = client.get("/pages", params={"kinship": "translated"}).text
    key = re.search(r'/pages/([0-9a-f]{12})"', listed)[1]
    page = client.get(f"/pages/{key}")
    assert "The same report elsewhere" in page.text
    assert client.get(f"/pages/{key}/brief.json").json()["format"] == "seuil/1"
    assert client.get("/pages/000000000000").status_code == 404
    assert client.get("/pages/000000000000/brief.json").status_code == 404


# In a browser


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["read", "brief", "pages", "page", "failed"])
def test_views_are_fit(chromium, address, client, korea, name, language, width):
    key = re.search(r'/pages/([0-9a-f]{12})"', client.get("/pages").text)[1]
    where = {"read": "/read", "brief": korea, "pages": "/pages", "page": f"/pages/{key}"}
    where["failed"] = "/pages/failed"
    with view(chromium, address, where[name], language=language, width=width) as page:
        must_be_fit(page, f"page-{name}-{language}-{width}")


@pytest.mark.parametrize("width", WIDTHS)
def test_a_mark_opens_its_card_and_escape_closes_it(chromium, address, korea, width):
    with view(chromium, address, korea, width=width) as page:
        mark = page.locator("article a[href='#e2']").first
        mark.click()
        card = page.locator("#e2")
        assert card.evaluate("card => card.matches('.selected') && card.querySelector('details').open")
        box = card.bounding_box()
        assert box["y"] < 860 and box["y"] + box["height"] > 0
        if width == 390:
            top = mark.bounding_box()
            assert top["y"] >= 0 and top["y"] + top["height"] <= box["y"] + 1
        assert page.evaluate("location.hash") == "#e2"
        must_be_fit(page, f"page-card-{width}")
        page.keyboard.press("Escape")
        assert page.locator(".record.selected").count() == 0
        assert page.evaluate("document.activeElement.hash") == "#e2"


def test_keys_go_from_assertion_to_assertion_and_can_be_switched_off(chromium, address, korea):
    with view(chromium, address, korea) as page:
        for key, chosen in (("j", "e1"), ("j", "e2"), ("k", "e1")):
            page.keyboard.press(key)
            assert page.locator(".record.selected").get_attribute("id") == chosen
        page.locator("details.how summary").click()
        page.locator("[data-keys] input").uncheck()
        page.keyboard.press("j")
        assert page.locator(".record.selected").get_attribute("id") == "e1"


def test_an_address_leads_to_one_assertion(chromium, address, korea):
    with view(chromium, address, f"{korea}#e3") as page:
        assert page.locator(".record.selected").get_attribute("id") == "e3"
        page.locator(".record-bar [data-step='1']").click()
        assert page.locator(".record.selected").get_attribute("id") == "e4"


def test_layers_are_switched_off(chromium, address, korea):
    line = "a => getComputedStyle(a.querySelector('.w')).textDecorationLine"
    with view(chromium, address, korea) as page:
        mark = page.locator("article a.mark").first
        assert mark.evaluate(line) == "underline"
        page.locator("#layer-assertions").uncheck()
        assert mark.evaluate(line) == "none"


def test_without_script_marks_lead_to_their_cards(chromium, address, korea):
    with view(chromium, address, korea, java_script_enabled=False) as page:
        page.locator("article a[href='#e2']").first.click()
        assert page.locator("#e2:target").count() == 1
        assert page.locator("#e2 details").count() == 1


def test_a_text_is_read_by_hand_and_added(chromium, own_address):
    with view(chromium, own_address, "/read") as page:
        page.get_by_label("A text", exact=True).fill(TEXT)
        page.get_by_role("button", name="Read the text").click()
        page.locator("[data-brief]").wait_for(timeout=90_000)
        page.get_by_role("button", name="Add to the dossier").click()
        page.get_by_text("A page of the dossier").wait_for(timeout=90_000)
        must_be_fit(page)


def test_a_dropped_file_is_read(chromium, address):
    with view(chromium, address, "/read") as page:
        given = page.evaluate_handle(
            "text => { const t = new DataTransfer(); t.items.add(new File([text], 'a.txt')); return t; }",
            TEXT,
        )
        page.dispatch_event("form[data-drop]", "drop", {"dataTransfer": given})
        page.locator("[data-brief]").wait_for(timeout=90_000)


def test_a_filter_changes_the_list_and_the_address(chromium, address):
    with view(chromium, address, "/pages") as page:
        before = page.locator("table.pages tbody tr").count()
        page.locator("#language").select_option("fr")
        page.wait_for_url("**/pages?*language=fr*")
        assert 0 < page.locator("table.pages tbody tr").count() < before
        must_be_fit(page)

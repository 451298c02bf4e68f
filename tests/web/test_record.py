"""The record in a browser and by its addresses: filters, the day of what is known, plots, downloads."""

import csv
import html
import io
import json
import re
import time
import zipfile

import httpx
import openpyxl
import pytest

from seuil.dossier import Dossier
from seuil.store.dossier import Store
from seuil.store.model import Query
from seuil.web.settings import Settings
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view
from tests.web.server import serving

COUNTED = "document.querySelector('.counted strong').innerText"
VIEWS = {
    "timeline": "/timeline",
    "timeline-known": "/timeline?as-known-at=2025-10-10&actor=IRN&status=happened",
    "events": "/events?order=newest",
    "facets": "/facets?view=events&actor=IRN",
    "sources": "/sources",
    "export": "/export?actor=IRN",
    "nothing": "/timeline?text=zzzzzz",
}


@pytest.fixture(scope="module")
def store(dossier_file):
    with Store.open(dossier_file, create=False) as opened:
        yield opened


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_every_view_of_the_record_is_fit(chromium, address, name, language, width):
    with view(chromium, address, VIEWS[name], language=language, width=width) as page:
        must_be_fit(page, f"record-{name}-{language}-{width}")


def test_the_timeline_is_fit_in_the_dark(chromium, address):
    with view(chromium, address, "/timeline", color_scheme="dark") as page:
        must_be_fit(page, "record-timeline-dark")


# What the filters choose.


@pytest.mark.parametrize("path", ["/timeline", "/events"])
def test_both_views_show_what_the_filters_choose(client, store, path):
    wanted = list(store.find(Query(actor=("IRN",), status=("happened",), limit=50)))
    answer = client.get(path, params={"actor": "iran", "status": "happened"})
    assert answer.status_code == 200
    assert all(f"/events/{event.id}" in answer.text for event in wanted)
    assert f"<strong>{store.count(Query(actor=('IRN',), status=('happened',)))}</strong>" in answer.text


def test_a_chosen_filter_is_a_chip_that_leads_to_the_view_without_it(client):
    page = client.get("/events", params={"actor": ["IRN", "USA"], "since": "2025-10-01"}).text
    assert 'href="/events?actor=USA&amp;since=2025-10-01"' in page
    assert 'href="/events?actor=IRN&amp;actor=USA"' in page
    assert 'href="/events"' in page


def test_facets_count_what_choosing_a_value_would_give(client, store):
    page = client.get("/facets", params={"view": "events"}, headers={"hx-request": "true"}).text
    assert "<html" not in page
    expected = store.count(Query(status=("happened",)))
    row = page.split('name="status" value="happened"')[1].split("</li>")[0]
    assert row.endswith(f'<span class="visually-hidden">, </span>{expected}</span></label>')


def test_outlets_and_those_who_are_cited_lead_to_the_events_that_were_counted(client):
    until = time.monotonic() + 60
    while "Events are being counted" in (page := client.get("/sources").text):
        assert time.monotonic() < until
        time.sleep(0.1)
    outlets, voices = (part.split("</table>")[0] for part in page.split("<tbody>")[1:])
    told = r'href="([^"]+)"(?:.(?!</tr>))*<td class="number">(\d+)</td><td class="number">\d+<'
    rows = re.findall(told, outlets)
    rows += re.findall(r'href="([^"]+entity%3A[^"]+)"(?:.(?!</tr>))*<td class="number">(\d+)<', voices)
    assert len(rows) > 20
    for href, number in rows:
        total = client.get(html.unescape(href).replace("/timeline", "/api/v1/events")).json()["total"]
        assert total == int(number), href
    assert "is found, and counted, by the same words" in page


def test_without_script_facets_are_a_form_that_carries_the_rest(client):
    asked = {"view": "timeline", "actor": "IRN", "text": "drone", "order": "newest"}
    page = client.get("/facets", params=asked).text
    assert '<form class="facets-page" method="get" action="/timeline">' in page
    assert '<input type="hidden" name="text" value="drone">' in page
    assert '<input type="hidden" name="order" value="newest">' in page


def test_the_order_and_the_pages_of_a_list_partition_it(client, store):
    ids = [event.id for event in store.find(Query(order="newest"))]
    seen = []
    for number in range(1, 1 + -(-len(ids) // 50)):
        page = client.get("/timeline", params={"order": "newest", "page": number}).text
        listed = page.split("The same as a list")[1]
        seen += [part.split('"')[0] for part in listed.split('href="/events/')[1:]]
    assert seen == ids


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("actor=nobodyatall", 400, "nothing of that id or name"),
        ("since=2025-13-45", 400, "not a day"),
        ("since=2025-10-10&until=2025-10-01", 400, "is before"),
        ("as-known-at=yesterday", 400, "not a day"),
        ("status=%3Cscript%3Ealert(1)%3C/script%3E", 400, "&lt;script&gt;"),
        ("page=x", 422, "page"),
        ("page=99999", 200, "fewer pages"),
        ("as-known-at=1900-01-01", 200, "No event meets"),
        ("text=%00%E2%80%AE", 400, "These filters cannot be"),
        ("text=%22", 400, "These filters cannot be"),
        ("order=sideways", 422, "order"),
        ("view=nowhere", 200, "event"),
        ("actor=" + "x" * 500, 422, "actor"),
        ("&".join(["actor=IRN"] * 80), 422, "actor"),
        ("source=%27%20OR%201=1%20--", 200, "No event meets"),
    ],
)
@pytest.mark.parametrize("path", ["/timeline", "/events"])
def test_whatever_stands_in_the_address_gets_a_clear_page(client, path, query, status, said):
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == status
    assert said in answer.text
    assert "Traceback" not in answer.text and "<script>alert" not in answer.text


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/events?since=2025-13-45", "Du, 2025-13-45 : ce n’est pas un jour"),
        ("/events?actor=Irann", "« Irann » : rien de cet identifiant ni de ce nom ; vouliez-vous dire"),
        ("/events?text=%22", "ne contient aucun mot à chercher"),
        ("/export?status=perhaps", "choisissez parmi : happened"),
        ("/events?until=2025-10-01&since=2025-10-02", "2025-10-01 : vient avant 2025-10-02"),
        ("/events?page=x", "Page : ne peut pas servir ici"),
        ("/nowhere", "404 Introuvable"),
    ],
)
def test_what_is_wrong_is_said_in_french(client, path, said):
    page = client.get(path, headers={"accept-language": "fr"}).text
    assert said in html.unescape(page).replace("\u202f", " ").replace("\xa0", " ")
    assert 'lang="en"' not in page.split("<main")[1]


def test_what_is_wrong_stays_english_for_programs(client):
    asked = {"since": "2025-13-45"}
    answer = client.get("/api/v1/events", params=asked, headers={"accept-language": "fr"})
    assert answer.json()["title"] == "Bad Request"
    assert answer.json()["detail"] == "since 2025-13-45: not a day; write 2024-11-19"


@pytest.mark.parametrize(
    "path", ["/facets", "/export", "/events.csv", "/events.json", "/plots/timeline.svg", "/plots/density.png"]
)
def test_a_filter_that_cannot_be_is_said_before_anything_is_sent(client, path):
    assert client.get(path, params={"actor": "nobodyatall"}).status_code == 400


def test_without_a_dossier_the_first_page_says_how_to_begin(tmp_path):
    with serving(Settings(dossier=str(tmp_path / "none.db"))) as where:
        first = httpx.get(where)
        assert first.status_code == 200 and 'href="/read"' in first.text
        for path in ("/timeline", "/events", "/facets", "/sources", "/events.csv", "/plots/density.svg"):
            answer = httpx.get(f"{where}{path}")
            assert answer.status_code == 404 and "no dossier yet" in answer.text
    assert not (tmp_path / "none.db").exists()


def test_the_first_page_shows_the_figures_and_what_is_left_to_judge(client, store):
    page = client.get("/").text
    assert f"<dd>{store.counts()['event']}</dd>" in page
    assert "Left to judge" in page and 'href="/doctrines/rus-2024#' in page


# As known at.


def test_the_record_is_shown_as_it_stood(client, store):
    page = client.get("/events", params={"as-known-at": "2025-10-10"}).text
    assert "As the record stood on <strong>Friday, October 10, 2025</strong>" in page
    assert f"<strong>{store.count(Query(known_at='2025-10-10'))}</strong> events" in page
    before, after = store.known_beside("2025-10-10")
    assert f"as-known-at={before}" in page and f"as-known-at={after}" in page


@pytest.mark.parametrize("path", ["/events", "/timeline"])
def test_a_day_goes_with_the_reader_to_an_event_and_to_those_beside_it(client, store, path):
    asked = {"as-known-at": "2025-10-10"}
    event = next(store.find(Query(known_at="2025-10-10")))
    assert f'href="/events/{event.id}?as-known-at=2025-10-10"' in client.get(path, params=asked).text
    plot = client.get("/plots/timeline.json", params=asked).text
    assert f"/events/{event.id}?as-known-at=2025-10-10" in plot
    inner = next(e for e in store.find(Query(known_at="2025-10-10")) if e.content_of)
    shown = client.get(f"/events/{inner.id}", params=asked).text
    assert f"{inner.content_of}?as-known-at=2025-10-10" in shown


def test_days_beside_a_day_are_those_on_which_pages_came_out(store):
    days = sorted({mention.known for mention in store.mentions() if mention.known})
    assert store.known_beside(days[1]) == (days[0], days[2])
    assert store.known_beside(days[0])[0] is None
    assert store.known_beside(days[-1])[1] is None


def test_the_slider_asks_again_and_says_the_day(chromium, address):
    with view(chromium, address, "/events") as page:
        slider = page.get_by_role("slider")
        all_events = page.locator(".counted strong").inner_text()
        slider.focus()
        for _ in range(12):
            page.keyboard.press("ArrowLeft")
        page.wait_for_url("**as-known-at=2025-10-19**")
        page.wait_for_function(f"() => {COUNTED} !== '{all_events}'")
        assert "October 19, 2025" in slider.get_attribute("aria-valuetext")
        assert "October 19, 2025" in page.locator("#known-said").inner_text()
        assert page.evaluate("document.activeElement.id") == "known-range"
        page.get_by_role("link", name="As it is now").click()
        page.wait_for_function(f"() => {COUNTED} === '{all_events}'")
        assert page.locator("#known-day").input_value() == ""


# In a browser.


def test_ticking_a_facet_filters_counts_again_and_changes_the_address(chromium, address, store):
    with view(chromium, address, "/timeline") as page:
        box = page.locator("#facet-actor input[value=IRN]")
        box.focus()
        page.keyboard.press("Space")
        page.wait_for_url("**/timeline?actor=IRN")
        total = store.count(Query(actor=("IRN",)))
        page.wait_for_function(f"() => {COUNTED} === '{total}'")
        wanted = store.count(Query(actor=("IRN",), status=("happened",)))
        counted = page.locator("#facet-status label", has_text="happened").locator(".facet-count")
        counted.get_by_text(str(wanted)).wait_for()
        assert page.evaluate("document.activeElement.value") == "IRN"
        page.get_by_role("link", name="Without: Actor Iran").click()
        page.wait_for_url("**/timeline")
        assert not page.locator("#facet-actor input[value=IRN]").is_checked()
        page.go_back()
        page.wait_for_url("**/timeline?actor=IRN")
        page.locator("#facet-actor input[value=IRN]:checked").wait_for()


def test_a_name_that_is_not_known_is_said_beside_the_form(chromium, address):
    with view(chromium, address, "/events") as page:
        page.locator("#facet-actor-name").fill("Irann")
        page.keyboard.press("Enter")
        page.get_by_role("alert").wait_for()
        assert "did you mean" in page.get_by_role("alert").inner_text()
        assert "actor=Irann" in page.url


def test_words_that_cannot_be_searched_for_are_said_where_the_events_would_stand(chromium, address):
    with view(chromium, address, "/events") as page:
        page.locator("#filter-text").fill('"')
        page.get_by_role("alert").get_by_text("These filters cannot be").wait_for()
        assert page.locator("table.events").count() == 0


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (0, "The server does not answer."),
        (400, "That could not be answered. What is shown is from before. No."),
    ],
)
def test_a_question_that_fails_is_said_and_what_is_shown_stays(chromium, address, status, said):
    def fail(route):
        if status:
            route.fulfill(status=status, content_type="text/html", body="<main><p role=alert>No.</p></main>")
        else:
            route.abort()

    context = chromium.new_context(locale="en")
    try:
        page = context.new_page()
        page.goto(f"{address}/events")
        page.route("**/events?*", fail)
        page.locator("#filter-text").fill("drone")
        page.locator("#trouble").get_by_text(said).wait_for()
        assert page.locator("table.events").count() == 1
        page.unroute("**/events?*")
        page.locator("#filter-text").fill("drones")
        page.wait_for_url("**/events?text=drones")
        page.wait_for_function("() => !document.getElementById('trouble').textContent")
    finally:
        context.close()


def test_after_a_link_of_the_list_the_focus_is_at_its_results_and_they_are_told(chromium, address, store):
    with view(chromium, address, "/events?actor=IRN") as page:
        assert page.locator("#told").inner_text() == ""
        page.get_by_role("link", name="Without: Actor Iran").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/events")
        page.locator("#told").get_by_text(f"{store.count(Query())} events").wait_for()
        page.wait_for_function("() => document.activeElement.id === 'results'")
        page.get_by_role("link", name="Newest first").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**/events?order=newest")
        page.wait_for_function("() => document.activeElement.id === 'results'")


def test_filters_work_without_script(chromium, address, store):
    with view(chromium, address, "/events", java_script_enabled=False) as page:
        page.get_by_label("Words in the pages").fill("drone")
        page.get_by_label("Actor: another name").fill("Iran")
        page.get_by_role("button", name="Apply").click()
        total = store.count(Query(actor=("IRN",), text="drone"))
        assert page.locator(".counted strong").inner_text() == str(total)
        assert page.get_by_role("slider").count() == 0
        page.get_by_role("link", name="All values, with counts").click()
        page.locator("input[name=status][value=happened]").check()
        page.get_by_role("button", name="Apply").click()
        total = store.count(Query(actor=("IRN",), text="drone", status=("happened",)))
        assert page.locator(".counted strong").inner_text() == str(total)


def test_a_click_on_a_bar_shows_the_events_of_its_day(chromium, address):
    with view(chromium, address, "/timeline") as page:
        bar = page.locator("figure[data-plot*=density] svg .role-mark.marks path").first
        bar.click()
        page.wait_for_url("**since=2025-**until=2025-**")


# Plots.


@pytest.mark.parametrize("plot", ["timeline", "density", "sources"])
def test_a_plot_is_drawn_in_every_form(client, plot):
    svg = client.get(f"/plots/{plot}.svg")
    assert svg.headers["content-type"].startswith("image/svg+xml") and svg.text.startswith("<svg")
    png = client.get(f"/plots/{plot}.png", params={"download": "1", "theme": "dark", "width": "400"})
    assert png.content.startswith(b"\x89PNG") and "attachment" in png.headers["content-disposition"]
    assert client.get(f"/plots/{plot}.json").json()["$schema"].endswith("v6.json")
    assert client.get(f"/plots/{plot}.gif").status_code == 422
    assert client.get(f"/plots/{plot}.svg", params={"width": "9"}).status_code == 422


def test_the_same_question_gives_the_same_plot(client):
    paths = ("/plots/timeline.json", "/plots/density.json", "/plots/timeline.svg?theme=dark")
    assert all(client.get(path).content == client.get(path).content for path in paths)


def test_bars_count_each_event_with_a_time_once(client, store):
    spec = client.get("/plots/density.json", params={"since": "2025-10-01", "until": "2025-10-30"}).json()
    drawn = sum(row["events"] for row in spec["data"]["values"])
    rows = store.density(Query(since="2025-10-01", until="2025-10-30"), "day")
    assert drawn == sum(row.count for row in rows if row.since and row.since >= "2025-10-01")


# Downloads.


def test_the_table_that_is_saved_holds_what_the_filters_choose(client, store):
    answer = client.get("/events.csv", params={"actor": "IRN"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["event"] for row in rows] == [event.id for event in store.find(Query(actor=("IRN",)))]
    assert answer.headers["content-disposition"] == 'attachment; filename="seuil-events.csv"'


def test_the_json_that_is_saved_is_the_events_themselves(client, store):
    events = client.get("/events.json", params={"actor": "IRN"}).json()
    assert events == [event.model_dump(mode="json") for event in store.find(Query(actor=("IRN",)))]


def test_the_spreadsheet_is_narrowed_in_all_of_its_sheets(client, store):
    events = list(store.find(Query(actor=("USA",), status=("planned",))))
    answer = client.get("/events.xlsx", params={"actor": "USA", "status": "planned"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content), read_only=True)
    rows = {name: book[name].iter_rows(min_row=2, values_only=True) for name in book.sheetnames}
    columns = {name: [row[0] for row in found] for name, found in rows.items()}
    assert columns["events"] == [event.id for event in events]
    assert sorted(columns["assertions"]) == sorted(key for event in events for key in event.mentions)
    assert columns["sources"] == sorted({page for e in events for a in e.accounts for page in a.pages})


def test_every_format_that_needs_nothing_more_can_be_saved(client):
    names = ("csv", "events-jsonl", "jsonl", "plover", "cameo", "timelinejs", "geojson", "html")
    for name in names:
        answer = client.get("/export", params={"format": name, "status": "planned"})
        assert answer.status_code == 200, name
        assert answer.headers["content-disposition"].startswith(f'attachment; filename="seuil-{name}'), name
    packed = io.BytesIO(client.get("/export?format=csv&status=planned").content)
    assert "events.csv" in zipfile.ZipFile(packed).namelist()
    assert client.get("/export", params={"format": "../etc"}).status_code == 400


def test_what_is_known_later_is_in_no_download(client, store):
    params = {"as-known-at": "2025-10-05"}
    events = client.get("/events.json", params=params).json()
    assert events and all(a["known"] <= "2025-10-05" for event in events for a in event["accounts"])
    pages = {page for event in events for account in event["accounts"] for page in account["pages"]}
    briefs = client.get("/export", params={**params, "format": "events-jsonl"}).text.splitlines()
    assert [json.loads(line) for line in briefs] == events
    assert pages <= {page.key for page in store.pages()}


# What pages hold is text, wherever it is shown or saved.

HOSTILE = """<html lang="en"><head><title>&lt;script&gt;alert(1)&lt;/script&gt; Iran strikes</title>
<meta property="og:site_name" content="=cmd|' /C calc'!A0 &lt;img src=x onerror=alert(1)&gt; &#8238;gnp">
<meta property="article:published_time" content="2025-10-12T08:00:00Z"></head><body><article>
<h1>&lt;script&gt;alert(1)&lt;/script&gt; Iran strikes</h1>
<p>=HYPERLINK("http://evil.example","x") Iran attacked the United States on 11 October 2025 with missiles.</p>
<p>Iran will attack Israel next week with drones, said &lt;b&gt;@SUM(A1)&lt;/b&gt; in Tehran.
The strike killed three people near the base on Saturday.</p></article></body></html>"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "page.html").write_text(HOSTILE, encoding="utf-8")
    with Dossier(folder / "hostile.db") as dossier:
        assert dossier.add([folder / "page.html"]).added == 1
    with serving(Settings(dossier=str(folder / "hostile.db"))) as where:
        yield where


@pytest.mark.parametrize("path", ["/", "/timeline", "/events", "/sources", "/facets?view=events"])
def test_markup_and_marks_of_direction_are_shown_as_text(chromium, hostile, path):
    with view(chromium, hostile, path) as page:
        must_be_fit(page)
        page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        assert page.locator("img[src=x]").count() == 0
        assert "\u202e" not in page.content()


def test_no_cell_that_is_saved_is_a_formula(hostile):
    table = httpx.get(f"{hostile}/events.csv").content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(table)) for cell in row]
    assert any("=cmd" in cell for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)
    book = openpyxl.load_workbook(io.BytesIO(httpx.get(f"{hostile}/events.xlsx").content))
    kept = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not any(cell.data_type == "f" or str(cell.value).startswith("=") for cell in kept)


def test_a_plot_holds_no_markup_of_a_page(hostile):
    drawn = httpx.get(f"{hostile}/plots/sources.svg").text
    assert "<img" not in drawn and "&lt;img" in drawn

"""Review by hand: each kind of correction through its form, undoing, the list, and the export as gold."""

from __future__ import annotations

import io
import re
import zipfile

import httpx
import pytest

from seuil.data_files import DataFiles
from seuil.evaluation.cases import gold_cases
from seuil.event.model import Correction, Event
from seuil.store.dossier import Store
from tests.web.browsing import LANGUAGES, must_be_fit, view

ADA = {"by": "Ada Lovelace", "reason": "read again"}


@pytest.fixture
def store(own_address, tmp_path):
    """The dossier behind the server that a test may change."""
    with Store.open(tmp_path / "own.db") as opened:
        yield opened


@pytest.fixture
def own(own_address):
    with httpx.Client(base_url=own_address, timeout=120) as client:
        yield client


@pytest.fixture(scope="module")
def untouched(dossier_file):
    """The dossier that nobody changes, behind the server of all tests."""
    with Store.open(dossier_file) as opened:
        yield opened


def often(store: Store) -> Event:
    """An event that is told often, on one page in two sentences."""
    return next(
        e
        for e in sorted(store.events(), key=lambda e: (len(e.mentions), e.id))
        if len(e.accounts) > 3 and any(len(a.mentions) > 1 for a in e.accounts)
    )


def ended(client: httpx.Client, answer: httpx.Response) -> str:
    """Where it led in the end, however long it took."""
    assert answer.status_code == 303, answer.text
    where = answer.headers["location"]
    while where.startswith("/working/"):
        answer = client.get(where)
        where = answer.headers.get("location", where)
    return where


def decide(client: httpx.Client, kind: str, **fields) -> str:
    return ended(client, client.post("/corrections", data={"kind": kind, **ADA, **fields}))


def test_a_sentence_is_rejected_and_that_is_undone(own, store):
    event = often(store)
    key = event.accounts[-1].mentions[-1]
    where = decide(own, "reject", event=event.id, mention=key)
    html = own.get(where).text
    assert 'role="status"' in html and "read again" in html
    assert key not in store.event(where.split("?")[0].removeprefix("/events/")).mentions
    back = ended(own, own.post("/corrections/1/undo", data={"event": event.id}))
    assert store.event(event.id) == event
    assert "Undone." in own.get(back).text
    assert [c.undone for c in store.corrections()] == [True]


def test_an_event_of_one_sentence_that_is_rejected_leads_to_the_list(own, store):
    event = next(e for e in store.events() if len(e.mentions) == 1)
    where = decide(own, "reject", event=event.id, mention=event.mentions[0])
    assert where == "/corrections?done=1"
    assert own.get(f"/events/{event.id}").status_code == 404
    page = event.mentions[0].split("@")[0]
    assert f'href="/pages/{page}"' in own.get(where).text


def test_a_sentence_is_accepted(own, store):
    event = often(store)
    where = decide(own, "accept", event=event.id, mention=event.mentions[0])
    assert where == f"/events/{event.id}?done=1"
    assert [(c.kind, c.by) for c in store.corrections()] == [("accept", "Ada Lovelace")]


FIELDS = {
    "actor": ("Poland; DEU", ("POL", "DEU")),
    "target": ("Aucun", ()),
    "instrument": ("–", ()),
    "place": ("Minsk", ("minsk",)),
    "status": ("planned", ("planned",)),
    "polarity": ("negated", ("negated",)),
    "certainty": ("possible", ("possible",)),
    "when": ("2025-10-02/2025-10-03", ("2025-10-02", "2025-10-03")),
}


def test_every_field_is_corrected(own, store):
    alone = [e for e in store.events() if len(e.mentions) == 1]
    for number, (field, (written, kept)) in enumerate(FIELDS.items(), 1):
        event = alone[number]
        where = decide(own, "set", event=event.id, mention=event.mentions[0], field=field, values=written)
        assert [c.values for c in store.corrections()][-1] == kept
        changed = store.event(event.mentions[0])
        assert where == f"/events/{changed.id}?done={number}"
        if field == "when":
            assert (changed.when.earliest, changed.when.latest) == kept
        else:
            now = getattr(changed, field)
            assert set(now if isinstance(now, tuple) else (now,)) == set(kept)


def test_an_act_is_corrected_by_its_name_in_either_language(own, store):
    event = next(e for e in store.events() if len(e.mentions) == 1 and e.act != "strike")
    decide(own, "set", event=event.id, mention=event.mentions[0], field="act", values="frapper")
    assert [c.values for c in store.corrections()] == [("strike",)]
    assert store.event(event.mentions[0]) != event


def test_sentences_are_split_off_and_events_joined_again(own, store):
    event = often(store)
    off = event.accounts[-1].mentions[:1]
    where = decide(own, "split", event=event.id, mention=list(off))
    part = store.event(where.split("?")[0].removeprefix("/events/"))
    assert set(off) <= set(part.mentions)
    assert not set(part.mentions) & (set(event.mentions) - set(off))
    where = decide(own, "merge", event=event.id, other=part.id)
    joined = store.event(where.split("?")[0].removeprefix("/events/"))
    merged = list(store.corrections())[-1]
    assert set(merged.mentions) <= set(joined.mentions)
    assert any(m.by == "Ada Lovelace" for m in joined.merges)
    assert "by hand, <bdi>Ada Lovelace</bdi>" in own.get(where).text


def test_pages_are_copies_and_are_not(own, store):
    event = next(e for e in store.events() if any(len(a.pages) > 1 for a in e.accounts))
    account = next(a for a in event.accounts if len(a.pages) > 1)
    copy = next(p for p in account.pages if p != account.original)
    where = decide(own, "not-copy", event=event.id, page=[account.original, copy])
    assert where == f"/events/{event.id}?done=1"
    assert len(store.event(event.id).accounts) == len(event.accounts) + 1
    ended(own, own.post("/corrections/1/undo", data={"event": event.id}))
    assert store.event(event.id) == event
    other = next(p.key for p in store.pages() if p.family != account.original)
    decide(own, "copy", event=event.id, page=[account.original, other])
    assert store.families_of([other])[other].id == store.families_of([copy])[copy].id


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"kind": "reject", "by": " "}, "Write your name and a reason"),
        ({"kind": "reject", "reason": ""}, "Write your name and a reason"),
        ({"kind": "reject", "by": "\0"}, "Write your name and a reason"),
        ({"kind": "set", "field": "status", "values": "maybe"}, "choose from: happened, ongoing"),
        ({"kind": "set", "field": "colour", "values": "red"}, "choose from: act, actor"),
        ({"kind": "set", "field": "when", "values": "soon"}, "not a day"),
        (
            {"kind": "set", "field": "when", "values": "2025-10-09 2025-10-01"},
            "the first day is after the last",
        ),
        ({"kind": "set", "field": "act", "values": "strike; seize"}, "takes one value"),
        ({"kind": "set", "field": "target", "values": " ; "}, "Write the right value"),
        ({"kind": "set", "field": "target", "values": "none; Iran"}, "nothing of that id or name"),
        (
            {"kind": "set", "field": "actor", "values": "<script>alert(1)</script>"},
            "nothing of that id or name",
        ),
        (
            {"kind": "set", "field": "actor", "values": "=cmd|' /C calc'!A0\u202e"},
            "nothing of that id or name",
        ),
        ({"kind": "accept", "mention": "000000000000@1"}, "no such mention"),
        ({"kind": "accept", "mention": ""}, "Choose one sentence"),
        ({"kind": "split", "mention": ""}, "Choose the sentences that"),
        ({"kind": "split", "event": "e0000000000"}, "no such event"),
        ({"kind": "merge"}, "Choose the event that is the same happening"),
        ({"kind": "merge", "other": "e0000000000"}, "no such event"),
        ({"kind": "copy", "page": ["x", "x"]}, "Choose two different pages"),
        ({"kind": "copy", "page": ["000000000000", "111111111111"]}, "no such mention or page"),
    ],
)
def test_what_cannot_be_decided_is_said_and_nothing_is_kept(client, untouched, fields, said):
    event = often(untouched)
    asked = {"event": event.id, "mention": event.mentions[0], **ADA} | fields
    answer = client.post("/corrections", data=asked)
    assert answer.status_code == 400
    assert said in re.sub(r"\s+", " ", answer.text)
    assert "<script>alert" not in answer.text
    assert list(untouched.corrections()) == []


@pytest.mark.parametrize(
    "data",
    [{}, {"kind": "praise"}, {"kind": "accept", "by": "x" * 201}, {"kind": "split", "mention": ["x"] * 501}],
)
def test_what_is_no_form_of_ours_is_refused(client, data):
    assert client.post("/corrections", data=data).status_code == 422
    assert client.post("/corrections/0/undo").status_code == 422
    assert client.post("/corrections/7/undo").status_code == 404


def test_a_change_that_another_page_asks_for_is_not_carried_out(client, untouched):
    event = often(untouched)
    data = {"kind": "reject", "event": event.id, "mention": event.mentions[0], **ADA}
    for headers in ({"origin": "http://evil.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}):
        for path in ("/corrections", "/corrections/1/undo"):
            assert client.post(path, data=data, headers=headers).status_code == 403
    assert list(untouched.corrections()) == []


def test_hostile_names_and_reasons_are_shown_as_text(own, store):
    event = often(store)
    signed = {"by": "<script>alert(1)</script>\u202eevil", "reason": '"><img src=x onerror=alert(1)>=1+1'}
    where = decide(own, "accept", event=event.id, mention=event.mentions[0], **signed)
    for path in (where, "/corrections", f"/events/{event.id}", f"/events/{event.id}.html"):
        html = own.get(path).text
        assert "<script>alert" not in html and "<img" not in html and "\u202e" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt;evil" in html


def test_the_list_is_paged_and_keeps_what_was_undone(own, store):
    event = often(store)
    for number in range(1, 53):
        store.correct(accepted(event.mentions[0], f"reason {number}"))
    store.undo(52)
    html = own.get("/corrections").text
    assert html.count('id="correction-') == 50
    assert 'class="card undone" id="correction-52"' in html and "<s>" in html
    assert 'action="/corrections/52/undo"' not in html and 'action="/corrections/51/undo"' in html
    assert own.get("/corrections?page=2").text.count('id="correction-') == 2
    assert own.get("/corrections?page=1000000").status_code == 200
    assert own.get("/corrections?page=0").status_code == 422


def accepted(key: str, reason: str) -> Correction:
    return Correction(number=0, kind="accept", mentions=(key,), by="Ada", reason=reason, made="")


def test_decisions_are_downloaded_as_gold(own, store, tmp_path):
    event = often(store)
    decide(own, "accept", event=event.id, mention=event.mentions[0])
    answer = own.get("/corrections/gold.zip")
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        archive.extractall(tmp_path / "gold")
    (case,) = gold_cases([tmp_path / "gold"])
    assert case.page.name == f"{event.mentions[0].split('@')[0]}.txt"


def test_a_dossier_without_corrections_says_so(chromium, address, client):
    assert "No correction was made yet" in client.get("/corrections").text
    with view(chromium, address, "/corrections") as page:
        must_be_fit(page)


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("fr", 390)])
def test_review_in_the_browser(chromium, own_address, store, language, width):
    event = often(store)
    with view(chromium, own_address, f"/events/{event.id}", language=language, width=width) as page:
        told = page.locator(".told").first
        told.locator("details.review summary").click()
        told.locator("input[name=by]").fill("Ada Lovelace")
        told.locator("input[name=reason]").fill("The page says Poland.")
        told.locator("select[name=field]").select_option("actor")
        told.locator("input[name=values]").fill("POL")
        told.locator("button[value=set]").click()
        page.wait_for_selector(".notice.done")
        assert [c.values for c in store.corrections()] == [("POL",)]
        must_be_fit(page, f"review-done-{language}-{width}")
        assert page.locator("input[name=by]").first.input_value() == "Ada Lovelace"
        page.locator(".notice.done button").click()
        page.wait_for_selector(".notice.done >> text=/Undone|Annulé/")
        assert store.event(event.id) == event
        page.goto(f"{own_address}/corrections")
        must_be_fit(page, f"corrections-{language}-{width}")
        assert page.locator("li.undone").count() == 1


def test_an_event_is_searched_for_and_joined_in_the_browser(chromium, own_address, store):
    event = often(store)
    other = next(e for e in store.events() if e.act == event.act and e.id != event.id)
    with view(chromium, own_address, f"/events/{event.id}") as page:
        page.locator("#find").fill(other.id)
        page.locator(".search button").click()
        page.locator(f'#merge-choices input[value="{other.id}"]').check()
        merge = page.locator("#merge-choices form")
        merge.locator("input[name=by]").fill("Ada")
        merge.locator("input[name=reason]").fill("one happening")
        merge.locator("button").click()
        page.wait_for_selector(".notice.done")
        must_be_fit(page, "joined")
    assert set(other.mentions) <= set(store.event(event.mentions[0]).mentions)


def choices_of(client: httpx.Client, event: str, words: str) -> dict[str, tuple[bool, str]]:
    """The events that a search offers, in their order: whether each can be chosen, and what is said of it."""
    page = client.get(f"/events/{event}", params={"find": words, "lang": "en"}).text
    form = page.partition('<div id="merge-choices">')[2].partition("</section>")[0]
    found = {}
    for choice in form.split('<p class="choice">')[1:]:
        box = re.search(r'<input type="radio" name="other" value="([^"]+)"[^>]*>', choice)
        said = re.search(r'<span class="small soft why-not">(.*?)</span>', choice)
        found[box[1]] = ("disabled" not in box[0], said[1] if said else "")
    return found


def test_events_of_acts_that_are_never_one_happening_cannot_be_chosen(client, untouched):
    group_of = DataFiles().happenings.group
    event = often(untouched)
    acts = {e.id: e.act for e in untouched.events()}
    found = choices_of(client, event.id, "Iran")
    assert {able for able, _ in found.values()} == {True, False}
    for id, (able, said) in found.items():
        assert able == (group_of(acts[id]) == group_of(event.act))
        assert able == (said == "")
    # What can be chosen comes first.
    assert [able for able, _ in found.values()] == sorted((able for able, _ in found.values()), reverse=True)


def test_where_none_can_be_joined_no_form_is_to_be_filled(client, untouched):
    group_of = DataFiles().happenings.group
    event = often(untouched)
    other = next(e for e in untouched.events() if group_of(e.act) != group_of(event.act))
    ((able, said),) = choices_of(client, event.id, other.id).values()
    assert not able and said.startswith("cannot be joined: “")
    page = client.get(f"/events/{event.id}", params={"find": other.id, "lang": "en"}).text
    assert "Join the two" not in page and "None of these can be joined with this event." in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_chosen_is_fit_to_be_read(chromium, address, untouched, language):
    with view(chromium, address, f"/events/{often(untouched).id}?find=Iran", language=language) as page:
        assert page.locator("#merge-choices input:disabled").count() > 0
        must_be_fit(page, f"choices-{language}")


def test_enter_never_chooses_among_decisions(chromium, own_address, store):
    event = next(e for e in store.events() if sum(len(a.pages) for a in e.accounts) > 1)
    with view(chromium, own_address, f"/events/{event.id}") as page:
        told = page.locator(".told").first
        told.locator("details.review summary").click()
        for form, fields in ((told, ("by", "reason", "values")), (page.locator("#copies"), ("by", "reason"))):
            for select in form.locator("select[name=page]").all():
                select.select_option(index=1)
            for name in fields:
                form.locator(f"input[name={name}]").fill("POL")
            for name in fields:
                form.locator(f"input[name={name}]").press("Enter")
        page.wait_for_load_state("networkidle")
        assert page.url == f"{own_address}/events/{event.id}"
        assert list(store.corrections()) == []
        told.locator("select[name=field]").select_option("actor")
        told.locator("button[value=set]").press("Enter")
        page.wait_for_selector(".notice.done")
    assert [(c.kind, c.values) for c in store.corrections()] == [("set", ("POL",))]


def test_a_form_works_without_script(chromium, own_address, store):
    event = often(store)
    with view(chromium, own_address, f"/events/{event.id}?find=Iran", java_script_enabled=False) as page:
        assert page.locator("#merge-choices input[type=radio]").count() > 0
        page.locator("#split input[type=checkbox]").first.check()
        page.locator("#split input[name=by]").fill("Ada")
        page.locator("#split input[name=reason]").fill("another one")
        page.locator("#split button").click()
        page.wait_for_selector(".notice.done")
    assert [c.kind for c in store.corrections()] == ["split"]

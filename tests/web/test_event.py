"""The page of an event: over HTTP, as one file, and in a browser."""

from __future__ import annotations

import re

import pytest

from seuil.event.model import Event
from seuil.store.dossier import Store
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view


@pytest.fixture(scope="module")
def events(dossier_file) -> list[Event]:
    """The events of the dossier, those of most accounts first."""
    with Store.open(dossier_file) as store:
        return sorted(store.events(), key=lambda e: (-len(e.accounts), e.id))


@pytest.fixture(scope="module")
def told_often(events) -> Event:
    """One that many tell, on which they differ, and of which there are copies."""
    return next(e for e in events if e.differences and any(len(a.pages) > 1 for a in e.accounts))


def text_of(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_an_event_shows_its_accounts_its_copies_and_every_sentence(client, dossier_file, told_often):
    html = client.get(f"/events/{told_often.id}").text
    with Store.open(dossier_file) as store:
        families = store.families_of(a.original for a in told_often.accounts)
    for number, account in enumerate(told_often.accounts, 1):
        assert f'id="account-{number}"' in html
        for page in account.pages:
            assert f'href="/pages/{page}"' in html
    for key in told_often.mentions:
        assert html.count(f'id="m-{key}"') == 1
    kinds = {m.kinship for f in families.values() for m in f.members if f"/pages/{m.page}" in html}
    assert len(kinds) > 2
    assert all(f'class="leaf {kind}' in html for kind in kinds)


def test_what_accounts_differ_on_stands_side_by_side_with_who_says_it(client, told_often):
    html = client.get(f"/events/{told_often.id}").text
    assert html.count('class="differ"') == len(told_often.differences)
    for difference in told_often.differences:
        for said in difference.said:
            for number, account in enumerate(told_often.accounts, 1):
                if account.family in said.families:
                    assert f'href="#account-{number}"' in html


def test_the_words_of_a_page_are_in_their_language_with_the_trigger_marked(client, dossier_file, told_often):
    html = client.get(f"/events/{told_often.id}").text
    with Store.open(dossier_file) as store:
        languages = {m.language for m in store.mentions_of(told_often.mentions)}
    assert languages == {"en", "fr"}
    for language in languages:
        assert re.search(rf'<blockquote lang="{language}">[^<]*<mark>[^<]+</mark>', html)


def test_clauses_say_what_is_left_to_judge_and_never_that_a_condition_is_met(client, events):
    html = next(
        html for e in events if 'id="clauses"' in (html := client.get(f"/events/{e.id}").text) and e.mentions
    )
    said = text_of(html)
    assert "Whether a condition is met is not said here" in said
    assert "left to judge" in said
    assert re.search(r'href="/doctrines/[a-z0-9-]+#clause-', html)


def test_contents_what_it_is_content_of_and_doubtful_ones_are_links(client, events):
    inner = next(e for e in events if e.content_of)
    assert f'href="/events/{inner.content_of}"' in client.get(f"/events/{inner.id}").text
    assert f'href="/events/{inner.id}"' in client.get(f"/events/{inner.content_of}").text
    doubted = next(e for e in events if e.doubtful)
    assert f'href="/events/{doubted.doubtful[0]}"' in client.get(f"/events/{doubted.id}").text


def test_an_event_is_found_by_a_mention_and_as_it_stood(client, told_often):
    key = told_often.mentions[-1]
    answer = client.get(f"/events/{key}")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/events/{told_often.id}#m-{key}"
    first = told_often.history[0]
    html = client.get(f"/events/{told_often.id}", params={"as-known-at": first.since}).text
    assert f"As known at {first.since}." in html
    assert html.count('class="column card"') < len(told_often.accounts)
    assert 'id="review"' not in html


@pytest.mark.parametrize(
    "id",
    [
        "e0000000000",
        "e",
        "nothing",
        "%00",
        "e0000000000%00",
        "..%2f..",
        "%3Cscript%3E",
        "000000000000@1",
        "x" * 59,
    ],
)
def test_what_is_no_event_is_a_clear_page(client, id):
    for path in (f"/events/{id}", f"/events/{id}.html"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "<script>" not in answer.text.lower().replace("<script src", "")
        assert "There is no event of this id" in answer.text or "nothing at this address" in answer.text


@pytest.mark.parametrize(
    "query", ["as-known-at=soon", "as-known-at=2025-13-40", "as-known-at=%00", "as-known-at=1900-01-01"]
)
def test_a_day_that_is_none_or_came_before_is_told(client, told_often, query):
    answer = client.get(f"/events/{told_often.id}?{query}")
    assert answer.status_code == 400
    assert "not a day" in answer.text or "Nothing of this event was out" in answer.text


@pytest.mark.parametrize("query", ["done=-1", "done=x", "all=perhaps", f"find={'x' * 201}"])
def test_a_number_or_choice_that_is_none_is_told(client, told_often, query):
    assert client.get(f"/events/{told_often.id}?{query}").status_code == 422


@pytest.mark.parametrize(
    "find", ['"', "%00", "*", "<script>alert(1)</script>", "e0000000000 OR 1", "‮abc", "NEAR("]
)
def test_whatever_is_searched_for_is_answered(client, told_often, find):
    answer = client.get(f"/events/{told_often.id}", params={"find": find})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


def test_one_file_holds_all_of_it_and_nothing_that_acts(client, told_often):
    answer = client.get(f"/events/{told_often.id}.html")
    assert told_often.id in answer.headers["content-disposition"]
    assert "script-src" not in answer.headers["content-security-policy"]
    assert not re.search(r"<(form|script|link|input|button)\b", answer.text)
    assert not re.search(r'(src|href)="(?!#)', answer.text)
    assert answer.text.count('class="column card"') == len(told_often.accounts)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_event_is_fit(chromium, address, told_often, language, width):
    with view(chromium, address, f"/events/{told_often.id}", language=language, width=width) as page:
        must_be_fit(page, f"event-{language}-{width}")
        page.locator(".column details.review summary").first.click()
        page.locator(".column > details > summary").first.click()
        must_be_fit(page, f"event-open-{language}-{width}")


def test_an_event_is_fit_in_the_dark_and_as_one_file(chromium, address, events, tmp_path, client):
    often = next(e for e in events if e.doubtful and len(e.accounts) > 3)
    with view(chromium, address, f"/events/{often.id}", color_scheme="dark") as page:
        must_be_fit(page, "event-dark")
    (tmp_path / "event.html").write_text(client.get(f"/events/{often.id}.html").text, "utf-8")
    context = chromium.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.goto((tmp_path / "event.html").as_uri())
    must_be_fit(page, "event-one-file")
    context.close()


def test_wide_screens_set_accounts_side_by_side_and_an_anchor_opens_what_is_folded(chromium, address, events):
    event = next(e for e in events if len(e.accounts) > 2)
    with view(chromium, address, f"/events/{event.id}") as page:
        first, second = (page.locator(".column").nth(n).bounding_box() for n in (0, 1))
        assert first["y"] == second["y"] and first["x"] < second["x"]
    folded = next(k for a in event.accounts for k in a.mentions[1:])
    with view(chromium, address, f"/events/{folded}") as page:
        assert page.url.endswith(f"/events/{event.id}#m-{folded}")
        assert page.locator(f'[id="m-{folded}"]').is_visible()

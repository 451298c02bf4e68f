"""Declared policies in the browser: the matrix at a date, a document, a comparison, the events that touch."""

import re

import httpx
import pytest

from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.web.settings import Settings
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, settle, view
from tests.web.server import serving

VIEWS = {
    "matrix": "/doctrines",
    "document": "/doctrines/rus-2024",
    "compare": "/doctrines/compare?old=rus-2020&new=rus-2024&all=1",
    "touched": "/doctrines/touched",
}
OWN = """
id: own-2030
issuer: [CHE]
kind: statement
title: {en: "An <b>own</b> statement", fr: "Une déclaration <b>propre</b>"}
instrument: {en: a speech, fr: un discours}
published: "2030-01-01"
in-force: {from: "2030-01-01"}
mark: text
sources:
  good: {title: Read, address: "https://example.org/a?b=1"}
  bad: {title: "Bad <script>", address: "javascript:alert(1)"}
clauses:
  - id: "1"
    cite: "§1"
    kind: assurance
    gloss: {en: "No first use \\u202e<script>", fr: "Pas d'emploi en premier"}
    mark: unverified
    sources: [good, bad]
    promises: [no-first-use]
"""


@pytest.fixture(scope="module")
def without_dossier(tmp_path_factory):
    """A server with a document of the user's own, and no dossier."""
    folder = tmp_path_factory.mktemp("own")
    (folder / "own-2030.yaml").write_text(OWN, "utf-8")
    settings = Settings(dossier=str(folder / "none.db"), doctrines=(folder,))
    with serving(settings) as where, httpx.Client(base_url=where, timeout=60) as made:
        yield made


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_is_fit(chromium, address, name, language, width):
    with view(chromium, address, VIEWS[name], language=language, width=width) as page:
        must_be_fit(page, f"doctrine-{name}-{language}-{width}")


def test_the_views_are_fit_in_the_dark(chromium, address):
    for name, path in VIEWS.items():
        with view(chromium, address, path, color_scheme="dark") as page:
            must_be_fit(page, f"doctrine-{name}-dark")


def test_the_slider_moves_the_matrix_and_the_address(chromium, address):
    with view(chromium, address, "/doctrines?at=2024-12-31") as page:
        row = page.get_by_role("row", name="Russia")
        assert row.locator("a[href*='rus-2024']").count()
        page.locator("#year").focus()
        for _ in range(2):
            page.keyboard.press("ArrowLeft")
        page.get_by_role("heading", name="Promises on 2022-12-31").wait_for()
        assert row.locator("a[href*='rus-2020']").count()
        assert not row.locator("a[href*='rus-2024']").count()
        assert page.url.endswith("?year=2022")


def test_a_click_on_a_documents_interval_opens_it(chromium, address):
    with view(chromium, address, "/doctrines") as page:
        page.locator(".plot-area svg .mark-rect path").first.click()
        page.wait_for_url("**/doctrines/blr-2024")


def test_the_matrix_is_a_list_by_state_on_a_narrow_screen(chromium, address):
    with view(chromium, address, "/doctrines", width=390) as page:
        assert not page.locator(".matrix thead").is_visible()
        assert not page.locator(".matrix td.none").first.is_visible()
        assert page.locator(".matrix td:not(.none)").first.is_visible()
        assert page.evaluate("document.querySelector('.matrix').scrollWidth <= window.innerWidth")


def test_every_promise_of_a_day_is_in_the_matrix(client):
    doctrines = Doctrines(DataFiles())
    for day in ("2021-01-01", "2024-11-19"):
        text = client.get("/doctrines", params={"at": day}).text
        table = text[text.index("<table class=\"matrix\"") : text.index("</table>")]
        made = {
            f"/doctrines/{edition.doctrine.id}#clause-{clause.id}"
            for edition in doctrines.at(day)
            for clause in edition.doctrine.clauses
            if clause.promises
        }
        assert made and set(re.findall(r'href="([^"]+)"', table)) == made


def test_nothing_declared_is_not_an_empty_cell(client):
    text = client.get("/doctrines?at=2024-12-31").text
    israel = re.search(r'<tr role="row">\s*<th[^>]*>Israel</th>(.*?)</tr>', text, re.S)[1]
    assert "Nothing declared" in israel and "isr#clause-" in israel
    assert 'class="none"' not in israel


def test_two_editions_that_share_a_day_are_both_given(client):
    text = client.get("/doctrines?at=2024-11-19").text
    assert "two editions share this day" in text
    assert "rus-2020#" in text and "rus-2024#" in text


def test_a_year_is_its_last_day_and_beyond_the_documents_the_nearest(client):
    for year, day in (("2015", "2015-12-31"), ("1200", "1949-12-31"), ("9999", "2026-03-22")):
        assert f"Promises on {day}" in client.get(f"/doctrines?year={year}").text


def test_before_all_documents_there_is_none(client):
    assert "No document was in force on 1900-01-01" in client.get("/doctrines?at=1900-01-01").text


def test_a_document_says_its_pattern_in_words_and_what_it_replaces(client):
    text = client.get("/doctrines/rus-2024", headers={"accept-language": "fr"}).text
    assert "frontière franchie" in text
    assert "avec l&#39;appui de" in text
    assert "un des États dotés de l&#39;arme nucléaire" in text
    assert "/doctrines/compare?old=rus-2020&amp;new=rus-2024" in text
    assert "/doctrines/rus-2024" in client.get("/doctrines/rus-2020").text


def test_every_clause_has_its_place_and_its_mark(client):
    text = client.get("/doctrines/rus-2024").text
    for clause in Doctrines(DataFiles()).get("rus-2024").clauses:
        part = text[text.index(f'id="clause-{clause.id}"') :].partition("</article>")[0]
        assert 'class="was-read"' in part
        assert not clause.judge or "Left to judge" in part


def test_events_stand_beside_a_clause_newest_first_with_what_is_left_to_judge(client):
    text = client.get("/doctrines/rus-2024").text
    part = text[text.index('id="clause-19e"') :].partition("</article>")[0]
    beside = part[part.index('<aside class="beside"') :]
    days = re.findall(r'<span class="nowrap">(\d{4}-\d{2}-\d{2})', beside)
    assert days and days == sorted(days, reverse=True)
    events = beside.count('class="touching ')
    assert events == 3
    assert beside.count('class="to-judge"') == events == beside.count('class="relation ')
    assert "/doctrines/touched?doctrine=rus-2024&amp;clause=19e" in beside
    assert "Whether a condition is met is not said here" in text


def test_events_can_be_limited_to_days(client):
    text = client.get("/doctrines/rus-2024?since=2031-01-01").text
    assert "No event of the record touches it." in text
    assert 'class="touching ' not in text


def test_a_clause_without_a_document_is_asked_of_all_as_the_api_does(client):
    whole = client.get("/api/v1/findings").json()
    clause = whole["items"][0]["clause"]
    wanted = client.get("/api/v1/findings", params={"clause": clause}).json()["total"]
    page = client.get("/doctrines/touched", params={"clause": clause}).text
    assert f">{wanted} event" in page and 0 < wanted < whole["total"]
    assert f'value="{clause}" selected' in page


def test_all_touching_events_can_be_filtered(chromium, address):
    with view(chromium, address, "/doctrines/touched") as page:
        everything = page.locator(".touching").count()
        page.get_by_label("Document").select_option("rus-2024")
        page.locator("#clause:enabled").wait_for()
        settle(page)
        some = page.locator(".touching").count()
        assert 0 < some < everything
        assert page.locator(".touching .small a:not([href^='/doctrines/rus-2024#'])").count() == 0
        page.locator("#clause").select_option("19e")
        page.wait_for_url("**clause=19e**")
        settle(page)
        assert 0 < page.locator(".touching").count() < some


def test_a_comparison_shows_what_moved_and_on_demand_the_unchanged(chromium, address):
    with view(chromium, address, "/doctrines/compare?old=rus-2020&new=rus-2024") as page:
        assert page.locator(".change.widened").count()
        assert page.locator(".change.widened .moved").first.inner_text().strip()
        assert page.locator(".change.unchanged").count() == 0
        page.get_by_label("The unchanged too").check()
        page.locator(".change.unchanged").first.wait_for()
        page.get_by_label("Editions").select_option("prk-2013,prk-2022")
        page.get_by_role("heading", name="prk-2013 → prk-2022").wait_for()


def test_a_comparison_takes_one_document_and_the_one_beside_it(client):
    assert "rus-2020 → rus-2024" in client.get("/doctrines/compare?new=rus-2024").text
    assert "rus-2020 → rus-2024" in client.get("/doctrines/compare?old=rus-2020").text
    assert client.get("/doctrines/compare").status_code == 200


@pytest.mark.parametrize("path", ["/doctrines/rus-2024.html", "/doctrines/compare.html?new=rus-2024"])
def test_a_file_for_sending_on_stands_alone(client, path):
    answer = client.get(path)
    assert "attachment" in answer.headers["content-disposition"]
    assert "<style>" in answer.text
    for loads in ("<script", "<link", "<img", 'src="', "<form", 'href="/'):
        assert loads not in answer.text


def test_the_plot_is_drawn_here_too(client):
    assert client.get("/doctrines/plot.svg?at=2024-11-19").text.startswith("<svg")
    assert client.get("/doctrines/plot.png?at=2024-11-19").content.startswith(b"\x89PNG")
    spec = client.get("/doctrines/plot.json?at=2024-11-19").json()
    held = {value["id"] for value in spec["data"]["values"] if value["held"]}
    assert held == {edition.doctrine.id for edition in Doctrines(DataFiles()).at("2024-11-19")}
    assert {value["href"] for value in spec["data"]["values"]} >= {"/doctrines/rus-2024"}


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/doctrines?at=yesterday", 400),
        ("/doctrines?at=2024-02-31", 400),
        ("/doctrines?year=-5", 400),
        ("/doctrines?at=%00", 200),
        ("/doctrines?at=" + "9" * 300, 422),
        ("/doctrines/none", 404),
        ("/doctrines/..%2f..%2fetc", 404),
        ("/doctrines/%00", 404),
        ("/doctrines/none.html", 404),
        ("/doctrines/rus-2024?since=soon", 400),
        ("/doctrines/rus-2024?until=2024-13-01", 400),
        ("/doctrines/compare?old=rus-2024&new=rus-2020", 400),
        ("/doctrines/compare?old=x&new=<script>", 404),
        ("/doctrines/compare?old=isr", 404),
        ("/doctrines/touched?doctrine=none", 404),
        ("/doctrines/touched?doctrine=rus-2024&clause=none", 404),
        ("/doctrines/touched?page=0", 422),
        ("/doctrines/touched?page=999999", 200),
        ("/doctrines/touched?since=%27%20OR%201=1", 400),
        ("/doctrines/plot.svg?width=9", 422),
        ("/doctrines/plot.exe", 422),
    ],
)
def test_whatever_the_address_holds_there_is_a_clear_page(client, path, status):
    answer = client.get(path)
    assert answer.status_code == status
    assert "Traceback" not in answer.text and "<script>" not in answer.text.replace("<script src", "")


def test_documents_of_ones_own_are_there_and_shown_as_text(without_dossier):
    assert "own-2030#clause-1" in without_dossier.get("/doctrines?at=2030-06-01").text
    text = without_dossier.get("/doctrines/own-2030").text
    assert "<b>own</b>" not in text and "&lt;b&gt;own" in text
    assert "\u202e" not in text and "<script>" not in text.partition("<main")[2]
    assert 'href="javascript' not in text and "javascript:alert(1)" in text
    assert 'href="https://example.org/a?b=1" rel="noreferrer noopener"' in text
    assert "<aside" not in text


def test_without_a_dossier_no_events_are_asked_for(without_dossier):
    assert without_dossier.get("/doctrines/rus-2024").status_code == 200
    assert without_dossier.get("/doctrines/touched").status_code == 404

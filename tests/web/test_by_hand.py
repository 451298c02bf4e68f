"""What shows only to one who looks at the views, or goes through them by hand."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from seuil.web.plots.density import HEIGHT
from tests.web.browsing import LANGUAGES, view

# Cells narrower than a short word: their text is broken letter by letter.
_CRUSHED = """() => [...document.querySelectorAll('table tbody th, table tbody td')]
    .filter((cell) => cell.checkVisibility() && cell.textContent.trim().length > 6
        && !cell.matches('.number, .codes') && cell.getBoundingClientRect().width < 50)
    .map((cell) => cell.textContent.trim())"""


@pytest.mark.parametrize("path", ["/sources", "/doctrines", "/events", "/pages", "/map", "/api/docs"])
def test_no_column_of_a_table_is_a_letter_wide_on_a_phone(chromium, address, path):
    with view(chromium, address, path, width=390) as page:
        assert page.evaluate(_CRUSHED) == []


def test_the_menu_of_a_phone_takes_no_line_of_its_own_and_folds_again(chromium, address):
    with view(chromium, address, "/pages", width=390) as page:
        menu, summary = page.locator("details.menu"), page.locator("details.menu > summary")
        assert page.locator(".site-header").bounding_box()["height"] < 60
        top = page.locator("h1").bounding_box()["y"]
        summary.click()
        assert page.get_by_role("link", name="Timeline").is_visible()
        assert page.locator("h1").bounding_box()["y"] == top
        page.get_by_role("link", name="Timeline").focus()
        page.keyboard.press("Escape")
        assert menu.get_attribute("open") is None
        assert summary.evaluate("one => one === document.activeElement")
        summary.click()
        page.mouse.click(4, 820)
        assert menu.get_attribute("open") is None


def test_without_script_the_menu_of_a_phone_covers_nothing(chromium, address):
    with view(chromium, address, "/pages", width=390, java_script_enabled=False) as page:
        links = page.locator(".menu ul").bounding_box()
        assert links["y"] + links["height"] <= page.locator("h1").bounding_box()["y"]


@pytest.mark.parametrize("path", ["/timeline", "/scenario"])
def test_a_date_that_is_typed_in_is_seen_to_be(chromium, address, path):
    with view(chromium, address, path) as page:
        field = page.locator("input[type=date]:visible").first
        field.focus()
        assert field.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


@pytest.mark.parametrize(("width", "more"), [(1280, False), (800, True), (300, True)])
def test_bars_keep_their_height_where_the_legend_takes_lines(client, width, more):
    height = client.get("/plots/density.json", params={"width": width}).json()["height"]
    assert (height > HEIGHT) == more


def test_moving_the_year_moves_the_address_and_leaves_the_way_back(chromium, address):
    with view(chromium, address, "/doctrines") as page:
        before = page.evaluate("history.length")
        page.focus("#year")
        for _ in range(3):
            with page.expect_response("**/doctrines?year=*"):
                page.keyboard.press("ArrowLeft")
        page.wait_for_url("**/doctrines?year=*")
        assert page.evaluate("history.length") == before


def test_a_history_names_each_change_once(client):
    events = client.get("/api/v1/events", params={"limit": 100}).json()["items"]
    told = max(events, key=lambda event: len(event["history"]))
    steps = re.findall(r"<time [^>]*>.*?</time>(.*?)</li>", client.get(f"/events/{told['id']}").text, re.S)
    assert 1 < len(steps) < len(told["history"])
    assert all(one != other for one, other in pairwise(steps))


def test_a_map_of_no_events_says_that_the_filters_leave_none(client):
    said = client.get("/map", params={"text": "no-page-has-this-word"}).text
    assert "No event meets all of these filters." in said
    assert "None of these events has a place." not in said


def test_files_are_named_for_what_they_hold(client):
    id = client.get("/api/v1/events", params={"limit": 1}).json()["items"][0]["id"]
    for path, name in ((f"/events/{id}.html", f"seuil-{id}.html"), ("/events.xlsx", "seuil-events.xlsx")):
        assert client.get(path).headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize("width", [320, 800])
def test_nothing_is_wider_than_a_window_that_is_enlarged(chromium, address, client, width):
    event = client.get("/api/v1/events", params={"limit": 1}).json()["items"][0]["id"]
    pages = client.get("/api/v1/pages", params={"limit": 1}).json()["items"][0]["key"]
    paths = (
        "/", "/read", "/timeline", "/events", "/map", f"/events/{event}", "/sources", "/pages",
        f"/pages/{pages}", "/doctrines", "/doctrines/rus-2024", "/doctrines/compare", "/doctrines/touched",
        "/scenario", "/api/docs",
    )  # fmt: skip
    wide = {}
    with view(chromium, address, "/corrections", language="fr", width=width) as page:
        for path in paths:
            page.goto(f"{address}{path}")
            if (found := page.evaluate("document.documentElement.scrollWidth")) > width + 1:
                wide[path] = found
    assert wide == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_matrix_is_seen_whole_on_a_desk(chromium, address, language):
    with view(chromium, address, "/doctrines", language=language) as page:
        room, taken = page.locator(".scroll").first.evaluate("one => [one.clientWidth, one.scrollWidth]")
        assert taken <= room

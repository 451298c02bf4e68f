"""Days that a mouse draws over in the plot of events in time, and the fields that do the same."""

from __future__ import annotations

import datetime
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.browsing import must_be_fit, view

PLOT = 'figure[data-plot^="/plots/density"]'
BARS = f'{PLOT} svg .role-mark.marks path'


def draw(page, begin: float, end: float) -> None:
    """Draw over the plot, from one share of its bars' width to another."""
    bars = [bar.bounding_box() for bar in page.locator(BARS).all()]
    left, right = min(b["x"] for b in bars), max(b["x"] + b["width"] for b in bars)
    low = max(b["y"] + b["height"] for b in bars) - 3
    page.mouse.move(left + (right - left) * begin, low)
    page.mouse.down()
    page.mouse.move(left + (right - left) * (begin + end) / 2, low - 30, steps=4)
    page.mouse.move(left + (right - left) * end, low - 30, steps=4)
    page.mouse.up()


def days_in(url: str) -> tuple[datetime.date, datetime.date]:
    asked = parse_qs(urlsplit(url).query)
    return tuple(datetime.date.fromisoformat(asked[name][0]) for name in ("since", "until"))


def told(page) -> list[str]:
    """How many events there are, and the lines of those that are listed."""
    return page.locator("#results .toolbar, #results .event-lines li").all_inner_texts()


def ready(page) -> None:
    page.locator(BARS).first.wait_for()


def test_drawing_over_days_sets_the_fields_and_shows_their_events(chromium, address):
    with view(chromium, address, "/timeline?status=happened") as page:
        ready(page)
        before = told(page)
        draw(page, 0.25, 0.5)
        page.wait_for_url("**since=*")
        page.wait_for_load_state("networkidle")
        since, until = days_in(page.url)
        assert datetime.timedelta(5) < until - since < datetime.timedelta(14)
        assert "status=happened" in page.url
        fields = [page.locator(f"#filter-{name}").input_value() for name in ("since", "until")]
        assert fields == [since.isoformat(), until.isoformat()]
        assert told(page) != before
        ready(page)
        must_be_fit(page, "span")
        drawn = told(page)
        # The same by keyboard: the fields take the days, Enter asks for them.
        page.goto(f"{address}/timeline?status=happened", wait_until="networkidle")
        page.locator("#filter-since").fill(since.isoformat())
        page.locator("#filter-until").fill(until.isoformat())
        page.locator("#filter-until").press("Enter")
        page.wait_for_url(f"**until={until}*")
        page.wait_for_load_state("networkidle")
        assert told(page) == drawn


def test_on_the_first_page_it_leads_to_the_timeline_of_those_days(chromium, address):
    with view(chromium, address, "/") as page:
        ready(page)
        assert page.locator(".span-hint").is_visible()
        draw(page, 0.1, 0.2)
        page.wait_for_url("**/timeline?since=*")
        page.wait_for_load_state("networkidle")
        since, until = days_in(page.url)
        assert since < until


def test_a_click_on_a_bar_still_leads_to_its_events(chromium, address):
    with view(chromium, address, "/") as page:
        ready(page)
        page.locator(BARS).first.click()
        page.wait_for_url("**/timeline?since=*")
        page.wait_for_load_state("networkidle")
        since, until = days_in(page.url)
        assert since == until


@pytest.mark.parametrize("options", [{"java_script_enabled": False}, {"has_touch": True, "is_mobile": True}])
def test_nothing_is_said_of_it_where_it_cannot_be_done(chromium, address, options):
    with view(chromium, address, "/", **options) as page:
        page.wait_for_timeout(300)
        assert not page.locator(".span-hint").is_visible()

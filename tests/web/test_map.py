"""The map: places with counts, as a picture, as a plot, as tables."""

from __future__ import annotations

import html
import math
import re
from itertools import pairwise

import pytest

from seuil.asking.wording import RecordWording
from seuil.data_files import DataFiles
from seuil.export.coordinates import Point
from seuil.store.model import PlaceRow
from seuil.web.asked import Asked
from seuil.web.map.places import places_of
from seuil.web.plots import shapes
from seuil.web.plots.map import Words, map_spec
from tests.web.browsing import LANGUAGES, WIDTHS, must_be_fit, view

FRAMES = {
    "world": shapes.world(960, 480),
    "gulf": shapes.around([(51.4, 35.7), (58.5, 23.6)], 960, 538, 14.0),
    "kyiv": shapes.around([(30.5, 50.4)], 960, 538, 14.0),
}


def area(ring) -> float:
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True)) / 2


@pytest.mark.parametrize("name", FRAMES)
def test_what_is_drawn_lies_within_the_frame_and_is_closed(name):
    frame = FRAMES[name]
    drawn = shapes.land(frame)
    assert drawn
    for country in drawn:
        for polygon in country["geometry"]["coordinates"]:
            for ring in polygon:
                assert len(ring) >= 4 and ring[0] == ring[-1]
                assert all(-12 <= x <= frame.width + 12 and -12 <= y <= frame.height + 12 for x, y in ring)


def test_a_frame_holds_its_points_with_room_and_is_never_too_narrow():
    points = [(51.4, 35.7), (58.5, 23.6), (44.0, 12.0)]
    frame = shapes.around(points, 960, 538, 14.0)
    for longitude, latitude in points:
        x, y = frame.pixel(longitude, latitude)
        assert 60 < x < 900 and 30 < y < 508
    one = shapes.around([(30.5, 50.4)], 960, 538, 14.0)
    assert one.pixel(30.5, 50.4) == pytest.approx((480, 269))
    assert one.pixel(37.5, 50.4)[0] == pytest.approx(960)
    assert shapes.around([(-170, 0), (170, 0)], 960, 538, 14.0).world
    assert shapes.around([], 960, 538, 14.0).world


def test_the_world_is_whole_and_in_equal_areas():
    frame = FRAMES["world"]
    left, right = frame.pixel(-180, 0)[0], frame.pixel(180, 0)[0]
    top, bottom = frame.pixel(0, 90)[1], frame.pixel(0, -90)[1]
    assert 0 <= left < 20 and 940 < right <= 960 and top >= 0 and bottom <= 480

    def square(longitude: float, latitude: float) -> float:
        corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
        return abs(area([frame.pixel(longitude + a, latitude + b) for a, b in corners]))

    square_at_equator = math.sin(math.radians(1))
    for latitude in (0, 30, 60):  # of a sphere, as much lies between two parallels as their sines differ
        low, high = (math.sin(math.radians(one)) for one in (latitude, latitude + 1))
        shrunk = square(20, latitude) / square(20, 0)
        assert shrunk == pytest.approx((high - low) / square_at_equator, rel=0.01)


def test_no_shape_reaches_across_the_whole_map():
    russia = next(c for c in shapes.land(FRAMES["world"]) if c["properties"]["name"] == "Russia")
    for polygon in russia["geometry"]["coordinates"]:
        for ring in polygon:
            steps = [abs(a[0] - b[0]) for a, b in pairwise(ring)]
            assert max(steps) < 100


def test_a_map_without_places_is_the_world():
    spec = map_spec((), Words("Place", "Events", "How"), "events", "light", 640)
    assert (spec["width"], spec["height"]) == (640, 320)


def test_places_that_are_left_out_are_counted_and_not_put_into_words():
    class Points:
        def of(self, id):
            return None if id.startswith("state") else Point(1.0, 2.0)

    class Say(RecordWording):
        def name(self, id):
            named.append(id)
            return id

    named: list[str] = []
    rows = [
        PlaceRow(place=f"{kind}-{n}", status=status, polarity="affirmed", count=n)
        for kind in ("city", "state") for n in range(1, 6) for status in ("planned", "happened")
    ]  # fmt: skip
    found = places_of(rows, Say(DataFiles(), "en"), Points(), Asked(), on_map=3, without=1)
    assert [place.id for place in found.on_map] == ["city-5", "city-4", "city-3"]
    assert [(place.total, place.done) for place in found.on_map] == [(10, 5), (8, 4), (6, 3)]
    assert [place.id for place in found.without] == ["state-5"]
    assert (found.all_on_map, found.all_without) == (5, 5)
    assert named == ["city-5", "city-4", "city-3", "state-5"]


def counted(client, **asked) -> dict:
    """Places with the number of events, as the plot has them."""
    spec = client.get("/plots/map.json", params=asked).json()
    return {mark["name"]: mark for mark in spec["layer"][1]["data"]["values"]}


def test_counts_are_those_of_the_list_to_which_they_lead(client):
    marks = counted(client)
    assert len(marks) > 5
    led = {mark["href"]: mark["events"] for mark in marks.values()}
    row = r'<a href="([^"]+)"><bdi>[^<]+</bdi></a></th><td class="number">(\d+)<'
    rows = re.findall(row, client.get("/map").text)
    led |= {html.unescape(href): int(number) for href, number in rows}
    assert len(led) > len(marks)
    for href, number in led.items():
        assert client.get(href.replace("/timeline", "/api/v1/events")).json()["total"] == number > 0, href
    assert led["/timeline?place=IRN"] > led["/timeline?place=tehran"]


def test_filters_choose_what_is_on_the_map(client):
    every, some = counted(client), counted(client, status="planned")
    assert 0 < sum(mark["events"] for mark in some.values()) < sum(mark["events"] for mark in every.values())
    assert all(mark["done"] == 0 and mark["all"] > 0 for mark in some.values())
    nothing = {"place": "Mombasa", "status": "planned"}
    assert counted(client, **nothing) == {}
    page = client.get("/map", params=nothing)
    assert page.status_code == 200 and "<table" not in page.text


@pytest.mark.parametrize("ending", ["svg", "png", "json"])
@pytest.mark.parametrize("extent", ["events", "world"])
def test_the_map_is_drawn_here_too(client, ending, extent):
    answer = client.get(f"/plots/map.{ending}", params={"extent": extent, "download": "1"})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == f'attachment; filename="map.{ending}"'
    if ending == "svg":
        assert "Tehran" in answer.text and "<script" not in answer.text


@pytest.mark.parametrize("asked", ["extent=moon", "width=1e9", "width=-1", "theme=x", "page=0"])
def test_what_cannot_be_drawn_is_said(client, asked):
    assert client.get(f"/plots/map.svg?{asked}").status_code == 422


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_is_fit(chromium, address, language, width):
    with view(chromium, address, "/map", language=language, width=width) as page:
        page.wait_for_selector("figure[data-plot] svg")
        must_be_fit(page, f"map-{language}-{width}")
        assert page.locator("table").count() == 2
        page.locator(".map-extent a").nth(1).click()
        page.wait_for_selector("figure[data-plot] svg")
        assert "extent=world" in page.url
        must_be_fit(page, f"map-world-{language}-{width}")


def test_the_map_is_fit_in_the_dark(chromium, address):
    with view(chromium, address, "/map", color_scheme="dark") as page:
        page.wait_for_selector("figure[data-plot] svg")
        must_be_fit(page, "map-dark")


def test_a_point_leads_to_its_events(chromium, address):
    with view(chromium, address, "/map") as page:
        page.wait_for_selector("figure[data-plot] svg")
        page.route("**/timeline?*", lambda asked: asked.fulfill(body="timeline", content_type="text/plain"))
        page.locator("figure svg g.mark-symbol path").last.click(force=True)
        page.wait_for_url("**/timeline?place=*")


def test_without_script_there_is_a_picture_and_a_table(chromium, address):
    with view(chromium, address, "/map", java_script_enabled=False) as page:
        picture = page.locator("figure img")
        assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
        assert picture.get_attribute("alt").startswith("A map with")
        assert page.get_by_role("link", name="Tehran").get_attribute("href").startswith("/timeline?place=")

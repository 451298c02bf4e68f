"""The map: where the events are that the filters choose."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from seuil.web import filtering
from seuil.web.asked import Asked, AskedOf
from seuil.web.desk import Desk, desk_of
from seuil.web.languages import _, ngettext
from seuil.web.map.places import Places, places_of
from seuil.web.plots import drawing
from seuil.web.plots.map import DRAWN, Extent, Words, frame_of, map_spec
from seuil.web.record.known import known
from seuil.web.rendering import address, render

router = APIRouter(include_in_schema=False)

DeskOf = Annotated[Desk, Depends(desk_of)]
ExtentOf = Annotated[Extent, Query(description="What the map shows: what holds the places, or the world.")]

LISTED = 200
"""Places that a table lists at most, those of most events."""


def ready(desk: Desk) -> None:
    """Ready the map of all events, and what its filters offer, where there is a dossier."""
    if desk.has_dossier:
        filtering.counted(desk, Asked(), "map")
        _contents(desk, Asked(), "events")


@router.get("/map")
def map_view(request: Request, desk: DeskOf, asked: AskedOf, extent: ExtentOf = "events") -> Response:
    """The places of the events on a map, and as tables."""
    panel = filtering.panel(desk, asked, "map")
    held = {"panel": panel, "asked": asked, "known": known(desk, asked, panel.path), "extent": extent}
    if panel.fault is not None:
        answer = render(request, "map/map.html", **held)
        # What the form of a page that is open gets takes the place of its results, whatever it says.
        answer.status_code = 200 if request.headers.get("hx-request") == "true" else 400
        return answer
    answer = render(request, "map/map.html", **held, **_contents(desk, asked, extent))
    # The address that a filter leads to is the short one, without fields that ask nothing.
    answer.headers["hx-push-url"] = _at(asked, extent)
    if request.headers.get("hx-target") == "results":
        answer.headers["hx-trigger-after-settle"] = "seuil-filtered"
    return answer


def _contents(desk: Desk, asked: Asked, extent: Extent) -> dict[str, object]:
    """What the map and its tables show."""
    places = _places(desk, asked, without=LISTED)
    query = asked.query(desk, whole=True)
    store = desk.store
    events = desk.kept.of(store, ("count", query), lambda: store.count(query))
    placed = desk.kept.of(store, ("placed", query), lambda: store.count_placed(query))
    extents: tuple[Extent, ...] = get_args(Extent)
    return {
        "extents": tuple((one, _at(asked, one)) for one in extents),
        "shown": places.on_map[:LISTED],
        "without": places.without,
        "left_out": (max(0, places.all_on_map - LISTED), max(0, places.all_without - LISTED)),
        "not_drawn": max(0, places.all_on_map - DRAWN),
        "events": events,
        "nowhere": events - placed,
        "height": frame_of(places.on_map, extent, drawing.WIDTH).height,
        "alt": _alt(places),
    }


def _at(asked: Asked, extent: Extent) -> str:
    """The address of the map; how much of the world it shows is said where it is not what it shows anyway."""
    return address("/map", **asked.filters, extent=None if extent == "events" else extent)


@router.get("/plots/map.{ending}")
def map_plot(
    desk: DeskOf,
    asked: AskedOf,
    ending: drawing.Ending,
    width: drawing.WidthOf,
    extent: ExtentOf = "events",
    theme: drawing.Theme = "light",
    download: bool = False,
) -> Response:
    """The map as a picture, or as the plot that a browser draws."""
    words = Words(_("Place"), _("Events"), _("How they stand"))
    spec = drawing.themed(map_spec(_places(desk, asked).on_map, words, extent, theme, width), theme, width)
    return drawing.answer(spec, ending, "map", download=download)


def _places(desk: Desk, asked: Asked, *, without: int = 0) -> Places:
    store, query = desk.store, asked.query(desk, whole=True)
    rows = desk.kept.of(store, ("places", query), lambda: store.places(query))
    # As many are listed as are drawn, or fewer.
    return places_of(rows, desk.say(), desk.coordinates(), asked, on_map=DRAWN, without=without)


def _alt(places: Places) -> str:
    """What is to be seen, in words."""
    if not places.on_map:
        return _("A map without places.")
    said = ngettext("A map with %(num)s place", "A map with %(num)s places", places.all_on_map)
    number = said % {"num": places.all_on_map}
    return f"{number}: {', '.join(f'{place.name} ({place.total})' for place in places.on_map[:5])}"

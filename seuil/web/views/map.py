"""The map: where the events are that the filters choose."""

from __future__ import annotations

from typing import Annotated, get_args

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from seuil.web import filtering
from seuil.web.asked import Asked, AskedOf
from seuil.web.desk import Desk, desk_of
from seuil.web.languages import _, ngettext
from seuil.web.map.places import PlaceOnMap, places_of
from seuil.web.plots import drawing
from seuil.web.plots.map import DRAWN, Extent, Words, frame_of, map_spec
from seuil.web.record.known import known
from seuil.web.rendering import address, render

router = APIRouter(include_in_schema=False)

DeskOf = Annotated[Desk, Depends(desk_of)]
ExtentOf = Annotated[Extent, Query(description="What the map shows: what holds the places, or the world.")]

LISTED = 200
"""Places that a table lists at most, those of most events."""


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
    places = _places(desk, asked)
    shown = [place for place in places if place.point is not None]
    without = [place for place in places if place.point is None]
    query = asked.query(desk, whole=True)
    events = desk.store.count(query)
    extents: tuple[Extent, ...] = get_args(Extent)
    return {
        "extents": tuple((one, _at(asked, one)) for one in extents),
        "shown": shown[:LISTED],
        "without": without[:LISTED],
        "left_out": (max(0, len(shown) - LISTED), max(0, len(without) - LISTED)),
        "not_drawn": max(0, len(shown) - DRAWN),
        "events": events,
        "nowhere": events - desk.store.count_placed(query),
        "height": frame_of(shown[:DRAWN], extent, drawing.WIDTH).height,
        "alt": _alt(shown),
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
    spec = drawing.themed(map_spec(_places(desk, asked), words, extent, theme, width), theme, width)
    return drawing.answer(spec, ending, "map", download=download)


def _places(desk: Desk, asked: Asked) -> tuple[PlaceOnMap, ...]:
    rows = desk.store.places(asked.query(desk, whole=True))
    return places_of(rows, desk.say(), desk.coordinates(), asked)


def _alt(shown: list[PlaceOnMap]) -> str:
    """What is to be seen, in words."""
    if not shown:
        return _("A map without places.")
    said = ngettext("A map with %(num)s place", "A map with %(num)s places", len(shown))
    number = said % {"num": len(shown)}
    return f"{number}: {', '.join(f'{place.name} ({place.total})' for place in shown[:5])}"

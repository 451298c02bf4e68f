"""The record: its timeline, its table, their facets and plots."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from seuil.web import filtering
from seuil.web.asked import PAGE_SIZE, Asked, AskedOf
from seuil.web.desk import Desk, desk_of
from seuil.web.languages import _
from seuil.web.plots import density, drawing, timeline
from seuil.web.record import telling
from seuil.web.record.known import known
from seuil.web.record.listing import contents_of, listing, page_of
from seuil.web.rendering import render
from seuil.web.saying import AskedError

router = APIRouter(include_in_schema=False)
DeskOf = Annotated[Desk, Depends(desk_of)]

TIMELINE_SIZE = 50
"""Events of one page of the timeline."""


@router.get("/timeline")
def timeline_view(request: Request, desk: DeskOf, asked: AskedOf) -> Response:
    """The timeline of the events that the filters choose."""
    return _view(request, desk, asked, "timeline", TIMELINE_SIZE)


@router.get("/events")
def events_view(request: Request, desk: DeskOf, asked: AskedOf) -> Response:
    """The same as a table."""
    return _view(request, desk, asked, "events", PAGE_SIZE)


def _view(request: Request, desk: Desk, asked: Asked, view: filtering.View, size: int) -> Response:
    """A view of the filtered record; filters that cannot be are said where the events would stand."""
    panel = filtering.panel(desk, asked, view)
    held: dict[str, object] = {"panel": panel, "asked": asked, "known": known(desk, asked, panel.path)}
    held["listing"] = None
    if panel.fault is None:
        found = listing(desk, asked, size)
        held |= {"listing": found}
        if view == "timeline" and found.events:
            drawn = density.density_of(desk, asked.query(desk, whole=True))
            held |= {
                "density": drawn,
                "tones": density.tone_names(found.say),
                "heights": (density.HEIGHT + 70, timeline.height_of(found.events, drawing.WIDTH) + 130),
                "telling": telling,
            }
    answer = render(request, f"record/{view}.html", **held)
    # What the form of a page that is open gets takes the place of its results, whatever it says.
    within = request.headers.get("hx-request") == "true"
    answer.status_code = 400 if panel.fault and not within else 200
    # The address that a filter leads to is the short one, without fields that ask nothing.
    answer.headers["hx-push-url"] = asked.at(panel.path, page=asked.page)
    if request.headers.get("hx-target") == "results":
        answer.headers["hx-trigger-after-settle"] = "seuil-filtered"
    return answer


@router.get("/facets")
def facets(
    request: Request, desk: DeskOf, asked: AskedOf, view: Annotated[filtering.View, Query()] = "timeline"
) -> Response:
    """What there is to choose from, counted: the part of a view that is loaded after it, or a page."""
    panel = filtering.panel(desk, asked, view)
    # Beside a view that says what is wrong with the filters, they stay as they are.
    if panel.fault is None or request.headers.get("hx-request") != "true":
        panel = filtering.counted(desk, asked, view)
    return render(request, "record/facets.html", panel=panel, asked=asked)


@router.get("/plots/density.{ending}")
def density_plot(
    desk: DeskOf,
    asked: AskedOf,
    ending: drawing.Ending,
    width: drawing.WidthOf,
    theme: drawing.Theme = "light",
    download: bool = False,
) -> Response:
    """How the events lie in time."""
    words = {"period": _("Period"), "stands": _("How it stands"), "events": _("Events")}
    drawn = density.density_of(desk, asked.query(desk, whole=True))
    spec = density.spec_of(drawn, desk.say(), asked, "/timeline", theme, width, words)
    return drawing.answer(drawing.themed(spec, theme, width), ending, "seuil-density", download=download)


@router.get("/plots/timeline.{ending}")
def timeline_plot(
    desk: DeskOf,
    asked: AskedOf,
    ending: drawing.Ending,
    width: drawing.WidthOf,
    theme: drawing.Theme = "light",
    download: bool = False,
) -> Response:
    """The events of one page of the timeline, one row each."""
    query = page_of(asked.query(desk, whole=True), asked.page, TIMELINE_SIZE)
    events = tuple(desk.store.find(query))
    if not events:
        raise AskedError(_("No event meets these filters: there is nothing to draw."))
    say = desk.say(contents_of(desk.store, events, query.known_at))
    spec = timeline.spec_of(events, say, (query.since, query.until), theme, width, query.known_at)
    return drawing.answer(drawing.themed(spec, theme, width), ending, "seuil-timeline", download=download)

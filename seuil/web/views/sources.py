"""Where the record comes from: outlets with their originals and copies, and those who are cited."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import Response

from seuil.store.model import OutletPages
from seuil.web.desk import Desk
from seuil.web.languages import _
from seuil.web.plots import drawing, sources
from seuil.web.record.provenance import outlet_lines, voice_lines
from seuil.web.rendering import render
from seuil.web.views.record import DeskOf

router = APIRouter(include_in_schema=False)


@router.get("/sources")
def sources_view(request: Request, desk: DeskOf) -> Response:
    """Outlets and voices; while events are being counted, the outlets by their pages."""
    store, say = desk.store, desk.say()
    found = desk.provenance.of(store)
    outlets = outlet_lines(_outlet_pages(desk) if found is None else found.outlets, say)
    return render(
        request, "record/sources.html", outlets=outlets, counted=found is not None,
        voices=voice_lines(found, say) if found is not None else (),
        more=(len(found.outlets) - len(outlets), max(len(found.voices) - 200, 0)) if found else (0, 0),
        plot_height=sources.STEP * min(len(outlets), sources.MOST) + 90,
    )  # fmt: skip


def _outlet_pages(desk: Desk) -> tuple[OutletPages, ...]:
    store = desk.store
    return desk.kept.of(store, "outlets", store.outlet_pages)


@router.get("/plots/sources.{ending}")
def sources_plot(
    desk: DeskOf,
    ending: drawing.Ending,
    width: drawing.WidthOf,
    theme: drawing.Theme = "light",
    download: bool = False,
) -> Response:
    """The outlets by their pages."""
    words = {"originals": _("originals"), "copies": _("copies of others’ reports"), "pages": _("Pages")}
    spec = sources.spec_of(_outlet_pages(desk), desk.say(), theme, words)
    return drawing.answer(drawing.themed(spec, theme, width), ending, "seuil-sources", download=download)

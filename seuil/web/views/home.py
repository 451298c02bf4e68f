"""The first page: what the dossier holds, or how to begin one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from seuil.store.model import Query as RecordQuery
from seuil.web.asked import Asked
from seuil.web.desk import Desk, desk_of
from seuil.web.plots.density import HEIGHT, density_of
from seuil.web.record import telling
from seuil.web.record.known import in_words
from seuil.web.record.overview import overview
from seuil.web.record.renewal import behind_of
from seuil.web.rendering import render

router = APIRouter(include_in_schema=False)


def ready(desk: Desk) -> None:
    """Ready what the page of a dossier shows, where there is one."""
    if desk.has_dossier:
        behind_of(desk)
        overview(desk)
        density_of(desk, RecordQuery())


@router.get("/")
def home(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """What the dossier holds."""
    if not desk.has_dossier:
        return render(request, "home.html", held=None)
    held = overview(desk)
    drawn = density_of(desk, RecordQuery())
    return render(
        request, "home.html", held=held, asked=Asked(), density=drawn, plot_height=HEIGHT + 70,
        telling=telling, in_words=in_words,
    )  # fmt: skip

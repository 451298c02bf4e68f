"""The first page: what the dossier holds, or how to begin one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import Response

from seuil.web.desk import Desk, desk_of
from seuil.web.rendering import render

router = APIRouter(include_in_schema=False)


@router.get("/")
def home(request: Request, desk: Annotated[Desk, Depends(desk_of)]) -> Response:
    """What the dossier holds."""
    return render(request, "home.html", has_dossier=desk.has_dossier)

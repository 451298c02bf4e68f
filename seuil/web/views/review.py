"""Review by hand: a decision sent, the list of all, undoing, and what it is worth as gold."""

from __future__ import annotations

import io
from typing import Annotated
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, Form, Path, Query, Request
from fastapi.responses import Response

from seuil.asking.wording import RecordWording
from seuil.export.formats import FORMATS
from seuil.export.options import Options
from seuil.web.desk import Desk, desk_of
from seuil.web.event.deciding import Decision, correct, correction_of, decided, undo
from seuil.web.event.model import Notice
from seuil.web.languages import _
from seuil.web.problems import NotFoundError
from seuil.web.rendering import attachment, render
from seuil.web.views.working import under_way

router = APIRouter(include_in_schema=False)

PAGE_SIZE = 50
"""Corrections of one page of the list."""

NAME_COOKIE = "seuil_name"
_YEAR = 365 * 86_400
_Desk = Annotated[Desk, Depends(desk_of)]
_Number = Annotated[int, Query(ge=0, le=10**9)]


@router.post("/corrections")
def decide(desk: _Desk, decision: Annotated[Decision, Form()]) -> Response:
    """Keep what was decided, and go to the event that then holds what it was about."""
    correction = correction_of(decision, desk)
    answer = under_way(correct(desk, correction, decision.event))
    answer.set_cookie(NAME_COOKIE, quote(correction.by), max_age=_YEAR, httponly=True, samesite="strict")
    return answer


@router.post("/corrections/{number}/undo")
def take_back(
    desk: _Desk,
    number: Annotated[int, Path(ge=1, le=10**9)],
    event: Annotated[str, Form(max_length=60)] = "",
) -> Response:
    """Take a correction back; ``event`` is the id of the one from which that was asked."""
    if notice(desk, desk.say(), number) is None:
        raise NotFoundError(_("There is no correction of this number."))
    return under_way(undo(desk, number, event))


@router.get("/corrections")
def corrections(
    request: Request,
    desk: _Desk,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
    done: _Number = 0,
    undone: _Number = 0,
) -> Response:
    """All corrections, newest first, those undone too."""
    if not desk.has_dossier:
        return render(request, "event/corrections.html", rows=(), total=0, page=1, pages=1, notice=None)
    store, say = desk.store, desk.say()
    found = sorted(store.corrections(), key=lambda c: -c.number)
    shown = found[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    mentions = {m.key: m for m in store.mentions_of(key for one in shown for key in one.mentions)}
    return render(
        request,
        "event/corrections.html",
        rows=[decided(one, say, mentions) for one in shown],
        total=len(found),
        page=page,
        pages=max(1, -(-len(found) // PAGE_SIZE)),
        notice=notice(desk, say, done, undone),
    )


@router.get("/corrections/gold.zip")
def gold(desk: _Desk) -> Response:
    """What was accepted, rejected and set, as gold pages for ``seuil evaluate``."""
    out = io.BytesIO()
    FORMATS["gold"].write(desk.store, out, Options(data=desk.data))
    headers = {"content-disposition": attachment("seuil-gold.zip")}
    return Response(out.getvalue(), media_type="application/zip", headers=headers)


def notice(desk: Desk, say: RecordWording, done: int, undone: int = 0) -> Notice | None:
    """What was just done or undone, by the number of its correction; null where there is none of it."""
    number = done or undone
    made = {c.number: c for c in desk.store.corrections()}.get(number) if number else None
    if made is None:
        return None
    words = {m.key: m for m in desk.store.mentions_of(made.mentions)}
    return Notice(decided(made, say, words), undone=made.undone)


def name_of(request: Request) -> str:
    """The name under which somebody decided last in this browser."""
    return unquote(request.cookies.get(NAME_COOKIE, "")[:600])[:200]

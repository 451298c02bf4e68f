"""Declared policies: the matrix at a date, a document, two editions side by side, the events that touch them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import RedirectResponse, Response
from pydantic import AfterValidator

from seuil.asking.days import iso_day
from seuil.data_files.shapes.doctrines import DoctrineFile
from seuil.doctrine.compare import differences
from seuil.doctrine.matrix import matrix_of
from seuil.doctrine.model import Edition
from seuil.store.touching import Touching
from seuil.web.asked import plain
from seuil.web.desk import Desk, desk_of
from seuil.web.doctrines.addresses import document_address
from seuil.web.doctrines.documents import DocumentWording, pairs_of
from seuil.web.doctrines.matrix import (
    MatrixWording,
    day_of_year,
    newest_day,
    years_of,
)
from seuil.web.doctrines.touching import TouchingEvents
from seuil.web.languages import _
from seuil.web.plots.doctrines import height_of, spec_of
from seuil.web.plots.drawing import WIDTH, Ending, Theme, Width, answer, themed
from seuil.web.problems import NotFoundError
from seuil.web.rendering import address, render, standalone

router = APIRouter(include_in_schema=False)
AT_THE_DESK = Annotated[Desk, Depends(desk_of)]
Id = Annotated[str, Path(max_length=120)]


Day = Annotated[str, Query(max_length=40), AfterValidator(plain)]
Name = Annotated[str, Query(max_length=120), AfterValidator(plain)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]

# So many events stand beside each clause, so many on a page of all of them.
BESIDE, PAGE_SIZE = 3, 50


@router.get("/doctrines")
def matrix(request: Request, desk: AT_THE_DESK, at: Day = "", year: Day = "") -> Response:
    """The matrix of states and promises at a day, the documents as intervals, and their list."""
    day = _day_asked(desk, at, year)
    say = MatrixWording(desk.policies(), desk.say())
    found = matrix_of(desk.doctrines, day)
    first, last = years_of(desk.doctrines)
    everything = tuple(Edition(desk.doctrines.get(id)) for id in desk.doctrines.ids)
    rows = say.rows(found)
    return render(
        request,
        "doctrines/matrix.html",
        day=day,
        year=max(first, min(int(day[:4]), last)),
        first=first,
        last=last,
        heads=say.heads(),
        rows=rows,
        silent=[row for row in rows if row.silent],
        marks=say.marks(),
        in_force=say.documents(found.editions, day),
        documents=say.documents(everything, day),
        shares_day=desk.policies().words.sayings["both-editions"] if found.shares_day else None,
        pair=next(iter(pairs_of(desk.doctrines)), None),
        height=height_of(len(everything)),
    )


@router.get("/doctrines/plot.{ending}")
def plot(
    desk: AT_THE_DESK,
    ending: Ending,
    at: Day = "",
    theme: Theme = "light",
    width: Width = WIDTH,
    download: Annotated[Literal["", "1"], Query()] = "",
) -> Response:
    """The documents as intervals, with the day as a rule."""
    day = _day_asked(desk, at, "")
    everything = tuple(Edition(desk.doctrines.get(id)) for id in desk.doctrines.ids)
    labels = desk.policies().words.labels
    words = {
        "title": labels["title"],
        "issuers": labels["issuer"],
        "force": labels["in-force"],
        "mark": labels["mark"],
    }
    rows = MatrixWording(desk.policies(), desk.say()).documents(everything, day)
    made = themed(spec_of(desk.doctrines, rows, day, theme, words), theme, width)
    return answer(made, ending, f"seuil-doctrines-{day}", download=bool(download))


@router.get("/doctrines/compare")
def compare(
    request: Request, desk: AT_THE_DESK, old: Name = "", new: Name = "", all: Name = "", pair: Name = ""
) -> Response:
    """Two editions side by side. ``pair`` is "old,new", as the picker sends it."""
    if pair:
        before, _comma, after = pair.partition(",")
        return RedirectResponse(address("/doctrines/compare", old=before, new=after, all=all), 303)
    return render(request, "doctrines/compare.html", **_comparison(desk, old, new, all_=bool(all)))


@router.get("/doctrines/compare.html")
def compared_file(
    request: Request, desk: AT_THE_DESK, old: Name = "", new: Name = "", all: Name = ""
) -> Response:
    """The same as one file."""
    values = _comparison(desk, old, new, all_=bool(all))
    name = f"seuil-{values['old'].id}-{values['new'].id}"
    return standalone(request, "doctrines/compare.html", name, **values)


@router.get("/doctrines/touched")
def touched(
    request: Request,
    desk: AT_THE_DESK,
    doctrine: Name = "",
    clause: Name = "",
    since: Day = "",
    until: Day = "",
    page: PageNumber = 1,
) -> Response:
    """All events that touch a clause, newest first; ``clause`` alone is that of this id in any document."""
    if doctrine:
        _document(desk, doctrine)
        if clause and desk.doctrines.clause(doctrine, clause) is None:
            raise NotFoundError(_("This document has no such clause."))
    asked = Touching(doctrine or None, clause or None, _day(since, "since"), _day(until, "until"))
    beside = TouchingEvents(desk)
    total, counts = beside.counts(asked)
    filters = {"doctrine": doctrine, "clause": clause, "since": since, "until": until}
    return render(
        request,
        "doctrines/touched.html",
        events=beside.newest(asked, PAGE_SIZE, (page - 1) * PAGE_SIZE),
        total=total,
        counts=counts,
        filters=filters,
        page=page,
        pages=max(1, -(-total // PAGE_SIZE)),
        documents=[(id, desk.policies().say(desk.doctrines.get(id).title)) for id in desk.doctrines.ids],
        clauses=_choices(desk, doctrine, clause),
        judgement=desk.say().saying("judgement"),
    )


def _choices(desk: Desk, doctrine: str, clause: str) -> list[tuple[str, str]]:
    """The clauses to choose from, by id: those of the document; without one, that which is asked for."""
    if doctrine:
        cite = desk.policies().cite
        return [(c.id, cite(c)) for c in desk.doctrines.get(doctrine).clauses]
    return [(clause, clause)] if clause else []


@router.get("/doctrines/{id}.html")
def document_file(
    request: Request, desk: AT_THE_DESK, id: Id, since: Day = "", until: Day = ""
) -> Response:
    """A document as one file."""
    values = _shown(desk, id, since, until)
    return standalone(request, "doctrines/document.html", f"seuil-{values['it'].id}", **values)


@router.get("/doctrines/{id}")
def document(request: Request, desk: AT_THE_DESK, id: Id, since: Day = "", until: Day = "") -> Response:
    """A document, clause by clause, each with the newest of the record's events that touch it."""
    return render(request, "doctrines/document.html", **_shown(desk, id, since, until))


def _shown(desk: Desk, id: str, since: str, until: str) -> dict[str, Any]:
    it, views, say = _document(desk, id), desk.policies(), desk.say()
    wording = DocumentWording(desk.doctrines, views, say)
    asked = Touching(it.id, None, _day(since, "since"), _day(until, "until"))
    events, counts = {}, {}
    if desk.has_dossier:
        beside = TouchingEvents(desk)
        counts = {clause: n for (_id, clause), n in beside.counts(asked)[1].items()}
        events = beside.of_clauses(it.id, tuple(counts), asked, BESIDE)
    return {
        "it": it,
        "title": views.say(it.title),
        "facts": wording.facts(it),
        "notes": wording.notes(it),
        "clauses": wording.clauses(it),
        "sources": wording.sources(it),
        "label": views.words.labels,
        "join": views.words.pattern.join,
        "earlier": [id for id in it.replaces if id in desk.doctrines.ids],
        "later": [new for old, new in pairs_of(desk.doctrines) if old == it.id],
        "document_address": document_address,
        "has_dossier": desk.has_dossier,
        "events": events,
        "counts": counts,
        "beside": BESIDE,
        "filters": {"since": since, "until": until},
        "judgement": say.saying("judgement"),
    }


def _comparison(desk: Desk, old: str, new: str, *, all_: bool) -> dict[str, Any]:
    before, after = _pair(desk, old, new)
    wording = DocumentWording(desk.doctrines, desk.policies(), desk.say())
    found = differences(before, after)
    changes = wording.changes(before, after, found)
    views = desk.policies()
    return {
        "old": before,
        "new": after,
        "titles": (views.say(before.title), views.say(after.title)),
        "forces": (views.force(before), views.force(after)),
        "changes": [change for change in changes if all_ or change.verdict != "unchanged"],
        "counts": wording.counts(found),
        "all": all_,
        "label": views.words.labels,
        "document_address": document_address,
        "pairs": pairs_of(desk.doctrines),
    }


def _pair(desk: Desk, old: str, new: str) -> tuple[DoctrineFile, DoctrineFile]:
    """The two editions asked for; where one is missing, that which it follows or that follows it; where both
    are, the newest pair.
    """
    pairs = pairs_of(desk.doctrines)
    for id in (old, new):
        if id:
            _document(desk, id)
    found = next((p for p in pairs if old in ("", p[0]) and new in ("", p[1])), None)
    if found is None and old and new:
        differences(desk.doctrines.get(old), desk.doctrines.get(new))  # raises, and says what replaces what
    if found is None:
        raise NotFoundError(_("No document here replaces another in that way."))
    return desk.doctrines.get(found[0]), desk.doctrines.get(found[1])


def _document(desk: Desk, id: str) -> DoctrineFile:
    if id not in desk.doctrines.ids:
        raise NotFoundError(_("There is no document of that id; the list of them is under Thresholds."))
    return desk.doctrines.get(id)


def _day(written: str, called: str) -> str | None:
    return iso_day(written or None, called)


def _day_asked(desk: Desk, at: str, year: str) -> str:
    """The day of an address: ``at`` is a day or a year; a ``year`` by itself comes from the slider.

    Raises UsageError for neither.
    """
    for written in (at, year):
        if len(written) == 4 and written.isascii() and written.isdigit():
            return day_of_year(desk.doctrines, int(written))
        if written:
            return str(iso_day(written, "at"))
    return newest_day(desk.doctrines)

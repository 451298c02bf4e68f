"""Declared policies: listed, whole, two versions side by side, the matrix of states and promises."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Query

from seuil.asking.days import iso_day
from seuil.data_files.shapes.doctrines import DoctrineFile
from seuil.doctrine.compare import differences
from seuil.doctrine.rows import (
    Comparison,
    DocumentRow,
    PromiseRow,
    comparison,
    document_row,
    promise_rows,
)
from seuil.web.api.shape import Answer, Day, Id, routes
from seuil.web.desk import Desk, desk_of
from seuil.web.problems import sought

router = routes("doctrines")

DocumentId = Annotated[str, Query(min_length=1, max_length=200, description="Id of a document.")]
Known = Annotated[Desk, Depends(desk_of)]


class Matrix(Answer):
    """Who promises, or reserves, what on a day: one row for each clause that does."""

    at: str
    rows: tuple[PromiseRow, ...]


@router.get("/doctrines")
def doctrines(desk: Known, at: Day = None) -> tuple[DocumentRow, ...]:
    """The documents, by issuer and day; with ``at`` those in force on that day."""
    day, held = iso_day(at or None, "at"), desk.doctrines
    found = [e.doctrine for e in held.at(day)] if day else [held.get(i) for i in held.ids]
    return tuple(map(document_row, found))


@router.get("/doctrines/compare")
def compare(desk: Known, old: DocumentId, new: DocumentId, all: bool = False) -> Comparison:
    """What moved from a document to the one that replaced it: added, widened, narrowed, reworded, dropped.
    With ``all``, clauses that did not change are listed too.
    """
    with sought():
        before, after = desk.doctrines.get(old), desk.doctrines.get(new)
    return comparison(old, new, differences(before, after), all_=all)


@router.get("/doctrines/matrix")
def matrix(desk: Known, at: Day = None) -> Matrix:
    """The promises in force on a day; without ``at``, on that of the newest document."""
    held = desk.doctrines
    day = iso_day(at or None, "at") or max(held.get(i).published for i in held.ids)
    return Matrix(at=day, rows=promise_rows(held.at(day)))


@router.get("/doctrines/{id}")
def doctrine(desk: Known, id: Id) -> DoctrineFile:
    """A document, clause by clause, with how each was read, its sources, and what needs a judgement."""
    with sought():
        return desk.doctrines.get(id)

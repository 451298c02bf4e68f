"""Policies as rows for programs: the list, what moved between two versions, the matrix of promises."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import TwoTongues
from seuil.data_files.shapes.doctrines import DoctrineFile, DocumentKind, InForce, Mark, Moved, Promise
from seuil.doctrine.model import Difference, Edition, Verdict


class DocumentRow(Shape):
    """A document without its clauses."""

    id: str
    issuer: tuple[str, ...]
    kind: DocumentKind
    title: TwoTongues
    published: str
    in_force: InForce = Field(alias="in-force")
    mark: Mark


class PromiseRow(Shape):
    """A clause that makes a promise of a kind, or reserves something, for a state."""

    state: str
    promise: Promise
    doctrine: str
    clause: str
    mark: Mark


class DifferenceRow(Shape):
    """What became of a clause: ``old`` is null for one that was added, ``new`` for one that was dropped."""

    verdict: Verdict
    old: str | None
    new: str | None
    moved: tuple[Moved, ...]


class Comparison(Shape):
    """Two versions of a document, clause by clause."""

    old: str
    new: str
    differences: tuple[DifferenceRow, ...]


def document_row(it: DoctrineFile) -> DocumentRow:
    """A document without its clauses."""
    given = {info.alias or name: getattr(it, name) for name, info in DocumentRow.model_fields.items()}
    return DocumentRow.model_validate(given)


def promise_rows(editions: Iterable[Edition]) -> tuple[PromiseRow, ...]:
    """The promises of these documents, in their order."""
    return tuple(
        PromiseRow(
            state=issuer, promise=promise, doctrine=e.doctrine.id, clause=clause.id, mark=clause.mark
        )
        for e in editions
        for issuer in e.doctrine.issuer
        for clause in e.doctrine.clauses
        for promise in clause.promises
    )


def comparison(old: str, new: str, found: Iterable[Difference], *, all_: bool) -> Comparison:
    """What ``differences`` found of two documents; ``all_`` lists what did not change, too."""
    rows = tuple(
        DifferenceRow(
            verdict=d.verdict, old=d.old.id if d.old else None, new=d.new.id if d.new else None, moved=d.moved
        )
        for d in found
        if all_ or d.verdict != "unchanged"
    )
    return Comparison(old=old, new=new, differences=rows)

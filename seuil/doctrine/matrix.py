"""Which clauses of the documents in force on a day make which promise, by issuer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from seuil.data_files.shapes.doctrines import Clause, Promise
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.model import Edition

PROMISES: tuple[Promise, ...] = get_args(Promise)


@dataclass(frozen=True, slots=True)
class Maker:
    """A clause that makes a promise, in its document."""

    edition: Edition
    clause: Clause


@dataclass(frozen=True, slots=True)
class Matrix:
    """Issuers × kinds of promise on ``day``, an ISO day. A cell that is not there has no clause: nothing was
    found, which is not the same as a clause that declares nothing.
    """

    day: str
    issuers: tuple[str, ...]
    editions: tuple[Edition, ...]
    cells: Mapping[tuple[str, Promise], tuple[Maker, ...]]

    def cell(self, issuer: str, promise: Promise) -> tuple[Maker, ...]:
        """The clauses by which an issuer makes a promise."""
        return self.cells.get((issuer, promise), ())

    @property
    def shares_day(self) -> bool:
        """Whether two editions share the day."""
        return any(edition.shares_day for edition in self.editions)


def matrix_of(doctrines: Doctrines, day: str) -> Matrix:
    """The matrix on an ISO day."""
    editions = doctrines.at(day)
    cells: dict[tuple[str, Promise], tuple[Maker, ...]] = {}
    for edition in editions:
        for issuer in edition.doctrine.issuer:
            for clause in edition.doctrine.clauses:
                for promise in clause.promises:
                    cells[issuer, promise] = (*cells.get((issuer, promise), ()), Maker(edition, clause))
    issuers = sorted({issuer for edition in editions for issuer in edition.doctrine.issuer})
    return Matrix(day, tuple(issuers), editions, cells)

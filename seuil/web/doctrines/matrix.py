"""The matrix of states and promises on a day, and the list of documents."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from seuil.asking.wording import RecordWording
from seuil.data_files.shapes.doctrines import DoctrineFile, Mark, Promise
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.matrix import PROMISES, Maker, Matrix
from seuil.doctrine.model import Edition
from seuil.doctrine.views import DoctrineViews
from seuil.web.doctrines.addresses import clause_address

MARK_SIGNS: dict[Mark, str] = {"text": "●", "secondary": "◐", "mention": "◔", "unverified": "○"}
"""How full the sign is says how well the words were read."""

NOTHING: Promise = "nothing-declared"


@dataclass(frozen=True, slots=True)
class ClauseLink:
    """A clause in a cell: where it is shown, its document and cite, what it says, how it was read."""

    href: str
    document: str
    cite: str
    gloss: str
    mark: str
    mark_sign: str
    mark_words: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What an issuer promises of one kind: ``clauses``, or none."""

    promise: Promise
    words: str
    clauses: tuple[ClauseLink, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An issuer with all its cells. ``silent``: a clause says that nothing is declared."""

    issuer: str
    name: str
    cells: tuple[Cell, ...]
    silent: tuple[ClauseLink, ...]

    @property
    def made(self) -> tuple[Cell, ...]:
        """The cells that have a clause."""
        return tuple(cell for cell in self.cells if cell.clauses)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in a list."""

    id: str
    title: str
    issuers: str
    kind: str
    published: str
    force: str
    mark: str
    mark_sign: str
    mark_words: str
    clauses: int
    shares_day: bool
    in_force: bool


class MatrixWording:
    """Says the matrix and the list in the reader's language."""

    def __init__(self, views: DoctrineViews, say: RecordWording) -> None:
        self._views, self._say = views, say

    def rows(self, matrix: Matrix) -> tuple[Row, ...]:
        """One row for each issuer, by name."""
        rows = (self._row(matrix, issuer) for issuer in matrix.issuers)
        return tuple(sorted(rows, key=lambda row: (row.name, row.issuer)))

    def heads(self) -> tuple[str, ...]:
        """The kinds of promise, in the order of the cells."""
        return tuple(self._views.words.promises[promise] for promise in PROMISES if promise != NOTHING)

    def _row(self, matrix: Matrix, issuer: str) -> Row:
        words = self._views.words.promises
        cells = tuple(
            Cell(promise, words[promise], tuple(map(self.link, matrix.cell(issuer, promise))))
            for promise in PROMISES
            if promise != NOTHING
        )
        silent = tuple(map(self.link, matrix.cell(issuer, NOTHING)))
        return Row(issuer, self._say.name(issuer), cells, silent)

    def link(self, maker: Maker) -> ClauseLink:
        """A clause with its document, to be opened."""
        it, clause = maker.edition.doctrine, maker.clause
        return ClauseLink(
            href=clause_address(it.id, clause.id),
            document=it.id,
            cite=self._views.cite(clause),
            gloss=self._views.say(clause.gloss),
            mark=clause.mark,
            mark_sign=MARK_SIGNS[clause.mark],
            mark_words=self._views.mark(clause),
        )

    def documents(self, editions: tuple[Edition, ...], day: str) -> tuple[DocumentRow, ...]:
        """Documents as rows, in the order given."""
        return tuple(self._document(edition, day) for edition in editions)

    def _document(self, edition: Edition, day: str) -> DocumentRow:
        it, views = edition.doctrine, self._views
        return DocumentRow(
            id=it.id,
            title=views.say(it.title),
            issuers=self._say.names(it.issuer),
            kind=views.words.kinds_of_document[it.kind],
            published=it.published,
            force=views.force(it),
            mark=it.mark,
            mark_sign=MARK_SIGNS[it.mark],
            mark_words=views.words.marks[it.mark],
            clauses=len(it.clauses),
            shares_day=edition.shares_day,
            in_force=holds(it, day),
        )

    def marks(self) -> tuple[tuple[str, str], ...]:
        """Each sign of how words were read, with its meaning."""
        return tuple((sign, self._views.words.marks[mark]) for mark, sign in MARK_SIGNS.items())


def holds(doctrine: DoctrineFile, day: str) -> bool:
    """Whether a document is in force on an ISO day."""
    until = doctrine.in_force.until
    return doctrine.in_force.from_ <= day and (until is None or day <= until)


def years_of(doctrines: Doctrines) -> tuple[int, int]:
    """The first year in which a document held and the last in which one was published or ended."""
    all_ = [doctrines.get(id).in_force for id in doctrines.ids]
    days = [held.from_ for held in all_] + [held.until for held in all_ if held.until is not None]
    return int(min(days)[:4]), int(max(days)[:4])


def day_of_year(doctrines: Doctrines, year: int) -> str:
    """The day at which a year is looked at: its last, when all that it brought holds; within the last year
    the newest day on which something began or ended.
    """
    first, last = years_of(doctrines)
    year = max(first, min(year, last))
    if year < last:
        return datetime.date(year, 12, 31).isoformat()
    return newest_day(doctrines)


def newest_day(doctrines: Doctrines) -> str:
    """The day on which the newest document was published."""
    return max(doctrines.get(id).published for id in doctrines.ids)


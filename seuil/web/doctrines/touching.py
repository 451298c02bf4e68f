"""The record's events beside the clauses that they touch, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seuil.asking.gather import contents_told_beside
from seuil.asking.model import TouchedClause
from seuil.asking.thresholds import touched_clauses
from seuil.asking.timeline import sign_of
from seuil.asking.wording import RecordWording
from seuil.doctrine.views import DoctrineViews
from seuil.event.model import Event, FindingRow
from seuil.store.touching import Touching
from seuil.web.desk import Desk
from seuil.web.doctrines.addresses import clause_address

Counts = tuple[int, dict[tuple[str, str], int]]


@dataclass(frozen=True, slots=True)
class TouchingEvent:
    """An event beside a clause: never without how it stands to the clause and what is left to judge.

    ``tone`` is the class of its status, ``clause_href`` where the clause is shown.
    """

    id: str
    when: str
    phrase: str
    sign: str
    tone: str
    standing: str
    clause: str
    clause_href: str
    gloss: str
    relation: str
    relation_words: str
    to_judge: tuple[str, ...]
    because: tuple[str, ...]
    accounts: int


class TouchingEvents:
    """Finds and says them. ``desk`` has a dossier."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self._store, self._views = desk, desk.store, desk.policies()

    def counts(self, asked: Touching) -> Counts:
        """How many events touch what is asked for, in all and by document and clause."""
        return self._desk.kept.of(
            self._store, ("touching", asked), lambda: self._store.count_touching(asked)
        )

    def newest(self, asked: Touching, limit: int, offset: int = 0) -> tuple[TouchingEvent, ...]:
        """So many events; one that touches several of the clauses asked for stands there for each."""
        return self._said(self._store.touching(asked, limit, offset))

    def of_clauses(
        self, doctrine: str, clauses: Sequence[str], asked: Touching, limit: int
    ) -> dict[str, tuple[TouchingEvent, ...]]:
        """Clause → its newest events; only clauses of which ``counts`` knows need be asked."""
        rows = [
            row
            for clause in clauses
            for row in self._store.touching(asked._replace(doctrine=doctrine, clause=clause), limit)
        ]
        found: dict[str, tuple[TouchingEvent, ...]] = {}
        for event in self._said(rows):
            clause = event.clause_href
            found[clause] = (*found.get(clause, ()), event)
        return {clause: found.get(clause_address(doctrine, clause), ()) for clause in clauses}

    def _said(self, rows: Sequence[FindingRow]) -> tuple[TouchingEvent, ...]:
        events = self._store.events_touching(rows)
        contents = contents_told_beside(self._store, tuple(events.values()))
        say = self._desk.say(contents)
        touched = touched_clauses(rows, events, orphans=False)
        return tuple(_said(row, events[row.event or ""], self._views, say) for row in touched)


def _said(row: TouchedClause, event: Event, views: DoctrineViews, say: RecordWording) -> TouchingEvent:
    clause = views.find(row.doctrine, row.clause)
    judge = views.to_judge(clause) if clause is not None else row.to_judge
    return TouchingEvent(
        id=event.id,
        when=say.when(event.when),
        phrase=say.phrase(event),
        sign=sign_of(event, say),
        tone="negated" if event.polarity == "negated" else event.status,
        standing=say.standing(event),
        clause=f"{row.doctrine} {views.cite(clause) if clause is not None else row.clause}",
        clause_href=clause_address(row.doctrine, row.clause),
        gloss=views.say(clause.gloss) if clause is not None else "",
        relation=row.relation,
        relation_words=views.words.relations[row.relation],
        to_judge=judge,
        because=row.because,
        accounts=len(event.accounts),
    )

"""Declared clauses that a record touches: one row for an event and a clause, the newest first.

An event that five sentences tell touches a clause once. Nothing here says that a condition is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from seuil.asking.model import Relation, TouchedClause
from seuil.asking.wording import RecordWording, is_disputed
from seuil.doctrine.views import DoctrineViews
from seuil.event.model import Event, FindingRow
from seuil.report.model import Heading, Paragraph, Report, Table

# The relation of an event is the strongest of its mentions', unless accounts differ.
_STRONGEST: tuple[Relation, ...] = ("disputed", "reported-under", "would-fall-under", "declares")


def touched_clauses(
    findings: Iterable[FindingRow],
    events: Mapping[str, Event],
    against: Sequence[str] = (),
    *,
    orphans: bool = True,
) -> tuple[TouchedClause, ...]:
    """The clauses that these events touch, newest event first; ``against`` limits them to these documents.

    A finding whose mention is none of an event of ``events`` is left out; one whose mention is of no event
    at all stands for itself, unless ``orphans`` are not wanted.
    """
    groups: dict[tuple[str, str, str], list[FindingRow]] = {}
    for row in findings:
        if against and row.doctrine not in against:
            continue
        event = events.get(row.event or "")
        if (event is not None and row.mention in event.mentions) or (row.event is None and orphans):
            groups.setdefault((row.event or row.mention, row.doctrine, row.clause), []).append(row)
    made = [_clause(rows, events.get(rows[0].event or "")) for rows in groups.values()]
    made.sort(key=lambda row: (row.event or row.mentions[0], row.doctrine, row.clause))
    return tuple(sorted(made, key=lambda row: _day(row), reverse=True))


def _day(row: TouchedClause) -> str:
    return (row.when and (row.when.latest or row.when.earliest)) or ""


def _clause(rows: Sequence[FindingRow], event: Event | None) -> TouchedClause:
    """The findings of one event and one clause as one row."""
    relation = next(r for r in _STRONGEST if any(row.relation == r for row in rows))
    if event is not None and relation != "declares" and (is_disputed(event) or event.polarity == "negated"):
        relation = "disputed"
    return TouchedClause(
        doctrine=rows[0].doctrine,
        clause=rows[0].clause,
        relation=relation,
        event=event.id if event is not None else None,
        when=event.when if event is not None else None,
        mentions=tuple(row.mention for row in rows),
        matched=tuple(dict.fromkeys(words for row in rows for words in row.matched)),
        to_judge=tuple(dict.fromkeys(words for row in rows for words in row.to_judge)),
        because=tuple(dict.fromkeys(row.because for row in rows)),
    )


class ThresholdViews:
    """Shows touched clauses in one language."""

    def __init__(self, views: DoctrineViews, say: RecordWording) -> None:
        self._views = views
        self._say = say

    def report(self, rows: Sequence[TouchedClause], events: Mapping[str, Event]) -> Report:
        """All rows, with the event of each."""
        report = Report(self._say.heading("clauses"), self._say.language)
        if not rows:
            report.add(Paragraph(self._say.saying("no_clauses")))
            return report
        say = self._say
        head = (*map(say.label, ("date", "event")), *map(say.label, ("clause", "relation", "judge")))
        cells = tuple((say.when(row.when), self._event(row, events), *self.cells(row)) for row in rows)
        report.add(Table(head, cells), Paragraph(say.saying("judgement"), soft=True))
        return report

    def _event(self, row: TouchedClause, events: Mapping[str, Event]) -> str:
        if row.event is None:
            return row.mentions[0]
        return f"{self._say.phrase(events[row.event])} ({row.event})"

    def of_event(self, report: Report, rows: Sequence[TouchedClause]) -> None:
        """A section of the report on one event."""
        if not rows:
            return
        head = tuple(map(self._say.label, ("clause", "relation", "judge")))
        report.add(Heading(self._say.heading("findings")), Table(head, tuple(self.cells(r) for r in rows)))
        report.add(Paragraph(self._say.saying("judgement"), soft=True))

    def cells(self, row: TouchedClause) -> tuple[str, str, str]:
        """The clause with its kind, how the event stands to it, what is left to judge."""
        words = self._views.words
        relation = words.relations[row.relation]
        clause = self._views.find(row.doctrine, row.clause)
        if clause is None:
            return f"{row.doctrine} {row.clause}", relation, "; ".join(row.to_judge)
        judge = "; ".join(self._views.to_judge(clause))
        return f"{row.doctrine} {self._views.cite(clause)} ({words.kinds[clause.kind]})", relation, judge

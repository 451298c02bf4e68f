"""Findings in words: event by event, which clauses each falls under, why, and what would change the answer.

The same values make the report and the web page; neither ever says that a condition is met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seuil.data_files.shapes.doctrines import Clause
from seuil.data_files.shapes.scenarios import ScenarioFile
from seuil.doctrine.model import Edition
from seuil.doctrine.views import DoctrineViews
from seuil.finding.from_scenario import situation_of
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import Finding, Situation
from seuil.finding.smallest_change import Change, smallest_change
from seuil.report.model import Bullets, Heading, Paragraph, Report, Table

# So many changes of the smallest kind are shown for each event.
_CHANGES = 3


@dataclass(frozen=True, slots=True)
class FindingWords:
    """A finding in words. ``because`` says why in a sentence; ``remarks`` are what to keep in mind: others
    who are held to take part, a number that was not read, two editions on one day.
    """

    finding: Finding
    clause: str
    kind: str
    relation: str
    truth: str
    to_judge: tuple[str, ...]
    because: str
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """The smallest change of an event that changes the answer of a clause of ``edition``."""

    edition: Edition
    clause: Clause
    change: Change


class FindingViews:
    """Makes words and reports of findings in one language."""

    def __init__(self, views: DoctrineViews, maker: FindingMaker, language: str) -> None:
        self._views = views
        self._maker = maker
        self._language = language
        self._labels, self._sayings = views.words.labels, views.words.sayings

    def scenario(self, scenario: ScenarioFile) -> Report:
        """Every event of a scenario with its findings."""
        report = Report(scenario.scenario, self._language)
        for event in scenario.events:
            report.add(Heading(f"{event.on} {event.id}"))
            if event.says:
                report.add(Paragraph(event.says))
            situation = situation_of(event)
            found = self._maker.findings(situation)
            self.findings(report, found)
            report.add(Bullets(tuple(self.changes(situation, found))))
        return report

    def findings(self, report: Report, found: list[Finding]) -> None:
        """A table of findings, and under it why."""
        if not found:
            report.add(Paragraph(self._sayings["nothing"]))
            return
        said = [self.said(finding) for finding in found]
        head = tuple(self._labels[k] for k in ("clause", "kind", "relation", "value", "judge"))
        rows = tuple((w.clause, w.kind, w.relation, w.truth, "; ".join(w.to_judge)) for w in said)
        report.add(Table(head, rows))
        report.add(Bullets(tuple("; ".join((w.because, *w.remarks)) for w in said)))

    def said(self, finding: Finding) -> FindingWords:
        """A finding in words."""
        words, record = self._views.words, finding.record(self._language)
        remarks = [f"{self._sayings['held']} {'; '.join(record.steps)}"] if record.steps else []
        if record.unverified:
            remarks.append(self._sayings["number-unverified"])
        if record.both_editions:
            remarks.append(self._sayings["both-editions"])
        return FindingWords(
            finding=finding,
            clause=f"{record.doctrine} {self._views.cite(finding.clause)}",
            kind=words.kinds[finding.clause.kind],
            relation=words.relations[record.relation],
            truth=words.truths[record.truth],
            to_judge=record.to_judge,
            because=f"{record.doctrine}: {record.because}",
            remarks=tuple(remarks),
        )

    def changes(self, situation: Situation, found: list[Finding]) -> list[str]:
        """The smallest changes, each in a sentence."""
        return [
            f"{self._sayings['change']} {way.edition.doctrine.id} {self._views.cite(way.clause)}: "
            f"{self._said(way.change)}"
            for way in self.ways(situation, found)
        ]

    def ways(self, situation: Situation, found: Sequence[Finding]) -> list[Way]:
        """The smallest changes that would change the answer of a use condition: first of those that are
        open, then of those that one slot would bring in, then of those that are true.
        """
        seen = {f.key: f.truth.yes for f in found}
        ways: list[tuple[int, int, str, Way]] = []
        for edition in self._maker.editions(situation.day):
            for clause in edition.doctrine.clauses:
                if clause.pattern is None or clause.kind != "use":
                    continue
                held = seen.get((edition.doctrine.id, clause.id))
                change = smallest_change(clause.pattern, situation, self._maker.evaluator)
                if change is not None and (len(change.edits) == 1 or held is not None):
                    rank = {False: 0, None: 1, True: 2}[held]
                    said = f"{edition.doctrine.id} {self._views.cite(clause)}: {self._said(change)}"
                    ways.append((rank, len(change.edits), said, Way(edition, clause, change)))
        return [way for *_, way in sorted(ways, key=lambda one: one[:3])[:_CHANGES]]

    def _said(self, change: Change) -> str:
        edits = ", ".join(f"{slot} = {value}" for slot, value in change.edits)
        return f"{edits}, {self._sayings['becomes']} {self._views.words.truths[change.becomes]}"

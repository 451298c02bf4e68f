"""Findings as a report: event by event, which clauses each falls under, why, and what would change the
answer.
"""

from __future__ import annotations

from seuil.data_files.shapes.scenarios import ScenarioFile
from seuil.doctrine.views import DoctrineViews
from seuil.finding.from_scenario import situation_of
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import Finding, Situation
from seuil.finding.smallest_change import Change, smallest_change
from seuil.report.model import Bullets, Heading, Paragraph, Report, Table

# So many changes of the smallest kind are shown for each event.
_CHANGES = 3


class FindingViews:
    """Makes reports of findings in one language."""

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
        label, words = self._labels, self._views.words
        head = tuple(label[k] for k in ("clause", "kind", "relation", "value", "judge"))
        rows = tuple(
            (
                f"{f.edition.doctrine.id} {f.clause.cite}", words.kinds[f.clause.kind],
                words.relations[f.relation], words.truths[f.truth.name],
                "; ".join(f.record(self._language).to_judge),
            )
            for f in found
        )  # fmt: skip
        report.add(Table(head, rows))
        report.add(Bullets(tuple(self._why(f) for f in found)))

    def _why(self, finding: Finding) -> str:
        record = finding.record(self._language)
        said = [f"{record.doctrine}: {record.because}"]
        if record.steps:
            said.append(f"{self._sayings['held']} {'; '.join(record.steps)}")
        if record.unverified:
            said.append(self._sayings["number-unverified"])
        if record.both_editions:
            said.append(self._sayings["both-editions"])
        return "; ".join(said)

    def changes(self, situation: Situation, found: list[Finding]) -> list[str]:
        """The smallest changes that would change the answer of a use condition: first of those that are
        open, then of those that one slot would bring in, then of those that are true.
        """
        seen = {f.key: f.truth.yes for f in found}
        ways: list[tuple[int, int, str]] = []
        for edition in self._maker.editions(situation.day):
            for clause in edition.doctrine.clauses:
                if clause.pattern is None or clause.kind != "use":
                    continue
                held = seen.get((edition.doctrine.id, clause.id))
                change = smallest_change(clause.pattern, situation, self._maker.evaluator)
                if change is not None and (len(change.edits) == 1 or held is not None):
                    rank = {False: 0, None: 1, True: 2}[held]
                    said = f"{edition.doctrine.id} {clause.cite}: {self._said(change)}"
                    ways.append((rank, len(change.edits), said))
        return [f"{self._sayings['change']} {way}" for _, _, way in sorted(ways)[:_CHANGES]]

    def _said(self, change: Change) -> str:
        edits = ", ".join(f"{slot} = {value}" for slot, value in change.edits)
        return f"{edits}, {self._sayings['becomes']} {self._views.words.truths[change.becomes]}"

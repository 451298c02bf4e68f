"""The findings of a scenario, event by event, as records."""

from __future__ import annotations

from seuil.article.model import Frozen
from seuil.data_files.shapes.scenarios import ScenarioFile
from seuil.finding.from_scenario import situation_of
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import FindingRecord


class EventFindings(Frozen):
    """The clauses that an event of a scenario falls under, or would; what is to be judged is left open."""

    event: str
    findings: tuple[FindingRecord, ...]


def scenario_findings(
    scenario: ScenarioFile, maker: FindingMaker, language: str
) -> tuple[EventFindings, ...]:
    """The findings of each event, in words of ``language``."""
    return tuple(
        EventFindings(
            event=event.id,
            findings=tuple(f.record(language) for f in maker.findings(situation_of(event))),
        )
        for event in scenario.events
    )

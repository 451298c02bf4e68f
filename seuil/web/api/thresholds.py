"""Declared clauses beside the record, and beside what is only supposed."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Body, Depends
from pydantic import ValidatorFunctionWrapHandler, WrapValidator

from seuil.asking.days import iso_day
from seuil.data_files.shapes.scenarios import Report, ScenarioEvent, ScenarioFile
from seuil.errors import UsageError
from seuil.event.model import FindingRow
from seuil.finding.from_scenario import checked_scenario
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import SLOTS
from seuil.finding.of_scenario import EventFindings, scenario_findings
from seuil.store.touching import Touching
from seuil.web.api.shape import Day, Limit, Listed, PageNumber, Words, listed, routes
from seuil.web.desk import Desk, desk_of
from seuil.web.languages import current_language

router = routes("doctrines")

Known = Annotated[Desk, Depends(desk_of)]
# A scenario is written by hand: so many events, reports of one event, names in one slot.
_EVENTS, _REPORTS, _NAMES = 100, 20, 50


def _as_json(value: Any, handler: ValidatorFunctionWrapHandler) -> ScenarioFile:  # noqa: ANN401
    """A scenario's shape is strict, as YAML is read; JSON has lists where it has tuples."""
    del handler
    return ScenarioFile.model_validate(value, strict=False)


Scenario = Annotated[
    ScenarioFile,
    WrapValidator(_as_json),
    Body(
        examples=[
            {
                "scenario": "A missile across the border",
                "events": [
                    {
                        "id": "strike",
                        "on": "2024-11-21",
                        "act": "strike",
                        "actor": ["UKR"],
                        "target": ["RUS"],
                        "supporter": ["USA"],
                        "instrument": ["ballistic-missile"],
                        "aim": ["territory"],
                    }
                ],
            }
        ]
    ),
]


@router.get("/findings")
def findings(
    desk: Known,
    doctrine: Words = "",
    clause: Words = "",
    since: Day = None,
    until: Day = None,
    page: PageNumber = 1,
    limit: Limit = 100,
) -> Listed[FindingRow]:
    """The clauses that the record's events touch, newest event first, with what remains to be judged.
    ``limit`` and ``total`` count events; one event may touch several clauses, in several sentences.
    """
    asked = Touching(
        doctrine=doctrine or None,
        clause=clause or None,
        since=iso_day(since or None, "since"),
        until=iso_day(until or None, "until"),
    )
    store = desk.store
    found = store.touching(asked, limit, (page - 1) * limit)
    total, _ = store.count_touching(asked)
    events = len({row.event for row in found})
    rest = {"doctrine": doctrine, "clause": clause, "since": since, "until": until}
    return listed(found, total, page, limit, "/findings", counted=events, **rest)


@router.post("/scenario")
def scenario(desk: Known, scenario: Scenario) -> tuple[EventFindings, ...]:
    """Set supposed events against the clauses in force on their days. A slot that is left out is not known;
    an empty list says that there is none.
    """
    for event in scenario.events[: _EVENTS + 1]:
        _demand_short(event)
    if len(scenario.events) > _EVENTS:
        raise UsageError(f"a scenario has at most {_EVENTS} events")
    held = checked_scenario(scenario, "scenario", desk.doctrines)
    maker = FindingMaker(desk.doctrines, scenario.doctrines)
    return scenario_findings(held, maker, current_language())


def _demand_short(event: ScenarioEvent) -> None:
    if len(event.reports) > _REPORTS:
        raise UsageError(f"event {event.id}: at most {_REPORTS} reports")
    said: tuple[ScenarioEvent | Report, ...] = (event, *event.reports)
    if any(len(getattr(one, slot) or ()) > _NAMES for one in said for slot in SLOTS if slot != "act"):
        raise UsageError(f"event {event.id}: at most {_NAMES} names in one slot")

"""Scenarios: YAML of supposed events, read strictly, into situations; and written again."""

from __future__ import annotations

import datetime
from pathlib import Path

import yaml

from seuil.data_files.reader import demand_plain, read_yaml, read_yaml_text
from seuil.data_files.shapes.scenarios import Report, ScenarioEvent, ScenarioFile
from seuil.doctrine.from_files import Doctrines
from seuil.errors import DataError
from seuil.finding.model import SLOTS, Situation

# A scenario is a file, a list of events, an event, its reports, a report, a list of names.
_DEPTH = 6


def read_scenario(path: Path, doctrines: Doctrines) -> ScenarioFile:
    """The scenario at ``path``. Raises DataError for an unknown act, a bad day, a state that no table
    knows.
    """
    return checked_scenario(read_yaml(path, ScenarioFile), str(path), doctrines)


def scenario_in(text: str, called: str, doctrines: Doctrines) -> ScenarioFile:
    """The scenario of a text that may be anybody's; ``called`` is its name in a DataError."""
    demand_plain(text, called, depth=_DEPTH)
    return checked_scenario(read_yaml_text(text, called, ScenarioFile), called, doctrines)


def written_scenario(scenario: ScenarioFile) -> str:
    """The scenario as the YAML that ``seuil doctrine check`` takes."""
    values = scenario.model_dump(mode="json", exclude_defaults=True)
    return str(
        yaml.safe_dump(values, allow_unicode=True, sort_keys=False, default_flow_style=None, width=110)
    )


def checked_scenario(scenario: ScenarioFile, called: str, doctrines: Doctrines) -> ScenarioFile:
    """The scenario, whose names the tables must know. Raises DataError."""
    data = doctrines.data
    weapons = {c.id for c in data.weapons.classes} | {w.id for w in data.weapons.weapons}
    known = {*data.states, *(b.id for b in data.bodies), *(p.id for p in data.places)}
    for event in scenario.events:
        everything: tuple[ScenarioEvent | Report, ...] = (event, *event.reports)
        for said in everything:
            if said.act is not None and said.act not in data.acts:
                raise DataError(called, None, f"event {event.id}: no act {said.act!r}; see `seuil acts`")
            for weapon in said.instrument or ():
                if weapon not in weapons:
                    raise DataError(called, None, f"event {event.id}: no weapon {weapon!r}")
            for slot in ("actor", "target", "supporter", "place", "crosses"):
                for name in getattr(said, slot) or ():
                    if name not in known:
                        raise DataError(called, None, f"event {event.id}: {slot} {name!r} is in no table")
        try:
            datetime.date.fromisoformat(event.on)
        except ValueError:
            raise DataError(called, None, f"event {event.id}: on: {event.on!r} is no day") from None
    return scenario


def situation_of(event: ScenarioEvent) -> Situation:
    """The event as a situation; what a report fills is claimed beside what the event says."""
    situation = Situation(id=event.id, day=event.on, status=event.status)
    for said in (event, *event.reports):
        source = said.source if isinstance(said, Report) else ""
        for slot in SLOTS:
            value = getattr(said, slot)
            if value is not None:
                values = (value,) if isinstance(value, str) else tuple(value)
                situation = situation.learn(slot, values, source)
    return situation

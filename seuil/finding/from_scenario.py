"""Scenarios: YAML of supposed events, read strictly, into situations."""

from __future__ import annotations

import datetime
from pathlib import Path

from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes.scenarios import Report, ScenarioEvent, ScenarioFile
from seuil.doctrine.from_files import Doctrines
from seuil.errors import DataError
from seuil.finding.model import SLOTS, Situation


def read_scenario(path: Path, doctrines: Doctrines) -> ScenarioFile:
    """The scenario at ``path``. Raises DataError for an unknown act, a bad day, a state that no table
    knows.
    """
    scenario = read_yaml(path, ScenarioFile)
    data = doctrines.data
    weapons = {c.id for c in data.weapons.classes} | {w.id for w in data.weapons.weapons}
    known = {*data.states, *(b.id for b in data.bodies), *(p.id for p in data.places)}
    for event in scenario.events:
        everything: tuple[ScenarioEvent | Report, ...] = (event, *event.reports)
        for said in everything:
            if said.act is not None and said.act not in data.acts:
                raise DataError(str(path), None, f"event {event.id}: no act {said.act!r}; see `seuil acts`")
            for weapon in said.instrument or ():
                if weapon not in weapons:
                    raise DataError(str(path), None, f"event {event.id}: no weapon {weapon!r}")
            for slot in ("actor", "target", "supporter", "place", "crosses"):
                for name in getattr(said, slot) or ():
                    if name not in known:
                        raise DataError(str(path), None, f"event {event.id}: {slot} {name!r} is in no table")
        try:
            datetime.date.fromisoformat(event.on)
        except ValueError:
            raise DataError(str(path), None, f"event {event.id}: on: {event.on!r} is no day") from None
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

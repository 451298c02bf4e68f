"""A scenario as a form and an address hold it: words as they were typed, nothing resolved yet.

Names in an address: ``title``, ``doctrine`` (again for each document), ``e1.actor`` for a field of the first
event, ``e1.r1.actor`` for one of what another source says of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from seuil.data_files.shapes.scenarios import Report, ScenarioEvent, ScenarioFile
from seuil.errors import UsageError
from seuil.finding.model import SLOTS

MOST_EVENTS, MOST_REPORTS = 40, 4
"""What a form, and so an address, takes."""

LONGEST_ADDRESS = 40_000
"""Characters; browsers and servers take more."""

NONE = "-"
"""What is written where nobody or nothing fills a slot, which is not the same as not knowing."""

_PLAIN = ("id", "says", "on", "hour", "status", "note")
FIELDS = (*_PLAIN, *SLOTS)
"""The fields of an event."""

_LONGEST = {"says": 1000, "note": 1000, "title": 300}
_NAME = re.compile(r"e([1-9]\d?)\.(?:r([1-9])\.)?([a-z]+)")

Values = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class DraftEvent:
    """An event's fields as typed, and what other sources say of it."""

    values: Values = field(default_factory=dict)
    reports: tuple[Values, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing but a day or a status was filled in."""
        return not self.reports and not set(self.values) - {"on", "status", "id"}


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole form. ``doctrines`` are the ids to which it is limited; none: those in force on each day."""

    title: str = ""
    doctrines: tuple[str, ...] = ()
    events: tuple[DraftEvent, ...] = ()

    def items(self) -> list[tuple[str, str]]:
        """What stands in the address, in one order."""
        found = [("title", self.title), *(("doctrine", id) for id in self.doctrines)]
        for n, event in enumerate(self.events, 1):
            found += [(f"e{n}.{name}", event.values.get(name, "")) for name in FIELDS]
            for m, report in enumerate(event.reports, 1):
                found += [(f"e{n}.r{m}.{name}", report.get(name, "")) for name in ("source", *SLOTS)]
        return [(name, value) for name, value in found if value]

    def address(self, path: str = "/scenario") -> str:
        """The address that holds it. Raises UsageError where none could."""
        items = self.items()
        made = f"{path}?{urlencode(items)}" if items else path
        if len(made) > LONGEST_ADDRESS:
            raise UsageError(f"the scenario is too long for an address of {LONGEST_ADDRESS} characters")
        return made

    def done(self, what: str, day: str) -> Draft:
        """With what a button of the form does: ``add`` an event, ``remove-2``, ``report-1``. ``day`` is that
        of a first event. Anything else does nothing.
        """
        events = list(self.events)
        act, _, number = what.partition("-")
        at = int(number) - 1 if number.isascii() and number.isdigit() and len(number) < 3 else -1
        if act == "add" and len(events) < MOST_EVENTS:
            last = events[-1].values.get("on", day) if events else day
            events.append(DraftEvent({"on": last}))
        elif act == "remove" and 0 <= at < len(events):
            del events[at]
        elif act == "report" and 0 <= at < len(events) and len(events[at].reports) < MOST_REPORTS:
            events[at] = replace(events[at], reports=(*events[at].reports, {"source": "?"}))
        return replace(self, events=tuple(events))


def draft_of(items: Iterable[tuple[str, str]]) -> Draft:
    """The form that was sent. Names that it has not are left out; values are cut at their longest."""
    title, doctrines = "", dict[str, None]()
    events: dict[int, dict[str, str]] = {}
    reports: dict[int, dict[int, dict[str, str]]] = {}
    for name, written in items:
        value = " ".join(written.replace("\0", "").split())
        if name == "title":
            title = value[: _LONGEST["title"]]
        elif name == "doctrine" and value:
            doctrines[value[:120]] = None
        elif value and (found := _NAME.fullmatch(name)):
            _take(found, value, events, reports)
    numbers = sorted({*events, *reports})[:MOST_EVENTS]
    made = (
        DraftEvent(
            events.get(n, {}), tuple(said for _m, said in sorted(reports.get(n, {}).items()))[:MOST_REPORTS]
        )
        for n in numbers
    )
    return Draft(title, tuple(doctrines)[:100], tuple(made))


def _take(
    found: re.Match[str],
    value: str,
    events: dict[int, dict[str, str]],
    reports: dict[int, dict[int, dict[str, str]]],
) -> None:
    number, report, name = int(found[1]), found[2], found[3]
    value = value[: _LONGEST.get(name, 300)]
    if report is not None and name in ("source", *SLOTS):
        reports.setdefault(number, {}).setdefault(int(report), {})[name] = value
    elif report is None and name in FIELDS:
        events.setdefault(number, {})[name] = value


def draft_from(scenario: ScenarioFile) -> Draft:
    """A scenario's file as a form. Raises UsageError for one with more than a form takes."""
    if len(scenario.events) > MOST_EVENTS or any(len(e.reports) > MOST_REPORTS for e in scenario.events):
        raise UsageError(f"the form takes {MOST_EVENTS} events at most, with {MOST_REPORTS} reports each")
    return Draft(
        scenario.scenario,
        scenario.doctrines,
        tuple(
            DraftEvent(_values(event, _PLAIN), tuple(_values(said, ("source",)) for said in event.reports))
            for event in scenario.events
        ),
    )


def _values(said: ScenarioEvent | Report, plain: tuple[str, ...]) -> dict[str, str]:
    found = {name: " ".join((getattr(said, name) or "").split()) for name in plain}
    for slot in SLOTS:
        held = getattr(said, slot)
        if held is not None:
            found[slot] = held if isinstance(held, str) else ", ".join(held) or NONE
    return {name: value for name, value in found.items() if value}

"""What a person decides, in the words in which it is written, as a correction that a dossier keeps.

Ids and names are looked up, what an event holds is asked of the dossier; who decides, and why, must be said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from seuil.asking.days import iso_day
from seuil.asking.resolve import VALUES, NameFinder, folded
from seuil.errors import UsageError
from seuil.event.model import ROLES, Correction, Event

FIELDS = ("act", *ROLES, *VALUES, "when")
"""The fields of a mention that may be set."""

# Names are not loaded for a field that needs none.
Names = Callable[[], NameFinder]

GroupOf = Callable[[str], str]
"""Act → the group of acts that may tell the same doing (``DataFiles.happenings.group``)."""


class Events(Protocol):
    """What is asked of a dossier (``seuil.store.dossier.Store`` does it)."""

    def event(self, id: str) -> Event:
        """The event of this id, present or former, or that holds this mention."""


@dataclass(frozen=True, slots=True)
class Decider:
    """Who decides (``by``), and why (``reason``): makes their corrections, without number and time.

    ``unsigned`` is what is said where either is missing. Raises UsageError for what cannot be decided so.
    """

    by: str
    reason: str
    unsigned: str

    def merge(self, dossier: Events, group_of: GroupOf, events: Sequence[str]) -> Correction:
        """Events, by id or by a mention, are one happening, with all that tells them now."""
        found = list({event.id: event for event in map(dossier.event, events)}.values())
        if len(found) < 2:
            raise UsageError("merge: two events or more are joined; these are one")
        other = next((e for e in found if group_of(e.act) != group_of(found[0].act)), None)
        if other is not None:
            raise UsageError(
                f"merge: {found[0].id} is “{found[0].act}” and {other.id} “{other.act}”, which are never one "
                "happening; set the act of the one that was misread first, then join them"
            )
        first = tuple(event.mentions[0] for event in found)
        rest = tuple(key for event in found for key in event.mentions[1:])
        return self._made("merge", mentions=first, rest=rest)

    def split(self, dossier: Events, event: str, mentions: Sequence[str]) -> Correction:
        """Some mentions of an event are another happening than the rest."""
        whole = dossier.event(event)
        strange = [key for key in mentions if key not in whole.mentions]
        if strange:
            raise UsageError(f"split: {', '.join(strange)}: no mention of {whole.id} (seuil show)")
        if not mentions:
            raise UsageError(f"split: choose the mentions of {whole.id} that are another happening")
        rest = tuple(key for key in whole.mentions if key not in mentions)
        if not rest:
            raise UsageError(f"split: these are all mentions of {whole.id}; some must stay")
        return self._made("split", mentions=tuple(dict.fromkeys(mentions)), rest=rest)

    def judge(self, kind: str, mention: str) -> Correction:
        """A mention was read rightly (``accept``), or tells no event (``reject``)."""
        return self._made(kind, mentions=(mention,))

    def set(self, names: Names, mention: str, field: str, values: Sequence[str]) -> Correction:
        """A field of a mention has other values: ids or names, one day or two for ``when``."""
        found = values_of(names, field, tuple(values))
        return self._made("set", mentions=(mention,), field=field, values=found)

    def copies(self, kind: str, page: str, other: str) -> Correction:
        """Two pages are a report and its ``copy``, or they are ``not-copy``."""
        return self._made(kind, pages=(page, other))

    def _made(self, kind: str, **about: object) -> Correction:
        if not self.by.strip() or not self.reason.strip():
            raise UsageError(f"{kind}: {self.unsigned}")
        signed = {"by": self.by.strip(), "reason": self.reason.strip()}
        return Correction.model_validate({"number": 0, "made": "", "kind": kind, **about, **signed})


def _entities(names: NameFinder, written: str, role: str) -> tuple[str, ...]:
    """The entities of a name. A capital that stands for its state is as a place the city alone."""
    found = names.entity(written, role)
    own = tuple(i for i in found if folded(i) == folded(written))
    return own if role == "place" and own else found


def values_of(names: Names, field: str, written: tuple[str, ...]) -> tuple[str, ...]:
    """What was written for a field, as the record has it. Raises UsageError for what nothing has."""
    if field in ROLES:
        finder = names()
        return tuple(dict.fromkeys(i for value in written for i in _entities(finder, value, field)))
    if field == "when" and len(written) in (1, 2):
        return tuple(filter(None, (iso_day(day, "when") for day in written)))
    if field in (*VALUES, "act") and len(written) == 1:
        finder, asked = names(), written[0]
        return finder.act(asked, field) if field == "act" else finder.value(asked, field, field)
    if field not in FIELDS:
        raise UsageError(f"set {field}: no such field; choose from: {', '.join(FIELDS)}")
    raise UsageError(f"set {field}: takes {'one day or two' if field == 'when' else 'one value'}")

"""What was typed into the form, as the ids of the tables; and what can be typed there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import ValidationError

from seuil.asking.days import iso_day
from seuil.asking.resolve import NameFinder, folded, says_nobody
from seuil.brief.reasons import Phrase, reasons_in
from seuil.data_files import DataFiles
from seuil.data_files.shapes.acts import Status
from seuil.data_files.shapes.doctrines import PatternWords
from seuil.data_files.shapes.scenarios import ScenarioFile
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.patterns import PatternWording
from seuil.errors import UsageError
from seuil.finding.model import SLOTS
from seuil.web.languages import _, current_language
from seuil.web.saying import AskedError, said_of
from seuil.web.scenarios.draft import Draft, DraftEvent, Values

_ROLES = ("actor", "target", "supporter", "place", "crosses")
# Kinds of table, in the order in which a name of several is looked for.
_ORDER = {"place": ("places", "states", "bodies"), "instrument": ("weapons",)}
_OTHERS = ("states", "bodies", "places")


@dataclass(frozen=True, slots=True)
class Fault:
    """What could not be read: of which event (from 1; 0 for the whole), and one line on it."""

    event: int
    said: Phrase


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a field takes: the words to be typed, and a note where they are an id."""

    value: str
    label: str


class Resolver:
    """Makes a scenario of a form. ``words`` are the pattern's of each language, by its code."""

    def __init__(self, doctrines: Doctrines, names: NameFinder, wording: PatternWording) -> None:
        data = doctrines.data
        self._doctrines, self._names, self._wording = doctrines, names, wording
        self._words: dict[str, PatternWords] = {
            code: data.language(code).doctrine_words.pattern for code in data.languages
        }
        self._kinds = kinds_of(data)

    def scenario(self, draft: Draft) -> tuple[ScenarioFile | None, tuple[int, ...], tuple[Fault, ...]]:
        """The scenario of the events that could be read, their numbers, and the faults of the others.

        Null where no event could be read.
        """
        faults, events, numbers = [], [], []
        for id in draft.doctrines:
            if id not in self._doctrines.ids:
                faults.append(Fault(0, Phrase(_("There is no document %(id)s.") % {"id": id})))
        known = tuple(id for id in draft.doctrines if id in self._doctrines.ids)
        for n, event in enumerate(draft.events, 1):
            if event.is_empty:
                continue
            try:
                events.append(self._event(n, event))
                numbers.append(n)
            except UsageError as error:
                faults.append(Fault(n, said_of(error, self._doctrines.data)))
        values = {
            "scenario": draft.title or _("A scenario"),
            "language": current_language(),
            "doctrines": known,
            "events": tuple(events),
        }
        try:
            made = ScenarioFile.model_validate(values) if events else None
        except ValidationError as error:
            said = str(error.errors(include_url=False)[0]["msg"]).removeprefix("Value error, ")
            reasons = reasons_in(self._doctrines.data, current_language())
            return None, (), (*faults, Fault(0, reasons.phrase(said)))
        return made, tuple(numbers), tuple(faults)

    def _event(self, number: int, event: DraftEvent) -> dict[str, Any]:
        values = event.values
        if not values.get("on"):
            raise AskedError(_("Say on which day it happens."))
        if not values.get("act"):
            raise AskedError(_("Say what is done: the act."))
        plain = {name: values[name] for name in ("says", "hour", "note") if name in values}
        return {
            **plain,
            "id": values.get("id") or f"event-{number}",
            "on": iso_day(values["on"], _("Day")),
            "status": self._status(values.get("status", "")),
            **self._slots(values),
            "reports": tuple(
                {"source": report.get("source", "?"), **self._slots(report)} for report in event.reports
            ),
        }

    def _status(self, written: str) -> str:
        return self._names.value(written, "status")[0] if written else "happened"

    def _slots(self, values: Values) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for slot in SLOTS:
            if slot in values:
                ids = self.ids(slot, values[slot])
                found[slot] = ids[0] if slot == "act" else ids
        return found

    def ids(self, slot: str, written: str) -> tuple[str, ...]:
        """The ids of what was typed for a slot: names or ids, with commas between them; none for a dash or
        the word. Raises UsageError for a name that nothing has there.
        """
        if not written.strip() or says_nobody(written):
            if slot == "act":
                raise AskedError(_("Say what is done: the act."))
            return ()
        if slot == "act":
            return self._names.act(written, self._label(slot))
        try:
            return (self._one(slot, written),)
        except UsageError:
            parts = [part for part in written.replace(";", ",").split(",") if part.strip()]
            if len(parts) < 2:
                raise
        return tuple(dict.fromkeys(self._one(slot, part.strip()) for part in parts))

    def _one(self, slot: str, written: str) -> str:
        if slot == "aim":
            return self._aim(written)
        kinds = [self._kinds[kind] for kind in _ORDER.get(slot, _OTHERS)]
        if any(written in kind for kind in kinds):
            return written
        found = self._names.entity(written, self._label(slot))
        for kind in kinds:
            held = [id for id in found if id in kind]
            if len(held) == 1:
                return held[0]
            if held:
                said = _("%(label)s: “%(name)s” is the name of several; write one of: %(ids)s")
                parts = {"label": self._label(slot), "name": written, "ids": ", ".join(held)}
                raise AskedError(said % parts)
        said = _("%(label)s: “%(name)s” cannot stand here")
        raise AskedError(said % {"label": self._label(slot), "name": written})

    def _aim(self, written: str) -> str:
        for words in self._words.values():
            for id, said in words.aims.items():
                if folded(written) in (folded(id), folded(said)):
                    return id
        said = _("%(label)s: “%(name)s” cannot stand here")
        raise AskedError(said % {"label": self._label("aim"), "name": written})

    def _label(self, slot: str) -> str:
        return self._words[current_language()].slots[slot]

    def shown(self, slot: str, written: str) -> str:
        """What was typed, by the names of the reader's language where they mean the same; else as it is."""
        try:
            ids = self.ids(slot, written)
        except UsageError:
            return written
        if not ids:
            return _("none")
        return ", ".join(self._typed(slot, id) for id in ids)

    def _typed(self, slot: str, id: str) -> str:
        """The name by which an id can be typed at a slot: its own, unless that is another's too."""
        name = self._wording.value(slot, id)
        try:
            return name if self.ids(slot, name) == (id,) and "," not in name else id
        except UsageError:
            return id

    def suggestions(self, slot: str) -> tuple[Suggestion, ...]:
        """What can be typed at a slot, by name."""
        if slot == "act":
            known: Any = self._doctrines.data.acts
        elif slot == "aim":
            known = self._words["en"].aims
        else:
            known = (id for kind in _ORDER.get(slot, _OTHERS[:2]) for id in self._kinds[kind])
        found = {}
        for id in known:
            typed = self._typed(slot, id)
            found[typed] = Suggestion(typed, self._wording.value(slot, id) if typed == id else "")
        return tuple(sorted(found.values(), key=lambda one: (folded(one.label or one.value), one.value)))


def kinds_of(data: DataFiles) -> Mapping[str, frozenset[str]]:
    """The ids of each kind of table that a slot is filled from."""
    weapons = (*(c.id for c in data.weapons.classes), *(w.id for w in data.weapons.weapons))
    return {
        "states": frozenset(data.states),
        "bodies": frozenset(body.id for body in data.bodies),
        "places": frozenset(place.id for place in data.places),
        "weapons": frozenset(weapons),
    }


STATUSES: tuple[Status, ...] = get_args(Status)

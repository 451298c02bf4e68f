"""What a person decides in a form: as a correction, carried out, and as it is listed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Annotated, Literal, NamedTuple

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from seuil.asking.deciding import FIELDS, Decider
from seuil.asking.resolve import says_nobody
from seuil.asking.wording import RecordWording
from seuil.errors import UsageError
from seuil.event.model import ROLES, Correction, Event, Mention
from seuil.web.asked import plain
from seuil.web.desk import Desk
from seuil.web.event.model import Decided, Named
from seuil.web.jobs import Job, Tell
from seuil.web.languages import _
from seuil.web.rendering import address
from seuil.web.saying import AskedError

__all__ = ["FIELDS", "Decision", "correct", "correction_of", "decided", "field_name", "undo"]

# A form takes no more of anything than this.
_MANY = 500

_Short = Annotated[str, StringConstraints(max_length=200), AfterValidator(plain)]
_Long = Annotated[str, StringConstraints(max_length=2000), AfterValidator(plain)]
_Keys = Annotated[list[_Short], AfterValidator(lambda keys: _few(keys))]


def _few(keys: list[str]) -> list[str]:
    if len(keys) > _MANY:
        raise ValueError(f"at most {_MANY}")
    return [key for key in dict.fromkeys(keys) if key]


class Decision(BaseModel):
    """A form of review. ``values`` are parted by semicolons; ``event`` is where the form stood."""

    model_config = ConfigDict(extra="ignore")

    kind: Literal["accept", "reject", "set", "split", "merge", "copy", "not-copy"]
    by: _Short = ""
    reason: _Long = ""
    event: _Short = ""
    other: _Short = ""
    mention: _Keys = []
    field: _Short = ""
    values: _Long = ""
    page: _Keys = []


def correction_of(decision: Decision, desk: Desk) -> Correction:
    """The correction that a form asks for. Raises UsageError, which says what is allowed."""
    store, said = desk.store, _("Write your name and a reason: both are kept with the correction.")
    decider = Decider(decision.by, decision.reason, said)
    if decision.kind == "merge":
        if not decision.other:
            raise AskedError(_("Choose the event that is the same happening."))
        if store.event(decision.event).id == store.event(decision.other).id:
            raise AskedError(_("These two are one event already."))
        return decider.merge(store, desk.data.happenings.group, (decision.event, decision.other))
    if decision.kind == "split":
        if not decision.mention:
            raise AskedError(_("Choose the sentences that are another happening."))
        if set(store.event(decision.event).mentions) <= set(decision.mention):
            raise AskedError(_("Some sentence must stay with the event."))
        return decider.split(store, decision.event, decision.mention)
    if decision.kind in ("copy", "not-copy"):
        if len(decision.page) != 2:
            raise AskedError(_("Choose two different pages."))
        return decider.copies(decision.kind, *decision.page)
    if len(decision.mention) != 1:
        raise AskedError(_("Choose one sentence."))
    if decision.kind == "set":
        return decider.set(desk.names, decision.mention[0], decision.field, _values(decision))
    return decider.judge(decision.kind, decision.mention[0])


def _values(decision: Decision) -> tuple[str, ...]:
    """The values that were written: nobody only where that is said, for a box is easily left empty."""
    parts = re.split(r"[;/\s]+" if decision.field == "when" else ";", decision.values)
    values = tuple(part.strip() for part in parts if part.strip())
    if not values:
        raise AskedError(_("Write the right value; where nobody is meant, write “none” or a dash."))
    return () if decision.field in ROLES and len(values) == 1 and says_nobody(values[0]) else values


class Corrected(NamedTuple):
    """A correction as it is kept, and the address of what it changed."""

    correction: Correction
    href: str


class Correcting(Job[Corrected]):
    """A correction kept or taken back, and the record made again."""

    kind = "correcting"
    steps = ("links", "families", "events")  # as ``Dossier.refresh`` tells them


def correct(desk: Desk, correction: Correction, back: str) -> Correcting:
    """Keep a correction and make the record again.

    It leads to the event that then holds what was corrected; ``back`` is the id of the event from which it
    was made. Raises BusyError where too many wait.
    """

    def work(tell: Tell) -> Corrected:
        with desk.writing:
            kept = desk.store.correct(correction)
            desk.dossier.refresh(tell)
        return Corrected(kept, _after(desk, kept, back, done=kept.number))

    return _begun(desk, work)


def undo(desk: Desk, number: int, back: str) -> Correcting:
    """Take a correction back; ``back`` is an event's id, empty for the list. Raises BusyError."""

    def work(tell: Tell) -> Corrected:
        with desk.writing:
            undone = desk.store.undo(number)
            desk.dossier.refresh(tell)
        there = _after(desk, undone, back, undone=number) if back else address("/corrections", undone=number)
        return Corrected(undone, there)

    return _begun(desk, work)


def _begun(desk: Desk, work: Callable[[Tell], Corrected]) -> Correcting:
    made = desk.work.begin(lambda id: Correcting(id, work))
    assert isinstance(made, Correcting)
    return made


def _after(desk: Desk, correction: Correction, back: str, **told: int) -> str:
    """The event of the first mention corrected, else that from which it was made, else the list."""
    for id in (*correction.mentions[:1], *correction.rest[:1], back):
        try:
            event: Event = desk.store.event(id)
        except UsageError:
            continue
        return address(f"/events/{event.id}", **told)
    return address("/corrections", **told)


def decided(one: Correction, say: RecordWording, mentions: Mapping[str, Mention]) -> Decided:
    """A correction as it is listed. ``mentions`` are those of which the words are known."""
    about = [_mention(key, say, mentions.get(key), one.kind) for key in one.mentions]
    about += [Named(key, key, f"/pages/{key}") for key in one.pages]
    return Decided(
        number=one.number,
        kind=one.kind,
        what=say.words.corrections[one.kind],
        about=tuple(about),
        value=f"{field_name(one.field, say)} = {_value(one, say)}" if one.field else "",
        by=one.by,
        made=one.made[:16].replace("T", " "),
        reason=one.reason,
        undone=one.undone,
    )


def _mention(key: str, say: RecordWording, mention: Mention | None, kind: str) -> Named:
    """A mention by its trigger and outlet. One that was rejected is of no event: its page shows it."""
    text = f"{say.quoted(mention.trigger)}, {say.outlet(mention.outlet)}" if mention else key
    page = key.split("@")[0]
    return Named(text, key, f"/pages/{page}" if kind == "reject" else f"/events/{key}#m-{key}")


def field_name(name: str, say: RecordWording) -> str:
    """What a field that may be set is called."""
    if name == "when":
        return say.label("date")
    return {"status": _("status"), "polarity": _("polarity"), "certainty": _("certainty")}.get(
        name
    ) or say.words.labels.get(name, name)


def _value(one: Correction, say: RecordWording) -> str:
    if one.field in ROLES:
        return say.names(one.values) or say.label("nobody")
    if one.field == "act":
        return ", ".join(map(say.act, one.values))
    known: Mapping[str, str] = getattr(say.values, one.field or "", {}) if one.field != "when" else {}
    return ", ".join(known.get(value, value) for value in one.values)

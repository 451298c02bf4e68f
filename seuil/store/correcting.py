"""What a person decided about the record: kept, numbered, undone; never lost."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from sqlalchemy import Connection, exists, func, insert, or_, select, update

from seuil.errors import UsageError
from seuil.event.model import Correction
from seuil.store import schema
from seuil.store.packing import to_json
from seuil.store.record import corrections_in

# What each kind takes: the least number of mentions and of pages.
_TAKES = {
    "reject": (1, 0),
    "accept": (1, 0),
    "set": (1, 0),
    "merge": (2, 0),
    "split": (1, 0),
    "copy": (0, 2),
    "not-copy": (0, 2),
}
FIELDS = ("act", "actor", "target", "instrument", "place", "status", "polarity", "certainty", "when")
"""The fields of a mention that a person may set."""


def correct(connection: Connection, correction: Correction, now: str, where: str) -> Correction:
    """Keep a correction with the next number."""
    _demand_whole(correction)
    _demand_there(connection, schema.mention.c.key, (*correction.mentions, *correction.rest), where)
    _demand_there(connection, schema.page.c.key, correction.pages, where)
    last = connection.execute(select(func.max(schema.correction.c.number))).scalar()
    kept = correction.model_copy(update={"number": int(last or 0) + 1, "made": now, "undone": False})
    row = {"number": kept.number, "made": now, "undone": False, "pending": True, "json": to_json(kept)}
    connection.execute(insert(schema.correction), [row])
    return kept


def undo(connection: Connection, number: int, where: str) -> Correction:
    """Mark a correction as undone."""
    t = schema.correction
    found = list(corrections_in(connection, select(t).where(t.c.number == number)))
    if not found:
        raise UsageError(f"{number}: no such correction in {where}")
    if found[0].undone:
        raise UsageError(f"correction {number} of {where} is undone already")
    connection.execute(update(t).where(t.c.number == number).values(undone=True, pending=True))
    return found[0].model_copy(update={"undone": True})


def is_stale(connection: Connection) -> bool:
    """Whether anything waits for families and events to be made again."""
    pending = schema.correction.c.pending
    wanted = or_(
        exists(select(schema.pending_page.c.page)),
        exists(select(schema.pending_act.c.act)),
        exists(select(schema.correction.c.number).where(pending)),
    )
    return bool(connection.execute(select(wanted)).scalar())


def _demand_whole(correction: Correction) -> None:
    mentions, pages = _TAKES[correction.kind]
    if len(set(correction.mentions)) < mentions:
        raise UsageError(f"{correction.kind} takes {_count(mentions, 'mention')}")
    if len(set(correction.pages)) < pages:
        raise UsageError(f"{correction.kind} takes {_count(pages, 'page')}")
    if not correction.by.strip() or not correction.reason.strip():
        raise UsageError("a correction needs the name of who made it, and a reason")
    if (correction.kind == "set") != (correction.field is not None):
        raise UsageError("set, and no other kind, takes a field and its values")
    if correction.field is not None and correction.field not in FIELDS:
        raise UsageError(f"field {correction.field!r} cannot be set; choose from: {', '.join(FIELDS)}")
    if correction.field == "when":
        for day in correction.values:
            _demand_day(day)


def _demand_day(day: str) -> None:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        raise UsageError(f"when {day}: not a day; write 2024-11-19") from None


def _demand_there(connection: Connection, column: object, keys: Iterable[str], where: str) -> None:
    for key in keys:
        if connection.execute(select(column).where(column == key)).first() is None:  # type: ignore[call-overload]
            raise UsageError(f"{key}: no such mention or page in {where}")


def _count(number: int, noun: str) -> str:
    return f"one {noun} or more" if number == 1 else f"{number} {noun}s or more"

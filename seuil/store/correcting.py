"""What a person decided about the record: kept, numbered, undone; never lost."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import get_args

from sqlalchemy import Connection, func, insert, select, update

from seuil.assertion.model import Certainty, Polarity, Status
from seuil.errors import UsageError
from seuil.event.corrected import FIELDS
from seuil.event.model import ROLES, Correction
from seuil.store import schema
from seuil.store.packing import to_json
from seuil.store.record import corrections_in


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


def _demand_whole(one: Correction) -> None:
    """Refuse a correction that could not be applied."""
    mentions, pages = len(set(one.mentions)), len(set(one.pages))
    if not one.by.strip() or not one.reason.strip():
        raise UsageError("a correction needs the name of who made it, and a reason")
    if one.kind in ("copy", "not-copy"):
        if pages != 2:
            raise UsageError(f"{one.kind} takes two pages")
    elif mentions < (2 if one.kind == "merge" else 1):
        raise UsageError(f"{one.kind} takes {'two mentions' if one.kind == 'merge' else 'a mention'} or more")
    if one.kind == "split" and not set(one.rest) - set(one.mentions):
        raise UsageError("split takes some mentions of an event, and the rest of them")
    if one.kind == "set":
        _demand_value(one)


def _demand_value(one: Correction) -> None:
    if one.field not in FIELDS:
        raise UsageError(f"there is no field {one.field!r} to set; choose from: {', '.join(FIELDS)}")
    if one.field == "when":
        _demand_days(one.values)
    elif one.field not in ROLES and len(one.values) != 1:
        raise UsageError(f"{one.field} takes one value, not {len(one.values)}")
    allowed = get_args({"status": Status, "polarity": Polarity, "certainty": Certainty}.get(one.field))
    if allowed and one.values[0] not in allowed:
        raise UsageError(f"{one.field} {one.values[0]!r}: choose from: {', '.join(allowed)}")


def _demand_days(values: tuple[str, ...]) -> None:
    if len(values) not in (1, 2):
        raise UsageError(f"when takes one day or two, not {len(values)}")
    for day in values:
        try:
            known = datetime.date.fromisoformat(day).isoformat() == day
        except ValueError:
            known = False
        if not known:
            raise UsageError(f"when {day}: not a day; write 2024-11-19")
    if values[0] > values[-1]:
        raise UsageError(f"when {values[0]} {values[-1]}: the first day is after the last")


def _demand_there(connection: Connection, column: object, keys: Iterable[str], where: str) -> None:
    for key in keys:
        if connection.execute(select(column).where(column == key)).first() is None:  # type: ignore[call-overload]
            raise UsageError(f"{key}: no such mention or page in {where}")

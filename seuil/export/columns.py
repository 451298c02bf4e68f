"""What a column of a table is: its name, type, meaning, and how it is taken from a row of the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, Literal, TypeVar

from seuil.article.model import When
from seuil.event.model import Event, Mention, Record
from seuil.export.names import Names
from seuil.export.options import Options

Row = TypeVar("Row")
# day: an ISO date. whole: a whole number. texts, numbers: lists.
Kind = Literal["text", "day", "whole", "flag", "texts", "numbers"]
Value = str | int | bool | None | tuple[str, ...] | tuple[float, ...]


class Lookup:
    """What rows need of the rest of the record: names, which event a mention is of, a page's agency.

    It holds a key for each assertion, nothing else that grows with the record; and that only for a table
    that asks for it.
    """

    def __init__(self, record: Record, options: Options) -> None:
        self._record = record
        self.names = Names(record, options.data)

    @cached_property
    def event_of(self) -> dict[str, str]:
        """The event that a mention is of."""
        return {mention: event.id for event in self._record.events() for mention in event.mentions}

    @cached_property
    def agency_of(self) -> dict[str, str]:
        """The agency of a family."""
        return {f.id: f.agency for f in self._record.families() if f.agency}


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. ``values`` are all that a text may be, where the set is closed."""

    name: str
    kind: Kind
    means: str
    take: Callable[[Row, Lookup], Value]
    values: tuple[str, ...] = ()


Doing = Event | Mention


def of_roles() -> tuple[Column[Any], ...]:
    """Two columns for each role: ids, and names."""
    means = {
        "actor": "Who does it",
        "target": "To whom or what it is done",
        "instrument": "With what it is done",
        "place": "Where it is done",
    }
    found: list[Column[Any]] = []
    for role, said in means.items():
        found.append(Column(role, "texts", f"{said}: entity ids.", _ids(role)))
        found.append(Column(f"{role}_names", "texts", f"{said}: names, in the same order.", _names(role)))
    return tuple(found)


def _ids(role: str) -> Callable[[Doing, Lookup], Value]:
    return lambda row, _: getattr(row, role)


def _names(role: str) -> Callable[[Doing, Lookup], Value]:
    return lambda row, look: look.names.names(getattr(row, role))


def of_when(when: Callable[[Row], When | None], prefix: str = "") -> tuple[Column[Row], ...]:
    """Four columns of a time: earliest, latest, EDTF, basis."""

    def part(name: str) -> Callable[[Row, Lookup], Value]:
        return lambda row, _: getattr(when(row), name, None)

    return (
        Column(
            f"{prefix}earliest", "day", "First day on which it can be; empty: not known.", part("earliest")
        ),
        Column(f"{prefix}latest", "day", "Last day on which it can be; empty: not known.", part("latest")),
        Column(f"{prefix}edtf", "text", "The same time in ISO 8601-2 (EDTF).", part("edtf")),
        Column(
            f"{prefix}basis",
            "text",
            "How the time is known.",
            part("basis"),
            ("stated", "relative", "inferred", "publication", "unknown"),
        ),
    )

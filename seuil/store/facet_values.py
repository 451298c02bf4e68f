"""The values by which events can be found, as numbers: many events are counted by them at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from sys import byteorder
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, func, insert, select

from seuil.event.model import ROLES, Event
from seuil.store.columns import storable
from seuil.store.schema import facet_value
from seuil.store.standings import roles_of

SINGLE = ("act", "plover", "status", "polarity", "certainty", "confirmed")
"""What an event has one value of."""

FACETS = (*ROLES, *SINGLE, "source")
"""The fields whose values are counted."""

# How those are called who are cited is looked up, not counted.
_UNCOUNTED = "voice"


class Value(NamedTuple):
    """One value of a field; ``kind`` is that of a source, else empty."""

    field: str
    kind: str
    value: str


def values_of(event: Event, sources: Iterable[tuple[str, str]]) -> Iterator[Value]:
    """All values by which an event is found, each once; ``sources`` are kind and name of who tells it."""
    for role, entity in roles_of(event):
        yield Value(role, "", storable(entity))
    for field in SINGLE:
        value = getattr(event, field)
        if value is not None:
            yield Value(field, "", str(value).lower() if field == "confirmed" else storable(value))
    for kind, name in sorted(sources):
        yield Value("source", kind, storable(name))


class FacetValues:
    """Numbers values, those that are known and new ones, within the transaction of a making."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        columns = (facet_value.c.field, facet_value.c.kind, facet_value.c.value, facet_value.c.number)
        rows = connection.execute(select(*columns)).all()
        self._numbers = {Value(row.field, row.kind, row.value): row.number for row in rows}
        self._next = 1 + max(self._numbers.values(), default=-1)
        self._new: list[dict[str, object]] = []

    def of(self, event: Event, sources: Iterable[tuple[str, str]]) -> bytes:
        """The numbers of the values of an event that are counted, as they are kept."""
        numbers = {value: self._number(value) for value in values_of(event, sources)}
        return packed(sorted(number for value, number in numbers.items() if value.kind != _UNCOUNTED))

    def put(self) -> None:
        """Put the new ones in."""
        if self._new:
            self._connection.execute(insert(facet_value), self._new)
            self._new = []

    def _number(self, value: Value) -> int:
        if value not in self._numbers:
            self._numbers[value] = self._next
            self._new.append({"number": self._next, **value._asdict()})
            self._next += 1
        return self._numbers[value]


class KnownValues:
    """The values of a dossier by number; numbers are given once, so that only new ones are ever read."""

    def __init__(self) -> None:
        self._held: dict[int, Value] = {}

    def among(self, connection: Connection) -> dict[int, Value]:
        """Number → value of all there are."""
        last = max(self._held, default=-1)
        newest = connection.execute(select(func.max(facet_value.c.number))).scalar()
        if newest is not None and newest > last:
            columns = [facet_value.c[name] for name in ("number", "field", "kind", "value")]
            for row in connection.execute(select(*columns).where(facet_value.c.number > last)):
                self._held[row.number] = Value(row.field, row.kind, row.value)
        return self._held


def packed(numbers: Sequence[int]) -> bytes:
    """Numbers as they are kept: 32 bits each, lowest byte first."""
    found = array("I", numbers)
    if byteorder == "big":
        found.byteswap()
    return found.tobytes()


def counted(kept: Iterable[bytes], least: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """How often each number occurs in many, by number, for ``least`` numbers or more."""
    return np.bincount(np.frombuffer(b"".join(kept), dtype="<u4"), minlength=least)

"""What finds more than itself: a state finds who belongs to it, a class of weapons its kinds.

Whoever counts values counts by this rule too, so that a number is that of the list to which it leads.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, select

from seuil.event.model import ROLES
from seuil.store.facet_values import Value
from seuil.store.schema import known_entity

Kinds = Mapping[str, Iterable[str]]
Counts = np.ndarray[tuple[int], np.dtype[np.int64]]


def above(connection: Connection, kinds: Kinds) -> dict[str, set[str]]:
    """Entity → what also finds it: its state, and the classes that it is a kind of."""
    found: dict[str, set[str]] = {}
    for wider, kinds_of_it in kinds.items():
        for one in kinds_of_it:
            found.setdefault(one, set()).add(wider)
    of = known_entity.c
    for id, country in connection.execute(select(of.id, of.country).where(of.country.is_not(None))):
        if id != country:
            found.setdefault(id, set()).add(country)
    return found


class Wider:
    """The values of some roles that find others besides themselves, and how many events each of them finds.

    ``values`` are all values by number; ``over`` says what is above an entity.
    """

    def __init__(
        self, values: Mapping[int, Value], over: Mapping[str, Collection[str]], fields: Collection[str]
    ) -> None:
        of_roles = {n: v for n, v in values.items() if v.field in ROLES and v.field in fields}
        led = {n: [Value(v.field, "", w) for w in sorted(over.get(v.value, ()))] for n, v in of_roles.items()}
        self.values: Sequence[Value] = sorted({wider for several in led.values() for wider in several})
        place = {value: at for at, value in enumerate(self.values)}
        for number, value in of_roles.items():
            if value in place:
                led[number].append(value)
        # Of each number, which part of ``_to`` says to which of the wider values it leads.
        self._many = np.zeros(1 + max(values, default=-1), dtype=np.int64)
        for number, several in led.items():
            self._many[number] = len(several)
        self._from = np.cumsum(self._many) - self._many
        self._to = np.array([place[w] for n in sorted(led) for w in led[n]], dtype=np.int64)

    def counted(self, kept: Sequence[bytes]) -> Counts:
        """How many of these events each of the wider values finds, an event once; ``kept`` are the numbers of
        each event's values, as they are kept.
        """
        numbers = np.frombuffer(b"".join(kept), dtype="<u4")
        lengths = np.fromiter(map(len, kept), dtype=np.int64, count=len(kept)) // 4
        events = np.repeat(np.arange(len(kept)), lengths)
        leads = self._many[numbers] > 0
        numbers, events = numbers[leads], events[leads]
        many = self._many[numbers]
        # The parts of ``_to`` one behind the other: where each begins, and on from there.
        at = np.repeat(self._from[numbers] - (np.cumsum(many) - many), many) + np.arange(many.sum())
        found = np.unique(np.repeat(events, many) * len(self.values) + self._to[at])
        counts: Counts = np.bincount(found % max(1, len(self.values)), minlength=len(self.values))
        return counts

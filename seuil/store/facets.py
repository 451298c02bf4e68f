"""How many events have each value of a field: what a reader can choose from next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from sqlalchemy import ColumnElement, Connection, case, literal, select

from seuil.errors import UsageError
from seuil.store.asking import Conditions, all_of
from seuil.store.belonging import Wider, above
from seuil.store.database import Database
from seuil.store.facet_values import FACETS, KnownValues, Value, counted
from seuil.store.finding import Kinds
from seuil.store.model import FacetRow, Query
from seuil.store.sight import demand_made
from seuil.store.words import name_of

# Outlets and agencies are kept as they are written and as they are compared; who is cited, by id.
_BY_ID = "entity"


class Facets:
    """Counts the values of the events that meet a query; one is kept for as long as a dossier is open."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._known = KnownValues()

    def of(
        self, query: Query, kinds: Kinds, fields: Sequence[str] | None, limit: int
    ) -> dict[str, tuple[FacetRow, ...]]:
        """Field → its values with the number of events, the most first. See ``Store.facets``."""
        wanted = tuple(FACETS if fields is None else dict.fromkeys(fields))
        for field in wanted:
            if field not in FACETS:
                raise UsageError(f"{field}: no such field; choose from: {', '.join(FACETS)}")
        if limit < 0:
            raise UsageError("limit is 0 or more")
        conditions = Conditions(query, kinds)
        with self._database.reading() as connection:
            demand_made(connection, self._database.where)
            values = self._known.among(connection)
            wider = Wider(values, above(connection, kinds), wanted)
            met = _met(connection, conditions, wanted)
        found: dict[str, list[FacetRow]] = {field: [] for field in wanted}
        for (field, kind, value), events in _counts(met, wanted, values, wider).items():
            found[field].append(FacetRow(value=value, count=events, kind=kind or None))
        return {field: _shown(field, rows, query, limit) for field, rows in found.items()}


def _met(
    connection: Connection, conditions: Conditions, fields: Sequence[str]
) -> dict[str | None, list[bytes]]:
    """What the events that meet all conditions have, under null; under a field, what those have that miss
    the condition of that field alone. All in one pass.
    """
    apart = conditions.by_field()
    missed: ColumnElement[int] = literal(0)
    for place, condition in enumerate(apart.values()):
        missed = missed + case((condition, 0), else_=1 << place)
    wanted = select(conditions.sight.event.c.facets, missed.label("missed"))
    # Materialized, so that each condition is looked at once.
    each = wanted.where(all_of(conditions.apart_from_fields(connection))).cte("each")
    each = each.prefix_with("MATERIALIZED")
    field_of: dict[int, str | None] = {1 << n: field for n, field in enumerate(apart) if field in fields}
    field_of[0] = None
    met: dict[str | None, list[bytes]] = {field: [] for field in field_of.values()}
    for kept, which in connection.execute(select(each).where(each.c.missed.in_(sorted(field_of)))):
        met[field_of[which]].append(kept)
    return met


def _counts(
    met: Mapping[str | None, Sequence[bytes]],
    fields: Sequence[str],
    values: Mapping[int, Value],
    wider: Wider,
) -> dict[Value, int]:
    """How many events each value finds, whatever the query asks of its field itself; none is left out."""
    own = {part: counted(kept, 1 + max(values, default=-1)) for part, kept in met.items()}
    of_wider = {part: wider.counted(kept) for part, kept in met.items()}
    found: dict[Value, int] = {}
    for field in fields:
        parts = [part for part in (None, field) if part in met]
        counts = np.sum([own[part] for part in parts], axis=0)
        for number in np.flatnonzero(counts).tolist():
            if values[number].field == field:
                found[values[number]] = int(counts[number])
        counts = np.sum([of_wider[part] for part in parts], axis=0)
        for place in np.flatnonzero(counts).tolist():
            if wider.values[place].field == field:
                found[wider.values[place]] = int(counts[place])
    return found


def _shown(field: str, rows: Sequence[FacetRow], query: Query, limit: int) -> tuple[FacetRow, ...]:
    """The values of a field in their order: the first ones, and those that are asked for."""
    found = _named(rows) if field == "source" else list(rows)
    found.sort(key=lambda row: (-row.count, row.value, row.kind or ""))
    asked = _asked(field, query)
    return tuple(
        row
        for at, row in enumerate(found)
        if at < limit or row.value in asked or f"{row.kind}:{row.value}" in asked
    )


def _asked(field: str, query: Query) -> set[str]:
    values = getattr(query, field)
    if field == "confirmed":
        return set() if values is None else {str(values).lower()}
    return set(values)


def _named(rows: Iterable[FacetRow]) -> list[FacetRow]:
    """Outlets and agencies once each, as they are most often written, and entities.

    The row of a name as it is compared counts each event once, however the name is written there.
    """
    given = list(rows)
    counts = {(row.kind, row.value): row.count for row in given}
    written: dict[tuple[str | None, str], list[FacetRow]] = {}
    found = []
    for row in given:
        if row.kind == _BY_ID:
            found.append(row)
        else:
            written.setdefault((row.kind, name_of(row.value) or row.value), []).append(row)
    for (kind, name), spelt in written.items():
        others = [row for row in spelt if row.value != name] or spelt
        best = min(others, key=lambda row: (-row.count, row.value))
        found.append(FacetRow(value=best.value, count=counts.get((kind, name), best.count), kind=kind))
    return found

"""How many events have each value of a field: what a reader can choose from next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import CTE, Connection, Row, Select, case, cast, func, literal, null, select, union_all

from seuil.errors import UsageError
from seuil.event.model import ROLES
from seuil.store.asking import SINGLE, Conditions, all_of
from seuil.store.columns import Words
from seuil.store.database import Database
from seuil.store.finding import Kinds
from seuil.store.model import FacetRow, Query
from seuil.store.sight import Sight, demand_made
from seuil.store.words import name_of

FACETS = (*ROLES, *SINGLE, "source")
"""The fields that have facets."""

# Outlets and agencies are kept as they are written and as they are compared; of those who are cited, the
# entities have ids. How others are called is of no use to choose by.
_BY_NAME = ("outlet", "agency")
_BY_ID = "entity"


def facets(
    database: Database, query: Query, kinds: Kinds, fields: Sequence[str] | None, limit: int
) -> dict[str, tuple[FacetRow, ...]]:
    """Field → its values with the number of events, the most first. See ``Store.facets``."""
    wanted = tuple(FACETS if fields is None else dict.fromkeys(fields))
    for field in wanted:
        if field not in FACETS:
            raise UsageError(f"{field}: no such field; choose from: {', '.join(FACETS)}")
    if limit < 0:
        raise UsageError("limit is 0 or more")
    conditions = Conditions(query, kinds)
    with database.reading() as connection:
        demand_made(connection, conditions.sight, database.where)
        counted = _counted(connection, conditions, wanted)
    return {field: _shown(field, counted[field], conditions, limit) for field in wanted}


def _counted(
    connection: Connection, conditions: Conditions, fields: Sequence[str]
) -> dict[str, list[Row[Any]]]:
    """The rows of each field: kind, value, count. Those without a condition of their own share one pass."""
    found: dict[str, list[Row[Any]]] = {field: [] for field in fields}
    passes: list[tuple[str | None, list[str]]] = [(None, [f for f in fields if not conditions.asks(f)])]
    passes += [(f, [f]) for f in fields if conditions.asks(f)]
    for without, together in passes:
        if together:
            met = _met(conditions, connection, without)
            parts = union_all(*(_of_field(field, conditions.sight, met) for field in together))
            for row in connection.execute(parts):
                found[row.field].append(row)
    return found


def _met(conditions: Conditions, connection: Connection, without: str | None) -> CTE:
    """The events that meet the conditions, with what each has one value of."""
    sight = conditions.sight
    columns = [sight.event.c[name] for name in SINGLE]
    wanted = select(sight.id.label("id"), *columns)
    return wanted.where(all_of(conditions.met(connection, without))).cte("met")


def _of_field(field: str, sight: Sight, met: CTE) -> Select[Any]:
    if field in SINGLE:
        value = met.c[field]
        said = case((value, "true"), else_="false") if field == "confirmed" else value
        counted = select(*_row(field, null(), said)).where(value.is_not(None))
        return counted.group_by(value)
    of = sight.source if field == "source" else sight.role
    kind, value = (of.c.kind, of.c.name) if field == "source" else (null(), of.c.entity)
    counted = select(*_row(field, kind, value)).join_from(met, of, of.c.event == met.c.id)
    if field == "source":
        counted = counted.where(of.c.kind.in_((*_BY_NAME, _BY_ID)))
        return counted.where(*sight.counts(of)).group_by(of.c.kind, of.c.name)
    return counted.where(of.c.role == field, *sight.counts(of)).group_by(of.c.entity)


def _row(field: str, kind: Any, value: Any) -> tuple[Any, ...]:
    """The columns of all parts, of the same types."""
    return (
        cast(literal(field), Words).label("field"),
        cast(kind, Words).label("kind"),
        cast(value, Words).label("value"),
        func.count().label("events"),
    )


def _shown(field: str, rows: Sequence[Row[Any]], conditions: Conditions, limit: int) -> tuple[FacetRow, ...]:
    """The values of a field in their order: the first ones, and those that are asked for."""
    found = [FacetRow(value=row.value, count=row.events, kind=row.kind) for row in rows]
    if field == "source":
        found = _named(found)
    found.sort(key=lambda row: (-row.count, row.value, row.kind or ""))
    asked = _asked(field, conditions.query)
    return tuple(row for at, row in enumerate(found) if at < limit or row.value in asked)


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

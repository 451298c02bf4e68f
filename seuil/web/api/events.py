"""The record of events: found by the filters, one with all that belongs to it, counted by value and time."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Depends, Query

from seuil.asking.days import iso_day
from seuil.asking.gather import event_in, whole_of
from seuil.asking.model import Provenance, Whole
from seuil.asking.provenance import provenance_of
from seuil.event.model import Event
from seuil.store.model import DensityRow, FacetRow
from seuil.web.api.shape import Day, Id, Limit, Listed, listed, routes
from seuil.web.asked import AskedOf
from seuil.web.desk import Desk, desk_of
from seuil.web.problems import sought

router = routes("events")

Facet = Literal[
    "actor", "target", "instrument", "place", "act", "plover", "status", "polarity", "certainty",
    "confirmed", "source",
]  # fmt: skip
Period = Literal["day", "week", "month", "year"]


@router.get("/events")
def events(desk: Annotated[Desk, Depends(desk_of)], asked: AskedOf, limit: Limit = 100) -> Listed[Event]:
    """Events by time, each happening once, with every independent account of it. Those without a time come
    last.
    """
    query = asked.query(desk, whole=True)
    part = query.model_copy(update={"limit": limit, "offset": (asked.page - 1) * limit})
    found = tuple(desk.store.find(part))
    rest = {k: v for k, v in asked.values.items() if k != "page"}
    return listed(found, desk.store.count(query), asked.page, limit, "/events", **rest)


@router.get("/events/{id}")
def event(
    desk: Annotated[Desk, Depends(desk_of)],
    id: Id,
    as_known_at: Annotated[Day, Query(alias="as-known-at")] = None,
) -> Whole:
    """An event with its mentions, pages, clauses and corrections. ``id`` may be one that the event had
    before, or the key of a mention.
    """
    day = iso_day(as_known_at or None, "as-known-at")
    with sought():
        return whole_of(desk.store, event_in(desk.store, id, day), day)


@router.get("/events/{id}/sources")
def event_sources(
    desk: Annotated[Desk, Depends(desk_of)],
    id: Id,
    as_known_at: Annotated[Day, Query(alias="as-known-at")] = None,
) -> Provenance:
    """Where one event comes from: outlets with originals and copies, and those who are cited, with how they
    stand to what is said.
    """
    day = iso_day(as_known_at or None, "as-known-at")
    with sought():
        found = event_in(desk.store, id, day)
    told = dict.fromkeys(page for account in found.accounts for page in account.pages)
    return provenance_of((found,), map(desk.store.page, told))


@router.get("/sources")
def sources(
    desk: Annotated[Desk, Depends(desk_of)], asked: AskedOf, limit: Limit = 100
) -> tuple[FacetRow, ...]:
    """Outlets, agencies and those who are cited, with how many of the events each has, the most first."""
    return desk.store.facets(asked.query(desk, whole=True), ("source",), limit)["source"]


@router.get("/facets")
def facets(
    desk: Annotated[Desk, Depends(desk_of)],
    asked: AskedOf,
    field: Annotated[list[Facet], Query(max_length=11, description="Only these fields; else all.")] = [],  # noqa: B006
    limit: Limit = 12,
) -> dict[str, tuple[FacetRow, ...]]:
    """For each field the values that the events have, most frequent first. A field's own condition does not
    count for it.
    """
    return desk.store.facets(asked.query(desk, whole=True), field or None, limit)


@router.get("/density")
def density(
    desk: Annotated[Desk, Depends(desk_of)], asked: AskedOf, by: Period = "month"
) -> tuple[DensityRow, ...]:
    """How many events begin in each period, by status and polarity; periods without any have no row."""
    return desk.store.density(asked.query(desk, whole=True), by)

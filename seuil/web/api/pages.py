"""The pages of a dossier, their briefs and families; a page read, a page added."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Body, Depends, Query

from seuil.adding import AddReport
from seuil.brief.model import Brief
from seuil.event.model import Family, Kinship, PageRow
from seuil.store.model import PageQuery
from seuil.web.api.given import GivenPage, item_of
from seuil.web.api.shape import Id, Limit, Listed, PageNumber, Words, listed, routes
from seuil.web.desk import Desk, desk_of
from seuil.web.page.additions import addition
from seuil.web.problems import NotFoundError, sought

router = routes("pages")

Known = Annotated[Desk, Depends(desk_of)]
_READINGS = 1_000_000


@router.get("/pages")
def pages(
    desk: Known,
    outlet: Words = "",
    language: Annotated[str, Query(pattern="^([a-z]{2})?$")] = "",
    kinship: Kinship | None = None,
    text: Words = "",
    page: PageNumber = 1,
    limit: Limit = 100,
) -> Listed[PageRow]:
    """The newest first; those without a date come last. ``text`` is searched in titles and texts, without
    regard to case or accents.
    """
    asked = PageQuery(
        outlet=outlet or None,
        language=language or None,
        kinship=kinship,
        text=text or None,
        limit=limit,
        offset=(page - 1) * limit,
    )
    rest: dict[str, Any] = {"outlet": outlet, "language": language, "kinship": kinship, "text": text}
    store = desk.store
    return listed(store.pages_in(asked), store.count_pages(asked), page, limit, "/pages", **rest)


@router.get("/pages/{key}")
def page(desk: Known, key: Id) -> PageRow:
    """Where a page stood, what it is called, who published it when, and how it stands to its family."""
    with sought():
        return desk.store.page(key)


@router.get("/pages/{key}/brief")
def brief(
    desk: Known,
    key: Id,
    reading: Annotated[int | None, Query(ge=1, le=_READINGS, description="Of which reading, from 1.")] = None,
) -> Brief:
    """All that was read on a page, in the JSON contract of one page; of its newest reading by default."""
    with sought():
        return desk.store.brief(key, reading)


@router.get("/families/{id}")
def family(desk: Known, id: Id) -> Family:
    """The original of a report with its copies, and how much of it each keeps. ``id`` is the key of any of
    its pages.
    """
    found = desk.store.families_of((id,)).get(id)
    if found is None:
        raise NotFoundError(f"{id}: no such page or family")
    return found


@router.post("/read")
def read(desk: Known, page: Annotated[GivenPage, Body()]) -> Brief:
    """Read a page: who did or said what to whom, on whose word, how certainly. Nothing is kept."""
    return desk.reader.read_item(item_of(page), language=page.language)


@router.post("/pages")
def add(desk: Known, page: Annotated[GivenPage, Body()]) -> AddReport:
    """Read a page, keep it, and make the events anew. A page that is in already is passed over; one that
    cannot be read is among the failures, with the reason.
    """
    return addition(desk, [item_of(page)]).ended()

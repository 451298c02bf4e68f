"""What stands beside the events: acts, entities, and what there is at all."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from seuil.asking.model import ActRow
from seuil.event.model import EntityRow
from seuil.version import VERSION
from seuil.web.api.shape import Answer, Limit, Listed, PageNumber, Words, listed, routes
from seuil.web.desk import Desk, desk_of
from seuil.web.languages import languages
from seuil.web.record.renewal import behind_of

router = routes("tables")


class Info(Answer):
    """What is served. ``revision`` changes whenever an answer may; ``up_to_date`` says whether the record
    shows all that was put in. These and ``counts`` are null where there is no dossier yet.
    """

    version: str
    languages: tuple[str, ...]
    dossier: bool
    revision: str | None
    up_to_date: bool | None
    counts: dict[str, int] | None


@router.get("/info")
def info(desk: Annotated[Desk, Depends(desk_of)]) -> Info:
    """The version, and how many pages, families, mentions, events and failures there are."""
    there = desk.has_dossier
    return Info(
        version=VERSION,
        languages=languages(),
        dossier=there,
        revision=desk.store.revision() if there else None,
        up_to_date=behind_of(desk) is None if there else None,
        counts=desk.store.counts() if there else None,
    )


@router.get("/acts")
def acts(desk: Annotated[Desk, Depends(desk_of)]) -> tuple[ActRow, ...]:
    """The kinds of doing that are recorded, with the PLOVER type and the CAMEO code of each."""
    ordered = sorted(desk.data.acts.values(), key=lambda act: act.id)
    return tuple(ActRow.model_validate(act, from_attributes=True) for act in ordered)


@router.get("/entities")
def entities(
    desk: Annotated[Desk, Depends(desk_of)], name: Words = "", page: PageNumber = 1, limit: Limit = 50
) -> Listed[EntityRow]:
    """The dossier's entities whose id or name holds the words of ``name``, in any language; by id."""
    found = desk.names().entities(name) if name else desk.entities()
    part = found[(page - 1) * limit : page * limit]
    return listed(part, len(found), page, limit, "/entities", name=name)

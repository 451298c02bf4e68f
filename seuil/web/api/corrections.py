"""What people decide about the record: kept with a name and a reason, listed, taken back."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import Body, Depends, Path
from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from seuil.asking.deciding import Decider
from seuil.errors import UsageError
from seuil.event.model import Correction
from seuil.web.api.shape import Limit, Listed, PageNumber, listed, routes
from seuil.web.asked import plain
from seuil.web.desk import Desk, desk_of
from seuil.web.event import deciding
from seuil.web.languages import _
from seuil.web.problems import sought

router = routes("corrections")

Known = Annotated[Desk, Depends(desk_of)]
Kind = Literal["reject", "accept", "set", "merge", "split", "copy", "not-copy"]
_MOST = 1000


Name = Annotated[str, Field(min_length=1, max_length=200), AfterValidator(plain)]
Names = Annotated[tuple[Name, ...], Field(max_length=_MOST)]
Sentence = Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(plain)]


class Decision(BaseModel):
    """What is decided, by whom (``by``), and why (``reason``).

    ``merge`` takes two ``events`` or more; ``split`` one of them, and those of its ``mentions`` that are
    another happening; ``accept`` and ``reject`` one mention; ``set`` one mention, a ``field`` (act, actor,
    target, instrument, place, status, polarity, certainty, when) and its ``values``, ids or names; ``copy``
    and ``not-copy`` two ``pages``.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "kind": "set",
                    "mentions": ["3f9a12bc44d0@1532"],
                    "field": "status",
                    "values": ["planned"],
                    "by": "A. Reader",
                    "reason": "The page says that it is to happen tomorrow.",
                }
            ]
        },
    )

    kind: Kind
    events: Names = ()
    mentions: Names = ()
    pages: Names = ()
    field: Name | None = None
    values: Names = ()
    by: Name
    reason: Sentence


@router.get("/corrections")
def corrections(desk: Known, page: PageNumber = 1, limit: Limit = 100) -> Listed[Correction]:
    """All of them, by number; those that were taken back stay, as undone."""
    found = tuple(desk.store.corrections())
    part = found[(page - 1) * limit : page * limit]
    return listed(part, len(found), page, limit, "/corrections")


@router.post("/corrections", status_code=201)
def correct(desk: Known, decision: Annotated[Decision, Body()]) -> Correction:
    """Decide something about the record, which is then made anew with it."""
    return deciding.correct(desk, _decided(desk, decision), "").ended().correction


@router.post("/corrections/{number}/undo")
def undo(desk: Known, number: Annotated[int, Path(ge=1, le=2**31 - 1)]) -> Correction:
    """Take a correction back; the record is then made anew without it."""
    with sought():
        return deciding.undo(desk, number, "").ended().correction


def _decided(desk: Desk, it: Decision) -> Correction:
    """The decision as a dossier keeps it. Raises UsageError for one that cannot be carried out."""
    decider = Decider(it.by, it.reason, _("Say who decides it, and why."))
    if it.kind == "merge":
        return decider.merge(desk.store, desk.data.happenings.group, it.events)
    if it.kind == "split":
        return decider.split(desk.store, _one("event", it.events), it.mentions)
    if it.kind == "set":
        return decider.set(desk.names, _one("mention", it.mentions), it.field or "", it.values)
    if it.kind in ("accept", "reject"):
        return decider.judge(it.kind, _one("mention", it.mentions))
    if len(it.pages) != 2:
        raise UsageError(f"{it.kind}: takes two pages")
    return decider.copies(it.kind, *it.pages)


def _one(what: str, given: tuple[str, ...]) -> str:
    if len(given) != 1:
        raise UsageError(f"takes one {what}, not {len(given)}")
    return given[0]

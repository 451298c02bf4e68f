"""What all parts of the API share: its prefix, lists in parts, bounded values of an address."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Generic, TypeVar

from fastapi import APIRouter, Path, Query
from pydantic import AfterValidator, BaseModel, ConfigDict

from seuil.web.asked import plain
from seuil.web.rendering import address

PREFIX = "/api/v1"
MOST = 500
"""Items that one answer holds at most."""

_PAGES = 1_000_000
# No id or key of ours is so long.
_LONGEST = 200

T = TypeVar("T")


Id = Annotated[str, Path(min_length=1, max_length=_LONGEST), AfterValidator(plain)]
Words = Annotated[str, Query(max_length=_LONGEST), AfterValidator(plain)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Items of one answer at most.")]
PageNumber = Annotated[int, Query(ge=1, le=_PAGES, description="Which part of the list, from 1.")]
Day = Annotated[
    str | None,
    Query(max_length=10, pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$", description="An ISO day: 2024-11-19."),
]


class Answer(BaseModel):
    """Base of what only the API gives."""

    model_config = ConfigDict(frozen=True)


class Listed(Answer, Generic[T]):
    """A part of a list. ``total`` counts all of it; ``next`` is the address of the part after, if any."""

    items: tuple[T, ...]
    total: int
    next: str | None = None


def routes(tag: str) -> APIRouter:
    """A router for one subject of the API."""
    return APIRouter(prefix=PREFIX, tags=[tag])


def listed(
    items: Sequence[T],
    total: int,
    page: int,
    limit: int,
    path: str,
    *,
    counted: int | None = None,
    **query: object,
) -> Listed[T]:
    """A part of a list, with the address of the next; ``query`` is what else the address asks.

    ``counted`` is how many of what ``total`` counts the items are, where that is not their number.
    """
    here = len(items) if counted is None else counted
    more = here > 0 and (page - 1) * limit + here < total and page < _PAGES
    following = address(f"{PREFIX}{path}", **query, page=page + 1, limit=limit) if more else None
    return Listed(items=tuple(items), total=total, next=following)

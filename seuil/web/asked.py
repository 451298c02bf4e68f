"""What an address asks of the record: the filters, alike for every view, plot, download and the API."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Annotated, Any, Literal

from fastapi import Depends, Query
from pydantic import AfterValidator

from seuil.asking.written import Written, query_of
from seuil.store.asking import checked
from seuil.store.model import Query as RecordQuery
from seuil.web.desk import Desk
from seuil.web.rendering import LONGEST, address

PAGE_SIZE = 100
"""Events of one page of a list."""

# No filter takes more values, no list more pages.
_MOST, _LAST_PAGE = 50, 1_000_000


def plain(value: str) -> str:
    """A value without null bytes, which no database takes, and without room around it."""
    return value.replace("\0", "").strip()


_Value = Annotated[str, Query(max_length=LONGEST), AfterValidator(plain)]
Values = Annotated[list[_Value], Query(max_length=_MOST)]


@dataclass(frozen=True, slots=True)
class Asked(Written):
    """The filters of an address as they were written; empty values are none."""

    order: Literal["oldest", "newest"] = "oldest"
    page: int = 1

    def query(self, desk: Desk, *, whole: bool = False) -> RecordQuery:
        """The query; of one page of the list, or with ``whole`` of all of it.

        Raises UsageError for a name that nothing has, a day that is none, or words of which none can be
        searched for.
        """
        part: dict[str, Any] = {} if whole else {"limit": PAGE_SIZE, "offset": (self.page - 1) * PAGE_SIZE}
        names = desk.names()
        return checked(query_of(self, names, lambda field: field.replace("_", "-"), order=self.order, **part))

    @property
    def values(self) -> dict[str, Any]:
        """The filters by the names that they have in an address; those that ask nothing are left out."""
        named = {f.name: getattr(self, f.name) for f in fields(self)}
        named["confirmed"] = None if self.confirmed is None else "yes" if self.confirmed else "no"
        default = Asked()
        changed = {k for k in named if k == "confirmed" or named[k] != getattr(default, k)}
        return {k.replace("_", "-"): v for k, v in named.items() if k in changed and v not in (None, "", ())}

    @property
    def filters(self) -> dict[str, Any]:
        """The same without order and page: what chooses events."""
        return {k: v for k, v in self.values.items() if k not in ("order", "page")}

    def at(self, path: str, **changes: Any) -> str:  # noqa: ANN401
        """The address of another view with these filters, some of them changed.

        A changed filter begins at the first page again, unless the page itself is given.
        """
        changed: dict[str, Any] = {"page": 1} | changes
        return address(path, **replace(self, **changed).values)

    def with_value(self, field: str, value: str) -> Asked:
        """With one more value of a filter that takes several."""
        held: Any = tuple(dict.fromkeys((*getattr(self, field), value)))
        return replace(self, page=1, **{field: held})

    def without(self, field: str, value: str | None = None) -> Asked:
        """Without one value of a filter, or without all of them."""
        held = getattr(self, field)
        some = isinstance(held, tuple) and value is not None
        left: Any = tuple(v for v in held if v != value) if some else getattr(Asked(), field)
        return replace(self, page=1, **{field: left})


def asked_of(
    actor: Values = [],  # noqa: B006 (FastAPI copies it)
    target: Values = [],  # noqa: B006
    act: Values = [],  # noqa: B006
    plover: Values = [],  # noqa: B006
    instrument: Values = [],  # noqa: B006
    place: Values = [],  # noqa: B006
    status: Values = [],  # noqa: B006
    polarity: Values = [],  # noqa: B006
    certainty: Values = [],  # noqa: B006
    confirmed: Annotated[Literal["yes", "no", ""], Query()] = "",
    source: Values = [],  # noqa: B006
    since: _Value = "",
    until: _Value = "",
    as_known_at: Annotated[str, Query(alias="as-known-at", max_length=LONGEST)] = "",
    text: _Value = "",
    order: Annotated[Literal["oldest", "newest"], Query()] = "oldest",
    page: Annotated[int, Query(ge=1, le=_LAST_PAGE)] = 1,
) -> Asked:
    """The filters of an address. ``actor`` to ``source`` may be given again; names are in any language."""
    lists = _without_empty(locals())
    return Asked(
        **lists,
        confirmed=None if confirmed == "" else confirmed == "yes",
        since=since or None,
        until=until or None,
        as_known_at=plain(as_known_at) or None,
        text=text or None,
        order=order,
        page=page,
    )


def _without_empty(given: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    return {k: tuple(v for v in values if v) for k, values in given.items() if isinstance(values, list)}


AskedOf = Annotated[Asked, Depends(asked_of)]


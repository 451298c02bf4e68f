"""The pages of the dossier as a list: what is asked of it, and its rows in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from fastapi import Depends, Query
from pydantic import AfterValidator

from seuil.asking.wording import RecordWording
from seuil.event.model import Kinship, PageRow
from seuil.store.model import PageQuery
from seuil.web.asked import plain
from seuil.web.rendering import address

PAGE_SIZE = 100
"""Pages of one page of the list."""

OUTLETS = 300
"""Outlets that are offered, those with most pages."""

KINSHIPS: tuple[Kinship, ...] = get_args(Kinship)
_LONGEST, _LAST_PAGE = 200, 1_000_000


_Value = Annotated[str, Query(max_length=_LONGEST), AfterValidator(plain)]


@dataclass(frozen=True, slots=True)
class PagesAsked:
    """The filters of the list as an address has them; empty ones ask nothing."""

    text: str = ""
    outlet: str = ""
    language: str = ""
    kinship: str = ""
    page: int = 1

    def query(self) -> PageQuery:
        """The query of this page of the list."""
        return PageQuery(
            text=self.text or None,
            outlet=self.outlet or None,
            language=self.language or None,
            kinship=self.kinship or None,
            limit=PAGE_SIZE,
            offset=(self.page - 1) * PAGE_SIZE,
        )

    @property
    def filters(self) -> dict[str, Any]:
        """What is asked, without the page."""
        held = {"text": self.text, "outlet": self.outlet, "language": self.language, "kinship": self.kinship}
        return {name: value for name, value in held.items() if value}

    def at(self, page: int) -> str:
        """The address of another page of the list."""
        return address("/pages", **self.filters, page=None if page == 1 else page)


def pages_asked(
    text: _Value = "",
    outlet: _Value = "",
    language: Annotated[str, Query(max_length=20), AfterValidator(plain)] = "",
    kinship: Annotated[Kinship | str, Query(max_length=20)] = "",
    page: Annotated[int, Query(ge=1, le=_LAST_PAGE)] = 1,
) -> PagesAsked:
    """The filters of an address; a kinship that there is not asks nothing."""
    return PagesAsked(text, outlet, language, kinship if kinship in KINSHIPS else "", page)


PagesAskedOf = Annotated[PagesAsked, Depends(pages_asked)]


@dataclass(frozen=True, slots=True)
class PageLine:
    """A row of the list. ``copy_of`` is the key of the page that it copies."""

    key: str
    title: str
    source: str
    when: str
    outlet: str
    language: str
    kinship: str
    copy_of: str | None


def lines(rows: Iterable[PageRow], say: RecordWording) -> tuple[PageLine, ...]:
    """Pages as rows of the list."""
    return tuple(
        PageLine(
            key=row.key,
            title=row.title or row.source,
            source=row.url or row.source,
            when=say.when(row.published),
            outlet=say.outlet(row.outlet),
            language=row.language,
            kinship=say.words.kinship[row.kinship],
            copy_of=row.copy_of,
        )
        for row in rows
    )

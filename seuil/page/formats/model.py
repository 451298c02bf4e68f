"""What a container of pages (a folder, a table, an archive, a feed) hands on: one item for each page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from seuil.data_files.shapes.pages import PageField


class Given(BaseModel):
    """What a container says of a page beside its bytes; each is null where it says nothing.

    All are words as the container has them: of ``published`` the article takes the day (ISO 8601 or
    RFC 2822), of ``language`` the ISO 639-1 code. What is given is taken over what the page says of itself,
    with a note in the article where the two differ.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: str | None = None
    published: str | None = None
    language: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()


class Item(BaseModel):
    """One page to be read: its bytes, and where they stand.

    ``source`` names it for a person and is the same from run to run ("news.jsonl:12", "a/b.html",
    "crawl.warc.gz#9e1c…", an address). ``content`` is null where the bytes have yet to be fetched from
    ``url``. ``media_type`` is null where it is to be found out. ``fallback`` is what the container says of
    all its pages alike (the title and the language of a feed): it counts only where neither ``given`` nor the
    page says anything, and its language is but a hint.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    content: Annotated[bytes | None, Field(repr=False)]
    media_type: str | None = None
    url: str | None = None
    charset: str | None = None
    given: Given = Given()
    fallback: Given = Given()


class Unreadable(BaseModel):
    """What could not be made an item: a line that is no JSON, a record cut short. The rest goes on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    reason: str


class Options(BaseModel):
    """How containers are read. ``fields`` maps our fields to the names of a table's columns or keys.

    ``page_bytes`` is the size over which a page is refused, as for a page alone. ``line_bytes`` bounds a line
    of JSON or a row of a table: twice a page, for what escapes and quotation marks add.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    fields: Mapping[PageField, str] = {}
    page_bytes: int = 20_000_000
    line_bytes: int = 40_000_000

"""What a container of pages (a folder, a table, an archive, a feed) hands on: one item for each page."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Given(BaseModel):
    """What a container says of a page beside its bytes; each is null where it says nothing.

    ``published`` is an ISO day, ``language`` an ISO 639-1 code. What is given is taken over what the page
    says of itself, with a note in the article where the two differ.
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
    "crawl.warc.gz#1532", an address). ``content`` is null where the bytes have yet to be fetched from
    ``url``. ``media_type`` is null where it is to be found out.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    content: Annotated[bytes | None, Field(repr=False)]
    media_type: str | None = None
    url: str | None = None
    charset: str | None = None
    given: Given = Given()


class Unreadable(BaseModel):
    """What could not be made an item: a line that is no JSON, a record cut short. The rest goes on."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: str
    reason: str

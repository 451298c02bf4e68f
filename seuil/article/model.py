"""The article: a page's title, paragraphs, date and outlet, with the furniture of the site set apart.

``text`` is the one canonical string (NFC, paragraphs separated by a newline). Every offset in Seuil counts
code points into it. When the page has a title, ``text`` begins with it, once.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

from seuil.data_files.shapes.furniture import Kind

WhenBasis = Literal["stated", "relative", "inferred", "publication", "unknown"]


class Frozen(BaseModel):
    """Base of every value that Seuil hands on: immutable, and no field that it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Frozen):
    """A stretch of ``article.text``: from ``start`` up to, not including, ``end``."""

    start: int
    end: int


class TextSpan(Span):
    """A stretch of ``article.text`` with its words."""

    text: str


class When(Frozen):
    """A time as a closed interval of days.

    ``edtf`` is ISO 8601-2; ``earliest`` and ``latest`` are ISO dates or null where that side is open.
    ``text``, ``start`` and ``end`` are the words that gave it, when the text gave it. ``because`` is the
    reasoning in words.
    """

    edtf: str
    earliest: str | None
    latest: str | None
    text: str | None = None
    start: int | None = None
    end: int | None = None
    basis: WhenBasis
    because: str


# Every kind that words can tell, and the title once more, which only a comparison can.
FurnitureKind = Literal["title-repeat", Kind]


class Furniture(Frozen):
    """A line of the page that is not the article: its kind and its words."""

    kind: FurnitureKind
    text: str


class Article(Frozen):
    """The article of a page. Offsets are code points into ``text``."""

    title: str | None
    language: str
    outlet: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: When | None = None
    tags: tuple[str, ...] = ()
    text: str
    title_span: Span | None = None
    paragraphs: tuple[Span, ...]
    furniture: tuple[Furniture, ...] = ()
    notes: tuple[str, ...] = ()

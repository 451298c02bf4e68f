"""What is kept of a page to tell whether it is a copy of another, and what is found between two pages."""

from __future__ import annotations

from typing import Literal

from seuil.article.model import Frozen

LinkKinship = Literal["exact", "trimmed", "rewritten", "translated"]


class SentenceMark(Frozen):
    """One sentence of a page, without its text. All but ``quotes`` is of what stands outside quotation marks.

    ``paragraph`` counts from 0; ``length`` is the number of words. ``words`` are its content words, without
    accents, cut to six letters; ``meanings`` are those of them that the tables know in every language. The
    facts are the same in any language: ``names`` are entity ids and capitalised words, ``numbers`` those that
    belong to no date, ``dates`` weekdays, days of the year, months, years and hours, ``acts`` act ids.
    ``quotes`` are hashes of what is quoted.
    """

    paragraph: int
    length: int
    words: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    quotes: tuple[int, ...] = ()


class Fingerprint(Frozen):
    """What two pages are compared by. ``page`` is the page's key.

    ``body`` is a hash of the folded words of the body, title left out. ``triples`` are hashes of three words
    in a row outside quotation marks, 32 bits, sorted. ``earliest`` and ``latest`` are the ISO days between
    which the page was published, null where that is unknown. ``agency`` is the id of the news agency that is
    credited, ``own`` whether the page is the agency's own. ``words`` counts the words of the body.
    """

    page: str
    language: str
    outlet: str | None = None
    agency: str | None = None
    own: bool = False
    earliest: str | None = None
    latest: str | None = None
    body: str
    words: int
    title: tuple[str, ...] = ()
    triples: tuple[int, ...] = ()
    sentences: tuple[SentenceMark, ...] = ()


class Link(Frozen):
    """Two pages that carry the same report; ``a`` is the lower key.

    ``like`` is how much of the shorter of the two the other holds, 0 to 1. ``because`` says what is kept.
    """

    a: str
    b: str
    kinship: LinkKinship
    like: float
    because: str


class PageFacts(Frozen):
    """What decides which page of a family is its original.

    ``known`` is the ISO day on which the page was out, or null. ``agency`` is the id of the agency credited;
    ``own`` says that the page is the agency's own. ``words`` counts the words of the body.
    """

    key: str
    known: str | None = None
    agency: str | None = None
    outlet: str | None = None
    own: bool = False
    words: int = 0

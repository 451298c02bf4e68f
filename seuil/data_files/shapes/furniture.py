"""Shapes of ``languages/<code>/furniture.yaml`` and of ``sites/*.yaml``: what on a page is not the article.

Phrases are lists of words: letters' case, accents and punctuation do not count. In a phrase, ``…`` stands
for up to eight words, ``#`` for a number, ``{networks}`` for any entry of the file's list of that name;
``{agencies}`` are the names of news agencies from ``entities/media.yaml``.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from pydantic import Field

from seuil.data_files.reader import Shape

Words = tuple[str, ...]

Kind = Literal[
    "tag-line",
    "previous-next",
    "promotion",
    "newsletter",
    "share-bar",
    "credit",
    "comments",
    "navigation",
    "caption",
    "dateline",
    "byline",
    "notice",
    "related",
    "reading-time",
    "copyright",
    "cookie-notice",
    "paywall",
]

_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u2032\u00b4\u0060\u02bc]")
_SPACES = re.compile(r"\s+")
_BULLETS = re.compile(r"^[\W_]+")
_MARKS = re.compile("[\u0300-\u036f]")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_NOT_WORDS = re.compile(r"[^\w']+|_+")


def folded(line: str) -> str:
    """A line in small letters, without accents, with plain apostrophes; its marks are kept."""
    # The compatible form splits off accents, and turns narrow spaces, "№", "…" and the like into plain ones.
    plain = _MARKS.sub(
        "", unicodedata.normalize("NFKD", _APOSTROPHES.sub("'", line)).casefold().translate(_LIGATURES)
    )
    return _BULLETS.sub("", _SPACES.sub(" ", plain)).strip()


def words_of(line: str) -> str:
    """A line as phrases are compared with it: its folded words only, one space between them."""
    return _NOT_WORDS.sub(" ", folded(line)).strip(" '")


class FurnitureWords(Shape):
    """Words of one kind of furniture.

    ``line`` is the whole line; ``opens`` begins a line that is a link or a label, not a sentence; ``label``
    begins a line when a colon, dash or arrow follows; ``capitals`` begins a line when written in capitals;
    ``contains`` stands anywhere in a line that has nothing else to say. ``ends_article`` says that all
    after such a whole line is of this kind. ``examples`` are this kind, ``look_alikes`` are the article's
    own.
    """

    kind: Kind
    line: Words = ()
    opens: Words = ()
    label: Words = ()
    capitals: Words = ()
    contains: Words = ()
    ends_article: bool = False
    examples: Words = ()
    look_alikes: Words = ()


class DatelineWords(Shape):
    """What a line that says when and by whom a page was published is made of.

    ``months`` are twelve lists of names; ``published`` and ``updated`` come before a date; ``by`` before an
    author; ``with`` before an agency whose report was used; ``joins`` between two authors, and small words
    that such lines hold; ``ordinal`` follows a day. ``day_first`` says how 03/04/2024 is read; null where
    both are usual.
    """

    months: tuple[Words, ...] = Field(min_length=12, max_length=12)
    weekdays: Words
    published: Words
    updated: Words
    by: Words
    with_: Words = Field(alias="with")
    joins: Words
    ordinal: Words = ()
    time_words: Words = ()
    day_first: bool | None = None


class OutletWords(Shape):
    """By what a header line shows the outlet that published the page.

    ``articles`` open names of papers; ``media_words`` are typical of names of media; ``headings`` are whole
    lines that look like such a name and head a text; ``on_behalf`` parts an author from the outlet written
    for; ``given_names`` and ``particles`` are of persons.
    """

    articles: Words = ()
    media_words: Words = ()
    headings: Words = ()
    on_behalf: Words = ()
    given_names: Words = ()
    particles: Words = ()


class FurnitureFile(Shape):
    """``languages/<code>/furniture.yaml``."""

    lists: dict[str, Words] = Field(default_factory=dict)
    furniture: tuple[FurnitureWords, ...]
    dateline: DatelineWords
    outlets: OutletWords = OutletWords()
    sentence_words: Words
    linking_words: Words


class CompiledWords:
    """The phrases of one kind of furniture as patterns over lines.

    ``line``, ``opens`` and ``contains`` are for ``words_of(line)``, ``label`` is for ``folded(line)``,
    ``capitals`` for the line as it stands. ``sections`` is the part of ``line`` that names sections of a
    site.
    """

    def __init__(self, words: FurnitureWords, lists: dict[str, Words]) -> None:
        self.kind = words.kind
        self.ends_article = words.ends_article
        named = tuple(phrase for phrase in words.line if phrase == "{sections}")
        self.sections = _pattern(named, lists, r"(?:{})\Z")
        self.line = _pattern(tuple(p for p in words.line if p not in named), lists, r"(?:{})\Z")
        self.opens = _pattern(words.opens, lists, r"(?:{})(?= |\Z)")
        self.contains = _pattern(words.contains, lists, r"(?<!\S)(?:{})(?!\S)")
        self.label = _pattern(words.label, lists, r"(?:{})\s*(?:[:|>/»\u2192\u25ba\u2013\u2014]|- )")
        self.capitals = (
            re.compile(rf"(?:{'|'.join(map(re.escape, words.capitals))})\b") if words.capitals else None
        )


def _pattern(phrases: Words, lists: dict[str, Words], frame: str) -> re.Pattern[str] | None:
    # Longest first, so that the whole of "read more about" is seen and not only "read more".
    options = sorted(filter(None, (_phrase(phrase, lists) for phrase in phrases)), key=lambda o: (-len(o), o))
    return re.compile(frame.replace("{}", "|".join(options))) if options else None


def _phrase(phrase: str, lists: dict[str, Words]) -> str:
    """One phrase as a regular expression over the words of a line; empty if it names a list that is empty."""
    pattern, after_gap = "", True
    for part in re.findall(r"…|#|\{\w+\}|[^…#{}\s]+", phrase):
        if part == "…":
            pattern += r"(?: \S+){0,8}?" if pattern else r"(?:\S+ ){0,8}?"
            after_gap = pattern == r"(?:\S+ ){0,8}?"
            continue
        piece = _piece(part, lists)
        if piece is None:
            return ""
        if piece:
            pattern += piece if after_gap else " " + piece
            after_gap = False
    return pattern


def _piece(part: str, lists: dict[str, Words]) -> str | None:
    if part == "#":
        return r"\d+(?: \d+)*"
    if part.startswith("{"):
        options = sorted(
            {re.escape(words_of(word)) for word in lists.get(part[1:-1], ())}, key=lambda o: (-len(o), o)
        )
        return f"(?:{'|'.join(options)})" if options else None
    return re.escape(words_of(part)).replace(r"\ ", " ")


class Site(Shape):
    """``sites/<host>.yaml``: what is peculiar to one site.

    ``hosts`` are host names (their sub-domains are meant too), ``outlet`` the name that its pages should
    bear, ``lines`` furniture that only this site has, as whole lines or their beginnings.
    """

    hosts: Words = Field(min_length=1)
    outlet: str | None = None
    lines: tuple[FurnitureWords, ...] = ()
    source: str

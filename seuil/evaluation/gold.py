"""Gold files: what a careful reader takes from a page, in the format of docs/codebook/annotating.md.

JSON is read by the strict reader of the project's data, so that an unknown key or a wrong value is
refused with file, line and what is allowed. Stretches of the page are given by their words; ``span_of``
finds them.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from pydantic import Field, model_validator

from seuil.brief.folding import plain
from seuil.data_files.reader import Shape, read_yaml
from seuil.data_files.shapes.acts import Certainty, PloverType, Polarity, Status
from seuil.data_files.shapes.phenomena import Quotation, Stance

Interval = tuple[str | None, str | None]
ClosedInterval = tuple[str, str]
# In the order of the acceptance scorer: of several assertions that overlap an anchor, the first that agrees
# in most of these is judged.
FIELDS = (
    "plover", "actor", "target", "instrument", "place", "when", "status", "polarity", "certainty", "source",
    "stance", "quotation",
)  # fmt: skip
PLOVER_TYPES = get_args(PloverType)
SUFFIX = ".gold.json"


class GoldArticle(Shape):
    """What the article must be: ``published`` holds the page's day; ``undated`` says that none can be
    known.
    """

    title: str | None = None
    language: str | None = None
    published: ClosedInterval | None = None
    undated: bool = False
    text_with: tuple[str, ...] = ()
    text_without: tuple[str, ...] = ()


class GoldAssertion(Shape):
    """One act that the page names. A field that is left out is not judged; of a list, any member is right."""

    id: str
    anchor: str
    nth: int = Field(default=1, ge=1)
    about: str = ""
    act: tuple[str, ...] | None = None
    plover: tuple[PloverType | None, ...] | None = None
    actor: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    instrument: tuple[str, ...] | None = None
    place: tuple[str, ...] | None = None
    when: ClosedInterval | None = None
    status: tuple[Status, ...] | None = None
    polarity: tuple[Polarity, ...] | None = None
    certainty: tuple[Certainty, ...] | None = None
    source: tuple[str, ...] | None = None
    stance: tuple[Stance, ...] | None = None
    quotation: tuple[Quotation, ...] | None = None
    phenomena: tuple[str, ...] = ()

    @property
    def stated(self) -> tuple[str, ...]:
        """The fields that the acceptance scorer judges and this assertion states."""
        return tuple(name for name in FIELDS if name in self.model_fields_set)


class GoldRejected(Shape):
    """Words that name no act, whatever they look like; with ``act``, none of these acts."""

    anchor: str
    nth: int = Field(default=1, ge=1)
    about: str = ""
    act: tuple[str, ...] | None = None


class GoldAttribution(Shape):
    """One saying: the words that say so, who says it, what is said ("first words … last words" is all
    between).
    """

    cue: str
    nth: int = Field(default=1, ge=1)
    source: tuple[str, ...] | None = None
    stance: tuple[Stance, ...] | None = None
    quotation: tuple[Quotation, ...] | None = None
    content: tuple[str, ...] | None = None


class GoldTime(Shape):
    """One time expression. ``interval``: both ends included, null where open; null in its place: no value."""

    text: str
    nth: int = Field(default=1, ge=1)
    interval: Interval | None = None


class GoldCommitment(Shape):
    """A declared *if … then …*, by the ids of its assertions."""

    if_: tuple[str, ...] = Field(alias="if", default=())
    then: tuple[str, ...] = ()
    issuer: tuple[str, ...] | None = None


class GoldEvent(Shape):
    """An event with its participants given, in words or codes: which PLOVER type is it?"""

    id: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    plover: tuple[PloverType, ...]


class GoldPage(Shape):
    """A page and what is owed for it. ``complete``: whatever else is found is one too many. ``rejected``:
    what is found there is one too many, and on a page that is not complete, precision is that of what is
    judged.

    Lists that are not there are not judged; corpora set ``time_values`` to false where they mark the words
    of times alone.
    """

    page: str
    crisis: str = ""
    note: str = ""
    article: GoldArticle = GoldArticle()
    complete: bool = False
    assertions: tuple[GoldAssertion, ...] | None = None
    rejected: tuple[GoldRejected, ...] = ()
    attributions: tuple[GoldAttribution, ...] | None = None
    times: tuple[GoldTime, ...] | None = None
    commitments: tuple[GoldCommitment, ...] | None = None
    touches: tuple[tuple[str, str], ...] = ()
    events: tuple[GoldEvent, ...] = ()
    time_values: bool = True

    @model_validator(mode="after")
    def _names_are_sound(self) -> GoldPage:
        ids = [a.id for a in self.assertions or ()]
        if doubled := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"assertion ids stand twice: {', '.join(sorted(doubled))}")
        named = {i for c in self.commitments or () for i in (*c.if_, *c.then)}
        if unknown := named - set(ids):
            raise ValueError(f"a commitment names no assertion: {', '.join(sorted(unknown))}")
        return self


def read_gold(path: Path) -> GoldPage:
    """The gold file at ``path``. Raises DataError naming file, line and key."""
    return read_yaml(path, GoldPage)


def span_of(text: str, words: str, nth: int) -> tuple[int, int] | None:
    """Start and end in ``text`` (already plain) of the nth occurrence of ``words``, or null."""
    words = plain(words)
    at = -1
    for _ in range(nth):
        at = text.find(words, at + 1)
        if at < 0:
            return None
    return at, at + len(words)


def stretch_of(text: str, words: str) -> tuple[int, int] | None:
    """Like ``span_of`` for the first occurrence; "first … last" reaches from the one to the other."""
    first, gap, last = words.partition(" … ")
    span = span_of(text, first, 1)
    if span is None or not gap:
        return span
    end = text.find(plain(last), span[0])
    return None if end < 0 else (span[0], end + len(plain(last)))

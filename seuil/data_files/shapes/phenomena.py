"""Shape of ``languages/<code>/examples/<phenomenon>.yaml``: sentences and what each of them owes.

A field that is left out is not checked. Where two answers are defensible, a list gives both. An interval is
two ISO dates, both ends included, null where that side is open; null in place of an interval: no words of the
text may give one.
"""

from __future__ import annotations

from typing import Literal, TypeVar

from pydantic import Field

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import Certainty, Polarity, Status

Stance = Literal[
    "says", "explains", "announces", "confirms", "denies", "warns", "threatens", "claims", "believes", "asks",
]
Quotation = Literal["direct", "mixed", "indirect"]
Interval = tuple[str | None, str | None]
T = TypeVar("T")


class Owed(Shape):
    """An assertion that must be found by the words that trigger it.

    trigger      words of the text (``nth``: which occurrence)
    act          id of the act, or several
    source       any must match a source: an entity id, its country, words of its description; []: no source
    chain        the sources in full, outermost first, each with its alternatives
    stance, quotation   of one of its sources
    when         the interval exactly; ``when_inside``: an interval that must hold the one given
    """

    trigger: str
    nth: int = 1
    act: str | tuple[str, ...] | None = None
    actor: tuple[str, ...] | None = None
    status: Status | tuple[Status, ...] | None = None
    polarity: Polarity | tuple[Polarity, ...] | None = None
    certainty: Certainty | tuple[Certainty, ...] | None = None
    source: tuple[str, ...] | None = None
    chain: tuple[tuple[str, ...], ...] | None = None
    stance: Stance | tuple[Stance, ...] | None = None
    quotation: Quotation | tuple[Quotation, ...] | None = None
    when: Interval | None = None
    when_inside: Interval | None = None


class OwedAttribution(Shape):
    """An attribution that must be found by its cue.

    source       as in Owed; []: an unknown or unnamed source is fine as long as no entity stands there
    content      the words said, whole: one stretch or several; "first words … last words" is all between too
    within       sources, any of which must match that of the attribution that this one stands in; []: in none
    """

    cue: str
    nth: int = 1
    source: tuple[str, ...] | None = None
    stance: Stance | tuple[Stance, ...] | None = None
    quotation: Quotation | tuple[Quotation, ...] | None = None
    content: str | tuple[str, ...] | None = None
    medium: str | None = None
    anonymous: bool | None = None
    within: tuple[str, ...] | None = None


class OwedCommitment(Shape):
    """A declared *if … then …*, by trigger words of its conditions and of its consequences."""

    if_: tuple[str, ...] = Field(alias="if", default=())
    then: tuple[str, ...] = ()
    issuer: tuple[str, ...] | None = None


class OwedTime(Shape):
    """A time expression of the text and its value."""

    text: str
    nth: int = 1
    interval: Interval | None = None
    inside: Interval | None = None


class PhenomenonSentence(Shape):
    """One to three sentences of our own, and what they owe.

    published        ISO date of the page, where a relative time needs it
    owes             assertions; an empty list: the text holds none
    attributions     an empty list: nobody but the outlet speaks
    commitments      an empty list: nothing is declared of the kind *if … then …*
    times            time expressions, also those that no act takes
    not_acts         words that must trigger no assertion
    not_cues         words that must be no cue
    not_times        words that must be no part of a resolved time
    date             what the page's own date must be; null: silence
    counter          a look-alike, which must give something else than the phenomenon
    why              what makes the sentence hard, where it is not plain
    """

    text: str
    published: str | None = None
    owes: tuple[Owed, ...] | None = None
    attributions: tuple[OwedAttribution, ...] | None = None
    commitments: tuple[OwedCommitment, ...] | None = None
    times: tuple[OwedTime, ...] = ()
    not_acts: tuple[str, ...] = ()
    not_cues: tuple[str, ...] = ()
    not_times: tuple[str, ...] = ()
    date: Interval | None = None
    counter: bool = False
    why: str | None = None


class PhenomenonFile(Shape):
    """One phenomenon of a language: sentences that show it, and sentences that only look so."""

    phenomenon: str
    sentences: tuple[PhenomenonSentence, ...] = Field(min_length=1)


def alternatives(value: T | tuple[T, ...]) -> tuple[T, ...]:
    """One answer or several, as several."""
    return value if isinstance(value, tuple) else (value,)

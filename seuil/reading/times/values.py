"""What a time expression says, before it is known from which day it is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from seuil.data_files.shapes.time import Edge, Season
from seuil.reading.model import Offset

Function = Literal["at", "since", "until", "during", "duration", "set"]
Direction = Literal["past", "future", "this"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number of units, or from ``low`` to ``high`` of them where the words are vague."""

    low: int
    high: int

    @property
    def exact(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the calendar, whole or in part. ``night``: the night that begins on it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    edge: Edge | None = None
    direction: Direction | None = None
    shift: int | None = None
    night: bool = False


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A weekday; ``first`` is the earlier one of "the night from Monday to Tuesday".

    ``night``: the night that begins on it, and ends on the day after.
    """

    weekday: int
    direction: Direction | None = None
    first: int | None = None
    night: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """A calendar unit counted from another: yesterday, last month, this year, the following week.

    ``anchor`` page: from the page's own day; text: from the day that the text spoke of last; story: the day
    that the sentence or paragraph tells of, else the page's ("in the evening"). ``night``: the night that
    begins on that day.
    """

    unit: str
    shift: int
    anchor: Literal["page", "text", "story"] = "page"
    edge: Edge | None = None
    side: Literal["before", "after"] | None = None
    dated: Dated | None = None
    night: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units before (-1) or after (1) the page's day or the text's: "three days ago".

    ``exact``: to the day ("fifty years ago to the day").
    """

    count: Count
    unit: str
    sign: int
    anchor: Literal["page", "text", "happening"] = "page"
    unsure: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """The units up to the page's day, or from it on: "the last three days", "within 48 hours"."""

    count: Count
    unit: str
    sign: int


@dataclass(frozen=True, slots=True)
class Feast:
    """A named day of the year."""

    id: str
    year: int | None = None
    direction: Direction | None = None
    shift: int = 0


@dataclass(frozen=True, slots=True)
class SeasonOf:
    """A season."""

    season: Season
    year: int | None = None
    direction: Direction | None = None
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class PartOfYear:
    """A quarter (of 4) or a half (of 2) of a year."""

    number: int
    of: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Years:
    """A decade or a century."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Range:
    """From one date to another."""

    first: Dated
    last: Dated


@dataclass(frozen=True, slots=True)
class Weekdays:
    """From one weekday to another."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units from a beginning.

    ``how`` ordinal: the nth; elapsed: n after (``sign`` 1) or before (-1); anniversary: n years to the day.
    ``beginnings`` are the ids that the words may mean, none where the beginning is not one that we can date.
    """

    count: Count
    unit: str
    how: Literal["ordinal", "elapsed", "anniversary"]
    beginnings: tuple[str, ...] = ()
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Begun:
    """The day of a beginning itself: "since the start of the war"."""

    beginnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time that lies nowhere: "three days".

    ``over`` tells how an act that is over by now may fill it: for ("for three days"), in ("in three days"),
    up to now whatever the tense (since: "depuis trois jours"), or from now on (within: "within three days").
    """

    count: Count
    unit: str
    over: Literal["", "for", "in", "since", "within"] = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day."""

    hour: int
    minute: int = 0


@dataclass(frozen=True, slots=True)
class Recurring:
    """Again and again: "every Friday"."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """A form of a date that names no day, with why; ``offset`` if it counts from a happening beside it.

    ``vague``: it says only that the two are near each other ("shortly after").
    """

    why: str
    offset: Offset | None = None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Open:
    """Up to the page's day (-1), or from it on (1), without another end: "jusque-là", "from now on"."""

    sign: int


Value = (
    Dated
    | OnWeekday
    | Near
    | Shift
    | Window
    | Feast
    | SeasonOf
    | PartOfYear
    | Years
    | Range
    | Weekdays
    | Counted
    | Begun
    | Length
    | Clock
    | Recurring
    | Nothing
    | Open
)


@dataclass(frozen=True, slots=True)
class RawTime:
    """A time expression found: where it stands, what it says. ``first``, ``last``: tokens, both included.

    ``bare``: start and first token of what is left where its preposition turns out not to belong to it ("in
    three weeks" is a time to come, or "three weeks" a length). ``cut``: end and last token without the
    beginning that it names ("two weeks after *the war*").
    """

    start: int
    end: int
    first: int
    last: int
    value: Value
    function: Function = "at"
    bare: tuple[int, int] | None = None
    cut: tuple[int, int] | None = None

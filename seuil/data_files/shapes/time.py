"""Shapes of ``data/time/*.yaml`` and of ``data/languages/<code>/time.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import TwoTongues
from seuil.data_files.shapes.entities import RowCertainty

IsoDay = Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
MonthDay = Annotated[str, StringConstraints(pattern=r"^\d{2}-\d{2}$")]
Unit = Literal["hour", "minute", "day", "week", "weekend", "month", "quarter", "year", "decade", "century"]
Edge = Literal["early", "mid", "late"]
Season = Literal["spring", "summer", "autumn", "winter"]
Words = tuple[str, ...]


class Beginning(Shape):
    """A datable happening from which news counts. ``counting`` day-1: that very day is the first."""

    id: str
    what: TwoTongues
    phrases: dict[str, Words]
    signs: dict[str, Words]
    date: IsoDay
    counting: Literal["day-1", "elapsed"]
    source: str
    note: str | None = None
    certainty: RowCertainty


class BeginningsFile(Shape):
    """``time/beginnings.yaml``."""

    beginnings: tuple[Beginning, ...]


class CalendarDates(Shape):
    """The days of one year."""

    year: int
    from_: IsoDay | None = Field(default=None, alias="from")
    to: IsoDay | None = None
    place: TwoTongues | None = None
    note: str | None = None
    certainty: RowCertainty = "sure"


class NthWeekday(Shape):
    """The nth weekday (1 Monday … 7 Sunday) of a month; ``which`` -1 is the last."""

    weekday: int
    month: int
    which: int


class CalendarDay(Shape):
    """A day of the year that has a name, or a meeting whose days are known."""

    id: str
    kind: Literal["day", "meeting"]
    names: dict[str, Words]
    unsafe: Words = ()
    every: MonthDay | None = None
    rule: str | None = None
    nth: NthWeekday | None = None
    dates: tuple[CalendarDates, ...] = ()
    note: str | None = None
    certainty: RowCertainty = "sure"


class CalendarFile(Shape):
    """``time/calendar.yaml``."""

    calendar: tuple[CalendarDay, ...]


class SeasonWidth(Shape):
    """A season of the northern hemisphere: first and last day, and its EDTF number."""

    from_: MonthDay = Field(alias="from")
    to: MonthDay
    edtf: int


class WidthsFile(Shape):
    """``time/widths.yaml``: how wide a vague word is. Every pair is (least, most), both included."""

    month_edges: dict[Edge, tuple[int, int]]
    year_edges: dict[Edge, tuple[int, int]]
    week_edges: dict[Edge, tuple[int, int]]
    decade_edges: dict[Edge, tuple[int, int]]
    season_edges: dict[Edge, tuple[int, int]]
    seasons: dict[Season, SeasonWidth]
    vague: dict[str, dict[Unit, tuple[int, int]]]
    about: float
    recent: dict[Unit, int]
    years: tuple[int, int]
    two_digit_pivot: int
    page_days: int


class Pattern(Shape):
    """Ways of writing one kind of value; ``set`` gives the captures that the words leave unsaid."""

    value: str
    set: dict[str, str | int] = Field(default_factory=dict)
    write: Words


class TimeWords(Shape):
    """``languages/<code>/time.yaml``: what a language calls times, and how it writes them."""

    day_first: bool | None
    capitals: bool
    months: dict[int, Words]
    unsure_months: Words
    weekdays: dict[int, Words]
    units: dict[Unit, Words]
    seasons: dict[Season, Words]
    edges: dict[Edge, Words]
    parts: dict[str, Words]
    days: dict[str, int]
    directions: dict[Literal["past", "future", "this"], Words]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    ordinal_suffixes: Words
    vague: dict[str, Words]
    about: Words
    functions: dict[Literal["since", "until", "during", "duration"], Words]
    month_after: Words
    year_after: Words
    clock_after: Words
    year_not_after: Words
    not_times: Words
    loose_words: Words
    decade_words: Words
    clock_words: dict[str, int]
    zones: Words
    determiners: Words
    of_words: Words
    heads: Words
    before_era: Words
    number_links: Words
    number_and: Words
    future_words: Words
    future_governors: Words
    future_unless_over: Words
    saying: Words
    same_time: Words
    in_course_of: Words
    ahead_words: Words
    term_givers: Words
    announced: Words
    same_in_past: Words
    announcing: Words
    due: Words
    of_thing: Words
    age_before: Words
    age_after: Words
    age_heads: Words
    perfect_words: Words
    patterns: tuple[Pattern, ...]

"""Every time expression of a page resolved, in text order, with what the ones before it have set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from seuil.article.model import When
from seuil.data_files import DataFiles
from seuil.reading.model import Offset, TimeExpression
from seuil.reading.times import days
from seuil.reading.times.days import Interval
from seuil.reading.times.placed import Placed
from seuil.reading.times.resolve import Answer, Found, Where, resolve
from seuil.reading.times.tense import PAST
from seuil.reading.times.values import (
    Begun,
    Clock,
    Counted,
    Dated,
    Length,
    Near,
    Nothing,
    OnWeekday,
    Open,
    Range,
    RawTime,
    Recurring,
    SeasonOf,
    Shift,
    Value,
    Window,
)
from seuil.reading.times.whens import length_window, open_when, since_when, when_of, window_when

# A day "spoken of before" is a stretch of at most this many days.
_WIDEST_ANCHOR = 7
_WIDEST_STRETCH = 366
# A date without a year belongs to the year that the paragraph tells of only if that year is well past.
_LONG_AGO = 330
# So many tokens at most from a date to the words in apposition to it.
_BESIDE = 2
# A weekday in a sentence about a day further off than this is not counted from the page's.
_OTHER_TIME = 60
# The tenses of news.
_TOLD = ("past", "perfect")
# A text that told of a day within so many of the page's own is telling the news.
_NEWS = 14


def _distance_of(value: Value) -> Offset | None:
    """How far from a happening the value lies, if it is counted from one."""
    if isinstance(value, Nothing):
        return value.offset
    if isinstance(value, Counted) and value.how != "ordinal":
        return Offset(value.unit, value.count.low, value.count.high, value.sign)
    return None


def reckon(
    places: tuple[Placed, ...], page: When | None, data: DataFiles, datelines: frozenset[int] = frozenset()
) -> tuple[TimeExpression, ...]:
    """Every expression with its value. ``page`` is the page's own date, null where it is not known.

    ``datelines`` are the starts of those that stand in a dateline: they date the page, not what it tells.
    """
    reckoner = _Reckoner(data, days.of_when(page))
    times = [reckoner.one(place, k, places) for k, place in enumerate(places)]
    return tuple(
        replace(t, when=None, why="the dateline's own date", listed=False) if t.start in datelines else t
        for t in times
        # A beginning that cannot be dated ("the ceasefire") is only a noun.
        if t.listed or t.offset is not None
    )


class _Reckoner:
    """Goes through a text in order and remembers the day and the year that it spoke of last."""

    def __init__(self, data: DataFiles, page: Interval | None) -> None:
        self.widths = data.widths
        self.calendar = {row.id: row for row in data.calendar}
        self.page = page
        self.text: Interval | None = None
        # The last stretch spoken of up to a year long, from which "that year" and "two years later" count.
        self.stretch: Interval | None = None
        self.stretch_sentence = self.stretch_clause = -1
        # The day on which a time of day lies: the one that its own sentence names.
        self.sentence_day: Interval | None = None
        self.sentence = -1
        self.text_paragraph = -1
        # The day of the page's news: the first that it tells of.
        self.news: Interval | None = None
        self.year: int | None = None
        self.year_paragraph = -1
        # The first day of the date that set the year.
        self.year_from: date | None = None
        # The days named so far by the sentence being read, with their clauses.
        self.named: list[Interval] = []
        self.named_sentence = self.named_last = -1

    def one(self, place: Placed, k: int, places: tuple[Placed, ...]) -> TimeExpression:
        """One expression."""
        raw = _by_tense(place)
        place = replace(place, raw=raw)
        offset = _distance_of(raw.value)
        answer = self._answer(raw.value, place)
        if offset is not None and place.goes_on:
            answer = self._from_next(offset, places[k + 1], exact=_is_anniversary(raw.value)) or answer
        if isinstance(raw.value, Clock) and self.sentence != place.sentence:
            answer = self._same_sentence(place, k, places) or answer
        if isinstance(answer, Found) and answer.interval.first.year < self.widths.years[0]:
            answer = f"before the year {self.widths.years[0]}"
        if isinstance(answer, str):
            if raw.cut is not None:
                place = replace(place, raw=replace(raw, end=raw.cut[0], last=raw.cut[1]))
            return self._without(place, answer, offset)
        self._remember(place, answer)
        if isinstance(raw.value, Open):
            when = open_when(answer, raw, raw.value.sign)
        else:
            when = when_of(answer, raw)
        reach = since_when(answer, raw, self.page) if raw.function == "since" else None
        offset = offset if place.goes_on else None
        return TimeExpression(raw.start, raw.end, raw.first, raw.last, when, raw.function, "", offset, reach)

    def _without(self, place: Placed, why: str, offset: Offset | None) -> TimeExpression:
        """One that has no days of its own: a length, or counted from a happening of its sentence."""
        raw, function, reach = place.raw, place.raw.function, None
        window = length_window(raw.value, place.tense) if isinstance(raw.value, Length) else None
        if window is not None:
            function, reach = window[1], window_when(self._answer(window[0], place), raw)
        when = None
        if self.named and self.named_sentence == place.sentence and self._takes_clause_day(raw, offset):
            day = self.named[-1]
            because = f"the day of its clause, {day.first}, so far from what it counts from"
            when = when_of(Found(day, False, because), raw)
        vague = isinstance(raw.value, Begun) or (isinstance(raw.value, Nothing) and raw.value.vague)
        return TimeExpression(
            raw.start,
            raw.end,
            raw.first,
            raw.last,
            when,
            function,
            "" if when else why,
            offset,
            reach,
            of_clause=when is not None,
            listed=not vague,
        )

    def _takes_clause_day(self, raw: RawTime, offset: Offset | None) -> bool:
        """So far from a happening, or one of its days just behind a date: "Friday, the second day of"."""
        day_of = isinstance(raw.value, Counted) and raw.value.how == "ordinal" and raw.value.unit == "day"
        return offset is not None or (day_of and 0 < raw.first - self.named_last <= _BESIDE)

    def _from_next(self, offset: Offset, base: Placed, *, exact: bool) -> Found | None:
        """So far after or before the date that stands with the happening."""
        answer = self._answer(base.raw.value, base)
        if not isinstance(answer, Found):
            return None
        slack = timedelta(days=0 if exact else {"week": 3, "month": 15, "year": 31}.get(offset.unit, 0))
        counts = (offset.low, offset.high) if offset.sign > 0 else (-offset.high, -offset.low)
        try:
            first = days.moved(answer.interval.first, offset.unit, counts[0]) - slack
            last = days.moved(answer.interval.last, offset.unit, counts[1]) + slack
        except (OverflowError, ValueError):
            return None
        side = "after" if offset.sign > 0 else "before"
        count = str(offset.low) if offset.low == offset.high else f"{offset.low} to {offset.high}"
        units = offset.unit if count == "1" else offset.unit + "s"
        because = f"{count} {units} {side} {answer.interval.edtf}, named beside it"
        return Found(days.between(first, last), False, because)

    def _answer(self, value: Value, place: Placed) -> Answer:
        """The value counted from both ends of the page's date, and what lies between."""
        if self._of_another_time(value, place):
            return "a weekday of another time than the page's"
        term = self._term(value, place)
        if term is not None:
            return term
        if self.page is None:
            return resolve(value, self._where(place, None))
        first = resolve(value, self._where(place, self.page.first))
        if self.page.is_day or isinstance(first, str):
            return first
        last = resolve(value, self._where(place, self.page.last))
        if isinstance(last, str) or first.interval == last.interval:
            return last
        return Found(
            days.joined(first.interval, last.interval),
            first.stated,
            first.because + "; the page's date is not known to the day",
        )

    def _of_another_time(self, value: Value, place: Placed) -> bool:
        """Whether a bare weekday stands in a sentence that told of a day long before the page's."""
        if not isinstance(value, OnWeekday) or self.page is None or self.stretch is None:
            return False
        far = (self.page.first - self.stretch.last).days > _OTHER_TIME
        here = self.stretch_sentence == place.sentence and self.stretch_clause == place.clause
        return far and here and place.tense in (*PAST, None)

    def _term(self, value: Value, place: Placed) -> Found | None:
        """A weekday up to which something told of a day would last: "on Friday gave them until Monday"."""
        if not isinstance(value, OnWeekday) or value.direction is not None or self.sentence_day is None:
            return None
        if place.raw.function != "until" or self.sentence != place.sentence:
            return None
        told = self.sentence_day.last
        at = days.on_or_after(told, value.weekday)
        because = f"the next {days.NAMES[value.weekday]} on or after {told}, the day that its sentence names"
        return Found(days.day(at), False, because)

    def _where(self, place: Placed, page: date | None) -> Where:
        text = self._eve_of(place, page) if _is_eve(place.raw.value) else self.text
        if isinstance(place.raw.value, Near | Shift) and place.raw.value.unit in ("month", "year", "decade"):
            text = self.stretch
        if isinstance(place.raw.value, Shift) and place.raw.value.unit in ("hour", "minute"):
            text = text or (days.day(page) if page is not None else None)
        if isinstance(place.raw.value, Clock):
            text = self.sentence_day if self.sentence == place.sentence else None
        if isinstance(place.raw.value, Near) and place.raw.value.anchor == "story":
            text = self._story_day(place, page)
        tense = None if place.of_noun and _open_future(place) else place.tense
        return Where(
            page, text, self._told_year(place, page), tense, place.beginning, self.widths, self.calendar
        )

    def _story_day(self, place: Placed, page: date | None) -> Interval | None:
        """The day of a part of a day that stands alone: its sentence's, or its paragraph's if it is news."""
        if self.sentence == place.sentence:
            return self.sentence_day
        if self.text is None or self.text_paragraph != place.paragraph:
            return None
        return self.text

    def _eve_of(self, place: Placed, page: date | None) -> Interval | None:
        """The day that "la veille" and "the day before" go back from.

        It is the day that the sentence names, or the one that the paragraph last told of; a paragraph
        that opens so goes back from the day of the page's news, unless the text tells of long ago.
        """
        if self.sentence == place.sentence:
            return self.sentence_day
        told = self.text_paragraph == place.paragraph
        if page is None or self.text is None or told or abs((page - self.text.last).days) > _NEWS:
            return self.text if self.text is not None or page is None else days.day(page)
        return self.news if self.news is not None and not place.now else days.day(page)

    def _told_year(self, place: Placed, page: date | None) -> int | None:
        """The year that the paragraph is telling of, where a date without a year would belong to it."""
        if self.year is None or self.year_paragraph != place.paragraph:
            return None
        long_ago = page is not None and page.year - self.year > 1
        if place.tense not in (*PAST, None) or (place.tense is None and not long_ago):
            return None
        if place.tense != "pluperfect" and not self._goes_forward(place.raw.value):
            return None
        if page is not None and (page - date(self.year, 12, 31)).days < _LONG_AGO - 365:
            return self.year if self.year == page.year else None
        return self.year

    def _goes_forward(self, value: Value) -> bool:
        """Whether a date without a year would lie behind the one that set the year: a story goes forward."""
        first = value.first if isinstance(value, Range) else value
        if not isinstance(first, Dated) or first.month is None or self.year_from is None:
            return True
        told = self.year_from
        return (first.month, first.day or 31) >= (told.month, told.day)

    def _same_sentence(self, place: Placed, k: int, places: tuple[Placed, ...]) -> Answer | None:
        """For a time of day: the day that the same sentence names after it."""
        for other in places[k + 1 : k + 3]:
            if other.sentence == place.sentence and not isinstance(
                other.raw.value, Clock | Recurring | Length
            ):
                answer = self._answer(other.raw.value, other)
                if isinstance(answer, Found) and answer.interval.is_day:
                    return replace(answer, stated=False)
        return None

    def _remember(self, place: Placed, answer: Found) -> None:
        """Keep the day and the year spoken of."""
        value, interval = place.raw.value, answer.interval
        dated = value.last if isinstance(value, Range) else value
        if isinstance(dated, Dated) and dated.year is not None and dated.month is not None:
            self.year, self.year_paragraph, self.year_from = dated.year, place.paragraph, interval.first
        if isinstance(dated, SeasonOf) and dated.year is not None:
            self.year, self.year_paragraph, self.year_from = dated.year, place.paragraph, interval.first
        if isinstance(value, Window | Clock | Open):
            return
        if (interval.last - interval.first).days <= 1:
            if self.named_sentence != place.sentence:
                self.named, self.named_sentence = [], place.sentence
            self.named.append(interval)
            self.named_last = place.raw.last
        if interval.is_day:
            self.sentence_day, self.sentence = interval, place.sentence
            near = self.page is not None and 0 <= (self.page.last - interval.last).days <= _NEWS
            if near and self.news is None and place.tense in _TOLD and not place.of_noun:
                self.news = interval
        length = (interval.last - interval.first).days
        if place.tense != "future" and length < _WIDEST_STRETCH:
            self.stretch, self.stretch_sentence = interval, place.sentence
            self.stretch_clause = place.clause
            if length < _WIDEST_ANCHOR:
                self.text, self.text_paragraph = interval, place.paragraph


def _is_anniversary(value: Value) -> bool:
    return isinstance(value, Counted) and value.how == "anniversary"


def _is_eve(value: Value) -> bool:
    """Whether it is the day before one that the text spoke of."""
    return isinstance(value, Near) and value.anchor == "text" and value.unit == "day" and value.shift < 0


def _open_future(place: Placed) -> bool:
    """Whether it is a date without its year under a verb that looks ahead."""
    value = place.raw.value
    last = value.last if isinstance(value, Range) else value
    return isinstance(last, Dated) and last.year is None and place.tense == "future"


def _by_tense(place: Placed) -> RawTime:
    """Behind a past, or as part of a noun ("the second coup in a year"), "in three months" is a length."""
    raw, value = place.raw, place.raw.value
    if isinstance(value, Shift) and value.unsure and (place.tense != "future" or place.of_noun):
        start, first = raw.bare or (raw.start, raw.first)
        length = Length(value.count, value.unit, "in")
        return replace(raw, value=length, function="duration", start=start, first=first)
    return raw

"""Every time expression of a page resolved, in text order, with what the ones before it have set."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from seuil.article.model import Article, When
from seuil.data_files import DataFiles, LanguageData
from seuil.reading.model import Offset, TimeExpression
from seuil.reading.times import days
from seuil.reading.times.beginnings import Beginnings, Chosen
from seuil.reading.times.days import Interval
from seuil.reading.times.resolve import NO_PAGE, Answer, Found, Where, resolve
from seuil.reading.times.tense import PAST, Tense, tense_at
from seuil.reading.times.values import (
    Clock,
    Counted,
    Dated,
    Length,
    Near,
    Nothing,
    OnWeekday,
    Range,
    RawTime,
    Recurring,
    SeasonOf,
    Shift,
    Value,
    Window,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc

# A day "spoken of before" is a stretch of at most this many days.
_WIDEST_ANCHOR = 7
_WIDEST_STRETCH = 366
# A date without a year belongs to the year that the paragraph tells of only if that year is well past.
_LONG_AGO = 330
# So many words at most name a happening between "two days after" and its date.
_LONGEST_NAME = 9
# A weekday in a sentence about a day further off than this is not counted from the page's.
_OTHER_TIME = 60
# A text that told of a day within so many of the page's own is telling the news.
_NEWS = 14


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression with its paragraph, sentence, tense and the beginning that it counts from."""

    raw: RawTime
    paragraph: int
    sentence: int
    tense: Tense | None
    beginning: Chosen | str | None
    # Whether the next one dates the happening that this one counts from: "a year after the coup of 2021".
    goes_on: bool = False


def placed(
    doc: Doc,
    raws: tuple[RawTime, ...],
    article: Article,
    data: DataFiles,
    language: LanguageData,
    page: When | None = None,
) -> tuple[Placed, ...]:
    """The time expressions with all that the text about them says."""
    starts = [span.start for span in article.paragraphs] or [0]
    sentences = [sent.start for sent in doc.sents] if doc.has_annotation("SENT_START") else [0]
    known = days.of_when(page)
    beginnings = Beginnings(doc, data, language.code, known.last if known else None)
    return tuple(
        Placed(
            raw,
            bisect_right(starts, raw.start),
            bisect_right(sentences, raw.first),
            _tense(doc, raw, language),
            beginnings.choose(raw),
            _goes_on(doc, raw, after),
        )
        for raw, after in zip(raws, (*raws[1:], None), strict=False)
    )


def _goes_on(doc: Doc, raw: RawTime, after: RawTime | None) -> bool:
    """Whether the words between two expressions name a happening: no mark, no verb with a tense."""
    if after is None or not 0 < after.first - raw.last <= _LONGEST_NAME or not _dates(after.value):
        return False
    between = doc[raw.last + 1 : after.first]
    return len(between) > 0 and not any(t.is_punct or "Fin" in t.morph.get("VerbForm") for t in between)


def _dates(value: Value) -> bool:
    """Whether it is a date of the calendar by itself."""
    return isinstance(value, Dated) and (value.year is not None or value.month is not None)


def _distance_of(value: Value) -> Offset | None:
    """How far from a happening the value lies, if it is counted from one."""
    if isinstance(value, Nothing):
        return value.offset
    if isinstance(value, Counted) and value.how != "ordinal":
        return Offset(value.unit, value.count.low, value.count.high, value.sign)
    return None


def _tense(doc: Doc, raw: RawTime, language: LanguageData) -> Tense | None:
    """The tense of its clause; "for Friday", "pour vendredi" look ahead whatever the verb."""
    words, weekday = language.time_words, isinstance(raw.value, OnWeekday)
    if weekday and raw.first and doc[raw.first - 1].lower_ in words.ahead_words:
        return "future"
    if weekday and raw.function == "until" and doc[raw.first].head.lemma_.lower() in words.term_givers:
        return "future"
    return tense_at(doc, raw.first, raw.last, words, weekday=weekday)


def reckon(places: tuple[Placed, ...], page: When | None, data: DataFiles) -> tuple[TimeExpression, ...]:
    """Every expression with its value. ``page`` is the page's own date, null where it is not known."""
    reckoner = _Reckoner(data, days.of_when(page))
    return tuple(reckoner.one(place, k, places) for k, place in enumerate(places))


class _Reckoner:
    """Goes through a text in order and remembers the day and the year that it spoke of last."""

    def __init__(self, data: DataFiles, page: Interval | None) -> None:
        self.widths = data.widths
        self.calendar = {row.id: row for row in data.calendar}
        self.page = page
        self.text: Interval | None = None
        # The last stretch spoken of up to a year long, from which "that year" and "two years later" count.
        self.stretch: Interval | None = None
        self.stretch_sentence = -1
        # The day on which a time of day lies: the one that its own sentence names.
        self.sentence_day: Interval | None = None
        self.sentence = -1
        self.text_paragraph = -1
        self.year: int | None = None
        self.year_paragraph = -1

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
            return TimeExpression(raw.start, raw.end, raw.first, raw.last, None, raw.function, answer, offset)
        self._remember(place, answer)
        when = _since(answer, raw, self.page) if raw.function == "since" else _when(answer, raw)
        offset = offset if place.goes_on else None
        return TimeExpression(raw.start, raw.end, raw.first, raw.last, when, raw.function, "", offset)

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
        return far and self.stretch_sentence == place.sentence and place.tense in (*PAST, None)

    def _where(self, place: Placed, page: date | None) -> Where:
        text = self._eve_of(place, page) if _is_eve(place.raw.value) else self.text
        if isinstance(place.raw.value, Near | Shift) and place.raw.value.unit in ("month", "year", "decade"):
            text = self.stretch
        if isinstance(place.raw.value, Clock):
            text = self.sentence_day if self.sentence == place.sentence else None
        return Where(
            page, text, self._told_year(place, page), place.tense, place.beginning, self.widths, self.calendar
        )

    def _eve_of(self, place: Placed, page: date | None) -> Interval | None:
        """The day that "la veille" and "the day before" go back from.

        It is the day that the sentence names, or the one that the paragraph last told of; a paragraph
        that opens so goes back from the page's own day, unless the text tells of long ago.
        """
        if self.sentence == place.sentence:
            return self.sentence_day
        told = self.text_paragraph == place.paragraph
        if page is None or self.text is None or told or abs((page - self.text.last).days) > _NEWS:
            return self.text if self.text is not None or page is None else days.day(page)
        return days.day(page)

    def _told_year(self, place: Placed, page: date | None) -> int | None:
        """The year that the paragraph is telling of, where a date without a year would belong to it."""
        if self.year is None or self.year_paragraph != place.paragraph:
            return None
        long_ago = page is not None and page.year - self.year > 1
        if place.tense not in (*PAST, None) or (place.tense is None and not long_ago):
            return None
        if page is not None and (page - date(self.year, 12, 31)).days < _LONG_AGO - 365:
            return self.year if self.year == page.year else None
        return self.year

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
            self.year, self.year_paragraph = dated.year, place.paragraph
        if isinstance(dated, SeasonOf) and dated.year is not None:
            self.year, self.year_paragraph = dated.year, place.paragraph
        if isinstance(value, Window | Clock):
            return
        if interval.is_day:
            self.sentence_day, self.sentence = interval, place.sentence
        length = (interval.last - interval.first).days
        if place.tense != "future" and length < _WIDEST_STRETCH:
            self.stretch, self.stretch_sentence = interval, place.sentence
            if length < _WIDEST_ANCHOR:
                self.text, self.text_paragraph = interval, place.paragraph


def _is_anniversary(value: Value) -> bool:
    return isinstance(value, Counted) and value.how == "anniversary"


def _is_eve(value: Value) -> bool:
    """Whether it is the day before one that the text spoke of."""
    return isinstance(value, Near) and value.anchor == "text" and value.unit == "day" and value.shift < 0


def _by_tense(place: Placed) -> RawTime:
    """With a perfect, "for months" reaches up to now; with a past, "in three months" is a length."""
    raw, value = place.raw, place.raw.value
    if isinstance(value, Length) and place.tense == "perfect":
        return replace(raw, value=Window(value.count, value.unit, -1), function="since")
    if isinstance(value, Shift) and value.unsure and place.tense != "future":
        return replace(raw, value=Length(value.count, value.unit), function="duration")
    return raw


def _when(answer: Found, raw: RawTime) -> When:
    interval = answer.interval
    return When(
        edtf=interval.edtf,
        earliest=interval.first.isoformat(),
        latest=interval.last.isoformat(),
        start=raw.start,
        end=raw.end,
        basis="stated" if answer.stated else "relative",
        because=answer.because,
    )


def _since(answer: Found, raw: RawTime, page: Interval | None) -> When:
    """From that day up to the page's own; open where the page has no date."""
    when = _when(answer, raw)
    if isinstance(raw.value, Window):
        return when
    if page is None:
        left = (
            answer.interval.edtf
            if re.fullmatch(r"[\d-]+", answer.interval.edtf)
            else answer.interval.first.isoformat()
        )
        return when.model_copy(
            update={"edtf": f"{left}/..", "latest": None, "because": f"from {when.earliest} on; {NO_PAGE}"}
        )
    if page.last < answer.interval.first:
        return when
    joined = (
        days.joined(answer.interval, page)
        if answer.interval.last <= page.last
        else days.between(answer.interval.first, page.last)
    )
    because = f"{answer.because}; from then up to {page.last}, the page's date"
    return when.model_copy(
        update={
            "edtf": joined.edtf,
            "latest": joined.last.isoformat(),
            "basis": "relative",
            "because": because,
        }
    )

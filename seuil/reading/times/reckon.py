"""Every time expression of a page resolved, in text order, with what the ones before it have set."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from seuil.article.model import Article, When
from seuil.data_files import DataFiles, LanguageData
from seuil.reading.model import TimeExpression
from seuil.reading.times import days
from seuil.reading.times.beginnings import Beginnings, Chosen
from seuil.reading.times.days import Interval
from seuil.reading.times.resolve import NO_PAGE, Answer, Found, Where, resolve
from seuil.reading.times.tense import PAST, Tense, tense_at
from seuil.reading.times.values import (
    Clock,
    Dated,
    Length,
    Near,
    Nothing,
    OnWeekday,
    Range,
    RawTime,
    Recurring,
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
        )
        for raw in raws
    )


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
        answer = self._answer(raw.value, place)
        if isinstance(raw.value, Clock) and self.sentence != place.sentence:
            answer = self._same_sentence(place, k, places) or answer
        if isinstance(answer, Found) and answer.interval.first.year < self.widths.years[0]:
            answer = f"before the year {self.widths.years[0]}"
        if isinstance(answer, str):
            offset = raw.value.offset if isinstance(raw.value, Nothing) else None
            return TimeExpression(raw.start, raw.end, raw.first, raw.last, None, raw.function, answer, offset)
        self._remember(place, answer)
        when = _since(answer, raw, self.page) if raw.function == "since" else _when(answer, raw)
        return TimeExpression(raw.start, raw.end, raw.first, raw.last, when, raw.function)

    def _answer(self, value: Value, place: Placed) -> Answer:
        """The value counted from both ends of the page's date, and what lies between."""
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

        It is the day that the sentence names, or the one that the paragraph last told of; a paragraph that opens so
        goes back from the page's own day, unless the text tells of long ago.
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
        if isinstance(value, Window | Clock):
            return
        if interval.is_day:
            self.sentence_day, self.sentence = interval, place.sentence
        length = (interval.last - interval.first).days
        if place.tense != "future" and length < _WIDEST_STRETCH:
            self.stretch = interval
            if length < _WIDEST_ANCHOR:
                self.text, self.text_paragraph = interval, place.paragraph


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

"""The page's own date where no one gave it: what the text itself says about the day on which it was written.

Each sign is a constraint on one day. The strongest come first: a dateline, a date called today, a counted day
of a known war, the dated news of the lead. The others can confirm or contradict. Silence beats a guess.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from seuil.article.model import Article, When
from seuil.data_files import DataFiles
from seuil.reading.times import days
from seuil.reading.times.beginnings import Chosen
from seuil.reading.times.days import Interval
from seuil.reading.times.placed import Placed
from seuil.reading.times.tense import PAST
from seuil.reading.times.values import Counted, Dated, Near, OnWeekday, Range, Shift

# The lead: title and first paragraphs, no further than this many characters.
_LEAD_PARAGRAPHS = 3
_LEAD_CHARACTERS = 1500
_DATELINE_BEFORE = re.compile(
    r"[A-ZÀ-Ý][\w.'’ /-]{0,40}(?:\([\w .'’-]{1,30}\))?\s*[,–—-]?\s*(?:le\s+|on\s+)?$"
)
_DATELINE_AFTER = re.compile(
    r"\s{0,2}[.,]?\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?(?:[A-Z]{2,12}\s{0,2})?(?:[-–—:]|\.\s{0,2}[-–—])"
)
# News of a weekday is at most this many days old.
_WEEK = 6
# Fewer counted days than this are a phrase ("the first day of the war"), more than this no count of news.
_FEWEST_COUNTED, _MOST_COUNTED = 2, 40000
# A year left out is borrowed from another date of the page that lies at most so many days away.
_BORROWED = 31
# At most so many tokens from "fifty years ago to the day" to the date that it counts from.
_BESIDE = 4
# From this month on, the year after a date named on the page may be the page's own.
_CLOSING_MONTH = 7


@dataclass(frozen=True, slots=True)
class Sign:
    """A day that the text points to as its own, with the reason."""

    day: date
    because: str
    place: Placed


def infer(
    places: tuple[Placed, ...], article: Article, data: DataFiles
) -> tuple[When | None, tuple[str, ...]]:
    """The page's own date from its text, and notes on what stood against it."""
    inference = _Inference(places, article, data)
    for signs in (inference.datelines, inference.todays, inference.counted):
        found = sorted(signs(), key=lambda s: s.place.raw.start)
        if found:
            return inference.settled(found)
    news = max(inference.lead_dates(), key=lambda sign: sign.day, default=None)
    return inference.within_the_week(news) if news is not None else inference.bounds_only()


def in_dateline(place: Placed, article: Article, *, placed: bool = False) -> bool:
    """Whether a date stands at the head of a paragraph, before a dash: "PARIS, 12 mars –".

    ``placed``: only behind the name of a place, as a heading of a chronology is not.
    """
    raw, text = place.raw, article.text
    if not isinstance(raw.value, Dated) or not raw.value.day:
        return False
    start = article.paragraphs[place.paragraph - 1].start if article.paragraphs and place.paragraph else 0
    before, after = text[start : raw.start], text[raw.end : raw.end + 80]
    bare = not before.strip()
    heads = len(before) < 80 and ((bare and not placed) or _DATELINE_BEFORE.match(before) is not None)
    return heads and _DATELINE_AFTER.match(after) is not None


class _Inference:
    """The constraints that one page puts on its own day."""

    def __init__(self, places: tuple[Placed, ...], article: Article, data: DataFiles) -> None:
        self.places = places
        self.article = article
        self.text = article.text
        self.widths = data.widths
        self.first_body = 2 if article.title_span is not None else 1
        self.dated = [(v, p) for p in places if isinstance(v := _last(p), Dated)]

    def in_lead(self, place: Placed) -> bool:
        """Whether it stands in the title or the first paragraphs."""
        return place.paragraph < self.first_body + _LEAD_PARAGRAPHS and place.raw.start < _LEAD_CHARACTERS

    # Bounds: what has happened lies on or before the page's day, what will happen on or after it.

    def floor(self) -> tuple[date, Placed] | None:
        """The latest dated past thing, by its first day."""
        found = [
            (d, p)
            for v, p in self.dated
            if p.tense in PAST and (d := _first(v, self.widths.years)) is not None
        ]
        return max(found, key=lambda pair: pair[0], default=None)

    def ceiling(self) -> tuple[date, Placed] | None:
        """The earliest dated coming thing, by its day."""
        found = [
            (d, p)
            for v, p in self.dated
            if p.tense == "future" and v.day and (d := _first(v, self.widths.years)) is not None
        ]
        return min(found, key=lambda pair: pair[0], default=None)

    # Signs, from the strongest to the weakest.

    def datelines(self) -> Iterator[Sign]:
        """ "PARIS, 12 mars (Reuters) –" at the head of one of the first paragraphs."""
        for value, place in self.dated:
            if not value.day or not self.in_lead(place) or not in_dateline(place, self.article):
                continue
            if (at := self._day(value)) is not None:
                yield Sign(at[0], f"the dateline{at[1]}", place)

    def todays(self) -> Iterator[Sign]:
        """ "Aujourd'hui 7 juin 2017", "hier, 3 mai 2018", "ce mardi 19 novembre 2024"."""
        for place in self.places:
            value: object = place.raw.value
            shift = 0
            if isinstance(value, Shift) and value.exact and (sign := self._to_the_day(value, place)):
                yield sign
                continue
            if isinstance(value, Near) and value.dated is not None and value.unit == "day":
                shift, value = value.shift, value.dated
            elif not (isinstance(value, Dated) and value.direction == "this" and place.tense != "future"):
                continue
            if isinstance(value, Dated) and value.day and (at := self._day(value)) is not None:
                words = self.text[place.raw.start : place.raw.end]
                yield Sign(at[0] - timedelta(days=shift), f"«{words}»{at[1]}", place)

    def _to_the_day(self, value: Shift, place: Placed) -> Sign | None:
        """ "Il y a dix ans jour pour jour, le 27 juillet 1953": the day so far from the date beside it."""
        for date_, other in self.dated:
            beside = other.sentence == place.sentence and 0 < other.raw.first - place.raw.last <= _BESIDE
            if beside and date_.year and date_.day and (at := self._day(date_)) is not None:
                day = days.moved(at[0], value.unit, -value.sign * value.count.low)
                return Sign(day, f"«{self.text[place.raw.start : place.raw.end]}» from {at[0]}", place)
        return None

    def counted(self) -> Iterator[Sign]:
        """A counted day of something whose beginning is known: "the 1,000th day of the war"."""
        for place in self.places:
            value = place.raw.value
            if (
                not isinstance(value, Counted)
                or not isinstance(place.beginning, Chosen)
                or place.tense == "future"
            ):
                continue
            if (
                value.how != "ordinal"
                or value.unit != "day"
                or not value.count.exact
                or not self.in_lead(place)
            ):
                continue
            if _FEWEST_COUNTED <= value.count.low <= _MOST_COUNTED and place.raw.function == "at":
                yield self._counted_sign(place, value.count.low, place.beginning)

    def _counted_sign(self, place: Placed, number: int, beginning: Chosen) -> Sign:
        """The day counted; where the weekday beside it says so, the count began a day later or earlier."""
        at = beginning.day + timedelta(days=number - (1 if beginning.day_one else 0))
        words = f"the {number:,}{_suffix(number)} day counted from {beginning.day} = "
        weekday = self._weekday_beside(place)
        if weekday is None:
            return Sign(at, f"{words}{at}", place)
        for shift in (0, 1, -1):
            moved = at + timedelta(days=shift)
            if moved.isoweekday() == weekday:
                name = days.NAMES[weekday]
                how = "" if shift == 0 else f", counting from {beginning.day + timedelta(days=shift)}"
                return Sign(moved, f"{name}; {words}{moved}, a {name}{how}", place)
        return Sign(at, f"{words}{at}", place)

    def _weekday_beside(self, place: Placed) -> int | None:
        """The weekday that the same sentence names for news."""
        for other in self.places:
            value = other.raw.value
            if (
                other.sentence == place.sentence
                and isinstance(value, OnWeekday)
                and value.direction in (None, "this")
            ):
                return value.weekday
        return None

    def lead_dates(self) -> Iterator[Sign]:
        """Days that the lead tells as news: with their weekday, or whole in the title."""
        for value, place in self.dated:
            if (
                not value.day
                or value.direction is not None
                or not self.in_lead(place)
                or place.raw.function != "at"
            ):
                continue
            titled = place.paragraph == 1 and place.tense is None and value.year is not None
            told = place.tense in ("past", "perfect") and value.weekday is not None
            if (told or titled) and (at := self._day(value)) is not None:
                name = days.NAMES[at[0].isoweekday()]
                yield Sign(at[0], f"{name} {at[0]} is news in the lead{at[1]}", place)

    def _day(self, value: Dated) -> tuple[date, str] | None:
        """The day of a date, and where its year is from if the words leave it out."""
        if value.month is None or value.day is None:
            return None
        if value.year is not None:
            return _made(value.year, value.month, value.day, "")
        return self._year_by_weekday(value) if value.weekday else self._year_by_neighbour(value)

    def _year_by_weekday(self, value: Dated) -> tuple[date, str] | None:
        """The last year that the page names twice or with its month, if the weekday fits in it.

        Any date fits its weekday in one year of seven by chance, so a year named in passing is not enough.
        The next year counts only where it begins within months of a date on the page.
        """
        named = [v for v, p in self.dated if v.year is not None and p.tense != "future"]
        last = max((v.year for v in named if v.year is not None), default=None)
        of_last = [v for v in named if v.year == last]
        if last is None or (len(of_last) < 2 and of_last[0].month is None):
            return None
        closing = any(v.month is not None and v.month >= _CLOSING_MONTH for v in of_last)
        for year in (last, last + 1) if closing else (last,):
            at = _made(year, value.month or 1, value.day or 1, f", in {year}, where the weekday fits")
            if at is not None and at[0].isoweekday() == value.weekday:
                return at
        return None

    def _year_by_neighbour(self, value: Dated) -> tuple[date, str] | None:
        """The year of another day on the page that lies close."""
        for other, _ in self.dated:
            near = _first(other, self.widths.years) if other.day else None
            for year in (near.year, near.year + 1, near.year - 1) if near else ():
                at = _made(year, value.month or 1, value.day or 1, f", in {year}, beside {near}")
                if at is not None and near is not None and abs((at[0] - near).days) <= _BORROWED:
                    return at
        return None

    # What is made of them.

    def settled(self, signs: list[Sign]) -> tuple[When | None, tuple[str, ...]]:
        """The day that the signs of one kind agree on, if nothing stands against it."""
        chosen = signs[0]
        against = [s for s in signs if abs((s.day - chosen.day).days) > 1]
        if against:
            return _open(chosen.because, against[0].because)
        weekday = self._weekday_beside(chosen.place) if isinstance(chosen.place.raw.value, Counted) else None
        if weekday is not None and chosen.day.isoweekday() != weekday:
            return _open(
                f"{chosen.because}, a {days.NAMES[chosen.day.isoweekday()]}",
                f"the text says {days.NAMES[weekday]}",
            )
        floor = self.floor()
        if floor is not None and floor[0] > chosen.day:
            return self.within_the_week(chosen)
        return _when(days.day(chosen.day), chosen, chosen.because), ()

    def within_the_week(self, news: Sign) -> tuple[When | None, tuple[str, ...]]:
        """From the day of the news up to six days on, narrowed by what was, is to come, or is today."""
        first, last, because = news.day, news.day + timedelta(days=_WEEK), news.because
        floor, ceiling = self.floor(), self.ceiling()
        if floor is not None and floor[0] > first:
            first, because = floor[0], f"{because}; {floor[0]} is told as past"
        if ceiling is not None and ceiling[0] < last:
            last, because = ceiling[0], f"{because}; {ceiling[0]} is told as to come"
        if first > last:
            return _open(news.because, because.removeprefix(news.because + "; "))
        today = self._weekday_today()
        if today is not None and (at := days.on_or_after(first, today)) <= last:
            return _when(days.day(at), news, f"{because}; today is a {days.NAMES[today]}"), ()
        return _when(days.between(first, last), news, because), ()

    def _weekday_today(self) -> int | None:
        """The page's own weekday, where the words say it: "ce mardi", "hier lundi", "tomorrow, Wednesday"."""
        for place in self.places:
            value = place.raw.value
            if isinstance(value, OnWeekday) and value.direction == "this" and place.tense != "future":
                return value.weekday
            if isinstance(value, Near) and value.dated is not None and value.dated.weekday:
                return (value.dated.weekday - value.shift - 1) % 7 + 1
        return None

    def bounds_only(self) -> tuple[When | None, tuple[str, ...]]:
        """Between the latest past and the earliest coming day, if close; the lead's weekday may narrow it."""
        floor, ceiling = self.floor(), self.ceiling()
        if floor is None or ceiling is None:
            return None, ()
        if floor[0] > ceiling[0]:
            return _open(f"{floor[0]} is told as past", f"{ceiling[0]} as to come")
        interval = days.between(floor[0], ceiling[0])
        if (interval.last - interval.first).days >= self.widths.page_days:
            return None, ()
        return self._narrowed(interval, f"{floor[0]} is told as past and {ceiling[0]} as to come"), ()

    def _narrowed(self, interval: Interval, because: str) -> When:
        """The one such weekday between the bounds, if the lead names a weekday for its news."""
        found = [
            p.raw.value.weekday
            for p in self.places
            if isinstance(p.raw.value, OnWeekday)
            and p.raw.value.direction in (None, "this")
            and p.tense in PAST
            and self.in_lead(p)
        ]
        if found:
            first = days.on_or_after(interval.first, found[0])
            last = min(interval.last, first + timedelta(days=_WEEK))
            if first <= interval.last < first + timedelta(days=7):
                return _plain(
                    days.between(first, last), f"{days.NAMES[found[0]]} is news in the lead; {because}"
                )
        return _plain(interval, because)


def _last(place: Placed) -> object:
    """The date that an expression ends with."""
    value = place.raw.value
    return value.last if isinstance(value, Range) else value


def _first(value: Dated, years: tuple[int, int]) -> date | None:
    """The first day of a date with its year."""
    if value.year is None or not years[0] <= value.year <= years[1]:
        return None
    try:
        return date(value.year, value.month or 1, value.day or 1)
    except ValueError:
        return None


def _open(one: str, other: str) -> tuple[None, tuple[str, ...]]:
    """No date, and the note that says what stands against what."""
    return None, (f"the page's own date is left open: {one}, but {other}",)


def _suffix(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


def _made(year: int, month: int, day: int, because: str) -> tuple[date, str] | None:
    try:
        return date(year, month, day), because
    except ValueError:
        return None


def _when(interval: Interval, sign: Sign, because: str) -> When:
    raw = sign.place.raw
    return _plain(interval, because).model_copy(update={"start": raw.start, "end": raw.end})


def _plain(interval: Interval, because: str) -> When:
    return When(
        edtf=interval.edtf,
        earliest=interval.first.isoformat(),
        latest=interval.last.isoformat(),
        basis="inferred",
        because=because,
    )

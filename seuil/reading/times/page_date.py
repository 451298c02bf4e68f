"""The page's own date where no one gave it: what the text itself says about the day on which it was written.

Each sign is a constraint on one day. The strongest come first: a dateline, a date called today, a counted day of a
known war, the dated news of the lead. The others can confirm or contradict. Silence is better than a guess.
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
from seuil.reading.times.reckon import Placed
from seuil.reading.times.values import Counted, Dated, Near, OnWeekday, Range

# The lead: title and first paragraphs, no further than this many characters.
_LEAD_PARAGRAPHS = 3
_LEAD_CHARACTERS = 1500
_DATELINE_BEFORE = re.compile(r"[A-ZÀ-Ý][\w.'’ /-]{0,40}(?:\([\w .'’-]{1,30}\))?\s*[,–—-]?\s*(?:le\s+|on\s+)?$")
_DATELINE_AFTER = re.compile(r"\s{0,2}[.,]?\s{0,2}(?:\([^()\n]{1,40}\)\s{0,2})?(?:[A-Z]{2,12}\s{0,2})?(?:[-–—:]|\.\s{0,2}[-–—])")
# News of a weekday is at most this many days old.
_WEEK = 6
# How far from the other years on the page a year is sought in which a weekday fits.
_YEARS_ON = 6


@dataclass(frozen=True, slots=True)
class Sign:
    """A day that the text points to as its own, with the reason."""

    day: date
    because: str
    place: Placed


def infer(places: tuple[Placed, ...], article: Article, data: DataFiles) -> tuple[When | None, tuple[str, ...]]:
    """The page's own date from its text, and notes on what stood against it."""
    inference = _Inference(places, article, data)
    for signs in (inference.datelines, inference.todays, inference.counted, inference.lead_dates):
        found = sorted(signs(), key=lambda s: s.place.raw.start)
        if found:
            return inference.settled(found)
    return inference.bounds_only()


class _Inference:
    """The constraints that one page puts on its own day."""

    def __init__(self, places: tuple[Placed, ...], article: Article, data: DataFiles) -> None:
        self.places = places
        self.article = article
        self.text = article.text
        self.widths = data.widths
        self.first_body = 2 if article.title_span is not None else 1

    def in_lead(self, place: Placed) -> bool:
        """Whether it stands in the title or the first paragraphs."""
        return place.paragraph < self.first_body + _LEAD_PARAGRAPHS and place.raw.start < _LEAD_CHARACTERS

    # Bounds: what has happened lies on or before the page's day, what will happen on or after it.

    def past_days(self) -> Iterator[tuple[date, Placed]]:
        """The first day of every dated past thing."""
        for place in self.places:
            value = place.raw.value.last if isinstance(place.raw.value, Range) else place.raw.value
            if isinstance(value, Dated) and value.year is not None and place.tense in ("past", "perfect"):
                if self.widths.years[0] <= value.year <= self.widths.years[1]:
                    yield date(value.year, value.month or 1, value.day or 1), place

    def floor(self) -> tuple[date, Placed] | None:
        """The latest dated past thing."""
        return max(self.past_days(), key=lambda p: p[0], default=None)

    def ceiling(self) -> tuple[date, Placed] | None:
        """The earliest dated coming thing."""
        found = [(date(v.year, v.month or 12, v.day or 28), p) for p in self.places
                 if isinstance(v := p.raw.value, Dated) and v.year is not None and p.tense == "future"]
        return min(found, key=lambda p: p[0], default=None)

    # Signs, from the strongest to the weakest.

    def datelines(self) -> Iterator[Sign]:
        """"PARIS, 12 mars (Reuters) –" at the head of one of the first paragraphs."""
        for place in self.places:
            value = place.raw.value
            if not isinstance(value, Dated) or not value.month or not value.day or not self.in_lead(place):
                continue
            start = self.article.paragraphs[place.paragraph - 1].start if self.article.paragraphs else 0
            before = self.text[start:place.raw.start]
            if len(before) < 80 and (not before.strip() or _DATELINE_BEFORE.match(before)) and _DATELINE_AFTER.match(
                    self.text[place.raw.end:place.raw.end + 80]):
                at = self._day(value)
                if at is not None:
                    yield Sign(at[0], f"the dateline{at[1]}", place)

    def todays(self) -> Iterator[Sign]:
        """"Aujourd'hui 7 juin 2017", "hier, 3 mai"."""
        for place in self.places:
            value = place.raw.value
            if isinstance(value, Near) and value.dated is not None and value.dated.month and value.dated.day:
                at = self._day(value.dated)
                if at is not None:
                    word = self.text[place.raw.start:place.raw.end]
                    yield Sign(at[0] - timedelta(days=value.shift), f"«{word}»{at[1]}", place)

    def counted(self) -> Iterator[Sign]:
        """A counted day of something whose beginning is known: "the 1,000th day of the war"."""
        for place in self.places:
            value = place.raw.value
            if not isinstance(value, Counted) or not isinstance(place.beginning, Chosen) or place.tense == "future":
                continue
            if value.how != "ordinal" or value.unit != "day" or not value.count.exact or not self.in_lead(place):
                continue
            if value.count.low < 2 or value.count.low > 40000:
                continue
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
            if other.sentence == place.sentence and isinstance(other.raw.value, OnWeekday) and other.raw.value.direction is None:
                return other.raw.value.weekday
        return None

    def lead_dates(self) -> Iterator[Sign]:
        """The latest day that the lead tells as past news."""
        found = []
        for place in self.places:
            value = place.raw.value
            if (isinstance(value, Dated) and value.month and value.day and self.in_lead(place) and value.direction is None
                    and place.tense in ("past", "perfect", None) and place.raw.function == "at"):
                at = self._day(value)
                if at is not None:
                    found.append(Sign(at[0], f"news of {at[0]} in the lead{at[1]}", place))
        if found:
            yield max(found, key=lambda sign: sign.day)

    def _day(self, value: Dated) -> tuple[date, str] | None:
        """The day of a date; a year left out is the first from the other dates of the page on that fits the weekday."""
        if value.month is None or value.day is None:
            return None
        if value.year is not None:
            return _made(value.year, value.month, value.day, "")
        floor = self.floor()
        if floor is None:
            return None
        start = floor[0].year
        for year in range(start, start + (_YEARS_ON if value.weekday else 2)):
            at = _made(year, value.month, value.day, f", the year from {floor[0]}, the latest dated past thing on the page")
            if at is None or at[0] < floor[0]:
                continue
            if value.weekday is None or at[0].isoweekday() == value.weekday:
                return at
        return None

    # What is made of them.

    def settled(self, signs: list[Sign]) -> tuple[When | None, tuple[str, ...]]:
        """The day that the signs of one kind agree on, if nothing stands against it."""
        chosen = signs[0]
        against = [s for s in signs if abs((s.day - chosen.day).days) > 1]
        if against:
            return None, (f"the page's own date is left open: {chosen.because}, but {against[0].because}",)
        weekday = self._weekday_beside(chosen.place)
        if weekday is not None and isinstance(chosen.place.raw.value, Counted) and chosen.day.isoweekday() != weekday:
            return None, (f"the page's own date is left open: {chosen.because}, a {days.NAMES[chosen.day.isoweekday()]}, "
                          f"but the text says {days.NAMES[weekday]}",)
        floor = self.floor()
        if floor is not None and floor[0] > chosen.day:
            return self._after(chosen, floor[0])
        return _when(days.day(chosen.day), chosen, chosen.because), ()

    def _after(self, chosen: Sign, floor: date) -> tuple[When | None, tuple[str, ...]]:
        """Something later has already happened: within the week both can be, after it they contradict."""
        if (floor - chosen.day).days > _WEEK:
            return None, (f"the page's own date is left open: {chosen.because}, but {floor} is told as past",)
        interval = days.between(floor, chosen.day + timedelta(days=_WEEK))
        return _when(interval, chosen, f"{chosen.because}; {floor} is told as past"), ()

    def bounds_only(self) -> tuple[When | None, tuple[str, ...]]:
        """Between the latest past and the earliest coming day, if they lie close; the weekday of the lead may narrow it."""
        floor, ceiling = self.floor(), self.ceiling()
        if floor is None or ceiling is None or floor[1].raw.value == ceiling[1].raw.value:
            return None, ()
        if floor[0] > ceiling[0]:
            return None, (f"the page's own date is left open: {floor[0]} is told as past and {ceiling[0]} as to come",)
        interval = days.between(floor[0], ceiling[0])
        if (interval.last - interval.first).days >= self.widths.page_days:
            return None, ()
        because = f"{floor[0]} is told as past and {ceiling[0]} as to come"
        return self._narrowed(interval, because)

    def _narrowed(self, interval: Interval, because: str) -> tuple[When | None, tuple[str, ...]]:
        """The one such weekday between the bounds, if the lead names a weekday for its news."""
        place = next((p for p in self.places if isinstance(p.raw.value, OnWeekday) and p.raw.value.direction is None
                      and p.tense in ("past", "perfect") and self.in_lead(p)), None)
        if place is not None and isinstance(place.raw.value, OnWeekday):
            weekday = place.raw.value.weekday
            first = days.on_or_after(interval.first, weekday)
            if first <= interval.last < first + timedelta(days=7):
                return _plain(days.day(first), f"{days.NAMES[weekday]}; {because}"), ()
        return _plain(interval, because), ()


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
    return When(edtf=interval.edtf, earliest=interval.first.isoformat(), latest=interval.last.isoformat(),
                basis="inferred", because=because)

"""The When of an expression, and how far an act that it bears on may reach beyond it."""

from __future__ import annotations

import re

from seuil.article.model import When
from seuil.reading.times import days
from seuil.reading.times.days import Interval
from seuil.reading.times.resolve import NO_PAGE, Answer, Found
from seuil.reading.times.tense import Tense
from seuil.reading.times.values import Function, Length, RawTime, Window


def when_of(answer: Found, raw: RawTime) -> When:
    """The days that the words mean."""
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


def open_when(answer: Found, raw: RawTime, sign: int) -> When:
    """With one end: "from now on", "until then"."""
    when = when_of(answer, raw)
    if sign > 0:
        return when.model_copy(update={"edtf": f"{when.edtf}/..", "latest": None})
    return when.model_copy(update={"edtf": f"../{when.edtf}", "earliest": None})


def since_when(answer: Found, raw: RawTime, page: Interval | None) -> When:
    """From that day up to the page's own; open where the page has no date."""
    when = when_of(answer, raw)
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


def length_window(value: Length, tense: Tense | None) -> tuple[Window, Function] | None:
    """The days about the page's own that a length fills: "have fought for months", "within three days"."""
    if value.over == "since" or (value.over == "for" and tense == "perfect"):
        return Window(value.count, value.unit, -1), "since"
    if value.over == "in" and tense == "perfect":
        return Window(value.count, value.unit, -1), "during"
    if value.over == "within" and tense in ("future", None):
        return Window(value.count, value.unit, 1), "until"
    return None


def window_when(answer: Answer, raw: RawTime) -> When | None:
    """The When of such a window, or null where it could not be reckoned."""
    return when_of(answer, raw) if isinstance(answer, Found) else None

"""Days counted from another act's: "two days after the vote", "immediately after Washington gave leave"."""

from __future__ import annotations

from datetime import date, timedelta

from seuil.article.model import When
from seuil.reading.model import Offset, TimeExpression

_DAYS = {
    "minute": 1 / 1440,
    "hour": 1 / 24,
    "day": 1,
    "week": 7,
    "weekend": 7,
    "month": 30.44,
    "quarter": 91.3,
    "year": 365.25,
    "decade": 3652.5,
    "century": 36525,
}
# How far off "three months after" may be, in units.
_SLACK = {"week": 0.5, "month": 0.5, "quarter": 0.5, "year": 0.5, "decade": 0.5, "century": 0.5}


def shifted(
    base: When, offset: Offset, sign: int, *, of: str, time: TimeExpression, words: str
) -> When | None:
    """The time ``offset`` after (``sign`` 1) or before (-1) the act ``of``; null outside the calendar.

    ``time`` is the expression that says how far, ``words`` its words.
    """
    if base.earliest is None or base.latest is None:
        return None
    slack = _SLACK.get(offset.unit, 0.0)
    low, high = max(0.0, offset.low - slack) * _DAYS[offset.unit], (offset.high + slack) * _DAYS[offset.unit]
    near, far = timedelta(days=int(low)), timedelta(days=-int(-high // 1))
    try:
        start, stop = date.fromisoformat(base.earliest[:10]), date.fromisoformat(base.latest[:10])
        first, last = (start + near, stop + far) if sign > 0 else (start - far, stop - near)
    except (OverflowError, ValueError):
        return None
    count = f"{offset.low}" if offset.low == offset.high else f"{offset.low} to {offset.high}"
    side = "after" if sign > 0 else "before"
    return When(
        edtf=first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}",
        earliest=first.isoformat(),
        latest=last.isoformat(),
        text=words,
        start=time.start,
        end=time.end,
        basis="relative",
        because=f"{count} {offset.unit}{'' if count == '1' else 's'} {side} {base.edtf}, the time of “{of}”",
    )


def no_later(when: When, last: date | None) -> When:
    """What has happened lies no later than the page's own day."""
    if last is None or when.latest is None or when.earliest is None:
        return when
    if when.latest <= last.isoformat() or when.earliest > last.isoformat():
        return when
    edtf = when.earliest if when.earliest == last.isoformat() else f"{when.earliest}/{last.isoformat()}"
    return when.model_copy(update={"edtf": edtf, "latest": last.isoformat()})


def until_day(when: When, last: date) -> When:
    """From an interval on up to a day, as what has gone on since another act."""
    if when.earliest is None or when.earliest >= last.isoformat():
        return when
    because = f"{when.because}; from then up to {last}, the page's date"
    update = {"edtf": f"{when.earliest}/{last}", "latest": last.isoformat(), "because": because}
    return when.model_copy(update={**update, "basis": "relative"})

"""Times of events as a reader sees them: ISO 8601, shortened where nothing is lost."""

from __future__ import annotations

import calendar
import datetime

from seuil.article.model import When

# Marks of EDTF for a time that is approximate, uncertain, or both.
_DOUBTED = "~?%"


def is_doubted(when: When) -> bool:
    """Whether a source itself gives the time as approximate, or an interval was only inferred. An open side
    says of itself that little is known.
    """
    if any(mark in when.edtf for mark in _DOUBTED):
        return True
    return when.basis in ("inferred", "unknown") and None not in (when.earliest, when.latest)


def written(when: When) -> str:
    """An interval in the fewest figures: 2025-10-07, 2025-10-07/09, 2025-10-28/11-02, 2025-10, 2025.

    With one side open, ≤2025-10-07 (that day or earlier) or ≥2025-10-07; "~" before it says that the time is
    approximate or inferred.
    """
    return ("~" if is_doubted(when) else "") + _interval(when.earliest, when.latest)


def _interval(earliest: str | None, latest: str | None) -> str:
    if earliest is None or latest is None:
        return _one_sided(earliest, latest)
    if earliest == latest:
        return earliest
    return _whole(earliest, latest) or f"{earliest}/{_rest(earliest, latest)}"


def _one_sided(earliest: str | None, latest: str | None) -> str:
    """A time of which one side is not known, or neither is."""
    return f"≥{earliest}" if earliest else f"≤{latest}" if latest else "?"


def _whole(earliest: str, latest: str) -> str | None:
    """The month or the year that the interval is, if it is one."""
    first, last = datetime.date.fromisoformat(earliest), datetime.date.fromisoformat(latest)
    if first.year != last.year or first.day != 1:
        return None
    if (first.month, last.month, last.day) == (1, 12, 31):
        return earliest[:4]
    ends = last.day == calendar.monthrange(last.year, last.month)[1]
    return earliest[:7] if first.month == last.month and ends else None


def _rest(earliest: str, latest: str) -> str:
    """The last day without what it shares with the first."""
    if earliest[:7] == latest[:7]:
        return latest[8:]
    return latest[5:] if earliest[:4] == latest[:4] else latest


def month_of(when: When | None) -> str:
    """The month under which a time stands in a timeline ("2025-10"), the year of what is no more exact than
    a year, or empty.
    """
    day = when and (when.earliest or when.latest)
    if not when or not day:
        return ""
    whole = when.earliest and when.latest and _whole(when.earliest, when.latest)
    return day[: len(whole)] if whole else day[:7]


def day_in_month(when: When) -> str:
    """The same under the heading of its month: 07, 07–09, 28→11-02, ≤07; empty for a whole month or year."""
    earliest, latest = when.earliest, when.latest
    if earliest is None or latest is None:
        return _one_sided(earliest and earliest[8:], latest and latest[8:])
    if earliest == latest:
        return earliest[8:]
    if _whole(earliest, latest):
        return ""
    if earliest[:7] == latest[:7]:
        return f"{earliest[8:]}–{latest[8:]}"
    return f"{earliest[8:]}→{latest[5:] if earliest[:4] == latest[:4] else latest[:4]}"

"""The record as it stood on a day: where a slider over its days stands, and the days to step to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from seuil.asking.days import iso_day
from seuil.errors import UsageError
from seuil.web.asked import Asked
from seuil.web.desk import Desk
from seuil.web.languages import _, current_language


@dataclass(frozen=True, slots=True)
class Step:
    """A link to another day; null address where there is none."""

    label: str
    address: str | None
    sign: str
    after: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """The slider: its first and last ISO day, how many days they are, where it stands.

    ``day`` is null for the record as it is now; then ``at`` is one past the last day. ``said`` is the day in
    words.
    """

    first: str
    last: str
    days: int
    at: int
    day: str | None
    said: str
    steps: tuple[Step, ...]


def in_words(day: str) -> str:
    """An ISO day in words of the current language."""
    return format_date(date.fromisoformat(day), "full", locale=current_language())


def known(desk: Desk, asked: Asked, path: str) -> Known | None:
    """The slider of a view at ``path``; null for a dossier of which nothing says when its pages were out."""
    span = desk.store.known_span()
    if span is None:
        return None
    first, last = map(date.fromisoformat, span)
    days = (last - first).days
    day = _day(asked)
    if day is None:
        return Known(span[0], span[1], days, days + 1, None, "", (_step_to(asked, path, span[1]),))
    at = min(max((date.fromisoformat(day) - first).days, 0), days)
    return Known(span[0], span[1], days, at, day, in_words(day), _steps(desk, asked, path, day))


def _day(asked: Asked) -> str | None:
    try:
        return iso_day(asked.as_known_at, "as-known-at")
    except UsageError:
        return None


def _step_to(asked: Asked, path: str, day: str) -> Step:
    return Step(_("Back to %(day)s") % {"day": day}, asked.at(path, as_known_at=day), "←")


def _steps(desk: Desk, asked: Asked, path: str, day: str) -> tuple[Step, ...]:
    """A day back and forth, and to the days on which further pages came out."""
    before, after = desk.store.known_beside(day)

    def to(label: str, other: str | None, sign: str, *, forth: bool = False) -> Step:
        return Step(label, asked.at(path, as_known_at=other) if other else None, sign, forth)

    return (
        to(_("Earlier pages"), before, "⇤"),
        to(_("A day earlier"), _moved(day, -1), "←"),
        to(_("A day later"), _moved(day, 1), "→", forth=True),
        to(_("Next new pages"), after, "⇥", forth=True),
        Step(_("As it is now"), asked.without("as_known_at").at(path), "⤓", after=True),
    )


def _moved(day: str, by: int) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except OverflowError:
        return None

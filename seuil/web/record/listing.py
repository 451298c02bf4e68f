"""Events as the lines of a list, in words of the current language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from seuil.asking.gather import contents_told_beside
from seuil.asking.timeline import by_month, heading_of, legend_of, sign_of
from seuil.asking.wording import RecordWording, pages_of
from seuil.event.model import Event
from seuil.store.dossier import Store
from seuil.store.model import Query as RecordQuery
from seuil.web.asked import PAGE_SIZE, Asked
from seuil.web.desk import Desk
from seuil.web.languages import current_language
from seuil.web.rendering import address


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list. ``tone`` is the class of style that its standing has; ``known_at`` the ISO day as
    of which it is shown, null for now.
    """

    id: str
    date: str
    sign: str
    tone: str
    standing: str
    phrase: str
    accounts: int
    pages: int
    known_at: str | None = None

    @property
    def href(self) -> str:
        """Where all about it stands, as of the same day."""
        return event_address(self.id, self.known_at)


@dataclass(frozen=True, slots=True)
class Month:
    """The events of one month, under its name."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of the events that meet the filters; ``total`` is how many there are on all of its pages."""

    events: tuple[Event, ...]
    say: RecordWording
    total: int
    page: int
    size: int
    known_at: str | None = None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The events in their order."""
        return tuple(line_of(event, self.say, self.known_at) for event in self.events)

    @property
    def months(self) -> tuple[Month, ...]:
        """The same by months."""
        return tuple(
            Month(
                heading_of(month, self.say),
                tuple(line_of(event, self.say, self.known_at) for event in group),
            )
            for month, group in by_month(self.events).items()
        )

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Each sign that is used, and what it means."""
        parted = (item.partition(" ") for item in legend_of(self.events, self.say))
        return tuple((sign, words) for sign, _, words in parted)

    @property
    def first(self) -> int:
        """The number of the first event of this page, from 1; 0 where there is none."""
        return (self.page - 1) * self.size + 1 if self.events else 0

    @property
    def last(self) -> int:
        """The number of the last one."""
        return (self.page - 1) * self.size + len(self.events)

    @property
    def pages(self) -> int:
        """How many pages the list has."""
        return max(1, -(-self.total // self.size))


def listing(desk: Desk, asked: Asked, size: int = PAGE_SIZE) -> Listing:
    """One page of the events that these filters choose, ``size`` of them.

    Raises UsageError for filters that cannot be, StoreError where the dossier cannot be read.
    """
    query = page_of(asked.query(desk, whole=True), asked.page, size)
    store = desk.store
    events = tuple(store.find(query))
    whole = page_of(query, 1, 1)
    total = desk.kept.of(store, ("count", whole), lambda: store.count(whole))
    say = desk.say(contents_of(store, events, query.known_at))
    return Listing(events, say, total, asked.page, size, query.known_at)


def page_of(query: RecordQuery, page: int, size: int) -> RecordQuery:
    """The query for one page, from 1, of its list."""
    return query.model_copy(update={"limit": size, "offset": (page - 1) * size})


def contents_of(store: Store, events: Sequence[Event], known_at: str | None) -> tuple[Event, ...]:
    """What these events authorise, ask for, threaten, …; as it stood on an ISO day, if one is given."""
    now = store.contents_of(event.id for event in events)
    if known_at is None or not now:
        return now
    # Those that were out are told beside these; as they stood then they may say less.
    above = {content.content_of for content in now}
    return tuple(contents_told_beside(store, [e for e in events if e.id in above], known_at))


def event_address(id: str, known_at: str | None) -> str:
    """Where all about an event stands, as it was known on an ISO day if one is given."""
    return address(f"/events/{id}", **{"as-known-at": known_at})


def line_of(event: Event, say: RecordWording, known_at: str | None = None) -> Line:
    """An event as a line; ``known_at`` is the ISO day on which it stood so, null for now."""
    return Line(
        id=event.id,
        date=say.when(event.when),
        sign=sign_of(event, say),
        tone=tone_of(event),
        standing=say.standing(event),
        phrase=say.phrase(event),
        accounts=len(event.accounts),
        pages=pages_of(event),
        known_at=known_at,
    )


def tone_of(event: Event) -> str:
    """The name of an event's colour and line: its status, unless it is denied."""
    return "negated" if event.polarity == "negated" else event.status


def month_in_words(day: str) -> str:
    """The month of an ISO day: October 2025."""
    return format_date(date.fromisoformat(day), "LLLL y", locale=current_language())

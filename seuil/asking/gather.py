"""Everything that belongs to one event, fetched from a dossier by key, however large the dossier is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from seuil.asking.model import Whole
from seuil.asking.thresholds import touched_clauses
from seuil.brief.model import Brief
from seuil.errors import NotOutError, UsageError
from seuil.event.model import Correction, Event, FindingRow, Mention, PageRow
from seuil.store.model import Query

# So many pages are asked about in one query.
_AT_ONCE = 500


class Dossier(Protocol):
    """What is asked of a dossier for one event (``seuil.store.dossier.Store`` does it all)."""

    def event(self, id: str) -> Event:
        """The event of this id, present or former, or that holds this mention."""

    def find(self, query: Query) -> Iterator[Event]:
        """The events that meet a query."""

    def contents_of(self, events: Iterable[str]) -> Sequence[Event]:
        """The events that are the content of those with these ids, by time."""

    def mentions_of(self, keys: Iterable[str]) -> Sequence[Mention]:
        """The mentions of these keys."""

    def page(self, key: str) -> PageRow:
        """A page."""

    def brief(self, page: str) -> Brief:
        """The newest reading of a page."""

    def corrections(self) -> Iterator[Correction]:
        """All corrections."""


def event_in(dossier: Dossier, id: str, known_at: str | None = None) -> Event:
    """The event of an id, as it stood on an ISO day if one is given.

    Raises UsageError for an id that there is not, or of which nothing was out on that day.
    """
    event = dossier.event(id)
    if known_at is None:
        return event
    for stood in dossier.find(Query(known_at=known_at, page=_pages(event))):
        if set(stood.mentions) <= set(event.mentions):
            return stood
    raise NotOutError(id, known_at)


def contents_told_beside(
    dossier: Dossier, events: Sequence[Event], known_at: str | None = None
) -> Iterator[Event]:
    """The events that are the content of one of these; a page that tells one tells the other. As they stood
    on an ISO day, if one is given.
    """
    ids = {event.id for event in events}
    if known_at is None:
        yield from dossier.contents_of(ids)
        return
    pages = sorted({page for event in events for page in _pages(event)})
    for at in range(0, len(pages), _AT_ONCE):
        query = Query(page=tuple(pages[at : at + _AT_ONCE]), known_at=known_at)
        for event in dossier.find(query):
            if event.content_of in ids:
                yield event


def whole_of(
    dossier: Dossier, event: Event, known_at: str | None = None, most: int | None = None
) -> Whole:
    """The event with its mentions, its pages, the events around it, clauses and corrections.

    ``known_at`` is the ISO day on which ``event`` stood so. With ``most``, no more pages than that are
    opened, those first that accounts rest on; of the others neither row, trigger nor clause is given.
    """
    mentions = tuple(dossier.mentions_of(event.mentions))
    pages = sorted(_first_pages(event)[:most])
    briefs = {page: dossier.brief(page) for page in pages}
    named = (*((event.content_of,) if event.content_of else ()), *event.doubtful)
    rows = _findings(event, mentions, briefs)
    return Whole(
        event=event,
        mentions=mentions,
        pages=tuple(map(dossier.page, pages)),
        triggers=_triggers(mentions, briefs),
        around=tuple(found for id in named if (found := _found(dossier, id)) is not None),
        contents=tuple(contents_told_beside(dossier, (event,), known_at)),
        touched=touched_clauses(rows, {event.id: event}),
        corrections=tuple(c for c in dossier.corrections() if _is_about(c, event, _pages(event))),
    )


def _pages(event: Event) -> tuple[str, ...]:
    return tuple(dict.fromkeys(page for account in event.accounts for page in account.pages))


def _first_pages(event: Event) -> tuple[str, ...]:
    """The event's pages; before the copies, the first of each account."""
    firsts = [a.original if a.original in a.pages else a.pages[0] for a in event.accounts]
    return tuple(dict.fromkeys((*firsts, *_pages(event))))


def _found(dossier: Dossier, id: str) -> Event | None:
    """The event of an id that another event names; null for one that is there no more."""
    try:
        return dossier.event(id)
    except UsageError:
        return None


def _triggers(mentions: Iterable[Mention], briefs: Mapping[str, Brief]) -> dict[str, int]:
    """Where in its sentence each mention's trigger begins, by the mention's key."""
    found = {}
    for mention in mentions:
        for assertion in briefs[mention.page].assertions if mention.page in briefs else ():
            if assertion.id == mention.assertion and assertion.trigger.start == mention.start:
                found[mention.key] = mention.start - assertion.evidence.start
    return found


def _findings(
    event: Event, mentions: Iterable[Mention], briefs: Mapping[str, Brief]
) -> Iterator[FindingRow]:
    """The clauses that the event's own assertions touch, page by page."""
    for mention in mentions:
        for touch in briefs[mention.page].touches if mention.page in briefs else ():
            if touch.assertion == mention.assertion:
                values = touch.model_dump(exclude={"assertion"})
                yield FindingRow(**values, mention=mention.key, page=mention.page, event=event.id)


def _is_about(correction: Correction, event: Event, pages: Sequence[str]) -> bool:
    named = {*correction.mentions, *correction.rest}
    return bool(named & set(event.mentions)) or bool(set(correction.pages) & set(pages))

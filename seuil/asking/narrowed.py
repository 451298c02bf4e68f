"""A record narrowed to what a query finds: its events, and what belongs to them, for an export of a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Protocol

from seuil.brief.model import Brief
from seuil.event.model import Correction, EntityRow, Event, Family, FindingRow, Mention, PageRow
from seuil.store.model import Query

# So many mentions are fetched at once.
_AT_ONCE = 500


class Dossier(Protocol):
    """What is asked of the whole dossier (``seuil.store.dossier.Store`` does it all)."""

    def find(self, query: Query) -> Iterator[Event]:
        """The events that meet a query."""

    def mentions_of(self, keys: Iterable[str]) -> Sequence[Mention]:
        """The mentions of these keys, by page key, then offset."""

    def pages_of(self, keys: Iterable[str]) -> Iterator[PageRow]:
        """The pages of these keys, by key."""

    def families(self) -> Iterator[Family]:
        """All families, by id."""

    def findings(self) -> Iterator[FindingRow]:
        """All findings, by doctrine, clause, mention."""

    def entities(self) -> Iterator[EntityRow]:
        """All entities, by id."""

    def corrections(self) -> Iterator[Correction]:
        """All corrections, by number."""

    def brief(self, page: str) -> Brief:
        """The newest reading of a page."""


class Narrowed:
    """The events that meet a query, with their mentions, pages and findings: the protocol ``Record``.

    Each list is fetched as it is read; only keys are held. Events come in the order of the query; with
    ``known_at`` they are as they stood, and only the mentions and pages that were out then are of them.
    """

    def __init__(self, dossier: Dossier, query: Query) -> None:
        self._dossier, self._query = dossier, query

    def events(self) -> Iterator[Event]:
        """The events, in the query's order."""
        yield from self._dossier.find(self._query)

    def mentions(self) -> Iterator[Mention]:
        """Their assertions, by page key, then offset."""
        keys = sorted(self._keys.event_of, key=_place)
        for at in range(0, len(keys), _AT_ONCE):
            yield from self._dossier.mentions_of(keys[at : at + _AT_ONCE])

    def pages(self) -> Iterator[PageRow]:
        """The pages that tell them, by key."""
        yield from self._dossier.pages_of(self._keys.pages)

    def families(self) -> Iterator[Family]:
        """The families of these pages, by id, with those of their members that are among them."""
        pages = self._keys.pages
        for family in self._dossier.families():
            members = tuple(member for member in family.members if member.page in pages)
            if members:
                yield family.model_copy(update={"members": members})

    def findings(self) -> Iterator[FindingRow]:
        """What their assertions touch, by doctrine, clause, mention."""
        event_of = self._keys.event_of
        for row in self._dossier.findings():
            if row.mention in event_of:
                yield row.model_copy(update={"event": event_of[row.mention]})

    def entities(self) -> Iterator[EntityRow]:
        """The entities that they name, by id."""
        named = self._keys.entities
        yield from (row for row in self._dossier.entities() if row.id in named)

    def corrections(self) -> Iterator[Correction]:
        """What people decided on their assertions or pages, by number."""
        keys = self._keys
        for one in self._dossier.corrections():
            if not keys.event_of.keys().isdisjoint((*one.mentions, *one.rest)) or (
                one.pages and keys.pages.issuperset(one.pages)
            ):
                yield one

    def brief(self, page: str) -> Brief:
        """The newest reading of a page. Raises UsageError for a key that there is not."""
        return self._dossier.brief(page)

    @cached_property
    def _keys(self) -> _Keys:
        return _Keys(self.events())


class _Keys:
    """The keys of what belongs to events."""

    def __init__(self, events: Iterable[Event]) -> None:
        self.event_of: dict[str, str] = {}
        self.pages: set[str] = set()
        self.entities: set[str] = set()
        for event in events:
            self.event_of |= dict.fromkeys(event.mentions, event.id)
            self.entities |= {*event.actor, *event.target, *event.instrument, *event.place}
            for account in event.accounts:
                self.pages |= set(account.pages)
                self.entities |= {voice.source for voice in account.voices if voice.source}


def _place(key: str) -> tuple[str, int, str]:
    """The page and the offset of a mention's key ("3f9a12bc44d0@1532.2")."""
    page, _, offset = key.partition("@")
    start = offset.partition(".")[0]
    return page, int(start) if start.isdigit() else 0, key

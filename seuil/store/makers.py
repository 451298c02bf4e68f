"""What a dossier needs from the event stage: how mentions, copies and events are made.

The functions are looked up when a record is made, not when a dossier is opened: asking needs few of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel

from seuil.brief.model import Brief
from seuil.event.model import Correction, Event, Family, Mention, page_key
from seuil.store.rows import PageRows, rows_of

if TYPE_CHECKING:
    from seuil.data_files import DataFiles

_COPIES = "seuil.event.copies."


class EventMaker(Protocol):
    """Makes events of mentions; events never span two groups of acts."""

    def group_of(self, act: str) -> str:
        """The group that an act is of."""

    def events(
        self,
        mentions: Iterable[Mention],
        families: Mapping[str, Family],
        corrections: Sequence[Correction],
    ) -> list[Event]:
        """The events of one group's mentions; ``families`` gives the family of each page.

        ``content_of`` of an event is still the key of a mention.
        """


class EventAt(Protocol):
    """Gives an event as it was known on an ISO day; null before anything of it was out."""

    def __call__(
        self,
        event: Event,
        mentions: Sequence[Mention],
        families: Mapping[str, Family],
        corrections: Sequence[Correction],
        day: str,
    ) -> Event | None:
        """The event on that day; ``mentions`` are those of the event, not corrected yet."""


@dataclass(frozen=True)
class PageMakers:
    """What is made of each page by itself, where it is read."""

    mentions_of: Callable[[Brief, str], list[Mention]]
    fingerprint_of: Callable[[Brief, str], BaseModel]
    bands_of: Callable[[Any], tuple[str, ...]]

    def rows(self, brief: Brief, *, program: str, url: str | None = None) -> PageRows:
        """All rows of a page that was read with models and data of the fingerprint ``program``."""
        key = page_key(brief.page.source, brief.page.sha256)
        fingerprint = self.fingerprint_of(brief, key)
        return rows_of(
            brief,
            self.mentions_of(brief, key),
            program=program,
            url=url,
            fingerprint=fingerprint,
            bands=self.bands_of(fingerprint),
        )


@dataclass(frozen=True)
class Makers:
    """What is made of many pages.

    ``fingerprint`` and ``link`` are the models in which copies are kept; ``page_facts`` makes what
    ``families_of`` takes of a page from its fingerprint. ``event_at`` says how an event stood on a day.
    ``version`` and ``program`` (the fingerprint of models and data) are kept with each making: another makes
    all events again.
    """

    link_of: Callable[[Any, Any], Any]
    families_of: Callable[..., list[Family]]
    page_facts: Callable[[Any], Any]
    fingerprint: type[BaseModel]
    link: type[BaseModel]
    events: EventMaker
    event_at: EventAt
    version: str
    program: str


def shipped_for_pages(data: DataFiles) -> PageMakers:
    """What this version makes of a page."""
    return PageMakers(
        mentions_of=import_module("seuil.event.from_briefs").MentionReader(data).mentions,
        fingerprint_of=import_module(_COPIES + "fingerprint").fingerprint_of,
        bands_of=import_module(_COPIES + "sketch").bands_of,
    )


def shipped(data: DataFiles, *, version: str, program: str) -> Makers:
    """What this version makes of many pages."""
    model, families = import_module(_COPIES + "model"), import_module(_COPIES + "families")
    maker = import_module("seuil.event.from_mentions").EventMaker(data)
    return Makers(
        link_of=import_module(_COPIES + "kinship").link_of,
        families_of=families.families_of,
        page_facts=families.facts_of_page,
        fingerprint=model.Fingerprint,
        link=model.Link,
        events=maker,
        event_at=_event_at_by(maker),
        version=version,
        program=program,
    )


def shipped_event_at(data: DataFiles) -> EventAt:
    """How this version says what an event was on a day."""
    return _event_at_by(import_module("seuil.event.from_mentions").EventMaker(data))


def _event_at_by(maker: Any) -> EventAt:
    stage = import_module("seuil.event.from_mentions")
    corrected = import_module("seuil.event.corrected").corrected

    def event_at(
        event: Event,
        mentions: Sequence[Mention],
        families: Mapping[str, Family],
        corrections: Sequence[Correction],
        day: str,
    ) -> Event | None:
        found: Event | None = stage.event_at(maker, event, corrected(mentions, corrections), families, day)
        return found

    return event_at

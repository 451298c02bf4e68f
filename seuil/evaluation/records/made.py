"""A record made of pages in memory, as a dossier makes it: briefs, families, mentions, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from seuil.brief.model import Brief
from seuil.data_files import DataFiles

# from seuil.event.copies.families import PageFacts, families_of
# from seuil.event.copies.fingerprint import FingerprintMaker
# from seuil.event.copies.kinship import LinkMaker
# from seuil.event.copies.sketch import bands_of
from seuil.event.from_briefs import MentionReader
from seuil.event.from_mentions import EventMaker
from seuil.event.model import Event, Family, Mention


@dataclass(frozen=True)
class Made:
    """What was made of the pages, which are known by the names of their files."""

    briefs: Mapping[str, Brief]
    families: Mapping[str, Family]
    mentions: tuple[Mention, ...]
    events: tuple[Event, ...]


class RecordMaker:
    """Makes records by the tables of a data folder."""

    def __init__(self, data: DataFiles) -> None:
        self._data = data
        self._mentions = MentionReader(data)
        self._events = EventMaker(data)

    def made(self, briefs: Mapping[str, Brief]) -> Made:
        """The record of these pages, by the names of their files."""
        families = self.families(briefs)
        mentions = [m for page in sorted(briefs) for m in self._mentions.mentions(briefs[page], page)]
        events = self._events.events(mentions, families)
        return Made(briefs, families, tuple(mentions), tuple(events))

    def families(self, briefs: Mapping[str, Brief]) -> dict[str, Family]:
        """Page → its family."""
        return {}

"""A record made of pages in memory, as a dossier makes it: briefs, families, mentions, events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations

from seuil.brief.model import Brief
from seuil.data_files import DataFiles
from seuil.event.copies.families import facts_of_page, families_of
from seuil.event.copies.fingerprint import fingerprint_of
from seuil.event.copies.kinship import link_of
from seuil.event.copies.sketch import bands_of
from seuil.event.copies.tables import copy_tables
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
        self._tables = copy_tables(data)
        self._figures = data.copies
        self._mentions = MentionReader(data)
        self._events = EventMaker(data)

    def made(self, briefs: Mapping[str, Brief]) -> Made:
        """The record of these pages, by the names of their files."""
        families = self.families(briefs)
        mentions = [m for page in sorted(briefs) for m in self._mentions.mentions(briefs[page], page)]
        events = self._events.events(mentions, families)
        return Made(briefs, families, tuple(mentions), tuple(events))

    def families(self, briefs: Mapping[str, Brief]) -> dict[str, Family]:
        """Page → its family. Only pages that share a band are compared, as in a dossier."""
        prints = {page: fingerprint_of(briefs[page], page, self._tables) for page in sorted(briefs)}
        bands = {page: set(bands_of(one)) for page, one in prints.items()}
        links = [
            link
            for a, b in combinations(sorted(prints), 2)
            if bands[a] & bands[b] and (link := link_of(prints[a], prints[b], self._figures))
        ]
        made = families_of(map(facts_of_page, prints.values()), links)
        return {member.page: family for family in made for member in family.members}

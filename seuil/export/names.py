"""Names of the entities of a record, and where its places are: looked up by id."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Protocol, cast

from seuil.brief.names import Names as BriefNames
from seuil.data_files import DataFiles
from seuil.event.model import EntityRow
from seuil.reading.model import Entity, EntityKind


class Entities(Protocol):
    """What holds entities: a record, or who keeps those of one."""

    def entities(self) -> Iterable[EntityRow]:
        """All entities."""


class Names:
    """The entities of a record by id. One that the record does not hold is called by its id."""

    def __init__(self, record: Entities, data: DataFiles, language: str | None = None) -> None:
        """``language``: the one to name in, where the tables have a name in it; null: as the pages do."""
        self._rows = {row.id: row for row in record.entities()}
        self._data = data
        self._language = language

    def name(self, entity: str) -> str:
        """What it is called."""
        row = self._rows.get(entity)
        if row is None:
            return entity
        if self._language is None:
            return row.name
        kind = cast(EntityKind, row.kind)
        return self._tables.of(
            Entity.model_construct(id=row.id, name=row.name, kind=kind, country=row.country)
        )

    def names(self, entities: tuple[str, ...]) -> tuple[str, ...]:
        """What several are called."""
        return tuple(self.name(e) for e in entities)

    def row(self, entity: str) -> EntityRow | None:
        """All that the record says of it."""
        return self._rows.get(entity)

    def kind(self, entity: str) -> str:
        """Its kind, empty if the record does not hold it."""
        row = self._rows.get(entity)
        return row.kind if row else ""

    def country(self, entity: str) -> str | None:
        """The alpha-3 code of the state that it is, belongs to or acts for."""
        row = self._rows.get(entity)
        if row is not None:
            return row.id if row.kind == "state" else row.country
        return entity if entity in self._data.states else None

    def state(self, code: str) -> str:
        """The English name of a state by its code."""
        found = self._data.states.get(code)
        return found.name if found else code

    def act(self, act: str) -> str:
        """What an act is called."""
        found = self._data.acts.get(act)
        if found is None:
            return act
        return found.name.fr if self._language == "fr" else found.name.en

    @cached_property
    def _tables(self) -> BriefNames:
        return BriefNames(self._data, self._language or "en")

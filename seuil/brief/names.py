"""Names of entities in the language of the one who reads the brief, from the tables that the reading used."""

from __future__ import annotations

import re
from functools import cached_property

from seuil.data_files import DataFiles
from seuil.reading.model import Entity

# Entities that a page makes of a state and a common noun: "grc-companies", "usa-official".
_OWNED = re.compile(r"([a-z]{3})-(.+)")


class Names:
    """Looks names up; where a table has none in the language, the name is the one that the brief holds."""

    def __init__(self, data: DataFiles, language: str) -> None:
        self._data = data
        self._language = language
        self._states = data.language(language).state_names

    def state(self, code: str) -> str:
        """The name of a state by its alpha-3 code."""
        return self._states[code].name if code in self._states else code

    def of(self, entity: Entity) -> str:
        """The name of an entity."""
        if entity.kind == "state":
            return self._states[entity.id].name if entity.id in self._states else entity.name
        if entity.kind == "document":
            # Else its own words: "le décret du 19 novembre".
            return self._treaties.get(entity.id) or self._owned(entity) or self._plain(entity) or entity.name
        return (
            self._by_id.get(entity.id)
            or self._owned(entity)
            or self._capitals.get(entity.name)
            or entity.name
        )

    def _owned(self, entity: Entity) -> str | None:
        made = _OWNED.fullmatch(entity.id)
        if made is None or made[1].upper() not in self._states or made[2] not in self._common:
            return None
        return f"{self._common[made[2]]} ({self.state(made[1].upper())})"

    def _plain(self, entity: Entity) -> str | None:
        """A document that a page calls by no more than its kind."""
        return self._common.get(entity.id) if entity.name.lower() in self._kinds.get(entity.id, ()) else None

    @cached_property
    def _kinds(self) -> dict[str, frozenset[str]]:
        """Id of a kind of document, or of others → the words for it, in all languages."""
        found: dict[str, frozenset[str]] = {}
        for code in self._data.languages:
            for row in self._data.language(code).naming.generic:
                found[row.id] = found.get(row.id, frozenset()) | {word.lower() for word in row.words}
        return found

    @cached_property
    def _treaties(self) -> dict[str, str]:
        return {t.id: t.names[self._language] for t in self._data.treaties if self._language in t.names}

    @cached_property
    def _by_id(self) -> dict[str, str]:
        data, code = self._data, self._language
        found = dict(self._common)
        found |= {p.id: p.name[code] for p in data.persons if code in p.name}
        found |= {p.id: p.names[code] for p in data.places if code in p.names}
        found |= {b.id: b.names[code][0] for b in data.bodies if b.names.get(code)}
        return found | {c.id: c.words[code][0] for c in data.weapons.classes if c.words.get(code)}

    @cached_property
    def _common(self) -> dict[str, str]:
        """Id of a group, an office, an institution, as a common noun."""
        data, code = self._data, self._language
        words = data.language(code).naming
        found = {o.id: o.words[code][0] for o in data.offices if o.words.get(code)}
        found |= {c.id: c.words[0] for c in (*words.institutions, *words.generic) if c.words}
        return found | {g.id: g.words[code][0] for g in data.groups if g.words.get(code)}

    @cached_property
    def _capitals(self) -> dict[str, str]:
        """English name of a capital → its name here: capitals stand in the same order in each language."""
        english = self._data.language("en").state_names if "en" in self._data.languages else {}
        return {
            names.capital[0]: self._states[code].capital[0]
            for code, names in english.items()
            if names.capital and code in self._states and self._states[code].capital
        }

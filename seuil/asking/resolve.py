"""What a person writes in a filter, as the ids that the record holds: Russie, Russia and RUS are one."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import get_args

from seuil.assertion.model import Certainty, Polarity, Status
from seuil.data_files import DataFiles
from seuil.data_files.shapes.acts import PloverType
from seuil.errors import UnknownNameError
from seuil.event.model import EntityRow

VALUES = {"status": get_args(Status), "polarity": get_args(Polarity), "certainty": get_args(Certainty)}
# How a person writes that nobody, or nothing, is meant; in no case and without accents.
_NOBODY = {"none", "aucun", "aucune", "nobody", "personne"}
_DASHES = {"-", "–", "—"}
# So many near names are offered for one that is not known.
_NEAR = 4


def folded(name: str) -> str:
    """A name without case, accents and signs, for comparison only."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in bare.casefold()).split())


def compared(name: str) -> str:
    """The same; a name of signs alone as it is."""
    return folded(name) or name


def says_nobody(written: str) -> bool:
    """Whether a value means that there is none: a dash, or the word."""
    return written.strip() in _DASHES or folded(written) in _NOBODY


class NameFinder:
    """Finds ids by the tables, in every language that they have, and by the dossier's own entities."""

    def __init__(self, data: DataFiles, entities: Iterable[EntityRow] = ()) -> None:
        self._data = data
        self._entities = tuple(entities)

    def entity(self, written: str, option: str) -> tuple[str, ...]:
        """The ids of all entities of that id or name. Raises UsageError where there is none."""
        if any(written == row.id for row in self._entities):
            return (written,)
        return self._found(self._by_name, written, option)

    def entities(self, written: str) -> tuple[EntityRow, ...]:
        """The dossier's entities whose id or a name, in any language, holds these words; by id."""
        wanted = folded(written)
        if not wanted:
            return ()
        ids = {i for name, found in self._by_name.items() if wanted in name for i in found}
        return tuple(row for row in self._entities if row.id in ids)

    def source(self, written: str) -> tuple[str, ...]:
        """The words themselves, which may be an outlet's, and the ids of entities of that name."""
        return (written, *sorted(self._by_name.get(folded(written), set()) - {written}))

    def act(self, written: str, option: str) -> tuple[str, ...]:
        """The id of the act of that id or name."""
        return self._found(self._acts, written, option)

    def plover(self, written: str, option: str) -> tuple[str, ...]:
        """A PLOVER type, in whatever case."""
        return self._found({folded(t): {t} for t in get_args(PloverType)}, written, option)

    def value(self, written: str, field: str, option: str | None = None) -> tuple[str, ...]:
        """A value of status, polarity or certainty, by its own word or as a language calls it. ``option`` is
        what a message calls it.
        """
        names = {folded(value): {value} for value in VALUES[field]}
        for code in self._data.languages:
            for value, said in getattr(self._data.language(code).brief, field).items():
                names.setdefault(folded(said), set()).add(value)
        return self._found(names, written, option or f"--{field}", offered=VALUES[field])

    def _found(
        self, names: dict[str, set[str]], written: str, option: str, offered: Sequence[str] = ()
    ) -> tuple[str, ...]:
        found = names.get(folded(written))
        if found:
            return tuple(sorted(found))
        near = offered or difflib.get_close_matches(folded(written), sorted(names), _NEAR, 0.75)
        ids = tuple(name if offered else f"{name} ({', '.join(sorted(names[name]))})" for name in near)
        raise UnknownNameError(option, written, ids, all=bool(offered))

    @cached_property
    def _acts(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for act in self._data.acts.values():
            for name in (act.id, act.name.en, act.name.fr):
                found.setdefault(folded(name), set()).add(act.id)
        return found

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """Folded name or id → ids. A name of several is taken for each of them."""
        found: dict[str, set[str]] = {}
        for identity, names in self._named():
            for name in (identity, *names):
                found.setdefault(folded(name), set()).add(identity)
        found.pop("", None)
        return found

    def _named(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Every id with its names."""
        data = self._data
        yield from ((row.id, (row.name,)) for row in self._entities)
        for code in data.languages:
            for state, names in data.language(code).state_names.items():
                yield state, (names.name, *names.names, *names.capital, *names.metonyms)
        yield from ((p.id, (*p.name.values(), *p.other, *p.short)) for p in data.persons)
        yield from ((p.id, (*p.names.values(), *p.other)) for p in data.places)
        yield from ((b.id, [n for names in b.names.values() for n in names]) for b in data.bodies)
        yield from ((m.id, (m.name, *m.other)) for m in data.media)
        weapons = data.weapons
        yield from ((c.id, [n for words in c.words.values() for n in words]) for c in weapons.classes)
        yield from ((w.id, (w.name, *(n for ns in w.names.values() for n in ns))) for w in weapons.weapons)
        yield from ((g.id, [n for words in g.words.values() for n in words]) for g in data.groups)

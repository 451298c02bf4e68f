"""A table of phrases found in one pass over the atoms of a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from seuil.reading.entities.atoms import Atom, atoms_of, stems_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase stands for: a family of table rows, the row's id, the form as written, and whether
    it is unsafe.
    """

    family: str
    ref: str
    form: str
    unsafe: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase found: its atoms (from, to, both included), its tokens (first, last), and what it may
    stand for.
    """

    atom_first: int
    atom_last: int
    first: int
    last: int
    entries: tuple[Entry, ...]


class PhraseTable:
    """Phrases by their atoms (or stems). Finding is linear in the text, whatever the size of the table."""

    def __init__(self, stemmed: bool = False) -> None:
        self._stemmed = stemmed
        self._entries: dict[tuple[str, ...], list[Entry]] = {}
        self._longest: dict[str, int] = {}

    def add(self, phrase: str, entry: Entry) -> None:
        """Add a phrase; the same phrase may stand for several things."""
        key = stems_of(phrase) if self._stemmed else atoms_of(phrase)
        if not key:
            return
        known = self._entries.setdefault(key, [])
        if not any(e.family == entry.family and e.ref == entry.ref and e.form == entry.form for e in known):
            known.append(entry)
        if len(key) > self._longest.get(key[0], 0):
            self._longest[key[0]] = len(key)

    def get(self, phrase: str) -> tuple[Entry, ...]:
        """What stands in the table for exactly this phrase."""
        key = stems_of(phrase) if self._stemmed else atoms_of(phrase)
        return tuple(self._entries.get(key, ()))

    def phrases(self) -> Iterator[tuple[tuple[str, ...], list[Entry]]]:
        """All phrases with what they stand for, in the order of adding."""
        yield from self._entries.items()

    def find(self, atoms: Sequence[Atom]) -> Iterator[Hit]:
        """At every atom that opens a token, every phrase that begins there, longest first."""
        forms = [a.stem if self._stemmed else a.form for a in atoms]
        for at, atom in enumerate(atoms):
            longest = self._longest.get(forms[at], 0) if atom.opens else 0
            for size in range(min(longest, _run(atoms, at, longest)), 0, -1):
                last = at + size - 1
                found = self._entries.get(tuple(forms[at : last + 1])) if atoms[last].closes else None
                if found:
                    yield Hit(at, last, atom.token, atoms[last].token, tuple(found))


def _run(atoms: Sequence[Atom], at: int, longest: int) -> int:
    """How many atoms from ``at`` on are joined, up to ``longest``."""
    size = 1
    while size < longest and at + size < len(atoms) and atoms[at + size - 1].joins:
        size += 1
    return size

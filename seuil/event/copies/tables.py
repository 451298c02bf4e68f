"""The tables that copies are told by, made ready once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from seuil.data_files import DataFiles
from seuil.data_files.shapes.copies import CopiesFile
from seuil.event.copies.words import folded

CUT = 6  # letters of a word that are kept


@dataclass(frozen=True)
class Vocabulary:
    """The words of one language: small ones, numbers, days, and meanings by word and by beginning."""

    small: frozenset[str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    weekdays: dict[str, int]
    days: frozenset[str]
    exact: dict[str, str]
    beginnings: dict[str, str]

    def meaning(self, word: str) -> str | None:
        """The meaning of a folded word; the longest beginning decides."""
        if word in self.exact:
            return self.exact[word]
        for length in range(len(word), 1, -1):
            if word[:length] in self.beginnings:
                return self.beginnings[word[:length]]
        return None


@dataclass(frozen=True)
class CopyTables:
    """All tables: figures, words by language, names of agencies (folded → id; unsafe ones apart)."""

    figures: CopiesFile
    vocabularies: dict[str, Vocabulary]
    agencies: dict[str, str]

    def vocabulary(self, language: str) -> Vocabulary:
        """The words of a language; none for one that the tables lack."""
        return self.vocabularies.get(language) or Vocabulary(frozenset(), {}, {}, {}, frozenset(), {}, {})


def copy_tables(data: DataFiles) -> CopyTables:
    """The tables of a data folder. Raises DataError for a wrong file."""
    agencies: dict[str, str] = {}
    for medium in data.media:
        if medium.kind == "agency":
            for name in (medium.name, *medium.other):
                agencies.setdefault(" ".join(folded(name).split()), medium.id)
    return CopyTables(
        figures=data.copies,
        vocabularies={code: _vocabulary(data, code) for code in data.languages},
        agencies=agencies,
    )


def _vocabulary(data: DataFiles, code: str) -> Vocabulary:
    words = data.language(code).copies
    exact: dict[str, str] = {}
    beginnings: dict[str, str] = {}
    for meaning, forms in words.meanings.items():
        for form in forms:
            table = beginnings if form.endswith("*") else exact
            table.setdefault(folded(form.rstrip("*")), meaning)
    times = data.language(code).time_words
    numbers = {**times.numbers, **words.numbers}
    return Vocabulary(
        small=frozenset(map(folded, words.small)),
        numbers={folded(word): value for word, value in numbers.items()},
        ordinals={folded(word): value for word, value in times.ordinals.items()},
        weekdays={folded(word): day for day, words in times.weekdays.items() for word in words},
        days=frozenset(map(folded, times.days)),
        exact=exact,
        beginnings=beginnings,
    )


@lru_cache(maxsize=1)
def shipped() -> CopyTables:
    """The tables that come with the program."""
    return copy_tables(DataFiles())

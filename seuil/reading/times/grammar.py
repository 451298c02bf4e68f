"""The words and patterns of a language, made ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from seuil.data_files import DataFiles, LanguageData
from seuil.data_files.shapes.time import Pattern, TimeWords
from seuil.errors import DataError
from seuil.reading.times.pieces import Piece, lowered

_SLOT = re.compile(r"([A-Z][A-Z0-9]+)(?::(\w+))?(\?)?$")
_ROMAN_LETTERS = re.compile(r"[XVI]+(?:e|è|ème|eme)?$")
# In a pattern: the expression begins here, and the words before it only say how it bears on the act.
BEGIN = ">"
# Here it ends where the beginning named behind this mark is none that can be dated.
END = "<"
# Classes that are read from digits and marks, by the matcher itself.
READ_CLASSES = frozenset(
    {
        "DAY",
        "DAYFIGURE",
        "YEAR",
        "YEAR2",
        "LONEYEAR",
        "NUM",
        "ORD",
        "NUMDATE",
        "CLOCK",
        "DECADE",
        "CENTURY",
        "QUARTER",
    }
)


class Lexicon:
    """Words of a class → value; the longest entry at a place is the one."""

    def __init__(self, entries: Iterable[tuple[str, object]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], object]]] = {}
        for text, value in entries:
            words = lowered(text)
            if words:
                self.by_first.setdefault(words[0], []).append((words, value))
        for found in self.by_first.values():
            found.sort(key=lambda entry: -len(entry[0]))


@dataclass(frozen=True, slots=True)
class Element:
    """One step of a pattern: a class of words, or words themselves (the longest first)."""

    slot: str | None
    name: str
    words: tuple[tuple[str, ...], ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern made ready: its steps and what it gives."""

    value: str
    constants: Mapping[str, str | int]
    elements: tuple[Element, ...]
    order: int


class Grammar:
    """All that the matcher needs of one language."""

    def __init__(self, words: TimeWords, data: DataFiles, code: str, path: str) -> None:
        self.words = words
        self.code = code
        self.path = path
        self.lexicons = _lexicons(words, data, code)
        self.functions = _function_words(words)
        self.blocked = Lexicon((name, True) for name in words.not_times)
        self.year_after = {lowered(w) for w in words.year_after}
        self.year_not_after = {lowered(w) for w in words.year_not_after}
        self.month_after = {lowered(w) for w in words.month_after}
        self.clock_after = {lowered(w) for w in words.clock_after}
        self.articles = {w.lower() for w in words.determiners if w.isalpha()}
        self.age_before = {lowered(w) for w in words.age_before}
        self.age_after = tuple(lowered(w) for w in words.age_after)
        self.age_heads = frozenset(words.age_heads)
        # A vague plural that is an article too: "des jours".
        self.partitive = frozenset(w for w in words.vague.get("many", ()) if w in words.of_words)
        self.unsure_months = {lowered(w) for w in words.unsure_months}
        self.before_era = Lexicon((name, True) for name in words.before_era)
        self.capitalised = _capitalised(words)
        self.by_word: dict[str, list[Rule]] = {}
        self.by_class: dict[str, list[Rule]] = {}
        for order, (pattern, text) in enumerate((p, t) for p in words.patterns for t in p.write):
            self._add(pattern, text, order)
        self.first_words = self._first_words()

    def may_begin(self, piece: Piece) -> bool:
        """Whether any pattern may begin with this piece: most words of a text begin none."""
        if piece.number is not None or piece.lower in self.first_words:
            return True
        return piece.text[0].isupper() and _ROMAN_LETTERS.match(piece.text) is not None

    def _first_words(self) -> frozenset[str]:
        """Every word that a pattern, a blocked name or a number in words begins with."""
        slots = {*self.by_class, "NUMBERWORD", "ORDINALWORD", "CLOCKWORD", "VAGUE"} & set(self.lexicons)
        words = {word for slot in slots for word in self.lexicons[slot].by_first}
        return frozenset({*words, *self.by_word, *self.blocked.by_first, "'", "q", "t"})

    def _add(self, pattern: Pattern, text: str, order: int) -> None:
        """Put a pattern under every word and class that it may begin with."""
        elements = tuple(self._element(part) for part in text.split())
        rule = Rule(pattern.value, pattern.set, elements, order)
        for element in elements:
            if element.slot:
                self.by_class.setdefault(element.slot, []).append(rule)
            else:
                for first in sorted({words[0] for words in element.words}):
                    self.by_word.setdefault(first, []).append(rule)
            if not element.optional:
                return

    def _element(self, part: str) -> Element:
        if part in (BEGIN, END):
            return Element(None, part, (), True)
        slot = _SLOT.match(part)
        if slot:
            name = slot.group(1)
            if name not in self.lexicons and name not in READ_CLASSES:
                raise DataError(
                    self.path,
                    None,
                    f"unknown class {name} in a pattern; known: "
                    f"{', '.join(sorted({*self.lexicons, *READ_CLASSES}))}",
                )
            return Element(name, slot.group(2) or name.lower(), (), bool(slot.group(3)))
        optional = part.endswith("?") and len(part) > 1
        choices = {
            lowered(w.replace("_", " ")) for w in part.removesuffix("?" if optional else "").split("|")
        }
        words = tuple(sorted((c for c in choices if c), key=lambda w: (-len(w), w)))
        if not words:
            raise DataError(self.path, None, f"a pattern has an empty step: {part!r}")
        return Element(None, "", words, optional)


def grammar_of(data: DataFiles, language: LanguageData) -> Grammar:
    """The grammar of a language, made once and kept with its words."""
    path = str(language.folder / "time.yaml")
    return language.once("times", lambda: Grammar(language.time_words, data, language.code, path))


def _pairs(table: Mapping[Any, tuple[str, ...]]) -> list[tuple[str, object]]:
    """Word → value, from value → words."""
    return [(word, value) for value, words in table.items() for word in words]


def _plural(weekday: str) -> bool:
    """Whether it is "Mondays", "lundis": in both languages no weekday's singular ends so."""
    return weekday.endswith("s")


def _lexicons(words: TimeWords, data: DataFiles, code: str) -> dict[str, Lexicon]:
    """Class → its words."""
    phrases: dict[str, list[str]] = {}
    for beginning in data.beginnings:
        for phrase in beginning.phrases.get(code, ()):
            phrases.setdefault(phrase.lower(), []).append(beginning.id)
            for head in words.heads:
                if set(lowered(head)) <= set(lowered(phrase)) and beginning.id not in phrases.get(
                    head.lower(), ()
                ):
                    phrases.setdefault(head.lower(), []).append(beginning.id)
    feasts = [
        (name, feast.id)
        for feast in data.calendar
        if feast.kind == "day"
        for name in feast.names.get(code, ())
        if name not in feast.unsafe
    ]
    return {
        "WEEKDAY": Lexicon((w, n) for n, ws in words.weekdays.items() for w in ws if not _plural(w)),
        "WEEKDAYS": Lexicon((w, n) for n, ws in words.weekdays.items() for w in ws if _plural(w)),
        "MONTH": Lexicon(_pairs(words.months)),
        "UNIT": Lexicon(_pairs(words.units)),
        "UNITS": Lexicon((w, unit) for unit, ws in words.units.items() for w in ws if w.endswith("s")),
        "UNITONE": Lexicon(
            (w, unit) for unit, ws in words.units.items() for w in ws if not w.endswith("s") or len(ws) == 1
        ),
        "SEASON": Lexicon(_pairs(words.seasons)),
        "EDGE": Lexicon(_pairs(words.edges)),
        "PART": Lexicon(_pairs(words.parts)),
        "RELDAY": Lexicon(words.days.items()),
        "DIR": Lexicon(_pairs(words.directions)),
        "ABOUT": Lexicon((w, True) for w in words.about),
        "DET": Lexicon((w, True) for w in words.determiners),
        "ZONE": Lexicon((w, w) for w in words.zones),
        "FEAST": Lexicon(feasts),
        "PHRASE": Lexicon((phrase, tuple(dict.fromkeys(ids))) for phrase, ids in phrases.items()),
        "NUMBERWORD": Lexicon(words.numbers.items()),
        "ORDINALWORD": Lexicon(words.ordinals.items()),
        "VAGUE": Lexicon(_pairs(words.vague)),
        "CLOCKWORD": Lexicon(words.clock_words.items()),
    }


def _function_words(words: TimeWords) -> list[tuple[tuple[str, ...], str]]:
    """Words before a time → function, the longest first."""
    found = [(lowered(w), function) for function, ws in words.functions.items() for w in ws]
    return sorted(found, key=lambda pair: (-len(pair[0]), pair))


def _capitalised(words: TimeWords) -> frozenset[str]:
    """Classes whose words need a capital letter in this language."""
    return frozenset({"MONTH", "WEEKDAY"}) if words.capitals else frozenset()

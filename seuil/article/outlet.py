"""Names of outlets: by what one is known, and what keeps another name from being taken for one."""

from __future__ import annotations

import re
from typing import Literal

from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import words_of

Sign = Literal["medium", "words", "agency", "shape"]
"""By what a name is an outlet's, best first: a known medium, a word typical of media, an agency (which may
only be the source), the mere shape of a name.
"""

SIGNS: tuple[Sign, ...] = ("medium", "words", "agency", "shape")
_TOKEN = re.compile(r"[^\W_]+(?:[.-][^\W_]+)*\.?")
_ELIDED = re.compile(r"\b(?:d|l)['’]", re.I)
# No name holds these: a path, a list, a question, a quotation.
_MARKS = re.compile(r"[^\w\s'’.&+-]")
_MAX_WORDS = 6
_MAX_SMALL = 2
_LONG_WORD = 4


class OutletNames:
    """Tells names of outlets from names of places, persons and bodies, with the words of all languages."""

    def __init__(self, data: DataFiles) -> None:
        files = [data.language(code).furniture for code in data.languages]
        tables = [file.outlets for file in files]
        self._data = data
        self._articles = {words_of(w) for table in tables for w in table.articles}
        self._media_words = {words_of(w) for table in tables for w in table.media_words}
        self._headings = {words_of(w) for table in tables for w in table.headings}
        self._given = {words_of(w) for table in tables for w in table.given_names}
        self._particles = {words_of(w) for table in tables for w in table.particles}
        self._small = {words_of(w) for file in files for w in (*file.linking_words, *file.dateline.joins)}
        self._sentence_words = {words_of(w) for file in files for w in file.sentence_words}
        self._known = {
            words_of(name): (medium.name, medium.kind)
            for medium in reversed(data.media)
            if medium.kind != "social-platform"
            for name in (*medium.other, medium.name)
        }

    def known(self, name: str) -> str | None:
        """The name of the medium as the table gives it, if ``name`` is one that it holds."""
        found = self._known.get(words_of(name))
        return found[0] if found else None

    def sign(self, name: str) -> Sign | None:
        """By what ``name`` is an outlet's; None where nothing shows it or where it names something else."""
        found = self._known.get(words_of(name))
        if found:
            return "agency" if found[1] == "agency" else "medium"
        tokens = _tokens(name)
        if _MARKS.search(name) or not self._is_name(tokens):
            return None
        if words_of(name) in self._headings or self.is_other(name):
            return None
        if any(words_of(token) in self._media_words for token in tokens):
            return "words"
        own = self._without_article(tokens)
        # A single word may be a place of any size, one in capitals always looks like a dateline's.
        single = len(own) == 1 and len(own) == len(tokens)
        plain = all(token[0].isalpha() for token in tokens) and not name.isupper()
        return "shape" if plain and not single and not self.is_person(name) else None

    def is_other(self, name: str) -> bool:
        """Whether ``name`` is that of a state, a place, a body or a person of the tables."""
        words = words_of(name)
        own = " ".join(self._without_article(words.split()))
        tables = (self._data.other_names, self._data.person_names)
        return any(words in table or own in table for table in tables)

    def is_person(self, name: str) -> bool:
        """Whether ``name`` is built as a person's: a given name first, or a particle in the middle."""
        tokens = [words_of(token) for token in _tokens(name)]
        if not 2 <= len(tokens) <= 5 or tokens[0] in self._articles:
            return False
        given = tokens[0] in self._given or tokens[0].split(" ")[0] in self._given
        return given or any(token in self._particles for token in tokens[1:-1])

    def may_be_person(self, name: str) -> bool:
        """Whether ``name`` has the shape of a person's, as what stands after "by" mostly is."""
        tokens = _tokens(name)
        small = [token for token in tokens[1:] if not token[0].isupper()]
        return (
            2 <= len(tokens) <= 5
            and tokens[0][0].isupper()
            and words_of(tokens[0]) not in self._articles
            and not any(words_of(token) in self._media_words for token in tokens)
            and all(words_of(token) in self._small | self._particles for token in small)
        )

    def all_capitalised(self, name: str) -> bool:
        """Whether every word of ``name`` but small ones has a capital, as in names of papers in English."""
        return all(token[0].isupper() or words_of(token) in self._small for token in _tokens(name))

    def has_article(self, name: str) -> bool:
        """Whether ``name`` opens with an article, as names of papers do."""
        tokens = _tokens(name)
        return len(self._without_article(tokens)) < len(tokens)

    def share_said(self, name: str, page: frozenset[str]) -> float:
        """The share of the long words of ``name`` that ``page``, the words of the text, has too.

        Words typical of media do not count: a page may well speak of a record.
        """
        words = [words_of(token) for token in _tokens(name)]
        telling = [w for w in words if len(w) >= _LONG_WORD and w not in self._media_words | self._small]
        return sum(word in page for word in telling) / len(telling) if telling else 0.0

    def _is_name(self, tokens: list[str]) -> bool:
        """Whether words make a name: a capital first, and few small words, none of them a sentence's."""
        own = self._without_article(tokens)
        if not own or len(tokens) > _MAX_WORDS or not (tokens[0][0].isupper() and own[0][0].isupper()):
            return False
        small = [token for token in own if not token[0].isupper() and not token[0].isdigit()]
        if words_of(own[-1]) in self._small or any(words_of(one) in self._sentence_words for one in small):
            return False
        others = [token for token in small if words_of(token) not in self._small]
        linked = len(others) < len(small) or len(own) < len(tokens)
        typical = any(words_of(token) in self._media_words for token in own)
        return not others or (len(others) <= _MAX_SMALL and (linked or typical))

    def _without_article(self, tokens: list[str]) -> list[str]:
        return tokens[1:] if len(tokens) > 1 and words_of(tokens[0]) in self._articles else tokens


def _tokens(name: str) -> list[str]:
    """The words of a name, an elided article apart from its noun ("L'Estafette" → "L", "Estafette")."""
    return _TOKEN.findall(_ELIDED.sub(lambda match: match.group()[0] + " ", name))


def best_sign(signs: list[Sign]) -> Sign:
    """The best of some signs."""
    return min(signs, key=SIGNS.index)

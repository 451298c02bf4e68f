"""Things that are neither somebody nor a weapon (vessels, bridges, power plants), told by the words of a
nominal.
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from seuil.data_files import DataFiles

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# The thing that bears a name.
VESSEL = "vessel"
# How many tokens a name has at most, with the marks around it.
_NAME = 6
_MARKS = frozenset({'"', "«", "»", "“", "”"})


class Things:
    """Looks up what kind of thing a token names, by the words of one language."""

    def __init__(self, data: DataFiles, language: str) -> None:
        rows = {row.id: row for row in data.things}
        self._head_first = language != "en"
        self._wider = {name: frozenset({name, *row.within}) for name, row in rows.items()}
        self._of_class = {c: self._wider[row.id] for row in data.things for c in row.classes}
        self._words: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
        for row in data.things:
            for phrase in row.words.get(language, ()):
                words = tuple(phrase.lower().replace("'", "' ").split())
                head = words[0] if self._head_first else words[-1]
                self._words.setdefault(head, []).append((words, self._wider[row.id]))

    def at(self, token: Token) -> frozenset[str]:
        """The ids of the things that the noun at ``token`` names, wider ones with them; empty for none."""
        rows = self._words.get(token.lemma_.lower()) or self._words.get(token.lower_)
        if not rows:
            return frozenset()
        return frozenset().union(*(ids for words, ids in rows if self._stands(token.doc, token.i, words)))

    def of_class(self, class_id: str) -> frozenset[str]:
        """The things that a class of weapon counts as."""
        return self._of_class.get(class_id, frozenset())

    def named(self, doc: Doc, known: Container[int]) -> dict[str, frozenset[str]]:
        """What the page gives a name of its own, by the words of the name in lower case: "the tanker
        *Mariah Star*", "la frégate « *Sahand* »". Only vessels bear one; the tokens of ``known`` are names of
        somebody.
        """
        found: dict[str, frozenset[str]] = {}
        for token in doc:
            ids = self.at(token) if token.pos_ == "NOUN" else frozenset()
            if VESSEL not in ids:
                continue
            for following in doc[token.i + 1 : min(token.sent.end, token.i + 1 + _NAME)]:
                if following.i in known or not (following.text in _MARKS or following.pos_ == "PROPN"):
                    break
                if following.pos_ == "PROPN" and following.text[0].isupper():
                    found.setdefault(following.lower_, ids)
        return found

    def _stands(self, doc: Doc, head: int, words: tuple[str, ...]) -> bool:
        first = head if self._head_first else head - len(words) + 1
        if first < 0 or first + len(words) > len(doc):
            return False
        around = [doc[first + n] for n in range(len(words))]
        return all(
            t.i == head or word in (t.lower_, t.lemma_.lower()) for t, word in zip(around, words, strict=True)
        )

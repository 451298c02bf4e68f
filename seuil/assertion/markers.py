"""The conjunctions and prepositions that introduce an act: conditions, purposes, negations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.data_files.shapes.grammar import Marker, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"advcl", "ccomp", "dep", "conj", "ROOT", "parataxis", "csubj", "obl", "acl"})
_INVERTED = Marker(words="inversion", status="hypothetical", certainty="unknown", condition=True)
_WHETHER = Marker(words="whether", status="hypothetical", certainty="unknown")


def form_of(node: Token) -> str:
    """What an act stands as: a noun, a clause with tense, or an infinitive or participle ("inf")."""
    if not syntax.is_predicate(node):
        return "noun"
    return "clause" if syntax.finite_form(node) is not None else "inf"


class MarkerFinder:
    """Finds the marker of a clause or phrase, the longest that we know."""

    def __init__(self, words: StatusFile, contractions: dict[str, str]) -> None:
        self._words = words
        self._contractions = contractions
        self._modals = {m.lemma for m in words.modals}
        self._conjunctions = {m.words: m for m in words.conjunctions}
        self._prepositions = {m.words: m for m in words.prepositions}
        self.cues: frozenset[int] = frozenset()

    def marker(self, node: Token) -> Marker | None:
        """The conjunction or preposition that introduces the clause or phrase, the longest that we know."""
        for phrase in reversed(phrases.words_before(node, 4, self._contractions)):
            if phrase in self._prepositions and self._may_mark(node, phrase):
                return self._prepositions[phrase]
        if any(self.inverted(c, node) for c in node.children if c.dep_ == "aux"):
            return _INVERTED
        marks = sorted(
            c.i for c in node.children if c.dep_ in ("mark", "advmod", "case", "cc") and c.i < node.i
        )
        for mark in marks:
            # The marker may begin before the word that the parser made the mark: "à moins *que*".
            for start in range(max(node.sent.start, mark - 3), mark + 1):
                for length in range(min(4, node.i - start), mark - start, -1):
                    found = self._marker_at(node, start, length)
                    if found is not None:
                        return found
        return None

    def _marker_at(self, node: Token, start: int, length: int) -> Marker | None:
        """The marker that stands at these tokens, if it may mark the node."""
        phrase = phrases.plain_words(list(node.doc[start : start + length]), self._contractions)
        conjunction = self._conjunctions.get(phrase)
        if conjunction is not None and node.dep_ in _CLAUSES and form_of(node) == "clause":
            if conjunction.condition and node.dep_ == "ccomp" and node.head.i in self.cues:
                return _WHETHER  # "asked if X had struck" sets no condition
            return None if conjunction.condition and self._is_contrast(node) else conjunction
        if phrase in self._prepositions and self._may_mark(node, phrase):
            return self._prepositions[phrase]
        return None

    def _is_contrast(self, node: Token) -> bool:
        """"Si Paris a retiré ses troupes, Berlin a gardé les siennes": two past facts, and no condition."""
        if not self._words.conditional_means_unconfirmed:
            return False
        own, main = syntax.finite_form(node), syntax.finite_form(node.head)
        if own is None or main is None or node.head.i == node.i:
            return False
        done = own.i != node.i and own.dep_ in ("aux", "aux:pass") and syntax.morph(own, "Tense") == "Pres"
        told = main.i != node.head.i and syntax.morph(main, "Mood") != "Cnd"
        told = told and syntax.morph(main, "Tense") in ("Past", "Imp", "Pres")
        return done and told and node.head.lemma_.lower() not in self._modals

    def _may_mark(self, node: Token, phrase: str) -> bool:
        """ "pour" and "après" say something of an infinitive, and of a noun only when they mark it
        themselves.
        """
        if self._prepositions[phrase].purpose and form_of(node) == "noun":
            return node.dep_ in ("obl", "obl:mod", "nmod")
        return True

    def inverted(self, auxiliary: Token, verb: Token) -> bool:
        """ "*Should* the city fall": an auxiliary that opens its clause before the subject makes a condition.
        """
        if auxiliary.lower_ not in self._words.inverted_conditionals or verb.dep_ != "advcl":
            return False
        return any(c.dep_ in syntax.SUBJECTS and c.i > auxiliary.i for c in verb.children)


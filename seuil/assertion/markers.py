"""The conjunctions and prepositions that introduce an act: conditions, purposes, negations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.data_files.shapes.grammar import Marker, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = frozenset({"advcl", "ccomp", "dep", "conj", "ROOT", "parataxis", "csubj", "obl", "acl"})
_INVERTED = Marker(words="inversion", status="hypothetical", certainty="unknown", condition=True)
_WHETHER = Marker(words="whether", status="hypothetical", certainty="unknown", override=True)


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
        self._conjunctions = {self._plain(m.words): m for m in words.conjunctions}
        self._prepositions = {self._plain(m.words): m for m in words.prepositions}
        self.cues: frozenset[int] = frozenset()

    def _plain(self, words: str) -> str:
        """Words as the file has them, in the form that tokens take: "au lieu de" → "à lieu de"."""
        tokens = words.replace("'", "' ").split()
        return " ".join(self._contractions.get(token, token) for token in tokens)

    def marker(self, node: Token) -> Marker | None:
        """The conjunction or preposition that introduces the clause or phrase, the longest that we know."""
        for phrase in reversed(phrases.words_before(node, 4, self._contractions)):
            if phrase in self._prepositions and self._may_mark(node, phrase):
                return self._prepositions[phrase]
        two = list(node.doc[max(node.sent.start, node.i - 2) : node.i])
        adjacent = phrases.plain_words(two, self._contractions)
        if adjacent in self._prepositions and syntax.is_participle(node) and form_of(node) == "inf":
            return self._prepositions[adjacent]  # "une fois ratifié"
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
        last = node.doc[start + length - 1]
        clause = form_of(node) == "clause" or (
            last.dep_ == "mark" and syntax.is_predicate(node) and syntax.morph(node, "VerbForm") != "Inf"
        )
        if conjunction is not None and clause and (node.dep_ in _CLAUSES or last.dep_ == "mark"):
            indirect = node.dep_ == "ccomp" and node.head.i in self.cues
            if conjunction.question and indirect:
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
        if auxiliary.lower_ not in self._words.inverted_conditionals:
            return False
        opens = verb.dep_ in ("ROOT", "root", "ccomp", "parataxis") and verb.sent[-1].text != "?"
        if verb.dep_ != "advcl" and not (opens and auxiliary.i in (verb.sent.start, verb.sent.start + 1)):
            return False
        return any(c.dep_ in syntax.SUBJECTS and c.i > auxiliary.i for c in verb.children)


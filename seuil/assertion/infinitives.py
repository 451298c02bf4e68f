"""Infinitives that their place in the clause decides: "has yet to", "the first to", "is said to"."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import Factuality
from seuil.assertion.tense import TenseReader
from seuil.data_files.shapes.grammar import Governor, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token


class Infinitives:
    """Reads such infinitives; ``table`` has the governors by kind, lemma and form of the act."""

    def __init__(
        self, words: StatusFile, table: Mapping[tuple[str, str, str], Governor], tenses: TenseReader
    ) -> None:
        self._words = words
        self._table = table
        self._tenses = tenses

    def head_of(self, node: Token, form: str) -> Token:
        """The word above; for an infinitive that the parser hung on a noun beside it, the verb that takes
        infinitives ("sont convenus *mardi* d'ouvrir", "empêche l'armée *de tirer*").
        """
        noun = node.head
        if form == "clause":
            return syntax.above(node)
        if form != "inf" or noun.head.pos_ != "VERB" or not self.lets_through(node):
            return noun
        beside = noun.dep_ in ("obj", "obl", "obl:mod", "iobj") and noun.i > noun.head.i
        takes = ("verb", noun.head.lemma_.lower(), "inf") in self._table
        infinitive = syntax.morph(node, "VerbForm") == "Inf"
        return noun.head if infinitive and takes and beside else noun

    def lets_through(self, infinitive: Token) -> bool:
        """Whether an infinitive on a noun is no content of that noun, as in "le *droit* de tirer"."""
        noun = infinitive.head.lemma_.lower()
        return infinitive.dep_ == "acl" and ("noun", noun, "inf") not in self._table

    def is_singled(self, node: Token, head: Token) -> bool:
        """"The *first* state to recognise X": an infinitive that stands for a relative clause."""
        singled = head.lemma_.lower() in self._words.singled or any(
            c.lemma_.lower() in self._words.singled for c in head.children
        )
        real = not self._tenses.is_unreal(syntax.clause_head(head))
        return singled and real and node.dep_ in ("acl", "xcomp", "advcl")

    def owed(self, node: Token, head: Token, lemma: str, fact: Factuality) -> bool:
        """"Has yet to strike", "reste à ratifier": not done; "has to withdraw": must."""
        if not any(c.dep_ in ("mark", "case") and c.i < node.i for c in node.children):
            return False
        between = {t.lower_ for t in head.doc[head.i + 1 : node.i]}
        mate = self._words.pending.get(lemma)
        if mate is not None and (not mate or mate in between) and node.dep_ in ("xcomp", "csubj", "ccomp"):
            fact.negate((head,), "not done yet")
            fact.settle("happened", "certain", (head,), "not done yet")
            return True
        obliged = lemma in self._words.obligations and node.dep_ == "xcomp"
        if not obliged or syntax.children(head, "obj"):
            return False
        if self.is_past(head):
            fact.set_status("happened", (head,), "had to")
            return True
        fact.settle("requested", "unknown", (head,), "has to")
        return True

    def reported(self, node: Token, head: Token, lemma: str, fact: Factuality) -> bool:
        """"Is said to have struck": done or going on, for somebody who is not named."""
        certainty = self._words.reported_passives.get(lemma) if syntax.is_passive(head) else None
        if certainty is None:
            return False
        why = f"“{head.text}” leaves open who says so"
        perfect = phrases.is_perfect_infinitive(node)
        fact.set_status("happened" if perfect else "ongoing", (head,), why)
        fact.set_certainty(certainty, (head,), why)
        return True

    @staticmethod
    def is_past(head: Token) -> bool:
        """Whether a verb, or a predicate with a copula, stands in a past tense."""
        finite = syntax.finite_form(head)
        return finite is not None and syntax.morph(finite, "Tense") in ("Past", "Imp")

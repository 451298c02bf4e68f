"""What a word above an act makes of it: a verb such as "craindre", an adjective, a noun, a cue of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import Factuality
from seuil.assertion.modality import ModalityReader
from seuil.assertion.tense import TenseReader
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import Governor, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token

# "annoncer la mort, la prise, l'arrestation de": announced because done; a withdrawal or a meeting is
# announced before.
_DONE_WHEN_ANNOUNCED = frozenset({"ASSAULT", "COERCE"})
# Prepositions that introduce what a verb is about; in French contracted forms are undone before.
_COMPLEMENT_PREPOSITIONS = frozenset(
    {"", "de", "à", "of", "to", "for", "on", "about", "against", "with", "contre", "sur"}
)


class Governors:
    """Applies what governs an act, one word at a time.

    ``stances`` gives the stance of each cue by its token.
    """

    def __init__(
        self,
        words: StatusFile,
        contractions: dict[str, str],
        modality: ModalityReader,
        tenses: TenseReader,
    ) -> None:
        self.stances: dict[int, str] = {}
        self._words = words
        self._contractions = contractions
        self._modality = modality
        self._tenses = tenses
        self._governors: dict[tuple[str, str, str], Governor] = {}
        for kind, listed in (("verb", words.verbs), ("noun", words.nouns), ("adjective", words.adjectives)):
            for governor in listed:
                for form in governor.over:
                    self._governors.setdefault((kind, governor.lemma, form), governor)

    def of_noun(self, adjective: Token) -> Governor | None:
        """What an adjective says of the act noun that it qualifies, if it is listed."""
        return self._governors.get(("adjective", adjective.lemma_.lower(), "noun"))

    def govern(self, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger) -> bool:
        """Apply what ``head`` makes of ``node``; false when the climb must stop here."""
        lemma = head.lemma_.lower()
        if head.pos_ in ("VERB", "AUX"):
            return self._govern_by_verb(node, head, lemma, form, fact, trigger)
        kind = "adjective" if head.pos_ == "ADJ" else "noun"
        governor = self._governors.get((kind, lemma, form))
        if governor is not None and governor.implicative_in_past and self._is_past(head):
            self._tenses.tense(head, trigger, fact)
            return True
        if (
            form == "noun"
            and lemma in self._words.condition_nouns
            and node.dep_ in ("appos", "dep", "parataxis", "nsubj", "conj")
        ):
            fact.set_status("hypothetical", (head,), f"listed under “{head.text}”")
            fact.set_certainty("unknown", (head,), f"listed under “{head.text}”")
            return False
        if governor is not None and (
            kind == "adjective" or node.dep_ in ("nmod", "acl", "ccomp", "advcl", "obl", "xcomp", "compound")
        ):
            self.apply(governor, (head,), fact)
        if form == "noun" and node.dep_ == "nsubj" and syntax.is_predicate(head):
            if governor is not None:
                self._modality.clause(head, fact)
            elif not phrases.is_definite(node):
                self._modality.modals_only(head, fact)
            return False
        return form != "clause"

    def _govern_by_verb(
        self, node: Token, head: Token, lemma: str, form: str, fact: Factuality, trigger: Trigger
    ) -> bool:
        modal = self._modality.modals.get(lemma)
        if modal is not None and form == "inf":
            self._modality.modal_verb(modal, head, fact)
            return True
        governor = self._governors.get(("verb", lemma, form))
        passed_noun = form == "noun" and any(
            ("noun", node.lemma_.lower(), f) in self._governors for f in ("inf", "noun", "clause")
        )
        if passed_noun and lemma in self._words.possession_verbs and self._modality.negators(head):
            fact.negate(tuple(self._modality.negators(head)), f"negation of “{head.text}”")
        if governor is not None and self._governs(node, form, complement=self._is_complement(node)):
            if governor.fact:
                fact.set_status("happened", (head,), f"“{head.text}” takes it for real")
                return False
            if self._tenses.is_press_conditional(head):
                fact.set_certainty("possible", (head,), "conditional of the press: unconfirmed")
            self.apply(governor, (head,), fact)
            if self._modality.negators(head):
                fact.negate(tuple(self._modality.negators(head)), f"negation of “{head.text}”")
            if governor.implicative and syntax.finite_form(head) is not None and fact.status is None:
                self._tenses.tense(head, trigger, fact)
            return form != "clause"
        if form == "clause":
            return False
        reported = (
            self._words.reported_passives.get(lemma) if form == "inf" and syntax.is_passive(head) else None
        )
        if reported is not None:
            perfect = phrases.is_perfect_infinitive(node)
            fact.set_status(
                "happened" if perfect else "ongoing", (head,), f"“{head.text}” leaves open who says so"
            )
            fact.set_certainty(reported, (head,), f"“{head.text}” leaves open who says so")
            return False
        stance = self.stances.get(head.i)
        if stance is not None and node.dep_ in ("obj", "xcomp", "ccomp", "nsubj:pass", "obl:arg"):
            self._said(stance, node, head, form, fact, trigger)
            return False
        return self._inherit(node, head, form, fact)

    def _said(
        self, stance: str, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger
    ) -> None:
        """An act as the object or infinitive of a verb of saying: what saying it so makes of it."""
        why = f"“{head.text}” {stance} it"
        done = phrases.is_perfect_infinitive(node) or (
            form == "noun" and trigger.act.plover in _DONE_WHEN_ANNOUNCED
        )
        if stance == "denies":
            fact.negate((head,), why)
        elif stance == "asks":
            fact.set_status("requested", (head,), why)
            fact.set_certainty("unknown", (head,), why)
        elif stance in ("warns", "threatens") and not done:
            fact.set_status("hypothetical", (head,), why)
            fact.set_certainty("possible", (head,), why)
        elif stance == "announces" and not done:
            fact.set_status("planned", (head,), why)
            fact.set_certainty("certain", (head,), why)
        elif form == "inf" and not done:
            fact.set_status("ongoing", (head,), why)

    def _is_complement(self, node: Token) -> bool:
        """Whether a prepositional noun may be what a verb is about, no adjunct ("malgré l'arrestation")."""
        return phrases.preposition(node, self._contractions) in _COMPLEMENT_PREPOSITIONS

    @staticmethod
    def _governs(node: Token, form: str, *, complement: bool) -> bool:
        """A verb governs its object, its clause and its infinitive; an adjunct it does not."""
        if form == "noun":
            return node.dep_ in ("obj", "obl:arg", "nsubj:pass", "xcomp", "iobj") or (
                node.dep_ == "obl" and complement
            )
        return node.dep_ in ("xcomp", "ccomp", "obj", "csubj", "advcl", "obl", "acl")

    def _inherit(self, node: Token, head: Token, form: str, fact: Factuality) -> bool:
        """An unlisted verb above: a non-finite act shares its factuality; a noun shares only what is not
        real.
        """
        condition = self._condition_noun(head, node)
        if form == "noun" and condition is not None:
            # "Parmi les conditions … figure le lancement": what is listed as a condition is not said to be
            # done.
            fact.set_status("hypothetical", (condition,), f"listed under “{condition.text}”")
            fact.set_certainty("unknown", (condition,), f"listed under “{condition.text}”")
            return False
        if form == "noun":
            if node.dep_ in ("nsubj", "nsubj:pass") and phrases.is_definite(node):
                return False
            if (
                node.dep_ in ("obl", "obl:mod", "nmod")
                and phrases.is_definite(node)
                and phrases.preposition(node, self._contractions) not in ("à", "to")
            ):
                return False
            self._modality.modals_only(head, fact)
        elif node.dep_ == "advcl" and self._is_purpose(node):
            fact.set_status("planned", (node,), "purpose")
            fact.set_certainty("unknown", (node,), "purpose")
            return True
        else:
            self._modality.clause(head, fact)
        return True

    @staticmethod
    def _is_past(head: Token) -> bool:
        finite = syntax.finite_form(head)
        return finite is not None and syntax.morph(finite, "Tense") in ("Past", "Imp")

    def _condition_noun(self, head: Token, node: Token) -> Token | None:
        """A noun such as "condition" or "cas" that shares a clause with an act noun."""
        for child in head.children:
            if (
                child.i != node.i
                and child.lemma_.lower() in self._words.condition_nouns
                and child.dep_
                in (
                    "nsubj",
                    "obl",
                    "obl:mod",
                    "obl:arg",
                    "obj",
                    "dep",
                    "nsubj:pass",
                    "dislocated",
                    "parataxis",
                )
            ):
                return child
        return None

    @staticmethod
    def _is_purpose(node: Token) -> bool:
        """An English infinitive of purpose: "troops moved to secure the border"."""
        return syntax.morph(node, "VerbForm") == "Inf" and any(
            c.lower_ in ("to", "pour") and c.dep_ in ("mark", "case", "aux") for c in node.children
        )

    def apply(self, governor: Governor, tokens: tuple[Token, ...], fact: Factuality) -> None:
        """Let a governor say what its entry says; ``tokens`` are the words that decided."""
        why = f"governed by “{tokens[0].text}”"
        if governor.override:
            fact.status = None if governor.status is not None else fact.status
            fact.certainty = None if governor.certainty is not None else fact.certainty
        fact.set_status(governor.status, tokens, why)
        fact.set_certainty(governor.certainty, tokens, why)
        if governor.polarity == "negated":
            fact.negate(tokens, why)

"""Whether an act happened: status, polarity and certainty, for the innermost source, with the words that
decided.

The trigger's own clause gives a base (tense, mood). Then every word that governs it, from the nearest
outwards, may settle what is still open: a modal, an act with a content, a verb such as "craindre", a
conjunction, a preposition. Negations along the way are counted. What governs a finite clause from outside it
belongs to the attribution.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.contents import Contents
from seuil.assertion.factuality import Factuality
from seuil.assertion.governors import Governors
from seuil.assertion.markers import MarkerFinder, form_of
from seuil.assertion.modality import ModalityReader
from seuil.assertion.tense import TenseReader
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import Marker, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_STEPS = 8


class StatusReader:
    """Reads the factuality of triggers.

    ``cue_of`` says which token is the cue of the innermost attribution whose content holds a token, or null.
    """

    def __init__(
        self,
        words: StatusFile,
        contractions: dict[str, str],
        cue_of: Callable[[Token], Token | None],
        never_passive: tuple[str, ...] = (),
    ) -> None:
        self._markers = MarkerFinder(words, contractions)
        self._modality = ModalityReader(words, contractions, self._markers, cue_of)
        self._tenses = TenseReader(words, self._modality.has_condition, cue_of, never_passive)
        self._governors = Governors(words, contractions, self._modality, self._tenses)
        self._contents = Contents(words, self._modality.has_condition)

    def knows_stances(self, stances: dict[int, str]) -> None:
        """Say which token is the cue of what stance, before any trigger is read."""
        self._governors.stances = self._tenses.stances = stances
        self._markers.cues = frozenset(stances)

    def knows_acts(self, nouns: frozenset[int]) -> None:
        """Say which tokens are act nouns, before any trigger is read."""
        self._tenses.act_nouns = self._modality.act_nouns = nouns

    def read(self, trigger: Trigger, parent: Factuality | None) -> Factuality:
        """The factuality of a trigger; ``parent`` is that of the act whose content it is, if any."""
        fact = Factuality()
        node = trigger.predicate
        if trigger.nominal:
            self._noun_itself(trigger.token, fact)
        real = self._governors.real_under_light(trigger)
        if trigger.light is not None and real is not None:
            fact.set_status(real, (trigger.light,), f"“{trigger.light.text}” takes it for real")
            return self._finished(node, trigger, fact)
        if not trigger.nominal or node is not trigger.token or syntax.is_predicate(node):
            self._modality.clause(node, fact, trigger.token)
        self._outward(node, trigger, parent, fact)
        if trigger.light is not None and trigger.light == node:
            self._governors.light(trigger, fact)
        return self._finished(node, trigger, fact)

    def _finished(self, node: Token, trigger: Trigger, fact: Factuality) -> Factuality:
        self._tenses.base(node, trigger, fact)
        return fact

    def _noun_itself(self, noun: Token, fact: Factuality) -> None:
        """Adjectives and determiners of an act noun: "a possible attack", "aucune frappe"."""
        for child in noun.children:
            governor = self._governors.of_noun(child) if child.dep_ in ("amod", "acl") else None
            if governor is not None:
                self._governors.apply(governor, (child,), fact)
            if child.dep_ in ("det", "advmod") and child.lower_ in self._modality.negations:
                fact.negate((child,), "negative determiner")

    def _outward(self, node: Token, trigger: Trigger, parent: Factuality | None, fact: Factuality) -> None:
        """Climb from the act through what governs it until a finite clause stands on its own."""
        parent_tokens = set(trigger.parent.tokens) if trigger.parent is not None else set()
        for _ in range(_MAX_STEPS):
            joined, node = node, syntax.first_conjunct(node)
            form = form_of(node)
            marker = self._markers.marker(node)
            if joined != node and node.head.i == node.i:
                marker = None  # "Should it fail, we will strike, he warned": no condition on the last
            head = self._governors.infinitives.head_of(node, form)
            if form == "inf" and self._describes(node) and head.i not in parent_tokens:
                if syntax.children(head, "det") and not phrases.is_definite(head):
                    # "tout missile tiré depuis X serait …"
                    self._modality.modals_only(syntax.clause_head(head), fact)
                return  # "la ville contrôlée par X": done, whatever is said of the town
            raised = form == "inf" and self._is_raised(node, parent_tokens)
            settles = marker is not None and (marker.condition or marker.override)
            if (head.i in parent_tokens or raised) and head.i != node.i and not settles:
                # What introduces a content ("feu vert pour tirer") belongs to the act above, not to a
                # purpose.
                self._contents.apply(trigger, parent, fact, form)
                return
            if marker is not None and self._mark(marker, node, form, fact, trigger):
                return
            if head.i == node.i or (form == "clause" and self._stands_alone(node)):
                return
            if not self._governors.govern(node, head, form, fact, trigger):
                return
            node = head

    def _is_raised(self, node: Token, parent_tokens: set[int]) -> bool:
        """"Accuse *X* d'avoir tiré": an infinitive that hangs on whom the act above falls on."""
        return node.head.head.i in parent_tokens and self._governors.infinitives.lets_through(node)

    def _describes(self, node: Token) -> bool:
        """Whether a participle only says something of the noun that it hangs on: "forces *holding* X"."""
        if node.dep_ not in ("acl", "amod"):
            return False
        if node.dep_ == "amod" and node.i < node.head.i and not syntax.children(node.head, "det"):
            return syntax.is_participle(node)  # "denies *massing* troops": a gerund taken for an adjective
        present = syntax.morph(node, "VerbForm") in ("Ger", "Part") and not any(
            c.dep_ in ("mark", "case") for c in node.children
        )
        return syntax.is_participle(node) or present

    def _stands_alone(self, node: Token) -> bool:
        """Whether nothing above a finite clause says more of it: it is no clause that a word asks for."""
        if node.dep_ in ("ccomp", "csubj", "xcomp") or syntax.above(node) != node.head:
            return False
        if node.dep_ in ("acl", "acl:relcl"):
            return not any(c.dep_ == "mark" for c in node.children)  # "fears *that* X will attack"
        return not (
            node.dep_ == "advcl" and not any(c.dep_ == "mark" and c.i < node.i for c in node.children)
        )

    def _mark(self, marker: Marker, node: Token, form: str, fact: Factuality, trigger: Trigger) -> bool:
        """Apply the marker of a phrase or clause; true when the climb ends with it."""
        tokens = tuple(t for t in node.children if t.dep_ in ("mark", "case") and t.i < node.i) or (node,)
        why = f"introduced by “{marker.words}”"
        if marker.purpose:
            if self._governors.takes(node, form):
                return False  # "a plaidé *pour* un retrait": what the verb is about, no purpose
            self._tenses.purpose(node, form, trigger, tokens, fact)
            return True
        if marker.polarity == "negated" and not fact.negations:
            fact.negate(tokens, why)  # "sans qu'aucun …" is one negation, not two
        if marker.time and not self._tenses.is_to_come(node):
            if form != "noun":
                fact.set_status("happened", tokens, why)
            return False
        if marker.fact:
            self._tenses.as_fact(node, tokens, fact)
        if marker.condition and fact.condition is None:
            fact.condition = node
        if marker.condition or marker.override:
            fact.reopen(marker.status, marker.certainty)
        fact.set_status(marker.status, tokens, why)
        fact.set_certainty(marker.certainty, tokens, why)
        return marker.condition

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
from seuil.assertion.factuality import REALISED, Factuality
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
        self, words: StatusFile, contractions: dict[str, str], cue_of: Callable[[Token], Token | None]
    ) -> None:
        self._markers = MarkerFinder(words, contractions)
        self._modality = ModalityReader(words, contractions, self._markers, cue_of)
        self._tenses = TenseReader(
            self._modality.has_condition,
            cue_of,
            conditional_means_unconfirmed=words.conditional_means_unconfirmed,
        )
        self._governors = Governors(words, contractions, self._modality, self._tenses)

    def knows_stances(self, stances: dict[int, str]) -> None:
        """Say which token is the cue of what stance, before any trigger is read."""
        self._governors.stances = self._tenses.stances = stances
        self._markers.cues = frozenset(stances)

    def knows_acts(self, nouns: frozenset[int]) -> None:
        """Say which tokens are act nouns, before any trigger is read."""
        self._tenses.act_nouns = nouns

    def read(self, trigger: Trigger, parent: Factuality | None) -> Factuality:
        """The factuality of a trigger; ``parent`` is that of the act whose content it is, if any."""
        fact = Factuality()
        node = trigger.predicate
        if trigger.nominal:
            self._noun_itself(trigger.token, fact)
        if not trigger.nominal or node is not trigger.token or syntax.is_predicate(node):
            self._modality.clause(node, fact)
        self._outward(node, trigger, parent, fact)
        self._tenses.base(node, trigger, fact)
        return fact

    def _noun_itself(self, noun: Token, fact: Factuality) -> None:
        """Adjectives and determiners of an act noun: "a possible attack", "aucune frappe"."""
        for child in noun.children:
            governor = self._governors.of_noun(child) if child.dep_ == "amod" else None
            if governor is not None:
                self._governors.apply(governor, (child,), fact)
            if child.dep_ in ("det", "advmod") and child.lower_ in self._modality.negations:
                fact.negate((child,), "negative determiner")

    def _outward(self, node: Token, trigger: Trigger, parent: Factuality | None, fact: Factuality) -> None:
        """Climb from the act through what governs it until a finite clause stands on its own."""
        parent_tokens = set(trigger.parent.tokens) if trigger.parent is not None else set()
        for _ in range(_MAX_STEPS):
            node = syntax.first_conjunct(node)
            form = form_of(node)
            marker = self._markers.marker(node)
            head = node.head
            if (
                form == "inf"
                and node.dep_ in ("acl", "amod")
                and syntax.is_participle(node)
                and head.i not in parent_tokens
            ):
                if not phrases.is_definite(head):
                    # "tout missile tiré depuis X serait …"
                    self._modality.modals_only(syntax.clause_head(head), fact)
                return  # "la ville contrôlée par X": done, whatever is said of the town
            if head.i in parent_tokens and head.i != node.i and not (marker is not None and marker.condition):
                # What introduces a content ("feu vert pour tirer") belongs to the act above, not to a
                # purpose.
                self._content_of(trigger, parent, fact, form)
                return
            if marker is not None:
                self._apply_marker(marker, node, fact)
            if head.i == node.i:
                return
            if (
                form == "clause"
                and node.dep_ not in ("ccomp", "csubj", "xcomp")
                and not (node.dep_ == "advcl" and marker is None)
            ):
                return
            if not self._governors.govern(node, head, form, fact, trigger):
                return
            node = head

    def _content_of(self, trigger: Trigger, parent: Factuality | None, fact: Factuality, form: str) -> None:
        """The act is the content of another: what that act makes of it, or that act's own status if it is not
        real.
        """
        above = trigger.parent
        assert above is not None
        content = above.word.content or above.act.content
        words = (above.token,)
        why = f"content of “{above.token.text}” ({above.act.id})"
        perfect = form == "inf" and phrases.is_perfect_infinitive(trigger.predicate)
        if content is None:
            return
        if content.polarity == "negated" and trigger.act.speech and trigger.nominal:
            return  # a proposal, claim or request that is rejected was made
        if content.polarity == "negated" and (parent is None or parent.polarity == "affirmed"):
            fact.negate(words, why)
            if form == "noun" and content.status is None:
                fact.set_status("planned", words, why)
        if (form == "clause" and content.status != "requested") or perfect:
            return
        if parent is not None and parent.status not in REALISED and parent.status is not None:
            fact.set_status(parent.status, words, why + ", itself not real")
            fact.set_certainty(parent.certainty, words, why + ", itself not real")
        fact.set_status(content.status, words, why)
        if content.status is None and form == "inf" and content.polarity is None:
            fact.set_status("ongoing", words, why)  # "accuse X d'abriter Y"
        if content.status is not None:
            fact.set_certainty("possible" if above.act.plover == "THREATEN" else "unknown", words, why)

    def _apply_marker(self, marker: Marker, node: Token, fact: Factuality) -> None:
        tokens = tuple(t for t in node.children if t.dep_ in ("mark", "case") and t.i < node.i) or (node,)
        why = f"introduced by “{marker.words}”"
        if marker.condition and fact.condition is None:
            fact.condition = node
        fact.set_status(marker.status, tokens, why)
        fact.set_certainty(marker.certainty, tokens, why)
        if marker.polarity == "negated" and not fact.negations:
            fact.negate(tokens, why)  # "sans qu'aucun …" is one negation, not two

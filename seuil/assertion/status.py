"""Whether an act happened: status, polarity and certainty, for the innermost source, with the words that
decided.

The trigger's own clause gives a base (tense, mood). Then every word that governs it, from the nearest
outwards, may
settle what is still open: a modal, an act with a content, a verb such as "craindre", a conjunction, a
preposition.
Negations along the way are counted. What governs a finite clause from outside it belongs to the attribution.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import REALISED, Factuality
from seuil.assertion.markers import MarkerFinder, form_of
from seuil.assertion.tense import TenseReader
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import CertaintyAdverb, Governor, Marker, Modal, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_STEPS = 8
# "annoncer la mort, la prise, l'arrestation de": announced because done; a withdrawal or a meeting is
# announced before.
_DONE_WHEN_ANNOUNCED = frozenset({"ASSAULT", "COERCE"})


# Prepositions that introduce what a verb is about; in French contracted forms are undone before.
_COMPLEMENT_PREPOSITIONS = frozenset(
    {"", "de", "à", "of", "to", "for", "on", "about", "against", "with", "contre", "sur"}
)


class StatusReader:
    """Reads the factuality of triggers.

    ``cue_of`` says which token is the cue of the innermost attribution whose content holds a token, or null;
    ``stances`` gives the stance of each cue by its token.
    """

    def __init__(
        self, words: StatusFile, contractions: dict[str, str], cue_of: Callable[[Token], Token | None]
    ) -> None:
        self._words = words
        self._contractions = contractions
        self._cue_of = cue_of
        self._tenses = TenseReader(
            self._has_condition, cue_of, conditional_means_unconfirmed=words.conditional_means_unconfirmed
        )
        self.stances: dict[int, str] = {}
        self._modals = {m.lemma: m for m in words.modals}
        self._governors: dict[tuple[str, str, str], Governor] = {}
        for kind, listed in (("verb", words.verbs), ("noun", words.nouns), ("adjective", words.adjectives)):
            for governor in listed:
                for form in governor.over:
                    self._governors.setdefault((kind, governor.lemma, form), governor)
        self._markers = MarkerFinder(words, contractions)
        self._negations = frozenset(words.negations)
        self._paired = {particle: frozenset(mates) for particle, mates in words.paired_negations.items()}
        self._adverbs = {a.lemma: a for a in words.adverbs}

    def knows_stances(self, stances: dict[int, str]) -> None:
        """Say which token is the cue of what stance, before any trigger is read."""
        self.stances = self._tenses.stances = stances
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
            self._clause(node, fact)
        self._outward(node, trigger, parent, fact)
        self._tenses.base(node, trigger, fact)
        return fact

    # --- the act's own words

    def _noun_itself(self, noun: Token, fact: Factuality) -> None:
        """Adjectives and determiners of an act noun: "a possible attack", "aucune frappe"."""
        for child in noun.children:
            governor = (
                self._governors.get(("adjective", child.lemma_.lower(), "noun"))
                if child.dep_ == "amod"
                else None
            )
            if governor is not None:
                self._apply(governor, (child,), fact)
            if child.dep_ in ("det", "advmod") and child.lower_ in self._negations:
                fact.negate((child,), "negative determiner")

    def _clause(self, verb: Token, fact: Factuality) -> None:
        """Negations, adverbs and modal auxiliaries of the clause of ``verb``."""
        negators = self._negators(verb)
        if negators:
            fact.negate(tuple(negators), "negation")
        for child in verb.children:
            adverb = self._adverb(child)
            if adverb is not None:
                fact.set_certainty(adverb.certainty, (child,), "adverb of certainty")
            if (
                child.dep_ == "aux"
                and child.lemma_.lower() in self._modals
                and not self._markers.inverted(child, verb)
            ):
                self._modal(self._modals[child.lemma_.lower()], child, verb, fact)

    def _adverb(self, child: Token) -> CertaintyAdverb | None:
        """An adverb of certainty, or a phrase that serves as one ("sans doute", "in all likelihood")."""
        if child.dep_ not in ("advmod", "obl", "obl:mod", "advcl", "discourse", "nmod"):
            return None
        lemma = child.lemma_.lower()
        preposition = phrases.preposition(child, self._contractions)
        return self._adverbs.get(f"{preposition} {lemma}") if preposition else self._adverbs.get(lemma)


    def _negators(self, token: Token) -> list[Token]:
        return phrases.negators(token, self._negations, self._paired)

    def _modal(self, modal: Modal, token: Token, verb: Token, fact: Factuality) -> None:
        """A modal over the act; with a perfect ("may have struck", "aurait pu") it speaks of the past."""
        perfect = any(
            c.dep_ == "aux" and c.lemma_.lower() in ("have", "avoir") and c.i != token.i
            for c in verb.children
        )
        if modal.lemma == "would" and self._cue_of(verb) is not None and not self._has_condition(verb):
            fact.set_status("planned", (token,), "future seen from the past")
            fact.set_certainty("certain", (token,), "future seen from the past")
            return
        status = modal.past if perfect and modal.past is not None else modal.status
        if modal.status == "planned" and self._has_condition(verb):
            status = "hypothetical"
        fact.set_status(status, (token,), f"modal “{token.text}”")
        fact.set_certainty(modal.certainty, (token,), f"modal “{token.text}”")

    def _has_condition(self, verb: Token) -> bool:
        """Whether a condition hangs on the clause: "if …", "en cas de …"."""
        for child in verb.children:
            if child.dep_ in ("advcl", "obl", "obl:mod", "nmod", "ccomp"):
                marker = self._markers.marker(child)
                if marker is not None and marker.condition:
                    return True
        return False

    # --- what governs the act

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
                    self._modals_only(syntax.clause_head(head), fact)  # "tout missile tiré depuis X serait …"
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
            if not self._govern(node, head, form, fact, trigger):
                return
            node = head


    def _govern(self, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger) -> bool:
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
            self._apply(governor, (head,), fact)
        if form == "noun" and node.dep_ == "nsubj" and syntax.is_predicate(head):
            if governor is not None:
                self._clause(head, fact)
            elif not phrases.is_definite(node):
                self._modals_only(head, fact)
            return False
        return form != "clause"

    def _govern_by_verb(
        self, node: Token, head: Token, lemma: str, form: str, fact: Factuality, trigger: Trigger
    ) -> bool:
        modal = self._modals.get(lemma)
        if modal is not None and form == "inf":
            self._modal_verb(modal, head, fact)
            return True
        governor = self._governors.get(("verb", lemma, form))
        passed_noun = form == "noun" and any(
            ("noun", node.lemma_.lower(), f) in self._governors for f in ("inf", "noun", "clause")
        )
        if passed_noun and lemma in self._words.possession_verbs and self._negators(head):
            fact.negate(tuple(self._negators(head)), f"negation of “{head.text}”")
        if governor is not None and self._governs(node, form, complement=self._is_complement(node)):
            if governor.fact:
                fact.set_status("happened", (head,), f"“{head.text}” takes it for real")
                return False
            if self._tenses.is_press_conditional(head):
                fact.set_certainty("possible", (head,), "conditional of the press: unconfirmed")
            self._apply(governor, (head,), fact)
            if self._negators(head):
                fact.negate(tuple(self._negators(head)), f"negation of “{head.text}”")
            if governor.implicative and syntax.finite_form(head) is not None and fact.status is None:
                self._tenses.tense(head, trigger, fact)
            return form != "clause"
        if form == "clause":
            return False
        reported = self._words.reported_passives.get(lemma) if form == "inf" and syntax.is_passive(head) else None
        if reported is not None:
            perfect = phrases.is_perfect_infinitive(node)
            fact.set_status("happened" if perfect else "ongoing", (head,), f"“{head.text}” leaves open who says so")
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
        """Whether a prepositional noun may be what a verb is about, and no adjunct ("malgré l'arrestation").
        """
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
            self._modals_only(head, fact)
        elif node.dep_ == "advcl" and self._is_purpose(node):
            fact.set_status("planned", (node,), "purpose")
            fact.set_certainty("unknown", (node,), "purpose")
            return True
        else:
            self._clause(head, fact)
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

    def _modals_only(self, verb: Token, fact: Factuality) -> None:
        """What is not real above a noun: a modal, the conditional or future of somebody's words, a condition.
        """
        finite = syntax.finite_form(verb)
        mood = syntax.morph(finite, "Mood") if finite is not None else ""
        future = finite is not None and syntax.morph(finite, "Tense") == "Fut"
        if finite is not None and (future or mood == "Cnd"):
            fact.set_status("hypothetical", (finite,), "in a clause that is not yet real")
            fact.set_certainty("unknown", (finite,), "in a clause that is not yet real")
        for child in verb.children:
            if child.dep_ == "aux" and child.lemma_.lower() in self._modals:
                modal = self._modals[child.lemma_.lower()]
                fact.set_status("hypothetical", (child,), f"under “{child.text}”")
                fact.set_certainty(
                    modal.certainty if modal.status == "hypothetical" else "unknown",
                    (child,),
                    f"under “{child.text}”",
                )

    @staticmethod
    def _is_purpose(node: Token) -> bool:
        """An English infinitive of purpose: "troops moved to secure the border"."""
        return syntax.morph(node, "VerbForm") == "Inf" and any(
            c.lower_ in ("to", "pour") and c.dep_ in ("mark", "case", "aux") for c in node.children
        )

    def _modal_verb(self, modal: Modal, head: Token, fact: Factuality) -> None:
        """A modal that is a verb of its own, as in French: "pourrait frapper", "a dû partir"."""
        negators = self._negators(head)
        if negators:
            fact.negate(tuple(negators), f"negation of “{head.text}”")
        finite = syntax.finite_form(head)
        perfective = (
            syntax.is_participle(head) and finite is not None and syntax.morph(finite, "Mood") != "Cnd"
        )
        status = modal.past if perfective and modal.past is not None else modal.status
        fact.set_status(status, (head,), f"modal “{head.text}”")
        if not (perfective and modal.past is not None):
            fact.set_certainty(modal.certainty, (head,), f"modal “{head.text}”")

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

    def _apply(self, governor: Governor, tokens: tuple[Token, ...], fact: Factuality) -> None:
        why = f"governed by “{tokens[0].text}”"
        if governor.override:
            fact.status = None if governor.status is not None else fact.status
            fact.certainty = None if governor.certainty is not None else fact.certainty
        fact.set_status(governor.status, tokens, why)
        fact.set_certainty(governor.certainty, tokens, why)
        if governor.polarity == "negated":
            fact.negate(tokens, why)

    # --- conjunctions and prepositions





    def _apply_marker(self, marker: Marker, node: Token, fact: Factuality) -> None:
        tokens = tuple(t for t in node.children if t.dep_ in ("mark", "case") and t.i < node.i) or (node,)
        why = f"introduced by “{marker.words}”"
        if marker.condition and fact.condition is None:
            fact.condition = node
        fact.set_status(marker.status, tokens, why)
        fact.set_certainty(marker.certainty, tokens, why)
        if marker.polarity == "negated" and not fact.negations:
            fact.negate(tokens, why)  # "sans qu'aucun …" is one negation, not two

"""Whether an act happened: status, polarity and certainty, for the innermost source, with the words that decided.

The trigger's own clause gives a base (tense, mood). Then every word that governs it, from the nearest outwards, may
settle what is still open: a modal, an act with a content, a verb such as "craindre", a conjunction, a preposition.
Negations along the way are counted. What governs a finite clause from outside it belongs to the attribution.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seuil.assertion import syntax
from seuil.assertion.model import Certainty, Polarity, Status
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import Governor, Marker, Modal, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token

_REALISED = ("happened", "ongoing")
_MAX_STEPS = 8
_NOMINAL_DEPS = frozenset({"obj", "obl", "obl:arg", "obl:agent", "obl:mod", "nmod", "nsubj", "nsubj:pass", "appos", "iobj", "dep", "parataxis"})


@dataclass(frozen=True, slots=True)
class Reason:
    """The words that decided a field."""

    field: str
    value: str
    tokens: tuple[Token, ...]
    why: str


@dataclass(slots=True)
class Factuality:
    """Status, polarity and certainty while they are being read: what is set first, nearest the act, stays."""

    status: Status | None = None
    certainty: Certainty | None = None
    negations: int = 0
    condition: Token | None = None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def polarity(self) -> Polarity:
        """Negated when the negations on the way are odd in number."""
        return "negated" if self.negations % 2 else "affirmed"

    def set_status(self, value: Status | None, tokens: tuple[Token, ...], why: str) -> None:
        """Set the status if it is still open."""
        if value is not None and self.status is None:
            self.status = value
            self.reasons.append(Reason("status", value, tokens, why))

    def set_certainty(self, value: Certainty | None, tokens: tuple[Token, ...], why: str) -> None:
        """Set the certainty if it is still open."""
        if value is not None and self.certainty is None:
            self.certainty = value
            self.reasons.append(Reason("certainty", value, tokens, why))

    def negate(self, tokens: tuple[Token, ...], why: str) -> None:
        """Count one negation."""
        self.negations += 1
        self.reasons.append(Reason("polarity", self.polarity, tokens, why))


class StatusReader:
    """Reads the factuality of triggers.

    ``cue_of`` says which token is the cue of the innermost attribution whose content holds a token, or null.
    """

    def __init__(self, words: StatusFile, contractions: dict[str, str], cue_of: Callable[[Token], Token | None]) -> None:
        self._words = words
        self._contractions = contractions
        self._cue_of = cue_of
        self.act_nouns: frozenset[int] = frozenset()
        self._modals = {m.lemma: m for m in words.modals}
        self._governors: dict[tuple[str, str, str], Governor] = {}
        for kind, listed in (("verb", words.verbs), ("noun", words.nouns), ("adjective", words.adjectives)):
            for governor in listed:
                for form in governor.over:
                    self._governors.setdefault((kind, governor.lemma, form), governor)
        self._conjunctions = {m.words: m for m in words.conjunctions}
        self._prepositions = {m.words: m for m in words.prepositions}
        self._negations = frozenset(words.negations)
        self._adverbs = {a.lemma: a for a in words.adverbs}

    def read(self, trigger: Trigger, parent: Factuality | None) -> Factuality:
        """The factuality of a trigger; ``parent`` is that of the act whose content it is, if any."""
        fact = Factuality()
        node = trigger.predicate
        if trigger.nominal:
            self._noun_itself(trigger.token, fact)
        if not trigger.nominal or node is not trigger.token or syntax.is_predicate(node):
            self._clause(node, fact)
        self._outward(node, trigger, parent, fact)
        self._base(node, trigger, fact)
        return fact

    # --- the act's own words

    def _noun_itself(self, noun: Token, fact: Factuality) -> None:
        """Adjectives and determiners of an act noun: "a possible attack", "aucune frappe"."""
        for child in noun.children:
            governor = self._governors.get(("adjective", child.lemma_.lower(), "noun")) if child.dep_ == "amod" else None
            if governor is not None:
                self._apply(governor, (child,), fact)
            if child.dep_ in ("det", "advmod") and child.lower_ in self._negations:
                fact.negate((child,), "negative determiner")

    def _clause(self, verb: Token, fact: Factuality) -> None:
        """Negations, adverbs and modal auxiliaries of the clause of ``verb``."""
        negators = syntax.negators(verb, self._negations)
        if negators:
            fact.negate(tuple(negators), "negation")
        for child in verb.children:
            adverb = self._adverbs.get(child.lemma_.lower()) if child.dep_ in ("advmod", "obl", "advcl", "discourse") else None
            if adverb is not None:
                fact.set_certainty(adverb.certainty, (child,), "adverb of certainty")
            if child.dep_ == "aux" and child.lemma_.lower() in self._modals:
                self._modal(self._modals[child.lemma_.lower()], child, verb, fact)

    def _modal(self, modal: Modal, token: Token, verb: Token, fact: Factuality) -> None:
        """A modal over the act; with a perfect ("may have struck", "aurait pu") it speaks of the past."""
        perfect = any(c.dep_ == "aux" and c.lemma_.lower() in ("have", "avoir") and c.i != token.i for c in verb.children)
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
                marker = self._marker(child)
                if marker is not None and marker.condition:
                    return True
        return False

    # --- what governs the act

    def _outward(self, node: Token, trigger: Trigger, parent: Factuality | None, fact: Factuality) -> None:
        """Climb from the act through what governs it until a finite clause stands on its own."""
        parent_tokens = set(trigger.parent.tokens) if trigger.parent is not None else set()
        for _ in range(_MAX_STEPS):
            node = syntax.first_conjunct(node)
            form = self._form(node)
            marker = self._marker(node)
            head = node.head
            if form == "inf" and node.dep_ in ("acl", "amod") and syntax.is_participle(node) and head.i not in parent_tokens:
                return  # "une ville contrôlée par X": done, whatever is said of the town
            if head.i in parent_tokens and head.i != node.i and not (marker is not None and marker.condition):
                # What introduces a content ("feu vert pour tirer") belongs to the act above, not to a purpose.
                self._content_of(trigger, parent, fact, form)
                return
            if marker is not None:
                self._apply_marker(marker, node, fact)
            if head.i == node.i:
                return
            if form == "clause" and node.dep_ not in ("ccomp", "csubj", "xcomp") and not (node.dep_ == "advcl" and marker is None):
                return
            if not self._govern(node, head, form, fact):
                return
            node = head

    def _form(self, node: Token) -> str:
        if not syntax.is_predicate(node):
            return "noun"
        return "clause" if syntax.finite_form(node) is not None else "inf"

    def _govern(self, node: Token, head: Token, form: str, fact: Factuality) -> bool:
        """Apply what ``head`` makes of ``node``; false when the climb must stop here."""
        lemma = head.lemma_.lower()
        if head.pos_ in ("VERB", "AUX"):
            return self._govern_by_verb(node, head, lemma, form, fact)
        kind = "adjective" if head.pos_ == "ADJ" else "noun"
        governor = self._governors.get((kind, lemma, form))
        if form == "noun" and lemma in self._words.condition_nouns and node.dep_ in ("appos", "dep", "parataxis", "nsubj", "conj"):
            fact.set_status("hypothetical", (head,), f"listed under “{head.text}”")
            fact.set_certainty("unknown", (head,), f"listed under “{head.text}”")
            return False
        if governor is not None and (kind == "adjective" or node.dep_ in ("nmod", "acl", "ccomp", "advcl", "obl", "xcomp", "compound")):
            self._apply(governor, (head,), fact)
        if form == "noun" and node.dep_ == "nsubj" and syntax.is_predicate(head):
            if governor is not None:
                self._clause(head, fact)
            elif not _is_definite(node):
                self._modals_only(head, fact)
            return False
        return form != "clause"

    def _govern_by_verb(self, node: Token, head: Token, lemma: str, form: str, fact: Factuality) -> bool:
        modal = self._modals.get(lemma)
        if modal is not None and form == "inf":
            self._modal_verb(modal, head, fact)
            return True
        governor = self._governors.get(("verb", lemma, form))
        if governor is not None and self._governs(node, form):
            if governor.fact:
                fact.set_status("happened", (head,), f"“{head.text}” takes it for real")
                return False
            self._apply(governor, (head,), fact)
            if syntax.negators(head, self._negations):
                fact.negate(tuple(syntax.negators(head, self._negations)), f"negation of “{head.text}”")
            return form != "clause"
        if form == "clause":
            return False
        return self._inherit(node, head, form, fact)

    @staticmethod
    def _governs(node: Token, form: str) -> bool:
        """A verb governs its object, its clause and its infinitive; an adjunct it does not."""
        if form == "noun":
            return node.dep_ in ("obj", "obl:arg", "nsubj:pass", "xcomp", "iobj", "obl")
        return node.dep_ in ("xcomp", "ccomp", "obj", "csubj", "advcl", "obl", "acl")

    def _inherit(self, node: Token, head: Token, form: str, fact: Factuality) -> bool:
        """An unlisted verb above: a non-finite act shares its factuality; a noun shares only what is not real."""
        condition = self._condition_noun(head, node)
        if form == "noun" and condition is not None:
            # "Parmi les conditions … figure le lancement": what is listed as a condition is not said to be done.
            fact.set_status("hypothetical", (condition,), f"listed under “{condition.text}”")
            fact.set_certainty("unknown", (condition,), f"listed under “{condition.text}”")
            return False
        if form == "noun":
            if node.dep_ in ("nsubj", "nsubj:pass") and _is_definite(node):
                return False
            if node.dep_ in ("obl", "obl:mod", "nmod") and _is_definite(node) and syntax.preposition(node, self._contractions) not in ("à", "to"):
                return False
            self._modals_only(head, fact)
        elif node.dep_ == "advcl" and self._is_purpose(node):
            fact.set_status("planned", (node,), "purpose")
            fact.set_certainty("unknown", (node,), "purpose")
            return True
        else:
            self._clause(head, fact)
        return True

    def _condition_noun(self, head: Token, node: Token) -> Token | None:
        """A noun such as "condition" or "cas" that shares a clause with an act noun."""
        for child in head.children:
            if child.i != node.i and child.lemma_.lower() in self._words.condition_nouns and child.dep_ in (
                "nsubj", "obl", "obl:mod", "obl:arg", "obj", "dep", "nsubj:pass", "dislocated", "parataxis"
            ):
                return child
        return None

    def _modals_only(self, verb: Token, fact: Factuality) -> None:
        """What is not real above a noun: a modal, the conditional or future of somebody's words, a condition."""
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
                fact.set_certainty(modal.certainty if modal.status == "hypothetical" else "unknown", (child,), f"under “{child.text}”")

    @staticmethod
    def _is_purpose(node: Token) -> bool:
        """An English infinitive of purpose: "troops moved to secure the border"."""
        return syntax.morph(node, "VerbForm") == "Inf" and any(c.lower_ in ("to", "pour") and c.dep_ in ("mark", "case", "aux") for c in node.children)

    def _modal_verb(self, modal: Modal, head: Token, fact: Factuality) -> None:
        """A modal that is a verb of its own, as in French: "pourrait frapper", "a dû partir"."""
        negators = syntax.negators(head, self._negations)
        if negators:
            fact.negate(tuple(negators), f"negation of “{head.text}”")
        finite = syntax.finite_form(head)
        perfective = syntax.is_participle(head) and finite is not None and syntax.morph(finite, "Mood") != "Cnd"
        status = modal.past if perfective and modal.past is not None else modal.status
        fact.set_status(status, (head,), f"modal “{head.text}”")
        if not (perfective and modal.past is not None):
            fact.set_certainty(modal.certainty, (head,), f"modal “{head.text}”")

    def _content_of(self, trigger: Trigger, parent: Factuality | None, fact: Factuality, form: str) -> None:
        """The act is the content of another: what that act makes of it, or that act's own status if it is not real."""
        above = trigger.parent
        assert above is not None
        content = above.word.content or above.act.content
        words = (above.token,)
        why = f"content of “{above.token.text}” ({above.act.id})"
        perfect = form == "inf" and _is_perfect_infinitive(trigger.predicate)
        if content is None:
            return
        if content.polarity == "negated" and trigger.act.speech and trigger.nominal:
            return  # a proposal, claim or request that is rejected was made
        if content.polarity == "negated":
            fact.negate(words, why)
        if (form == "clause" and content.status != "requested") or perfect:
            return
        if parent is not None and parent.status not in _REALISED and parent.status is not None:
            fact.set_status(parent.status, words, why + ", itself not real")
            fact.set_certainty(parent.certainty, words, why + ", itself not real")
        fact.set_status(content.status, words, why)
        if content.status is not None:
            fact.set_certainty("possible" if above.act.plover == "THREATEN" else "unknown", words, why)

    def _apply(self, governor: Governor, tokens: tuple[Token, ...], fact: Factuality) -> None:
        why = f"governed by “{tokens[0].text}”"
        fact.set_status(governor.status, tokens, why)
        fact.set_certainty(governor.certainty, tokens, why)
        if governor.polarity == "negated":
            fact.negate(tokens, why)

    # --- conjunctions and prepositions

    def _marker(self, node: Token) -> Marker | None:
        """The conjunction or preposition that introduces the clause or phrase, the longest that we know."""
        for phrase in reversed(syntax.words_before(node, 4, self._contractions)):
            if phrase in self._prepositions and self._may_mark(node, phrase):
                return self._prepositions[phrase]
        marks = sorted((c for c in node.children if c.dep_ in ("mark", "advmod", "case", "aux") and c.i < node.i), key=lambda t: t.i)
        for token in marks:
            words = [token, *sorted(syntax.children(token, "fixed"), key=lambda t: t.i)]
            following = [t for t in marks if t.i > token.i][:2]
            for phrase in (syntax.plain_words([*words, *following[:1]], self._contractions), syntax.plain_words(words, self._contractions)):
                if phrase in self._conjunctions and token.dep_ in ("mark", "advmod") and node.dep_ in ("advcl", "ccomp", "dep", "conj", "ROOT", "parataxis"):
                    return self._conjunctions[phrase]
                if phrase in self._prepositions and self._may_mark(node, phrase):
                    return self._prepositions[phrase]
        return None

    def _may_mark(self, node: Token, phrase: str) -> bool:
        """"pour" and "après" say something of an infinitive, and of a noun only when they mark it themselves."""
        if self._prepositions[phrase].purpose and self._form(node) == "noun":
            return node.dep_ in ("obl", "obl:mod", "nmod")
        return True

    def _apply_marker(self, marker: Marker, node: Token, fact: Factuality) -> None:
        tokens = tuple(t for t in node.children if t.dep_ in ("mark", "case") and t.i < node.i) or (node,)
        why = f"introduced by “{marker.words}”"
        if marker.condition and fact.condition is None:
            fact.condition = node
        fact.set_status(marker.status, tokens, why)
        fact.set_certainty(marker.certainty, tokens, why)
        if marker.polarity == "negated":
            fact.negate(tokens, why)

    # --- tense and mood, when nothing governed

    def _base(self, node: Token, trigger: Trigger, fact: Factuality) -> None:
        """What tense and mood say, for what is still open; certain unless something said otherwise."""
        if fact.status is None:
            clause = node if syntax.is_predicate(node) else None
            if clause is not None:
                self._tense(clause, trigger, fact)
            else:
                state = trigger.act.aspect == "state"
                fact.set_status("ongoing" if state else "happened", (trigger.token,), "a noun taken for real")
        elif self._words.conditional_means_unconfirmed and fact.certainty is None:
            self._press_conditional(node, fact)
        fact.set_certainty("certain", (trigger.token,), "stated without reserve")

    def _tense(self, verb: Token, trigger: Trigger, fact: Factuality) -> None:
        finite = syntax.finite_form(verb)
        if finite is None:
            self._non_finite(verb, trigger, fact)
            return
        mood, tense = syntax.morph(finite, "Mood"), syntax.morph(finite, "Tense")
        if self._has_condition(verb) and (mood == "Cnd" or tense == "Fut"):
            fact.set_status("hypothetical", (finite,), "under a condition")
            fact.set_certainty("unknown", (finite,), "under a condition")
        elif mood == "Cnd":
            self._conditional(verb, finite, fact)
        elif mood == "Imp":
            fact.set_status("requested", (finite,), "imperative")
            fact.set_certainty("unknown", (finite,), "imperative")
        elif mood == "Sub":
            fact.set_status("hypothetical", (finite,), "subjunctive")
            fact.set_certainty("unknown", (finite,), "subjunctive")
        elif tense == "Fut":
            fact.set_status("planned", (finite,), "future tense")
        else:
            fact.set_status(self._indicative(verb, finite, tense, trigger), (finite,), "tense")

    def _indicative(self, verb: Token, finite: Token, tense: str, trigger: Trigger) -> Status:
        """Past and perfect: happened; imperfect, progressive and states: ongoing; headlines use the present for the past."""
        state = trigger.act.aspect == "state"
        progressive = syntax.morph(verb, "VerbForm") in ("Part", "Ger") and syntax.morph(verb, "Tense") == "Pres" and finite.i != verb.i
        compound = finite.i != verb.i and finite.dep_ == "aux" and syntax.is_participle(verb)
        if progressive or (tense == "Imp" and not compound):
            return "ongoing"
        if state:
            return "ongoing" if tense == "Pres" and not (finite.i != verb.i and finite.lemma_ in ("avoir", "have")) else "happened"
        if tense == "Past":
            return "happened"
        if finite.i != verb.i and syntax.is_participle(verb):
            passive_present = syntax.is_passive(verb) and not any(
                c.dep_ == "aux" and c.lemma_.lower() in ("avoir", "have") for c in verb.children
            )
            return "ongoing" if passive_present and finite.dep_ == "aux:pass" else "happened"
        return "happened" if trigger.act.speech or trigger.in_title else "ongoing"

    def _conditional(self, verb: Token, finite: Token, fact: Factuality) -> None:
        """The conditional mood: future in the past inside what somebody said; else the press's mark of the unconfirmed."""
        subject = syntax.subject_of(verb)
        if subject is not None and subject.i in self.act_nouns and not _is_definite(subject):
            fact.set_status("hypothetical", (finite,), "what an act would do")
            fact.set_certainty("unknown", (finite,), "what an act would do")
            return
        if self._cue_of(verb) is not None:
            fact.set_status("hypothetical", (finite,), "conditional inside reported words")
            fact.set_certainty("unknown", (finite,), "conditional inside reported words")
            return
        perfect = finite.i != verb.i and finite.lemma_.lower() in ("avoir", "être") and finite.dep_ == "aux"
        fact.set_status("happened" if perfect else "ongoing", (finite,), "conditional of the press")
        fact.set_certainty("possible", (finite,), "conditional of the press: unconfirmed")

    def _press_conditional(self, node: Token, fact: Factuality) -> None:
        if fact.status not in _REALISED:
            return
        finite = syntax.finite_form(node) if syntax.is_predicate(node) else None
        if finite is not None and syntax.morph(finite, "Mood") == "Cnd" and self._cue_of(node) is None:
            fact.set_certainty("possible", (finite,), "conditional of the press: unconfirmed")

    def _non_finite(self, verb: Token, trigger: Trigger, fact: Factuality) -> None:
        """A participle on a noun is done; an infinitive with nothing above it is open."""
        if _is_perfect_infinitive(verb) or (syntax.is_participle(verb) and not syntax.is_infinitive(verb)):
            state = trigger.act.aspect == "state"
            fact.set_status("ongoing" if state else "happened", (verb,), "participle")
        elif syntax.morph(verb, "VerbForm") in ("Part", "Ger"):
            self._like_main_clause(verb, trigger, fact)
        elif trigger.in_title and verb.dep_ == "ROOT":
            fact.set_status("planned", (verb,), "infinitive in a headline")
        else:
            fact.set_status("hypothetical", (verb,), "infinitive with nothing that settles it")
            fact.set_certainty("unknown", (verb,), "infinitive with nothing that settles it")

    def _like_main_clause(self, verb: Token, trigger: Trigger, fact: Factuality) -> None:
        """A gerund or present participle shares the tense of the clause that it hangs on."""
        head = syntax.clause_head(verb.head) if verb.head.i != verb.i else verb
        if head.i != verb.i and syntax.finite_form(head) is not None:
            self._tense(head, trigger, fact)
        else:
            fact.set_status("ongoing", (verb,), "participle")


def _is_definite(noun: Token) -> bool:
    """Whether the nominal is marked as known: the, this, le, cette; not "toute", "any", "a"."""
    for child in noun.children:
        if child.dep_ in ("det", "nmod:poss"):
            return syntax.morph(child, "Definite") == "Def" or syntax.morph(child, "PronType") == "Dem" or child.dep_ == "nmod:poss" or syntax.morph(child, "Poss") == "Yes"
    return noun.pos_ == "PROPN"


def _is_perfect_infinitive(verb: Token) -> bool:
    """"avoir frappé", "to have struck": an infinitive of what is past."""
    return any(c.dep_ == "aux" and c.lemma_.lower() in ("avoir", "être", "have") and syntax.morph(c, "VerbForm") in ("Inf", "Ger", "Part") for c in verb.children)

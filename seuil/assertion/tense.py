"""What tense and mood say of an act, for what nothing around it has settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import REALISED, Factuality
from seuil.assertion.model import Status
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token


# Who says, announces or confirms that something would be done says that it will be; who warns of it does not.
_ASSURING = frozenset({"says", "announces", "confirms", "explains"})


class TenseReader:
    """Reads tense and mood.

    ``conditioned`` says whether a condition hangs on a clause; ``cue_of`` gives the cue in whose content a
    token stands.
    """

    def __init__(
        self,
        words: StatusFile,
        conditioned: Callable[[Token], bool],
        cue_of: Callable[[Token], Token | None],
        never_passive: tuple[str, ...] = (),
    ) -> None:
        self._never_passive = frozenset(never_passive)
        self._conditioned = conditioned
        self._cue_of = cue_of
        self._press = words.conditional_means_unconfirmed
        self._sequels = frozenset(words.sequels)
        self._texts = frozenset(words.texts)
        self._since = frozenset(words.since)
        self._present_reaches_now = words.present_reaches_now
        self._lasting = frozenset(words.lasting)
        self._modals = frozenset(m.lemma for m in words.modals)
        self.act_nouns: frozenset[int] = frozenset()
        self.stances: dict[int, str] = {}

    def base(self, node: Token, trigger: Trigger, fact: Factuality) -> None:
        """What tense and mood say, for what is still open; certain unless something said otherwise."""
        if fact.status is None:
            clause = node if syntax.is_predicate(node) else None
            if clause is not None:
                self.tense(clause, trigger, fact)
            else:
                status: Status = "ongoing" if self._noun_lasts(trigger) else "happened"
                fact.set_status(status, (trigger.token,), "a noun taken for real")
        elif self._press and fact.certainty is None:
            self._press_conditional(node, fact)
        sentence_end = trigger.token.sent[-1]
        if sentence_end.text == "?" and self._cue_of(node) is None:
            fact.set_certainty("unknown", (sentence_end,), "a question")
        fact.set_certainty("certain", (trigger.token,), "stated without reserve")

    def is_press_conditional(self, verb: Token) -> bool:
        """Whether the verb stands in the conditional of the press, in nobody's reported words."""
        finite = syntax.finite_form(verb)
        return (
            self._press
            and finite is not None
            and not self._is_in_text(verb)
            and syntax.morph(finite, "Mood") == "Cnd"
            and self._cue_of(verb) is None
        )

    def tense(self, verb: Token, trigger: Trigger, fact: Factuality) -> None:
        """Set what the tense and mood of a clause say of its act."""
        finite = syntax.finite_form(verb)
        if finite is None:
            self._non_finite(verb, trigger, fact)
            return
        mood, tense = syntax.morph(finite, "Mood"), syntax.morph(finite, "Tense")
        if mood == "Imp" and finite.i == verb.i and self._has_subject(verb):
            # "They *put* their names to it": no imperative has a subject.
            mood, tense = "Ind", "Past"
        perfect = finite.i != verb.i and finite.dep_ == "aux" and syntax.is_participle(verb)
        if finite.dep_ in ("cop", "aux") and finite.lemma_ == "be" and self._is_arranged(verb, finite):
            fact.set_status("planned", (finite, verb), "arranged: “is to”")
        elif self._conditioned(verb) and (mood == "Cnd" or tense == "Fut"):
            fact.settle("hypothetical", "unknown", (finite,), "under a condition")
        elif mood == "Cnd":
            self._conditional(verb, finite, trigger.token, fact)
        elif mood == "Imp":
            fact.settle("requested", "unknown", (finite,), "imperative")
        elif mood == "Sub" and perfect:
            fact.set_status("happened", (finite,), "subjunctive of the past")
        elif mood == "Sub":
            fact.settle("hypothetical", "unknown", (finite,), "subjunctive")
        elif tense == "Fut":
            fact.set_status("planned", (finite,), "future tense")
        else:
            fact.set_status(self._indicative(verb, finite, tense, trigger), (finite,), "tense")

    def _indicative(self, verb: Token, finite: Token, tense: str, trigger: Trigger) -> Status:
        """Past and perfect: happened; imperfect, progressive and states: ongoing; headlines use the present
        for the past.
        """
        if self._lasts_since(verb, finite, trigger):
            return "ongoing"
        if tense == "Imp" and finite.i == verb.i:
            return self._imperfect(verb, trigger)
        alone = finite.i == verb.i
        progressive = syntax.morph(verb, "VerbForm") in ("Part", "Ger") and not alone
        progressive = progressive and syntax.morph(verb, "Tense") == "Pres"
        compound = not alone and finite.dep_ == "aux" and syntax.is_participle(verb)
        if progressive or (tense == "Imp" and not compound):
            return "ongoing"
        if trigger.act.aspect == "state":
            perfect = not alone and finite.lemma_ in ("avoir", "have")
            return "ongoing" if tense == "Pres" and not perfect else "happened"
        if tense == "Past":
            return "happened"
        bare = verb == trigger.token and trigger.nominal and not syntax.children(verb, "case")
        if bare and not self._noun_lasts(trigger):
            return "happened"  # "C'est la troisième *attaque*"
        if not alone and syntax.is_participle(verb) and not trigger.act.speech:
            return "ongoing" if self._is_passive_present(verb, finite) else "happened"
        told = trigger.act.speech or trigger.in_title or self._is_in_text(verb)
        return "happened" if told else "ongoing"

    def _is_in_text(self, verb: Token) -> bool:
        """"The decree recognises …": what a text does in the present it has done."""
        subject = syntax.subject_of(verb)
        return subject is not None and subject.lemma_.lower() in self._texts

    def _is_passive_present(self, verb: Token, finite: Token) -> bool:
        """"Est occupée": not "s'est résigné" or "sont convenus", whose auxiliary makes a perfect."""
        reflexive = any(c.lower_ in ("se", "s'") for c in verb.children)
        perfect = any(c.dep_ == "aux" and c.lemma_.lower() in ("avoir", "have") for c in verb.children)
        if reflexive or perfect or verb.lemma_.lower() in self._never_passive:
            return False
        return syntax.is_passive(verb) and finite.dep_ == "aux:pass"

    def _imperfect(self, verb: Token, trigger: Trigger) -> Status:
        """The French imperfect: a state goes on, an act was going on and is done; what was announced is the
        near future seen from the past ("a annoncé qu'il retirait ses troupes").
        """
        if trigger.act.aspect == "state" or trigger.token.lemma_.lower() in self._lasting:
            return "ongoing"
        cue = self._cue_of(verb)
        announced = cue is not None and self.stances.get(cue.i) == "announces"
        return "planned" if announced and not trigger.act.speech else "happened"

    def _lasts_since(self, verb: Token, finite: Token, trigger: Trigger) -> bool:
        """"Has held the town *since* Monday": a state that began and is told with its beginning goes on; so
        does all that a plain present tells so (« parle *depuis* 2022 de … »).
        """
        lasting = trigger.act.aspect == "state" or trigger.token.lemma_.lower() in self._lasting
        if not lasting and not (self._present_reaches_now and finite.i == verb.i):
            return False
        reaches = any(
            mark.lower_ in self._since
            for child in verb.children
            for mark in child.children
            if mark.dep_ in ("case", "mark")
        )
        return reaches and syntax.morph(finite, "Tense") == "Pres"

    def _noun_lasts(self, trigger: Trigger) -> bool:
        """Whether an act noun names what goes on: a war, a truce that no date puts into the past."""
        if trigger.act.aspect == "state":
            return True
        noun = trigger.token
        dated = any(g.like_num for c in noun.children if c.dep_ == "nmod" for g in (c, *c.children))
        return noun.lemma_.lower() in self._lasting and not dated

    @staticmethod
    def _is_arranged(verb: Token, finite: Token) -> bool:
        """"Is to meet", "are to be rewritten"."""
        if finite.i == verb.i:
            return False
        marked = any(c.dep_ == "mark" and finite.i < c.i < verb.i for c in verb.children)
        return marked or syntax.morph(verb, "VerbForm") == "Inf"

    @staticmethod
    def _has_subject(verb: Token) -> bool:
        return any(c.dep_ in syntax.SUBJECTS and c.i < verb.i for c in verb.children)

    def purpose(
        self, node: Token, form: str, trigger: Trigger, tokens: tuple[Token, ...], fact: Factuality
    ) -> None:
        """What is done for a purpose is open; what is *said* for it in a clause that is past was said
        ("marched to demand …"), and so was what came only later ("withdrew, only to come back").
        """
        later = any(c.dep_ == "advmod" and c.lower_ in self._sequels for c in node.children)
        if phrases.is_perfect_infinitive(node):
            fact.set_status("happened", tokens, "a reason, in the past")
        elif form == "inf" and (later or trigger.act.speech) and not self.is_to_come(node):
            fact.set_status("happened", tokens, "done in a clause that is past")
        else:
            fact.set_status("hypothetical", tokens, "purpose")
            fact.set_certainty("unknown", tokens, "purpose")

    def as_fact(self, node: Token, tokens: tuple[Token, ...], fact: Factuality) -> None:
        """A clause whose conjunction takes it for real, whatever its mood."""
        finite = syntax.finite_form(node)
        if finite is not None and syntax.morph(finite, "Mood") == "Sub":
            done = finite.i != node.i and syntax.is_participle(node)
            fact.set_status("happened" if done else "ongoing", tokens, "taken for real")

    def is_unreal(self, verb: Token) -> bool:
        """Whether a verb stands in a future, a conditional, an infinitive or under a modal."""
        finite = syntax.finite_form(verb)
        if finite is None:
            return syntax.is_infinitive(verb)
        modal = any(c.dep_ == "aux" and c.lemma_.lower() in self._modals for c in verb.children)
        mood, tense = syntax.morph(finite, "Mood"), syntax.morph(finite, "Tense")
        return modal or mood in ("Cnd", "Sub") or tense == "Fut"

    def real_status(self, trigger: Trigger) -> Status:
        """What an act noun is that is taken for real: what lasts goes on."""
        return "ongoing" if trigger.nominal and self._noun_lasts(trigger) else "happened"

    def is_to_come(self, node: Token) -> bool:
        """Whether the clause above ``node`` is itself not past: a future, a modal, an order, a wish."""
        own = syntax.finite_form(node)
        if own is not None and own.i == node.i and self._cue_of(node) is not None:
            if syntax.morph(own, "Tense") == "Pres" and syntax.morph(own, "Mood") == "Ind":
                return True  # "« jusqu'à ce qu'ils *partent* », a-t-il dit": said, not told
        for head in syntax.climb(node):
            if not syntax.is_predicate(head):
                continue
            finite = syntax.finite_form(head)
            if finite is None:
                if syntax.is_infinitive(head) and not phrases.is_perfect_infinitive(head):
                    return True
                continue
            modal = any(c.dep_ == "aux" and c.lemma_.lower() in self._modals for c in head.children)
            done = finite.i != head.i and syntax.is_participle(head)
            past = syntax.morph(finite, "Tense") in ("Past", "Imp") or done
            return modal or syntax.morph(finite, "Mood") in ("Cnd", "Imp") or not past
        return False

    def _conditional(self, verb: Token, finite: Token, own: Token, fact: Factuality) -> None:
        """The conditional mood: future in the past inside what somebody said; else the press's mark of the
        unconfirmed.
        """
        subject = syntax.subject_of(verb)
        open_act = subject is not None and subject.i in self.act_nouns and not phrases.is_definite(subject)
        in_text = subject is not None and subject.lemma_.lower() in self._texts
        if (open_act and subject != own) or in_text:
            fact.set_status("hypothetical", (finite,), "what an act or a text would do")
            fact.set_certainty("unknown", (finite,), "what an act or a text would do")
            return
        cue = self._cue_of(verb)
        perfect = finite.i != verb.i and finite.lemma_.lower() in ("avoir", "être") and finite.dep_ == "aux"
        if cue is not None and cue.pos_ in ("VERB", "AUX", "NOUN") and not perfect:
            # "a dit que X frapperait": the future seen from the past. After "selon X" it is the press's
            # conditional.
            said = self.stances.get(cue.i, "says") in _ASSURING
            fact.set_status("planned" if said else "hypothetical", (finite,), "the future seen from the past")
            fact.set_certainty("certain" if said else "unknown", (finite,), "the future seen from the past")
            return
        fact.set_status("happened" if perfect else "ongoing", (finite,), "conditional of the press")
        fact.set_certainty("possible", (finite,), "conditional of the press: unconfirmed")

    def _press_conditional(self, node: Token, fact: Factuality) -> None:
        if fact.status not in REALISED:
            return
        finite = syntax.finite_form(node) if syntax.is_predicate(node) else None
        if finite is not None and syntax.morph(finite, "Mood") == "Cnd" and self._cue_of(node) is None:
            fact.set_certainty("possible", (finite,), "conditional of the press: unconfirmed")

    def _non_finite(self, verb: Token, trigger: Trigger, fact: Factuality) -> None:
        """A participle on a noun is done; an infinitive with nothing above it is open."""
        if phrases.is_perfect_infinitive(verb) or (
            syntax.is_participle(verb) and not syntax.is_infinitive(verb)
        ):
            lemma = trigger.token.lemma_.lower()
            state = trigger.act.aspect == "state" or (lemma in self._lasting and verb.dep_ in ("acl", "amod"))
            fact.set_status("ongoing" if state else "happened", (verb,), "participle")
        elif syntax.morph(verb, "VerbForm") in ("Part", "Ger"):
            self._like_main_clause(verb, trigger, fact)
        elif trigger.in_title and verb.dep_ == "ROOT" and self._has_subject(verb) and not self._is_to(verb):
            fact.set_status("happened", (verb,), "present tense of a headline")
        elif trigger.in_title and verb.dep_ == "ROOT":
            fact.set_status("planned", (verb,), "infinitive in a headline")
        else:
            fact.set_status("hypothetical", (verb,), "infinitive with nothing that settles it")
            fact.set_certainty("unknown", (verb,), "infinitive with nothing that settles it")

    @staticmethod
    def _is_to(verb: Token) -> bool:
        """Whether an infinitive has its mark: "leaders *to* meet"."""
        return any(c.dep_ in ("mark", "case", "aux") and c.i < verb.i for c in verb.children)

    def _like_main_clause(self, verb: Token, trigger: Trigger, fact: Factuality) -> None:
        """A gerund or present participle shares the tense of the clause that it hangs on."""
        head = syntax.clause_head(verb.head) if verb.head.i != verb.i else verb
        if head.i != verb.i and syntax.finite_form(head) is not None:
            self.tense(head, trigger, fact)
        else:
            fact.set_status("ongoing", (verb,), "participle")

"""What tense and mood say of an act, for what nothing around it has settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import REALISED, Factuality
from seuil.assertion.model import Status
from seuil.assertion.triggers import Trigger

if TYPE_CHECKING:
    from spacy.tokens import Token


# Who says, announces or confirms that something would be done says that it will be; who warns of it does not.
_ASSURING = frozenset({"says", "announces", "confirms", "explains"})


class TenseReader:
    """Reads tense and mood.

    ``conditioned`` says whether a condition hangs on a clause; ``cue_of`` gives the cue in whose content a
    token stands;
    ``conditional_means_unconfirmed`` is true where the press marks the unconfirmed by the conditional mood.
    """

    def __init__(
        self,
        conditioned: Callable[[Token], bool],
        cue_of: Callable[[Token], Token | None],
        *,
        conditional_means_unconfirmed: bool,
    ) -> None:
        self._conditioned = conditioned
        self._cue_of = cue_of
        self._press = conditional_means_unconfirmed
        self.act_nouns: frozenset[int] = frozenset()
        self.stances: dict[int, str] = {}

    def base(self, node: Token, trigger: Trigger, fact: Factuality) -> None:
        """What tense and mood say, for what is still open; certain unless something said otherwise."""
        if fact.status is None:
            clause = node if syntax.is_predicate(node) else None
            if clause is not None:
                self.tense(clause, trigger, fact)
            else:
                state = trigger.act.aspect == "state"
                fact.set_status("ongoing" if state else "happened", (trigger.token,), "a noun taken for real")
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
        if (
            finite.i != verb.i
            and syntax.morph(verb, "VerbForm") == "Inf"
            and finite.dep_ in ("cop", "aux")
            and finite.lemma_ == "be"
        ):
            fact.set_status("planned", (finite, verb), "arranged: “is to”")
            return
        if self._conditioned(verb) and (mood == "Cnd" or tense == "Fut"):
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
        """Past and perfect: happened; imperfect, progressive and states: ongoing; headlines use the present
        for the past.
        """
        state = trigger.act.aspect == "state"
        progressive = (
            syntax.morph(verb, "VerbForm") in ("Part", "Ger")
            and syntax.morph(verb, "Tense") == "Pres"
            and finite.i != verb.i
        )
        compound = finite.i != verb.i and finite.dep_ == "aux" and syntax.is_participle(verb)
        if progressive or (tense == "Imp" and not compound):
            return "ongoing"
        if state:
            return (
                "ongoing"
                if tense == "Pres" and not (finite.i != verb.i and finite.lemma_ in ("avoir", "have"))
                else "happened"
            )
        if tense == "Past":
            return "happened"
        if finite.i != verb.i and syntax.is_participle(verb):
            passive_present = syntax.is_passive(verb) and not any(
                c.dep_ == "aux" and c.lemma_.lower() in ("avoir", "have") for c in verb.children
            )
            return "ongoing" if passive_present and finite.dep_ == "aux:pass" else "happened"
        return "happened" if trigger.act.speech or trigger.in_title else "ongoing"

    def _conditional(self, verb: Token, finite: Token, fact: Factuality) -> None:
        """The conditional mood: future in the past inside what somebody said; else the press's mark of the
        unconfirmed.
        """
        subject = syntax.subject_of(verb)
        if subject is not None and subject.i in self.act_nouns and not phrases.is_definite(subject):
            fact.set_status("hypothetical", (finite,), "what an act would do")
            fact.set_certainty("unknown", (finite,), "what an act would do")
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
            self.tense(head, trigger, fact)
        else:
            fact.set_status("ongoing", (verb,), "participle")

"""What an act makes of another that is its content: the strike that is authorised, demanded, denied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import REALISED, Factuality
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.acts import Certainty, Content
from seuil.data_files.shapes.grammar import StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token

# What these make of an act holds also where they themselves are only planned or asked for: whoever will ask
# for a withdrawal asks for it.
_OF_THEMSELVES = ("requested", "permitted", "hypothetical")


class Contents:
    """Applies to an act what the act above it makes of its content.

    ``conditioned`` says whether a condition hangs on a clause.
    """

    def __init__(self, words: StatusFile, conditioned: Callable[[Token], bool]) -> None:
        self._conditioned = conditioned
        self._free_choice = frozenset(words.free_choice)
        self._condition_nouns = frozenset(words.condition_nouns)

    def apply(self, trigger: Trigger, parent: Factuality | None, fact: Factuality, form: str) -> None:
        """Settle what is still open; ``parent`` is the factuality of the act above, ``form`` how the content
        stands there: noun, clause or inf.
        """
        above = trigger.parent
        assert above is not None
        content = above.word.content or above.act.content
        if content is None:
            return
        words = (above.token,)
        why = f"content of “{above.token.text}” ({above.act.id})"
        real = parent is None or parent.status in REALISED or parent.status is None
        negated = parent is not None and parent.polarity == "negated"
        if content.polarity == "negated":
            self._denied(trigger, content, fact, form, words, why, negated=negated)
        elif content.status is None:
            self._told(trigger, parent, fact, form, words, why)
        elif form != "clause" or content.status == "requested" or _is_subjunctive(trigger.predicate):
            self._made(trigger, content, parent if not real else None, fact, form, words, why)
            given = content.status == "permitted" or above.act.plover == "AGREE"
            if negated and given:
                fact.negate(words, why + ", not given")

    def _depends(self, trigger: Trigger) -> bool:
        """"Threatens to strike *if* …", "to sink *any* ship that …": what is promised or threatened under a
        condition.
        """
        above = trigger.parent
        for thing in syntax.children(trigger.predicate, "obj"):
            if any(word.lower_ in self._free_choice for word in (thing, *thing.children)):
                return True
        return self._conditioned(trigger.predicate) or (
            above is not None and self._conditioned(above.predicate)
        )

    def _is_listed(self, trigger: Trigger) -> bool:
        """"The *conditions* that justify the use of …": what a condition makes of an act, nobody does."""
        above = trigger.parent
        if above is None:
            return False
        verb = above.predicate
        subject = verb.head if verb.dep_.startswith("acl") else syntax.subject_of(verb)
        return subject is not None and subject.lemma_.lower() in self._condition_nouns

    @staticmethod
    def _denied(
        trigger: Trigger,
        content: Content,
        fact: Factuality,
        form: str,
        words: tuple[Token, ...],
        why: str,
        *,
        negated: bool,
    ) -> None:
        """What is refused, denied, vetoed; "does not rule out" leaves it open."""
        if trigger.act.speech and trigger.nominal:
            return  # a proposal, claim or request that is rejected was made
        if negated:
            fact.set_status(content.status, words, why + ", itself negated")
            fact.set_certainty("possible", words, why + ", itself negated")
            return
        fact.negate(words, why)
        perfect = form == "inf" and phrases.is_perfect_infinitive(trigger.predicate)
        if form == "clause" or perfect:
            return
        status = content.status
        if status == "happened" and trigger.act.aspect == "state":
            status = "ongoing"
        fact.set_status(status, words, why)
        fact.set_certainty(content.certainty, words, why)

    @staticmethod
    def _told(
        trigger: Trigger,
        parent: Factuality | None,
        fact: Factuality,
        form: str,
        words: tuple[Token, ...],
        why: str,
    ) -> None:
        """What is condemned, or of which somebody is accused, is told as real, whoever will condemn it."""
        supposed = parent is not None and parent.status == "hypothetical"
        if supposed and form == "noun" and not phrases.is_definite(trigger.token):
            assert parent is not None
            fact.set_status("hypothetical", words, why + ", itself not real")
            fact.set_certainty(parent.certainty, words, why + ", itself not real")
        elif form == "inf" and not phrases.is_perfect_infinitive(trigger.predicate):
            fact.set_status("ongoing" if trigger.act.aspect == "state" else "happened", words, why)

    def _made(
        self,
        trigger: Trigger,
        content: Content,
        unreal: Factuality | None,
        fact: Factuality,
        form: str,
        words: tuple[Token, ...],
        why: str,
    ) -> None:
        """What is asked for, allowed, ordered, promised, threatened; ``unreal`` is an act above that is not
        real itself.
        """
        if form == "inf" and phrases.is_perfect_infinitive(trigger.predicate):
            return
        if form == "inf" and content.status == "planned" and _is_bare(trigger):
            fact.set_status("ongoing", words, "said, without a promise")  # "assure soutenir"
            return
        status, certainty = content.status, content.certainty or "unknown"
        known = form == "noun" and phrases.is_definite(trigger.token) and unreal is None
        if known and status == "hypothetical" and content.actor == "none" and not self._is_listed(trigger):
            return  # "regards *the raid* as an act of war"
        if form == "noun" and trigger.parent is not None and trigger.parent.act.plover == "THREATEN":
            status, certainty = "hypothetical", "possible"
        if status == "planned" and self._depends(trigger):
            status, certainty = "hypothetical", "unknown"
        asked = unreal is not None and unreal.status == "requested" and status == "permitted"
        if unreal is not None and (asked or unreal.status == "hypothetical" or status not in _OF_THEMSELVES):
            status, certainty = unreal.status, _less_sure(unreal.certainty, certainty)
            why += ", itself not real"
        fact.settle(status, certainty, words, why)


def _is_subjunctive(verb: Token) -> bool:
    """Whether a clause stands in the subjunctive: "a ordonné que l'armée se *retire*"."""
    finite = syntax.finite_form(verb)
    return finite is not None and syntax.morph(finite, "Mood") == "Sub"


def _is_bare(trigger: Trigger) -> bool:
    """Whether an infinitive stands without its mark under a verb of saying."""
    verb = syntax.first_conjunct(trigger.predicate)
    above = trigger.parent
    told = above is not None and above.act.speech and not above.nominal
    marked = any(c.dep_ in ("mark", "case") for c in verb.children)
    return told and not marked and syntax.morph(verb, "VerbForm") == "Inf"


def _less_sure(one: Certainty | None, other: Certainty) -> Certainty:
    """The less sure of two certainties."""
    order: tuple[Certainty, ...] = ("unknown", "possible", "probable", "certain")
    return min(one or other, other, key=order.index)

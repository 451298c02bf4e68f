"""What the words of a clause say of its verb: negations, adverbs of certainty, modals, conditions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import Factuality
from seuil.assertion.markers import MarkerFinder
from seuil.data_files.shapes.grammar import CertaintyAdverb, Modal, StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token


class ModalityReader:
    """Reads the words that hang on a verb, whether it is the act's own or one above it.

    ``cue_of`` gives the cue of the innermost attribution whose content holds a token, or null; ``modals`` are
    the modals by lemma, ``negations`` the words that always negate.
    """

    def __init__(
        self,
        words: StatusFile,
        contractions: dict[str, str],
        markers: MarkerFinder,
        cue_of: Callable[[Token], Token | None],
    ) -> None:
        self.modals = {m.lemma: m for m in words.modals}
        self.negations = frozenset(words.negations)
        self._contractions = contractions
        self._markers = markers
        self._cue_of = cue_of
        self._paired = {particle: frozenset(mates) for particle, mates in words.paired_negations.items()}
        self._consequences = frozenset(words.consequence_verbs)
        self._missed = frozenset(words.missed)
        self.act_nouns: frozenset[int] = frozenset()
        self._adverbs = {a.lemma: a for a in words.adverbs}

    def clause(self, verb: Token, fact: Factuality, own: Token | None = None) -> None:
        """Negations, adverbs and modal auxiliaries of the clause of ``verb``; ``own`` is the act noun that
        it carries.
        """
        negators = self.negators(verb)
        if negators:
            fact.negate(tuple(negators), "negation")
        for child in (*verb.children, *self._shared(verb)):
            adverb = self._adverb(child)
            if adverb is not None:
                fact.set_certainty(adverb.certainty, (child,), "adverb of certainty")
            if (
                child.dep_ == "aux"
                and child.lemma_.lower() in self.modals
                and not self._markers.inverted(child, verb)
            ):
                self._modal(self.modals[child.lemma_.lower()], child, verb, fact, own)

    @staticmethod
    def _shared(verb: Token) -> list[Token]:
        """ "would have stopped and *withdrawn*": the auxiliaries that a bare participle shares."""
        first = verb.head
        bare = verb.dep_ == "conj" and not syntax.children(verb, "aux", "aux:pass")
        alike = bare and first.pos_ == "VERB" and syntax.is_participle(first) and syntax.is_participle(verb)
        return syntax.children(first, "aux") if alike else []

    def _adverb(self, child: Token) -> CertaintyAdverb | None:
        """An adverb of certainty, or a phrase that serves as one ("sans doute", "in all likelihood")."""
        if child.dep_ not in ("advmod", "obl", "obl:mod", "advcl", "discourse", "nmod"):
            return None
        lemma = child.lemma_.lower()
        preposition = phrases.preposition(child, self._contractions)
        return self._adverbs.get(f"{preposition} {lemma}") if preposition else self._adverbs.get(lemma)

    def is_missed(self, verb: Token) -> bool:
        """ "Could have been *avoided*", "aurait pu être *évité*": a chance that was not taken."""
        for modal in (*syntax.children(verb, "aux"), verb.head):
            if modal.lemma_.lower() not in self._missed:
                continue
            carrier = verb if modal.dep_ == "aux" else modal
            perfect = any(c.lemma_.lower() in ("have", "avoir") for c in syntax.children(carrier, "aux"))
            finite = syntax.finite_form(carrier)
            if perfect and finite is not None and syntax.morph(finite, "Mood") in ("", "Cnd"):
                return True
        return False

    def negators(self, token: Token) -> list[Token]:
        """The words that negate a token."""
        return phrases.negators(token, self.negations, self._paired)

    def _modal(
        self, modal: Modal, token: Token, verb: Token, fact: Factuality, own: Token | None = None
    ) -> None:
        """A modal over the act; with a perfect ("may have struck", "aurait pu") it speaks of the past."""
        perfect = any(
            c.dep_ == "aux" and c.lemma_.lower() in ("have", "avoir") and c.i != token.i
            for c in verb.children
        )
        if modal.lemma in ("would", "will") and self._is_consequence(verb, own):
            fact.set_status("hypothetical", (token,), "what an act would do")
            fact.set_certainty("unknown", (token,), "what an act would do")
            return
        if modal.lemma == "would" and self._cue_of(verb) is not None and not self.has_condition(verb):
            fact.set_status("planned", (token,), "future seen from the past")
            fact.set_certainty("certain", (token,), "future seen from the past")
            return
        status = modal.past if perfect and modal.past is not None else modal.status
        if modal.status == "planned" and self.has_condition(verb):
            status = "hypothetical"
        fact.set_status(status, (token,), f"modal “{token.text}”")
        fact.set_certainty(modal.certainty, (token,), f"modal “{token.text}”")

    def _is_consequence(self, verb: Token, own: Token | None) -> bool:
        """"*Any attack* would be met with force": what would follow from an act that is not said to be done.
        """
        subject = syntax.subject_of(verb)
        if subject is None or subject == own:
            return False
        open_act = subject.i in self.act_nouns and not phrases.is_definite(subject)
        return open_act or (subject.pos_ == "NOUN" and verb.lemma_.lower() in self._consequences)

    def has_condition(self, verb: Token) -> bool:
        """Whether a condition hangs on the clause: "if …", "en cas de …"."""
        for child in verb.children:
            if child.dep_ in ("advcl", "obl", "obl:mod", "nmod", "ccomp"):
                marker = self._markers.marker(child)
                if marker is not None and marker.condition:
                    return True
        return False

    def modals_only(self, verb: Token, fact: Factuality) -> None:
        """What is not real above a noun: a modal, the conditional or future of somebody's words."""
        finite = syntax.finite_form(verb)
        mood = syntax.morph(finite, "Mood") if finite is not None else ""
        future = finite is not None and syntax.morph(finite, "Tense") == "Fut"
        if finite is not None and (future or mood == "Cnd"):
            fact.set_status("hypothetical", (finite,), "in a clause that is not yet real")
            fact.set_certainty("unknown", (finite,), "in a clause that is not yet real")
        for child in verb.children:
            if child.dep_ == "aux" and child.lemma_.lower() in self.modals:
                modal = self.modals[child.lemma_.lower()]
                fact.set_status("hypothetical", (child,), f"under “{child.text}”")
                fact.set_certainty(
                    modal.certainty if modal.status == "hypothetical" else "unknown",
                    (child,),
                    f"under “{child.text}”",
                )

    def only_possible(self, verb: Token, fact: Factuality) -> None:
        """"*Could* decide to strike", "*pourrait* tenter de": what may be decided is but possible."""
        auxiliaries = [c for c in verb.children if c.dep_ == "aux"]
        above = [verb.head] if verb.dep_ == "xcomp" else []
        for token in (*auxiliaries, *above):
            modal = self.modals.get(token.lemma_.lower())
            if modal is not None and modal.status == "hypothetical" and modal.certainty == "possible":
                fact.settle("hypothetical", "possible", (token,), f"modal “{token.text}”")

    def modal_verb(self, modal: Modal, head: Token, fact: Factuality) -> None:
        """A modal that is a verb of its own, as in French: "pourrait frapper", "a dû partir"."""
        negators = self.negators(head)
        if negators:
            fact.negate(tuple(negators), f"negation of “{head.text}”")
        finite = syntax.finite_form(head)
        perfective = (
            syntax.is_participle(head) and finite is not None and syntax.morph(finite, "Mood") != "Cnd"
        )
        status = modal.past if perfective and modal.past is not None else modal.status
        present = finite is not None and syntax.morph(finite, "Mood") == "Ind"
        present = present and finite is not None and syntax.morph(finite, "Tense") in ("Pres", "Fut")
        if modal.obliges and not perfective and self._is_duty(head, finite, present=present):
            fact.set_status("requested", (head,), f"“{head.text}”: a duty")
            fact.set_certainty("unknown", (head,), f"“{head.text}”: a duty")
        if present and not perfective:
            fact.set_certainty(modal.indicative, (head,), f"modal “{head.text}”")
        fact.set_status(status, (head,), f"modal “{head.text}”")
        if not (perfective and modal.past is not None):
            fact.set_certainty(modal.certainty, (head,), f"modal “{head.text}”")

    def _is_duty(self, modal: Token, finite: Token | None, *, present: bool) -> bool:
        """Whether "devoir" says what must be, not what is due: "nous devons", "la Russie doit, dit-il"."""
        if finite is not None and syntax.morph(finite, "Person") == "1":
            return True
        return present and (bool(self.negators(modal)) or self._cue_of(modal) is not None)

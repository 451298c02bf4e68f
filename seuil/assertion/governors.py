"""What a word above an act makes of it: a verb such as "craindre", an adjective, a noun, a cue of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.factuality import REALISED, Factuality
from seuil.assertion.infinitives import Infinitives
from seuil.assertion.modality import ModalityReader
from seuil.assertion.model import Status
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


_OF_MEANS = frozenset({"with", "through", "par", "avec"})
# How a noun stands to one that it is listed under, or a content to the noun that governs it.
_LISTED = frozenset({"appos", "dep", "parataxis", "nsubj", "conj"})
_BESIDE_CONDITION = frozenset(
    {"nsubj", "obl", "obl:mod", "obl:arg", "obj", "dep", "nsubj:pass", "dislocated", "parataxis"}
)
_BELOW_NOUN = frozenset({"nmod", "acl", "acl:relcl", "ccomp", "advcl", "obl", "xcomp", "compound"})


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
        self.infinitives = Infinitives(words, self._governors, tenses)

    def of_noun(self, adjective: Token) -> Governor | None:
        """What an adjective, or a participle without a complement ("la visite *prévue*"), says of the act
        noun that it qualifies, if it is listed.
        """
        singular = adjective.lower_.removesuffix("s")
        for word in (adjective.lemma_.lower(), adjective.lower_, singular, singular.removesuffix("e")):
            if ("adjective", word, "noun") in self._governors:
                return self._governors["adjective", word, "noun"]
        if not syntax.is_participle(adjective) or syntax.children(adjective, "xcomp", "obj", "ccomp"):
            return None
        governor = self._governors.get(("verb", adjective.lemma_.lower(), "noun"))
        plain = governor is not None and not governor.fact and not governor.implicative
        if governor is None or not plain or (governor.polarity == "negated" and governor.status is None):
            return None
        weighed = governor.status == "planned" and governor.certainty == "possible"
        return None if weighed else governor  # "a truce *negotiated* by Qatar" may be in force

    def light(self, trigger: Trigger, fact: Factuality) -> None:
        """A support verb that says more than that the act is done: "ont *poursuivi* leurs frappes"."""
        verb = trigger.light
        governor = self._governors.get(("verb", verb.lemma_.lower(), "noun")) if verb is not None else None
        if verb is not None and governor is not None and governor.implicative and governor.status is not None:
            self._as_real_as(governor, verb, fact, trigger)

    def real_under_light(self, trigger: Trigger) -> Status | None:
        """What an act noun is whose support verb only tells of it ("nul n'a *revendiqué* l'attentat", "to
        *lift* the blockade"); null where the verb does it.
        """
        verb = trigger.light
        governor = self._governors.get(("verb", verb.lemma_.lower(), "noun")) if verb is not None else None
        if governor is None or not governor.fact or trigger.token.dep_ != "obj":
            return None
        return governor.status or self._tenses.real_status(trigger)

    def takes(self, node: Token, form: str) -> bool:
        """Whether a preposition of purpose brings what the word above is about: "plaider *pour* X"."""
        if form != "noun" or node.head.i == node.i:
            return False
        kind = "verb" if node.head.pos_ in ("VERB", "AUX") else "noun"
        governor = self._governors.get((kind, node.head.lemma_.lower(), form))
        preposition = phrases.preposition(node, self._contractions)
        return governor is not None and governor.status == "requested" and preposition in ("pour", "for")

    def govern(self, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger) -> bool:
        """Apply what ``head`` makes of ``node``; false when the climb must stop here."""
        if head.pos_ in ("VERB", "AUX"):
            return self._govern_by_verb(node, head, form, fact, trigger)
        lemma = head.lemma_.lower()
        kind = "adjective" if head.pos_ == "ADJ" else "noun"
        governor = self._governors.get((kind, lemma, form))
        if governor is None and form == "inf" and self.infinitives.is_singled(node, head):
            fact.set_status("happened", (head,), f"“{head.text}” to do it")
            return False
        if governor is not None and governor.implicative_in_past and self.infinitives.is_past(head):
            self._tenses.tense(head, trigger, fact)
            return True
        if form == "noun" and lemma in self._words.condition_nouns and node.dep_ in _LISTED:
            self._as_condition(head, fact)
            return False
        if governor is not None and (kind == "adjective" or node.dep_ in _BELOW_NOUN):
            if governor.fact:
                fact.set_status(governor.status, (head,), f"“{head.text}” takes it for real")
                return False
            if governor.shows and self._is_not_shown(head, fact):
                return False
            if self._is_any_attempt(governor, head):
                fact.settle("hypothetical", "unknown", (head,), f"“{head.text}” that may be made")
                return True
            self.apply(governor, (head,), fact)
        return self._above(node, head, form, governor, fact)

    def _above(
        self, node: Token, head: Token, form: str, governor: Governor | None, fact: Factuality
    ) -> bool:
        """What the clause says of which a noun or adjective above the act is the predicate; whether the climb
        goes on.
        """
        kind = "adjective" if head.pos_ == "ADJ" else "noun"
        if form == "noun" and node.dep_ == "nsubj" and syntax.is_predicate(head):
            if governor is not None:
                self._modality.clause(head, fact)
            elif not phrases.is_definite(node):
                self._modality.modals_only(head, fact)
            return False
        if kind == "adjective" and form != "noun" and syntax.is_predicate(head):
            self._modality.clause(head, fact)
        return form != "clause" or (governor is not None and kind == "noun")

    def _is_any_attempt(self, governor: Governor, noun: Token) -> bool:
        """"Would contest *any attempt* to extradite him": an attempt that nobody is said to have made."""
        tried = governor.status == "happened" and governor.polarity == "negated"
        free = any(c.lower_ in self._words.free_choice for c in noun.children)
        return tried and (free or self._tenses.is_unreal(syntax.clause_head(noun)))

    def _is_not_shown(self, head: Token, fact: Factuality) -> bool:
        """"*No* evidence of an attack", "*nothing* shows that …": then it is left open."""
        negators = self._modality.negators(head)
        if not negators and head.pos_ == "NOUN" and head.dep_ in ("obj", *syntax.SUBJECTS):
            negators = self._modality.negators(head.head)
        if negators:
            words, why = (*negators, head), f"“{head.text}” is itself negated"
            fact.status = fact.certainty = None
            fact.settle("hypothetical", "unknown", words, why)
        return bool(negators)

    @staticmethod
    def _as_condition(noun: Token, fact: Factuality) -> None:
        fact.settle("hypothetical", "unknown", (noun,), f"listed under “{noun.text}”")

    def _govern_by_verb(
        self, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger
    ) -> bool:
        lemma = head.lemma_.lower()
        modal = self._modality.modals.get(lemma)
        if modal is not None and form == "inf":
            self._modality.modal_verb(modal, head, fact)
            return True
        if form == "inf" and (
            self.infinitives.owed(node, head, lemma, fact) or self._through_object(node, head, lemma, fact)
        ):
            return True
        passed_noun = form == "noun" and any(
            ("noun", node.lemma_.lower(), f) in self._governors for f in ("inf", "noun", "clause")
        )
        if passed_noun and lemma in self._words.possession_verbs and self._modality.negators(head):
            fact.negate(tuple(self._modality.negators(head)), f"negation of “{head.text}”")
        governor = self._governors.get(("verb", lemma, form))
        condition = self._condition_noun(head, node) if form == "noun" and head.i in self.stances else None
        if condition is not None:
            # "Autre cas, « la mise à disposition … », poursuit le texte": the verb tells who says it.
            self._as_condition(condition, fact)
            return False
        if governor is not None and self._governs(node, form, governor):
            return self._by_listed(governor, node, head, form, fact, trigger)
        if form == "clause":
            return False
        if form == "inf" and self.infinitives.reported(node, head, lemma, fact):
            return False
        stance = self.stances.get(head.i)
        if stance is not None and node.dep_ in ("obj", "xcomp", "ccomp", "nsubj:pass", "obl:arg"):
            self._said(stance, node, head, form, fact, trigger)
            return False
        return self._inherit(node, head, form, fact, trigger)

    def _by_listed(
        self, governor: Governor, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger
    ) -> bool:
        """What a listed verb makes of its object, clause or infinitive."""
        if governor.shows:
            return not self._is_not_shown(head, fact) and form != "clause"
        if governor.fact:
            if form != "noun" or phrases.is_definite(node) or not self._tenses.is_unreal(head):
                status = governor.status or self._tenses.real_status(trigger)
                fact.set_status(status, (head,), f"“{head.text}” takes it for real")
                return False
            return True
        negators = self._modality.negators(head)
        if governor.polarity == "negated" and phrases.is_definite(node) and self._modality.is_missed(head):
            fact.set_status(self._tenses.real_status(trigger), (head,), f"not “{head.text}” in the end")
            return False
        if negators and governor.polarity == "negated" and governor.status == "hypothetical":
            # "has not ruled out a strike", "n'exclut pas de frapper": left open, not doubly denied
            fact.settle("hypothetical", "possible", (head,), f"“{head.text}” is itself negated")
            return form != "clause"
        if self._tenses.is_press_conditional(head):
            fact.set_certainty("possible", (head,), "conditional of the press: unconfirmed")
        elif negators and governor.status == "planned" and fact.certainty is None:
            fact.set_certainty("certain", (head, *negators), f"negation of “{head.text}”")
        if governor.implicative:
            self._as_real_as(governor, head, fact, trigger)
        else:
            if governor.status == "planned":
                self._modality.only_possible(head, fact)
            self.apply(governor, (head,), fact)
        if negators:
            fact.negate(tuple(negators), f"negation of “{head.text}”")
        return form != "clause"

    def _as_real_as(self, governor: Governor, head: Token, fact: Factuality, trigger: Trigger) -> None:
        """What is as real as its governor, whose own clause says how real that is ("managed to", "will
        stop").
        """
        if governor.polarity == "negated":
            fact.negate((head,), f"governed by “{head.text}”")
        self._modality.clause(head, fact)
        if fact.status is not None or syntax.finite_form(head) is None:
            return
        if governor.status is None:
            self._tenses.tense(head, trigger, fact)
            return
        own = Factuality()
        self._tenses.tense(head, trigger, own)
        status = governor.status if own.status in REALISED else own.status
        fact.set_status(status, (head,), f"governed by “{head.text}”")
        fact.set_certainty(own.certainty, (head,), f"governed by “{head.text}”")

    def _through_object(self, node: Token, head: Token, lemma: str, fact: Factuality) -> bool:
        """"Had *orders*, he said, to shoot": an infinitive that the parser hung on the verb of its noun."""
        if lemma not in self._words.possession_verbs or node.dep_ not in ("xcomp", "advcl"):
            return False
        for noun in syntax.children(head, "obj"):
            governor = self._governors.get(("noun", noun.lemma_.lower(), "inf"))
            if governor is not None and noun.i < node.i:
                self.apply(governor, (noun,), fact)
                if self._modality.negators(head):
                    fact.negate(tuple(self._modality.negators(head)), f"negation of “{head.text}”")
                return True
        return False

    def _said(
        self, stance: str, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger
    ) -> None:
        """An act as the object or infinitive of a verb of saying: what saying it so makes of it."""
        why = f"“{head.text}” {stance} it"
        done = phrases.is_perfect_infinitive(node) or (
            form == "noun" and trigger.act.plover in _DONE_WHEN_ANNOUNCED
        )
        if form == "inf" and not done and syntax.is_participle(node):
            # "said his army *used* gas": a past tense that the parser took for a participle
            fact.set_status("happened", (head,), why)
        if stance == "denies":
            fact.negate((head,), why)
        elif stance == "asks":
            fact.set_status("requested", (head,), why)
            fact.set_certainty("unknown", (head,), why)
        elif stance in ("warns", "threatens") and not done:
            fact.set_status("hypothetical", (head,), why)
            fact.set_certainty("possible", (head,), why)
        elif stance == "announces" and self._modality.negators(head):
            self._not_announced(node, head, form, fact, trigger)
        elif stance == "announces" and not done:
            fact.set_status("planned", (head,), why)
            fact.set_certainty("certain", (head,), why)
        elif form == "inf" and not done:
            fact.set_status("ongoing", (head,), why)

    def _not_announced(
        self, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger
    ) -> None:
        """"Has not announced *the* delivery": there may be one; "has not announced *any*": there need not."""
        known = form == "noun" and phrases.is_definite(node)
        words, why = (head, *self._modality.negators(head)), f"“{head.text}” is itself negated"
        fact.set_status(self._tenses.real_status(trigger) if known else "hypothetical", words, why)
        fact.set_certainty("possible" if known else "unknown", words, why)

    def _is_complement(self, node: Token) -> bool:
        """Whether a prepositional noun may be what a verb is about, no adjunct ("malgré l'arrestation")."""
        return phrases.preposition(node, self._contractions) in _COMPLEMENT_PREPOSITIONS

    def _governs(self, node: Token, form: str, governor: Governor) -> bool:
        """A verb governs its object, its clause and its infinitive; an adjunct it does not."""
        if form == "noun":
            undergone = node.dep_ in syntax.SUBJECTS and syntax.is_passive_form(node.head)
            return undergone or node.dep_ in ("obj", "obl:arg", "nsubj:pass", "xcomp", "iobj") or (
                node.dep_ == "obl" and (self._is_complement(node) or self.takes(node, form))
            )
        if form == "inf" and governor.status == "requested":
            told = syntax.morph(node, "VerbForm") == "Ger" or any(c.dep_ == "mark" for c in node.children)
            if not told:
                return False  # "told them there would be no vote": said, not asked
        if node.dep_ == "advcl":
            if form == "clause" or syntax.is_participle(node):
                return False  # "although X warned", "*réunis* à Abuja, ils ont arrêté …"
            return governor.polarity is None or not self._is_purpose(node)
        return node.dep_ in ("xcomp", "ccomp", "obj", "csubj", "obl", "acl")

    def _inherit(self, node: Token, head: Token, form: str, fact: Factuality, trigger: Trigger) -> bool:
        """An unlisted verb above: a non-finite act shares its factuality; a noun shares only what is not
        real.
        """
        if form == "noun":
            return self._noun_under(node, head, fact)
        if node.dep_ == "advcl" and self._is_purpose(node):
            self._tenses.purpose(node, form, trigger, (node,), fact)
            return False
        self._modality.clause(head, fact)
        return True

    def _noun_under(self, node: Token, head: Token, fact: Factuality) -> bool:
        """A noun under an unlisted verb is open where the verb is, unless it is known already ("will punish
        *the* attack").
        """
        if self._is_ended(node, head):
            return False
        condition = self._condition_noun(head, node)
        if condition is not None:
            # "Parmi les conditions … figure le lancement": what is listed as a condition is not said to be
            # done.
            self._as_condition(condition, fact)
            return False
        consequence = head.lemma_.lower() in self._words.consequence_verbs
        if phrases.is_definite(node) and not (consequence and node.dep_ in syntax.SUBJECTS):
            adjunct = node.dep_ in ("obl", "obl:mod", "nmod")
            if not adjunct or phrases.preposition(node, self._contractions) not in ("à", "to"):
                return False
        if phrases.preposition(node, self._contractions) in _OF_MEANS:
            # "will punish X *with* new sanctions": the means are as real as what is done by them
            self._modality.clause(head, fact)
            return True
        self._modality.modals_only(head, fact)
        return True

    def _is_ended(self, node: Token, head: Token) -> bool:
        """"Put an *end* to the raids", "mettre *fin* aux combats": what is ended was there."""
        if node.dep_ not in ("obl", "obl:arg", "nmod", "iobj"):
            return False
        lemmas = [c.lemma_.lower() for c in syntax.children(head, "obj")]
        governors = [self._governors.get(("noun", lemma, "noun")) for lemma in lemmas]
        return any(governor is not None and governor.fact for governor in governors)

    def _condition_noun(self, head: Token, node: Token) -> Token | None:
        """A noun such as "condition" or "cas" that shares a clause with an act noun."""
        for child in head.children:
            listed = child.i != node.i and child.lemma_.lower() in self._words.condition_nouns
            if listed and child.dep_ in _BESIDE_CONDITION:
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

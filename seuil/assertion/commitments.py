"""Declared *if … then …*: which act is said to lead to which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seuil.assertion import syntax
from seuil.assertion.factuality import Factuality
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import StatusFile

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Pair:
    """Antecedents and consequents of one commitment, the word that joins them, and how strongly it does."""

    if_: tuple[Trigger, ...]
    then: tuple[Trigger, ...]
    joint: Token
    force: str


class CommitmentFinder:
    """Pairs conditions with consequences, inside one sentence."""

    def __init__(self, triggers: list[Trigger], facts: dict[int, Factuality], words: StatusFile) -> None:
        self._triggers = triggers
        self._facts = facts
        self._words = words
        self._acts = {t.token.i: t for t in triggers}

    def find(self) -> list[Pair]:
        """All pairs in text order, each antecedent and consequent once per pair."""
        pairs = [*self._from_conditions(), *self._from_verbs()]
        pairs += [*self._from_alternatives(pairs), *self._from_waiting(pairs)]
        return sorted(pairs, key=lambda p: (p.joint.i, p.force))

    def _from_conditions(self) -> list[Pair]:
        """ "… en cas de X", "if X, …": the antecedents hang on the clause of the consequents."""
        found: dict[int, list[Trigger]] = {}
        nodes: dict[int, Token] = {}
        for trigger in self._triggers:
            node = self._facts[trigger.token.i].condition
            host = self._host(node) if node is not None else None
            if node is not None and host is not None:
                found.setdefault(host, []).append(trigger)
                nodes[host] = node
        pairs = []
        for host, antecedents in sorted(found.items()):
            inside = {t.i for t in nodes[host].subtree}
            then = [t for t in self._triggers if t.token.i not in inside and self._hangs_on(t, host)]
            then = [t for t in then if not _is_counterfactual(t) and not self._is_only_said(t)]
            then = then or self._elsewhere(nodes[host], inside)
            if then:
                token = self._triggers[0].token.doc[host]
                pairs.append(Pair(tuple(antecedents), tuple(then), token, self._force(then)))
        return pairs

    def _is_only_said(self, trigger: Trigger) -> bool:
        """Whether the act is the saying of the commitment ("…, he warned, unless …"), not what follows."""
        return trigger.act.speech and self._facts[trigger.token.i].status == "happened"

    def _elsewhere(self, node: Token, inside: set[int]) -> list[Trigger]:
        """What is to follow, where the parser hung the condition on something else than its clause: the open
        act of the sentence that stands nearest."""
        open_ = [
            t
            for t in self._triggers
            if t.token.sent == node.sent
            and t.token.i not in inside
            and self._is_open(t)
            and syntax.finite_form(t.predicate) is not None
        ]
        return [min(open_, key=lambda t: abs(t.token.i - node.i))] if open_ else []

    def _is_open(self, trigger: Trigger) -> bool:
        fact = self._facts[trigger.token.i]
        open_ = fact.status in ("planned", "hypothetical", "permitted") and fact.condition is None
        return open_ and not _is_counterfactual(trigger)

    def _from_alternatives(self, found: list[Pair]) -> list[Pair]:
        """"Withdraw, or we will strike", "se rendre, faute de quoi l'assaut serait donné": a demand, and what
        follows if it is not met."""
        pairs = []
        for joint in self._joints(self._words.alternatives, found):
            before = [
                t
                for t in self._triggers
                if t.token.i < joint.i
                and t.token.sent == joint.sent
                and self._facts[t.token.i].status in ("requested", "planned", "hypothetical")
                and not t.act.speech
            ]
            later = [t for t in self._triggers if t.token.i > joint.i and t.token.sent == joint.sent]
            after = [t for t in later if self._is_open(t)]
            if before and after:
                last = max(before, key=lambda t: t.token.i)
                pairs.append(Pair((last,), (after[0],), joint, self._force(after[:1])))
        return pairs

    def _from_waiting(self, found: list[Pair]) -> list[Pair]:
        """"will not negotiate until they withdraw", "ne sera pas levé avant le départ": what is refused until
        something happens."""
        pairs = []
        for joint in self._joints(self._words.awaited, found):
            waited = [
                t
                for t in self._triggers
                if t.token.i > joint.i and (joint.head.i == t.token.i or joint.head.i == t.predicate.i)
            ]
            refused = [
                t
                for t in self._triggers
                if t.token.i < joint.i
                and t.token.sent == joint.sent
                and self._facts[t.token.i].status == "planned"
                and self._facts[t.token.i].polarity == "negated"
            ]
            if waited and refused:
                last = max(refused, key=lambda t: t.token.i)
                pairs.append(Pair((waited[0],), (last,), joint, self._force([last])))
        return pairs

    def _joints(self, phrases: tuple[str, ...], found: list[Pair]) -> list[Token]:
        """Where one of the phrases stands, in sentences that no other rule has paired."""
        done = {p.joint.sent.start for p in found}
        sentences = {t.token.sent.start: t.token.sent for t in self._triggers}
        starts = [phrase.split(" ") for phrase in phrases]
        return [
            token
            for start, sentence in sorted(sentences.items())
            if start not in done
            for token in sentence
            if any([t.lower_ for t in token.doc[token.i : token.i + len(w)]] == w for w in starts)
        ]

    def _host(self, node: Token) -> int | None:
        """The clause or act on which the conditional phrase hangs."""
        for head in syntax.climb(node):
            if syntax.is_predicate(head) or head.i in self._acts:
                return head.i
        return None

    def _hangs_on(self, trigger: Trigger, host: int) -> bool:
        """Whether the act is the host clause or its content."""
        node = trigger.predicate
        if node.i == host or trigger.token.i == host or host in trigger.tokens:
            return True
        for head in syntax.climb(node):
            if head.i == host:
                return True
            if syntax.is_predicate(head) and syntax.finite_form(head) is not None:
                return False
        # The host may be the infinitive under a modal whose other verb is the act.
        above = trigger.token.doc[host]
        return any(c.i == node.i for c in syntax.children(above, "xcomp")) or (
            node.dep_ == "conj" and syntax.first_conjunct(node).i == host
        )

    def _force(self, then: list[Trigger]) -> str:
        certainty = self._facts[then[0].token.i].certainty
        return {"possible": "may", "certain": "will", "probable": "would"}.get(certainty or "", "would")

    def _from_verbs(self) -> list[Pair]:
        """ "X would mean Y", "toute attaque justifie Y", "les conditions qui justifient Y": verbs of
        consequence.
        """
        pairs = []
        doc = self._triggers[0].token.doc if self._triggers else ()
        for verb in doc:
            described = self._is_redescription(verb)
            if verb.lemma_.lower() not in self._words.consequence_verbs and not described:
                continue
            then = [
                t
                for t in self._triggers
                if t.token.i != verb.i
                and self._below(t, verb, ("obj", "xcomp", "obl", "ccomp", "obl:arg", "advcl"))
            ]
            if_ = [t for t in self._antecedents(verb) if t not in then]
            if described:
                if_, then = self._described(verb, if_, then)
            if if_ and then:
                pairs.append(
                    Pair(tuple(if_), tuple(then), verb, "regards-as" if described else self._force(then))
                )
        return pairs

    def _described(
        self, verb: Token, if_: list[Trigger], then: list[Trigger]
    ) -> tuple[list[Trigger], list[Trigger]]:
        """What is regarded, its subject or its object, and the regarding itself among what follows; nothing
        where it is told as done."""
        regard = self._acts[verb.i]
        if self._facts[verb.i].status in ("happened", "ongoing"):
            return if_, then
        if not if_:  # "elle tiendrait toute attaque pour dirigée contre elle"
            objects = {i.i for o in syntax.children(verb, "obj") for i in o.subtree}
            if_ = [t for t in self._triggers if t.token.i in objects and t is not regard]
        return if_, [regard, *(t for t in then if t not in if_)]

    def _is_redescription(self, verb: Token) -> bool:
        trigger = self._acts.get(verb.i)
        return trigger is not None and trigger.act.id == "regard-as"

    def _below(self, trigger: Trigger, verb: Token, deps: tuple[str, ...]) -> bool:
        node = trigger.predicate
        for _ in range(6):
            if node.head.i == node.i:
                return False
            if node.head.i == verb.i:
                return node.dep_ in deps
            if syntax.is_predicate(node) and syntax.finite_form(node) is not None and node.dep_ != "ccomp":
                return False
            node = node.head
        return False

    def _antecedents(self, verb: Token) -> list[Trigger]:
        """The acts in the subject, or those that a sentence says are among the conditions."""
        subject = syntax.subject_of(verb) or next(iter(syntax.children(verb, *syntax.CLAUSAL_SUBJECTS)), None)
        subject = subject or syntax.subject_of(syntax.clause_head(verb.head))
        if subject is None:
            return []
        if subject.lemma_.lower() in self._words.condition_nouns:
            return self._listed_as_condition(subject, verb)
        inside = {
            t.i for t in subject.subtree if verb.i not in {h.i for h in syntax.climb(t)} or t.i == subject.i
        }
        return [t for t in self._triggers if t.token.i in inside and t.token.i != verb.i]

    def _listed_as_condition(self, noun: Token, verb: Token) -> list[Trigger]:
        """ "Among the conditions that justify Y is X": the acts in one clause with the condition noun."""
        mine = {t.i for t in verb.subtree}
        host = noun if noun.head.i == noun.i else noun.head
        return [
            t
            for t in self._triggers
            if t.token.i not in mine
            and any(h.i in (host.i, noun.i) for h in [t.token, *list(syntax.climb(t.token))[:3]])
        ]


def _is_counterfactual(trigger: Trigger) -> bool:
    """ "n'aurait pas bombardé", "would have bombed": what did not come about binds nobody."""
    auxiliaries = syntax.children(trigger.predicate, "aux", "aux:pass")
    conditional = any(
        syntax.morph(a, "Mood") == "Cnd" and a.lemma_.lower() in ("avoir", "être") and a.dep_ == "aux"
        for a in auxiliaries
    )
    return conditional or {"would", "have"} <= {a.lemma_.lower() for a in auxiliaries}

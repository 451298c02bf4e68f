"""Finding the words that name an act, with the conditions that keep ambiguous words safe."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.conditions import Conditions
from seuil.assertion.lexicon import Entry, Lexicon, PartOfSpeech
from seuil.assertion.participants import Participants
from seuil.data_files.shapes.acts import Act, Word
from seuil.data_files.shapes.grammar import RolesFile

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_POS: dict[str, tuple[PartOfSpeech, ...]] = {
    "VERB": ("verb",),
    "AUX": ("verb",),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective", "verb"),
}
# How far back a bare noun may take up an act, in tokens.
_TAKEN_UP = 30
# How many letters a noun shares with the verb that it is of ("seize", "seizure").
_STEM = 4


@dataclass(slots=True)
class Trigger:
    """A word or set phrase that names an act.

    ``token`` is the word itself; ``predicate`` carries tense and subject: the verb, or the light verb of an
    act
    noun, or the noun itself. ``occurs`` is true where that verb only says that the act takes place. ``stray``
    are
    objects or complements that the word asked for and that the parser hung elsewhere. ``tokens`` are the
    indices of the words that make the trigger. ``launched`` is true where its place is said to be that from
    which
    weapons start. ``undergone`` is true
    where the light verb's subject suffers the act.
    """

    act: Act
    word: Word
    token: Token
    predicate: Token
    tokens: tuple[int, ...]
    nominal: bool
    light: Token | None = None
    undergone: bool = False
    occurs: bool = False
    stray: tuple[int, ...] = ()
    fixed: tuple[int, ...] = ()
    parent: Trigger | None = None
    in_title: bool = False
    launched: bool = False
    roles: dict[str, list[str]] = field(default_factory=dict)


def _stands_as_noun(adjective: Token) -> bool:
    """ "launched a *counter-offensive*": an adjective with an article, in the place of a noun."""
    nominal = adjective.dep_ in ("obj", "nsubj", "nsubj:pass", "obl", "nmod")
    return nominal and any(c.dep_ in ("det", "nmod", "nmod:poss") for c in adjective.children)


def _is_taken_up(noun: Token, entry: Entry, earlier: Trigger) -> bool:
    """Whether a bare noun can go back to an act named earlier: one just before, or, where an article marks
    the noun as known, any before ("condemned *the seizure*"), if its word is of the act's verb or asks for a
    kind of complement.
    """
    if earlier.act.id != entry.act.id:
        return False
    if noun.i - earlier.token.i < _TAKEN_UP:
        return True
    if entry.act.content is not None or any(c.dep_ == "amod" for c in noun.children):
        return False  # "les appels", "l'opposition" have other senses
    kin = noun.lemma_.lower()[:_STEM] == earlier.token.lemma_.lower()[:_STEM]
    return phrases.is_definite(noun) and (kin or bool(entry.word.needs))


@dataclass(frozen=True, slots=True)
class Refused:
    """A word that could name an act and does not here, with the reason."""

    token: Token
    reason: str


class TriggerFinder:
    """Finds the triggers of a document."""

    def __init__(self, lexicon: Lexicon, participants: Participants, roles: RolesFile) -> None:
        self._lexicon = lexicon
        self._roles = roles
        self._contractions = roles.contractions
        self._people = participants
        self._conditions = Conditions(participants, roles)

    def find(self, doc: Doc) -> tuple[list[Trigger], list[Refused]]:
        """All triggers in text order, and the words refused with their reasons."""
        candidates = {t.i for t in doc if self._entries(t) and not self._people.is_inside_name(t)}
        # Twice: a word that needs an act as its object may have been met by one that turned out to be none.
        first, _ = self._pass(doc, candidates, candidates)
        found, refused = self._pass(doc, candidates, set(first))
        refused = self._take_up_bare(found, refused)
        refused = self._take_up_definite(found, refused)
        self._drop_occurrences(found)
        self._drop_repeated(found)
        triggers = self._without_parts_of_others(found)
        for trigger in triggers:
            self._attach_light_verb(trigger, found)
        kept = [t for t in triggers if not self._wrong_doer(t, candidates)]
        return sorted(kept, key=lambda t: t.token.i), refused

    def _pass(
        self, doc: Doc, candidates: set[int], acts: set[int]
    ) -> tuple[dict[int, Trigger], list[Refused]]:
        """Every candidate tried; ``acts`` are the tokens that count as acts for those that need one."""
        found: dict[int, Trigger] = {}
        refused: list[Refused] = []
        for i in sorted(candidates):
            trigger, reason = self._at(doc[i], acts)
            if trigger is not None:
                found[i] = trigger
            elif reason:
                refused.append(Refused(doc[i], reason))
        return found, refused

    def _take_up_bare(self, found: dict[int, Trigger], refused: list[Refused]) -> list[Refused]:
        """ "…shipped shells to Russia; both deny any *deliveries*": a bare noun whose word asks for a
        complement takes up an act named before it. Returns what is still refused.
        """
        left = []
        for item in refused:
            at = item.token.i
            before = [t for i, t in found.items() if i < at]
            noun = item.token.pos_ == "NOUN" and "actor" not in self._people.kinds(item.token)
            entries = self._entries(item.token) if noun else []
            fitting = [
                e
                for e in entries
                if self._conditions.is_bare(item.token, e)
                and any(_is_taken_up(item.token, e, earlier) for earlier in before)
            ]
            if not fitting:
                left.append(item)
                continue
            entry = fitting[0]
            found[at] = Trigger(entry.act, entry.word, item.token, item.token, (at,), nominal=True)
        return left

    def _take_up_definite(self, found: dict[int, Trigger], refused: list[Refused]) -> list[Refused]:
        """ "un essai nucléaire (…) *l'essai*": a definite noun with nothing to it takes up an act
        named before.
        """
        named = {t.token.lemma_.lower(): t for _, t in sorted(found.items(), reverse=True) if t.nominal}
        left = []
        for item in refused:
            earlier = named.get(item.token.lemma_.lower())
            plain = not {c.dep_ for c in item.token.children} & {"amod", "nmod", "acl", "compound", "flat"}
            if (
                earlier is None
                or earlier.token.i > item.token.i
                or not plain
                or not phrases.is_definite(item.token)
            ):
                left.append(item)
            elif item.token.pos_ == "NOUN" and len(earlier.tokens) == 1:
                found[item.token.i] = Trigger(
                    earlier.act, earlier.word, item.token, item.token, (item.token.i,), nominal=True
                )
        return left

    def _drop_repeated(self, found: dict[int, Trigger]) -> None:
        """ "envoyer des renforts", "send tons of *aid*": a noun under a verb that names the same act already
        is no act of its own.
        """
        for at, trigger in list(found.items()):
            counted = trigger.token
            while self._people.core(counted.head).i == trigger.token.i and counted.head.i != counted.i:
                counted = counted.head
            above = found.get(counted.head.i)
            if (
                trigger.nominal
                and above is not None
                and not above.nominal
                and above.act.id == trigger.act.id
                and counted.dep_ in ("obj", "obl", "obl:arg", "obl:mod", "nsubj:pass")
            ):
                del found[at]
                above.fixed = (*above.fixed, at)  # what hangs on the noun is the verb's

    def _drop_occurrences(self, found: dict[int, Trigger]) -> None:
        """ "La trêve est entrée en vigueur": a verb that says that its subject, an act, takes place is no act
        itself.
        """
        for at, trigger in list(found.items()):
            subject = syntax.subject_of(trigger.token) if not trigger.nominal else None
            if (
                subject is not None
                and subject.i in found
                and found[subject.i].nominal
                and self._is_occurrence(trigger.token)
            ):
                del found[at]

    def _is_occurrence(self, verb: Token) -> bool:
        """Whether a verb, with its set complement, only says that its subject takes place."""
        for phrase in self._roles.occurrence_verbs:
            reflexive = phrase.startswith(("se ", "s'"))
            lemma, *rest = phrase.removeprefix("se ").removeprefix("s'").split()
            if verb.lemma_.lower() == lemma and (not reflexive or self._conditions.is_reflexive(verb)):
                if not rest or self._conditions.complement(verb, " ".join(rest)):
                    return bool(rest) or reflexive or not any(c.dep_ == "obj" for c in verb.children)
        return False

    def _wrong_doer(self, trigger: Trigger, candidates: set[int]) -> bool:
        """An act noun whose light verb has a subject that the noun's word does not allow."""
        if trigger.light is None or trigger.undergone or trigger.occurs or not trigger.nominal:
            return False
        word = trigger.word
        subject = self._conditions.logical_subject(trigger.light)
        if subject is None or subject.i == trigger.token.i or not (word.subject_needs or word.subject_unless):
            return False
        return subject.lemma_.lower() in word.subject_unless or (
            bool(word.subject_needs)
            and self._conditions.known(subject)
            and not self._conditions.fits(subject, word.subject_needs, candidates)
        )

    def _entries(self, token: Token) -> list[Entry]:
        found: list[Entry] = []
        for pos in _POS.get(token.pos_, ()):
            if token.dep_ in ("aux", "aux:pass", "cop") and pos == "verb":
                continue  # an auxiliary names no act; its verb may
            # An adjective may be a participle: "the besieged city", "les troupes déployées".
            if pos == "verb" and token.pos_ == "ADJ" and syntax.morph(token, "VerbForm") != "Part":
                continue
            found += self._lexicon.entries(pos, token.lemma_)
        if token.pos_ == "ADJ" and _stands_as_noun(token):
            found += self._lexicon.entries("noun", token.lemma_)
        return found

    def _at(self, token: Token, candidates: set[int]) -> tuple[Trigger | None, str]:
        """The act that the token names, or the reason why it names none: of the words that fit, the
        narrowest.
        """
        reason = ""
        fitting: list[tuple[int, Entry, tuple[int, ...], tuple[int, ...]]] = []
        for entry in self._entries(token):
            words, before = self._set_phrase(token, entry.rest), self._prefix(token, entry.prefix)
            if words is None or before is None:
                continue  # "forces" alone says nothing of "forces spéciales": no act is named
            problem, fixed = self._conditions.problem(token, entry, candidates)
            reason = reason or problem
            if not problem:
                # What the bare object decides ("fire missiles at X") is surer than what a preposition does.
                bonus = 2 * (bool(entry.word.needs or entry.word.words) and not entry.word.object_by)
                fitting.append((entry.narrowness + bonus, entry, (*before, *words), fixed))
        if not fitting:
            return None, reason
        _, entry, words, fixed = max(fitting, key=lambda f: f[0])
        # "a violé la trêve": a set object that is the act's content stays an act of its own.
        own = entry.word.object == "none" and entry.word.content is None
        whole = own or entry.word.complement or entry.word.particle
        if token.dep_ in ("acl", "acl:relcl"):
            # "the sanctions that it eased" are named before it eases them
            fixed = tuple(i for i in fixed if i != token.head.i)
        tokens = tuple(sorted({*words, *(fixed if whole else ())}))
        stray = () if whole or entry.word.object == "none" else tuple(i for i in fixed if i not in words)
        return Trigger(
            entry.act, entry.word, token, token, tokens, entry.pos == "noun", fixed=fixed, stray=stray
        ), ""

    def _set_phrase(self, token: Token, rest: tuple[str, ...]) -> tuple[int, ...] | None:
        """The indices of a phrase of several words that begins at the token, or null if it is not there."""
        found, at = [token.i], token.i
        for lemma in rest:
            at += 1
            if at < len(token.doc) and token.doc[at].text in ("-", "'"):
                at += 1
            if at >= len(token.doc) or lemma not in (token.doc[at].lemma_.lower(), token.doc[at].lower_):
                return None
            found.append(at)
        return tuple(found)

    @staticmethod
    def _prefix(token: Token, prefix: tuple[str, ...]) -> tuple[int, ...] | None:
        """The indices of the parts that hyphens join to the front of the token, or null if they are not
        there.
        """
        found, at = [], token.i
        for part in reversed(prefix):
            if at < 2 or token.doc[at - 1].text != "-" or token.doc[at - 2].lower_ != part:
                return None
            at -= 2
            found.append(at)
        return tuple(reversed(found))

    def _without_parts_of_others(self, found: dict[int, Trigger]) -> list[Trigger]:
        """A noun that a verb's set phrase took ("donner son feu vert") is not a trigger of its own."""
        taken: set[int] = set()
        for at, trigger in sorted(found.items()):
            for part in trigger.tokens:
                if part < at and trigger.token.doc[part + 1].text == "-":
                    found.pop(part, None)  # "test-fired" is one word, whose head is the last part
        for at, trigger in sorted(found.items()):
            taken |= {i for i in trigger.tokens if i != at}
        for at in sorted(taken & set(found)):
            del found[at]
        return list(found.values())

    def _attach_light_verb(self, trigger: Trigger, found: dict[int, Trigger]) -> None:
        """Let the support verb of an act noun carry its subject, tense and polarity."""
        noun = syntax.first_conjunct(trigger.token) if trigger.nominal else None
        if noun is None:
            return
        if (
            noun.dep_ in ("nsubj", "nsubj:pass")
            and noun.head.i not in found
            and self._is_occurrence(noun.head)
        ):
            trigger.light, trigger.occurs, trigger.predicate = noun.head, True, noun.head
            return
        verb, undergone = self._support(noun)
        if verb is None or (verb.i in found and verb.lemma_.lower() not in self._roles.undergo):
            return
        trigger.light, trigger.undergone = verb, undergone
        trigger.occurs = verb.lemma_.lower() in self._roles.existential_verbs
        if verb.dep_ != "acl":
            # "l'attaque menée par X": the participle gives the doer, but the noun's own place gives the
            # status.
            trigger.predicate = verb

    def _support(self, noun: Token) -> tuple[Token | None, bool]:
        head = noun.head
        lemma = head.lemma_.lower()
        if (
            lemma in self._roles.existential_verbs
            and noun.dep_ in ("obj", "nsubj", "obl")
            and any(c.lower_ in self._roles.existential_marks for c in head.children)
        ):
            return head, False
        if head.i == noun.i or head.pos_ not in ("VERB", "AUX"):
            participle = next(
                (c for c in noun.children if c.dep_ in ("acl", "acl:relcl") and c.pos_ == "VERB"), None
            )
            return self._support_participle(participle)
        if noun.dep_ == "obj" and not syntax.is_passive(head):
            if lemma in self._roles.undergo:
                return head, True
            return (head, False) if lemma in self._roles.light_verbs else (None, False)
        if noun.dep_ == "nsubj:pass" and lemma in self._roles.light_verbs:
            return head, False
        taken_by = self._roles.light_prepositional.get(lemma, ())
        if noun.dep_ in ("obl", "obl:arg", "obj") and any(
            phrases.preposition(noun, self._contractions) == p.split()[-1] for p in taken_by
        ):
            return head, lemma in self._roles.undergo  # "came under attack"
        return None, False

    def _support_participle(self, participle: Token | None) -> tuple[Token | None, bool]:
        """ "l'attaque menée par X", "the raid that X launched"."""
        if participle is None or participle.lemma_.lower() not in self._roles.light_verbs:
            return None, False
        if syntax.is_passive(participle) or participle.dep_ == "acl:relcl":
            return participle, False
        return None, False

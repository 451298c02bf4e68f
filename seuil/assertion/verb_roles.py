"""The roles around a verb that names an act, and around the light verb of an act noun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import complements, phrases, syntax
from seuil.assertion.filling import HOSTILE, Filled, Filler
from seuil.assertion.participants import Participants
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import RolesFile

if TYPE_CHECKING:
    from spacy.tokens import Token

_MAX_CONTENT_DEPTH = 6
# Acts in which what is cut off belongs to who cuts it: "its aid was suspended".
_GIVERS = frozenset({"SANCTION", "AID"})


class VerbRoles:
    """Fills the roles of verbs."""

    def __init__(self, participants: Participants, roles: RolesFile, filler: Filler) -> None:
        self._people = participants
        self._roles = roles
        self._contractions = roles.contractions
        self._fill = filler
        self._acts: frozenset[int] = frozenset()

    def from_verb(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        """Fill the roles of an act named by a verb; ``others`` are the tokens of other acts."""
        verb = trigger.token
        self._acts = others
        passive = syntax.is_passive(verb)
        if passive and verb.dep_ in ("acl", "amod") and verb.lemma_.lower() in self._roles.never_passive:
            passive = False
            self._fill.add_doer(trigger, syntax.modified_noun(verb), filled)
        if passive:
            self._add_passive(trigger, verb, filled)
        else:
            self.add_subject(trigger, verb, filled)
            for item in self._objects(verb) or self._partitive_objects(trigger):
                told_of = item.i in others and (trigger.word.content or trigger.act.content) is not None
                if told_of and self._people.entity(item) is None:
                    pass  # "condemned the arrest of X": whom the act falls on is not whom one condemns
                elif item.i not in trigger.fixed or trigger.word.object != "none":
                    self._fill.add_object(trigger, item, filled, bare=True)
                self._add_nested(trigger, item, filled, others)
        for i in trigger.stray:
            self._fill.add_object(trigger, verb.doc[i], filled, bare=True)
        fixed_nouns = [verb.doc[i] for i in trigger.fixed if verb.doc[i].pos_ in ("NOUN", "PROPN")]
        for holder in (verb, *fixed_nouns):
            for child in holder.children:
                if holder is not verb and self._owns_fixed(trigger, child, filled):
                    continue
                if child.dep_ in syntax.OBLIQUES and child.i not in trigger.tokens:
                    self._fill.add_oblique(trigger, child, filled, passive=passive)
                    self._add_nested(trigger, child, filled, others)

    def _objects(self, verb: Token) -> list[Token]:
        """The objects; where a relative's noun is nobody, whom the pronoun was found to mean."""
        found = syntax.objects_of(verb)
        if not any(self._people.entity(item) for item in found):
            relative = [c for c in syntax.children(verb, "obj") if syntax.morph(c, "PronType") == "Rel"]
            found = [c for c in relative if self._people.entity(c) is not None] or found
        return found

    def _partitive_objects(self, trigger: Trigger) -> list[Token]:
        """ "a bombardé *des* positions": the contracted preposition is the plural article."""
        word, verb = trigger.word, trigger.token
        if word.object_by or word.reflexive or "de" in word.prepositions or trigger.act.plover == "RETREAT":
            return []
        return [
            child
            for child in syntax.children(verb, "obl", "obl:arg", "nmod")
            if verb.i < child.i <= verb.i + 4
            and any(c.dep_ == "case" and c.lower_ in self._roles.plural_articles for c in child.children)
            and child.i not in trigger.tokens
        ][:1]

    def _owns_fixed(self, trigger: Trigger, child: Token, filled: Filled) -> bool:
        """ "geler les avoirs *de Kaboul*": an act done to something falls on its owner."""
        if (
            child.dep_ not in ("nmod", "amod", "nmod:poss")
            or trigger.act.plover not in HOSTILE
            or filled.ids["target"]
        ):
            return False
        preposition = phrases.preposition(child, self._contractions)
        if preposition and self._fill.sense(child, preposition) != "of":
            return False
        filled.add_all(
            "target",
            [
                e
                for e in self._people.entities(child)
                if e.kind in ("state", "person", "group", "government", "organisation", "city", "region")
            ],
        )
        return bool(filled.ids["target"])

    def add_subject(self, trigger: Trigger, verb: Token, filled: Filled) -> None:
        """Put the subject where the word or the voice says."""
        subject = self.doer_of(verb)
        if subject is None:
            self._add_owner_of_object(verb, filled)
            return
        if self._people.entity(subject) is None and not self._people.owners(subject):
            subjects = syntax.children(verb, "nsubj")
            relative = [c for c in subjects if syntax.morph(c, "PronType") == "Rel"]
            subject = next((c for c in relative if self._people.entity(c) is not None), subject)
        role = trigger.word.subject or "actor"
        if subject.i in self._acts and role == "actor" and self._people.entity(subject) is None:
            return  # "the shelling of X killed ten": who shelled is asked of that act
        if role not in ("none", "content"):
            self._fill.add_doer(trigger, subject, filled, role)

    def doer_of(self, verb: Token) -> Token | None:
        """The subject of a verb, its own or understood."""
        return syntax.subject_of(verb) or self._understood_subject(verb)

    def _add_owner_of_object(self, verb: Token, filled: Filled) -> None:
        """ "il faut défendre nos frontières": where nobody is named, who acts on what is his own."""
        if self._is_bare(verb):
            for item in syntax.objects_of(verb):
                if any(syntax.morph(c, "Poss") == "Yes" for c in item.children):
                    filled.add_all("actor", self._people.possessors(item))

    def _add_passive(self, trigger: Trigger, verb: Token, filled: Filled) -> None:
        agent = any(c.dep_ == "obl:agent" for c in verb.children)
        in_front = self._subject_behind(verb)
        if in_front is not None and trigger.act.reciprocal and not agent:
            self._fill.add_doer(trigger, in_front, filled)  # "*Réunis* à Genève, les ministres …"
            return
        for patient in [in_front] if in_front is not None else syntax.patients(verb):
            self._fill.add_object(trigger, patient, filled, bare=True)
            if not agent and trigger.act.plover in _GIVERS and trigger.act.object == "content":
                filled.add_all("actor", self._people.owners(patient))

    @staticmethod
    def _subject_behind(participle: Token) -> Token | None:
        """ "*Libéré* en mai, l'opposant a fui": whom a participle in front of the clause is about."""
        main = participle.head
        bare = participle.dep_ == "advcl" and not syntax.children(participle, "aux", "aux:pass", "mark")
        subject = syntax.subject_of(main) if bare and participle.i < main.i else None
        return subject if subject is not None and subject.i > participle.i else None

    def _understood_subject(self, verb: Token) -> Token | None:
        """The subject of an infinitive, gerund or participle that has none of its own.

        By control: the object of "force X to leave", else the subject of the governing verb ("X veut partir",
        "X a
        frappé Y, tuant Z"); a participle on a noun ("les troupes visant X") has the noun.
        """
        for _ in range(_MAX_CONTENT_DEPTH):
            head = verb.head
            if head.i == verb.i:
                return None
            if verb.dep_ in ("acl", "acl:relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
                return self._understood_on_noun(verb, head)
            if verb.dep_ in ("xcomp", "ccomp", "advcl", "csubj", "obl") and (
                head.pos_ in ("VERB", "AUX", "ADJ") or syntax.is_predicate(head)
            ):
                if not self._is_bare(verb):
                    return None
                controlled = self._controlled(head, verb)
                if controlled is not None:
                    return controlled
                found = None if syntax.is_passive(head) and verb.dep_ == "advcl" else syntax.subject_of(head)
                if found is not None:
                    return found
            elif head.pos_ == "ADV" and self._is_bare(verb):
                verb = head  # "afin *de vérifier*": the word that opens the clause, hung on the verb above
                head = verb.head
                found = syntax.subject_of(head) if head.pos_ in ("VERB", "AUX") else None
                if found is not None:
                    return found
            elif verb.dep_ != "conj":
                return None
            verb = head
        return None

    def _understood_on_noun(self, verb: Token, noun: Token) -> Token | None:
        """The same for a verb that hangs on a noun."""
        if syntax.morph(verb, "VerbForm") == "Inf" or phrases.is_perfect_infinitive(verb):
            return noun if self._is_controller(noun) else self._holder_of(noun)
        if syntax.is_participle(verb):
            return None
        return self._above_comma(verb, noun) or noun

    @staticmethod
    def _above_comma(verb: Token, noun: Token) -> Token | None:
        """ "les missiles ont touché le port, *tuant* dix civils": behind a comma, the clause's subject."""
        first = min([verb.i, *(c.i for c in verb.children if c.i < verb.i and c.dep_ != "punct")])
        comma = first > 0 and verb.doc[first - 1].lower_ == ","
        if comma and verb.dep_ == "acl" and noun.dep_ in ("obj", "obl", "obl:arg", "nmod"):
            above = next((h for h in syntax.climb(noun) if h.pos_ == "VERB"), None)
            return syntax.subject_of(above) if above is not None and not syntax.is_passive(above) else None
        return None

    def _is_controller(self, noun: Token) -> bool:
        """ "accuse *l'Érythrée* d'avoir envoyé": the infinitive hung on the object that controls it."""
        return (
            noun.dep_ in ("obj", "iobj", "obl", "obl:arg")
            and noun.head.lemma_.lower() in self._roles.object_control
            and bool(self._people.kinds(noun) & {"actor", "troops"})
        )

    def _holder_of(self, noun: Token) -> Token | None:
        """Whose plan, threat or ability a noun is: its possessor, else the subject of the verb that it is the
        object of.
        """
        for child in noun.children:
            of = self._fill.sense(child, phrases.preposition(child, self._contractions)) == "of"
            if child.dep_ == "nmod:poss" or (child.dep_ == "nmod" and of):
                return child
        if noun.dep_ in ("obj", "obl") and noun.head.pos_ in ("VERB", "AUX"):
            return syntax.subject_of(noun.head)
        return None

    @staticmethod
    def _is_bare(verb: Token) -> bool:
        """Whether the verb has no tense of its own, so that its subject may be understood."""
        return syntax.morph(verb, "VerbForm") in ("Inf", "Ger", "Part", "") and syntax.morph(
            verb, "Mood"
        ) not in ("Ind", "Cnd", "Sub")

    def _as_complement(self, verb: Token) -> bool:
        """ "accused X *of* planning", "accuse X *d'*avoir": what looks like an adjunct is what the verb asks
        for.
        """
        marks = [
            self._contractions.get(c.lower_, c.lower_) for c in verb.children if c.dep_ in ("mark", "case")
        ]
        return any(self._roles.prepositions.get(m) in ("of", "recipient", "from", "on") for m in marks)

    def _controlled(self, head: Token, verb: Token) -> Token | None:
        if head.lemma_.lower() not in self._roles.object_control or (
            verb.dep_ == "advcl" and not self._as_complement(verb)
        ):
            return None
        if syntax.is_passive(head):
            return syntax.subject_of(head) or self._receiver(head)
        for child in head.children:
            if child.dep_ in ("obj", "iobj") and child.i != verb.i:
                return child
            if child.dep_ in ("obl", "obl:arg") and phrases.preposition(child, self._contractions) in (
                "à",
                "to",
                "on",
            ):
                return child
        return None

    def _receiver(self, participle: Token) -> Token | None:
        """ "l'interdiction faite *aux Ukrainiens* d'employer": to whom leave or order is given."""
        for child in participle.children:
            if child.dep_ in ("obl", "obl:arg", "iobj", "nmod") and child.i > participle.i:
                if self._fill.sense(child, phrases.preposition(child, self._contractions)) == "recipient":
                    return child
        return None

    def _add_nested(self, trigger: Trigger, token: Token, filled: Filled, others: frozenset[int]) -> None:
        """Phrases that the parser hung on the object but that say where the act falls ("lancé des missiles
        contre X"), or with whom it was done ("ratified the accord with X").
        """
        if token.i in others or (trigger.word.object == "none" and token.i in trigger.fixed):
            return
        on_people = trigger.act.object == "target"
        for dependent in complements.nominal_dependents(token):
            if dependent.dep_ not in ("nmod", "obl") or dependent.i in others or dependent.head.i in others:
                continue
            sense = self._fill.sense(dependent, phrases.preposition(dependent, self._contractions))
            if (
                sense in ("target", "on", "instrument")
                or (sense == "place" and not filled.ids["place"])
                or (sense == "recipient" and trigger.act.plover in ("AID", "COOPERATE"))
                or (sense == "recipient" and (trigger.act.object == "place" or trigger.act.speech))
                or (sense in ("of", "from") and trigger.act.plover == "RETREAT" and not on_people)
                or (sense == "with" and (trigger.act.reciprocal or "weapon" in self._people.kinds(dependent)))
                or (sense == "from" and trigger.act.object == "instrument")
            ):
                self._fill.by_sense(trigger, dependent, sense, filled, passive=False)
            elif sense == "with" and "document" in self._people.kinds(token) and not filled.ids["target"]:
                filled.add_all("target", self._people.entities(dependent))

    def from_light_verb(self, trigger: Trigger, filled: Filled) -> None:
        """Fill the roles of a noun from the verb that only carries it (“carry out a strike”)."""
        light = trigger.light
        assert light is not None
        if trigger.undergone:
            subject = self.doer_of(light)
            if subject is not None:
                filled.add_all("target", self._people.entities(subject))
            return
        if not trigger.occurs and not syntax.is_passive(light) and not filled.ids["actor"]:
            self.add_subject(trigger, light, filled)
        for child in light.children:
            if child.dep_ in syntax.OBLIQUES and child.i != trigger.token.i:
                self._fill.add_oblique(trigger, child, filled, passive=syntax.is_passive(light))

"""Who fills the roles of an act: actor, target, instrument, place, from the syntax around its trigger."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seuil.assertion import syntax
from seuil.assertion.participants import Participants
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import RolesFile
from seuil.reading.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

ROLES = ("actor", "target", "instrument", "place")
# Acts done to somebody by force or word: what they fall on is a target even when it is a stretch of land.
_HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION", "ACCUSE", "REJECT"})
# Acts that happen on the ground where their target lies.
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_LAND = frozenset({"state", "region", "city"})
_MAX_CONTENT_DEPTH = 6


@dataclass(slots=True)
class Filled:
    """Entity ids by role, without repeats, in the order found."""

    ids: dict[str, list[str]] = field(default_factory=lambda: {role: [] for role in ROLES})

    def add(self, role: str, entity: Entity) -> None:
        """Put an entity in a role, once."""
        if entity.id not in self.ids[role]:
            self.ids[role].append(entity.id)

    def add_all(self, role: str, entities: list[Entity]) -> None:
        """Put several in a role."""
        for entity in entities:
            self.add(role, entity)


class RoleFinder:
    """Fills the roles of triggers."""

    def __init__(self, participants: Participants, roles: RolesFile) -> None:
        self._people = participants
        self._roles = roles
        self._contractions = roles.contractions

    def fill(self, trigger: Trigger, trigger_tokens: frozenset[int]) -> Filled:
        """The roles that the trigger's own clause or phrase fills; ``trigger_tokens`` are heads of other acts."""
        filled = Filled()
        if trigger.nominal:
            self._from_noun(trigger, filled, trigger_tokens)
            if trigger.light is not None:
                self._from_light_verb(trigger, filled)
            elif trigger.predicate is not None and any(c.dep_ == "cop" for c in trigger.token.children):
                self._add_subject(trigger, trigger.token, filled)
        else:
            self._from_verb(trigger, filled, trigger_tokens)
        return filled

    # --- verbs

    def _from_verb(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        verb = trigger.token
        passive = syntax.is_passive(verb)
        if passive:
            self._add_passive(trigger, verb, filled)
        else:
            self._add_subject(trigger, verb, filled)
            for item in syntax.objects_of(verb):
                if item.i not in trigger.fixed or trigger.word.object != "none":
                    self._add_object(trigger, item, filled, bare=True)
                self._add_nested(trigger, item, filled, others)
        fixed_nouns = [verb.doc[i] for i in trigger.fixed if verb.doc[i].pos_ in ("NOUN", "PROPN")]
        for holder in (verb, *fixed_nouns):
            for child in holder.children:
                if child.dep_ in syntax.OBLIQUES and child.i not in trigger.tokens:
                    self._add_oblique(trigger, child, filled, passive=passive)
                    self._add_nested(trigger, child, filled, others)

    def _add_subject(self, trigger: Trigger, verb: Token, filled: Filled) -> None:
        subject = syntax.subject_of(verb) or self._understood_subject(verb)
        if subject is None:
            return
        role = trigger.word.subject or "actor"
        if role not in ("none", "content"):
            self._add_doer(trigger, subject, filled, role)

    def _add_doer(self, trigger: Trigger, token: Token, filled: Filled, role: str = "actor") -> None:
        """A doer; a weapon that "strikes" is the instrument, and its owner the actor."""
        for part in syntax.conjuncts(token):
            entity = self._people.entity(part)
            if entity is not None and entity.kind == "weapon" and role == "actor":
                filled.add("instrument", entity)
                filled.add_all("actor", self._people.owners(part) or self._people.possessors(part))
            elif entity is not None:
                filled.add(role, entity)
            else:
                filled.add_all(role, self._people.owners(part))

    def _add_passive(self, trigger: Trigger, verb: Token, filled: Filled) -> None:
        patient = verb.head if verb.dep_ in ("acl", "amod") else syntax.subject_of(verb)
        if verb.dep_ == "conj" and verb.head.dep_ in ("acl", "amod"):
            patient = verb.head.head
        if patient is not None:
            self._add_object(trigger, patient, filled, bare=True)

    def _understood_subject(self, verb: Token) -> Token | None:
        """The subject of an infinitive, gerund or participle that has none of its own.

        By control: the object of "force X to leave", else the subject of the governing verb ("X veut partir", "X a
        frappé Y, tuant Z"); a participle on a noun ("les troupes visant X") has the noun.
        """
        for _ in range(_MAX_CONTENT_DEPTH):
            head = verb.head
            if head.i == verb.i:
                return None
            if verb.dep_ in ("acl", "acl:relcl") and head.pos_ in ("NOUN", "PROPN", "PRON"):
                return head if not syntax.is_participle(verb) and syntax.morph(verb, "VerbForm") != "Inf" else None
            if verb.dep_ in ("xcomp", "ccomp", "advcl", "csubj", "obl") and (head.pos_ in ("VERB", "AUX", "ADJ") or syntax.is_predicate(head)):
                if not self._is_bare(verb):
                    return None
                controlled = self._controlled(head, verb)
                if controlled is not None:
                    return controlled
                found = None if syntax.is_passive(head) and verb.dep_ == "advcl" else syntax.subject_of(head)
                if found is not None:
                    return found
            elif verb.dep_ != "conj":
                return None
            verb = head
        return None

    @staticmethod
    def _is_bare(verb: Token) -> bool:
        """Whether the verb has no tense of its own, so that its subject may be understood."""
        return syntax.morph(verb, "VerbForm") in ("Inf", "Ger", "Part", "") and syntax.morph(verb, "Mood") not in ("Ind", "Cnd", "Sub")

    def _controlled(self, head: Token, verb: Token) -> Token | None:
        if head.lemma_.lower() not in self._roles.object_control or verb.dep_ == "advcl":
            return None
        if syntax.is_passive(head):
            return syntax.subject_of(head)
        for child in head.children:
            if child.dep_ in ("obj", "iobj") and child.i != verb.i:
                return child
            if child.dep_ in ("obl", "obl:arg") and syntax.preposition(child, self._contractions) in ("à", "to", "on"):
                return child
        return None

    def _add_object(self, trigger: Trigger, token: Token, filled: Filled, *, bare: bool = False) -> None:
        """A direct object, a passive subject or the object side of a genitive.

        A ``bare`` object beside one that a preposition introduces is judged by what it is ("fire *missiles* at X").
        """
        role = trigger.word.object or trigger.act.object
        if bare and trigger.word.object_by and role != "none":
            role = "auto"
        for part in syntax.conjuncts(token):
            if part is not token and syntax.is_predicate(part):
                continue
            self._add_one_object(trigger, part, role, filled)

    def _add_one_object(self, trigger: Trigger, part: Token, role: str, filled: Filled) -> None:
        entity = self._people.entity(part)
        if role in ("none", "content"):
            return
        if entity is not None and entity.kind == "weapon":
            # "abattre un drone", "la destruction de drones" are done to it; "tirs d'artillerie" are done with it.
            done_to = role == "target" and (not trigger.nominal or bool(self._people.kinds(part) & set(trigger.word.needs)))
            filled.add("target" if done_to else "instrument", entity)
            if done_to:
                filled.add_all("target", self._people.owners(part))
            return
        if entity is not None and entity.kind == "document":
            filled.add("target", entity) if role == "target" else None
            return
        if role == "place" and entity is not None and entity.kind not in _LAND:
            role = "target" if entity.kind != "armed-force" else "instrument"
        wanted = "target" if role == "auto" else role
        named = [entity] if entity is not None else self._people.owners(part)
        if wanted == "instrument" and entity is not None and entity.kind in ("state", "region", "city"):
            wanted = "target"
        filled.add_all(wanted, named)
        if wanted == "target" and self._is_ground(part) and trigger.act.plover in _ON_THE_GROUND:
            filled.add_all("place", [e for e in named if e.kind in _LAND])
            # "les côtes de la Syrie": land that belongs to someone falls on its owner too.
            filled.add_all("target", self._people.owners(part) if entity is not None else [])

    def _is_ground(self, token: Token) -> bool:
        """A stretch of land, named or not; a state as such is a party, not a place."""
        entity = self._people.entity(token)
        if entity is not None:
            return entity.kind in ("region", "city")
        return self._people.is_territory(token)

    def _add_oblique(self, trigger: Trigger, token: Token, filled: Filled, *, passive: bool) -> None:
        """A prepositional phrase, by what its preposition marks."""
        preposition = syntax.preposition(token, self._contractions)
        if preposition in trigger.word.object_by:
            self._add_object(trigger, token, filled)
            return
        special = self._special(trigger, preposition, token)
        if special is not None:
            filled.add_all(special, [] if special == "content" else self._people.entities(token))
            return
        self._by_sense(trigger, token, self._sense(token, preposition), filled, passive=passive)

    def _special(self, trigger: Trigger, preposition: str, token: Token) -> str | None:
        """The role that the act's word gives to a preposition; a place must be one ("le retrait des troupes")."""
        role = trigger.word.prepositions.get(preposition)
        if role == "place" and not (self._people.is_territory(token) or self._people.kinds(token) & _LAND):
            return None
        return role

    def _sense(self, token: Token, preposition: str) -> str:
        """What the preposition marks here; a longer one ("à l'encontre de") wins over its last word."""
        longer = [w for w in syntax.words_before(token, 4, self._contractions) if " " in w and w in self._roles.prepositions]
        if longer:
            return self._roles.prepositions[max(longer, key=len)]
        if token.dep_ == "obl:agent":
            return "agent"
        return self._roles.prepositions.get(preposition, "other")

    def _by_sense(self, trigger: Trigger, token: Token, sense: str, filled: Filled, *, passive: bool) -> None:
        kinds = self._people.kinds(token)
        named = self._people.entities(token)
        weapon = "weapon" in kinds
        territory = self._people.is_territory(token)
        if sense == "agent":
            self._add_agent(trigger, token, filled, passive=passive)
        elif sense in ("instrument", "with"):
            self._add_with(trigger, token, sense, filled)
        elif sense in ("target", "on") and weapon:
            filled.add_all("target", named)
        elif sense == "on" and filled.ids["target"] and self._is_ground(token):
            filled.add_all("place", [e for e in named if e.kind in _LAND])
        elif sense in ("target", "on"):
            self._add_falls_on(trigger, token, named, territory, filled)
        elif sense == "recipient":
            self._add_recipient(trigger, token, named, territory, filled)
        elif sense == "place" and (territory or kinds & _LAND):
            filled.add_all("place", [e for e in named if e.kind in _LAND])
        elif sense == "from" and trigger.act.plover == "RETREAT":
            filled.add_all("place", named)

    def _add_falls_on(self, trigger: Trigger, token: Token, named: list[Entity], territory: bool, filled: Filled) -> None:
        if trigger.act.plover in _HOSTILE or not territory:
            filled.add_all("target", named)
            if self._people.entity(token) is not None and territory:
                filled.add_all("target", self._people.owners(token))
        if self._is_ground(token):
            filled.add_all("place", [e for e in named if e.kind in _LAND])

    def _add_recipient(self, trigger: Trigger, token: Token, named: list[Entity], territory: bool, filled: Filled) -> None:
        """To whom; in French the same "à" also says where ("à Koursk", "à la frontière")."""
        entity = self._people.entity(token)
        place_like = entity is not None and entity.kind in ("city", "region")
        if (place_like or (territory and entity is None)) and trigger.act.plover in ("ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "CONSULT"):
            filled.add_all("place", named)
        elif entity is not None and entity.kind == "weapon":
            filled.add("instrument", entity)
        elif not filled.ids["target"] or trigger.act.speech or trigger.act.plover in ("AID", "COOPERATE", "REQUEST", "AGREE"):
            filled.add_all("target", named)

    def _add_with(self, trigger: Trigger, token: Token, sense: str, filled: Filled) -> None:
        for part in syntax.conjuncts(token):
            entity = self._people.entity(part)
            if entity is not None and entity.kind == "weapon":
                filled.add("instrument", entity)
            elif sense == "with":
                named = [entity] if entity is not None else self._people.owners(part)
                filled.add_all("target" if trigger.act.reciprocal else "actor", [e for e in named if e.kind not in ("document",)])

    def _add_agent(self, trigger: Trigger, token: Token, filled: Filled, *, passive: bool) -> None:
        for part in syntax.conjuncts(token):
            entity = self._people.entity(part)
            if not passive and (entity is None or entity.kind != "weapon"):
                continue  # the agent of an active verb's object: "condamne l'invasion … par la Russie"
            if entity is not None and entity.kind == "weapon":
                filled.add("instrument", entity)
                if passive:
                    filled.add_all("actor", self._people.owners(part))
            else:
                filled.add_all("actor", [entity] if entity is not None else self._people.owners(part))

    def _add_nested(self, trigger: Trigger, token: Token, filled: Filled, others: frozenset[int]) -> None:
        """Phrases that the parser hung on the object but that say where the act falls ("lancé des missiles contre X")."""
        if token.i in others or trigger.word.object == "none" and token.i in trigger.fixed:
            return
        for dependent in syntax.nominal_dependents(token):
            if dependent.dep_ not in ("nmod", "obl") or dependent.i in others or dependent.head.i in others:
                continue
            sense = self._sense(dependent, syntax.preposition(dependent, self._contractions))
            if sense in ("target", "on", "instrument") or (sense == "place" and not filled.ids["place"]):
                self._by_sense(trigger, dependent, sense, filled, passive=False)
            elif sense == "recipient" and trigger.act.plover in ("AID", "COOPERATE"):
                self._by_sense(trigger, dependent, sense, filled, passive=False)

    # --- nouns

    def _from_noun(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        noun = trigger.token
        genitives: list[Token] = []
        for dependent in syntax.nominal_dependents(noun):
            if dependent.i in trigger.tokens or self._beyond_another_act(dependent, noun, others):
                continue
            direct = dependent.head.i == noun.i or dependent.head.i in trigger.tokens
            preposition = syntax.preposition(dependent, self._contractions)
            if dependent.dep_ == "nmod:poss" or preposition in self._roles.possessive_marks or (dependent.dep_ in ("amod", "compound", "nmod:unmarked") and not preposition):
                if direct:
                    self._add_modifier(trigger, dependent, filled)
            elif preposition in trigger.word.object_by and direct:
                self._add_object(trigger, dependent, filled)
            elif direct and self._special(trigger, preposition, dependent) is not None:
                special = trigger.word.prepositions[preposition]
                filled.add_all(special, [] if special == "content" else self._people.entities(dependent))
            elif self._sense(dependent, preposition) == "of":
                genitives += [dependent] if direct else []
            else:
                self._by_sense(trigger, dependent, self._sense(dependent, preposition), filled, passive=True)
        for child in noun.children:
            if child.dep_ in ("det", "det:poss"):
                self._add_possessive(trigger, child, filled)
        self._add_stray_agent(trigger, filled)
        for genitive in genitives:
            self._add_genitive(trigger, genitive, filled)
        self._add_participles(trigger, filled)

    def _add_stray_agent(self, trigger: Trigger, filled: Filled) -> None:
        """An agent phrase that the parser hung on the active verb whose object the act noun is."""
        noun = syntax.first_conjunct(trigger.token)
        verb = noun.head
        if noun.dep_ != "obj" or filled.ids["actor"] or verb.pos_ != "VERB" or syntax.is_passive_form(verb):
            return
        for child in verb.children:
            if child.i > noun.i and child.dep_ in ("obl", "obl:agent") and self._sense(child, syntax.preposition(child, self._contractions)) == "agent":
                self._add_agent(trigger, child, filled, passive=True)

    @staticmethod
    def _beyond_another_act(dependent: Token, noun: Token, others: frozenset[int]) -> bool:
        for head in syntax.climb(dependent):
            if head.i == noun.i:
                return False
            if head.i in others:
                return True
        return False

    def _add_modifier(self, trigger: Trigger, token: Token, filled: Filled) -> None:
        """A bare modifier: a nationality is the doer ("frappe russe", "US strike"), a weapon the means ("drone attack")."""
        entity = self._people.entity(token)
        if entity is None:
            for owner in self._people.owners(token) if token.dep_ == "nmod:poss" else []:
                filled.add("actor", owner)
            return
        if entity.kind == "weapon":
            # "drone interception": the weapon is the object where the word asks for one; else it is the means.
            asked = bool(self._people.kinds(token) & set(trigger.word.needs))
            filled.add("target" if asked and trigger.act.object == "target" else "instrument", entity)
        elif entity.kind in ("city", "region"):
            filled.add("target" if trigger.act.plover in _HOSTILE else "place", entity)
            filled.add("place", entity)
        elif entity.kind in ("document",):
            return
        elif token.dep_ in ("compound", "nmod:unmarked") and trigger.act.object == "target" and entity.kind in ("person", "group"):
            filled.add("target", entity)
        else:
            filled.add_all("actor", self._people.entities(token))

    def _add_possessive(self, trigger: Trigger, determiner: Token, filled: Filled) -> None:
        entities = [e for e in self._people.possessors(determiner.head) if e.kind != "weapon"]
        if syntax.morph(determiner, "Poss") == "Yes" or determiner.lower_ in ("son", "sa", "ses", "leur", "leurs", "their", "his", "her", "its"):
            filled.add_all("actor", entities)

    def _add_genitive(self, trigger: Trigger, token: Token, filled: Filled) -> None:
        """"X of Y": Y does it or it is done to Y, by what Y is and by what else is said."""
        role = trigger.word.object or trigger.act.object
        for part in syntax.conjuncts(token):
            kinds = self._people.kinds(part)
            if "weapon" in kinds or "document" in kinds or (role not in ("auto", "target") and "actor" not in kinds):
                self._add_one_object(trigger, part, role, filled)
            elif self._genitive_is_doer(trigger, part, kinds, filled, role):
                named = self._people.entity(part)
                filled.add_all("actor", [named] if named is not None else self._people.owners(part))
            elif role in ("instrument", "place") and "actor" in kinds:
                filled.add_all("actor", [e for e in [self._people.entity(part)] if e is not None])
            else:
                self._add_one_object(trigger, part, "target" if role in ("auto", "target") else role, filled)

    @staticmethod
    def _genitive_is_doer(trigger: Trigger, part: Token, kinds: frozenset[str], filled: Filled, role: str) -> bool:
        if filled.ids["actor"]:
            return False
        if filled.ids["target"]:
            return True
        if role != "target":
            return "actor" in kinds
        # An army or a weapon's owner attacks more often than it is attacked by a bare "of".
        return "armed-force" in kinds and trigger.act.plover in ("ASSAULT", "COERCE", "MOBILIZE") and part.pos_ != "PRON"

    def _add_participles(self, trigger: Trigger, filled: Filled) -> None:
        """"une attaque visant X", "a strike targeting X", "un raid mené par X", "an attack blamed on X"."""
        for child in trigger.token.children:
            if child.dep_ not in ("acl", "acl:relcl") or child.pos_ not in ("VERB", "ADP"):
                continue
            if child.lower_ in self._roles.prepositions:
                for item in syntax.children(child, "obj", "nmod", "obl"):
                    self._by_sense(trigger, item, self._roles.prepositions[child.lower_], filled, passive=False)
            elif trigger.light is not None and child.i == trigger.light.i and not filled.ids["actor"]:
                for item in child.children:
                    if item.dep_ in ("obl:agent", "obl", "nmod"):
                        self._add_oblique(trigger, item, filled, passive=True)

    def _from_light_verb(self, trigger: Trigger, filled: Filled) -> None:
        light = trigger.light
        assert light is not None
        if trigger.undergone:
            subject = syntax.subject_of(light) or self._understood_subject(light)
            if subject is not None:
                filled.add_all("target", self._people.entities(subject))
            return
        if not syntax.is_passive(light) and not filled.ids["actor"]:
            self._add_subject(trigger, light, filled)
        for child in light.children:
            if child.dep_ in syntax.OBLIQUES and child.i != trigger.token.i:
                self._add_oblique(trigger, child, filled, passive=syntax.is_passive(light))

"""Putting one participant in its role: what an object, an agent or a prepositional phrase is to an act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.participants import Participants
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import RolesFile
from seuil.reading.model import Entity

if TYPE_CHECKING:
    from spacy.tokens import Token

ROLES = ("actor", "target", "instrument", "place")
# Acts done to somebody by force or word: what they fall on is a target even when it is a stretch of land.
HOSTILE = frozenset({"ASSAULT", "COERCE", "THREATEN", "SANCTION", "ACCUSE", "REJECT"})
# Acts that happen on the ground where their target lies.
_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
# Acts that fall on things that stand somewhere, rather than on people.
_ON_THINGS = frozenset({"strike", "attack", "bomb", "sabotage", "capture-territory"})
_LAND = frozenset({"state", "region", "city"})


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


class Filler:
    """Fills roles from single phrases; the verb's and the noun's rules say which phrases to ask about."""

    def __init__(self, participants: Participants, roles: RolesFile) -> None:
        self._people = participants
        self._roles = roles
        self._contractions = roles.contractions

    def add_doer(self, trigger: Trigger, token: Token, filled: Filled, role: str = "actor") -> None:
        """A doer; a weapon that "strikes" is the instrument, and its owner the actor."""
        for part in syntax.conjuncts(token):
            entity = self._people.entity(part)
            if entity is not None and entity.kind == "weapon" and role in ("actor", "instrument"):
                filled.add("instrument", entity)
                filled.add_all("actor", self._people.owners(part) or self._people.possessors(part))
            elif entity is not None and entity.kind != "document":
                filled.add_all(role, [*self._people.together(part), *self._people.partners(part, entity)])
            else:
                owners = self._people.owners(part)
                filled.add_all(role, owners or ([entity] if entity is not None else []))

    def add_object(self, trigger: Trigger, token: Token, filled: Filled, *, bare: bool = False) -> None:
        """A direct object, a passive subject or the object side of a genitive.

        A ``bare`` object beside one that a preposition introduces is judged by what it is ("fire *missiles*
        at X").
        """
        role = trigger.word.object or trigger.act.object
        if bare and role == "content" and trigger.act.speech and trigger.act.plover == "AGREE":
            # "promised *parliament* to free him"
            role = "target" if "actor" in self._people.kinds(token) else role
        if bare and trigger.word.object_by and role != "none":
            role = "auto"
        for part in syntax.conjuncts(token):
            if part is not token and syntax.is_predicate(part):
                continue
            self.add_one_object(trigger, part, role, filled)

    def add_one_object(self, trigger: Trigger, part: Token, role: str, filled: Filled) -> None:
        """Put one object into ``role``, as far as its kind lets it stand there."""
        entity = self._people.entity(part)
        if role in ("none", "content"):
            return
        if entity is not None and entity.kind == "weapon":
            self._add_weapon(trigger, part, entity, role, filled)
            return
        if entity is not None and entity.kind == "document":
            filled.add("target", entity) if role == "target" else None
            return
        if role == "place" and entity is not None and entity.kind not in _LAND:
            if entity.kind == "armed-force":
                filled.add("target", entity)  # whom one lets in is to whom land is lent
            role = "target" if entity.kind != "armed-force" else "instrument"
        wanted = "target" if role == "auto" else role
        named = self._people.together(part) or self._people.owners(part)
        if wanted == "instrument" and entity is not None and entity.kind == "armed-force":
            filled.add("instrument", self._people.troops())
        if wanted == "instrument" and entity is not None and entity.kind in ("state", "region", "city"):
            wanted = "target"
        if wanted == "target" and not named and trigger.act.id in _ON_THINGS:
            lands = self._people.lands(part)  # "shelled the outskirts of the airport of Nicosia"
            filled.add_all("place", lands)
            named = lands
        filled.add_all(wanted, named)
        if wanted == "target":
            self.add_land_itself(trigger, part, filled)
        if wanted == "target" and self.is_ground(part) and trigger.act.plover in _ON_THE_GROUND:
            filled.add_all("place", [e for e in named if e.kind in _LAND])
            # "les côtes de la Syrie": land that belongs to someone falls on its owner too.
            filled.add_all("target", self._people.owners(part) if entity is not None else [])

    def _add_weapon(
        self, trigger: Trigger, part: Token, weapon: Entity, role: str, filled: Filled
    ) -> None:
        """ "abattre un drone", "la destruction de drones" are done to it; "tirs d'artillerie" with it."""
        asked = bool(self._people.kinds(part) & set(trigger.word.needs))
        if role != "target" or (trigger.nominal and not asked):
            filled.add("instrument", weapon)
            return
        filled.add("target", weapon)
        filled.add_all("target", self._people.owners(part) or self._people.senders(part))

    def add_land_itself(self, trigger: Trigger, token: Token, filled: Filled) -> None:
        """ "invade Cuba", "an attack on Niger": force that falls on a state by its own name is used there."""
        act, entity = trigger.act, self._people.entity(token)
        if (
            act.plover in ("ASSAULT", "COERCE")
            and act.object == "target"
            and act.roles.place is not None
            and not act.reciprocal
            and entity is not None
            and entity.kind == "state"
            and not self._people.is_metonym(token)
        ):
            filled.add("place", entity)

    def is_ground(self, token: Token) -> bool:
        """A stretch of land, named or not; a state as such is a party, not a place."""
        entity = self._people.entity(token)
        if entity is not None:
            return entity.kind in ("region", "city")
        return self._people.is_territory(token)

    def add_oblique(self, trigger: Trigger, token: Token, filled: Filled, *, passive: bool) -> None:
        """A prepositional phrase, by what its preposition marks."""
        preposition = phrases.preposition(token, self._contractions)
        if preposition in trigger.word.object_by:
            self.add_object(trigger, token, filled)
            return
        inner, sense = self._behind_its_noun(token)
        if inner is not None:
            self.by_sense(trigger, inner, sense, filled, passive=passive)
            return
        special = self.special(trigger, preposition, token)
        if special is not None:
            filled.add_all(special, [] if special == "content" else self._people.entities(token))
            if special == "target" and "weapon" in self._people.kinds(token):
                filled.add_all(special, self._people.owners(token))  # "closed its sky to Russian planes"
            return
        sense = "recipient" if token.dep_ == "iobj" and not preposition else self.sense(token, preposition)
        self.by_sense(trigger, token, sense, filled, passive=passive)

    def _behind_its_noun(self, token: Token) -> tuple[Token | None, str]:
        """ "aux côtés *de Moscou*": what a preposition with a noun in it introduces, and what that marks."""
        if self._people.entity(token) is not None:
            return None, ""
        before = [c.i for c in token.children if c.dep_ in ("case", "det") and c.i < token.i]
        first = min(before, default=token.i)
        own = phrases.plain_words(list(token.doc[first : token.i + 1]), self._contractions)
        for child in token.children:
            if child.dep_ in ("nmod", "obl") and child.i > token.i:
                opens = phrases.preposition(child, self._contractions)
                sense = self._roles.prepositions.get(f"{own} {opens}")
                if sense is not None:
                    return child, sense
        return None, ""

    def special(self, trigger: Trigger, preposition: str, token: Token) -> str | None:
        """The role that the act's word gives to a preposition; a place must be one ("le retrait des
        troupes").
        """
        longer = self._longer(token, trigger.word.prepositions)
        if longer is None and self._longer(token, self._roles.prepositions) is not None:
            return None  # "autour de" is not "de"
        role = trigger.word.prepositions.get(longer or preposition)
        if role == "place" and not (self._people.is_territory(token) or self._people.kinds(token) & _LAND):
            return None
        return role

    def sense(self, token: Token, preposition: str) -> str:
        """What the preposition marks here; a longer one ("à l'encontre de") wins over its last word."""
        longer = self._longer(token, self._roles.prepositions)
        if longer is not None:
            return self._roles.prepositions[longer]
        if token.dep_ == "obl:agent":
            return "agent"
        return self._roles.prepositions.get(preposition, "other")

    def _longer(self, token: Token, known: Mapping[str, object]) -> str | None:
        """The longest preposition of several words that we know, just before the phrase."""
        found = [w for w in phrases.words_before(token, 4, self._contractions) if " " in w and w in known]
        return max(found, key=len, default=None)

    def by_sense(self, trigger: Trigger, token: Token, sense: str, filled: Filled, *, passive: bool) -> None:
        """Put what a preposition of this sense introduces where the sense says."""
        kinds = self._people.kinds(token)
        named = self._people.entities(token)
        weapon = "weapon" in kinds
        territory = self._people.is_territory(token)
        if sense == "from" and trigger.nominal and "actor" in kinds:
            # "a rebuke from Moscow", "attacks from militias"; an attack from Lebanon only starts there
            sense = "agent" if trigger.act.speech or "state" not in kinds else sense
        if sense == "agent":
            self.add_agent(trigger, token, filled, passive=passive)
        elif sense in ("instrument", "with", "between"):
            self.add_with(trigger, token, sense, filled, passive=passive)
        elif sense in ("target", "on") and weapon:
            filled.add_all("target", named)
        elif sense == "on" and filled.ids["target"] and self.is_ground(token):
            filled.add_all("place", [e for e in named if e.kind in _LAND])
        elif sense in ("target", "on"):
            self.add_falls_on(trigger, token, named, territory, filled)
        elif sense == "recipient":
            self.add_recipient(trigger, token, named, territory, filled)
        elif (
            (sense == "place" and (territory or kinds & _LAND))
            or (sense in ("from", "of") and trigger.act.plover == "RETREAT" and kinds & _LAND)
            or (sense == "from" and trigger.act.object == "instrument" and kinds & _LAND)
        ):
            trigger.launched = sense == "from" and trigger.act.object == "instrument"
            filled.add_all("place", [e for e in named if e.kind in _LAND])
        elif sense == "place" and trigger.act.roles.place is not None and not filled.ids["place"]:
            filled.add_all("place", self._people.lands(token))

    def add_falls_on(
        self, trigger: Trigger, token: Token, named: list[Entity], territory: bool, filled: Filled
    ) -> None:
        """Put who or what an act falls on: a land is a place as well as a target."""
        if trigger.act.plover in HOSTILE or not territory:
            filled.add_all("target", named)
            if self._people.entity(token) is not None and territory:
                filled.add_all("target", self._people.owners(token))
        self.add_land_itself(trigger, token, filled)
        if self.is_ground(token):
            filled.add_all("place", [e for e in named if e.kind in _LAND])

    def add_recipient(
        self, trigger: Trigger, token: Token, named: list[Entity], territory: bool, filled: Filled
    ) -> None:
        """To whom; in French the same "à" also says where ("à Koursk", "à la frontière")."""
        entity = self._people.entity(token)
        place_like = entity is not None and entity.kind in ("city", "region")
        if place_like or (territory and entity is None and trigger.act.roles.place is not None):
            filled.add_all("place", named)
            visited = trigger.act.plover == "CONSULT" and not trigger.act.reciprocal
            if visited or trigger.act.plover in ("AID", "COOPERATE"):
                filled.add_all("target", named)  # who visits a capital visits its state
        elif entity is not None and entity.kind == "weapon" and trigger.act.object == "place":
            filled.add_all("target", self._people.owners(token))  # "closed its sky to Indian aircraft"
        elif entity is not None and entity.kind == "weapon":
            filled.add("instrument", entity)
        elif (
            not filled.ids["target"]
            or trigger.act.speech
            or trigger.act.plover in ("AID", "COOPERATE", "REQUEST", "AGREE")
        ):
            filled.add_all("target", named)

    def add_with(
        self, trigger: Trigger, token: Token, sense: str, filled: Filled, *, passive: bool = False
    ) -> None:
        """Put what stands after “with”: a weapon is the instrument, a party a fellow, in suffering too."""
        for part in syntax.conjuncts(token):
            entity = self._people.entity(part)
            if entity is not None and entity.kind == "weapon":
                filled.add("instrument", entity)
            elif sense != "instrument":
                named = self._people.together(part) or self._people.owners(part)
                # "with X" names the other party, "between X and Y" both; to an act that is not mutual, X is a
                # fellow actor,
                # and X and Y are those whom it falls on.
                as_target = (sense == "with") == (trigger.act.reciprocal or (passive and not trigger.nominal))
                filled.add_all(
                    "target" if as_target else "actor", [e for e in named if e.kind not in ("document",)]
                )

    def add_agent(self, trigger: Trigger, token: Token, filled: Filled, *, passive: bool) -> None:
        """Put the agent of a passive."""
        for part in syntax.conjuncts(token):
            entity = self._people.entity(part)
            if not passive and (entity is None or entity.kind != "weapon"):
                continue  # the agent of an active verb's object: "condamne l'invasion … par la Russie"
            if entity is not None and entity.kind == "weapon":
                filled.add("instrument", entity)
                if passive:
                    filled.add_all("actor", self._people.owners(part))
            else:
                filled.add_all("actor", self._people.together(part) or self._people.owners(part))

"""What an act noun does to others by the verb whose subject it is: "l'attentat *a tué* dix civils"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.filling import Filled, Filler
from seuil.assertion.participants import Participants
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import RolesFile

if TYPE_CHECKING:
    from spacy.tokens import Token


class Effects:
    """Fills the target and place of act nouns from the verb that says what they did."""

    def __init__(self, participants: Participants, roles: RolesFile, filler: Filler) -> None:
        self._people = participants
        self._roles = roles
        self._contractions = roles.contractions
        self._fill = filler

    def add(self, trigger: Trigger, filled: Filled) -> None:
        """ "L'attaque a frappé X", "X was hit by a cyberattack": what an act noun hits is its target."""
        noun = syntax.first_conjunct(trigger.token)
        for verb in [noun.head, *syntax.children(noun, "acl:relcl")]:
            if verb.i == noun.i or filled.ids["target"] or not self._is_effect(verb):
                continue
            struck = self._struck(noun, verb)
            if struck is None:
                continue
            for item in struck:
                filled.add_all("target", self._people.entities(item))
            opposed = verb.lemma_.lower() in self._roles.opposing_verbs
            if trigger.act.reciprocal and struck and opposed and not filled.ids["actor"]:
                self._add_opposed(verb, filled)
            self._add_place(trigger, verb, filled)

    def _is_effect(self, verb: Token) -> bool:
        return verb.lemma_.lower() in self._roles.effect_verbs

    def _struck(self, noun: Token, verb: Token) -> list[Token] | None:
        """What the verb says was hit; null where the noun is neither what hit it nor by what it was hit."""
        if verb.i != noun.head.i:
            subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            acts = subject is not None and syntax.antecedent(subject) is not None
            return self._hit_by(verb) if acts and not syntax.is_passive(verb) else None
        if noun.dep_ == "nsubj" and not syntax.is_passive(verb):
            return self._hit_by(verb)
        if noun.dep_ in ("obl:agent", "obl") and syntax.is_passive(verb):
            return syntax.patients(verb)
        return None

    def _hit_by(self, verb: Token) -> list[Token]:
        """The object; where it is no participant, to whom: "a coûté la vie *à dix civils*"."""
        struck = syntax.objects_of(verb)
        if any(self._people.entities(item) for item in struck):
            return struck
        return struck + [
            child
            for child in syntax.children(verb, "obl", "obl:arg", "iobj")
            if child.i > verb.i
            and self._fill.sense(child, phrases.preposition(child, self._contractions)) == "recipient"
            and not self._people.is_land(child)
        ]

    def _add_place(self, trigger: Trigger, verb: Token, filled: Filled) -> None:
        for child in verb.children:
            if child.dep_ not in ("obl", "obl:mod") or child.i < verb.i:
                continue
            sense = self._fill.sense(child, phrases.preposition(child, self._contractions))
            if sense == "place" or (sense == "recipient" and self._people.is_land(child)):
                self._fill.by_sense(trigger, child, sense, filled, passive=False)

    def _add_opposed(self, verb: Token, filled: Filled) -> None:
        """ "Des affrontements ont opposé la police *aux manifestants*": each side fights the other."""
        for child in verb.children:
            sense = self._fill.sense(child, phrases.preposition(child, self._contractions))
            if child.dep_ in syntax.OBLIQUES and sense in ("recipient", "target"):
                filled.add_all("target", self._people.entities(child))
        filled.ids["actor"] = list(filled.ids["target"])

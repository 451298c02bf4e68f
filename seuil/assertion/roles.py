"""Who fills the roles of an act: actor, target, instrument, place, from the syntax around its trigger."""

from __future__ import annotations

from seuil.assertion.filling import ROLES, Filled, Filler
from seuil.assertion.noun_roles import NounRoles
from seuil.assertion.participants import Participants
from seuil.assertion.triggers import Trigger
from seuil.assertion.verb_roles import VerbRoles
from seuil.data_files.shapes.grammar import RolesFile

__all__ = ["ROLES", "Filled", "RoleFinder"]


class RoleFinder:
    """Fills the roles of triggers."""

    def __init__(self, participants: Participants, roles: RolesFile) -> None:
        filler = Filler(participants, roles)
        self._verbs = VerbRoles(participants, roles, filler)
        self._nouns = NounRoles(participants, roles, filler)

    def fill(self, trigger: Trigger, others: frozenset[int]) -> Filled:
        """The roles that the trigger's own clause or phrase fills; ``others`` are the tokens of other acts."""
        filled = Filled()
        if not trigger.nominal:
            self._verbs.from_verb(trigger, filled, others)
            return filled
        self._nouns.from_noun(trigger, filled, others)
        if trigger.light is not None:
            self._verbs.from_light_verb(trigger, filled)
        elif any(c.dep_ == "cop" for c in trigger.token.children):
            self._verbs.add_subject(trigger, trigger.token, filled)
        return filled

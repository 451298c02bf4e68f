"""Who fills the roles of an act: actor, target, instrument, place, from the syntax around its trigger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.filling import ROLES, Filled, Filler
from seuil.assertion.noun_roles import NounRoles
from seuil.assertion.participants import Participants
from seuil.assertion.triggers import Trigger
from seuil.assertion.verb_roles import VerbRoles
from seuil.data_files.shapes.grammar import RolesFile

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from seuil.reading.model import Entity

# How far "where" may stand before its verb, in tokens.
_CLAUSE = 15
# How long the topic of a title may be, in tokens, with its colon.
_TOPIC = 5
# Acts that have a recipient, so that "to X" and "à X" do not say where.
_GIVEN_TO = frozenset({"AID", "COOPERATE", "AGREE", "REQUEST", "SUPPORT", "CONCEDE", "THREATEN"})

__all__ = ["ROLES", "Filled", "RoleFinder"]


class RoleFinder:
    """Fills the roles of triggers."""

    def __init__(self, participants: Participants, roles: RolesFile) -> None:
        filler = Filler(participants, roles)
        self._filler = filler
        self._people = participants
        self._contractions = roles.contractions
        self._where = frozenset(roles.relative_places)
        self._there = frozenset(roles.place_clitics)
        self._verbs = VerbRoles(participants, roles, filler)
        self._nouns = NounRoles(participants, roles, filler, self._verbs.doer_of)

    def fill(self, trigger: Trigger, others: frozenset[int]) -> Filled:
        """The roles that the trigger's own clause or phrase fills; ``others`` are the tokens of other acts.
        """
        filled = Filled()
        self._fill(trigger, filled, others)
        if not filled.ids["place"] and not trigger.act.speech:
            self._place_in_clause(trigger, filled, others)
        if not filled.ids["place"] and (trigger.in_title or any(filled.ids.values())):
            self._place_above(trigger, filled, others)
        return filled

    def _place_above(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        """A place said before the clause: "in Oslo, *where* they agreed"; "in Russia, the call-up …"."""
        clause = trigger.light or trigger.token
        if not filled.ids["place"] and trigger.in_title and not trigger.act.speech:
            filled.add_all("place", self._topic_of_title(trigger.token.doc))
        if trigger.nominal and trigger.light is None:
            subject = syntax.first_conjunct(trigger.token)
            if subject.dep_ not in syntax.SUBJECTS:
                return
            clause = subject.head
            for child in clause.children:
                behind = child.i > clause.i and clause.i not in others
                if (behind or child.i < subject.i) and self._opens_with_place(child):
                    filled.add_all("place", self._people.lands(child))
        if filled.ids["place"] or clause.pos_ not in ("VERB", "AUX"):
            return
        there = next((c for c in clause.children if c.lower_ in self._there and c.i < clause.i), None)
        where = self._where_before(clause)
        if where is not None:
            first = next((t for t in where.sent if t.lower_ in self._where), where)
            filled.add_all(
                "place",
                self._people.land_before(where)
                or self._people.land_told_of(where)
                or self._people.land_before(first),
            )
        elif there is not None and not trigger.act.speech:
            filled.add_all("place", self._people.last_land(there))

    def _topic_of_title(self, doc: Doc) -> list[Entity]:
        """ "Chypre : la trêve vacille": the land that a title names before a colon."""
        for token in doc[:_TOPIC]:
            if token.lower_ == ":":
                lands = [self._people.entity(t) for t in doc[: token.i] if self._people.is_land(t)]
                return [e for e in lands if e is not None][:1]
        return []

    def _opens_with_place(self, token: Token) -> bool:
        """Whether a fronted adjunct says where."""
        preposition = phrases.preposition(token, self._contractions)
        return token.dep_ in syntax.OBLIQUES and self._filler.sense(token, preposition) == "place"

    def _where_before(self, verb: Token) -> Token | None:
        """The "where" that opens the verb's clause, whatever the parser made of it."""
        for token in reversed(verb.doc[max(verb.sent.start, verb.i - _CLAUSE) : verb.i]):
            if token.lower_ in self._where:
                return token
            if token.pos_ == "VERB" and syntax.finite_form(token) is not None and verb.head.i != token.i:
                return None
        return None

    def _place_in_clause(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        """Land named in the act's own clause with a preposition of place, wherever the parser hung it."""
        verb = trigger.light or trigger.token
        if verb.pos_ not in ("VERB", "AUX"):
            return
        for token in verb.subtree:
            if token.i > verb.i and self._says_where(token, trigger) and not _beyond(token, verb, others):
                self._filler.by_sense(trigger, token, "place", filled, passive=False)
                if filled.ids["place"]:
                    return

    def _says_where(self, token: Token, trigger: Trigger) -> bool:
        """Whether a phrase says where the act takes place; to whom something is given is no place."""
        preposition = phrases.preposition(token, self._contractions)
        entity = self._people.entity(token)
        town = entity is not None and entity.kind in ("city", "region")
        no_recipient = trigger.act.plover in _GIVEN_TO and not town
        if no_recipient or trigger.act.roles.place is None:
            senses: tuple[str, ...] = ("place", "on")
        else:
            senses = ("place", "on", "recipient")
        if not preposition or self._filler.sense(token, preposition) not in senses:
            return False
        return self._people.is_land(token)

    def _fill(self, trigger: Trigger, filled: Filled, others: frozenset[int]) -> None:
        if not trigger.nominal:
            if _is_verbal_noun(trigger.token):
                self._nouns.from_noun(trigger, filled, others)
            self._verbs.from_verb(trigger, filled, others)
            return
        self._nouns.from_noun(trigger, filled, others)
        if trigger.light is not None:
            self._verbs.from_light_verb(trigger, filled)
        elif any(c.dep_ == "cop" for c in trigger.token.children):
            self._verbs.add_subject(trigger, trigger.token, filled)


def _is_verbal_noun(verb: Token) -> bool:
    """ "Syrian forces' *shelling* of Idlib": a form in -ing with the complements of a noun."""
    form = syntax.morph(verb, "VerbForm") == "Ger" or (
        syntax.morph(verb, "VerbForm") == "Part" and syntax.morph(verb, "Tense") == "Pres"
    )
    if not form or syntax.children(verb, "obj", "aux"):
        return False
    return bool(syntax.children(verb, "nmod", "nmod:poss", "det"))


def _beyond(token: Token, verb: Token, others: frozenset[int]) -> bool:
    """Whether another act or another finite clause stands between the token and the verb."""
    for head in syntax.climb(token):
        if head.i == verb.i:
            return False
        if head.i in others or (syntax.is_predicate(head) and syntax.finite_form(head) is not None):
            return True
    return True

"""Whether an act in which nobody could be identified is asserted all the same.

"The talks broke down", "a strike could lead to war": on a page about what states and forces do to one
another such acts count, whoever does them. On a page about a match or a market the same words are figures
of speech, and those in which nobody is identified are set aside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import syntax
from seuil.assertion.roles import ROLES
from seuil.assertion.triggers import Trigger
from seuil.reading.model import Entity, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

_PUBLIC = frozenset({"state", "government", "armed-force", "organisation", "alliance"})
# So many acts of states and public bodies, and this share of all, make a page one about public affairs.
_LEAST_PUBLIC_ACTS = 3
_LEAST_PUBLIC_SHARE = 1 / 6
# A page of so many sentences in which hardly any state or body acts is about something else.
_LONG_PAGE = 6


class Standing:
    """Judges the acts of one reading whose roles have been filled."""

    def __init__(self, reading: Reading, triggers: list[Trigger], conditions: set[int]) -> None:
        self._reading = reading
        self._conditions = conditions
        self._parents = {id(t.parent) for t in triggers}
        public = [t for t in triggers if self._is_public(t)]
        share = len(public) / len(triggers) if triggers else 0.0
        self._public_page = len(public) >= _LEAST_PUBLIC_ACTS and share >= _LEAST_PUBLIC_SHARE
        self._other_page = len(public) < 2 and self._sentences() >= _LONG_PAGE
        self._public_paragraphs = {self._paragraph(t.token) for t in public} | {
            self._paragraph(reading.doc[m.head])
            for m in reading.mentions
            if m.entity is not None and self._is_of_a_country(reading.entities[m.entity])
        }

    def holds(self, trigger: Trigger) -> bool:
        """Whether the act is asserted."""
        if any(trigger.roles[role] for role in ROLES):
            return True
        if self._other_page:
            return False
        if id(trigger) in self._parents or self._says_something(trigger):
            return True
        return self._public_page and self._paragraph(trigger.token) in self._public_paragraphs

    def _says_something(self, trigger: Trigger) -> bool:
        """Whether it is a condition, a content or a whole clause."""
        if trigger.parent is not None or trigger.token.i in self._conditions or trigger.light is not None:
            return True
        named = {"nmod", "acl", "cop"} if trigger.nominal else {"nsubj", "nsubj:pass", "obj", "obl:agent"}
        spoken_of = [c for c in trigger.token.children if c.dep_ in named]
        finite = not trigger.nominal and syntax.finite_form(trigger.token) is not None
        return any(c.pos_ != "PRON" or (finite and syntax.morph(c, "PronType") != "Rel") for c in spoken_of)

    def _is_public(self, trigger: Trigger) -> bool:
        entities = self._reading.entities
        return any(self._acts_publicly(entities[e]) for role in ROLES for e in trigger.roles[role])

    @staticmethod
    def _acts_publicly(entity: Entity) -> bool:
        """A state, a body or a force of a state; "troops" at large are found in any figure of speech."""
        return entity.kind in _PUBLIC and (entity.kind != "armed-force" or entity.country is not None)

    @staticmethod
    def _is_of_a_country(entity: Entity) -> bool:
        return entity.kind in _PUBLIC or entity.country is not None

    def _sentences(self) -> int:
        doc = self._reading.doc
        return sum(1 for _ in doc.sents) if doc.has_annotation("SENT_START") else 1

    def _paragraph(self, token: Token) -> int:
        """The number of the paragraph in which the token stands; the title is one of its own."""
        starts = [p.start for p in self._reading.article.paragraphs]
        return sum(1 for start in starts if start <= token.idx)

"""Nouns that refer back: "le pays", "the group", "les deux pays", "son plus proche allié"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import fold, stem
from seuil.reading.entities.before_nouns import is_definite
from seuil.reading.entities.coreference import BACK, SUBJECT, Pronouns, subjects_above
from seuil.reading.entities.institutions import Institutions
from seuil.reading.entities.lone_offices import LoneOffices
from seuil.reading.entities.page import Draft, EntityDraft, PageNames
from seuil.reading.entities.spoken import SpokenOf

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = ("NOUN", "PROPN", "ADJ", "VERB")
_PRONOUNS = ("PRON", "DET", "ADJ", "SCONJ", "ADP")
_COMPLEMENTS = ("nmod", "amod", "compound", "appos")


class References:
    """One pass over the page from left to right, so that a reference may go back to a reference."""

    def __init__(self, page: PageNames) -> None:
        self.page = page
        self._pronouns = Pronouns(page)
        self._spoken = SpokenOf(page)
        self._institutions = Institutions(page, self._spoken)
        self._lone_offices = LoneOffices(page, self._spoken)
        self._seats = page.index.lexicon("seats")
        self._joined = {o.head: o for o in page.offices if o.person is not None}
        self._anaphors = page.index.anaphors
        self._members = frozenset(stem(w) for w in page.index.lexicon("members"))
        self._relations = frozenset(stem(w) for w in page.index.lexicon("relations"))
        self._counterparts = frozenset(stem(w) for w in page.index.lexicon("counterparts"))
        self._offices = {o.head: o for o in page.open_offices}
        common = {c.id for c in page.index.words.generic if c.kind != "document"}
        self._generic = frozenset(page.index.groups) | common

    def run(self) -> None:
        """Resolve token by token."""
        pairs = {h.last: h.first for h in self.page.index.pairs.find(self.page.atoms)}
        for token in self.page.tokens:
            if token.i in pairs:
                self._pair(pairs[token.i], token.i)
            elif token.i in self._institutions:
                self._institutions.resolve(token.i)
            elif token.i in self._offices:
                self._lone_offices.resolve(self._offices[token.i])
            elif token.i in self._joined:
                self._lone_offices.give_country(self._joined[token.i])
            elif token.pos_ in _WORDS:
                self._noun(token)
            if token.pos_ in _PRONOUNS:
                possessive = self._pronouns.resolve(token)
                if possessive is not None:
                    self._possessed(token, possessive)

    def _pair(self, first: int, last: int) -> None:
        """As in "les deux pays": the two states named last, coordinated ones or subjects before others."""
        page = self.page
        if not self._later_states(first, last):
            return
        for draft in [d for d in page.over(last) if d.how == "noun"]:
            page.drop(draft)
        for iso in self._later_states(first, last):
            page.mention(first, last, page.state(iso), "noun", head=last).plural = True

    def _later_states(self, first: int, last: int) -> list[str]:
        """The last two states that the page spoke of before; none where it spoke of fewer."""
        page, found = self.page, dict[str, None]()
        for d in reversed(page.drafts_in_order()):
            if d.head >= first or page.kind(d.entity) not in ("state", "government", "armed-force"):
                continue
            country = page.country(d.entity)
            if country is not None and d.how != "pronoun":
                found[country] = None
            if len(found) == 2 or page.sentence[last] - page.sentence[d.head] > 2 * BACK:
                break
        return list(found) if len(found) == 2 else []

    def _possessed(self, token: Token, owner: Draft) -> None:
        """What a possessive owns: "son pays", "son plus proche allié"."""
        page, noun = self.page, token.head
        if noun.i <= token.i or noun.i - token.i > 6 or page.at_head.get(noun.i):
            return
        word = stem(fold(noun.text))
        country = page.country(owner.entity)
        if "state" in self._anaphors.get(word, ()) and country is not None:
            page.mention(token.i, noun.i, page.state(country), "noun", head=noun.i)
        elif word in self._relations:
            named = self._apposed_before(token.i)
            if named is not None:
                page.mention(token.i, noun.i, named.entity, "noun", head=noun.i)

    def _apposed_before(self, i: int) -> Draft | None:
        """A state or person right before a comma: "la Biélorussie, son plus proche allié"."""
        if self.page.word(i - 1) != "," or i < 2:
            return None
        kinds = ("state", "person", "group", "alliance")
        found = [d for d in self.page.over(i - 2) if d.last == i - 2 and self.page.kind(d.entity) in kinds]
        return max(found, key=lambda d: d.last - d.first, default=None)

    def _noun(self, token: Token) -> None:
        """A noun that goes back to the last entity of a kind, an alliance's members, a counterpart."""
        page, word = self.page, stem(fold(token.text))
        if word in self._members and self._of_alliance(token):
            return
        if word in self._counterparts:
            self._lone_offices.counterpart(token)
            return
        kinds = self._anaphors.get(word)
        if (
            not kinds
            or page.over(token.i)
            or syntax.number_of(token) == "Plur"
            or not is_definite(page, token.i)
        ):
            return
        if any(self._complement(kid, kinds) for kid in token.children):
            return
        entity = self._speaking_state(token) if kinds == {"state"} else None
        if word in self._seats:
            entity = self._seat(token)
        entity = entity or self._last_of(token, kinds, word)
        if entity is not None:
            page.mention(token.i, token.i, entity, "noun", head=token.i)

    def _complement(self, kid: Token, kinds: frozenset[str]) -> bool:
        """Whether a word makes the noun a thing of its own; "le groupe terroriste" still goes back to a
        group.
        """
        if syntax.base(kid.dep_) not in _COMPLEMENTS or kid.pos_ == "ADV":
            return False
        plain = kid.dep_ == "amod" and not self.page.over(kid.i)
        return not (
            plain and kinds & {"group", "organisation", "alliance", "document"} and "state" not in kinds
        )

    def _speaking_state(self, token: Token) -> str | None:
        """As in "The president said the country would …": the state of who speaks."""
        for i in subjects_above(token):
            d = self.page.headed(i)
            country = self.page.country(d.entity) if d is not None else None
            if country is not None:
                return self.page.state(country)
        return None

    def _seat(self, token: Token) -> str | None:
        """The capital of the state that the passage speaks of."""
        page, country = self.page, self._spoken.at(token.i)
        city = page.index.capitals.get(country or "")
        if city is None:
            return None
        return page.entity(EntityDraft(city, page.index.cities[city][0], "city", country))

    def _last_of(self, token: Token, kinds: frozenset[str], word: str) -> str | None:
        page = self.page
        if word in page.index.place_anaphors:
            return self._last_place(token, page.index.place_anaphors[word])
        if "state" in kinds and "region" in kinds:
            return self._last_island(token) or self._last_of(token, kinds - {"state"}, "")
        for d in reversed(page.drafts_in_order()):
            if d.head >= token.i or d.entity is None or self._is_generic(d.entity):
                continue
            if page.sentence[token.i] - page.sentence[d.head] > 2 * BACK:
                return None
            if page.kind(d.entity) in kinds and d.how not in ("weapon", "possessive", "adjective"):
                return self._acting_beside(d, kinds) or d.entity
        return None

    def _acting_beside(self, last: Draft, kinds: frozenset[str]) -> str | None:
        """Who of the same kinds acts in the sentence of the last one: "claimed by JNIM, tied to Al-Qaeda"."""
        page = self.page
        if not kinds & {"group", "organisation", "alliance"}:
            return None
        for d in page.in_sentence(page.sentence[last.head]):
            acts = page.tokens[d.head].dep_ in SUBJECT and d.head <= last.head
            if (
                acts
                and d.entity is not None
                and page.kind(d.entity) in kinds
                and not self._is_generic(d.entity)
            ):
                return d.entity
        return None

    def _last_island(self, token: Token) -> str | None:
        """The last island state before: "the island" on a page about Cuba or Taiwan."""
        page = self.page
        before = (
            d.entity for d in reversed(page.drafts_in_order()) if d.head < token.i and d.how != "weapon"
        )
        return next((e for e in before if e in page.index.islands), None)

    def _last_place(self, token: Token, kinds: frozenset[str]) -> str | None:
        """The last strait or sea before; where none was named, the one that follows in the page."""
        page, after = self.page, None
        for d in page.drafts_in_order():
            row = page.index.places.get(d.entity or "")
            if row is None or row.kind not in kinds or d.first <= token.i <= d.last:
                continue
            if d.head > token.i:
                return after or d.entity
            after = d.entity
        return after

    def _is_generic(self, entity: str) -> bool:
        """People named by a common noun, of a state or not: "the group" never goes back to them."""
        return entity in self._generic or (entity[4:] in self._generic and entity[3:4] == "-")

    def _of_alliance(self, token: Token) -> bool:
        """As in "les pays de l'OTAN", "NATO members": the alliance."""
        page = self.page
        if page.over(token.i) or (syntax.number_of(token) == "Sing" and page.index.language == "fr"):
            return False
        for kid in token.children:
            d = page.headed(kid.i)
            if d is not None and page.kind(d.entity) in ("alliance", "organisation", "group"):
                page.mention(min(token.i, d.first), max(token.i, d.last), d.entity, "noun", head=token.i)
                return True
        return False

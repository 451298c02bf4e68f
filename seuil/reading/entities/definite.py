"""Nouns that refer back: "le pays", "the group", "les deux pays", "son plus proche allié"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import fold, stem
from seuil.reading.entities.before_nouns import is_definite
from seuil.reading.entities.coreference import BACK, Pronouns
from seuil.reading.entities.institutions import Institutions
from seuil.reading.entities.lone_offices import LoneOffices
from seuil.reading.entities.page import Draft, EntityDraft, PageNames
from seuil.reading.entities.pairs import Pairs
from seuil.reading.entities.spoken import SpokenOf
from seuil.reading.entities.syntax import SUBJECT

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
        self._pairs = Pairs(page)
        self._neighbours = frozenset(stem(w) for w in page.index.lexicon("neighbours"))
        self._latest = frozenset(w.rpartition(" ")[2] for w in page.index.lexicon("latest"))
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
        both = self.page.index.lexicon("both")
        hits = list(self.page.index.pairs.find(self.page.atoms))
        pairs = {h.last: (h.first, h.entries[0].family == "sides") for h in hits}
        for token in self.page.tokens:
            if token.i in pairs:
                self._pairs.resolve(pairs[token.i][0], token.i, sides=pairs[token.i][1])
            elif self.page.word(token.i) in both and token.dep_ != "det" and token.pos_ in ("PRON", "DET"):
                self._pairs.both(token)
            elif token.i in self._institutions:
                self._institutions.resolve(token.i)
            elif token.i in self._offices:
                self._lone_offices.resolve(self._offices[token.i])
            elif token.i in self._joined:
                self._lone_offices.give_country(self._joined[token.i])
            elif token.pos_ in _WORDS:
                self._noun(token)
            if token.pos_ in _PRONOUNS or self.page.word(token.i) in self._latest:
                possessive = self._pronouns.resolve(token)
                if possessive is not None:
                    self._possessed(token, possessive)

    def _possessed(self, token: Token, owner: Draft) -> None:
        """What a possessive owns: "son pays", "son plus proche allié"."""
        page, noun = self.page, token.head
        word, country = stem(fold(noun.text)), page.country(owner.entity)
        if noun.i <= token.i or noun.i - token.i > 6:
            return
        if word in self._neighbours and country is not None and syntax.number_of(noun) != "Plur":
            self._neighbour(token, noun, country)
        if any(d.how != "weapon" for d in page.at_head.get(noun.i, ())):
            return
        if "state" in self._anaphors.get(word, ()) and country is not None:
            page.mention(token.i, noun.i, page.state(country), "noun", head=noun.i)
        elif word in self._relations:
            named = self._apposed_before(token.i)
            if named is not None:
                page.mention(token.i, noun.i, named.entity, "noun", head=noun.i)

    def _neighbour(self, token: Token, noun: Token, country: str) -> None:
        """As in "India accuses its neighbour": the one beside the noun, else the page's other state."""
        page = self.page
        beside = [d for i in (noun.i + 1, noun.i - 1) for d in page.over(i) if d.how in ("adjective", "name")]
        named = next((c for d in beside if (c := page.country(d.entity)) is not None), None)
        other = named or self._pairs.other_than(country)
        if other is None:
            return
        for draft in [d for d in page.at_head.get(noun.i, ()) if d.how == "noun"]:
            page.drop(draft)
        page.mention(token.i, noun.i, page.state(other), "noun", head=noun.i)

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
            or token.dep_ in ("compound", "amod")
            or page.over(token.i)
            or syntax.number_of(token) == "Plur"
            or not is_definite(page, token.i)
        ):
            return
        if any(self._complement(kid, kinds) for kid in token.children):
            return
        if kinds == {"monarchy"}:
            entity = self._last_kingdom(token)
            if entity is not None:
                page.mention(token.i, token.i, entity, "noun", head=token.i)
            return
        entity = self._country(token) if kinds == {"state"} else None
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

    def _country(self, token: Token) -> str | None:
        """The state of who speaks; the page's own where a stranger acts there or its name stands before."""
        page, main = self.page, self._spoken.dominant()
        speaking = self._speaking_state(token)
        if main is None or main == speaking:
            return speaking
        case = {fold(word) for word in syntax.case_words(token)} & page.index.lexicon("locatives")
        named = any(
            page.country(d.entity) == main and d.head < token.i and d.how != "adjective"
            for d in page.in_sentence(page.sentence[token.i])
            if d.head not in page.datelines
        )
        return page.state(main) if case or named or speaking is None else speaking

    def _speaking_state(self, token: Token) -> str | None:
        """As in "The president said the country would …": the state of who speaks."""
        for i in syntax.subjects_above(token):
            d = self.page.headed(i)
            country = self.page.country(d.entity) if d is not None else None
            if country is not None:
                return self.page.state(country)
        return None

    def _seat(self, token: Token) -> str | None:
        """The capital of the state that the passage speaks of."""
        page, country = self.page, self._spoken.dominant() or self._spoken.at(token.i)
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
        for d in reversed(page.drafts_in_order()):
            country = page.country(d.entity) if d.head < token.i and d.how != "weapon" else None
            if country in page.index.islands and country is not None:
                return page.state(country)
        return None

    def _last_kingdom(self, token: Token) -> str | None:
        """The last monarchy before, else the one that the page names after: "the kingdom", "l'émirat"."""
        page, after = self.page, None
        for d in page.drafts_in_order():
            country = page.country(d.entity)
            if country not in page.index.monarchies or country is None or d.how == "weapon":
                continue
            if d.head > token.i:
                return page.state(after or country)
            after = country
        return page.state(after) if after is not None else None

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

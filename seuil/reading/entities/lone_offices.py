"""Offices with no state beside them: whose "le président", "his spokesman" and "son homologue" are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities.atoms import fold
from seuil.reading.entities.before_nouns import possessive_before, seat_before
from seuil.reading.entities.offices import OfficePhrase, holder_at, office_entity
from seuil.reading.entities.page import EntityDraft, PageNames
from seuil.reading.entities.spoken import SpokenOf
from seuil.reading.entities.syntax import SUBJECT, subjects_above

if TYPE_CHECKING:
    from spacy.tokens import Token

# "The House has rejected a text … the president": the president of the House's state, however far his name.
_BODY_SPEAKS = 6.0
# A spokesperson of nobody speaks for who spoke so few sentences before.
_SPOKE_BEFORE = 2
_OF_STATES = ("state", "armed-force", "parliament")


class LoneOffices:
    """Finds the state and the holder of offices; ``spoken`` says of which state the page speaks."""

    def __init__(self, page: PageNames, spoken: SpokenOf) -> None:
        self.page = page
        self._spoken = spoken

    def resolve(self, phrase: OfficePhrase) -> None:
        """An office with no state beside it: whose a possessive says, else the last person who holds
        such an office.
        """
        page = self.page
        office = page.index.offices[phrase.office]
        possessive = possessive_before(page, phrase.first)
        known = phrase.definite and not phrase.plural
        person: str | None = None
        if possessive is not None:
            phrase.country = page.country(possessive.entity)
            known = not phrase.plural
        elif known and seat_before(page, phrase.head) is None:
            person = self._last_holder(phrase)
        told = (
            possessive is None
            and office.acts_for in _OF_STATES
            and office.id not in page.index.words.unattached
        )
        if person is None and phrase.country is None and told:
            phrase.country = (
                self._state_inside(phrase)
                or seat_before(page, phrase.head)
                or self._last_speaker(phrase)
                or self._spoken.at(phrase.head)
            )
        if person is None and known and phrase.country is not None and not phrase.former:
            person = holder_at(page, phrase.country, office, phrase.words)
        page.mention(
            phrase.first, phrase.last, person or office_entity(page, phrase), "office", head=phrase.head
        )

    def _state_inside(self, phrase: OfficePhrase) -> str | None:
        """The state of what the office's own words or complement name: "porte-parole du ministère"."""
        page, token = self.page, self.page.tokens[phrase.head]
        inside = [d for i in range(phrase.first, phrase.last + 1) for d in page.over(i)]
        below = [d for kid in token.children if kid.dep_ == "nmod" for d in page.at_head.get(kid.i, ())]
        found = (page.country(d.entity) for d in (*inside, *below) if d.how in ("noun", "name"))
        return next((country for country in found if country is not None), None)

    def _last_speaker(self, phrase: OfficePhrase) -> str | None:
        """As in "the State Department said. A spokeswoman …": the state of the body that spoke last."""
        page = self.page
        if page.index.offices[phrase.office].office_class != "spokesperson":
            return None
        for d in reversed(page.drafts_in_order()):
            if d.head >= phrase.first or page.kind(d.entity) not in ("government", "armed-force", "state"):
                continue
            if page.sentence[phrase.head] - page.sentence[d.head] > _SPOKE_BEFORE:
                return None
            token = page.tokens[d.head]
            if token.dep_ in SUBJECT and fold(token.head.lemma_) in page.index.lexicon("speech_verbs"):
                return page.country(d.entity)
        return None

    def give_country(self, phrase: OfficePhrase) -> None:
        """The state of a person of no table: the office's possessor, or what the passage speaks of."""
        page, office = self.page, self.page.index.offices[phrase.office]
        person = page.entities[phrase.person or ""]
        if person.country is not None or person.id in page.index.persons or phrase.owner is not None:
            return
        if office.acts_for not in _OF_STATES:
            return
        possessive = possessive_before(page, phrase.first)
        if possessive is not None:
            person.country = page.country(possessive.entity)
        elif office.id not in page.index.words.unattached or office.acts_for == "armed-force":
            person.country = self._state_inside(phrase) or self._spoken.at(phrase.head)
        person.country = person.country or self._party_state(phrase)

    def _party_state(self, phrase: OfficePhrase) -> str | None:
        """As in "le sénateur républicain": the state of the party named beside, if the page names it."""
        page, named = self.page, set(self.page.named())
        beside = {page.word(phrase.first - 1), page.word(phrase.last + 1), page.word(phrase.head + 1)}
        return next((s for s, words in page.index.parties.items() if words & beside and s in named), None)

    def _last_holder(self, phrase: OfficePhrase) -> str | None:
        """The nearest holder of such an office, of the state that speaks in the sentence first; named
        ones first.
        """
        page = self.page
        speaking = {
            page.country(d.entity)
            for i in subjects_above(page.doc[phrase.head])
            if (d := page.headed(i)) is not None
        }
        speaking.discard(None)
        governing = {
            page.country(d.entity)
            for d in page.in_sentence(page.sentence[phrase.head])
            if page.kind(d.entity) == "government" and d.head < phrase.first
        } - {None}
        best: tuple[float, str] | None = None
        for d in reversed(page.drafts_in_order()):
            if d.head >= phrase.first or d.entity is None or d.plural or page.kind(d.entity) != "person":
                continue
            if not self._holds(d.entity, phrase):
                continue
            distance = page.sentence[phrase.head] - page.sentence[d.head]
            score = -1.0 * distance + 3.0 * (page.country(d.entity) in speaking)
            score += _BODY_SPEAKS * (page.country(d.entity) in governing)
            score += 2.0 if d.entity in page.index.persons or d.how in ("name", "short-name") else 0.0
            if best is None or score > best[0]:
                best = score, d.entity
        return best[1] if best is not None else None

    def _holds(self, entity: str, phrase: OfficePhrase) -> bool:
        """Whether an entity is known to hold an office of this class."""
        page, wanted = self.page, self.page.index.offices[phrase.office]
        for o in page.offices:
            if o.person == entity:
                here = page.index.offices[o.office]
                if here.id == wanted.id or (wanted.office_class and here.office_class == wanted.office_class):
                    return True
        row = page.index.persons.get(entity)
        if row is not None and wanted.office_class:
            return any(t.office == wanted.office_class for t in row.tenures)
        return entity.endswith(f"-{wanted.office_class or wanted.id}")

    def counterpart(self, token: Token) -> None:
        """As in "son homologue ukrainien": the same office in the other state."""
        page = self.page
        adjectives = [d for i in (token.i + 1, token.i - 1) for d in page.over(i) if d.how == "adjective"]
        if page.headed(token.i) is not None or not adjectives:
            return
        country = page.country(adjectives[0].entity)
        named = [
            d for d in page.over(max(token.i, adjectives[0].last) + 1) if page.kind(d.entity) == "person"
        ]
        first = min(token.i, adjectives[0].first)
        if named:
            page.mention(first, named[0].last, named[0].entity, "office", head=token.i)
            return
        possessive = possessive_before(page, first)
        office = (
            page.entities[possessive.entity].office
            if possessive and possessive.entity in page.entities
            else None
        )
        row = page.index.offices.get(office or "") or next(
            (o for o in page.index.offices.values() if office and o.office_class == office), None
        )
        person = holder_at(page, country, row, "") if row is not None and country is not None else None
        if person is None:
            made = (
                f"{(country or '').lower()}-{(row.office_class if row else None) or office or 'counterpart'}"
            )
            person = page.entity(EntityDraft(made, token.text, "person", country, office))
        page.mention(first, max(token.i, adjectives[0].last), person, "office", head=token.i)

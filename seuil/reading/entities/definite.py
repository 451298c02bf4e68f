"""Nouns that refer back: "le pays", "the group", "son armée", "le président", "son homologue"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.data_files.shapes.naming import CommonName
from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import fold, stem
from seuil.reading.entities.coreference import BACK, SUBJECT, Pronouns, subjects_above
from seuil.reading.entities.nouns import owned_entity
from seuil.reading.entities.offices import OfficePhrase, holder_at, office_entity
from seuil.reading.entities.page import Draft, EntityDraft, PageNames

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
        self._anaphors = page.index.anaphors
        self._members = frozenset(stem(w) for w in page.index.lexicon("members"))
        self._relations = frozenset(stem(w) for w in page.index.lexicon("relations"))
        self._counterparts = frozenset(stem(w) for w in page.index.lexicon("counterparts"))
        self._pending = {head: (first, last, kind) for first, last, head, kind in page.pending}
        self._offices = {o.head: o for o in page.open_offices}
        common = {c.id for c in page.index.words.generic if c.kind != "document"}
        self._generic = frozenset(page.index.groups) | common

    def run(self) -> None:
        """Resolve token by token."""
        for token in self.page.tokens:
            if token.i in self._pending:
                self._institution(token.i)
            elif token.i in self._offices:
                self._office(self._offices[token.i])
            elif token.pos_ in _WORDS:
                self._noun(token)
            if token.pos_ in _PRONOUNS:
                possessive = self._pronouns.resolve(token)
                if possessive is not None:
                    self._possessed(token, possessive)

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

    def _institution(self, head: int) -> None:
        """A force, a ministry, a group… with no owner beside it: a possessive's, else the last of its
        kind.
        """
        first, last, kind_id = self._pending[head]
        page = self.page
        if page.headed(head) is not None:
            return
        possessive = self._possessive_before(first)
        if kind_id.startswith("group:"):
            self._owned_group(first, last, head, kind_id.removeprefix("group:"), possessive)
            return
        kind = page.index.commons[kind_id]
        if kind.kind == "document":
            self._document(first, last, head, kind)
            return
        country = self._country_of(possessive) or self._seat_after(last, kind.kind)
        if country is not None:
            start = possessive.first if possessive is not None else first
            page.mention(start, last, owned_entity(page, kind, country), "noun", head=head)
            return
        if possessive is not None and page.kind(possessive.entity) in ("group", "organisation", "alliance"):
            page.mention(possessive.first, last, possessive.entity, "noun", head=head)
            return
        entity = self._known_institution(first, head, kind_id) if self._definite(first) else None
        if entity is None:
            made = "troops" if kind_id == "armed-forces" else kind.id
            entity = page.entity(EntityDraft(made, made.replace("-", " "), kind.kind))
        why = "whose: the speaker's" if page.word(first - 1) in page.index.lexicon("first_person") else ""
        page.mention(first, last, entity, "noun", head=head, why=why)

    def _document(self, first: int, last: int, head: int, kind: CommonName) -> None:
        """As in "le décret", "this doctrine": the last of its kind on the page, whoever issued it, else
        a new one.
        """
        page = self.page
        known = [
            d.entity
            for d in page.drafts_in_order()
            if d.head < first
            and d.entity is not None
            and (d.entity == kind.id or d.entity.endswith(f"-{kind.id}"))
        ]
        words = page.doc[first : last + 1].text
        entity = known[-1] if known else page.entity(EntityDraft(kind.id, words, kind.kind))
        page.mention(first, last, entity, "noun", head=head)

    def _country_of(self, possessive: Draft | None) -> str | None:
        return self.page.country(possessive.entity) if possessive is not None else None

    def _owned_group(self, first: int, last: int, head: int, group_id: str, possessive: Draft | None) -> None:
        """The words "its fighters" are the group itself; "ses rebelles" of a state are that state's."""
        page, group = self.page, self.page.index.groups[group_id]
        if possessive is not None and page.kind(possessive.entity) in (
            "group",
            "organisation",
            "armed-force",
        ):
            page.mention(possessive.first, last, possessive.entity, "noun", head=head)
            return
        country = self._country_of(possessive)
        made = EntityDraft(
            f"{country.lower()}-{group.id}" if country else group.id, group.name, "group", country
        )
        page.mention(first, last, page.entity(made), "noun", head=head)

    def _seat_after(self, last: int, kind: str) -> str | None:
        """As in "the defence ministry in Taipei": the state of the place where a government sits."""
        page = self.page
        if kind != "government" or page.word(last + 1) not in page.index.lexicon("locatives") | {"a", "au"}:
            return None
        for at in (last + 2, last + 3):
            for d in page.over(at):
                if d.first == at and page.kind(d.entity) in ("city", "state"):
                    return page.country(d.entity)
        return None

    def _known_institution(self, first: int, head: int, kind_id: str) -> str | None:
        """The last one of its kind nearby, else that of the one state that the passage speaks of."""
        page = self.page
        nearby: str | None = None
        for d in reversed(page.drafts_in_order()):
            if d.head >= first or d.entity is None or d.how in ("adjective", "possessive"):
                continue
            if page.sentence[head] - page.sentence[d.head] > BACK:
                break
            if self._is_institution(d.entity, kind_id):
                nearby = d.entity
                break
        there = {page.country(d.entity) for d in page.in_sentence(page.sentence[head]) if d.how == "place"}
        if nearby is not None and not there - {None, page.country(nearby)}:
            return nearby
        country = self._own_state(head)
        if country is not None and kind_id != "ministry":
            return owned_entity(page, page.index.commons[kind_id], country)
        return nearby

    def _own_state(self, head: int) -> str | None:
        """The state that the passage speaks of: before in the sentence, else where it happens, else the
        sentence
        before; of several, the one that is the subject there; null if that does not settle it.
        """
        page, here = self.page, self.page.sentence[head]
        this = [d for d in page.in_sentence(here) if d.how not in ("weapon", "adjective")]
        before = [d for d in this if d.head < head]
        places = [d for d in this if d.head > head and d.how == "place"]
        for passage in (before, places, page.in_sentence(here - 1), page.in_sentence(here - 2)):
            found = {c for d in passage if d.how != "adjective" and (c := page.country(d.entity)) is not None}
            if len(found) > 1:
                found = {
                    c
                    for d in passage
                    if page.tokens[d.head].dep_ in SUBJECT and (c := page.country(d.entity)) is not None
                }
            if found:
                return next(iter(found)) if len(found) == 1 else None
        return None

    def _is_institution(self, entity: str, kind_id: str) -> bool:
        return (
            entity == kind_id
            or entity.endswith("-" + kind_id)
            or kind_id in self.page.index.institution_of.get(entity, ())
        )

    def _possessive_before(self, first: int) -> Draft | None:
        """The possessive that opens the phrase, adjectives passed over."""
        at = first - 1
        while at >= 0 and first - at < 4:
            found = [d for d in self.page.covering.get(at, ()) if d.how == "possessive"]
            if found:
                return found[0] if found[0].entity is not None else None
            if self.page.doc[at].pos_ not in ("ADJ", "NUM", "NOUN", "ADV"):
                return None
            at -= 1
        return None

    def _definite(self, first: int) -> bool:
        at = first - 1
        while at >= 0 and first - at < 3 and self.page.doc[at].pos_ == "ADJ":
            at -= 1
        return self.page.word(at) in self.page.index.lexicon("definite")

    def _office(self, phrase: OfficePhrase) -> None:
        """An office with no state beside it: whose a possessive says, else the last person who holds
        such an office.
        """
        page = self.page
        possessive = self._possessive_before(phrase.first)
        person: str | None = None
        if possessive is not None:
            phrase.country = page.country(possessive.entity)
            if phrase.country is not None:
                person = holder_at(page, phrase.country, page.index.offices[phrase.office], phrase.words)
        else:
            person = self._last_holder(phrase)
        page.mention(
            phrase.first, phrase.last, person or office_entity(page, phrase), "office", head=phrase.head
        )

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
        best: tuple[float, str] | None = None
        for d in reversed(page.drafts_in_order()):
            if d.head >= phrase.first or d.entity is None or d.plural or page.kind(d.entity) != "person":
                continue
            if not self._holds(d.entity, phrase):
                continue
            distance = page.sentence[phrase.head] - page.sentence[d.head]
            score = -1.0 * distance + 3.0 * (page.country(d.entity) in speaking)
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

    def _noun(self, token: Token) -> None:
        """A noun that goes back to the last entity of a kind, an alliance's members, a counterpart."""
        page, word = self.page, stem(fold(token.text))
        if word in self._members and self._of_alliance(token):
            return
        if word in self._counterparts:
            self._counterpart(token)
            return
        kinds = self._anaphors.get(word)
        if (
            not kinds
            or page.over(token.i)
            or syntax.number_of(token) == "Plur"
            or not self._definite(token.i)
        ):
            return
        if any(self._complement(kid, kinds) for kid in token.children):
            return
        entity = self._speaking_state(token) if kinds == {"state"} else None
        entity = entity or self._last_of(token, kinds)
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

    def _last_of(self, token: Token, kinds: frozenset[str]) -> str | None:
        page = self.page
        for d in reversed(page.drafts_in_order()):
            if d.head >= token.i or d.entity is None or self._is_generic(d.entity):
                continue
            if page.sentence[token.i] - page.sentence[d.head] > 2 * BACK:
                return None
            if page.kind(d.entity) in kinds and d.how not in ("weapon", "possessive", "adjective"):
                return d.entity
        return None

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

    def _counterpart(self, token: Token) -> None:
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
        possessive = self._possessive_before(first)
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

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
from seuil.reading.entities.spoken import SpokenOf

if TYPE_CHECKING:
    from spacy.tokens import Token

_WORDS = ("NOUN", "PROPN", "ADJ", "VERB")
_OF_STATES = ("state", "armed-force", "parliament")
_PRONOUNS = ("PRON", "DET", "ADJ", "SCONJ", "ADP")
_COMPLEMENTS = ("nmod", "amod", "compound", "appos")


class References:
    """One pass over the page from left to right, so that a reference may go back to a reference."""

    def __init__(self, page: PageNames) -> None:
        self.page = page
        self._pronouns = Pronouns(page)
        self._spoken = SpokenOf(page)
        self._genitives = page.index.lexicon("genitive_relatives")
        self._seats = page.index.lexicon("seats")
        self._joined = {o.head: o for o in page.offices if o.person is not None}
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
        pairs = {h.last: h.first for h in self.page.index.pairs.find(self.page.atoms)}
        for token in self.page.tokens:
            if token.i in pairs:
                self._pair(pairs[token.i], token.i)
            elif token.i in self._pending:
                self._institution(token.i)
            elif token.i in self._offices:
                self._office(self._offices[token.i])
            elif token.i in self._joined:
                self._give_country(self._joined[token.i])
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
            self._document(first, last, head, kind, possessive)
            return
        country = self._country_of(possessive) or self._seat_after(last, kind.kind)
        if country is not None:
            start = possessive.first if possessive is not None else first
            page.mention(start, last, owned_entity(page, kind, country), "noun", head=head)
            return
        if possessive is not None and page.kind(possessive.entity) in ("group", "organisation", "alliance"):
            page.mention(possessive.first, last, possessive.entity, "noun", head=head)
            return
        entity = (
            self._known_institution(first, head, kind_id) if self._known(first, head, kind.kind) else None
        )
        if entity is None:
            made = "troops" if kind_id == "armed-forces" else kind.id
            entity = page.entity(EntityDraft(made, made.replace("-", " "), kind.kind))
        why = "whose: the speaker's" if page.word(first - 1) in page.index.lexicon("first_person") else ""
        page.mention(first, last, entity, "noun", head=head, why=why)

    def _known(self, first: int, head: int, kind: str) -> bool:
        """Whether an institution without an owner is one that the reader knows: "the army", bare "police",
        and
        soldiers who do or suffer something; "envoyer des troupes" sends nobody's yet.
        """
        token = self.page.tokens[head]
        if self._definite(first):
            return True
        bare = self.page.index.language == "en" and not any(kid.dep_ == "det" for kid in token.children)
        if kind in ("government", "medium"):
            return bare
        return kind == "armed-force" and syntax.number_of(token) == "Plur" and token.dep_ in SUBJECT

    def _document(self, first: int, last: int, head: int, kind: CommonName, owner: Draft | None) -> None:
        """As in "le décret", "this doctrine": the last of its kind on the page, whoever issued it, else
        a new one.
        """
        page = self.page
        country = self._country_of(owner)
        if owner is not None and country is not None:
            page.mention(owner.first, last, owned_entity(page, kind, country), "noun", head=head)
            return
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
        there = self._place_of(head)
        seat = self._seat_before(head)
        if seat is not None and (nearby is None or page.country(nearby) != seat):
            nearby = None
        if nearby is not None and (there in (None, page.country(nearby)) or there != self._spoken.main()):
            return nearby
        country = there if there is not None and kind_id == "police" else self._seat_before(head)
        country = country or self._spoken.at(head)
        if country is not None and kind_id != "ministry":
            return owned_entity(page, page.index.commons[kind_id], country)
        return nearby

    def _place_of(self, head: int) -> str | None:
        """The state in which the institution's own clause takes place: "in Berlin police arrested …"."""
        page, token = self.page, self.page.tokens[head]
        for kid in (*token.children, *token.head.children):
            there = (page.country(d.entity) for d in page.at_head.get(kid.i, ()) if d.how == "place")
            found = next((country for country in there if country is not None), None)
            if found is not None:
                return found
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
            genitive = self.page.word(at) in self._genitives
            found = [d for d in self.page.covering.get(at, ()) if d.how == "possessive" or genitive]
            if found:
                return found[0] if found[0].entity is not None else None
            if self.page.doc[at].pos_ not in ("ADJ", "NUM", "NOUN", "ADV", "DET"):
                return None
            at -= 1
        return None

    def _definite(self, first: int) -> bool:
        at = first - 1
        while at >= 0 and first - at < 3 and self.page.doc[at].pos_ == "ADJ":
            at -= 1
        token = self.page.token(at)
        if token is not None and "Ind" in token.morph.get("Definite"):
            # "Des troupes": the same letters as "de" with "les".
            return False
        return self.page.word(at) in self.page.index.lexicon("definite")

    def _office(self, phrase: OfficePhrase) -> None:
        """An office with no state beside it: whose a possessive says, else the last person who holds
        such an office.
        """
        page = self.page
        office = page.index.offices[phrase.office]
        possessive = self._possessive_before(phrase.first)
        known = phrase.definite and not phrase.plural
        person: str | None = None
        if possessive is not None:
            phrase.country = page.country(possessive.entity)
            known = not phrase.plural
        elif known and self._seat_before(phrase.head) is None:
            person = self._last_holder(phrase)
        told = (
            possessive is None
            and office.acts_for in _OF_STATES
            and office.id not in page.index.words.unattached
        )
        if person is None and phrase.country is None and told:
            phrase.country = (
                self._state_inside(phrase) or self._seat_before(phrase.head) or self._spoken.at(phrase.head)
            )
        if person is None and known and phrase.country is not None and not phrase.former:
            person = holder_at(page, phrase.country, office, phrase.words)
        page.mention(
            phrase.first, phrase.last, person or office_entity(page, phrase), "office", head=phrase.head
        )

    def _seat_before(self, i: int) -> str | None:
        """As in "In Moscow, the minister …": the capital that opens the sentence, if no body sits there."""
        page = self.page
        for d in page.in_sentence(page.sentence[i]):
            opens = d.first == 0 or page.sentence[max(0, d.first - 2)] != page.sentence[d.first]
            if d.how == "place" and opens and d.last < i and d.entity in page.index.seats_of_states:
                return page.country(d.entity)
        return None

    def _state_inside(self, phrase: OfficePhrase) -> str | None:
        """The state of what the office's own words or complement name: "porte-parole du ministère"."""
        page, token = self.page, self.page.tokens[phrase.head]
        inside = [d for i in range(phrase.first, phrase.last + 1) for d in page.over(i)]
        below = [d for kid in token.children if kid.dep_ == "nmod" for d in page.at_head.get(kid.i, ())]
        found = (page.country(d.entity) for d in (*inside, *below) if d.how in ("noun", "name"))
        return next((country for country in found if country is not None), None)

    def _give_country(self, phrase: OfficePhrase) -> None:
        """The state of a person of no table: the office's possessor, or what the passage speaks of."""
        page, office = self.page, self.page.index.offices[phrase.office]
        person = page.entities[phrase.person or ""]
        if person.country is not None or person.id in page.index.persons or phrase.owner is not None:
            return
        if office.acts_for not in _OF_STATES:
            return
        possessive = self._possessive_before(phrase.first)
        if possessive is not None:
            person.country = page.country(possessive.entity)
        elif office.id not in page.index.words.unattached or office.acts_for == "armed-force":
            person.country = self._state_inside(phrase) or self._spoken.at(phrase.head)

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

"""What refers back: pronouns, possessives, relative pronouns, offices and nouns with a definite article.

One pass from left to right, so that a pronoun may go back to a pronoun. What cannot be resolved stays in the record
as a mention of nobody, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.data_files.shapes.naming import Pronoun
from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import fold, stem, stems_of
from seuil.reading.entities.nouns import owned_entity
from seuil.reading.entities.offices import OfficePhrase, holder_at, office_entity
from seuil.reading.entities.page import Draft, EntityDraft, PageNames

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 4  # sentences
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent"})
_SPEAKER = "inside quotation: speaker"


class Coreference:
    """Resolves the references of one page."""

    def __init__(self, page: PageNames) -> None:
        self.page = page
        words = page.index.words
        self._pronouns: dict[str, list[Pronoun]] = {}
        for pronoun in words.pronouns:
            for word in pronoun.words:
                self._pronouns.setdefault(fold(word), []).append(pronoun)
        self._anaphors: dict[str, list[frozenset[str]]] = {}
        for row in words.anaphors:
            for word in row.words:
                self._anaphors.setdefault(" ".join(stems_of(word)), []).append(frozenset(row.kinds))
        self._pending = {head: (first, last, kind) for first, last, head, kind in page.pending}
        self._offices = {o.head: o for o in page.open_offices}

    def run(self) -> None:
        """Resolve token by token."""
        for token in self.page.doc:
            word = fold(token.text)
            if token.i in self._pending:
                self._institution(token.i)
            elif token.i in self._offices:
                self._office(self._offices[token.i])
            elif token.pos_ in ("NOUN", "PROPN", "ADJ", "VERB"):
                self._noun(token)
            if token.pos_ in ("PRON", "DET", "ADJ", "SCONJ", "ADP"):
                self._pronoun(token, word)

    def _pronoun(self, token: Token, word: str) -> None:
        """A pronoun or possessive of any person, or a relative."""
        page = self.page
        bare = word.lstrip("-").removeprefix("t-")
        if bare in page.index.lexicon("first_person") and token.pos_ != "ADP":
            why = _SPEAKER if page.quoted[token.i] else "first person outside a quotation"
            page.mention(token.i, token.i, None, "pronoun", head=token.i, why=why)
        elif bare in self._pronouns:
            row = self._fitting(token, self._pronouns[bare])
            if row is not None:
                self._third_person(token, row)
        elif bare in page.index.lexicon("relatives") and self._is_relative(token):
            self._relative(token)

    def _fitting(self, token: Token, rows: list[Pronoun]) -> Pronoun | None:
        """The row that the syntax allows: "her" is one with a noun, another without; expletives and articles none."""
        if token.dep_.startswith("expl") or "Rel" in token.morph.get("PronType") or token.dep_ in ("fixed", "case", "mark"):
            return None
        if "Art" in token.morph.get("PronType"):
            return None
        owns = "Yes" in token.morph.get("Poss") or token.dep_ in ("det", "nmod:poss", "nmod") and token.i < token.head.i
        for row in rows:
            if row.possessive == owns:
                return row
        return None if owns and token.pos_ == "DET" else rows[0] if rows[0].possessive == owns else None

    def _third_person(self, token: Token, row: Pronoun) -> None:
        if not row.possessive and self._expletive(token):
            return
        how = "possessive" if row.possessive else "pronoun"
        found = self._antecedent(token, row)
        if found is None:
            self.page.mention(token.i, token.i, None, how, head=token.i, why="no antecedent of this gender, number and kind")
        else:
            self.page.mention(token.i, token.i, found.entity, how, head=token.i)
            if row.possessive:
                self._possessed(token, found)

    def _expletive(self, token: Token) -> bool:
        """"il faut", "il est nécessaire de", "it is clear that", "il y a"."""
        if token.lower_.lstrip("-t") not in ("il", "it"):
            return False
        verb = token.head
        if any(kid.dep_ in ("csubj", "csubj:pass", "expl") and kid.i != token.i and kid.i > token.i and kid.dep_ != "expl" for kid in verb.children):
            return True
        if verb.lemma_ in ("falloir", "pleuvoir", "agir", "rain", "snow"):
            return True
        clausal = any(kid.dep_ in ("ccomp", "xcomp", "advcl") for kid in verb.children)
        copular = any(kid.dep_ == "cop" for kid in verb.children)
        return copular and clausal and verb.pos_ == "ADJ"

    def _is_relative(self, token: Token) -> bool:
        if "Rel" in token.morph.get("PronType"):
            return token.dep_ != "mark"
        return token.pos_ == "PRON" and token.i > 0 and "Int" not in token.morph.get("PronType") and token.lower_ in ("qui", "who", "whose", "whom", "dont")

    def _relative(self, token: Token) -> None:
        """The noun that the clause hangs on; where the parse hung it on a verb, the mention right before."""
        page = self.page
        if self._free_relative(token):
            return
        verb = token.head if token.dep_ not in ("root", "ROOT") else token
        clause: Token | None = verb
        for _ in range(4):
            if clause is None or clause.dep_.startswith("acl"):
                break
            clause = clause.head if clause.head.i != clause.i else None
        before = [d for d in self._ending_before(token.i)]
        if clause is not None and clause.dep_.startswith("acl") and clause.head.i < token.i:
            over = page.headed(clause.head.i)
            if over is not None and token.i - over.last < 12:
                page.mention(token.i, token.i, over.entity, "pronoun", head=token.i)
                return
            if clause.head.pos_ in ("NOUN", "PROPN", "PRON") and token.i - clause.head.i < 3:
                return
        if before:
            best = max(before, key=lambda d: (d.last - d.first, d.last))
            page.mention(token.i, token.i, best.entity, "pronoun", head=token.i)

    def _free_relative(self, token: Token) -> bool:
        """"ce qui", "qui ?"."""
        return self.page.word(token.i - 1) in ("ce", "celui", "ceux", "celle", "celles", "those") or token.i == 0

    def _ending_before(self, i: int) -> list[Draft]:
        """Resolved mentions that end right before a token, a comma or a preposition apart."""
        at = i - 1
        while at >= 0 and i - at < 4 and (self.page.doc[at].text == "," or self.page.doc[at].pos_ == "ADP"):
            at -= 1
        return [d for d in self.page.over(at) if d.last == at and d.how not in ("adjective", "possessive")] if at >= 0 else []

    def _antecedent(self, token: Token, row: Pronoun) -> Draft | None:
        """The best mention before the pronoun: subjects first, then the nearest; null if none agrees."""
        page = self.page
        own = self._own_phrase(token)
        best, best_score = None, -99.0
        clause_subjects = self._subjects_above(token)
        for d in reversed(page.drafts_in_order()):
            if d.first >= token.i or d.entity is None:
                continue
            distance = page.sentence[token.i] - page.sentence[d.head]
            if distance > _BACK:
                break
            if distance < 0 or not self._agrees(d, row, token) or d.first <= own[0] <= d.last:
                continue
            if not row.possessive and distance == 0 and self._same_clause(token, d):
                continue
            score = self._score(token, d, row, distance, clause_subjects)
            if score > best_score:
                best, best_score = d, score
        return best

    def _own_phrase(self, token: Token) -> tuple[int, int]:
        return token.i, token.head.i

    def _subjects_above(self, token: Token) -> set[int]:
        """Heads of the subjects of the clauses in which the token stands."""
        found: set[int] = set()
        for over in syntax.ancestors(token):
            for kid in over.children:
                if kid.dep_ in _SUBJECT and kid.i < token.i:
                    found.add(kid.i)
        return found

    def _same_clause(self, token: Token, d: Draft) -> bool:
        """A personal pronoun is not another dependant of its own verb."""
        other = self.page.doc[d.head]
        return other.head.i == token.head.i or other.i == token.head.i

    def _score(self, token: Token, d: Draft, row: Pronoun, distance: int, subjects: set[int]) -> float:
        page = self.page
        kind = page.kind(d.entity)
        score = -2.0 * distance - 0.01 * (token.i - d.head)
        if page.doc[d.head].dep_ in _SUBJECT:
            score += 2.0
        if d.head in subjects:
            score += 2.5 if row.possessive else 1.0
        if row.kinds and kind in row.kinds:
            score += 1.5 if row.kinds.index(kind) == 0 else 0.0
        if d.how in ("adjective", "possessive"):
            score -= 2.5
        if d.how in ("place", "weapon"):
            score -= 1.5
        if d.how == "pronoun":
            score += 0.5
        if page.quoted[token.i] != page.quoted[d.head]:
            score -= 1.5
        if row.number == "Plur" and d.plural:
            score += 1.5
        return score

    def _agrees(self, d: Draft, row: Pronoun, token: Token) -> bool:
        """Kind, gender and number."""
        page = self.page
        kind = page.kind(d.entity)
        if kind not in row.kinds or d.how == "weapon":
            return False
        if kind == "person":
            gender = page.entities[d.entity or ""].gender
            if row.gender and gender and row.gender != gender:
                return False
            return row.number != "Plur" or d.plural or page.index.language == "en" and page.doc[d.head].dep_ == "conj"
        if row.gender and page.index.language == "fr" and d.how not in ("adjective",):
            noun = syntax.gender_of(page.doc[d.head])
            if noun and noun != row.gender:
                return False
        if page.index.language == "fr" and d.how != "adjective":
            if row.number == "Sing" and d.plural or row.number == "Plur" and not d.plural:
                return False
        if page.index.language == "en" and row.number == "Sing" and d.plural and kind in ("group", "armed-force"):
            return False
        if page.index.language == "en" and row.number == "Plur" and not d.plural and kind == "state" and not row.possessive:
            return False
        if page.index.language == "en" and token.lower_ in ("he", "him", "his", "she", "her"):
            return kind == "person"
        return True

    def _possessed(self, token: Token, owner: Draft) -> None:
        """What a possessive owns: "son pays", "ses troupes", "son plus proche allié"."""
        page, noun = self.page, token.head
        if noun.i <= token.i or noun.i - token.i > 6:
            return
        country = page.country(owner.entity)
        kinds = self._anaphors.get(stem(fold(noun.text)), [])
        if any("state" in k for k in kinds) and country is not None:
            page.mention(token.i, noun.i, page.state(country), "noun", head=noun.i)
        elif stem(fold(noun.text)) in {stem(w) for w in page.index.lexicon("relations")}:
            named = self._apposed_before(token.i)
            if named is not None:
                page.mention(token.i, noun.i, named.entity, "noun", head=noun.i)

    def _apposed_before(self, i: int) -> Draft | None:
        """A state or person right before a comma: "la Biélorussie, son plus proche allié"."""
        if self.page.word(i - 1) != ",":
            return None
        found = [d for d in self.page.over(i - 2) if d.last == i - 2 and self.page.kind(d.entity) in ("state", "person", "group")]
        return max(found, key=lambda d: d.last - d.first, default=None)

    def _institution(self, head: int) -> None:
        """A force, ministry… whose owner was not beside it: a possessive, else the last of its kind."""
        first, last, kind_id = self._pending[head]
        page, kind = self.page, self.page.index.commons[self._pending[head][2]]
        possessive = self._possessive_before(first)
        if possessive is not None and possessive.entity is not None:
            country, owner_kind = page.country(possessive.entity), page.kind(possessive.entity)
            if owner_kind in ("group", "organisation", "alliance") and country is None:
                page.mention(first, last, possessive.entity, "noun", head=head)
            elif country is not None:
                page.mention(possessive.first, last, owned_entity(page, kind, country), "noun", head=head)
            return
        if self._definite(first):
            for d in reversed(page.drafts_in_order()):
                same = d.entity is not None and page.kind(d.entity) == kind.kind and self._same_institution(d.entity, kind_id)
                if d.first < first and same:
                    page.mention(first, last, d.entity, "noun", head=head)
                    return
            country = self._own_state(head)
            if country is not None and kind_id not in ("ministry",):
                page.mention(first, last, owned_entity(page, kind, country), "noun", head=head, why="the page's own state")
                return
        made = "troops" if kind_id == "armed-forces" else kind.id
        entity = page.entity(EntityDraft(made, made.replace("-", " "), kind.kind))
        page.mention(first, last, entity, "noun", head=head)

    def _own_state(self, head: int) -> str | None:
        """The state that the sentence before or this one speaks of, where it is only one."""
        page, here = self.page, self.page.sentence[head]
        found = {
            page.country(d.entity)
            for d in page.drafts
            if d.entity is not None and d.head < head and here - page.sentence[d.head] <= 1 and page.country(d.entity) is not None
        }
        return next(iter(found)) if len(found) == 1 else None

    def _same_institution(self, entity: str | None, kind_id: str) -> bool:
        if entity is None:
            return False
        if entity.endswith("-" + kind_id) or entity == kind_id:
            return True
        return any(body == entity and kind == kind_id for (_, kind), body in self.page.index.own_bodies.items())

    def _possessive_before(self, first: int) -> Draft | None:
        """The possessive that opens the phrase, adjectives passed over."""
        at = first - 1
        while at >= 0 and first - at < 4:
            found = [d for d in self.page.covering.get(at, ()) if d.how == "possessive"]
            if found:
                return found[0]
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
        """An office with no state beside it: whose a possessive says, else the last person who holds such an office."""
        page = self.page
        possessive = self._possessive_before(phrase.first)
        if possessive is not None:
            phrase.country = page.country(possessive.entity)
            office = page.index.offices[phrase.office]
            person = holder_at(page, phrase.country, office, phrase.words) if phrase.country else None
            entity = person or office_entity(page, phrase)
            page.mention(phrase.first, phrase.last, entity, "office", head=phrase.head)
            return
        last = self._last_holder(phrase)
        if last is not None:
            page.mention(phrase.first, phrase.last, last, "office", head=phrase.head)
        else:
            page.mention(phrase.first, phrase.last, office_entity(page, phrase), "office", head=phrase.head)

    def _last_holder(self, phrase: OfficePhrase) -> str | None:
        page = self.page
        wanted = page.index.offices[phrase.office]
        joined = {o.person: page.index.offices[o.office] for o in page.offices if o.person}
        for d in reversed(page.drafts_in_order()):
            if d.first >= phrase.first or page.kind(d.entity) != "person" or d.entity is None or d.plural:
                continue
            held_office = joined.get(d.entity)
            if held_office is not None and (held_office.id == wanted.id or wanted.office_class and held_office.office_class == wanted.office_class):
                return d.entity
            person = page.index.persons.get(d.entity)
            if person is not None and wanted.office_class and any(t.office == wanted.office_class for t in person.tenures):
                return d.entity
            if f"-{wanted.id}" in d.entity or wanted.office_class and d.entity.endswith(f"-{wanted.office_class}"):
                return d.entity
        return None

    def _noun(self, token: Token) -> None:
        """"le pays", "the group", "cette ville": the last entity of that kind."""
        page = self.page
        kinds = self._anaphors.get(stem(fold(token.text)))
        members = {stem(w) for w in page.index.lexicon("members")}
        if stem(fold(token.text)) in members and self._members(token):
            return
        if stem(fold(token.text)) in {stem(w) for w in page.index.lexicon("counterparts")}:
            self._counterpart(token)
            return
        if not kinds or page.over(token.i) or syntax.number_of(token) == "Plur" or not self._definite(token.i):
            return
        if any(syntax.base(kid.dep_) in ("nmod", "amod", "acl", "compound", "appos") and kid.pos_ != "ADV" for kid in token.children):
            return
        wanted = frozenset().union(*kinds)
        for d in reversed(page.drafts_in_order()):
            if d.first >= token.i or page.sentence[token.i] - page.sentence[d.head] > 2 * _BACK:
                continue
            if page.kind(d.entity) in wanted and d.how not in ("weapon", "possessive", "adjective"):
                page.mention(token.i, token.i, d.entity, "noun", head=token.i)
                return

    def _members(self, token: Token) -> bool:
        """"les pays de l'OTAN", "NATO members": the alliance."""
        page = self.page
        for kid in token.children:
            d = page.headed(kid.i)
            if d is not None and page.kind(d.entity) == "alliance" and not page.over(token.i):
                page.mention(min(token.i, d.first), max(token.i, d.last), d.entity, "noun", head=token.i)
                return True
        return False

    def _counterpart(self, token: Token) -> None:
        """"son homologue ukrainien": the same office in the other state."""
        page = self.page
        country = next(
            (page.country(d.entity) for i in (token.i + 1, token.i - 1) for d in page.over(i) if d.how == "adjective"), None
        )
        if country is None or page.over(token.i):
            return
        after = [d for d in page.over(token.i + 2) if page.kind(d.entity) == "person"]
        possessive = self._possessive_before(token.i)
        office = page.entities[possessive.entity].office if possessive and possessive.entity in page.entities else None
        if after:
            page.mention(token.i, after[0].last, after[0].entity, "office", head=token.i)
            return
        row = page.index.offices.get(office or "") or next(
            (o for o in page.index.offices.values() if o.office_class == office and office), None
        )
        person = holder_at(page, country, row, "") if row is not None else None
        entity = person or page.entity(EntityDraft(f"{country.lower()}-{office or 'official'}", token.text, "person", country, office))
        page.mention(token.i, token.i, entity, "office", head=token.i)

"""Pronouns and possessives; relative pronouns have a module of their own.

What cannot be resolved stays in the record as a mention of nobody, with the reason.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.data_files.shapes.naming import Pronoun
from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import fold
from seuil.reading.entities.clitics import agents_above, is_object, other_nouns, standing
from seuil.reading.entities.emphatics import latest_key, stressed_subject, stresses
from seuil.reading.entities.page import Draft, PageNames
from seuil.reading.entities.relatives import Relatives
from seuil.reading.entities.syntax import SUBJECT, subjects_above

if TYPE_CHECKING:
    from spacy.tokens import Token

BACK = 4  # sentences that a pronoun may look back over
_SPEAKER = "inside quotation: speaker"
_PARTS = frozenset({"appos", "flat", "compound", "nmod", "conj"})


class Pronouns:
    """Resolves the pronouns of one page, token by token."""

    def __init__(self, page: PageNames) -> None:
        self.page = page
        self._rows: dict[str, list[Pronoun]] = {}
        for pronoun in page.index.words.pronouns:
            for word in pronoun.words:
                self._rows.setdefault(fold(word), []).append(pronoun)
        self._subject_nouns: dict[int, list[int]] = {}
        self._first = page.index.lexicon("first_person")
        self._speech = page.index.lexicon("speech_verbs")
        self._relatives = Relatives(page)
        self._against = page.index.lexicon("upon")
        self._impersonal = page.index.lexicon("impersonal")
        self._expletives = frozenset({"il", "it"})
        # What only states, bodies and forces have: whose ministers, whose army.
        self._owned = {o.head for o in page.offices} | {head for _, _, head, _ in page.pending}
        self._named_persons = {
            d.entity
            for d in page.drafts
            if d.how in ("name", "short-name") and page.kind(d.entity) == "person"
        }

    def resolve(self, token: Token) -> Draft | None:
        """Add the mention of a pronoun; gives it back where it is a possessive that was resolved."""
        page = self.page
        if any(d.how in ("name", "short-name") and d.last > d.first for d in page.over(token.i)):
            # "Kim Jong-il"
            return None
        word = fold(token.text).lstrip("-").removeprefix("t-")
        if word in self._first and token.pos_ != "ADP":
            why = _SPEAKER if page.quoted[token.i] else "first person outside a quotation"
            owns = "Yes" in token.morph.get("Poss") or token.dep_ in ("nmod:poss", "det")
            page.mention(token.i, token.i, None, "possessive" if owns else "pronoun", head=token.i, why=why)
        elif stresses(page, token):
            self._stress(token)
        elif latest := latest_key(page, token):
            for row in self._rows.get(latest, [])[:1]:
                return self._third_person(token, row, latest=True)
        elif word in self._rows:
            fitting = self._fitting(token, self._rows[word])
            if fitting is not None:
                return self._third_person(token, fitting)
        self._relatives.resolve(token)
        return None

    def _fitting(self, token: Token, rows: list[Pronoun]) -> Pronoun | None:
        """The row that the syntax allows: "her" is one with a noun, another without; expletives and
        articles none.
        """
        kinds = token.morph.get("PronType")
        personal = fold(token.text).lstrip("-").removeprefix("t-") == "il"
        if (
            (token.dep_.startswith("expl") and not personal)
            or token.dep_ in ("fixed", "case", "mark")
            or "Rel" in kinds
            or "Art" in kinds
        ):
            return None
        if rows[0].clitic:
            return rows[0] if is_object(self.page, token) else None
        owns = "Yes" in token.morph.get("Poss")
        owns = owns or (token.dep_ in ("det", "nmod:poss", "nmod") and token.i < token.head.i)
        for row in rows:
            if row.possessive == owns:
                return row
        return None

    def _stress(self, token: Token) -> None:
        """As in "l'opposition, elle, …": the subject, which may be a thing."""
        found = stressed_subject(self.page, token)
        why = "" if found is not None else "it stresses a noun that names no entity"
        entity = found.entity if found is not None else None
        self.page.mention(token.i, token.i, entity, "pronoun", head=token.i, why=why)

    def _third_person(self, token: Token, row: Pronoun, *, latest: bool = False) -> Draft | None:
        """The mention of a third person; given back if it is a possessive."""
        if not row.possessive and not latest and self._expletive(token):
            return None
        how = "possessive" if row.possessive else "pronoun"
        found = self._last_named(token, row) if latest else self._antecedent(token, row)
        if found is None:
            why = "no entity that it could mean, or a noun that names none"
            self.page.mention(token.i, token.i, None, how, head=token.i, why=why)
            return None
        made = self.page.mention(token.i, token.i, found.entity, how, head=token.i)
        made.plural = row.number == "Plur"
        if row.number == "Plur":
            for other in self._conjuncts(found):
                self.page.mention(token.i, token.i, other.entity, how, head=token.i).plural = True
        return made if row.possessive else None

    def _expletive(self, token: Token) -> bool:
        """As in "il faut", "il est nécessaire de", "it is clear that"."""
        if fold(token.text).lstrip("-").removeprefix("t-") not in self._expletives:
            return False
        verb = token.head
        if self.page.word(token.i + 1) == "y" and fold(verb.lemma_) == "avoir":
            return True
        if any(kid.dep_ in ("csubj", "csubj:pass") and kid.i > token.i for kid in verb.children):
            return True
        reflexive = any(fold(kid.text) in ("s'", "se") for kid in verb.children)
        if fold(verb.lemma_) in self._impersonal or (fold(verb.lemma_) == "agir" and reflexive):
            return True
        if any(kid.dep_.startswith("nsubj") and kid.i > verb.i for kid in verb.children):
            return True
        passive = any(kid.dep_ == "aux:pass" for kid in verb.children)
        if passive and any(kid.dep_ == "ccomp" for kid in verb.children):
            return True
        clausal = any(kid.dep_ in ("ccomp", "xcomp", "advcl") for kid in verb.children)
        copular = any(kid.dep_ == "cop" for kid in verb.children)
        return copular and clausal and verb.pos_ == "ADJ"

    def _last_named(self, token: Token, row: Pronoun) -> Draft | None:
        """The nearest mention before that agrees: "celui-ci", "the latter"."""
        page = self.page
        for d in reversed(page.drafts_in_order()):
            if d.last >= token.i or d.entity is None or d.head in page.datelines:
                continue
            if page.sentence[token.i] - page.sentence[d.head] > 1:
                return None
            if d.how not in ("possessive", "adjective") and self._agrees(d, row):
                return d
        return None

    def _antecedent(self, token: Token, row: Pronoun) -> Draft | None:
        """The best mention before the pronoun: subjects first, then the nearest; null if none agrees."""
        page, best, best_score = self.page, None, -99.0
        subjects = subjects_above(token)
        barred = self._attackers(token) if row.possessive else self._fellows(token) | self._doers(token)
        if row.clitic:
            barred = barred | agents_above(page, token)
        for d in reversed(page.drafts_in_order()):
            if d.head >= token.i or d.entity is None or d.head in page.datelines:
                continue
            distance = page.sentence[token.i] - page.sentence[d.head]
            if distance > BACK:
                break
            if d.last >= token.i or d.first <= token.i <= d.last or d.entity in barred:
                continue
            if not self._agrees(d, row):
                continue
            score = self._score(token, d, row, distance, subjects)
            if score > best_score:
                best, best_score = d, score
        if self._says(token, row) or (row.possessive and token.head.i in self._owned):
            return best
        return None if self._other_noun(token, row, subjects) > best_score else best

    def _says(self, token: Token, row: Pronoun) -> bool:
        """As in "it said", "a-t-il averti": who speaks is no thing, and stands outside the quotation."""
        speaks = token.dep_ in SUBJECT and fold(token.head.lemma_) in self._speech
        return speaks and (not row.gender or token.text.startswith("-"))

    def _other_noun(self, token: Token, row: Pronoun, subjects: list[int]) -> float:
        """The score of the best subject that agrees and names no entity: "une randonneuse … elle"."""
        page, best = self.page, -99.0
        here = page.sentence[token.i]
        for i in [
            i
            for at in (here, here - 1)
            for i in (other_nouns(self.page, token, at) if row.clitic else self._nouns_of(at))
        ]:
            if (
                i >= token.i
                or any(d.how != "weapon" for d in page.at_head.get(i, ()))
                or i == token.head.i
                or (not row.possessive and page.tokens[i].head.i == token.head.i)
                or (row.possessive and i not in subjects)
            ):
                continue
            if not self._noun_agrees(page.tokens[i], row) or self._possessed(i):
                continue
            score = standing(page.tokens[i], row.number == "Plur") if row.clitic else 2.0
            score -= 2.0 * (here - page.sentence[i]) + 0.01 * (token.i - i)
            if i in subjects:
                score += (2.5 if row.possessive else 1.0) + (0.5 if i == subjects[0] else 0.0)
            best = max(best, score)
        return best

    def _possessed(self, i: int) -> bool:
        """As in "Sa visite a irrité ses partenaires": a subject that is itself owned passes its owner on."""
        return any(
            d.how == "possessive"
            for kid in self.page.tokens[i].children
            for d in self.page.at_head.get(kid.i, ())
        )

    def _nouns_of(self, sentence: int) -> list[int]:
        """The nouns that are subjects in a sentence."""
        if not self._subject_nouns:
            self._subject_nouns[-1] = []
            for token in self.page.tokens:
                if token.dep_ in SUBJECT and token.pos_ in ("NOUN", "PROPN"):
                    self._subject_nouns.setdefault(self.page.sentence[token.i], []).append(token.i)
        return self._subject_nouns.get(sentence, [])

    def _noun_agrees(self, noun: Token, row: Pronoun) -> bool:
        """Number, and gender where the language has it; English "he" is no common noun that we do not
        know.
        """
        number = syntax.number_of(noun)
        if number and row.number and number != row.number:
            return False
        if self.page.index.language == "fr":
            gender = syntax.gender_of(noun)
            return not (gender and row.gender and gender != row.gender)
        return not row.gender or noun.pos_ == "PROPN"

    def _attackers(self, token: Token) -> set[str | None]:
        """Who acts in the clause of "against its bank": the bank is not his own."""
        noun = token.head
        asks = fold(noun.head.lemma_) in self.page.index.lexicon("demanding") and noun.dep_ == "obj"
        if asks and fold(noun.lemma_) in self.page.index.lexicon("undergone"):
            # "exige sa libération": whoever asks is free
            return {
                d.entity
                for kid in noun.head.children
                if kid.dep_ in SUBJECT
                for d in self.page.at_head.get(kid.i, ())
            }
        if not {fold(word) for word in syntax.case_words(noun)} & self._against:
            return set()
        nearest = next(
            (kid for over in syntax.ancestors(noun) for kid in over.children if kid.dep_ == "obl:agent"), None
        )
        if nearest is None:
            return set()
        heads = [nearest, *(kid for kid in nearest.children if kid.dep_ == "conj")]
        return {d.entity for head in heads for d in self.page.at_head.get(head.i, ())}

    def _fellows(self, token: Token) -> set[str | None]:
        """Whom the other dependants of the pronoun's own verb stand for: he does not meet himself."""
        found: set[str | None] = set()
        for kid in token.head.children:
            if kid.i == token.i or kid.dep_ in (
                "advcl",
                "ccomp",
                "xcomp",
                "parataxis",
                "conj",
                "acl",
                "acl:relcl",
            ):
                continue
            stack, seen = [kid], 0
            while stack and seen < 12:
                here, seen = stack.pop(), seen + 1
                found |= {
                    d.entity
                    for d in self.page.at_head.get(here.i, ())
                    if d.how not in ("adjective", "possessive")
                }
                stack += [k for k in here.children if k.dep_ in ("appos", "flat", "compound", "conj")]
        return found

    def _doers(self, token: Token) -> set[str | None]:
        """Whom the understood subject of the pronoun's verb stands for: "X broke with Y, accusing *it*"."""
        verb = token.head
        if token.dep_ not in ("obj", "iobj", "obl") or verb.pos_ != "VERB":
            return set()
        for _ in range(BACK):
            if any(kid.dep_ in SUBJECT for kid in verb.children):
                break
            if verb.dep_ == "advcl" and verb.morph.get("VerbForm") not in (["Part"], ["Ger"], ["Inf"]):
                return set()
            if verb.dep_ not in ("conj", "advcl") or verb.head.pos_ != "VERB":
                return set()
            verb = verb.head
        heads = [kid for kid in verb.children if kid.dep_ in SUBJECT and kid.i < token.i]
        return {
            d.entity
            for head in heads
            for d in self.page.at_head.get(head.i, ())
            if d.how not in ("adjective", "possessive")
        }

    def _score(self, token: Token, d: Draft, row: Pronoun, distance: int, subjects: list[int]) -> float:
        page = self.page
        kind, dep = page.kind(d.entity), page.doc[d.head].dep_
        score = -2.0 * distance - 0.01 * (token.i - d.head)
        if row.clitic:
            score += standing(page.doc[d.head], plural=False) + 0.7
        else:
            score += 2.0 if dep in SUBJECT else 0.0
        if d.head in subjects and not row.clitic:
            score += 2.5 if row.possessive else 1.0
            score += 0.5 if d.head == subjects[0] else 0.0
        if row.kinds and kind == row.kinds[0]:
            score += 1.5
        if d.how in ("adjective", "possessive"):
            score -= 2.5
        if d.how == "place" or dep in ("nmod", "nmod:poss", "compound"):
            score -= 1.0
        if d.how == "pronoun":
            score += 0.5
        if kind == "person":
            speaks = fold(page.tokens[d.head].head.lemma_) in self._speech
            gender = page.entities[d.entity or ""].gender
            score += (1.0 if speaks else 0.0) + (1.0 if row.gender and row.gender == gender else 0.0)
            score -= 1.0 if row.gender and gender and row.gender != gender else 0.0
            if d.how == "office" and self._indefinite(d):
                score -= 2.0
        if page.quoted[token.i] != page.quoted[d.head] and not self._says(token, row):
            score -= 1.5
        if row.possessive and token.head.i in self._owned:
            score += 1.5 if kind != "person" else 0.0
            score += 0.7 if page.doc[d.head].head.dep_ == "ROOT" else 0.0
        if row.number == "Plur" and (d.plural or self._conjuncts(d)):
            score += 1.5
        return score

    def _indefinite(self, d: Draft) -> bool:
        """As in "an official", "un diplomate": seldom who the next sentence is about."""
        return any(
            kid.dep_ == "det" and "Ind" in kid.morph.get("Definite")
            for kid in self.page.tokens[d.head].children
        )

    def _agrees(self, d: Draft, row: Pronoun) -> bool:
        """Kind, gender and number."""
        page = self.page
        kind = page.kind(d.entity)
        if kind not in row.kinds or (d.how == "weapon" and not row.clitic):
            return False
        if d.how == "adjective" and not row.possessive:
            return False
        if row.possessive and kind == "document":
            return False
        if kind == "person":
            gender = page.entities[d.entity or ""].gender
            if row.gender and gender and row.gender != gender and d.entity in self._named_persons:
                # The page never names who holds the office: its pronoun knows better than our table.
                return False
            return (row.number == "Plur") == d.plural or (row.number == "Plur" and bool(self._conjuncts(d)))
        french = page.index.language == "fr"
        if d.how == "adjective":
            return row.number != "Plur"
        if d.how in ("possessive", "pronoun"):
            return (row.number == "Plur") == d.plural or not row.number
        if french:
            # The parser guesses the gender of an acronym.
            noun = "" if page.doc[d.head].text.isupper() else syntax.gender_of(page.doc[d.head])
            if row.gender and noun and noun != row.gender:
                return False
            return (row.number == "Plur") == d.plural or (row.number == "Plur" and bool(self._conjuncts(d)))
        if row.number == "Sing":
            people = d.plural and d.how == "noun" and kind == "state"
            return not people and not (d.plural and kind in ("group", "armed-force"))
        return kind != "state" or d.plural or row.possessive or bool(self._conjuncts(d)) or d.how == "noun"

    def _conjuncts(self, d: Draft) -> list[Draft]:
        """The resolved mentions coordinated with this one: "X et Y … ils"."""
        found = []
        for kid in self.page.doc[d.head].children:
            if kid.dep_ == "conj":
                other = self.page.headed(kid.i)
                if (
                    other is not None
                    and other.entity != d.entity
                    and other.how not in ("adjective", "weapon")
                ):
                    found.append(other)
        return found

"""Whether the conditions of an act's word are met where it stands: object, subject, particle, complement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import complements, phrases, syntax, understood
from seuil.assertion.lexicon import Entry
from seuil.assertion.participants import Participants
from seuil.data_files.shapes.grammar import RolesFile

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far back, in tokens, and among how many nouns a pronoun's own noun is looked for.
_ANTECEDENT_WINDOW = 45
_ANTECEDENTS = 4
# English particles that are hardly prepositions of an adjunct.
_ADVERBIAL = frozenset({"out", "off", "away", "back", "up", "down"})
# The forms of a plural partitive.
_PARTITIVES = frozenset({"des"})
_QUOTES = frozenset({'"', "«", "»", "“", "”"})
_CLAUSES = frozenset({"xcomp", "ccomp", "advcl", "obl", "obl:arg", "conj", "acl"})
_SOMEBODY = frozenset({"actor", "person", "group", "armed-force", "troops"})


class Conditions:
    """Checks words against a parse; ``candidates`` are the tokens that may name an act."""

    def __init__(self, participants: Participants, roles: RolesFile) -> None:
        self._people = participants
        self._roles = roles
        self._contractions = roles.contractions
        self._genitives = roles.genitive_forms

    def problem(self, token: Token, entry: Entry, candidates: set[int]) -> tuple[str, tuple[int, ...]]:
        """Why the word's conditions are not met ("" if they are), and the words that its set parts took."""
        word, fixed = entry.word, []
        if word.particle is not None:
            particle = self._particle(token, word.particle)
            if particle is None:
                return f"“{word.lemma}” counts only with “{word.particle}”", ()
            fixed.append(particle.i)
        elif entry.pos == "verb" and word.complement is None and self._is_ended(token):
            return f"“{word.lemma} off” is another verb", ()
        if word.reflexive is not None and word.reflexive != self.is_reflexive(token):
            return f"“{word.lemma}” is {'not ' if word.reflexive else ''}reflexive here", ()
        if word.complement is not None:
            span = self.complement(token, word.complement)
            if not span:
                return f"“{word.lemma}” counts only in “{word.lemma} {word.complement}”", ()
            fixed += span
        for check in (self._subject_problem, self._object_problem):
            problem, taken = check(token, entry, candidates)
            if problem:
                return problem, ()
            fixed += taken
        return "", tuple(fixed)

    @staticmethod
    def _is_ended(verb: Token) -> bool:
        """ "*called off* the strike" calls for none: the particle makes another verb."""
        after = [c for c in verb.children if c.dep_ == "compound:prt" and c.lower_ == "off"]
        return any(verb.doc[c.i - 1].text != "-" for c in after)

    @staticmethod
    def _particle(verb: Token, particle: str) -> Token | None:
        """The verb's particle: its own, the next word, or one read as a preposition ("flew *out* of")."""
        near = [verb.nbor()] if verb.i + 1 < len(verb.doc) else []
        if particle in _ADVERBIAL:
            near += [c for o in verb.children if o.dep_ == "obl" for c in o.children if c.dep_ == "case"]
        found = (c for c in [*verb.children, *near] if c.lower_ == particle and 0 < c.i - verb.i < 6)
        return next(found, None)

    def is_reflexive(self, token: Token) -> bool:
        """Whether the verb stands with "se"."""
        return any(c.lower_ in ("se", "s'", "-se") for c in token.children) or (
            token.i > 0 and token.doc[token.i - 1].lower_ in ("se", "s'")
        )

    def complement(self, token: Token, complement: str) -> list[int]:
        """Where a set complement stands, within a few words on the right: "mettre (…) en garde"."""
        wanted = complement.lower().replace("'", "' ").split()
        doc = token.doc
        near = [t for t in doc[token.i + 1 : token.i + 8 + len(wanted)] if t.text not in _QUOTES]
        for start in range(len(near) - len(wanted) + 1):
            if [t.lower_ for t in near[start : start + len(wanted)]] == wanted:
                return [t.i for t in near[start : start + len(wanted)]]
        return []

    def is_bare(self, noun: Token, entry: Entry) -> bool:
        """Whether a noun stands without the complement that its word asks for, or any that gives it another
        sense.
        """
        word = entry.word
        asks = word.needs or word.words
        if entry.pos != "noun" or entry.rest or word.particle or word.complement or not asks:
            return False
        named = ("nmod", "compound", "flat", "appos")
        pointed_at = any(
            (c.dep_ in ("det", "nmod:poss", "det:predet") and syntax.morph(c, "PronType") != "Neg")
            or phrases.is_possessive(c)
            for c in noun.children
        )
        return (
            pointed_at
            and noun.dep_ != "compound"
            and not any(c.dep_ in named and not phrases.says_no_more(c) for c in noun.children)
            and not any(self._lemma_in(o, word.unless) for o in self.objects(noun, entry))
        )

    def _subject_problem(self, token: Token, entry: Entry, candidates: set[int]) -> tuple[str, list[int]]:
        word = entry.word
        asked = word.subject_needs or word.subject_words or word.subject_unless
        if not asked or entry.pos == "noun":
            return "", []
        subject = self.logical_subject(token) or self._understood_subject(token)
        if word.subject_words:
            if subject is not None and self._lemma_in(subject, word.subject_words):
                return "", []
            if not word.subject_needs:
                return f"the subject of “{word.lemma}” is not one that does this", []
        if subject is None:
            return "", []
        if subject.lemma_.lower() in word.subject_unless:
            return f"the subject of “{word.lemma}” is “{subject.text}”", []
        if (
            word.subject_needs
            and self.known(subject)
            and not self.fits(subject, word.subject_needs, candidates)
            and not (understood.is_counted_off(subject) and self._goes_back(subject, word.subject_needs, ()))
        ):
            return f"the subject of “{word.lemma}” is not one that does this", []
        return "", []

    def _understood_subject(self, verb: Token) -> Token | None:
        """Who or what an infinitive is said of, where that is nobody ("le prix pourrait *reculer*").

        Whoever can act is let pass: "Israel promised to withdraw" has its troops withdrawn.
        """
        above = verb.head
        if (
            verb.dep_ != "xcomp"
            or not syntax.is_infinitive(verb)
            or above.lemma_.lower() in self._roles.object_control
        ):
            return None
        subject = syntax.subject_of(above) if above.pos_ in ("VERB", "AUX") else None
        return subject if subject is not None and "actor" not in self._people.kinds(subject) else None

    def logical_subject(self, verb: Token) -> Token | None:
        """The doer of a verb: its subject, or its agent in the passive."""
        if syntax.is_passive(verb):
            agents = [c for c in verb.children if c.dep_ == "obl:agent"]
            return agents[0] if agents else None
        if (
            verb.dep_ in ("acl", "amod")
            and syntax.morph(verb, "Tense") == "Pres"
            and verb.head.pos_ == "NOUN"
        ):
            return verb.head  # "des textes *visant* la Syrie": the noun does what its participle says
        return syntax.subject_of(verb)

    def _object_problem(self, token: Token, entry: Entry, candidates: set[int]) -> tuple[str, list[int]]:
        word = entry.word
        if not (word.needs or word.words or word.unless or word.object_by or word.bare):
            return "", []
        objects = self.objects(token, entry)
        if word.unless and any(self._lemma_in(o, word.unless) for o in objects):
            return f"another sense of “{word.lemma}”", []
        if entry.pos == "noun" and word.unless and self._is_part_of_compound(token, word.unless):
            return f"another sense of “{word.lemma}”", []
        if "que" in word.unless and any(_is_that_clause(o) for o in objects):
            return f"“{word.lemma}” says something here", []
        if word.bare and not any(o.pos_ in ("NOUN", "PROPN") for o in objects):
            return "", []
        if not (word.needs or word.words):
            return (f"“{word.lemma}” has an object here" if word.bare else ""), []
        for item in objects:
            if self._lemma_in(item, word.words):
                return "", [item.i] if word.object == "none" else []
            if self.fits(item, word.needs, candidates) or (
                entry.pos == "verb"
                and (self._unknowable(self._people.core(item), entry) or self._stands_for(item, entry))
            ):
                return "", []
            if self._stands_for_one(item, entry, candidates):
                return "", []
        if entry.pos == "noun" and self._is_of_somebody(token, word.needs):
            return "", []
        for item in self._stray(token, entry):
            if self._lemma_in(item, word.words) or self.fits(item, word.needs, candidates):
                return "", [item.i]
        return f"the object of “{word.lemma}” is not one that makes it this act", []

    def _stands_for_one(self, item: Token, entry: Entry, candidates: set[int]) -> bool:
        """Whether a pronoun can stand for what the word asks for ("arraisonné un cargo et l'avait
        fouillé").
        """
        if entry.pos != "verb" or entry.word.object == "none":
            return False
        return any(
            self._lemma_in(noun, entry.word.words) or self.fits(noun, entry.word.needs, candidates - {noun.i})
            for noun in understood.likely_antecedents(item)
        )

    def _is_part_of_compound(self, noun: Token, unless: tuple[str, ...]) -> bool:
        """ "crimes de *guerre*", "chef de *guerre*": the noun names a kind of what stands before it."""
        bare = noun.dep_ in ("nmod", "obl") and not any(c.dep_ == "det" for c in noun.children)
        return (
            bare
            and noun.head.i < noun.i
            and phrases.preposition(noun, self._contractions) == "de"
            and self._lemma_in(noun.head, unless)
        )

    @staticmethod
    def _is_of_somebody(noun: Token, needs: tuple[str, ...]) -> bool:
        """ "sa libération", "leur expulsion": the possessive stands for the one to whom it is done."""
        possessive = any(
            c.dep_ in ("det", "nmod:poss") and syntax.morph(c, "Poss") == "Yes" for c in noun.children
        )
        return possessive and bool(set(needs) & _SOMEBODY)

    def objects(self, token: Token, entry: Entry) -> list[Token]:
        """What the word's conditions look at: a verb's object, a noun's complements and modifiers."""
        if entry.pos == "adjective" and token.dep_ in ("amod", "acl"):
            return [*self._around_noun(token), token.head]  # "les territoires *occupés*"
        if entry.pos != "verb":
            found = self._around_noun(token)
            following = complements.following_complement(token, self._genitives)
            return [*found, *syntax.conjuncts(following)] if following is not None else found
        if syntax.is_passive(token):
            direct = syntax.patients(token) or understood.understood_patients(token)
        else:
            direct = syntax.objects_of(token)
        if entry.word.object_by:
            direct = self._by_preposition(token, entry.word.object_by)
        if entry.word.particle and not direct:
            # "handed in their weapons": the particle may read as the preposition of the object
            direct = [c for c in syntax.children(token, "obl") if self._begins_after(c, token)]
        clauses = [c for c in token.children if c.dep_ in ("xcomp", "ccomp")]
        if not direct and (not clauses or token.dep_ == "acl:relcl") and not entry.word.object_by:
            direct = understood.relativised(token)
        return [p for d in (*direct, *clauses) for p in syntax.conjuncts(d)]

    @staticmethod
    def _begins_after(phrase: Token, verb: Token) -> bool:
        return any(c.dep_ == "case" and c.i == verb.i + 1 for c in phrase.children)

    def _stray(self, token: Token, entry: Entry) -> list[Token]:
        """Objects and complements that stand further off than the parser looked."""
        if entry.pos == "noun":
            return complements.later_complements(token, self._genitives)
        if entry.word.object_by:
            return complements.further_on(token, entry.word.object_by, self._contractions)
        if any(c.dep_ in ("obj", "nsubj:pass") for c in token.children):
            return []
        if syntax.is_passive(token) and not syntax.is_passive_form(token):
            return []  # a bare participle is done to its noun
        # "utilisé du sarin", "ne déploie plus de troupes": a partitive object reads as an adjunct.
        partitive = [
            c for c in syntax.children(token, "obl", "obl:arg", "obl:mod", "nmod") if self._is_partitive(c)
        ]
        return [
            *partitive,
            *complements.stray_objects(token),
            *complements.further_on(token, ("de",), self._contractions, forms=_PARTITIVES),
        ]

    def _is_partitive(self, token: Token) -> bool:
        preposition = phrases.preposition(token, self._contractions)
        return self._roles.prepositions.get(preposition) == "of"

    @staticmethod
    def _unknowable(item: Token, entry: Entry) -> bool:
        """A pronoun or a number that stands for somebody ("les a dispersés", "two were abducted"), where
        somebody is asked for.
        """
        if entry.word.object == "none" or not set(entry.word.needs) & _SOMEBODY:
            return False
        if item.pos_ == "PRON":
            personal = syntax.morph(item, "PronType") == "Prs"
            return personal and item.lower_ not in ("se", "s'", "-se", "it", "ce", "y", "en")
        return (
            item.pos_ == "NUM"
            and item.dep_ in ("nsubj:pass", "obj", "nsubj")
            and not any(c.isdigit() for c in item.text)
        )

    def _stands_for(self, item: Token, entry: Entry) -> bool:
        """A pronoun whose noun, a little before it, is what the word asks for: "a law … to adopt *it*"."""
        pronoun = item.pos_ in ("PRON", "DET") and understood.is_pronoun_of_something(item)
        if not pronoun and not understood.is_counted_off(item):
            return False
        return self._goes_back(item, entry.word.needs, entry.word.words)

    def _goes_back(self, item: Token, needs: tuple[str, ...], words: tuple[str, ...]) -> bool:
        """Whether one of the last few nouns that agree is of a kind or a word asked for."""
        needs = tuple(n for n in needs if n not in ("act", "actor", "person"))
        number = "Plur" if understood.is_counted_off(item) else syntax.morph(item, "Number")
        seen = 0
        for noun in reversed(item.doc[max(0, item.i - _ANTECEDENT_WINDOW) : item.i]):
            if noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in ("compound", "flat"):
                continue
            if number and syntax.morph(noun, "Number") not in ("", number):
                continue
            if self._lemma_in(noun, words) or self.fits(noun, needs, set()):
                return True
            seen += 1
            if seen == _ANTECEDENTS:
                break
        return False

    @staticmethod
    def _around_noun(noun: Token) -> list[Token]:
        """The complements, modifiers and participles of a noun, and the noun that it modifies."""
        found = [p for d in complements.nominal_dependents(noun) for p in syntax.conjuncts(d)]
        found += [
            p
            for c in syntax.children(noun, "acl", "conj", "flat", "appos")
            for p in syntax.conjuncts(c)
            if p not in found
        ]
        if noun.dep_ == "compound":
            found.append(noun.head)
        return found

    def _by_preposition(self, token: Token, wanted: tuple[str, ...]) -> list[Token]:
        if not wanted:
            return []
        found = []
        adverbs = [c for c in token.children if c.pos_ == "ADV"]
        for holder in (
            token,
            *adverbs,
        ):  # "parle ouvertement et froidement d'un recours" often hangs on the adverb
            for child in holder.children:
                marked = child.dep_ in (
                    "obl",
                    "obl:arg",
                    "obj",
                    "nmod",
                    "xcomp",
                    "advcl",
                    "iobj",
                    "obl:agent",
                    "conj",
                )
                if marked and phrases.preposition(child, self._contractions) in wanted:
                    found.append(child)
        return found

    def _lemma_in(self, token: Token, words: tuple[str, ...]) -> bool:
        core = self._people.core(token)
        return self._is_one_of(core, words) or (core.i != token.i and self._is_one_of(token, words))

    @staticmethod
    def _is_one_of(token: Token, words: tuple[str, ...]) -> bool:
        lemma = token.lemma_.lower()
        if lemma in words or token.lower_ in words:
            return True
        following = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        return f"{token.lower_} {following}" in words or f"{lemma} {following}" in words

    def fits(self, token: Token, needs: tuple[str, ...], candidates: set[int]) -> bool:
        """Whether the token is one of the kinds that ``needs`` lists (see Word)."""
        if not needs:
            return False
        if "act" in needs and token.i in candidates:
            return True
        if "clause" in needs and token.pos_ in ("VERB", "AUX") and token.dep_ in _CLAUSES:
            return True
        kinds = self._people.kinds(token)
        if not kinds and "territory" in needs and self._people.is_territory(token):
            return True
        if kinds & set(needs):
            return True
        # "les forces de Moscou", "des membres du gouvernement": what a noun without a name of its own belongs
        # to.
        unnamed = self._people.entity(token) is None
        return (
            unnamed
            and "actor" in needs
            and token.pos_ in ("NOUN", "PROPN")
            and bool(self._people.owners(token))
        )

    def known(self, subject: Token) -> bool:
        """Whether a subject can be judged: a pronoun that was not resolved cannot."""
        return subject.pos_ != "PRON" or self._people.entity(subject) is not None


def _is_that_clause(item: Token) -> bool:
    """ "soutient *que* ses batteries ont tiré": a finite clause, which is said and not done."""
    return item.dep_ == "ccomp" and any(c.lower_ in ("que", "qu'", "that") for c in item.children)

"""Mending what is hung astray around a verb: whose subject, whose object, of which clause.

- "L'armée *s'est* retirée": beside a reflexive the auxiliary is no passive's.
- "*Il* s'est entretenu avec X": a personal pronoun that the parser took for an expletive.
- "Il a ordonné un repli et *prié* Cuba d'aider": a participle with an object of its own goes on with the
  compound tense above, not with a participle on a noun.
- "…, *les deux pays ayant rouvert* leur ciel": the noun before a participle clause is its subject.
- "X quitte l'Union, *qu'ils accusent*": a clause that a relative pronoun opens says something of the noun
  before it.
- "Après avoir jugé l'ancien chef, *la Cour* a demandé": of two subjects the one outside the clause in front.
- "le délai *que leur avait accordé la Cédéao*": a subject behind the verb of a relative clause.
- "a ordonné un repli et *expulsé l'ambassadeur*": the object behind the second verb is its own.
- "s'est retirée samedi *de Lyman*": a phrase behind a bare day is the verb's.
- "a renversé il y a un an *Paul Biya*": a name behind a word of time is the object.

Which words these are is in ``languages/<code>/morphology.yaml``; a language that lists none is left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.data_files.shapes.morphology import MorphologyFile

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_LOOSE = frozenset({"advcl", "conj", "parataxis"})
_NAME_PARTS = frozenset({"flat", "flat:name", "flat:foreign"})
_OBJECTS = frozenset({"obj", "xcomp", "ccomp", "aux:pass", "nsubj:pass"})
_FAR = 12


class ArgumentRepair:
    """Mends the arguments of verbs in one language."""

    def __init__(self, morphology: MorphologyFile) -> None:
        self._reflexives = frozenset(morphology.reflexives)
        self._personal = frozenset(morphology.personal)
        self._impersonal = frozenset(morphology.impersonal)
        self._relatives = frozenset(morphology.clause_relatives)
        self._datives = frozenset(morphology.datives)
        self._absolute = frozenset(morphology.absolute_auxiliaries)
        self._days = frozenset(morphology.days)
        self._times = frozenset(morphology.time_nouns) | self._days

    def mend(self, doc: Doc) -> None:
        """Mend the tree in place."""
        if not self._reflexives:
            return
        for token in doc:
            self._reflexive(token)
            self._expletive(token)
        for token in doc:
            self._joined_participle(token)
            self._absolute_clause(token)
            self._relative_clause(token)
        for token in doc:
            self._behind_day(token)
            self._front_subject(token)
            self._inverted_subject(token)
            self._second_object(token)
            self._named_object(token)

    def _reflexive(self, verb: Token) -> None:
        auxiliary = next((c for c in verb.children if c.dep_ == "aux:pass"), None)
        if auxiliary is None or not any(
            c.lower_ in self._reflexives and c.pos_ == "PRON" and c.i < auxiliary.i for c in verb.children
        ):
            return
        auxiliary.dep_ = "aux"
        for child in verb.children:
            if child.dep_ == "nsubj:pass":
                child.dep_ = "nsubj"

    def _expletive(self, token: Token) -> None:
        verb = token.head
        if token.lower_ not in self._personal or not token.dep_.startswith("expl") or verb.pos_ != "VERB":
            return
        reflexive = any(c.lower_ in self._reflexives and c.i > token.i for c in verb.children)
        empty = any(c.dep_ in ("csubj", "ccomp") or c.dep_ in _SUBJECTS for c in verb.children)
        if reflexive and not empty and verb.lemma_.lower() not in self._impersonal:
            token.dep_ = "nsubj"

    @staticmethod
    def _joined_participle(verb: Token) -> None:
        first = verb.head
        if verb.dep_ != "conj" or not (_is_bare_participle(verb) and _is_bare_participle(first)):
            return
        joined = any(c.dep_ == "cc" for c in verb.children)
        if first.dep_ not in ("acl", "amod") or not joined or not _has(verb, "obj"):
            return
        above: Token | None = first.head
        for _ in range(_FAR):
            if above is None or _is_active_compound(above):
                break
            above = above.head if above.head.i != above.i else None
        if above is not None:
            verb.head = above

    def _absolute_clause(self, verb: Token) -> None:
        noun = verb.head
        auxiliary = next((c for c in verb.children if c.lower_ in self._absolute), None)
        if auxiliary is None or verb.dep_ != "acl" or noun.head.i == noun.i or noun.i > auxiliary.i:
            return
        start = noun.left_edge.i
        before = noun.doc[start - 1].lower_ if start > noun.sent.start else ""
        between = noun.doc[noun.i + 1 : auxiliary.i]
        if before != "," or noun.dep_ in _SUBJECTS or _has(noun, "case") or any(t.is_punct for t in between):
            return
        above = noun.head
        verb.head, verb.dep_ = above, "advcl"
        noun.head, noun.dep_ = verb, "nsubj:pass" if _has(verb, "aux:pass") else "nsubj"

    def _relative_clause(self, token: Token) -> None:
        verb = token.head
        as_object = token.pos_ == "PRON" or (token.pos_ == "SCONJ" and token.dep_ == "obj")
        opens = token.lower_ in self._relatives and as_object and token.i > token.sent.start + 1
        if not opens or verb.dep_ not in _LOOSE or token.dep_ not in (*_SUBJECTS, "obj") or verb.i < token.i:
            return
        if any(c.i < token.i and c.dep_ in ("mark", "cc") for c in verb.children):
            return
        at = token.i - 2 if token.nbor(-1).lower_ == "," else token.i - 1
        noun = token.doc[at]
        for _ in range(3):
            if noun.dep_ in _NAME_PARTS:
                noun = noun.head
        inside = any(h.i == verb.i for h in noun.ancestors)
        if noun.pos_ in ("NOUN", "PROPN") and noun.i < token.i and noun.i >= token.sent.start and not inside:
            verb.head, verb.dep_ = noun, "acl:relcl"
            token.pos_ = "PRON"
            token.set_morph({**token.morph.to_dict(), "PronType": "Rel"})

    def _inverted_subject(self, verb: Token) -> None:
        if verb.dep_ != "acl:relcl" or verb.pos_ != "VERB":
            return
        for child in verb.children:
            if child.lower_ in self._datives and child.dep_ in _SUBJECTS:
                child.dep_ = "iobj"
        opener = next((c for c in verb.children if c.lower_ in self._relatives and c.i < verb.i), None)
        objects = [c for c in verb.children if c.dep_ == "obj" and c.i > verb.i]
        behind = [c for c in objects if c.pos_ in ("NOUN", "PROPN")]
        if opener is not None and len(behind) == 1 and not any(c.dep_ in _SUBJECTS for c in verb.children):
            behind[0].dep_ = "nsubj"
            opener.dep_ = "obj"

    @staticmethod
    def _second_object(noun: Token) -> None:
        first = noun.head
        if noun.dep_ != "obj" or first.pos_ != "VERB" or noun.i < first.i:
            return
        joined = [c for c in first.children if c.dep_ == "conj" and c.pos_ == "VERB"]
        verbs = [c for c in joined if first.i < c.i < noun.i]
        own = any(c.dep_ == "obj" and verbs and c.i < verbs[-1].i for c in first.children)
        if own and not any(c.dep_ in _OBJECTS for c in verbs[-1].children):
            noun.head = verbs[-1]

    def _behind_day(self, noun: Token) -> None:
        day = noun.head
        verb = day.head
        if noun.dep_ != "nmod" or day.lower_ not in self._times or day.i > noun.i or verb.pos_ != "VERB":
            return
        bare = day.lower_ in self._days and not any(c.dep_ in ("case", "det") for c in day.children)
        timely = noun.lower_ in self._times or any(c.lower_ in self._times for c in noun.children)
        if bare and verb.i < day.i and _has(noun, "case") and not timely and noun.pos_ in ("NOUN", "PROPN"):
            noun.head, noun.dep_ = verb, "obl"

    @staticmethod
    def _front_subject(verb: Token) -> None:
        subjects = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < verb.i]
        if verb.pos_ != "VERB" or len(subjects) != 2 or any(c.dep_ == "conj" for c in subjects[0].children):
            return
        first, last = subjects
        clauses = [c for c in verb.children if c.dep_ == "advcl" and c.i < first.i]
        start = last.left_edge.i
        parted = verb.doc[start - 1].lower_ == "," and verb.doc[first.left_edge.i - 1].lower_ != ","
        joined = any(c.dep_ == "cc" for c in last.children)
        if clauses and parted and not joined and not _has(clauses[-1], "obj"):
            first.head, first.dep_ = clauses[-1], "obj"

    def _named_object(self, name: Token) -> None:
        time = name.head
        if name.pos_ != "PROPN" or name.dep_ not in ("appos", "flat", "flat:name", "nmod", "dep"):
            return
        if time.pos_ != "NOUN" or time.lower_ not in self._times or time.i >= name.i or _has(name, "case"):
            return
        verb = time.head
        close = all(t.pos_ != "PUNCT" for t in name.doc[time.i + 1 : name.i])
        adjunct = time.dep_.startswith("obl") or time.dep_ in ("advmod", "nmod", "obj")
        if verb.pos_ == "VERB" and verb.i < time.i and close and adjunct:
            if time.dep_ == "obj":
                time.dep_ = "obl:mod"
            if not any(c.dep_ in _OBJECTS for c in verb.children):
                name.head, name.dep_ = verb, "obj"


def _has(token: Token, relation: str) -> bool:
    return any(c.dep_ == relation for c in token.children)


def _is_active_compound(verb: Token) -> bool:
    return verb.pos_ == "VERB" and _has(verb, "aux") and not _has(verb, "aux:pass")


def _is_bare_participle(token: Token) -> bool:
    bare = token.pos_ == "VERB" and token.morph.get("VerbForm") == ["Part"] and not token.morph.get("Mood")
    present = token.morph.get("Tense") == ["Pres"]
    return bare and not present and not _has(token, "aux") and not _has(token, "aux:pass")

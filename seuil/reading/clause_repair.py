"""Mending trees whose clause the parser misread: reduced relatives and the verbs of headlines.

- "A missile *launched* from Cuba would be regarded…": the participle was taken for the verb of the clause.
  A past form whose clause goes on to another finite verb without a subject of its own is a participle of the
  noun before it.
- "Gunfire *breaks* truce", "Kenya *orders* closure of camps": in a headline a verb may read as a noun, and
  its subject as a modifier. The forms are listed in ``languages/<code>/morphology.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_NOMINAL = frozenset({"NOUN", "PROPN"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
_CLAUSES = frozenset({"ccomp", "advcl", "parataxis", "conj", "dep", "ROOT"})
_OF_A_FULL_VERB = frozenset({"aux", "aux:pass", "obj", "ccomp", "xcomp", "compound:prt"})
_OF_THE_CLAUSE = frozenset({"mark", "cc", "punct"})
_BREAKS = frozenset({",", ";", ":", "-", "–", "—"})
_PRESENT = "Mood=Ind|Number=Sing|Person=3|Tense=Pres|VerbForm=Fin"


class ClauseRepair:
    """Mends the trees of one language, where its forms leave participle and past, noun and verb, alike."""

    def __init__(self, headline_verbs: tuple[str, ...], *, past_is_participle: bool) -> None:
        self._headline_verbs = frozenset(headline_verbs)
        self._past_is_participle = past_is_participle

    def mend_clauses(self, doc: Doc) -> None:
        """Mend reduced relatives, and subjects that were hung on their verb as modifiers."""
        if not self._past_is_participle:
            return
        for token in doc:
            if token.pos_ != "VERB":
                continue
            main = _clause_that_goes_on(token)
            if main is not None:
                _make_participle(token, main)
            else:
                _free_subject(token)

    def mend_headline(self, doc: Doc, end: int) -> None:
        """Mend the verbs of a title that ends before the token ``end``."""
        for token in doc[1:end]:
            if token.pos_ == "NOUN" and token.text in self._headline_verbs and token.i + 1 < end:
                _make_verb(token, end)


def _is_finite(verb: Token) -> bool:
    carriers = [verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))]
    return any("Fin" in t.morph.get("VerbForm") for t in carriers)


def _has_own(verb: Token, relations: frozenset[str]) -> bool:
    return any(c.dep_ in relations for c in verb.children)


def _clause_that_goes_on(verb: Token) -> Token | None:
    """The finite verb whose subject the noun before ``verb`` really is, if ``verb`` is a participle."""
    bare = not _has_own(verb, _OF_A_FULL_VERB)
    subject = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
    if not bare or subject is None or "Past" not in verb.morph.get("Tense") or subject.pos_ not in _NOMINAL:
        return None
    between = verb.doc[subject.i + 1 : verb.i]
    if subject.i > verb.i or any(t.pos_ != "ADV" for t in between):
        return None
    for other in verb.doc[verb.i + 1 : verb.sent.end]:
        if other.lower_ in ("and", "or", "but", ";", "who", "which", "that", "when", "while", "where"):
            return None
        related = other.head.i in (verb.i, verb.head.i) or verb.head.i == other.i
        if other.pos_ in ("VERB", "AUX") and other.dep_ in _CLAUSES and related and _is_finite(other):
            alone = not _has_own(other, _SUBJECTS | frozenset({"mark", "cc"}))
            return other if alone and other.dep_ != "conj" else None
    return None


def _make_participle(verb: Token, main: Token) -> None:
    subject = next(c for c in verb.children if c.dep_ in ("nsubj", "nsubj:pass"))
    if main.head.i in (verb.i, main.i) or main.head.i == verb.head.i:
        main.dep_ = verb.dep_ if verb.head.i != main.i else main.dep_
        if verb.head.i == verb.i:
            main.head = main
            main.dep_ = "ROOT"
        elif verb.head.i != main.i:
            main.head = verb.head
    for child in list(verb.children):
        if child.dep_ in _OF_THE_CLAUSE and child.i < subject.i:
            child.head = main
    subject.head = main
    passive = any(c.dep_ == "aux:pass" for c in main.children)
    subject.dep_ = "nsubj:pass" if passive else "nsubj"
    verb.head = subject
    verb.dep_ = "acl"
    verb.set_morph("Tense=Past|VerbForm=Part|Voice=Pass")


def _free_subject(verb: Token) -> None:
    """ "China/compound fires missiles": what stands before a finite verb without subject is its subject."""
    heads_clause = verb.dep_ in ("ROOT", "ccomp", "advcl", "parataxis")
    if not heads_clause or not _is_finite(verb) or _has_own(verb, _SUBJECTS):
        return
    left = [c for c in verb.children if c.dep_ == "compound" and c.pos_ in _NOMINAL and c.i < verb.i]
    if left and left[-1].i == verb.i - 1:
        left[-1].dep_ = "nsubj"
        for other in left[:-1]:
            other.head = left[-1]


def _make_verb(token: Token, end: int) -> None:
    doc = token.doc
    first = token.i
    while first > 0 and doc[first - 1].text not in _BREAKS and doc[first - 1].pos_ not in ("CCONJ", "SCONJ"):
        first -= 1
    earlier = [t for t in doc[0:first] if t.pos_ == "VERB" and _is_finite(t)]
    after = doc[token.i + 1 : end]
    last = next((t.i for t in after if t.text in _BREAKS or t.pos_ in ("CCONJ", "SCONJ")), end)
    if any(t.pos_ in ("VERB", "AUX") and _is_finite(t) for t in doc[first:last]):
        return
    behind = doc[token.i + 1 : last]
    noun = next((t for t in behind if t.pos_ in _NOMINAL and _heads_its_phrase(t, token)), None)
    if noun is None or any(t.pos_ in ("ADP", "VERB", "PUNCT") for t in doc[token.i + 1 : noun.i]):
        return
    bare = noun.i == token.i + 1 and noun.pos_ == "NOUN" and "Plur" not in noun.morph.get("Number")
    if bare and first != token.i and doc[token.i - 1].pos_ != "PROPN":
        return  # "peace plans collapse": the verb may be the next word
    if first == token.i:
        if earlier and doc[first - 1].text in ("and", ","):
            _coordinate(token, noun, earlier[-1])
    elif doc[token.i - 1].pos_ in _NOMINAL and not any(
        t.pos_ in ("ADP", "VERB") for t in doc[first : token.i]
    ):
        _set_clause(token, noun, first)


def _heads_its_phrase(noun: Token, verb: Token) -> bool:
    return noun.dep_ not in ("compound", "amod", "nummod") or noun.head.i <= verb.i


def _become_verb(token: Token) -> None:
    token.pos_ = "VERB"
    token.set_morph(_PRESENT)


def _coordinate(token: Token, noun: Token, verb: Token) -> None:
    """ "freezes the treaty and *orders* readiness": the verb shares the subject of the one before."""
    for left in list(noun.children):
        if left.i < token.i and left.i > verb.i:
            left.head, left.dep_ = verb, "obj"
    token.head, token.dep_ = verb, "conj"
    noun.head, noun.dep_ = token, "obj"
    _become_verb(token)


def _set_clause(token: Token, noun: Token, first: int) -> None:
    """Subject, verb and object of a headline's clause, out of what was read as one noun phrase."""
    subject = token.doc[token.i - 1]
    outer = noun if token.head.i == noun.i or subject.head.i == noun.i else token
    head, relation = outer.head, outer.dep_
    is_root = head.i == outer.i
    if outer.i != token.i:
        token.head, token.dep_ = (token, "ROOT") if is_root else (head, relation)
    noun.head, noun.dep_ = token, "obj"
    subject.head, subject.dep_ = token, "nsubj"
    for left in token.doc[first : token.i - 1]:
        if left.head.i >= token.i:
            left.head = subject
            left.dep_ = "amod" if left.pos_ == "ADJ" else "compound"
    _become_verb(token)

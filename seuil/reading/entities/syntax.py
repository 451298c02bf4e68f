"""The few questions about the syntax that the rules ask. None of them trusts the parse to be a sound tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Longer walks than this mean a broken parse, not a deep sentence.
_LIMIT = 60
_QUALIFIES = frozenset({"compound", "amod", "flat", "nummod", "nmod", "det", "case", "goeswith"})
_NO_HEADS = frozenset({"PUNCT", "ADP", "DET", "PART", "SPACE", "CCONJ"})
SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obl:agent"})
NAME_DEPS = frozenset({"flat", "flat:name", "flat:foreign", "compound", "appos", "nmod", "goeswith"})


def head_of(doc: Doc, first: int, last: int) -> int:
    """The token of the stretch that the syntax hangs on: one whose head lies outside, words before marks.

    Where a broken parse leaves several, English has its head last (before any "of"), other languages first.
    """
    outside = [i for i in range(first, last + 1) if not first <= doc[i].head.i <= last or doc[i].head.i == i]
    words = [i for i in outside if doc[i].pos_ not in _NO_HEADS]
    # What bears a role of a clause is the head before what qualifies another word.
    words = [i for i in words if base(doc[i].dep_) not in _QUALIFIES] or words
    if len(words) > 1 and doc.lang_ == "en":
        links = [i for i in range(first + 1, last + 1) if doc[i].pos_ == "ADP"]
        before = [i for i in words if not links or i < links[0]]
        return (before or words)[-1]
    return (words or outside or [first])[0]


def ancestors(token: Token) -> list[Token]:
    """The heads above a token, nearest first."""
    found: list[Token] = []
    while token.head.i != token.i and len(found) < _LIMIT:
        token = token.head
        found.append(token)
    return found


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations (``nsubj`` takes ``nsubj:pass`` in), or null."""
    for kid in token.children:
        if kid.dep_ in deps or kid.dep_.partition(":")[0] in deps:
            return kid
    return None


def base(dep: str) -> str:
    """A relation without its subtype."""
    return dep.partition(":")[0]


def case_words(token: Token) -> tuple[str, ...]:
    """The words that introduce a nominal ("à", "d'", "in"), folded by lower case, in order."""
    found = [kid for kid in token.children if kid.dep_ == "case" and kid.i < token.i]
    return tuple(kid.text.lower() for kid in found)


def preposition(doc: Doc, first: int, head: int) -> str:
    """The preposition before a nominal: by the syntax, else the word before it, articles passed over; or
    ''.
    """
    words = case_words(doc[head]) or case_words(doc[first])
    if words:
        return words[-1] if len(words) == 1 else words[0]
    at = first - 1
    while at >= 0 and first - at < 4 and doc[at].pos_ in ("DET", "ADJ"):
        at -= 1
    if at >= 0 and doc[at].pos_ == "ADP":
        return doc[at].text.lower()
    # "du", "des", "au" hold their article and may be tagged as one.
    before = doc[first - 1].text.lower() if first else ""
    return before if before in ("du", "des", "au", "aux") else ""


def governor(token: Token) -> Token:
    """The word that a nominal depends on, through coordination."""
    seen = 0
    while token.dep_ == "conj" and token.head.i != token.i and seen < _LIMIT:
        token = token.head
        seen += 1
    return token.head


def relation(token: Token) -> str:
    """The relation of a nominal, through coordination and apposition."""
    seen = 0
    while token.dep_ in ("conj", "appos", "flat") and token.head.i != token.i and seen < _LIMIT:
        token = token.head
        seen += 1
    return token.dep_


def sentence_numbers(doc: Doc, tokens: list[Token]) -> list[int]:
    """For each token the number of its sentence; a line break always ends one."""
    number, numbers = 0, []
    marked = doc.has_annotation("SENT_START")
    broken = False
    for token in tokens:
        if token.i and (broken or (marked and token.is_sent_start)):
            number += 1
        numbers.append(number)
        broken = "\n" in token.text
    return numbers


def number_of(token: Token) -> str:
    """``Sing``, ``Plur`` or '' of a word."""
    found = token.morph.get("Number")
    return found[0] if found else ""


def gender_of(token: Token) -> str:
    """``m``, ``f`` or '' of a word."""
    found = token.morph.get("Gender")
    return {"Masc": "m", "Fem": "f"}.get(found[0], "") if found else ""


def subjects_above(token: Token) -> list[int]:
    """Heads of the subjects of the clauses in which the token stands, the nearest clause first."""
    found: list[int] = []
    for over in ancestors(token):
        own = [kid.i for kid in over.children if kid.dep_ in SUBJECT and kid.i < token.i]
        if not own and over.dep_ == "xcomp":
            # "autoriser Kiev à frapper": who is let, asked, told to act is the one who acts.
            own = [kid.i for kid in over.head.children if kid.dep_ in ("obj", "iobj") and kid.i < over.i]
        found += own
    return found

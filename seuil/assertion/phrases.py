"""Questions about single words and phrases of a parse: prepositions, negations, definiteness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from seuil.assertion import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token


def preposition(token: Token, contractions: Mapping[str, str]) -> str:
    """The preposition of a nominal in its plain form, lower case: "des" → "de", "face à", "" if it has none.

    A fixed preposition of several words is joined by spaces.
    """
    marks = [c for c in token.children if c.dep_ in ("case", "mark") and c.pos_ != "SCONJ"]
    if not marks:
        return ""
    first = marks[0]
    words = [first, *sorted(syntax.children(first, "fixed"), key=lambda t: t.i)]
    if len(marks) > 1 and marks[1].i == words[-1].i + 1:
        words.append(marks[1])
    return plain_words(words, contractions)


def plain_words(tokens: list[Token], contractions: Mapping[str, str]) -> str:
    """The words in lower case with contractions undone, joined by spaces."""
    return " ".join(contractions.get(t.lower_, t.lower_) for t in tokens)


def words_before(token: Token, count: int, contractions: Mapping[str, str]) -> list[str]:
    """The plain phrases of one to ``count`` words that end just before the noun phrase of ``token`` begins.
    """
    left = leftmost(token)
    own = [c.i for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i]
    end = max(own) + 1 if own else left
    sent_start = token.sent.start if token.doc.has_annotation("SENT_START") else 0
    return [
        plain_words(list(token.doc[max(sent_start, end - n) : end]), contractions)
        for n in range(1, count + 1)
        if end - n >= sent_start
    ]


def leftmost(token: Token) -> int:
    """Index where the noun phrase of ``token`` begins: its nearest determiner, adjective or preposition on
    the left.
    """
    lefts = [
        c.left_edge.i
        for c in token.lefts
        if c.dep_ in ("det", "amod", "case", "nummod", "compound", "nmod:poss")
    ]
    return min([token.i, *lefts])


def negators(token: Token, words: frozenset[str], paired: Mapping[str, frozenset[str]] = {}) -> list[Token]:
    """The negating words that hang on ``token`` or on its auxiliaries and determiners.

    ``paired`` maps a particle to words that negate only beside it: French *ne* … *plus*, *personne*, *rien*.
    """
    found = []
    for particle, mates in paired.items():
        carriers = [token, *syntax.children(token, "aux", "aux:pass", "cop")]
        if any(c.lower_ == particle for carrier in carriers for c in carrier.children):
            found += [c for carrier in carriers for c in carrier.children if c.lower_ in mates]
    if not found and syntax.morph(token, "VerbForm") == "Inf":
        found += _negators_before(token, words, paired)
    for child in token.children:
        found += _negators_at(child, words)
    return sorted(found, key=lambda t: t.i)


_NEGATING = frozenset({"advmod", "det", "neg", "cc", "obj", "nsubj", "nsubj:pass", "discourse"})


def _negators_at(child: Token, words: frozenset[str]) -> list[Token]:
    """The negating words that one dependent is or carries."""
    found = []
    before = child.nbor(-1).lower_ if child.i > 0 else ""
    if child.dep_ == "advmod" and f"{before} {child.lower_}" in words:
        found.append(child)  # "no longer"
    if child.lower_ in words and child.dep_ in _NEGATING:
        found.append(child)
    if child.dep_ in ("aux", "aux:pass", "cop", "obj", "nsubj", "nsubj:pass"):
        found += [g for g in child.children if g.lower_ in words and g.dep_ in ("advmod", "det", "neg")]
    if child.dep_ in ("nsubj", "nsubj:pass"):
        joints = [g for c in child.subtree for g in c.children if g.dep_ in ("cc", "cc:preconj")]
        found += [g for g in joints if g.lower_ in words and g.i < child.i][:1]  # "*ni* Moscou ni Pékin"
    return found


def _negators_before(verb: Token, words: frozenset[str], paired: Mapping[str, frozenset[str]]) -> list[Token]:
    """The negation before an infinitive that the parser hung elsewhere: "ne plus se battre"."""
    span = []
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]):
        if token.pos_ in ("VERB", "NOUN", "PROPN", "PUNCT", "CCONJ", "ADP"):
            break
        span.append(token)
    for particle, mates in paired.items():
        if any(t.lower_ == particle for t in span):
            return [t for t in span if t.lower_ in mates or t.lower_ in words][:1]
    return []


def is_possessive(token: Token) -> bool:
    """ "*its* exercise": a possessive, whatever relation the parser gives it."""
    return token.pos_ in ("PRON", "DET") and syntax.morph(token, "Poss") == "Yes"


def says_no_more(complement: Token) -> bool:
    """ "*its three-hour* session", "l'exercice de *trois jours*": whose or how long, not of what."""
    return is_possessive(complement) or any(c.dep_ == "nummod" for c in complement.children)


def is_definite(noun: Token) -> bool:
    """Whether the nominal is marked as known: the, this, le, cette; not "toute", "any", "a"."""
    for child in noun.children:
        if child.dep_ in ("det", "nmod:poss") or is_possessive(child):
            return (
                syntax.morph(child, "Definite") == "Def"
                or syntax.morph(child, "PronType") == "Dem"
                or child.dep_ == "nmod:poss"
                or syntax.morph(child, "Poss") == "Yes"
            )
    return noun.pos_ == "PROPN"


def is_perfect_infinitive(verb: Token) -> bool:
    """ "avoir frappé", "to have struck": an infinitive of what is past."""
    return any(
        c.dep_ == "aux"
        and c.lemma_.lower() in ("avoir", "être", "have")
        and syntax.morph(c, "VerbForm") in ("Inf", "Ger", "Part")
        for c in verb.children
    )

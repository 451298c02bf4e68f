"""Object pronouns that look like articles: "de *les* livrer", "un membre ne peut *la* quitter"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities.atoms import fold
from seuil.reading.entities.page import PageNames
from seuil.reading.entities.syntax import SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Token

_OBJECT = frozenset({"obj", "iobj"})
_INFINITIVES = frozenset({"xcomp", "conj", "advcl", "acl"})


def is_object(page: PageNames, token: Token) -> bool:
    """Whether the form is an object before its verb, of a verb that is not only said: "le" in "Ankara le
    nie" stands for what was said.
    """
    verb = token.head
    if token.pos_ != "PRON" or token.dep_ not in _OBJECT or token.i > verb.i or verb.pos_ != "VERB":
        return False
    said = fold(verb.lemma_) in page.index.lexicon("speech_verbs")
    neuter = fold(token.text) in ("le", "l'") and (said or any(c.dep_ == "ccomp" for c in verb.children))
    return not neuter


def agents_above(page: PageNames, token: Token) -> set[str | None]:
    """Who acts on what the pronoun stands for: the subject of its verb, own or understood, and whom the
    verb above lets or asks to act.
    """
    found: set[str | None] = set()
    verb = token.head
    for _ in range(5):
        subjects = [c for c in verb.children if c.dep_ in SUBJECT]
        for child in subjects:
            found |= {d.entity for d in page.at_head.get(child.i, ())}
        if subjects or verb.dep_ not in _INFINITIVES:
            return found
        asked = [c for c in verb.head.children if c.dep_ in _OBJECT and verb.head.i < c.i < token.i]
        if asked and verb.dep_ == "xcomp":
            # "accuse X de vouloir l'envahir": X invades
            return found | {d.entity for c in asked for d in page.at_head.get(c.i, ())}
        verb = verb.head
    return found


def standing(noun: Token, plural: bool) -> float:
    """How likely what is named here is meant by an object pronoun: what was an object stays one.

    ``plural`` for a noun that agrees with a plural, which few do by chance.
    """
    as_object = 1.5 if noun.dep_ in ("obj", "nsubj:pass") else 0.0
    return as_object + (1.0 if noun.dep_ in SUBJECT else 0.0) + (1.5 if plural else 0.0)


def other_nouns(page: PageNames, token: Token, sentence: int) -> list[int]:
    """The nouns before the pronoun in a sentence that could be meant, whatever their place in it."""
    start, here = token.i - 60, []
    for other in page.tokens[max(0, start) : token.i]:
        if other.pos_ == "NOUN" and page.sentence[other.i] == sentence and not _is_time(other):
            here.append(other.i)
    return here


def _is_time(noun: Token) -> bool:
    """An adjunct without a preposition is a time: "un an", "mardi"."""
    return noun.dep_ in ("obl:mod", "advmod", "fixed", "case") or noun.dep_.startswith("flat")

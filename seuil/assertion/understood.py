"""What a sentence leaves to be understood, as far as grammar tells: enough to judge a word's conditions.

Who a pronoun refers to is settled in the reading stage where a name is at stake. Here the question is only
what kind
of thing it can be ("démonter les armes et *les* rapatrier"), so every noun that agrees is a candidate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import syntax

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many agreeing nouns are looked at, nearest first, and how far back in tokens.
_CANDIDATES = 3
_WINDOW = 40
# How far left of its verb a relative pronoun is looked for.
_RELATIVE_WINDOW = 12
# What counts off some of what was named before.
_COUNTED_OFF = frozenset({"most", "others", "plupart", "autres"})
_NEVER = frozenset(
    {
        "se",
        "s'",
        "-se",
        "me",
        "m'",
        "nous",
        "vous",
        "te",
        "t'",
        "ce",
        "c'",
        "y",
        "on",
        "it",
        "you",
        "we",
        "us",
        "i",
    }
)
_SINGULAR = frozenset(
    {"le", "la", "l'", "lui", "il", "elle", "him", "her", "he", "she", "celui-ci", "celle-ci"}
)
_PLURAL = frozenset({"les", "leur", "ils", "elles", "eux", "them", "they", "ceux-ci", "celles-ci"})


def is_anaphoric(token: Token) -> bool:
    """Whether the token is a third-person pronoun that goes back to a noun."""
    return token.pos_ == "PRON" and token.lower_ not in _NEVER and token.lower_ in _SINGULAR | _PLURAL


def is_pronoun_of_something(pronoun: Token) -> bool:
    """Whether a pronoun or determiner can go back to a noun: one of the third person, or an indefinite."""
    personal = syntax.morph(pronoun, "PronType") == "Prs" and syntax.morph(pronoun, "Person") == "3"
    reflexive = syntax.morph(pronoun, "Reflex") == "Yes" or pronoun.lower_ in ("se", "s'", "-se")
    quantity = syntax.morph(pronoun, "PronType") in ("Neg", "Ind", "Dem")
    return (personal and not reflexive) or quantity


def is_counted_off(item: Token) -> bool:
    """ "*Two* fell on a runway", "*la plupart* ont été interceptés": so many of what was named."""
    named = ("nmod", "flat", "amod", "compound", "appos")
    alone = not any(c.dep_ in named and c.pos_ != "PRON" for c in item.children)  # "fifteen of *them*"
    number = item.pos_ == "NUM" and not any(c.isdigit() for c in item.text)
    return alone and (number or item.lower_ in _COUNTED_OFF)


def likely_antecedents(pronoun: Token) -> list[Token]:
    """The nearest nouns before a pronoun that agree with it in number, and in gender where it is marked."""
    if not is_anaphoric(pronoun):
        return []
    number = "Plur" if pronoun.lower_ in _PLURAL else "Sing"
    found: list[Token] = []
    for token in reversed(pronoun.doc[max(0, pronoun.i - _WINDOW) : pronoun.i]):
        if token.pos_ not in ("NOUN", "PROPN") or token.dep_ in ("flat", "flat:name", "fixed", "obl:mod"):
            continue
        if syntax.morph(token, "Number") == number and not _genders_differ(pronoun, token):
            found.append(token)
            if len(found) == _CANDIDATES:
                break
    return found


def _genders_differ(pronoun: Token, noun: Token) -> bool:
    feminine, masculine = pronoun.lower_ in ("la", "elle", "elles"), pronoun.lower_ in ("le", "ils")
    gender = syntax.morph(noun, "Gender")
    return (feminine and gender == "Masc") or (masculine and gender == "Fem")


def understood_patients(verb: Token) -> list[Token]:
    """What a passive without a subject of its own is done to, by its clause.

    The understood subject of an infinitive ("avant d'être *dispersés*") or of a participle in front of its
    clause
    ("*Réunis* mercredi, les Vingt-Sept"), or the noun just before a participle set off by a comma
    ("la résolution 2118, *adoptée* vendredi").
    """
    before = [t for t in verb.doc[max(verb.sent.start, verb.i - 8) : verb.i] if not t.is_space]
    if syntax.is_participle(verb) and before and before[-1].lower_ == ",":
        for token in reversed(before[:-1]):
            if token.pos_ in ("NOUN", "PROPN") and syntax.agree(verb, token):
                return [token]
    for above in syntax.climb(verb):
        if above.pos_ in ("VERB", "AUX"):
            subject = syntax.subject_of(above)
            return [subject] if subject is not None else []
    return []


def relativised(verb: Token) -> list[Token]:
    """The noun that an object pronoun further left stands for: "un essai *que* Tokyo et Washington ont
    condamné".

    The parser often loses the pronoun where the verb stands under another ("l'arsenal que Damas s'est
    engagé à
    *détruire*"). Only a relative straight behind its noun is taken, and none beyond another finite clause.
    """
    for token in reversed(verb.doc[max(verb.sent.start, verb.i - _RELATIVE_WINDOW) : verb.i]):
        if token.lower_ in ("que", "qu'") and token.i > verb.sent.start:
            before = token.nbor(-1) if token.nbor(-1).lower_ != "," else token.nbor(-2)
            return [noun] if (noun := _noun_ending_at(before)) is not None else []
        if token.lower_ in (";", ":") or token.pos_ == "SCONJ":
            return []
    return []


def _noun_ending_at(token: Token) -> Token | None:
    """The noun of a phrase whose last word is the token: itself, or the one that its adjective is of."""
    if token.pos_ in ("NOUN", "PROPN"):
        return token
    return token.head if token.pos_ == "ADJ" and token.head.pos_ == "NOUN" else None

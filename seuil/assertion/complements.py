"""Objects and complements that stand further from their word than the parser looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases
from seuil.assertion.syntax import is_bare_noun, morph

if TYPE_CHECKING:
    from spacy.tokens import Token

# How far an object may stand from its verb behind adjuncts, in tokens.
_STRAY_WINDOW = 30
# How far a noun's complement may stand behind another phrase, in tokens.
_LATER_WINDOW = 10
# How far right of its verb a prepositional object is looked for, in tokens.
_FURTHER = 10


def stray_objects(verb: Token) -> list[Token]:
    """Nouns on the right of a verb without object, up to the next finite verb, that nothing introduces.

    "a signé mardi, au millième jour de …, *le décret*": behind a long adjunct the parser hangs the object
    elsewhere. The caller
    takes one of them only if its word asks for that very noun.
    """
    found: list[Token] = []
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _STRAY_WINDOW)]:
        if morph(token, "VerbForm") == "Fin":
            break
        if is_bare_noun(token) and any(c.dep_ == "det" for c in token.children):
            found.append(token)
    return found


def following_complement(noun: Token, markers: frozenset[str]) -> Token | None:
    """The nominal of the phrase that follows a noun at once, over adjectives and quotation marks only.

    In "le "lancement massif" d'avions" the mark keeps the parser from hanging the complement on its noun.
    ``markers`` are the
    forms of the genitive preposition.
    """
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 6)]:
        if token.lower_ in markers and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
            return token.head
        if token.pos_ not in ("ADJ", "PUNCT"):
            return None
    return None


def later_complements(noun: Token, markers: frozenset[str]) -> list[Token]:
    """Nominals of genitive phrases a little further right, past another phrase: "la livraison à Israël *de
    bombes*".

    The caller takes those only that the noun's word asks for. The search stops at a verb.
    """
    found = []
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + _LATER_WINDOW)]:
        if token.pos_ in ("VERB", "AUX"):
            break
        if token.lower_ in markers and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
            found.append(token.head)
    return found


def nominal_dependents(noun: Token) -> list[Token]:
    """The complements of a noun, with those that the parser hung one step too low.

    In "le lancement de missiles contre la Russie" the last phrase often hangs on "missiles"; a phrase that
    does not
    begin with the language's genitive belongs as well to the first noun. The caller judges by preposition.
    """
    found: list[Token] = []
    queue = [noun]
    while queue and len(found) < 40:
        current = queue.pop(0)
        for child in current.children:
            if child.dep_ in (
                "nmod",
                "nmod:poss",
                "obl",
                "obl:agent",
                "compound",
                "amod",
                "obl:arg",
                "nmod:unmarked",
            ):
                found.append(child)
                if child.dep_ in ("nmod", "obl") and child.pos_ in ("NOUN", "PROPN", "NUM"):
                    queue.append(child)
    return sorted(found, key=lambda t: t.i)


def further_on(
    verb: Token, wanted: tuple[str, ...], contractions: dict[str, str], forms: frozenset[str] | None = None
) -> list[Token]:
    """Nominals that one of the prepositions introduces a little further right, whatever they hang on.

    "s'emparer la veille *de deux garnisons*", "livrer à Erevan *des canons*"; the search stops at a verb.
    """
    found = []
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _FURTHER)]:
        if token.pos_ in ("VERB", "AUX"):
            break
        marks = [
            c for c in token.children if c.dep_ in ("case", "det") and (forms is None or c.lower_ in forms)
        ]
        if token.pos_ in ("NOUN", "PROPN") and marks and phrases.preposition(token, contractions) in wanted:
            found.append(token)
    return found

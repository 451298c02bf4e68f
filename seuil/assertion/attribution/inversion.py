"""Who speaks in a parenthesis: its subject, the noun after an inverted verb, or what a preposition
introduces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.sources import can_act, may_speak
from seuil.assertion.attribution.syntax import NOMINALS, SUBJECTS, introducer, is_clitic
from seuil.assertion.attribution.verbs import Verb, source_by

if TYPE_CHECKING:
    from spacy.tokens import Token

    from seuil.assertion.attribution.text import Text, Unit

_ENDS = (",", ";", ":", "–", "—", "(", ")", "!", "?", ".", "...", "…")


def speaker_in(
    text: Text, unit: Unit, verb: Verb | None, token: Token, own: Token | None, first: int
) -> Token | None:
    """Who speaks: the subject, or the first noun after the verb that no preposition introduces."""
    if verb is not None:
        for sense in verb.senses:
            by = source_by(verb, sense) if sense.source_by else None
            inverted = token.i < unit.last and is_clitic(text.doc[token.i + 1])
            if by is None and sense.source_by and (token.dep_ == "xcomp" or inverted):
                by = _by_preposition(text, unit, token, sense.source_by)
            if by is not None:
                return by
    if own is not None:
        return own
    if token.dep_ == "xcomp" and token.head.i >= first:
        lead = next((c for c in token.head.children if c.dep_ in SUBJECTS), None)
        if lead is not None and lead.lower_.lstrip("-") not in text.lexicon.words.impersonal:
            return lead
    return _noun_after(text, unit, verb, token)


def _noun_after(text: Text, unit: Unit, verb: Verb | None, token: Token) -> Token | None:
    """The first noun after the verb that no preposition introduces, if it is somebody."""
    i = token.i + 1 if verb is None else verb.last + 1
    skipping = False
    while i <= min(unit.last, token.i + 12):
        word = text.doc[i]
        if word.text == "," and i < unit.last and text.doc[i + 1].pos_ == "ADP" and i < token.i + 4:
            i, skipping = i + 1, True  # "a confié, à Reuters, le directeur"
            continue
        if skipping and word.text == ",":
            i, skipping = i + 1, False
            continue
        if word.text in _ENDS or i in text.marks or word.pos_ in ("VERB", "SCONJ"):
            return None
        if word.pos_ == "ADP" and word.dep_ in ("case", "fixed"):
            skipping = True
        elif word.pos_ in NOMINALS and not (skipping or introducer(word)) and may_speak(text, word):
            head = _noun_head(word, token)
            head = head if may_speak(text, head) else word
            return head if can_act(text, head) else None
        elif word.pos_ in NOMINALS:
            skipping = False
        i += 1
    return None


def _noun_head(word: Token, verb: Token) -> Token:
    """The head of the noun phrase that ``word`` begins, below the verb."""
    while (
        word.head.i > verb.i
        and word.head.i != word.i
        and word.head.pos_ in NOMINALS
        and word.dep_ not in ("conj", "appos", "nmod")
    ):
        word = word.head
    return word


def _by_preposition(text: Text, unit: Unit, token: Token, prepositions: tuple[str, ...]) -> Token | None:
    for i in range(token.i + 1, min(unit.last, token.i + 6) + 1):
        if text.doc[i].pos_ in NOMINALS and introducer(text.doc[i]) in prepositions:
            return text.doc[i]
    return None

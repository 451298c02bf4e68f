"""Sentences that open with the words in which something is said ("Dans une déclaration, Moscou …")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.sources import speaks
from seuil.assertion.attribution.syntax import SUBJECTS
from seuil.assertion.attribution.text import Text, Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_OPENING = 14


def in_words(text: Text, unit: Unit, here: list[Found]) -> Found | None:
    """The attribution of a sentence to the one whose statement, letter or note opens it, where its verb is
    none of saying."""
    first = next((i for i in range(unit.first, unit.last) if text.doc[i].is_alpha), unit.last)
    if text.doc[first].lower_ not in text.lexicon.words.inside or text.quote_of[first] >= 0:
        return None
    noun = next((t for t in text.doc[first + 1 : first + 4] if t.pos_ == "NOUN"), None)
    comma = next((t.i for t in text.doc[first : first + _LONGEST_OPENING] if t.text == ","), None)
    if noun is None or comma is None or comma >= unit.last or noun.i > comma:
        return None
    speaker = _speaker(text, unit, comma)
    if noun.lemma_.lower() not in text.lexicon.words.documents or speaker is None:
        return None
    if any(f.cue_token == speaker.head.i or first in f.content or f.clause for f in here):
        return None
    one = Found(tuple(range(first, noun.i + 1)), noun.i, "says", set(range(comma + 1, unit.last + 1)))
    one.source = speaker.i  # who sends it, not the paper
    one.clause = set(range(first, comma + 1))
    return one


def _speaker(text: Text, unit: Unit, comma: int) -> Token | None:
    """The subject of the sentence, if it is somebody."""
    for token in text.doc[comma + 1 : unit.last + 1]:
        if token.pos_ in ("VERB", "AUX") and token.dep_ == "ROOT":
            subject = next((c for c in token.children if c.dep_ in SUBJECTS and c.i > comma), None)
            personal = subject is not None and subject.pos_ in ("PROPN", "PRON")
            return subject if subject is not None and (personal or speaks(text, subject)) else None
    return None

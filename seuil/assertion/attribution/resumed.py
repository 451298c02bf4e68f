"""Clauses that take up what was just said: …, ce que l'armée nie; …, which Abu Dhabi denies."""

from __future__ import annotations

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.sources import speaks
from seuil.assertion.attribution.syntax import NOMINALS
from seuil.assertion.attribution.text import Text, Unit

_LONGEST_NAME = 10


def resumed(text: Text, unit: Unit) -> list[Found]:
    """The attributions of the unit whose content is the clause before them."""
    found: list[Found] = []
    for i in range(unit.first + 1, unit.last):
        if text.doc[i - 1].text != "," or text.quote_of[i] >= 0:
            continue
        opening = next(
            (w for w in text.lexicon.words.resumes if text.lower.startswith(w, text.doc[i].idx)), None
        )
        one = None if opening is None else _clause(text, unit, i, text.doc[i].idx + len(opening))
        if one is not None:
            found.append(one)
    return found


def _clause(text: Text, unit: Unit, first: int, named_from: int) -> Found | None:
    """The attribution of the clause that opens at ``first``; its subject's words begin at ``named_from``."""
    start = next((i for i in range(first, unit.last + 1) if text.doc[i].idx >= named_from), unit.last)
    for i in range(start + 1, min(start + _LONGEST_NAME, unit.last) + 1):
        token = text.doc[i]
        lemma = text.lexicon.verb_lemma(token)
        if lemma is not None:
            sense = next((s for s in text.lexicon.senses(lemma) if {"clause", "np"} & set(s.takes)), None)
            ends = i == unit.last or text.doc[i + 1].text in (",", ".", ";", ")", "–")
            subject = text.doc[start:i]
            head = subject.root if len(subject) else token
            named = head.pos_ in NOMINALS and (
                speaks(text, head) or head.pos_ == "PROPN" or head.i in text.mentions
            )
            if sense is None or not ends or not named:
                return None
            before = first - 2
            while before >= unit.first and text.doc[before].text != ";":
                before -= 1
            one = Found((i,), i, sense.stance, set(range(before + 1, first - 1)), source=head.i)
            one.clause = set(range(first, i + 1))
            return one
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART", "AUX", "ADV", "PRON"):
            return None
    return None

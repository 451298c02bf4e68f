"""Pronouns that speak and that the reading left open: they stand for the last who spoke."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seuil.assertion.attribution.model import AttributionReading
from seuil.assertion.attribution.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token


def with_speakers(text: Text, readings: list[AttributionReading]) -> tuple[AttributionReading, ...]:
    """The same attributions, each pronoun that stands for nobody yet given the last speaker before it in
    its paragraph or the one before."""
    done: list[AttributionReading] = []
    last: AttributionReading | None = None
    for one in readings:
        head = None if one.source_head is None else text.doc[one.source_head]
        if head is None or text.quote_of[head.i] >= 0:
            done.append(one)
            continue
        if head.pos_ == "PRON" and _is_open(text, one) and last is not None and _stands_for(text, head, last):
            one = replace(one, source=last.source)
        elif one.source is not None and head.pos_ in ("NOUN", "PROPN"):
            last = one
        done.append(one)
    return tuple(done)


def _is_open(text: Text, one: AttributionReading) -> bool:
    """Whether the source is not known, or known as something that does not speak."""
    known = text.reading.entities.get(one.source or "")
    return known is None or known.kind in ("city", "region", "weapon")


def _stands_for(text: Text, pronoun: Token, last: AttributionReading) -> bool:
    """Whether the pronoun may stand for the speaker: near enough, of its number and kind."""
    if last.source_head is None or last.source_head > pronoun.i:
        return False
    here, there = (text.units[text.unit_of[i]].paragraph for i in (pronoun.i, last.source_head))
    if here - there > 1 or not _is_personal(text, pronoun):
        return False
    known = text.reading.entities.get(last.source or "")
    word = pronoun.lower_.lstrip("-").removeprefix("t-")
    if known is not None and word in text.lexicon.words.of_persons:
        return known.kind == "person"
    if known is not None and word in text.lexicon.words.of_things:
        return known.kind != "person"
    speaker = text.doc[last.source_head]
    return all(_agree(pronoun, speaker, feature) for feature in ("Number", "Gender"))


def _is_personal(text: Text, pronoun: Token) -> bool:
    """Whether it is a pronoun of the third person that names somebody."""
    words = text.lexicon.words
    return pronoun.lower_.lstrip("-").removeprefix("t-") in (
        *words.of_persons,
        *words.of_things,
        *words.of_either,
    )


def _agree(pronoun: Token, noun: Token, feature: str) -> bool:
    mine, theirs = pronoun.morph.get(feature), noun.morph.get(feature)
    return not mine or not theirs or mine == theirs

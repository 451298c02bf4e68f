"""Clauses that take up what was just said: …, ce que l'armée nie; …, which Abu Dhabi denies; Ankara le
nie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.sources import speaks
from seuil.assertion.attribution.syntax import NOMINALS
from seuil.assertion.attribution.text import Text, Unit
from seuil.data_files.shapes.attribution import CueVerbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_NAME = 10
_ENDS = (",", ".", ";", ")", "–", "—", ":")
_IN_NAME = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART", "AUX", "ADV", "PRON", "PUNCT")
_STANCES = ("denies", "confirms")


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
    end = next((i for i in range(start, unit.last + 1) if text.doc[i].text in _ENDS), unit.last + 1)
    i = end - 1
    while i > start + 1 and text.doc[i].pos_ == "ADV" and text.lexicon.verb_lemma(text.doc[i]) is None:
        i -= 1
    lemma = text.lexicon.verb_lemma(text.doc[i]) if start < i <= start + _LONGEST_NAME else None
    if lemma is not None and text.doc[first].lower_ not in ("which",) and _is_no_comment(text, start, i):
        none = Found((i,), i, "says", set(), clause=set(range(first, end)))
        none.takes_up = True
        return none  # "…, ce que l'armée n'a pas voulu commenter"
    if lemma is None or any(t.pos_ not in _IN_NAME for t in text.doc[start:i]):
        return None
    sense = _taking_up(text, lemma)
    head = _named(text, start, i)
    if sense is None or head is None:
        return None
    before = first - 2
    while before >= unit.first and text.doc[before].text != ";":
        before -= 1
    one = Found((i,), i, sense.stance, set(range(before + 1, first - 1)), source=head.i)
    one.clause = set(range(first, end))
    one.takes_up = True
    return one


def _is_no_comment(text: Text, start: int, verb: int) -> bool:
    """Whether the clause only says that nobody speaks of it."""
    return any(t.morph.get("Polarity") == ["Neg"] or t.lower_ in ("n'", "ne") for t in text.doc[start:verb])


def _taking_up(text: Text, lemma: str) -> CueVerbs | None:
    """The sense in which the verb can take up a whole clause: one that denies it must take events too
    ("denies", not "rejects")."""
    for sense in text.lexicon.senses(lemma):
        if sense.stance in _STANCES and "np" in sense.takes:
            return sense
        # "which" also stands for a thing ("which the rebels held"), "ce que" only for what was said
        said = sense.stance != "denies" and not text.lexicon.words.past_is_participle
        if said and "clause" in sense.takes:
            return sense
    return None


def _named(text: Text, start: int, verb: int) -> Token | None:
    """The head of the subject's words, if it is somebody who speaks."""
    words = [t for t in text.doc[start:verb] if t.pos_ not in ("AUX", "ADV", "PART")]
    inside = {t.i for t in words}
    nouns = [t for t in words if t.pos_ in NOMINALS]
    heads = [t for t in nouns if t.head.i not in inside or t.head.i == t.i]
    for head in [*heads, *nouns]:
        if speaks(text, head) or head.pos_ == "PROPN" or head.i in text.mentions:
            return head
    return None


def taken_up(text: Text, unit: Unit, i: int, found: list[Found]) -> Found | None:
    """A denial or confirmation without words of its own ("Ankara le nie.", "The army denies it.", "Paris
    dément."): its content is what was said right before, in the same paragraph. Read from the surface, since
    so short a clause is often parsed as a noun phrase."""
    lemma = text.lexicon.verb_lemma(text.doc[i])
    sense = None if lemma is None or text.quote_of[i] >= 0 else _taking_up(text, lemma)
    if sense is None or sense.stance not in _STANCES or not _stands_alone(text, unit, i):
        return None
    start = i
    while start > unit.first and text.doc[start - 1].text not in _ENDS:
        start -= 1
    if text.doc[start].pos_ == "CCONJ":
        start += 1
    if not 0 < i - start <= _LONGEST_NAME or any(t.pos_ not in _IN_NAME for t in text.doc[start:i]):
        return None
    source = _named(text, start, i) or _pronoun(text, start)
    content = _said_before(text, unit, start, found)
    if source is None or not content or source.i in content:
        return None
    one = Found((i,), i, sense.stance, content, source=source.i)
    one.clause = set(range(start, i + 1))
    return one


def _stands_alone(text: Text, unit: Unit, i: int) -> bool:
    """Whether nothing that is said follows the verb, but at most a pronoun for it or an adverb; and the verb
    is finite by its form and place, not the noun that looks like it ("le démenti")."""
    words = text.lexicon.words.taken_up
    before = text.doc[i - 1] if i > unit.first else None
    if before is None or text.doc[i].morph.get("VerbForm") == ["Inf"] or before.pos_ == "ADP":
        return False
    if text.doc[i].morph.get("VerbForm") == ["Part"] and not text.lexicon.words.past_is_participle:
        return before.pos_ in ("AUX", "ADV") and _closes(text, unit, i + 1)
    clitic = before.lower_ in words and before.i > unit.first and not text.lexicon.words.past_is_participle
    following = text.doc[min(i + 1, len(text.doc) - 1)]
    if clitic:
        return following.pos_ == "CCONJ" or _closes(text, unit, i + 1)
    if following.lower_ in words:
        return following.pos_ == "PRON" and _closes(text, unit, i + 2)
    article = before.pos_ == "DET" or text.doc[i].pos_ == "NOUN"
    return not article and not text.lexicon.words.past_is_participle and _closes(text, unit, i + 1)


def _closes(text: Text, unit: Unit, i: int) -> bool:
    """Whether the clause ends at token ``i``, or after an adverb there."""
    while i <= unit.last and text.doc[i].pos_ == "ADV":
        i += 1
    return i > unit.last or text.doc[i].text in (".", ";", ",")


def _pronoun(text: Text, start: int) -> Token | None:
    words = text.lexicon.words
    token = text.doc[start]
    return token if token.lower_ in (*words.of_persons, *words.of_things, *words.of_either) else None


def _said_before(text: Text, unit: Unit, start: int, found: list[Found]) -> set[int]:
    """What was said before the clause: the content that ends there, else the clause or sentence there."""
    n = text.unit_of[unit.first]
    here = [f for f in found if f.content and min(f.content) < start]
    inside = [f for f in here if text.unit_of[f.cue_token] == n and start - max(f.content) < _LONGEST_NAME]
    words = range(unit.first, start)
    if not any(text.doc[i].is_alpha for i in words):
        if n == 0 or text.units[n - 1].paragraph != unit.paragraph or text.units[n - 1].title:
            return set()
        before = text.units[n - 1]
        inside = [f for f in here if text.unit_of[f.cue_token] == n - 1]
        words = range(before.first, before.last + 1)
    if inside:
        last = max(inside, key=lambda f: (max(i for i in f.content if i < start), -len(f.content)))
        return {i for i in last.content if i < start}
    first = max((i + 1 for i in words if text.doc[i].text == ";" and i < start - 1), default=words.start)
    return {i for i in range(first, words.stop) if i < start}

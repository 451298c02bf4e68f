"""Whether a pattern that stands is a time there, or a count, a name, a verb that looks like one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from seuil.reading.times import numbers
from seuil.reading.times.grammar import Grammar
from seuil.reading.times.match import Match
from seuil.reading.times.pieces import Piece
from seuil.reading.times.values import Clock, Counted, Dated, Range, SeasonOf, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST_WORDS_BEFORE = 3
# From this number on, a counted day is one of news ("its 1,000th day"), not of a programme ("day three").
LARGE_COUNT = 20
_PLAIN_YEARS = (1900, 2100)


def is_time(match: Match, value: Value, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> bool:
    """Whether the words of ``match`` are a time where they stand."""
    if not _free(match, pieces):
        return False
    if "phrase" in match.captures and _year_follows(match, pieces):
        return False
    if "loneyear" in match.captures:
        return _lone_year(match, pieces, doc, grammar)
    if not isinstance(value, Clock | Range) and counts_what_follows(match, pieces, doc):
        return False
    if isinstance(value, Dated) and value.month and not (value.day or value.year or value.edge):
        return _lone_month(match, pieces, doc, grammar)
    if isinstance(value, SeasonOf):
        return _season(match, pieces, doc, grammar)
    if isinstance(value, Clock):
        return _clock(match, pieces, grammar)
    if isinstance(value, Counted) and not value.beginnings:
        return _counted(match, value, pieces, grammar)
    vague = match.captures.get("num") == "many" and match.rule.value == "window"
    if vague and pieces[match.start].lower in grammar.partitive:
        return False  # "des dernières semaines"
    if "alone" in match.rule.constants:
        return _length_alone(match, pieces, doc, grammar)
    return True


def _year_follows(match: Match, pieces: Sequence[Piece]) -> bool:
    """Whether a phrase like "October 7" goes on with its year, and so is a plain date."""
    rest = [p for p in pieces[match.end : match.end + 2] if p.text != ","]
    last = pieces[match.end - 1].number
    return last is not None and bool(rest) and rest[0].number is not None and len(rest[0].text) == 4


def _free(match: Match, pieces: Sequence[Piece]) -> bool:
    """Whether it is not part of a longer word or number: "11-Septembre" names an event, "F-16" a machine."""
    first = pieces[match.start]
    before = pieces[match.start - 1] if match.start else None
    if before is not None and first.gap == "" and (before.text[0].isalnum() or before.text in "-/_+.#@&"):
        return False
    if match.end >= len(pieces) or pieces[match.end].gap:
        return True
    after = pieces[match.end]
    if after.text[0].isalnum() or after.text in "_@":
        return False
    beyond = pieces[match.end + 1] if match.end + 1 < len(pieces) else None
    return not (after.text in "-/" and beyond is not None and beyond.gap == "" and beyond.text[0].isalnum())


def counts_what_follows(match: Match, pieces: Sequence[Piece], doc: Doc) -> bool:
    """Whether the last number of ``match`` counts the word after it ("en 2022 soldats").

    A word in the singular is not counted by a number above one: "the 1997 handover" has a year before it.
    """
    last = pieces[match.end - 1]
    if last.number is None or match.end >= len(pieces) or pieces[match.end].gap != " ":
        return False
    after, token = pieces[match.end], doc[last.token]
    if after.text in "%$€£":
        return True
    if not after.text[0].islower():
        return False
    if _a_day(match) and _plural_noun(doc[after.token]):
        return True
    if not token.dep_.startswith("nummod") or token.head.i < after.token:
        return False
    return not (_plain_year(last) and token.head.morph.get("Number") == ["Sing"])


def _a_day(match: Match) -> bool:
    """Whether the number that ends the match was read as a day beside its weekday alone."""
    return "day" in match.captures and "weekday" in match.captures and "month" not in match.captures


def _plural_noun(token: Token) -> bool:
    """Whether the word is what a number above one counts."""
    return token.pos_ == "NOUN" and token.morph.get("Number") == ["Plur"]


def _plain_year(piece: Piece) -> bool:
    """Whether four digits are a year of our time."""
    return (
        piece.number is not None
        and len(piece.text) == 4
        and _PLAIN_YEARS[0] <= piece.number <= _PLAIN_YEARS[1]
    )


def _before(start: int, pieces: Sequence[Piece], words: set[tuple[str, ...]]) -> bool:
    """Whether one of ``words`` stands just before."""
    if start and pieces[start].gap == "\n":
        return False
    return any(
        start >= n and tuple(p.lower for p in pieces[start - n : start]) in words
        for n in range(1, _LONGEST_WORDS_BEFORE + 1)
    )


def _lone_year(match: Match, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> bool:
    """Four digits by themselves: after a preposition, in brackets, or after a name, and counting nothing."""
    if _before(match.start, pieces, grammar.year_not_after) or counts_what_follows(match, pieces, doc):
        return False
    if _before(match.start, pieces, grammar.year_after):
        return True
    if not _plain_year(pieces[match.end - 1]):
        return False
    before = doc[pieces[match.start - 1].token] if match.start and pieces[match.start].gap != "\n" else None
    after = pieces[match.end] if match.end < len(pieces) else None
    word_after = (
        doc[after.token] if after is not None and after.gap == " " and after.text[0].islower() else None
    )
    if before is None or before.is_sent_end or (before.is_punct and before.text not in "(,:–-"):
        return word_after is None or word_after.pos_ in ("VERB", "AUX")
    singular = word_after is not None and doc[pieces[match.start].token].head.morph.get("Number") == ["Sing"]
    if before.pos_ == "DET" or before.morph.get("Poss"):
        return singular or (word_after is None and after is not None and after.text[0].isupper())
    if word_after is not None and word_after.pos_ in ("NOUN", "ADJ"):
        return False
    return before.pos_ in ("NOUN", "PROPN", "ADJ") or (word_after is None and before.text in "(,:–-")


def _length_alone(match: Match, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> bool:
    """Not "one day" (some day), "100 km an hour", "des jours" (of the days), nor an age."""
    first, unit = pieces[match.start], match.captures.get("unit")
    if match.captures.get("num") == (1, 1) and first.number is None:
        before = doc[pieces[match.start - 1].token] if match.start and first.gap != "\n" else None
        rate = before is not None and (before.pos_ in ("NOUN", "NUM", "SYM") or before.text == "%")
        if unit == "day" or rate:
            return False
    if match.captures.get("num") == "many" and first.lower in grammar.partitive:
        return False
    return unit not in ("year", "month") or not _age(match, pieces, doc, grammar)


def _age(match: Match, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> bool:
    """ "âgé de 45 ans", "45 years old", "un homme de 45 ans", "Jean Petit, 45 ans,"."""
    if _before(match.start, pieces, grammar.age_before) or any(
        numbers.stands(words, pieces, match.end) for words in grammar.age_after
    ):
        return True
    if not grammar.age_heads or not match.start:
        return False
    before = pieces[match.start - 1]
    if before.lower in grammar.words.of_words and match.start > 1:
        return doc[pieces[match.start - 2].token].lemma_.lower() in grammar.age_heads
    after = pieces[match.end] if match.end < len(pieces) else None
    return before.text in ",(" and (after is None or after.text in ",).;")


def _lone_month(match: Match, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> bool:
    """A month alone; one that is another word too ("May", "mars") needs a preposition before it."""
    if "dir" in match.captures or "shift" in match.rule.constants:
        return True
    piece = pieces[match.start]
    if grammar.words.capitals and piece.text.isupper() and len(piece.text) > 1:
        return False
    words = tuple(p.lower for p in pieces[match.start : match.end])
    if words not in grammar.unsure_months:
        return True
    if not grammar.words.capitals and piece.text[0].isupper():
        return False
    return _before(match.start, pieces, grammar.month_after) or _month_of_noun(match, pieces, doc, grammar)


def _month_of_noun(match: Match, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> bool:
    """Whether a month with a capital stands between a determiner and a noun: "the March blackouts"."""
    after = pieces[match.end] if match.end < len(pieces) else None
    if not grammar.words.capitals or not match.start or after is None or after.gap != " ":
        return False
    before = pieces[match.start - 1].lower
    return before in grammar.articles and after.text[0].islower() and doc[after.token].pos_ == "NOUN"


def _season(match: Match, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> bool:
    """Not "a été", "in the fall of Kabul", "to spring"."""
    for piece in pieces[match.start : match.end]:
        if piece.text[0].isalpha() and doc[piece.token].pos_ in ("VERB", "AUX"):
            return False
    after = pieces[match.end] if match.end < len(pieces) else None
    return not (
        after is not None
        and after.gap == " "
        and "year" not in match.captures
        and after.lower in grammar.words.of_words
    )


def _clock(match: Match, pieces: Sequence[Piece], grammar: Grammar) -> bool:
    """ "14 heures" and "midi" are lengths or places without "à" or "vers" before them; a score is no time."""
    texts = [p.lower for p in pieces[match.start : match.end]]
    if grammar.words.day_first is True and (
        "heures" in texts or "heure" in texts or pieces[match.start].number is None
    ):
        return _before(match.start, pieces, grammar.clock_after)
    return True


def _counted(match: Match, value: Counted, pieces: Sequence[Piece], grammar: Grammar) -> bool:
    """Whether a count without a beginning that we know ("the third day") counts from something at all."""
    if "num" in match.captures:
        return False
    if value.count.low >= LARGE_COUNT:
        return True
    after = pieces[match.end] if match.end < len(pieces) else None
    return (
        after is not None
        and after.gap == " "
        and after.lower in (*grammar.words.of_words, "d")
        and value.unit in ("day", "week", "month", "year")
    )

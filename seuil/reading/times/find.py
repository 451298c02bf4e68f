"""Where the time expressions stand in a text, and what each says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from seuil.data_files import DataFiles, LanguageData
from seuil.reading.model import Offset
from seuil.reading.times import numbers
from seuil.reading.times.build import OWN_FUNCTION, build
from seuil.reading.times.doubt import LARGE_COUNT, is_time
from seuil.reading.times.grammar import BEGIN, END, Grammar, grammar_of
from seuil.reading.times.match import Match, Matcher
from seuil.reading.times.pieces import Piece, pieces_of
from seuil.reading.times.values import Begun, Counted, Dated, Function, Near, Nothing, RawTime, Shift, Value

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# How many pieces before a count its beginning may be named.
_FURTHEST_BEFORE = 25
_LOOSE = "counted from a happening whose day is not given"
# The count of "shortly after", which says no length.
_SOON = "soon"
# Signs on a page from which on it is about a beginning.
_OFTEN = 3
# What follows "after" when the words go on with that happening.
_GO_ON = ("DET", "NOUN", "PROPN", "PRON", "SCONJ", "ADJ", "NUM")


def find(doc: Doc, data: DataFiles, language: LanguageData) -> tuple[RawTime, ...]:
    """The time expressions of a document, in order, none inside another; values not yet resolved."""
    grammar = grammar_of(data, language)
    pieces = pieces_of(doc)
    matcher = Matcher(grammar, pieces, data.widths.two_digit_pivot)
    found: list[RawTime] = []
    at = 0
    while at < len(pieces):
        if not grammar.may_begin(pieces[at]):
            at += 1
            continue
        blocked = numbers.look_up(grammar.blocked, pieces, at)
        if blocked is not None:
            at = blocked[0]
            continue
        taken = _best(matcher, doc, at, data)
        if taken is None:
            at += 1
            continue
        match, value = taken
        inner = match.captures.get(BEGIN)
        if isinstance(inner, int) and inner > at:
            longer = _best(matcher, doc, inner, data)
            if longer is not None and longer[0].end > match.end:
                at = inner
                continue
        found.append(_raw(match, value, pieces, grammar))
        at = match.end
    return tuple(found)


def _best(matcher: Matcher, doc: Doc, at: int, data: DataFiles) -> tuple[Match, Value] | None:
    """The longest pattern at ``at`` that is a time there."""
    for match in matcher.at(at):
        value = build(match.rule.value, {**match.rule.constants, **match.captures}, data.widths)
        value = _counted_from_before(match, value, matcher)
        if value is not None and is_time(match, value, matcher.pieces, doc, matcher.grammar):
            value = _event_of_day(match, value, matcher, doc, data)
            value = _loose_end(match, value, matcher.pieces, doc, matcher.grammar)
            if not (isinstance(value, Shift) and value.anchor == "happening"):
                return match, value
    return None


def _counted_from_before(match: Match, value: Value | None, matcher: Matcher) -> Value | None:
    """A high count with no beginning after it takes the one before: "the war entered its 1,000th day"."""
    if (
        not isinstance(value, Counted)
        or value.beginnings
        or value.unit != "day"
        or value.count.low < LARGE_COUNT
    ):
        return value
    for at in range(match.start - 1, max(-1, match.start - _FURTHEST_BEFORE), -1):
        phrase = matcher.slot("PHRASE", at)
        if phrase is not None and isinstance(phrase[1], tuple):
            return replace(value, beginnings=phrase[1])
        if matcher.pieces[at].gap == "\n" or matcher.pieces[at].text in ".!?":
            break
    return value


def _event_of_day(match: Match, value: Value, matcher: Matcher, doc: Doc, data: DataFiles) -> Value:
    """A day that names a happening of one year ("the October 7 attack", "l'attaque du 7 octobre")."""
    if not isinstance(value, Dated) or not value.day or value.year is not None or value.weekday is not None:
        return value
    at = match.start + (matcher.pieces[match.start].lower in matcher.grammar.articles)
    phrase = matcher.slot("PHRASE", at)
    if phrase is None or phrase[0] != match.end:
        return value
    after = matcher.pieces[match.end] if match.end < len(matcher.pieces) else None
    noun_after = (
        after is not None and after.gap == " " and after.text[0].islower() and doc[after.token].pos_ == "NOUN"
    )
    of_before = at > 1 and matcher.pieces[at - 1].lower in matcher.grammar.words.of_words
    noun_before = of_before and doc[matcher.pieces[at - 2].token].pos_ == "NOUN"
    if not (noun_after or noun_before) or not isinstance(phrase[1], tuple):
        return value
    meant = _spoken_of(phrase[1], doc[matcher.pieces[match.start].token], data)
    return Begun(tuple(phrase[1])) if meant else value


def _spoken_of(beginnings: Sequence[str], token: Token, data: DataFiles) -> bool:
    """Whether the sentence names what one of these beginnings is known by, or the page does so thrice: the
    same day of another year is then not meant.
    """
    doc = token.doc
    whole = not doc.has_annotation("SENT_START")
    sentence = {w.lower_ for w in (doc if whole else token.sent)}
    page = Counter(w.lower_ for w in doc)
    rows = [row for row in data.beginnings if row.id in beginnings]
    signs = {sign.lower() for row in rows for words in row.signs.values() for sign in words}
    return bool(signs & sentence) or sum(page[sign] for sign in signs) >= _OFTEN


def _loose_end(match: Match, value: Value, pieces: Sequence[Piece], doc: Doc, grammar: Grammar) -> Value:
    """A time that goes on with a happening ("two days after the vote") is not counted from the text's day."""
    after = pieces[match.end] if match.end < len(pieces) else None
    if after is None or after.gap == "\n":
        return value
    if numbers.look_up(grammar.before_era, pieces, match.end) is not None:
        return Nothing("before our era")
    of = after.lower in grammar.words.of_words or (after.lower == "d" and after.gap == " ")
    from_text = isinstance(value, Near | Shift) and value.anchor in ("text", "happening")
    if of and from_text and isinstance(value, Near) and value.unit == "day" and value.shift:
        return Nothing(_LOOSE, _offset(value))
    open_word = pieces[match.end - 1].lower in grammar.words.loose_words
    if from_text and open_word and _goes_on(doc[after.token]):
        return Nothing(_LOOSE, _offset(value), vague=match.rule.constants.get("num") == _SOON)
    return value


def _goes_on(token: Token) -> bool:
    """Whether the word after "after" or "before" goes on with a happening: a noun, "after seizing"."""
    return token.pos_ in _GO_ON or bool({"Inf", "Ger", "Part"} & set(token.morph.get("VerbForm")))


def _offset(value: Value) -> Offset | None:
    """How far from the happening that is named next."""
    if isinstance(value, Shift):
        return Offset(value.unit, value.count.low, value.count.high, value.sign)
    if isinstance(value, Near) and value.shift:
        return Offset(value.unit, abs(value.shift), abs(value.shift), 1 if value.shift > 0 else -1)
    return None


def _raw(match: Match, value: Value, pieces: Sequence[Piece], grammar: Grammar) -> RawTime:
    """The expression with its offsets, tokens and function."""
    begin = match.captures.get(BEGIN)
    inner = pieces[begin] if isinstance(begin, int) else None
    whole = inner is None or "unsure" in match.rule.constants
    first, last = pieces[match.start] if whole or inner is None else inner, pieces[match.end - 1]
    function: Function = OWN_FUNCTION.get(match.rule.value) or _function(match.start, pieces, grammar)
    end = match.captures.get(END)
    before = pieces[end - 1] if isinstance(end, int) and end > match.start else None
    cut = (before.end, before.token) if before is not None else None
    bare = (inner.start, inner.token) if whole and inner is not None else None
    return RawTime(first.start, last.end, first.token, last.token, value, function, bare, cut)


def _function(start: int, pieces: Sequence[Piece], grammar: Grammar) -> Function:
    """How the words before a time say that it bears on the act."""
    for words, function in grammar.functions:
        begin = start - len(words)
        if begin >= 0 and numbers.stands(words, pieces, begin) and pieces[start].gap != "\n":
            return function  # type: ignore[return-value]
    return "at"

"""Quotations and their speaker: a cue before the opening mark, a name and a colon, the speaker of the words
before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.sources import can_act, may_speak, speaks
from seuil.assertion.attribution.surface import by_place
from seuil.assertion.attribution.syntax import NOMINALS, SUBJECTS
from seuil.assertion.attribution.text import Text, Unit, is_finite
from seuil.assertion.attribution.verbs import Verb, lacks_auxiliary

if TYPE_CHECKING:
    from spacy.tokens import Token

_REACH = 25  # how far before its opening mark a quotation looks for its cue, in tokens


def after_cue(text: Text, verb: Verb) -> Found | None:
    """The attribution of a verb to the quotation, or the words after a colon, that follow it."""
    sense = verb.sense("quote") or verb.sense("clause")
    if sense is None or verb.passive or lacks_auxiliary(text, verb.token) or text.quote_of[verb.token.i] >= 0:
        return None
    start = _opening_after(text, verb)
    if start is None:
        return None
    content = _said_from(text, start)
    content |= _around(text, verb, start)
    source = verb.subject
    if source is None or not may_speak(text, source) or source.i in content or not can_act(text, source):
        return None
    return Found(verb.cue(), verb.token.i, sense.stance, content, source=source.i)


def _opening_after(text: Text, verb: Verb) -> int | None:
    """Where what is said opens after the verb, if nothing but the verb's own phrases lies between."""
    unit = text.units[text.unit_of[verb.token.i]]
    last = unit.last
    for i in range(verb.last + 1, min(last, verb.last + _REACH) + 1):
        token = text.doc[i]
        if text.is_open(i):
            return i if _opens_speech(text, verb, i) else None
        if token.text == ":":
            start = i + 1 if i < last else _next_opening(text, unit)
            quoted = start is not None and text.is_open(_past_blanks(text, start))
            return start if quoted or _may_run_on(text, verb) else None
        if token.pos_ == "VERB" and is_finite(token) and not token.dep_.startswith("acl"):
            return None
        if token.text in (";", ".") or token.pos_ == "SCONJ":
            return None
    return _next_opening(text, unit) if text.doc[last].text == ":" and last - verb.last < _REACH else None


def _past_blanks(text: Text, i: int) -> int:
    while text.doc[i].is_space and i + 1 < len(text.doc):
        i += 1
    return i


def _may_run_on(text: Text, verb: Verb) -> bool:
    """Whether words after a colon are said without quotation marks: the verb takes clauses, and has no object
    of its own ("a publié sa doctrine : …")."""
    told = verb.lemma in text.lexicon.words.address
    return verb.sense("clause") is not None and (
        told or not any(c.dep_ == "obj" and c.i > verb.last for c in verb.children)
    )


def _around(text: Text, verb: Verb, start: int) -> set[int]:
    """The words of the clause around a quotation that is only its predicate (says it "will never renounce"
    force)."""
    if not text.is_open(start) or start - verb.last > 5:
        return set()
    quote = text.quote_tokens(text.quote_of[start])
    before = text.doc[verb.last + 1 : start]
    if not any(t.dep_ in SUBJECTS and t.head.i in quote for t in before):
        return set()
    last = quote.stop
    unit = text.units[text.unit_of[start]]
    while last <= unit.last and text.doc[last].text not in (",", ";", ".", ":", "–"):
        last += 1
    return set(range(verb.last + 1, last))


def _next_opening(text: Text, unit: Unit) -> int | None:
    """The opening mark that the next unit begins with, after a colon."""
    n = text.unit_of[unit.first] + 1
    if n < len(text.units) and text.is_open(text.units[n].first):
        return text.units[n].first
    return None


def _opens_speech(text: Text, verb: Verb, i: int) -> bool:
    """Whether the quotation at ``i`` is speech of its own, not a noun phrase of the sentence."""
    before = text.doc[i - 1]
    if before.i > verb.last and before.morph.get("VerbForm") == ["Part"]:
        return False  # "a publié un dossier intitulé « … »"
    if before.text in (",", ":") or before.i == verb.last:
        return before.i != verb.last or _has_clause(text, i)
    return before.pos_ not in ("DET", "ADP", "ADJ", "NUM") and _has_clause(text, i)


def _has_clause(text: Text, i: int) -> bool:
    """Whether the quotation that opens at ``i`` holds a finite verb."""
    return any(t.pos_ in ("VERB", "AUX") and t.morph.get("VerbForm") == ["Fin"] for t in _of(text, i))


def _of(text: Text, i: int) -> list[Token]:
    return [text.doc[j] for j in text.quote_tokens(text.quote_of[i])]


def _said_from(text: Text, start: int) -> set[int]:
    """The quotation that opens at ``start``, or the rest of the unit where none does."""
    while text.doc[start].is_space and start + 1 < len(text.doc):
        start += 1
    if text.is_open(start):
        tokens = text.quote_tokens(text.quote_of[start])
        return set(tokens)
    unit = text.units[text.unit_of[start]]
    return set(range(start, unit.last + 1))


def after_name(text: Text, unit: Unit) -> Found | None:
    """A speaker and a colon ("Poutine : « … »"); without quotation marks only a person or body in a title."""
    for i in range(unit.first, min(unit.first + 10, unit.last)):
        token = text.doc[i]
        if token.pos_ in ("VERB", "AUX") or i in text.marks or token.text in (".", ";", "?", "!"):
            return None
        if text.lexicon.verb_lemma(token) is not None and by_place(text, token):
            return None
        if token.text == ":" and i > unit.first:
            break
    else:
        return None
    head = text.doc[unit.first : i].root
    start = i + 1
    while start < unit.last and text.doc[start].is_space:
        start += 1
    known = speaks(text, head)
    quoted = text.is_open(start) and len(_of(text, start)) > 1
    if head.pos_ not in NOMINALS or not (
        (quoted and (known or head.pos_ == "PROPN")) or (unit.title and known)
    ):
        return None
    return Found((i,), i, "says", _said_from(text, start), source=head.i)


def after_dash(text: Text, unit: Unit) -> Found | None:
    """A title that ends with its source ("… – officials", "… (ministère)", "…: governor")."""
    if not unit.title:
        return None
    last = unit.last
    while last > unit.first and (text.doc[last].is_space or text.doc[last].text in (")", ".")):
        last -= 1
    i = last
    while i > max(unit.first, last - 7) and text.doc[i].text not in ("–", "—", "-", "(", ":"):
        i -= 1
    if text.doc[i].text not in ("–", "—", "-", "(", ":") or i <= unit.first + 1 or i == last:
        return None
    if not text.doc[i - 1].whitespace_ and text.doc[i].text == "-":
        return None
    head = text.doc[i + 1 : last + 1].root
    names_only = all(t.pos_ not in ("VERB", "AUX") for t in text.doc[i + 1 : last + 1])
    if not (names_only and head.pos_ in NOMINALS and speaks(text, head)):
        return None
    return Found((i,), i, "says", set(range(unit.first, i)), source=head.i)


def continued(text: Text, found: list[Found]) -> list[Found]:
    """Whole quotations without a cue of their own, given to the speaker of the words before them."""
    taken = {text.quote_of[i] for f in found for i in f.content if text.quote_of[i] >= 0}
    speakers = sorted(
        (f for f in found if f.source is not None and text.quote_of[f.cue_token] < 0),
        key=lambda f: f.cue_token,
    )
    more: list[Found] = []
    n, current, place = 0, None, -2
    for unit in text.units:
        speech = None if unit.title else _whole_quotation(text, unit)
        if speech is not None and speech not in taken and current is not None and place >= unit.paragraph - 1:
            if place == unit.paragraph and _joins(text, current, speech):
                current.content |= set(text.quote_tokens(speech))
                taken.add(speech)
                continue
            one = Found(
                current.cue, current.cue_token, "says", set(text.quote_tokens(speech)), source=current.source
            )
            one.continued = True
            more.append(one)
            taken.add(speech)
            place = unit.paragraph
        while n < len(speakers) and speakers[n].cue_token <= unit.last:
            quotes = any(text.quote_of[i] >= 0 for i in speakers[n].content)
            if not unit.title:
                current = speakers[n]
                place = unit.paragraph if quotes else unit.paragraph - 1
            n += 1
    return more


def _joins(text: Text, speaker: Found, speech: int) -> bool:
    """Whether the quotation goes on with one that the speaker has said in full right before it."""
    last = max(speaker.content | set(speaker.cue))
    start = text.quote_tokens(speech).start
    said = [i for i in speaker.content if text.doc[i].is_alpha]
    return not speaker.continued and all(text.quote_of[i] >= 0 for i in said) and start - last < _REACH


def _whole_quotation(text: Text, unit: Unit) -> int | None:
    """The quotation that fills the unit, null if none does."""
    words = [t.i for t in text.doc[unit.first : unit.last + 1] if t.text[:1].isalnum()]
    if len(words) < 3:
        return None
    quote = text.quote_of[words[0]]
    if quote < 0 or any(text.quote_of[i] != quote for i in words):
        return None
    return quote

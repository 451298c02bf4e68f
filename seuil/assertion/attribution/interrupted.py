"""What a cue in parenthesis interrupts or follows: the words of the sentence on either side of it."""

from __future__ import annotations

from seuil.assertion.attribution.frames import leading_frame
from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.parenthesis import Parenthesis, parentheses
from seuil.assertion.attribution.phrases import opens_clause
from seuil.assertion.attribution.syntax import SUBJECTS, subtree
from seuil.assertion.attribution.text import Text, Unit


def read(text: Text, unit: Unit) -> list[Found]:
    """The attributions of the unit's parentheses."""
    pieces = parentheses(text, unit)
    found: list[Found] = []
    for n, piece in enumerate(pieces):
        start = unit.first if n == 0 else pieces[n - 1].last + 1
        stop = unit.last if n == len(pieces) - 1 else pieces[n + 1].first - 1
        content = _left(text, start, piece, first=n == 0) | _right(
            text, start, piece, stop, last=n == len(pieces) - 1
        )
        quote = text.quote_of[piece.token.i]
        if quote >= 0 and text.quotes[quote].closed:
            content = set(text.quote_tokens(quote)) - set(range(piece.first, piece.last + 1))
        if not content and n == 0:
            content = _quote_before(text, unit)
        if not content and found:
            content = set(found[-1].content)
        if n == 0:
            content -= leading_frame(text, unit, piece.first)
        if not any(text.doc[i].is_alpha for i in content):
            continue
        verb = piece.verb
        sense = None if verb is None else verb.sense("quote") or verb.sense("clause")
        cue = (piece.token.i,) if verb is None else verb.cue()
        if piece.token.dep_ == "xcomp" and piece.first <= piece.token.head.i < piece.token.i:
            cue = tuple(range(piece.token.head.i, piece.token.i + 1))
        one = Found(cue, piece.token.i, "says" if sense is None else sense.stance, content)
        one.source = None if piece.source is None else piece.source.i
        one.clause = set(range(piece.first, piece.last + 1))
        found.append(one)
    return found


def _left(text: Text, start: int, piece: Parenthesis, first: bool) -> set[int]:
    """What is said before the cue: the quotation that ends there, with the words of the sentence before
    it."""
    end = piece.first - 1
    while end > start and (text.doc[end].text in (",", "–", "—") or text.doc[end].is_space):
        end -= 1
    if end < start:
        return set()
    if text.is_close(end):
        tokens = text.quote_tokens(text.quote_of[end])
        opening = tokens.start - 1
        before = opening - 1
        while before >= start and text.doc[before].is_space:
            before -= 1
        if before < start or text.doc[before].text in (":", ".", "!", "?") or not first:
            return set(range(max(tokens.start, start), tokens.stop))
    elif not first:
        return set()
    return set(range(_clause_start(text, start, end, piece), end + 1))


def _clause_start(text: Text, start: int, end: int, piece: Parenthesis) -> int:
    """Where the clause begins that the cue interrupts: after a colon, or after the conjunction of a clause
    whose verb comes behind the cue ("…, after the radio, the government charged, had urged …")."""
    following = text.doc[min(piece.last + 2, len(text.doc) - 1)]
    interrupts = text.doc[min(piece.last + 1, len(text.doc) - 1)].text == ","
    openers = text.lexicon.words.subordinators
    for i in range(end, start, -1):
        token = text.doc[i]
        if token.text == ":" and text.quote_of[i] < 0:
            return i + 1
        if token.lower_ in openers and interrupts and text.quote_of[i] < 0:
            bare = not any(t.pos_ in ("VERB", "AUX") for t in text.doc[i + 1 : end + 1])
            if bare and (i == end or following.pos_ in ("AUX", "VERB")):
                return i + 1
    return start


def _right(text: Text, start: int, piece: Parenthesis, stop: int, last: bool) -> set[int]:
    """What is said after the cue: a quotation that goes on, or the rest of the clause that the cue
    interrupts."""
    i = piece.last + 1
    while i <= stop and (text.doc[i].text in (",", ":", "–", "—") or text.doc[i].is_space):
        i += 1
    if i < stop and text.doc[i].text == "." and text.is_open(i + 1):
        i += 1
    if i > stop or not last:
        return set()
    if text.is_open(i):
        tokens = text.quote_tokens(text.quote_of[i])
        return set(range(tokens.start, min(tokens.stop, stop + 1)))
    return _clause_after(text, start, piece, i, stop)


def _clause_after(text: Text, start: int, piece: Parenthesis, i: int, stop: int) -> set[int]:
    """The rest of the clause that the cue interrupts, from token ``i`` on; empty where it interrupts none."""
    if piece.likewise:
        return _to_next_clause(text, i, stop)
    if (
        piece.interrupts and text.doc[piece.last + 1].text == "," and text.doc[i].pos_ in ("VERB", "AUX")
    ):
        return set(range(i, stop + 1))
    if text.doc[piece.last + 1].text == "," and _goes_on(text, i, stop):
        return set(range(i, stop + 1))
    left = text.doc[start : piece.first]
    before = text.doc[max(piece.first - 2, start)]
    if text.doc[piece.last + 1].text == "," and before.lower_ in text.lexicon.words.subordinators:
        return set(range(i, stop + 1))
    if text.doc[piece.last + 1].text == "," and not any(t.pos_ in ("VERB", "AUX") for t in left):
        return set(range(i, stop + 1))  # "in case of war, it says, the army would …"
    head = piece.token.head
    if head.i == piece.token.i or text.doc[min(piece.last + 1, stop)].text != ",":
        return set()
    if piece.token.dep_ == "xcomp":
        head = head.head
    inside = subtree(head) - subtree(piece.token)
    if head.i > piece.last or any(c.i > piece.last and c.dep_ in SUBJECTS for c in head.children):
        return {j for j in inside if piece.last < j <= stop}
    if any(
        t.dep_ in SUBJECTS and t.head.i > piece.last and t.i < piece.first
        for t in text.doc[max(piece.first - 25, 0) : piece.first]
    ):
        return set(range(i, stop + 1))
    return set()


def _to_next_clause(text: Text, i: int, stop: int) -> set[int]:
    """From token ``i`` up to a clause that a comma and a conjunction join."""
    joints = (j for j in range(i, stop) if text.doc[j].pos_ == "CCONJ" and text.doc[j - 1].text == ",")
    end = next((j - 1 for j in joints if opens_clause(text, text.units[text.unit_of[j]], j)), stop + 1)
    return set(range(i, end))


def _goes_on(text: Text, i: int, stop: int) -> bool:
    """Whether what follows the cue is still said: a condition, a reason, an instance of it; or a contrast in
    the mood of reported speech ("…, a spokesman said, but any that tried would be sunk")."""
    words = text.lexicon.words
    start = text.doc[i].idx
    for opening in words.goes_on:
        end = start + len(opening)
        if text.lower.startswith(opening, start) and not text.lower[end - 1 : end + 1].isalpha():
            return True
    if text.doc[i].pos_ != "CCONJ":
        return False
    clause = text.doc[i : stop + 1]
    return any(t.morph.get("Mood") == ["Cnd"] or t.lower_ in words.reported_moods for t in clause)


def _quote_before(text: Text, unit: Unit) -> set[int]:
    """The quotation that ends right before a unit that holds only its cue."""
    i = unit.first - 1
    while i >= 0 and text.doc[i].is_space:
        i -= 1
    if i >= 0 and text.is_close(i):
        return set(text.quote_tokens(text.quote_of[i]))
    return set()

"""Where what is said ends at the latest: a semicolon, a dateline, a clause by which the page takes up what
was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.syntax import SUBJECTS
from seuil.assertion.attribution.text import Text, Unit, is_finite

if TYPE_CHECKING:
    from spacy.tokens import Token

# A place in capitals, a date, an agency in brackets, and a dash: what opens a report and is no part of it.
_DATELINE: Final = re.compile(
    r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.\-]{2,}(?:\s[A-ZÀ-ÖØ-Þ'’.\-]{2,}){0,3}[^!?;:«»“”\"–—\n]{0,60}[–—]\s"
)


def limited(text: Text, unit: Unit, found: list[Found]) -> None:
    """Takes out of each content what its cue cannot reach: what a semicolon outside the quotation parts from
    it, the dateline, and a clause that takes up what was said ("…, ce que l'armée nie")."""
    stops = [
        i for i in range(unit.first, unit.last + 1) if text.doc[i].text == ";" and text.quote_of[i] < 0
    ]
    opening = _dateline(text, unit)
    tails = [f for f in found if f.takes_up]
    _part_coordinated(text, found)
    for one in found:
        if one.continued:
            continue
        one.content -= opening
        for tail in tails:
            if tail is not one and one.cue_token not in tail.clause:
                one.content -= {i for i in one.content if i >= min(tail.clause)}
        for stop in _parting(text, stops, one):
            kept = {i for i in one.content if (i < stop if stop > one.cue_token else i > stop)}
            one.content = kept if any(text.doc[i].is_alpha for i in kept) else one.content


def _part_coordinated(text: Text, found: list[Found]) -> None:
    """Gives a cue that a comma and a conjunction join to what is said before, without a subject of its own,
    to who said that ("said the army could strike, but ruled out …")."""
    for one in found:
        for other in found:
            first = min(other.cue) - 1
            ends = max(one.content, default=-1)  # the clause may have been cut there before
            inside = one.cue_token < first and (first in one.content or first - 2 <= ends < first)
            if other is one or other.clause or one.clause or not inside:
                continue
            cue = text.doc[other.cue_token]
            own = any(c.dep_ in SUBJECTS for c in cue.children)
            joined = text.doc[first].pos_ == "CCONJ" and text.doc[first - 1].text == ","
            if joined and not own and _is_finite_cue(text, cue) and text.quote_of[first] < 0:
                one.content = {i for i in one.content if i < first - 1}
                other.source = one.source if one.source is not None else other.source


def _is_finite_cue(text: Text, cue: Token) -> bool:
    """Whether the cue is a finite verb, as far as its form tells."""
    past = text.lexicon.words.past_is_participle and cue.morph.get("Tense") == ["Past"]
    return is_finite(cue) or past or cue.pos_ not in ("VERB", "AUX")


def _parting(text: Text, stops: list[int], one: Found) -> list[int]:
    """The semicolons that end the content: the nearest on each side of the cue that no complementiser, and no
    conjunction before one, follows."""
    words = text.lexicon.words.complementisers[:2]
    ends = []
    for stop in stops:
        after = text.doc[stop + 1 : stop + 3]
        goes_on = any(t.lower_ in words for t in after)
        if not goes_on:
            ends.append(stop)
    before = max((s for s in ends if s < one.cue_token), default=None)
    after_ = min((s for s in ends if s > one.cue_token), default=None)
    return [s for s in (before, after_) if s is not None]


def _dateline(text: Text, unit: Unit) -> set[int]:
    """The tokens of the dateline that opens the unit's paragraph."""
    article = text.reading.article.text
    start = article.rfind("\n", 0, text.doc[unit.first].idx) + 1
    if unit.title:
        return set()
    match = _DATELINE.match(article, start)
    if match is None:
        return set()
    return {i for i in range(unit.first, unit.last + 1) if text.doc[i].idx < match.end()}

"""Where what is said ends at the latest: a semicolon, a dateline, a clause by which the page takes up what
was said."""

from __future__ import annotations

import re
from typing import Final

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.text import Text, Unit

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
    for one in found:
        if one.continued:
            continue
        one.content -= opening
        for tail in tails:
            if tail is not one and one.cue_token not in tail.clause:
                one.content -= {i for i in one.content if i >= min(tail.clause)}
        for stop in _parting(text, stops, one):
            beyond = (lambda i, s=stop: i > s) if stop > one.cue_token else (lambda i, s=stop: i < s)
            kept = {i for i in one.content if not beyond(i) and i != stop}
            one.content = kept if any(text.doc[i].is_alpha for i in kept) else one.content


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
    start = text.doc[unit.first].idx
    if unit.title or (start > 0 and article[start - 1] != "\n"):
        return set()
    match = _DATELINE.match(article, start)
    if match is None:
        return set()
    return {i for i in range(unit.first, unit.last + 1) if text.doc[i].idx < match.end()}

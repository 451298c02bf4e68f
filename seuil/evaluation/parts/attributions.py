"""Attributions and quotations: cue, source and content, strict and relaxed, after PARC3 and PolNeAR.

An attribution is found when its cue overlaps one given (relaxed), or is that stretch (strict). Content is
a set of characters, quotation marks, spaces and stops at its edges left out: strict asks for the same,
relaxed for a Dice overlap of 0.8 or more (Pareti 2016 counts partial overlap as right; 0.8 asks for
more). "source and content" asks for both, relaxed: what GenderGapTracker's figures call quote and
speaker.
"""

from __future__ import annotations

from seuil.article.model import Span
from seuil.assertion.model import Attribution
from seuil.evaluation.gold import GoldAttribution, stretch_of
from seuil.evaluation.model import Check, Side
from seuil.evaluation.parts.page import Offsets, PageOwed, said
from seuil.evaluation.parts.pairing import pairs

FOUND, STRICT, WHOLE = "cue relaxed", "cue strict", "source and content"
RELAXED_SHARE = 0.8
_EDGES = " \n\t\"'«»“”‘’.,;:!?…\u00a0\u202f-–—()"


def checks(owed: PageOwed) -> list[Check]:
    """Found, fields and, on a complete page, what was given beside."""
    if owed.gold.attributions is None:
        return []
    golds, given = owed.gold.attributions, owed.brief.attributions
    spans = [owed.find(a.cue, a.nth) for a in golds]
    paired = pairs(spans, [(a.cue.start, a.cue.end) for a in given])
    answers: dict[int, dict[str, bool]] = {}
    result: list[Check] = []
    for i, (gold, span) in enumerate(zip(golds, spans, strict=True)):
        have = given[paired[i]] if i in paired else None
        fields = _fields(owed, gold, have) if have else {}
        answer = _answer(span, have, fields)
        if i in paired:
            answers[paired[i]] = answer
        words = owed.words_at(span) or gold.cue
        result += [_check(owed, n, "owed", ok, words, span, gold, have) for n, ok in answer.items()]
        result += [_check(owed, n, "field", ok, words, span, gold, have) for n, ok in fields.items()]
    if owed.gold.complete:
        for j, attribution in enumerate(given):
            cue = attribution.cue
            answer = answers.get(j, dict.fromkeys((FOUND, STRICT, WHOLE), False))
            result += [
                _check(owed, n, "given", ok, cue.text, (cue.start, cue.end), None, attribution)
                for n, ok in answer.items()
            ]
    return result


def _answer(span: Offsets | None, have: Attribution | None, fields: dict[str, bool]) -> dict[str, bool]:
    return {
        FOUND: have is not None,
        STRICT: have is not None and span == (have.cue.start, have.cue.end),
        WHOLE: have is not None and fields.get("source", True) and fields.get("content relaxed", True),
    }


def _fields(owed: PageOwed, gold: GoldAttribution, have: Attribution) -> dict[str, bool]:
    fields: dict[str, bool] = {}
    if gold.source is not None:
        # An attribution without a known source keeps its description: nobody named means no entity.
        fields["source"] = (
            have.source is None if gold.source == () else owed.source_agrees(gold.source, [have])
        )
    for name in ("stance", "quotation"):
        want = getattr(gold, name)
        if want is not None:
            fields[name] = getattr(have, name) in want
    if gold.content is not None:
        want_at, have_at = _wanted(owed, gold.content), _characters(owed.text, have.content)
        shared = 2 * len(want_at & have_at) / (len(want_at) + len(have_at)) if want_at or have_at else 1.0
        fields["content strict"] = want_at == have_at
        fields["content relaxed"] = shared >= RELAXED_SHARE
    return fields


def _wanted(owed: PageOwed, content: tuple[str, ...]) -> set[int]:
    found: list[Span] = []
    for words in content:
        span = stretch_of(owed.text, words)
        if span is None:
            owed.unsound.append(f"«{words}»")
        else:
            found.append(Span(start=span[0], end=span[1]))
    return _characters(owed.text, found)


def _characters(text: str, spans: list[Span] | tuple[Span, ...]) -> set[int]:
    """The offsets of the letters and figures said; marks between words do not count."""
    return {n for s in spans for n in range(s.start, s.end) if text[n] not in _EDGES}


def _check(
    owed: PageOwed,
    name: str,
    side: Side,
    right: bool,
    words: str,
    span: Offsets | None,
    gold: GoldAttribution | None,
    have: Attribution | None,
) -> Check:
    return Check(
        part="attribution",
        check=name,
        side=side,
        right=right,
        item=f"{words}@{span[0] if span else ''}",
        words=words,
        start=span[0] if span else None,
        end=span[1] if span else None,
        want=_shown(owed, name, gold) if gold else "",
        have=_shown(owed, name, have) if have else "nothing",
    )


def _shown(owed: PageOwed, name: str, it: GoldAttribution | Attribution) -> str:
    """The value that a check asks about, in words."""
    if name in ("stance", "quotation"):
        return said(getattr(it, name))
    source = it.source if isinstance(it, GoldAttribution) else it.source or it.description
    if name == "source":
        return said(source)
    content = [
        s if isinstance(s, str) else owed.brief.article.text[s.start : s.end] for s in it.content or ()
    ]
    if name.startswith("content"):
        return said(content)
    return f"{said(source)}: {said(content)}"

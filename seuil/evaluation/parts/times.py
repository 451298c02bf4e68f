"""Time expressions, scored as TempEval-3 does: the stretch strict and relaxed, and the value of what
overlaps.

UzZaman et al. 2013 count a value as right only where the expression was found (overlap); its F1 is
therefore over all owed and all given. An interval of days stands here for TIMEX3's value. "value within"
asks for less: that the interval given lies in the one owed.
"""

from __future__ import annotations

from seuil.brief.model import TimeRecord
from seuil.evaluation.gold import GoldTime
from seuil.evaluation.model import Check, Side
from seuil.evaluation.parts.page import Offsets, PageOwed, said
from seuil.evaluation.parts.pairing import pairs

RELAXED, STRICT, VALUE, WITHIN = "span relaxed", "span strict", "value", "value within"


def checks(owed: PageOwed) -> list[Check]:
    """Four checks of every time owed and, on a complete page, of every time given."""
    if owed.gold.times is None:
        return []
    golds, given = owed.gold.times, owed.brief.times
    spans = [owed.find(t.text, t.nth) for t in golds]
    paired = pairs(spans, [(t.start, t.end) for t in given])
    answers: dict[int, dict[str, bool]] = {}
    names = (RELAXED, STRICT, VALUE, WITHIN) if owed.gold.time_values else (RELAXED, STRICT)
    result: list[Check] = []
    for i, (gold, span) in enumerate(zip(golds, spans, strict=True)):
        have = given[paired[i]] if i in paired else None
        answer = {n: ok for n, ok in _judge(gold, span, have).items() if n in names}
        if i in paired:
            answers[paired[i]] = answer
        shown = said((have.earliest, have.latest)) if have and have.edtf else "nothing"
        result += _all("owed", answer, owed.words_at(span) or gold.text, span, said(gold.interval), shown)
    if owed.gold.complete:
        for j, time in enumerate(given):
            answer = answers.get(j, dict.fromkeys(names, False))
            shown = said((time.earliest, time.latest)) if time.edtf else "nothing"
            result += _all("given", answer, time.text, (time.start, time.end), "", shown)
    return result


def _judge(gold: GoldTime, span: Offsets | None, have: TimeRecord | None) -> dict[str, bool]:
    if have is None:
        return dict.fromkeys((RELAXED, STRICT, VALUE, WITHIN), False)
    value = _interval(have) == gold.interval
    return {
        RELAXED: True,
        STRICT: span == (have.start, have.end),
        VALUE: value,
        WITHIN: value or _inside(gold, have),
    }


def _interval(time: TimeRecord) -> tuple[str | None, str | None] | None:
    return (time.earliest, time.latest) if time.edtf is not None else None


def _inside(gold: GoldTime, have: TimeRecord) -> bool:
    want, given = gold.interval, _interval(have)
    if want is None or given is None:
        return False
    from_there = want[0] is None or (given[0] is not None and want[0] <= given[0])
    to_there = want[1] is None or (given[1] is not None and given[1] <= want[1])
    return from_there and to_there


def _all(
    side: Side, answer: dict[str, bool], words: str, span: Offsets | None, want: str, have: str
) -> list[Check]:
    return [
        Check(
            part="time",
            check=name,
            side=side,
            right=right,
            item=f"{words}@{span[0] if span else ''}",
            words=words,
            start=span[0] if span else None,
            end=span[1] if span else None,
            want=want,
            have=have,
        )
        for name, right in answer.items()
    ]

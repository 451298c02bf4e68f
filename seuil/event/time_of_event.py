"""When an event was: the narrowest interval that its accounts support together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from seuil.article.model import When
from seuil.event.facts import Span, beside_of, day_of, told_of
from seuil.event.model import Mention


def when_of(mentions: Sequence[Mention], family: Mapping[str, str]) -> When | None:
    """The interval that most independent accounts support, cut down as far as those agree.

    Where none gives a time, the other acts of a sentence may; else, what is told as done was done no later
    than the first page that tells it.
    """
    told = [(m, span) for m in mentions if (span := told_of(m)) is not None]
    told = told or [(m, span) for m in mentions if (span := beside_of(m)) is not None]
    if not told:
        return _no_later(mentions)
    best = max({s.first for _, s in told} | {s.last for _, s in told}, key=lambda d: _weight(d, told, family))
    agreeing = [(m, s) for m, s in told if s.first <= best <= s.last]
    first, last = max(s.first for _, s in agreeing), min(s.last for _, s in agreeing)
    giver, given = min(agreeing, key=lambda one: (one[1].days, one[0].known or "9999", one[0].key))
    accounts = len({family.get(m.page, m.page) for m, _ in agreeing})
    return _when(Span(first, last), giver, accounts, given)


def _weight(
    day: int, told: Sequence[tuple[Mention, Span]], family: Mapping[str, str]
) -> tuple[float, int, int]:
    """How many accounts hold that day, the narrower ones counting for more; then the earlier day."""
    best: dict[str, float] = {}
    for one, span in told:
        if span.first <= day <= span.last:
            name = family.get(one.page, one.page)
            best[name] = max(best.get(name, 0.0), 1.0 + 1.0 / span.days)
    # Summed from the greatest on, so that the order of accounts decides nothing.
    return (round(sum(sorted(best.values(), reverse=True)), 9), len(best), -day)


def _when(span: Span, giver: Mention, accounts: int, given: Span) -> When:
    when = giver.when
    whole = when is not None and given == span and when.earliest and when.latest
    because = when.because if when is not None else "the other acts of its sentence are of that time"
    return When(
        edtf=when.edtf if when is not None and whole else _edtf(span),
        earliest=_iso(span.first),
        latest=_iso(span.last),
        basis=when.basis if when is not None else "inferred",
        because=f"{accounts} independent: {because}" if accounts > 1 else because,
    )


def _no_later(mentions: Sequence[Mention]) -> When | None:
    days = [m.known for m in mentions if m.known and m.status in ("happened", "ongoing") and day_of(m.known)]
    if not days:
        return None
    return When(
        edtf=f"../{min(days)}",
        earliest=None,
        latest=min(days),
        basis="inferred",
        because="no account says when; the first page that tells it is of that day",
    )


def _edtf(span: Span) -> str:
    first, last = _iso(span.first), _iso(span.last)
    return first if first == last else f"{first}/{last}"


def _iso(day: int) -> str:
    return date.fromordinal(max(1, min(day, date.max.toordinal()))).isoformat()

"""How an event stands: whether it happened, how certainly, and how that changed as pages came out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from seuil.assertion.model import Certainty, Polarity, Status
from seuil.event.facts import REAL
from seuil.event.model import Mention, Standing

# From the most done to the least: what one account tells as done is no longer only planned.
_DONE: tuple[Status, ...] = ("happened", "ongoing", "planned")
_CERTAIN: tuple[Certainty, ...] = ("certain", "probable", "possible", "unknown")


@dataclass(frozen=True)
class Verdict:
    """How an event stands by some mentions. ``disputed``: accounts affirm it and accounts deny it."""

    status: Status
    polarity: Polarity
    certainty: Certainty
    confirmed: bool
    disputed: bool
    because: str


def verdict(mentions: Sequence[Mention], family: Mapping[str, str]) -> Verdict:
    """How an event stands by these mentions (at least one). ``family``: page → family."""
    affirmed = [m for m in mentions if m.polarity == "affirmed"]
    counted = affirmed or list(mentions)
    status = _status(counted)
    telling = [m for m in counted if m.status == status]
    certainty = min((m.certainty for m in telling), key=_CERTAIN.index)
    confirmed, because = _confirmed(telling, family) if affirmed and status in REAL else (False, "")
    disputed = bool(affirmed) and any(_denies(m) for m in mentions)
    if disputed and not confirmed and certainty == "certain":
        # One side's word against another's.
        certainty = "possible"
    if not because:
        because = f"{_count(telling, family)} independent, {'denied' if disputed else certainty}"
    return Verdict(status, "affirmed" if affirmed else "negated", certainty, confirmed, disputed, because)


def _status(mentions: Sequence[Mention]) -> Status:
    told = Counter(m.status for m in mentions)
    for status in _DONE:
        if status in told:
            return status
    return max(told, key=lambda s: (told[s], s))


def _denies(one: Mention) -> bool:
    return one.polarity == "negated" and one.certainty in ("certain", "probable") and one.status != "planned"


def _confirmed(telling: Sequence[Mention], family: Mapping[str, str]) -> tuple[bool, str]:
    """Somebody on record confirms it, or two who do not speak from one mouth tell it as certain."""
    for one in telling:
        for voice in one.voices:
            if voice.stance == "confirms" and not voice.anonymous and one.certainty == "certain":
                return True, f"confirmed by {voice.name}"
    mouths = {_mouth(m, family) for m in telling if m.certainty == "certain"}
    families = {family.get(m.page, m.page) for m in telling if m.certainty == "certain"}
    if len(mouths) > 1 and len(families) > 1:
        return True, f"told as certain by {len(families)} independent reports"
    return False, ""


def _mouth(one: Mention, family: Mapping[str, str]) -> str:
    """On whose word an account rests: the innermost voice, or the report's own."""
    if not one.voices:
        return f"report {family.get(one.page, one.page)}"
    return one.voices[-1].source or one.voices[-1].name.lower()


def _count(mentions: Sequence[Mention], family: Mapping[str, str]) -> int:
    return len({family.get(m.page, m.page) for m in mentions})


def history(mentions: Sequence[Mention], family: Mapping[str, str]) -> tuple[Standing, ...]:
    """Each standing from its day on. What was out on no known day stands in no history."""
    found: list[Standing] = []
    for day in sorted({m.known for m in mentions if m.known}):
        out = [m for m in mentions if m.known and m.known <= day]
        now = verdict(out, family)
        standing = Standing(
            since=day,
            status=now.status,
            polarity=now.polarity,
            certainty=now.certainty,
            reports=_count(out, family),
            confirmed=now.confirmed,
            because=now.because,
        )
        if not found or _changed(found[-1], standing):
            found.append(standing)
    return tuple(found)


def _changed(before: Standing, after: Standing) -> bool:
    fields = ("status", "polarity", "certainty", "reports", "confirmed")
    return any(getattr(before, name) != getattr(after, name) for name in fields)

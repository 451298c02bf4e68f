"""The smallest change of a situation that would change a clause's answer: which slots, to what."""

from __future__ import annotations

from dataclasses import dataclass

from seuil.data_files.shapes.doctrines import Pattern, States
from seuil.finding.evaluate import Evaluator
from seuil.finding.model import SLOTS, Situation, Slot

Edits = tuple[tuple[Slot, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """Slots to fill otherwise, and the value that the pattern then has."""

    edits: Edits
    becomes: str


def smallest_change(pattern: Pattern, situation: Situation, evaluator: Evaluator) -> Change | None:
    """The fewest slots that turn what is not true into true, or true into false; null where none would."""
    truth, _ = evaluator.value(pattern, situation)
    candidates = _towards(pattern, situation, evaluator) if not truth.yes else _away(pattern)
    wanted = "true" if not truth.yes else "false"
    best: Edits | None = None
    for edits in candidates:
        changed = situation
        for slot, value in edits:
            changed = changed.replaced(slot, (value,))
        if evaluator.value(pattern, changed)[0].name == wanted and (best is None or len(edits) < len(best)):
            best = edits
    return Change(best, wanted) if best else None


def _towards(pattern: Pattern, situation: Situation, evaluator: Evaluator) -> list[Edits]:
    """Edits that fill what the pattern lacks: one way for each branch of ``any``."""
    own: list[tuple[Slot, str]] = []
    for slot in SLOTS:
        if getattr(pattern, slot) and not evaluator.value(_only(pattern, slot), situation)[0].yes:
            value = _example(slot, pattern, evaluator)
            if value:
                own.append((slot, value))
    ways: list[Edits] = [tuple(own)]
    for part in pattern.all:
        ways = [(*a, *b) for a in ways for b in _towards(part, situation, evaluator)]
    if pattern.any:
        branches = [way for part in pattern.any for way in _towards(part, situation, evaluator)]
        ways = [(*a, *b) for a in ways for b in branches]
    if pattern.not_ is not None:
        ways += [(*a, *b) for a in list(ways) for b in _away(pattern.not_)]
    return ways


def _away(pattern: Pattern) -> list[Edits]:
    """Single edits that take away what the pattern asks for; another act last, since that says the least."""
    others: dict[Slot, str] = {"act": "meet", "instrument": "tank", "aim": "forces"}
    slots = sorted(SLOTS, key=lambda slot: slot == "act")
    ways: list[Edits] = [((slot, others.get(slot, "CHE")),) for slot in slots if getattr(pattern, slot)]
    for part in (*pattern.all, *pattern.any):
        ways += _away(part)
    return ways


def _only(pattern: Pattern, slot: Slot) -> Pattern:
    return Pattern.model_validate({slot: getattr(pattern, slot)})


def _example(slot: Slot, pattern: Pattern, evaluator: Evaluator) -> str | None:
    """A value that the pattern takes for the slot."""
    wanted = getattr(pattern, slot)
    if slot == "act":
        return min(evaluator.acts(wanted))
    if slot in ("instrument", "aim"):
        return str(wanted[0])
    return next((found for states in wanted if (found := _state(states))), None)


def _state(states: States) -> str | None:
    if states.is_:
        return states.is_[0]
    if "nuclear-armed" in states.group:
        return "USA"
    if "NATO" in states.group:
        return "POL"
    if states.outside or states.not_:
        return "UKR"
    return None

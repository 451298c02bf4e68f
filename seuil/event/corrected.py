"""A person's corrections, applied to mentions before events are made of them: they outlive every run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from seuil.errors import UsageError
from seuil.event.model import Correction, Mention

FIELDS = ("act", "actor", "target", "instrument", "place", "status", "polarity", "certainty")


def corrected(mentions: Iterable[Mention], corrections: Sequence[Correction]) -> list[Mention]:
    """The mentions without those that were rejected, with the fields that were set."""
    standing = [c for c in corrections if not c.undone]
    rejected: set[str] = set()
    sets: dict[str, dict[str, tuple[str, ...]]] = {}
    for one in sorted(standing, key=lambda c: c.number):
        if one.kind == "reject":
            rejected.update(one.mentions)
        elif one.kind == "accept":
            rejected.difference_update(one.mentions)
        elif one.kind == "set" and one.field:
            for key in one.mentions:
                sets.setdefault(key, {})[one.field] = one.values
    return [_with(m, sets.get(m.key, {})) for m in mentions if m.key not in rejected]


def _with(one: Mention, values: dict[str, tuple[str, ...]]) -> Mention:
    update = {
        field: given if field in ("actor", "target", "instrument", "place") else given[0]
        for field, given in values.items()
        if given or field in ("actor", "target", "instrument", "place")
    }
    return Mention.model_validate({**one.model_dump(), **update}) if update else one


def check(one: Correction) -> None:
    """Raises UsageError for a correction that cannot be applied."""
    if one.kind == "set":
        if one.field not in FIELDS:
            raise UsageError(f"set: there is no field {one.field!r}; there are: {', '.join(FIELDS)}")
        if one.field in FIELDS[:1] + FIELDS[5:] and len(one.values) != 1:
            raise UsageError(f"set: {one.field} takes one value, not {len(one.values)}")
    if one.kind == "merge" and len(one.mentions) < 2:
        raise UsageError("merge: takes two events or more")
    if one.kind in ("copy", "not-copy") and len(one.pages) != 2:
        raise UsageError(f"{one.kind}: takes two pages")
    if one.kind == "split" and not (one.mentions and one.rest):
        raise UsageError("split: takes some of an event's mentions, not none and not all")


def joined(corrections: Iterable[Correction]) -> list[tuple[str, str, Correction]]:
    """Pairs of mentions that a person took for one happening."""
    return [
        (first, other, one)
        for one in corrections
        if one.kind == "merge" and not one.undone
        for first, other in zip(one.mentions, one.mentions[1:], strict=False)
    ]


def parted(corrections: Iterable[Correction]) -> set[frozenset[str]]:
    """Pairs of mentions that a person took for two happenings; a later merge of the same pair wins."""
    found: set[frozenset[str]] = set()
    for one in sorted(corrections, key=lambda c: c.number):
        if one.undone:
            continue
        if one.kind == "split":
            found |= {frozenset((a, b)) for a in one.mentions for b in one.rest}
        elif one.kind == "merge":
            found -= {frozenset(pair) for pair in combinations(one.mentions, 2)}
    return found

"""A person's corrections, applied to mentions before events are made of them: they outlive every run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from seuil.article.model import When
from seuil.event.model import ROLES, Correction, Mention

FIELDS = ("act", *ROLES, "status", "polarity", "certainty", "when")
"""The fields of a mention that a person may set."""


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
    update = {field: _set(field, given) for field, given in values.items() if given or field in ROLES}
    return Mention.model_validate({**one.model_dump(), **update}) if update else one


def _set(field: str, given: tuple[str, ...]) -> Any:  # noqa: ANN401 (a field of Mention)
    """A field's value of the values of a correction; a time is of one ISO day, or from one to another."""
    if field in ROLES:
        return given
    if field != "when":
        return given[0]
    first, last = given[0], given[-1]
    edtf = first if first == last else f"{first}/{last}"
    return When(edtf=edtf, earliest=first, latest=last, basis="stated", because="set by hand").model_dump()


class Together(NamedTuple):
    """Mentions that a person took for one happening: ``keys``, those by which events were chosen first."""

    keys: tuple[str, ...]
    by: Correction


def judged(corrections: Iterable[Correction]) -> tuple[list[Together], set[frozenset[str]]]:
    """What persons took for one happening, and pairs of mentions that they took for two.

    A later decision wins over an earlier one where the two cannot both hold.
    """
    together: list[Together] = []
    parted: set[frozenset[str]] = set()
    for one in sorted(corrections, key=lambda c: c.number):
        if one.undone:
            continue
        if one.kind == "split":
            parted |= {frozenset((a, b)) for a in one.mentions for b in one.rest}
            together = [part for whole in together for part in _split(whole, one)]
        elif one.kind == "merge":
            whole = Together((*one.mentions, *one.rest), one)
            parted = {pair for pair in parted if not pair.issubset(whole.keys)}
            together.append(whole)
    return together, parted


def _split(whole: Together, split: Correction) -> list[Together]:
    strange = [key for key in whole.keys if key in split.mentions]
    if not strange or not set(split.rest).intersection(whole.keys):
        return [whole]
    rest = [key for key in whole.keys if key not in split.mentions]
    return [Together(tuple(keys), whole.by) for keys in (strange, rest) if len(keys) > 1]

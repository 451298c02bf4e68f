"""Pairs what is owed with what was given, one with one: the pair that shares most first."""

from __future__ import annotations

from seuil.evaluation.parts.page import Offsets


def pairs(owed: list[Offsets | None], given: list[Offsets]) -> dict[int, int]:
    """Index of the owed → index of the given that it is paired with; both may be left alone.

    The order is fixed: most shared characters, then exact before longer, then the order in the text.
    """
    near = [
        (-shared, abs((o[1] - o[0]) - (g[1] - g[0])), i, j)
        for i, o in enumerate(owed)
        if o is not None
        for j, g in enumerate(given)
        if (shared := min(o[1], g[1]) - max(o[0], g[0])) > 0
    ]
    result: dict[int, int] = {}
    taken: set[int] = set()
    for *_, i, j in sorted(near):
        if i not in result and j not in taken:
            result[i] = j
            taken.add(j)
    return result

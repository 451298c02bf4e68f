"""Figures from checks: shares and F1, by group, with 95 % intervals by bootstrap over pages.

Pages are drawn with replacement (Efron's percentile bootstrap), since the checks of one page hang
together. The draws are made once, from a fixed seed, and serve all figures of a run, so that the same run
gives the same bytes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from seuil.evaluation.model import Check, Figure, PageResult

RESAMPLES, SEED = 1000, 20241119
Group = dict[str, Figure]
# Counts of one figure on one page: owed right, owed asked, given right, given asked.
_COUNTS = 4


def name_of(check: Check) -> str:
    """The figure that a check belongs to: "assertion found", "time value"…"""
    return f"{check.part} {check.check}"


def figures_of(pages: Sequence[PageResult]) -> dict[str, Group]:
    """Group → figures."""
    return {name: group_figures(group) for name, group in groups_of(pages).items()}


def groups_of(pages: Sequence[PageResult]) -> dict[str, list[PageResult]]:
    """The groups that figures are given for: all pages, each language, each half and its languages."""
    groups: dict[str, list[PageResult]] = {"all": list(pages)}
    for page in pages:
        groups.setdefault(page.language, []).append(page)
        if page.half is not None:
            groups.setdefault(page.half, []).append(page)
            groups.setdefault(f"{page.half} {page.language}", []).append(page)
    return dict(sorted(groups.items()))


def group_figures(pages: Sequence[PageResult], keep: Callable[[Check], bool] = lambda _: True) -> Group:
    """Figure name → figure over the checks of these pages that ``keep`` lets through."""
    table: dict[str, NDArray[np.int64]] = defaultdict(lambda: np.zeros((len(pages), _COUNTS), dtype=np.int64))
    sided: set[str] = set()
    for row, page in enumerate(pages):
        for check in filter(keep, page.checks):
            name = name_of(check)
            at = 2 if check.side == "given" else 0
            table[name][row, at] += check.right
            table[name][row, at + 1] += 1
            if check.side != "field":
                sided.add(name)
    draws = _draws(len(pages))
    made = {name: _figure(table[name], draws, name in sided) for name in sorted(table, key=_order)}
    types = {f"{part} plover macro-F1": _plover_macro(pages, keep, part) for part in ("assertion", "event")}
    return made | {name: figure for name, figure in types.items() if figure is not None}


def _order(name: str) -> tuple[str, bool, str]:
    """By part, and in each what was found before its fields."""
    part, _, asked = name.partition(" ")
    return part, not asked.startswith(("found", "cue", "span")), name


def _draws(pages: int) -> NDArray[np.int64]:
    """How often each page is drawn in each resample: resamples × pages."""
    rng = np.random.default_rng(SEED)
    chosen = (
        rng.integers(0, pages, size=(RESAMPLES, pages)) if pages else np.zeros((RESAMPLES, 0), dtype=np.int64)
    )
    return np.stack([np.bincount(row, minlength=pages) for row in chosen]) if pages else chosen


def _figure(counts: NDArray[np.int64], draws: NDArray[np.int64], sided: bool) -> Figure:
    right, asked, wanted, given = (int(n) for n in counts.sum(axis=0))
    both = sided and given > 0
    values = [v for row in draws @ counts if (v := _value(row, both)) is not None]
    low, high = np.percentile(values, [2.5, 97.5]) if values else (None, None)
    value = _value(counts.sum(axis=0), both)
    return Figure(
        value=_rounded(value),
        low=_rounded(low),
        high=_rounded(high),
        asked=asked,
        right=right,
        given=given if both else None,
        wanted=wanted if both else None,
        precision=_rounded(wanted / given) if both else None,
        recall=_rounded(right / asked) if both and asked else None,
    )


def _value(row: NDArray[np.int64], sided: bool) -> float | None:
    right, asked, wanted, given = (int(n) for n in row)
    if not sided:
        return right / asked if asked else None
    recall = right / asked if asked else 0.0
    precision = wanted / given if given else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(float(value), 4)


def _plover_macro(pages: Sequence[PageResult], keep: Callable[[Check], bool], part: str) -> Figure | None:
    """Mean over PLOVER types of the F1 of the type, where the type was asked."""
    right: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    given: dict[str, int] = defaultdict(int)
    for page in pages:
        for check in filter(keep, page.checks):
            if (check.part, check.check) == (part, "plover"):
                # Of several types allowed, the one that was given is the one that is asked.
                want = check.have if check.right else str(check.plover)
                asked[want] += 1
                given[check.have] += 1
                right[want] += check.right
    if not asked:
        return None
    scores = [2 * right[t] / (asked[t] + given[t]) for t in asked]
    return Figure(
        value=_rounded(sum(scores) / len(scores)), asked=sum(asked.values()), right=sum(right.values())
    )


def by(pages: Sequence[PageResult], keys_of: Callable[[Check], Iterable[str]]) -> dict[str, Group]:
    """Key → figures of the assertions that have it. A check may have several keys, or none."""
    found: set[str] = set()
    for page in pages:
        for check in page.checks:
            if check.part == "assertion":
                found.update(keys_of(check))

    def only(key: str) -> Callable[[Check], bool]:
        return lambda check: check.part == "assertion" and key in keys_of(check)

    return {key: group_figures(pages, only(key)) for key in sorted(found)}


def acts_of(check: Check) -> tuple[str, ...]:
    """The act of a check."""
    return (check.act,) if check.act else ()


def plover_of(check: Check) -> tuple[str, ...]:
    """The PLOVER type of a check; acts that PLOVER leaves out are "none"."""
    return (check.plover or "none",) if check.part == "assertion" else ()


def phenomena_of(check: Check) -> tuple[str, ...]:
    """The phenomena of a check; an owed assertion that carries none is "plain"."""
    if check.side == "given":
        return ()
    return check.phenomena or ("plain",)

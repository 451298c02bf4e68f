"""Shares and misses of one page's result, for tests that hold a page to what has been reached."""

from __future__ import annotations

from collections.abc import Callable

from seuil.evaluation.misses import misses_of
from seuil.evaluation.model import Check, PageResult


def share_of(result: PageResult, asked: Callable[[Check], bool]) -> float:
    """The share right of the checks that are asked (1.0 where none is)."""
    checks = [check.right for check in result.checks if asked(check)]
    return sum(checks) / len(checks) if checks else 1.0


def misses(result: PageResult) -> str:
    """The page's misses, a line each."""
    return "\n".join(
        f"{m.kind} {m.check.item}: «{m.words}» {m.check.want} / {m.check.have}" for m in misses_of(result)
    )

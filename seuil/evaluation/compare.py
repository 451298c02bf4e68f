"""Two runs over the same gold, side by side: how each figure moved, and which checks were gained and lost.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from seuil.article.model import Frozen
from seuil.errors import DataError
from seuil.evaluation.figures import groups_of
from seuil.evaluation.model import Check, Evaluation

_MAX_BYTES = 200_000_000


class Move(Frozen):
    """A figure before and after."""

    group: str
    figure: str
    before: float | None
    after: float | None


class Change(Frozen):
    """A check that was gained (right now, wrong before) or lost, on a page."""

    page: str
    check: Check


class Comparison(Frozen):
    """What lies between two runs. ``same_gold`` is false where the gold has changed in between."""

    same_gold: bool
    moves: tuple[Move, ...]
    gained: tuple[Change, ...]
    lost: tuple[Change, ...]


def read_evaluation(path: Path) -> Evaluation:
    """An evaluation that was written as JSON. Raises DataError for anything else."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise DataError(str(path), None, f"larger than {_MAX_BYTES} bytes")
        return Evaluation.model_validate_json(path.read_bytes())
    except OSError as error:
        raise DataError(str(path), None, error.strerror or "cannot be read") from None
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in problem["loc"]) or "file"
        reason = f"not the JSON of `seuil evaluate --format json`: {where}: {problem['msg']}"
        raise DataError(str(path), None, reason) from None


def compare(before: Evaluation, after: Evaluation) -> Comparison:
    """``after`` set against ``before``: figures of the groups that hold the same pages, checks of the
    pages of both.

    Pages whose checks are not kept (closed ones) move figures only.
    """
    gained: list[Change] = []
    lost: list[Change] = []
    old = {page.name: page for page in before.pages}
    for page in after.pages:
        if page.name not in old or not page.checks or not old[page.name].checks:
            continue
        was, now = _by_key(old[page.name].checks), _by_key(page.checks)
        for key in dict.fromkeys((*was, *now)):
            a, b = was.get(key), now.get(key)
            # What the program no longer gives, or gives anew, counts if it was one too many.
            right_before = a.right if a else key[2] == "given"
            right_after = b.right if b else key[2] == "given"
            if right_before != right_after:
                change = Change(page=page.name, check=b or a)
                (gained if right_after else lost).append(change)
    return Comparison(
        same_gold=before.fingerprint.gold == after.fingerprint.gold,
        moves=tuple(_moves(before, after)),
        gained=tuple(gained),
        lost=tuple(lost),
    )


def _names(run: Evaluation) -> dict[str, list[str]]:
    return {group: sorted(page.name for page in pages) for group, pages in groups_of(run.pages).items()}


def _by_key(checks: tuple[Check, ...]) -> dict[tuple[str, str, str, str], Check]:
    return {check.key: check for check in checks}


def _moves(before: Evaluation, after: Evaluation) -> list[Move]:
    moves = []
    old, new = (_names(run) for run in (before, after))
    for group, figures in after.figures.items():
        if old.get(group) != new[group]:
            continue
        for name, figure in figures.items():
            was = before.figures.get(group, {}).get(name)
            if was is None or was.value != figure.value:
                moves.append(
                    Move(group=group, figure=name, before=was.value if was else None, after=figure.value)
                )
    return moves

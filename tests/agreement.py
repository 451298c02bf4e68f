"""Our counts against those of the acceptance scorer, on the same files: they must agree to the count.

    python -m tests.agreement SCORE.py GOLD...

SCORE.py is the acceptance scorer, which is not part of this project; where it is not at hand nothing is
compared, and that is said.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

from seuil.errors import InputError
from seuil.evaluation.cases import gold_cases
from seuil.evaluation.run import read_cases, result_of
from seuil.reader import Reader

# What the acceptance scorer calls our checks; it knows no others.
NAMES = {
    ("assertion", "found", "owed"): "assertion found",
    ("assertion", "found", "given"): "assertion wanted",
}
OURS_ALONE = {"act", "undated"}


def scorer(path: Path) -> ModuleType:
    """The acceptance scorer as a module."""
    spec = importlib.util.spec_from_file_location("acceptance_score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(result) -> dict[str, tuple[int, int]]:
    """Check → right, stated, under the acceptance scorer's names."""
    right: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for check in result.checks:
        if check.part not in ("article", "assertion", "touch") or check.check in OURS_ALONE:
            continue
        name = NAMES.get((check.part, check.check, check.side), check.check)
        right[name] += check.right
        stated[name] += 1
    return {name: (right[name], stated[name]) for name in stated}


def main(score: Path, golds: list[Path]) -> int:
    if not score.is_file():
        print(f"agreement: {score} is not here; nothing was compared")
        return 0
    theirs, reader = scorer(score), Reader()
    cases, wrong, compared = gold_cases(golds), 0, 0
    for case, brief in zip(cases, read_cases(cases, reader), strict=True):
        if isinstance(brief, InputError):
            continue
        right, stated, _ = theirs.score(json.loads(case.file.read_text("utf-8")), json.loads(brief.to_json()))
        want = {name: (right[name], stated[name]) for name in stated}
        have = counts(result_of(case, brief))
        compared += sum(n for _, n in want.values())
        if want != have:
            wrong += 1
            print(f"{case.name}: theirs {want}\n  ours {have}", file=sys.stderr)
    print(f"agreement: {len(cases) - wrong} of {len(cases)} pages agree to the count ({compared} checks)")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]))

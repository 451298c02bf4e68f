"""The gate: no figure on the gold pages may fall below its floor; floors rise by themselves.

    python -m tests.gate                              score, fail below a floor, raise what can be raised
    python -m tests.gate --check                      the same, but write nothing (what CI runs)
    python -m tests.gate --lower --reason "…"         let floors fall to what is reached, and keep the
    reason

tests/gold/floors.json holds a floor for every figure of both halves in both languages that rests on enough
questions and for every figure of the records (tests/records), the fingerprint of what they were measured
on, and every lowering with its reason. Figures are the same from run to run; MARGIN leaves room for another
processor's arithmetic.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypedDict

from seuil.evaluation.cases import gold_cases
from seuil.evaluation.model import Evaluation, Figure
from seuil.evaluation.records.run import record_files
from seuil.evaluation.run import evaluate, page_results
from seuil.reader import Reader

GOLD = Path(__file__).parent / "gold"
RECORDS = Path(__file__).parent / "records"
FLOORS = GOLD / "floors.json"
# What the codebook shows (docs/codebook/limits.md): the figures as they were when floors were last written.
FIGURES = GOLD / "figures.json"
GROUPS = ("closed en", "closed fr", "open en", "open fr")
MARGIN = 0.005
# Figures that rest on fewer questions move too much with one page to be held.
FEWEST = 15


class Floors(TypedDict):
    """floors.json."""

    fingerprint: dict[str, str]
    floors: dict[str, dict[str, float]]
    lowered: list[dict[str, Any]]


def held(evaluation: Evaluation) -> dict[str, dict[str, float]]:
    """Group → figure → value, of all figures that are held, cut to three places."""
    pages = {g: f for g, f in sorted(evaluation.figures.items()) if g in GROUPS}
    records = {record.name: record.figures for record in evaluation.records}
    return {
        group: {
            name: math.floor(f.value * 1000) / 1000
            for name, f in sorted(figures.items())
            if f.value is not None and (group in records or _rests(f))
        }
        for group, figures in (pages | records).items()
    }


def _rests(figure: Figure) -> bool:
    return figure.value is not None and max(figure.asked, figure.given or 0) >= FEWEST


def falls(floors: Floors, evaluation: Evaluation) -> list[tuple[str, str, float, float | None]]:
    """Group, figure, floor and value of every figure below its floor, or gone."""
    reached = held(evaluation)
    found = []
    for group, figures in floors["floors"].items():
        for name, floor in figures.items():
            value = reached.get(group, {}).get(name)
            if value is None or value < floor - MARGIN:
                found.append((group, name, floor, value))
    return found


def raised(floors: Floors, evaluation: Evaluation) -> Floors:
    """The floors with every figure at what is reached where that is more, and new figures taken in."""
    reached = held(evaluation)
    groups = {
        group: {
            name: max(reached.get(group, {}).get(name, 0.0), floors["floors"].get(group, {}).get(name, 0.0))
            for name in sorted({*reached.get(group, {}), *floors["floors"].get(group, {})})
        }
        for group in sorted({*reached, *floors["floors"]})
    }
    return {
        "fingerprint": evaluation.fingerprint.model_dump(),
        "floors": groups,
        "lowered": floors["lowered"],
    }


def lowered(floors: Floors, evaluation: Evaluation, reason: str) -> Floors:
    """The floors with every figure that fell at what is reached now, each fall written down with the
    reason.

    Raises ValueError without a reason.
    """
    if not reason.strip():
        raise ValueError("lowering a floor takes a reason")
    down = falls(floors, evaluation)
    groups = {group: dict(figures) for group, figures in floors["floors"].items()}
    for group, name, _, value in down:
        if value is None:
            del groups[group][name]
        else:
            groups[group][name] = value
    written = [{"group": g, "figure": n, "from": f, "to": v, "reason": reason.strip()} for g, n, f, v in down]
    kept: Floors = {**floors, "floors": groups, "lowered": [*floors["lowered"], *written]}
    return raised(kept, evaluation)


def stale(floors: Floors, evaluation: Evaluation) -> list[str]:
    """What the floors were measured on that is no more: gold or models. Changed data files are no fault."""
    now = evaluation.fingerprint.model_dump()
    return [name for name in ("gold", "models") if floors["fingerprint"].get(name) != now[name]]


def read_floors(path: Path = FLOORS) -> Floors:
    """The file, or no floors at all where it is not there yet."""
    if not path.exists():
        return {"fingerprint": {}, "floors": {}, "lowered": []}
    found: Floors = json.loads(path.read_text("utf-8"))
    return found


def write_floors(floors: Floors, path: Path = FLOORS) -> None:
    path.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", "utf-8")


def figures_kept(evaluation: Evaluation) -> dict[str, Any]:
    """What figures.json keeps of a run."""
    kept = evaluation.model_dump(include={"version", "fingerprint", "by_plover", "by_phenomenon"})
    return {
        **kept,
        "pages": len(evaluation.pages),
        "closed": sum(page.closed for page in evaluation.pages),
        "figures": {g: f for g, f in evaluation.model_dump()["figures"].items() if g in GROUPS},
        "records": [r.model_dump(include={"name", "half", "pages", "figures"}) for r in evaluation.records],
    }


def write_figures(evaluation: Evaluation, path: Path = FIGURES) -> None:
    path.write_text(json.dumps(figures_kept(evaluation), indent=0, ensure_ascii=False) + "\n", "utf-8")


def measured(workers: int) -> Evaluation:
    """Every gold page, read and scored."""
    reader, cases, records = Reader(), gold_cases([GOLD]), record_files([RECORDS])
    results = page_results(cases, reader, workers=workers)
    return evaluate(cases, results, reader, records, workers=workers)


def verdict(floors: Floors, evaluation: Evaluation, *, check: bool) -> Iterator[str]:
    """What is wrong, a line each; nothing when the gate is open."""
    for page in evaluation.pages:
        if page.unsound:
            words = "; ".join(page.unsound)
            yield f"{page.name}: the gold names words that the article does not hold: {words}"
        if page.error:
            yield f"{page.name}: {page.error}"
    for record in evaluation.records:
        if record.unsound:
            yield f"{record.name}: the gold names words that no page holds: {'; '.join(record.unsound)}"
        yield from (f"{record.name}: {error}" for error in record.errors)
    for group, name, floor, value in falls(floors, evaluation):
        yield f"{group}: {name} is {'gone' if value is None else value}, its floor is {floor}"
    if check:
        for name in stale(floors, evaluation):
            yield f"the floors were measured on other {name}: run `make gate` and commit floors.json"


def main(arguments: list[str]) -> int:
    asked = argparse.ArgumentParser(
        prog="python -m tests.gate", description="Hold the figures to their floors."
    )
    asked.add_argument("--check", action="store_true", help="write nothing")
    asked.add_argument("--lower", action="store_true", help="let floors fall; takes --reason")
    asked.add_argument("--reason", default="", help="why a floor may fall")
    given = asked.parse_args(arguments)
    if given.lower and not given.reason.strip():
        asked.error("--lower takes --reason")
    evaluation, floors = measured(workers=min(2, os.cpu_count() or 1)), read_floors()
    if given.lower:
        floors = lowered(floors, evaluation, given.reason)
    wrong = list(verdict(floors, evaluation, check=given.check))
    for line in wrong:
        print(f"gate: {line}", file=sys.stderr)
    if wrong:
        return 1
    above = raised(floors, evaluation)
    if not given.check and above != read_floors():
        write_floors(above)
        write_figures(evaluation)
        print("gate: floors.json was brought up to what is reached; now `make docs`")
    figures = sum(map(len, above["floors"].values()))
    print(
        f"gate: open, {figures} figures at or above their floors on {len(evaluation.pages)} pages "
        f"and {len(evaluation.records)} records"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

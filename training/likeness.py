"""Fits the weights of seuil/data/event/likeness.yaml to records whose events are known.

    python -m training.likeness tests/records/events-open [--write]

Every pair of mentions that the gold names and the tables do not refuse is one example: of one happening, or
of two. The weights are those of a logistic regression with a ridge around the weights that the file holds now
(a hand's estimate, at first), so that a sign which the record hardly shows keeps what it was. Pairs are
weighted so that a happening told often does not drown the rest. `start` is then set where B³ over the record
is best, among those that make as many events as the gold has, give or take a twentieth.
Closed records are refused.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from seuil.errors import InputError
from seuil.evaluation.records.counting import b_cubed
from seuil.evaluation.records.gold import GoldRecord, read_record
from seuil.evaluation.records.made import Made, RecordMaker
from seuil.evaluation.records.score import GoldEvents
from seuil.event.facts import Fact
from seuil.event.from_mentions import EventMaker
from seuil.event.likeness import SIGNS, Likeness
from seuil.reader import Reader

Array = NDArray[np.float64]
NAMES = tuple(SIGNS)
RIDGE = 3.0
# How far the number of events may be off.
OFF = 0.05


def made_of(folder: Path, reader: Reader) -> tuple[GoldRecord, Made]:
    """The gold and the record of a folder. Raises SystemExit for a closed one."""
    gold, pages = read_record(folder / "record.gold.yaml")
    if gold.half == "closed":
        sys.exit(f"{folder}: is closed: nothing is fitted to it")
    read = zip(pages, reader.read_many(pages), strict=True)
    briefs = {page.name: brief for page, brief in read if not isinstance(brief, InputError)}
    return gold, RecordMaker(reader.data).made(briefs)


def labelled(gold: GoldRecord, made: Made, maker: EventMaker) -> list[tuple[Fact, str]]:
    """The facts that the gold names, each with its happening."""
    events = GoldEvents(gold, made)
    happening = {m.key: events.owed[item] for item, m in events.found.items()}
    facts = [fact for fact, _ in maker.facts(made.mentions, made.families)]
    return [(f, happening[f.key]) for f in facts if f.key in happening]


def examples(facts: list[tuple[Fact, str]], likeness: Likeness) -> tuple[Array, Array, Array]:
    """Signs, labels and weights of all pairs that are not refused."""
    rows, labels, weights = [], [], []
    size = Counter(name for _, name in facts)
    groups: dict[str, list[tuple[Fact, str]]] = {}
    for fact, name in facts:
        groups.setdefault(likeness.kinds.group(fact.mention.act), []).append((fact, name))
    for group in groups.values():
        comparison = likeness.among([fact for fact, _ in group])
        for (one, a), (other, b) in combinations(group, 2):
            if likeness.refused(one, other):
                continue
            signs = dict(comparison.signs(one, other))
            rows.append([1.0, *(signs.get(name, 0.0) for name in NAMES)])
            labels.append(float(a == b))
            weights.append(2.0 / (size[a] + size[b]) if a == b else 1.0 / max(size[a], size[b]))
    return np.array(rows), np.array(labels), np.array(weights)


def fitted(rows: Array, labels: Array, weights: Array, prior: Array) -> Array:
    """Weights of a logistic regression, by Newton's method, with a ridge around ``prior``."""
    found = prior.copy()
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ found))
        slope = rows.T @ (weights * (labels - chance)) - RIDGE * (found - prior)
        curve = (rows * (weights * chance * (1 - chance))[:, None]).T @ rows + RIDGE * np.eye(len(prior))
        step = np.linalg.solve(curve, slope)
        found += step
        if np.abs(step).max() < 1e-8:
            break
    return found


def score(gold: GoldRecord, made: Made, maker: EventMaker) -> tuple[float, float]:
    """B³ of the mentions found, by the events that ``maker`` makes, and by what share their number is off."""
    events = tuple(maker.events(made.mentions, made.families))
    again = GoldEvents(gold, Made(made.briefs, made.families, made.mentions, events))
    found = {item: again.owed[item] for item in again.given}
    return b_cubed(found, again.given).f1, abs(len(events) - len(gold.events)) / len(gold.events)


def best_start(records: list[tuple[GoldRecord, Made]], maker: EventMaker) -> tuple[float, float]:
    """B³ and ``start``, where the first is best and the number of events is right, as far as it can be."""
    tried = []
    for start in np.arange(-4.0, 0.51, 0.1):
        maker.likeness.start = round(float(start), 2)
        scores = [score(gold, made, maker) for gold, made in records]
        f1, off = (float(np.mean(column)) for column in zip(*scores, strict=True))
        tried.append((max(0.0, off - OFF), -f1, maker.likeness.start))
    _, worse, start = min(tried)
    return -worse, start


def main() -> None:
    """Fit, say what moved, and write it where asked."""
    asked = argparse.ArgumentParser(prog="python -m training.likeness")
    asked.add_argument("records", type=Path, nargs="+")
    asked.add_argument("--write", action="store_true", help="write the weights to the data file")
    given = asked.parse_args()
    reader = Reader()
    maker = EventMaker(reader.data)
    records = [made_of(folder, reader) for folder in given.records]
    prior = np.array([maker.likeness.start, *(maker.likeness.weights[name] for name in NAMES)])
    parts = [examples(labelled(gold, made, maker), maker.likeness) for gold, made in records]
    rows, labels, weights = (np.concatenate(one) for one in zip(*parts, strict=True))
    print(f"{len(rows)} pairs, {int(labels.sum())} of one happening")
    found = fitted(rows, labels, weights, prior)
    before = np.mean([score(gold, made, maker)[0] for gold, made in records])
    maker.likeness.weights = {name: round(float(w), 2) for name, w in zip(NAMES, found[1:], strict=True)}
    best = best_start(records, maker)
    print(f"B³ of the mentions found: {before:.3f} → {best[0]:.3f} with start {best[1]:.1f}")
    for name, was, now in zip(("start", *NAMES), prior, (best[1], *found[1:]), strict=True):
        print(f"  {name:20} {was:6.2f} → {now:6.2f}")
    if given.write:
        write(reader.data.folder / "event" / "likeness.yaml", round(best[1], 2), maker.likeness.weights)


def write(path: Path, start: float, weights: dict[str, float]) -> None:
    """Put the weights in the place of the old ones; comments stay."""
    text = re.sub(r"^start: .*$", f"start: {start}", path.read_text("utf-8"), flags=re.M)
    for name, weight in weights.items():
        text = re.sub(rf"^  {name}: \S+", f"  {name}: {weight}", text, flags=re.M)
    path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

"""The training loop: seeded order, warm-up, linear decay to nothing, averages."""

import json
import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from spacy.language import Language
from spacy.training import Example
from thinc.api import Adam, Optimizer

Augmenter = Callable[[Language, Example], Iterator[Example]]


class Course:
    """How far the training has come, from 0 to 1, in steps or, if that is more, in time.

    With no time limit it is repeatable from the seed. The limit is for a machine
    that others use: the decay then ends when the time does.
    """

    def __init__(self, steps: int, minutes: float | None) -> None:
        self.steps, self.minutes, self.began = steps, minutes, time.monotonic()
        self.step = 0

    @property
    def done(self) -> float:
        """Give the share of the course that is behind us."""
        by_time = (time.monotonic() - self.began) / 60 / self.minutes if self.minutes else 0.0
        return min(1.0, max(self.step / self.steps, by_time))

    def rate(self, peak: float, warmup: int) -> float:
        """Give the learning rate for this step."""
        return peak * min(1.0, (self.step + 1) / warmup) * (1.0 - self.done)


def batches(
    nlp: Language, examples: list[Example], augment: Augmenter, size: int, chance: random.Random
) -> Iterator[list[Example]]:
    """Give batches of about ``size`` words without end, each pass in a new order and with new noise."""
    while True:
        order = list(examples)
        chance.shuffle(order)
        batch: list[Example] = []
        words = 0
        for example in order:
            for noisy in augment(nlp, example):
                batch.append(noisy)
                words += len(noisy.reference)
                if words >= size:
                    yield batch
                    batch, words = [], 0


def train(
    nlp: Language,
    examples: list[Example],
    dev: list[Example],
    augment: Augmenter,
    course: Course,
    *,
    out: Path,
    score: Callable[[dict[str, float]], float],
    peak: float = 0.001,
    warmup: int = 200,
    dropout: float = 0.25,
    size: int = 600,
    every: int = 250,
    seed: int = 0,
    fresh: bool = True,
) -> None:
    """Train ``nlp`` in place; keep in ``out`` the averaged weights that score best on ``dev``."""
    chance = random.Random(seed)
    out.mkdir(parents=True, exist_ok=True)
    if fresh:
        nlp.initialize(lambda: examples)
    optimizer = Adam(peak, L2=0.01, L2_is_weight_decay=True, grad_clip=1.0, use_averages=True)
    best = -1.0
    for batch in batches(nlp, examples, augment, size, chance):
        optimizer.learn_rate = course.rate(peak, warmup)
        losses: dict[str, float] = {}
        nlp.update(batch, sgd=optimizer, drop=dropout, losses=losses)
        optimizer.step_schedules()
        course.step += 1
        finished = course.done >= 1.0
        if course.step % every == 0 or finished:
            best = _evaluate(nlp, dev, optimizer, course, out, score, best, losses)
        if finished:
            return


def _evaluate(
    nlp: Language,
    dev: list[Example],
    optimizer: Optimizer,
    course: Course,
    out: Path,
    score: Callable[[dict[str, float]], float],
    best: float,
    losses: dict[str, float],
) -> float:
    with nlp.use_params(optimizer.averages):
        # Examples keep what was predicted last; each evaluation wants clean ones.
        fresh = [Example(e.predicted.copy(), e.reference) for e in dev]
        scores = nlp.evaluate(fresh)
        value = score(scores)
        if value > best:
            nlp.to_disk(out)
    names = ("pos_acc", "morph_acc", "dep_uas", "dep_las", "sents_f", "ents_p", "ents_r", "ents_f")
    line = {n: round(float(scores[n]), 4) for n in names if scores.get(n) is not None}
    print(
        json.dumps(
            {
                "step": course.step,
                "done": round(course.done, 3),
                "minutes": round((time.monotonic() - course.began) / 60, 1),
                "score": round(float(value), 4),
                **line,
                "losses": {k: round(float(v), 1) for k, v in losses.items()},
            }
        ),
        flush=True,
    )
    return max(best, value)

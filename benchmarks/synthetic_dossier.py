"""A dossier of many events: ``python -m benchmarks.synthetic_dossier FILE [EVENTS] [SEED]``; 100,000, 7.

The same seed gives the same dossier. Pages are written from happenings that are drawn (synthetic_world,
synthetic_pages), and go in as pages do that were read: mentions, fingerprints, links, families, events and
how they stood are made by the program. Two steps that take hours on so many pages are passed over: which
mentions are of one happening is known here, not weighed; and of copies only those are found that are word
for word, since no page has bands.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from benchmarks.synthetic_pages import Plan, Writer, plans_of
from benchmarks.synthetic_world import World
from seuil.data_files import DataFiles
from seuil.data_files.fingerprint import fingerprint_of
from seuil.event.corrected import corrected
from seuil.event.facts import order
from seuil.event.from_mentions import EventMaker, in_time
from seuil.event.likeness import SIGNS
from seuil.event.model import Correction, Event, Family, Mention, Merge
from seuil.store.dossier import Store
from seuil.store.makers import shipped, shipped_for_pages
from seuil.store.rows import PageRows
from seuil.version import VERSION

EVENTS, SEED = 100_000, 7
CLOCK = "2026-07-01T00:00:00Z"
_AT_ONCE = 200  # pages of one transaction


class Known:
    """Makes one event of all mentions of one happening: page → assertion → its number."""

    def __init__(self, maker: EventMaker, happenings: Mapping[str, Sequence[int]]) -> None:
        self._maker, self._happenings = maker, happenings

    def group_of(self, act: str) -> str:
        """The group of an act, as the event stage has it."""
        return self._maker.group_of(act)

    def events(
        self, mentions: Iterable[Mention], families: Mapping[str, Family], corrections: Sequence[Correction]
    ) -> list[Event]:
        """The events of one group's mentions."""
        told: dict[int, list[Mention]] = {}
        for one in corrected(mentions, corrections):
            number = self._happenings[one.page][int(one.assertion[1:]) - 1]
            told.setdefault(number, []).append(one)
        return sorted((self._event(found, families) for found in told.values()), key=in_time)

    def _event(self, told: list[Mention], families: Mapping[str, Family]) -> Event:
        told.sort(key=order)
        because = (SIGNS["same_act"], SIGNS["actor_same"], SIGNS["day_same"])
        merges = tuple(Merge(mention=m.key, to=told[0].key, because=because) for m in told[1:])
        return self._maker.event(told, families, merges=merges)


def make(where: str, number: int, seed: int, workers: int = 0) -> Store:
    """Make the dossier at a path or an address where there is none; it is handed back open.

    With ``workers``, pages are written in as many processes; the dossier is the same.
    """
    data, dice = DataFiles(), random.Random(seed)
    program = fingerprint_of(data.folder)
    world = World(data, dice)
    plans = plans_of(world.happenings(number), world, dice)
    store = Store.open(where, create=True, clock=lambda: CLOCK)
    happenings: dict[str, tuple[int, ...]] = {}
    pages = zip(plans, _rows(plans, program, workers), strict=True)
    while lot := list(islice(pages, _AT_ONCE)):
        store.put_many(rows for _, rows in lot)
        happenings |= {rows.key: tuple(t.happening.number for t in plan.tellings) for plan, rows in lot}
    makers = shipped(data, version=VERSION, program=program)
    store.refresh(replace(makers, events=Known(makers.events, happenings)), _tell)
    return store


def _rows(plans: Sequence[Plan], program: str, workers: int) -> Iterator[PageRows]:
    """The rows of each page, in order."""
    if not workers:
        work = _Work(program)
        yield from map(work, plans)
        return
    with get_context("spawn").Pool(workers, _begin, (program,)) as pool:
        yield from pool.imap(_work, plans, chunksize=50)


class _Work:
    """Makes the rows of a page."""

    def __init__(self, program: str) -> None:
        data = DataFiles()
        self._writer, self._program = Writer(data.acts, VERSION), program
        self._makers = replace(shipped_for_pages(data), bands_of=lambda _: ())

    def __call__(self, plan: Plan) -> PageRows:
        return self._makers.rows(self._writer.brief(plan), program=self._program)


_held: list[_Work] = []


def _begin(program: str) -> None:
    _held.append(_Work(program))


def _work(plan: Plan) -> PageRows:
    return _held[0](plan)


def _tell(step: str, done: int, of: int) -> None:
    if step not in _at:
        _at[step] = time.perf_counter()
    if done == of:
        print(f"{step}: {of} in {time.perf_counter() - _at[step]:.1f} s", file=sys.stderr)


_at: dict[str, float] = {}


def main(where: str, number: int, seed: int) -> None:
    """Make it, and say what it holds."""
    if "://" not in where and Path(where).exists():
        sys.exit(f"{where}: is there already")
    begun = time.perf_counter()
    with make(where, number, seed, workers=2) as store:
        size = "" if "://" in where else f", {Path(where).stat().st_size / 1e6:.0f} MB"
        print(f"{store.counts()} in {time.perf_counter() - begun:.0f} s{size}; {store.digest()}")


if __name__ == "__main__":
    if not 2 <= len(sys.argv) <= 4:
        sys.exit(__doc__)
    main(sys.argv[1], *(int(n) for n in (sys.argv[2:] + [str(EVENTS), str(SEED)][len(sys.argv) - 2 :])))

"""All documents against many events: ``python -m benchmarks.doctrines [EVENTS]``; the aim is 10,000 in two
seconds. Events are drawn from a fixed seed over twenty-five years, so that every document is in force for
some of them.
"""

from __future__ import annotations

import random
import sys
import time

from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import Situation

STATES = (
    "RUS",
    "UKR",
    "USA",
    "GBR",
    "FRA",
    "CHN",
    "IND",
    "PAK",
    "PRK",
    "KOR",
    "ISR",
    "IRN",
    "BLR",
    "POL",
    "TUR",
)
WEAPONS = (
    "ballistic-missile",
    "cruise-missile",
    "drone",
    "aircraft",
    "tank",
    "artillery",
    "nuclear-weapon",
    "missile",
)
ACTS = (
    "strike",
    "attack",
    "launch-weapon",
    "invade",
    "deploy",
    "exercise",
    "use-nuclear-weapon",
    "provide-territory",
)


def events(number: int) -> list[Situation]:
    """As many events, the same ones every time."""
    rng = random.Random(20241119)
    made = []
    for n in range(number):
        day = f"{rng.randint(2001, 2025)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        event = Situation(str(n), day)
        for slot, values in (("act", ACTS), ("actor", STATES), ("target", STATES), ("instrument", WEAPONS)):
            event = event.learn(slot, (rng.choice(values),))
        if rng.random() < 0.3:
            event = event.learn("supporter", (rng.choice(STATES),))
        made.append(event)
    return made


def main(number: int) -> None:
    begun = time.perf_counter()
    maker = FindingMaker(Doctrines(DataFiles()))
    read = time.perf_counter()
    asked = events(number)
    before = time.perf_counter()
    found = sum(len(maker.findings(event)) for event in asked)
    spent = time.perf_counter() - before
    print(f"documents read in {read - begun:.2f} s; {number} events in {spent:.2f} s: {found} findings")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

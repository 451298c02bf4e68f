"""Pages a second with one and two workers: ``python -m benchmarks.add_rate FOLDER [PAGES]``.

Each run makes a new dossier in a folder of its own. The rate is of the whole command, models loaded and
events made, and of the reading alone, from the first page on.
"""

from __future__ import annotations

import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

import seuil
from seuil.adding import items_of


def run(folder: str, number: int | None, workers: int) -> None:
    """Add the pages once, and say how long it took."""
    at: dict[str, float] = {}

    def tell(step: str, done: int, _of: int | None) -> None:
        at.setdefault(f"{step} first" if done else f"{step} begins", time.perf_counter())
        at[f"{step} last"] = time.perf_counter()

    with tempfile.TemporaryDirectory() as place, seuil.Dossier(Path(place) / "rate.db") as dossier:
        begun = time.perf_counter()
        report = dossier.add(
            islice(items_of([folder]), number), workers=workers, isolated=True, progress=tell
        )
        whole = time.perf_counter() - begun
        counts = dossier.store.counts()
    reading = at["read last"] - at["read first"]
    making = whole - (at["read last"] - begun)
    print(
        f"{workers} workers: {report.added} pages ({len(report.failures)} failed) in {whole:.1f} s,"
        f" {report.added / whole:.2f} pages/s; reading alone {(report.added - 1) / reading:.2f} pages/s;"
        f" {counts['family']} families and {counts['event']} events made in {making:.1f} s"
    )


if __name__ == "__main__":
    for workers in (1, 2):
        run(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else None, workers)

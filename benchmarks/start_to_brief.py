"""From start to brief: wall time, CPU time and peak memory of ``seuil read``, in a fresh process for each
run.

    python benchmarks/start_to_brief.py .venv/bin/seuil examples [RUNS]

Medians over the runs (five by default). The goal is under 3 s and 1 GB for one page on an idle core; where
the machine
is busy, CPU time is the figure to compare.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

PAGES = (".html", ".txt")


@dataclass(frozen=True)
class Run:
    """One process: seconds on the clock, seconds of CPU, megabytes at its largest."""

    wall: float
    cpu: float
    memory: float


def run_once(program: str, page: Path) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen([program, "read", "--format", "json", str(page)], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{page}: exit status {process.returncode}")
    return Run(
        wall, used.ru_utime + used.ru_stime, used.ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    )


def main() -> None:
    if len(sys.argv) not in (3, 4):
        raise SystemExit("usage: start_to_brief.py SEUIL FOLDER [RUNS]")
    program, folder = sys.argv[1], Path(sys.argv[2])
    runs = int(sys.argv[3]) if len(sys.argv) == 4 else 5
    print(f"{'page':<24}{'wall s':>8}{'CPU s':>8}{'MB':>7}   median of {runs} runs, {os.cpu_count()} CPUs")
    for page in sorted(p for p in folder.iterdir() if p.suffix in PAGES):
        made = [run_once(program, page) for _ in range(runs)]
        wall, cpu, memory = (median(getattr(r, name) for r in made) for name in ("wall", "cpu", "memory"))
        print(f"{page.name:<24}{wall:>8.2f}{cpu:>8.2f}{memory:>7.0f}")


if __name__ == "__main__":
    main()

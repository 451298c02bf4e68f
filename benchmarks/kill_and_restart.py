"""Killed with SIGKILL at random moments and started again, does the dossier equal that of an undisturbed run?

``python -m benchmarks.kill_and_restart FOLDER [KILLS] [WORKERS] [SEED]``. By turns the parent alone is
killed, and the parent with its workers. Exit status 1 where the two differ.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from seuil.store.dossier import Store

FROM_START = 2.0
"""Seconds that a run is left before it is killed at the soonest; models take longer to load."""


def begin(where: Path, folder: str, workers: int) -> subprocess.Popen[bytes]:
    """One run of ``seuil add``, in a process group of its own."""
    command = [
        sys.executable,
        "-m",
        "seuil",
        "add",
        "--dossier",
        str(where),
        "--workers",
        str(workers),
        folder,
    ]
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, start_new_session=True, stdout=quiet, stderr=quiet)


def main(folder: str, kills: int, workers: int, seed: int) -> int:
    """Run once undisturbed, then with kills, and compare."""
    dice = random.Random(seed)
    with tempfile.TemporaryDirectory() as place:
        calm, killed = Path(place) / "calm.db", Path(place) / "killed.db"
        begun = time.perf_counter()
        begin(calm, folder, workers).wait()
        whole = time.perf_counter() - begun
        print(f"undisturbed: {whole:.0f} s, {said(calm)}")
        made = 0
        while made < kills:
            running = begin(killed, folder, workers)
            # About as long as it takes to spread the kills over the pages, loading the models each time.
            delay = FROM_START + dice.random() * (2 * whole / kills + 8)
            try:
                running.wait(delay)
                print(f"  the run ended before its kill, after {delay:.1f} s; {said(killed)}")
            except subprocess.TimeoutExpired:
                os.killpg(running.pid, signal.SIGKILL) if made % 2 else running.send_signal(signal.SIGKILL)
                running.wait()
                print(f"  kill {made + 1} after {delay:.1f} s: {said(killed)}")
            made += 1
        begin(killed, folder, workers).wait()
        with Store.open(calm) as one, Store.open(killed) as other:
            same = one.digest() == other.digest()
        print(f"after {made} kills: {said(killed)}; the dossiers {'are equal' if same else 'DIFFER'}")
    return 0 if same else 1


def said(where: Path) -> str:
    """What a dossier holds."""
    if not where.exists():
        return "no dossier yet"
    with Store.open(where, create=True) as store:
        return ", ".join(f"{number} {name}" for name, number in store.counts().items())


if __name__ == "__main__":
    numbers = [int(n) for n in sys.argv[2:]]
    sys.exit(main(sys.argv[1], *(numbers + [20, 2, 1][len(numbers) :])))

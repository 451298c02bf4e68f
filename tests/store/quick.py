"""A dossier that reads quickly, without language models; and the same as a program, to be killed.

``python -m tests.store.quick DOSSIER FOLDER WORKERS [DELAY]`` adds every file of a folder. The text of a page
is lines of "act actor target day"; BAD is a page at fault, DIES ends the process that reads it.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from pathlib import Path

from seuil.adding import Program
from seuil.dossier import Dossier
from seuil.errors import PageError
from seuil.page.formats.model import Item
from tests.store import made


def start(delay: float = 0.0, program: str = made.PROGRAM):
    """What reads an item quickly."""
    return partial(_read, delay, program)


def _read(delay: float, program: str, item: Item):
    time.sleep(delay)
    if item.content is None:
        raise PageError(item.source, "cannot be fetched")
    text = item.content.decode()
    if "DIES" in text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "BAD" in text:
        raise PageError(item.source, "is bad")
    if "WRONG" in text:
        raise ZeroDivisionError("a mistake\nof ours")
    assertions = [
        made.told(f"x{n}", act, actor, target, on=day, at=n * 7)
        for n, line in enumerate(text.splitlines())
        if len(line.split()) == 4
        for act, actor, target, day in [line.split()]
    ]
    brief = made.brief(item.source, *assertions, text=text, published="2031-03-04")
    import hashlib

    page = brief.page.model_copy(update={"sha256": hashlib.sha256(item.content).hexdigest()})
    return made.FOR_PAGES.rows(brief.model_copy(update={"page": page}), program=program, url=item.url)


class QuickDossier(Dossier):
    """A dossier of pages that are read quickly."""

    delay = 0.0
    program = Program(version="1", fingerprint=made.PROGRAM)

    def _start(self):
        return partial(start, self.delay, self.program.fingerprint)

    def _makers(self):
        return made.makers(self.program.version, self.program.fingerprint)


def items_in(folder: Path):
    """Every file of a folder as an item, by name."""
    for file in sorted(folder.iterdir()):
        yield Item(source=file.name, content=file.read_bytes())


def pages(number: int) -> dict[str, str]:
    """Name → text of as many pages; every third is a copy of the one before."""
    acts, actors = ("attack", "order", "say"), ("RUS", "UKR", "POL")
    found = {}
    for n in range(number):
        m = n - 1 if n % 3 == 2 else n
        lines = [
            f"{acts[m % 3]} {actors[m % 2]} {actors[2]} 2031-03-0{m % 7 + 1}",
            f"word{m} other{m} third{m}",
        ]
        found[f"p{n:03}"] = "\n".join(lines)
    return found


if __name__ == "__main__":
    where, folder, workers, *delay = sys.argv[1:]
    QuickDossier.delay = float(delay[0]) if delay else 0.0
    with QuickDossier(where) as dossier:
        report = dossier.add(items_in(Path(folder)), workers=int(workers))
        print(report.added, report.known, len(report.failures), report.repeated)

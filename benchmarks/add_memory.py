"""Memory as a dossier grows: ``python -m benchmarks.add_memory read|retitled FOLDER PAGES [WORKERS]``.

The corpus in FOLDER is repeated, each time with other titles, until PAGES pages have been given. ``read``
reads each of them in full. ``retitled`` reads the corpus once and gives its briefs again with other titles,
NOT parsing them again: it measures the dossier, the writing and the making of events, no language model.
Printed: the resident memory (VmRSS) of the parent and of each worker every tenth of the way, and at the end
the highest (VmHWM) of the parent, in MB.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from seuil.adding import Read, items_of
from seuil.data_files import DataFiles
from seuil.dossier import Dossier
from seuil.page.formats.model import Item, Unreadable
from seuil.store.dossier import Store
from seuil.store.makers import shipped_for_pages

SMALL = 20.0
"""MB that a worker has at least; Python's own process beside them has less."""


class Retitled(Dossier):
    """A dossier whose pages are briefs out of another, with the title changed: an item's content is a key."""

    base = ""

    def _start(self) -> Callable[[], Read]:
        return partial(_start, self.base, self.program.fingerprint)


def _start(base: str, program: str) -> Read:
    return partial(_read, Store.open(base), shipped_for_pages(DataFiles()), program)


def _read(store: Store, makers: object, program: str, item: Item) -> object:
    import hashlib

    key, number = (item.content or b"").decode().split()
    brief = store.brief(key)
    title, mark = brief.article.title, f" {number}"
    article = brief.article
    if title and len(title) > len(mark) + 3 and article.text.startswith(title):
        # As long as it was, so that every offset holds.
        changed = title[: -len(mark)] + mark
        text = changed + article.text[len(title) :]
        article = article.model_copy(update={"title": changed, "text": text})
    sha256 = hashlib.sha256(item.content or b"").hexdigest()
    page = brief.page.model_copy(update={"source": item.source, "sha256": sha256})
    return makers.rows(  # type: ignore[attr-defined]
        brief.model_copy(update={"article": article, "page": page}), program=program
    )


def repeated(folder: str, number: int) -> Iterator[Item | Unreadable]:
    """The corpus over and over, the first line of each page with the number of the round."""
    given = 0
    for round_ in range(number):
        for item in items_of([folder]):
            if isinstance(item, Unreadable) or item.content is None:
                continue
            if given == number:
                return
            title, line, body = item.content.partition(b"\n")
            content = title + f" {round_}".encode() + line + body
            yield item.model_copy(update={"source": f"{item.source}#{round_}", "content": content})
            given += 1


def stored(base: str, number: int) -> Iterator[Item]:
    """The pages of a dossier over and over, by key."""
    with Store.open(base) as store:
        rows = [(row.key, row.source) for row in store.pages()]
    for n in range(number):
        key, source = rows[n % len(rows)]
        yield Item(source=f"{source}#{n // len(rows)}", content=f"{key} {n // len(rows)}".encode())


def memory(pid: str, field: str = "VmRSS") -> float:
    """A figure of /proc, in MB."""
    found = re.search(rf"{field}:\s+(\d+)", Path(f"/proc/{pid}/status").read_text("utf-8"))
    return int(found.group(1)) / 1024 if found else 0.0


def main(mode: str, folder: str, number: int, workers: int) -> None:
    """Add, and print memory on the way."""
    begun, told = time.perf_counter(), set()

    def tell(step: str, done: int, of: int | None) -> None:
        tenth = (step, done // max(1, (of or number) // 10))
        if tenth in told:
            return
        told.add(tenth)
        children = Path("/proc/self/task").glob("*/children")
        pids = sorted({pid for c in children for pid in c.read_text("utf-8").split()}, key=int)
        used = [memory(pid) for pid in pids]
        each = " ".join(f"{mb:.0f}" for mb in used if mb > SMALL)
        spent = time.perf_counter() - begun
        print(
            f"{spent:7.0f} s  {step} {done:6}  parent {memory('self'):.0f} MB  workers {each} MB", flush=True
        )

    with tempfile.TemporaryDirectory() as place:
        where = str(Path(place) / "memory.db")
        if mode == "retitled":
            Retitled.base = str(Path(place) / "base.db")
            with Dossier(Retitled.base) as base:
                base.add([folder], workers=workers, isolated=True)
            print("the briefs of the corpus, re-titled; nothing below is parsed")
        kind, items = (Dossier, repeated(folder, number)) if mode == "read" else (
            Retitled, stored(Retitled.base, number)
        )  # fmt: skip
        with kind(where) as dossier:
            report = dossier.add(items, workers=workers, isolated=True, progress=tell)
            size = Path(where).stat().st_size / 2**20
            counts = dossier.store.counts()
    print(f"{mode}: {report.added} pages, {len(report.failures)} failed; {counts}; file {size:.0f} MB")
    print(f"parent at its highest: {memory('self', 'VmHWM'):.0f} MB")


if __name__ == "__main__":
    mode, folder, number, *rest = sys.argv[1:]
    main(mode, folder, int(number), int(rest[0]) if rest else 2)

"""Cases: pages to be read, each with what it owes. Gold files are the first kind; corpora/ has the others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from seuil.brief.model import Brief
from seuil.data_files.reader import Shape, read_yaml
from seuil.errors import DataError
from seuil.evaluation.gold import SUFFIX, GoldPage, read_gold
from seuil.evaluation.model import Half

SPLIT = "split.yaml"


class Split(Shape):
    """``split.yaml``, in the folder of the gold pages or above it: which crises are open, which closed."""

    open: tuple[str, ...]
    closed: tuple[str, ...]


@dataclass(frozen=True)
class Case:
    """A page and what it owes.

    ``page`` is a path to be read as any page, or null, and then ``text`` is read as it stands; ``file``
    is the gold file, where there is one. ``gold`` gives what is owed, from the brief: corpora count
    offsets in a text of their own, and name participants by stretches of it.
    """

    name: str
    gold: Callable[[Brief], GoldPage]
    page: Path | None = None
    file: Path | None = None
    text: str = ""
    language: str | None = None
    published: str | None = None
    crisis: str = ""
    half: Half | None = None


def gold_cases(paths: list[Path], half: str = "both") -> list[Case]:
    """The cases of gold files and folders. ``half`` keeps only the "open" or the "closed" of them.

    Raises DataError for a file that is no gold, a page that is missing, a crisis that the split does not
    name.
    """
    cases = [_case(path) for path in gold_files(paths)]
    wanted = [c for c in cases if half in ("both", c.half)]
    if not wanted:
        raise DataError(", ".join(map(str, paths)), None, f"no {half} gold page here")
    return wanted


def gold_files(paths: list[Path]) -> list[Path]:
    """The gold files that ``paths`` name: files as they are, folders searched. Raises DataError for none."""
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
        if not inside:
            raise DataError(str(path), None, f"no {SUFFIX} file in this folder")
        found += inside
    return list(dict.fromkeys(found))


def split_of(path: Path) -> tuple[Path, Split] | None:
    """The nearest ``split.yaml`` in the folder of a gold file or above it."""
    for folder in path.resolve().parents:
        if (folder / SPLIT).is_file():
            return folder / SPLIT, read_yaml(folder / SPLIT, Split)
    return None


def _case(path: Path) -> Case:
    gold = read_gold(path)
    page = path.parent / gold.page
    if not page.is_file():
        raise DataError(str(path), None, f"page: no such file {gold.page!r}")
    return Case(
        name=path.name.removesuffix(SUFFIX) if gold.article.language is None else _name(path, gold),
        gold=lambda _: gold,
        page=page,
        file=path,
        crisis=gold.crisis,
        half=_half(path, gold),
    )


def _name(path: Path, gold: GoldPage) -> str:
    """Language and file name: the same crisis is told in both languages."""
    return f"{gold.article.language}/{path.name.removesuffix(SUFFIX)}"


def _half(path: Path, gold: GoldPage) -> Half | None:
    found = split_of(path)
    if found is None:
        return None
    where, split = found
    if gold.crisis not in (*split.open, *split.closed):
        raise DataError(str(path), None, f"crisis {gold.crisis!r} is neither open nor closed in {where}")
    return "closed" if gold.crisis in split.closed else "open"

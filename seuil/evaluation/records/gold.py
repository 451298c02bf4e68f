"""The gold of a record: which pages are copies of one report, which mentions are of one happening.

``record.gold.yaml`` stands beside a folder ``pages``. Mentions are given by words of the page, as in the
gold of a page.
"""

from __future__ import annotations

from pathlib import Path

from pydantic import Field, model_validator

from seuil.data_files.reader import Shape, read_yaml
from seuil.data_files.shapes.acts import Status
from seuil.errors import DataError
from seuil.evaluation.gold import ClosedInterval
from seuil.evaluation.model import Half

NAME = "record.gold.yaml"


class GoldFamily(Shape):
    """One report and its copies, by the names of their files."""

    id: str
    about: str = ""
    original: str
    pages: tuple[str, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _the_original_is_among_them(self) -> GoldFamily:
        if self.original not in self.pages:
            raise ValueError(f"original: {self.original} is not among the pages of {self.id}")
        return self


class GoldMention(Shape):
    """Words of a page that name the event."""

    page: str
    anchor: str
    nth: int = Field(default=1, ge=1)


class GoldHappening(Shape):
    """One happening with everything that mentions it. Any of ``act`` is right."""

    id: str
    about: str = ""
    act: str | tuple[str, ...]
    status: Status | None = None
    actor: str | tuple[str, ...] | None = None
    when: ClosedInterval | None = None
    mentions: tuple[GoldMention, ...] = Field(min_length=1)

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts that are right."""
        return (self.act,) if isinstance(self.act, str) else self.act

    @property
    def actors(self) -> tuple[str, ...] | None:
        """The actors of whom any is right; null where none is asked."""
        return (self.actor,) if isinstance(self.actor, str) else self.actor


class GoldRecord(Shape):
    """A whole record. Pages that stand in no family are each alone; ``notes`` says how pages were made."""

    name: str
    half: Half
    families: tuple[GoldFamily, ...] = ()
    alone: tuple[str, ...] = ()
    notes: dict[str, str] = Field(default_factory=dict)
    events: tuple[GoldHappening, ...] = ()

    @model_validator(mode="after")
    def _each_stands_once(self) -> GoldRecord:
        pages = [*(p for f in self.families for p in f.pages), *self.alone]
        families, events = [f.id for f in self.families], [e.id for e in self.events]
        for what, names in (("pages", pages), ("families", families), ("events", events)):
            if doubled := sorted({n for n in names if names.count(n) > 1}):
                raise ValueError(f"{what} that stand twice: {', '.join(doubled)}")
        return self


def read_record(path: Path) -> tuple[GoldRecord, tuple[Path, ...]]:
    """The gold at ``path`` and the pages beside it, sorted. Raises DataError."""
    gold = read_yaml(path, GoldRecord)
    pages = tuple(sorted(p for p in (path.parent / "pages").glob("*") if p.is_file()))
    there = {p.name for p in pages}
    named = {p for f in gold.families for p in f.pages} | {*gold.alone}
    named |= {m.page for e in gold.events for m in e.mentions}
    if missing := sorted(named - there):
        raise DataError(str(path), None, f"pages that are not there: {', '.join(missing)}")
    return gold, pages

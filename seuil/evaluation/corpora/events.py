"""Records of a sentence, who did something to whom, and its type: what PLOVER's own gold and TSV tables
hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from seuil.brief.model import Brief
from seuil.data_files.folder import SHIPPED
from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes.acts import PloverType
from seuil.data_files.shapes.evaluation import PloverNamesFile
from seuil.errors import DataError
from seuil.evaluation.cases import Case
from seuil.evaluation.gold import PLOVER_TYPES, GoldEvent, GoldPage


@dataclass(frozen=True, slots=True)
class EventRecord:
    """A sentence with the words of its actors and targets (or their codes) and its PLOVER type."""

    name: str
    text: str
    actor: tuple[str, ...]
    target: tuple[str, ...]
    plover: str
    published: str | None = None


@cache
def _renamed() -> dict[str, PloverType]:
    return read_yaml(SHIPPED / "evaluation" / "plover.yaml", PloverNamesFile).renamed


def type_of(said: str, path: str, line: int | None) -> str:
    """A PLOVER type as written, or the type of today for an earlier name. Raises DataError."""
    found = said.strip().upper()
    found = _renamed().get(found, found)
    if found not in PLOVER_TYPES:
        raise DataError(path, line, f"{said!r} is no PLOVER type; they are: {', '.join(PLOVER_TYPES)}")
    return found


def cases_of(records: list[EventRecord], language: str | None) -> list[Case]:
    """A case for each sentence; records of one and the same sentence are asked together."""
    by_text: dict[str, list[EventRecord]] = {}
    for record in records:
        by_text.setdefault(record.text, []).append(record)
    return [_case(text, same, language) for text, same in by_text.items()]


def _case(text: str, records: list[EventRecord], language: str | None) -> Case:
    events = tuple(
        GoldEvent(id=r.name, actor=r.actor, target=r.target, plover=(r.plover,))  # type: ignore[arg-type]
        for r in records
    )
    gold = GoldPage(page=records[0].name, events=events)

    def owed(_: Brief) -> GoldPage:
        return gold

    return Case(
        name=records[0].name,
        gold=owed,
        text=text,
        language=language or "en",
        published=records[0].published,
    )

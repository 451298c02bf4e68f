"""A table of sentence, source, target and PLOVER type, parted by tabs.

With a first line that names its columns they may stand in any order (sentence or text; source or actor;
target or recipient; type, event or label); without one they are taken in that order.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from seuil.errors import DataError
from seuil.evaluation.cases import Case
from seuil.evaluation.corpora.events import EventRecord, cases_of, type_of
from seuil.evaluation.corpora.files import files_of, text_of

_NAMES = {
    "sentence": "text", "text": "text", "source": "actor", "actor": "actor", "target": "target",
    "recipient": "target", "type": "type", "event": "type", "label": "type", "event_type": "type",
}  # fmt: skip
_ORDER = ("text", "actor", "target", "type")


def cases(paths: list[Path], language: str | None) -> list[Case]:
    """A case for each sentence. Raises DataError naming the line that is not such a row."""
    return cases_of([r for p in files_of(paths, ".tsv") for r in _records(p)], language)


def _records(path: Path) -> list[EventRecord]:
    rows = list(csv.reader(io.StringIO(text_of(path)), delimiter="\t", quoting=csv.QUOTE_NONE))
    columns, first = list(_ORDER), 0
    if rows and {_NAMES.get(cell.strip().lower()) for cell in rows[0]} >= set(_ORDER):
        columns, first = [_NAMES.get(cell.strip().lower(), "") for cell in rows[0]], 1
    found = []
    for number, row in enumerate(rows[first:], first + 1):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) < len(columns):
            raise DataError(
                str(path), number, f"{len(row)} columns where {len(columns)} are needed: {', '.join(_ORDER)}"
            )
        cells = dict(zip(columns, (cell.strip() for cell in row), strict=False))
        found.append(
            EventRecord(
                name=f"{path.stem}-{number}",
                text=cells["text"],
                actor=(cells["actor"],) if cells["actor"] else (),
                target=(cells["target"],) if cells["target"] else (),
                plover=type_of(cells["type"], str(path), number),
            )
        )
    return found

"""Runs the evaluation of records: reads every page, makes the record, judges it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from seuil.errors import InputError
from seuil.evaluation.model import RecordResult
from seuil.evaluation.records.gold import NAME, read_record
from seuil.evaluation.records.made import RecordMaker
from seuil.evaluation.records.score import result_of
from seuil.reader import Reader


def record_files(paths: Sequence[Path], half: str = "both") -> list[Path]:
    """The gold files of records that ``paths`` name or hold, of one half or of both."""
    found = [
        file
        for path in paths
        for file in (sorted(path.rglob(NAME)) if path.is_dir() else [path] if path.name == NAME else [])
    ]
    return [f for f in dict.fromkeys(found) if half in ("both", read_record(f)[0].half)]


def record_results(
    files: Sequence[Path], reader: Reader, *, workers: int = 1
) -> Iterator[RecordResult]:
    """The result of each record, in their order. A page that cannot be read is told with it."""
    for file in files:
        gold, pages = read_record(file)
        briefs, errors = {}, []
        for page, brief in zip(pages, reader.read_many(pages, workers=workers), strict=True):
            if isinstance(brief, InputError):
                errors.append(str(brief))
            else:
                briefs[page.name] = brief
        yield result_of(gold, RecordMaker(reader.data).made(briefs), tuple(errors))

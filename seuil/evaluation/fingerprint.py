"""What an evaluation rests on, as SHA-256: gold and pages, models, data files. Paths count by their names
within.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from seuil.evaluation.cases import Case
from seuil.evaluation.model import Fingerprint


def fingerprint_of(cases: Iterable[Case], data_folder: Path, records: Iterable[Path] = ()) -> Fingerprint:
    """The fingerprint of these cases and records (their gold files), read with that data folder."""
    files = [f for f in data_folder.rglob("*") if f.is_file()]
    models = [f for f in files if "pipeline" in f.relative_to(data_folder).parts]
    data = [f for f in files if f.suffix == ".yaml" and f not in set(models)]
    gold = _of_cases(cases, records)
    return Fingerprint(gold=gold, models=_of(models, data_folder), data=_of(data, data_folder))


def _of_cases(cases: Iterable[Case], records: Iterable[Path]) -> str:
    digest = hashlib.sha256()
    for case in sorted(cases, key=lambda c: c.name):
        digest.update(case.name.encode())
        digest.update(case.page.read_bytes() if case.page else case.text.encode())
        digest.update(case.file.read_bytes() if case.file else b"")
    for record in sorted(records, key=lambda path: path.parent.name):
        for file in (record, *sorted(f for f in (record.parent / "pages").glob("*") if f.is_file())):
            digest.update(file.name.encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _of(files: Iterable[Path], folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(folder).as_posix().encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()

"""What an evaluation rests on, as SHA-256: gold and pages, models, data files. Paths count by their names
within.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from seuil.data_files.fingerprint import models_and_data
from seuil.evaluation.cases import Case
from seuil.evaluation.model import Fingerprint


def fingerprint_of(cases: Iterable[Case], data_folder: Path, records: Iterable[Path] = ()) -> Fingerprint:
    """The fingerprint of these cases and records (their gold files), read with that data folder."""
    models, data = models_and_data(data_folder)
    return Fingerprint(gold=_of_cases(cases, records), models=models, data=data)


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

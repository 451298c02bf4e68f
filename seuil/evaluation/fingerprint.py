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


def fingerprint_of(cases: Iterable[Case], data_folder: Path) -> Fingerprint:
    """The fingerprint of these cases, read with that data folder."""
    models, data = models_and_data(data_folder)
    return Fingerprint(gold=_of_cases(cases), models=models, data=data)


def _of_cases(cases: Iterable[Case]) -> str:
    digest = hashlib.sha256()
    for case in sorted(cases, key=lambda c: c.name):
        digest.update(case.name.encode())
        digest.update(case.page.read_bytes() if case.page else case.text.encode())
        digest.update(case.file.read_bytes() if case.file else b"")
    return digest.hexdigest()


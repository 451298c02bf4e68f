"""What a reading rests on beside the program, as SHA-256: models and data files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def models_and_data(folder: Path) -> tuple[str, str]:
    """The hashes of the models and of the YAML files of a data folder; paths count by their names within."""
    files = [f for f in folder.rglob("*") if f.is_file()]
    models = {f for f in files if "pipeline" in f.relative_to(folder).parts}
    return _of(models, folder), _of((f for f in files if f.suffix == ".yaml" and f not in models), folder)


def fingerprint_of(folder: Path) -> str:
    """One short hash of both, by which two readings are told apart."""
    return hashlib.sha256(" ".join(models_and_data(folder)).encode()).hexdigest()[:16]


def _of(files: Iterable[Path], folder: Path) -> str:
    digest = hashlib.sha256()
    for file in sorted(files):
        digest.update(file.relative_to(folder).as_posix().encode())
        with file.open("rb") as opened:
            while piece := opened.read(1 << 20):
                digest.update(piece)
    return digest.hexdigest()

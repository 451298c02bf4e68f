"""Public formats, read into cases, so that a user can score Seuil on corpora that cannot be shipped.

A new format is a module with ``cases(paths, language)`` and a row in ``READERS``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from seuil.evaluation.cases import Case
from seuil.evaluation.corpora import brat, plover, timeml, tsv

CorpusReader = Callable[[list[Path], str | None], list[Case]]
READERS: dict[str, CorpusReader] = {
    "timeml": timeml.cases,
    "brat": brat.cases,
    "plover": plover.cases,
    "tsv": tsv.cases,
}

"""Seuil reads news of a crisis and records who did or said what to whom, on whose word, and how certainly.

    import seuil

    brief = seuil.read("page.html")
    for assertion in brief.assertions:
        print(assertion.act, assertion.actor, assertion.status)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.errors import (
    ArticleError,
    DataError,
    InputError,
    LanguageError,
    PageError,
    SeuilError,
    StoreError,
    UsageError,
)
from seuil.version import VERSION as __version__

if TYPE_CHECKING:
    from seuil.brief.model import Brief
    from seuil.dossier import AddReport, Dossier
    from seuil.reader import Reader, read

__all__ = [
    "AddReport",
    "ArticleError",
    "Brief",
    "DataError",
    "Dossier",
    "InputError",
    "LanguageError",
    "PageError",
    "Reader",
    "SeuilError",
    "StoreError",
    "UsageError",
    "__version__",
    "read",
]


def __getattr__(name: str) -> object:
    """Load the reading machinery only when it is asked for: ``import seuil`` alone stays light."""
    if name in ("Reader", "read"):
        from seuil import reader

        return getattr(reader, name)
    if name == "Brief":
        from seuil.brief.model import Brief

        return Brief
    if name in ("AddReport", "Dossier"):
        from seuil import dossier

        return getattr(dossier, name)
    raise AttributeError(f"module 'seuil' has no attribute {name!r}")

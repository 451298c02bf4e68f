"""Days as people write them."""

from __future__ import annotations

import datetime

from seuil.errors import UsageError


def iso_day(written: str | None, called: str) -> str | None:
    """An ISO day as given. Raises UsageError for anything else."""
    if written is None:
        return None
    try:
        day = datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        day = None
    if day != written:
        raise UsageError(f"{called} {written}: not a day; write 2024-11-19")
    return day

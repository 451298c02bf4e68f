"""Days as people write them."""

from __future__ import annotations

import datetime

from seuil.errors import NotADayError


def iso_day(written: str | None, called: str) -> str | None:
    """An ISO day as given. Raises NotADayError for anything else."""
    if written is None:
        return None
    try:
        day = datetime.date.fromisoformat(written).isoformat()
    except ValueError:
        day = None
    if day != written:
        raise NotADayError(called, written)
    return day

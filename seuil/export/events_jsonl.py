"""JSON Lines of events: one ``Event`` a line, every field of it (seuil/event/model.py)."""

from __future__ import annotations

from typing import BinaryIO

from seuil.event.model import Record
from seuil.export.lines import write_line
from seuil.export.options import Options


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """One event at a time, by time, then id. Entities stand by their ids."""
    for event in record.events():
        write_line(out, event.model_dump(mode="json"))
    return ()

"""JSON Lines of the contract: one brief a line, as ``seuil read --format json`` prints one (seuil/1)."""

from __future__ import annotations

import json
from typing import BinaryIO

from seuil.event.model import Record
from seuil.export.lines import write_line
from seuil.export.options import Options


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """One page at a time, by page key. Events, families and corrections are of no page and not in it."""
    for page in record.pages():
        brief = record.brief(page.key)
        write_line(out, json.loads(brief.model_dump_json(by_alias=True)))
    return ()

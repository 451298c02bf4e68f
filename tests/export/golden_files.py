"""What each export of the record made by hand must be. ``python -m tests.export.golden_files`` writes the
files anew; read what changed before it is committed.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from seuil.export.formats import FORMATS
from seuil.export.options import Options
from seuil.version import VERSION
from tests.export.record import HandRecord

GOLDEN = Path(__file__).parent / "golden"
# The cell that is too long for a spreadsheet would fill the golden files.
_LONG = re.compile("(?:longue \U0001f680 phrase ?){4,}")


def exported(name: str, **options: object) -> bytes:
    out = io.BytesIO()
    FORMATS[name].write(HandRecord(), out, Options(**options))
    return out.getvalue()


def files_of(name: str) -> Iterator[tuple[str, str]]:
    """Each file of an export as a person can read it: its golden name, its text."""
    made = exported(name)
    fmt = FORMATS[name]
    if name == "xlsx":
        yield "xlsx.txt", _sheets(made)
    elif not fmt.folder:
        yield name + fmt.suffix, made.decode()
    else:
        with zipfile.ZipFile(io.BytesIO(made)) as archive:
            for member in archive.namelist():
                held = archive.read(member)
                if name == "parquet":
                    yield f"{member}.txt", _parquet(held)
                else:
                    yield f"{name}/{member}", held.decode()


def _sheets(made: bytes) -> str:
    import openpyxl

    lines = []
    for sheet in openpyxl.load_workbook(io.BytesIO(made)):
        lines.append(f"{sheet.title} frozen {sheet.freeze_panes} filter {sheet.auto_filter.ref}")
        lines += [json.dumps([_plain(c.value) for c in row], ensure_ascii=False) for row in sheet]
    return "\n".join(lines) + "\n"


def _parquet(made: bytes) -> str:
    import pyarrow.parquet as pq

    table = pq.read_table(io.BytesIO(made))
    head = [f"{field.name}: {field.type}" for field in table.schema]
    rows = [json.dumps([_plain(v) for v in row.values()], ensure_ascii=False) for row in table.to_pylist()]
    return "\n".join(head + rows) + "\n"


def _plain(value: object) -> object:
    return value.isoformat()[:10] if isinstance(value, date) else value


def folded(text: str) -> str:
    """Without what may change from version to version or is too long to be kept."""
    text = _LONG.sub(lambda m: f"[longue × {m[0].count('longue')}] ", text)
    return text.replace(VERSION, "X.Y.Z").replace("\r\n", "\n").replace("\ufeff", "")


def main() -> None:
    for name in sys.argv[1:] or FORMATS:
        for file, text in files_of(name):
            path = GOLDEN / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(folded(text), "utf-8")


if __name__ == "__main__":
    main()

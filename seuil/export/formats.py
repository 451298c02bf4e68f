"""The formats of ``seuil export``: a table of them; the module of each is loaded when it is asked for.

A module of a format has one public function, ``write(record, out, options)``. ``out`` is a binary stream for
a format of one file, a folder to be filled for the others. It gives back notes: one line for each kind of
thing that the format could not hold. The same record and options give the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from seuil.errors import UsageError
from seuil.event.model import Record
from seuil.export.options import Options
from seuil.export.writing import file_aside, folder_as_zip, folder_aside

Notes = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """One format.

    ``suffix`` is that of its file, empty for a ``folder``. ``needs`` is the library that it takes beside the
    base install, and ``extra`` the extra of the package that brings it. ``text`` formats are UTF-8.
    """

    name: str
    help: str
    suffix: str = ""
    text: bool = True
    folder: bool = False
    needs: str | None = None
    extra: str | None = None

    def write(self, record: Record, out: Path | BinaryIO, options: Options | None = None) -> Notes:
        """Write the record to a path, or to a binary stream: a format that is a folder goes there as a zip,
        and so it does to a path that ends in ".zip".

        Gives what was left out, one line each. Raises UsageError when the library is not installed or the
        language not known, StoreError when it cannot be written; nothing half-written is left at a path.
        """
        write = self._writer()
        chosen = options or Options()
        if chosen.language not in chosen.data.languages:
            known = ", ".join(chosen.data.languages)
            raise UsageError(f"{chosen.language}: no such language of headings; there are: {known}")
        with self._place(out) as place:
            return write(record, place, chosen)

    def _place(self, out: Path | BinaryIO) -> AbstractContextManager[Any]:
        if not isinstance(out, Path):
            return folder_as_zip(out) if self.folder else nullcontext(out)
        if not self.folder:
            return file_aside(out)
        return _zip_at(out) if out.suffix == ".zip" else folder_aside(out)

    def _writer(self) -> Callable[..., Notes]:
        try:
            write: Callable[..., Notes] = import_module(f"seuil.export.{self.name.replace('-', '_')}").write
            return write
        except ModuleNotFoundError as error:
            if self.needs is None or (error.name or "").startswith("seuil."):
                raise
            said = f"export {self.name} needs {self.needs}: pip install 'seuil[{self.extra}]'"
            raise UsageError(said) from None


@contextmanager
def _zip_at(path: Path) -> Iterator[Path]:
    """A folder to fill, which becomes a zip at a path."""
    with file_aside(path) as stream, folder_as_zip(stream) as folder:
        yield folder


def format_of(name: str) -> Format:
    """The format of this name. Raises UsageError that lists those there are."""
    if name not in FORMATS:
        raise UsageError(f"{name}: no such export; there are: {', '.join(FORMATS)}")
    return FORMATS[name]


def _table(*formats: Format) -> dict[str, Format]:
    return {one.name: one for one in formats}


FORMATS = _table(
    Format("csv", "Tables for any program: a folder of CSV files with their codebook.", folder=True),
    Format(
        "xlsx",
        "The same tables as the sheets of one spreadsheet.",
        ".xlsx",
        text=False,
        needs="openpyxl",
        extra="formats",
    ),
    Format(
        "parquet",
        "The same tables for pandas, R and DuckDB, with lists and dates as such: a folder.",
        text=False,
        folder=True,
        needs="pyarrow",
        extra="formats",
    ),
    Format("jsonl", "One brief a line, in the JSON contract of one page.", ".jsonl"),
    Format("events-jsonl", "One event a line, with its accounts, differences and history.", ".jsonl"),
    Format(
        "plover",
        "PLOVER records in JSON, one event a line; acts that PLOVER does not know stay out.",
        ".jsonl",
    ),
    Format(
        "cameo",
        "A table like that of ICEWS with CAMEO codes; only what is told as done, unless all is asked for.",
        ".tsv",
    ),
    Format(
        "followthemoney",
        "FollowTheMoney entities, one a line: who, where, events, and the articles that tell them.",
        ".ftm.json",
        needs="followthemoney",
        extra="formats",
    ),
    Format("timelinejs", "A timeline for TimelineJS.", ".json"),
    Format("geojson", "Events as GeoJSON features, for maps.", ".geojson"),
    Format("annotations", "W3C Web Annotations of each assertion and attribution, in JSON-LD.", ".jsonld"),
    Format(
        "cassis",
        "Pages with their annotations as UIMA CAS in JSON, for INCEpTION: a folder.",
        folder=True,
        needs="cassis",
        extra="formats",
    ),
    Format(
        "gold",
        "What persons accepted, rejected and set, as gold pages for `seuil evaluate`: a folder.",
        folder=True,
    ),
    Format("html", "A report for people to read: one file that loads and runs nothing.", ".html"),
)

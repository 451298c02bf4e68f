"""How a command gives a report: its options, and the report or its values in the form asked for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seuil.cli.output import demand_writable, write_to
from seuil.errors import UsageError

if TYPE_CHECKING:
    from pydantic import BaseModel

    from seuil.data_files import DataFiles
    from seuil.report.model import Report


class Format(StrEnum):
    """The forms of a report."""

    text = "text"
    json = "json"
    markdown = "markdown"
    html = "html"


FormatOption = Annotated[
    Format, typer.Option("--format", "-f", help="text, json, markdown, or html in one self-contained file.")
]
InOption = Annotated[str, typer.Option("--in", metavar="CODE", help="Language of the report: en or fr.")]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
]
# A file gets the lines that a terminal of this width would.
_FILE_WIDTH = 80


def data_in(language: str) -> DataFiles:
    """The tables. Raises UsageError for a language that they do not have."""
    from seuil.data_files import DataFiles

    data = DataFiles()
    if language not in data.languages:
        raise UsageError(f"--in {language}: no such language; there are: {', '.join(data.languages)}")
    return data


def width_for(output: Path | None) -> int:
    """How wide lines may be: as the terminal (or COLUMNS) is, 80 in a file."""
    return shutil.get_terminal_size((_FILE_WIDTH, 24)).columns if output is None else _FILE_WIDTH


def give(
    report: Callable[[], Report],
    values: BaseModel | Iterable[BaseModel],
    format: Format,
    output: Path | None,
) -> None:
    """Write the report, or for programs the models that it was made of."""
    from seuil.report.forms import as_html, as_markdown, as_text

    if output is not None:
        demand_writable(output)
    if format is Format.json:
        write_to(as_json(values), output)
        return
    forms: dict[Format, Callable[[Report], str]] = {
        Format.text: lambda made: as_text(made, max(60, min(width_for(output), 120))),
        Format.markdown: as_markdown,
        Format.html: as_html,
    }
    write_to(forms[format](report()), output)


def as_json(values: BaseModel | Iterable[BaseModel]) -> str:
    """Models as JSON text, in the order of their fields."""
    if isinstance(values, Iterable) and not hasattr(values, "model_dump"):
        made: object = [value.model_dump(mode="json", by_alias=True) for value in values]
    else:
        made = values.model_dump(mode="json", by_alias=True)
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"

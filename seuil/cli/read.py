"""``seuil read``: one page in, its brief out."""

from __future__ import annotations

import shutil
import sys
from contextlib import AbstractContextManager, nullcontext
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seuil.cli.output import demand_writable, write_to
from seuil.cli.start import begin_language, load_spacy
from seuil.errors import UsageError

if TYPE_CHECKING:
    from seuil.brief.model import Brief
    from seuil.reader import Reader


class Format(StrEnum):
    """The forms of a brief."""

    text = "text"
    json = "json"
    html = "html"


PageArgument = Annotated[
    str, typer.Argument(help="A path, an http(s) address, or - for standard input.", metavar="PAGE")
]
FormatOption = Annotated[
    Format,
    typer.Option(
        "--format", "-f", help="text to be read, json for programs, html as one self-contained file."
    ),
]
LanguageOption = Annotated[
    str | None,
    typer.Option(
        "--language", "-l", metavar="CODE", help="The page's language (fr, en); found out by default."
    ),
]
ShowInOption = Annotated[
    str | None,
    typer.Option(
        "--in", metavar="CODE", help="Language of headings and names (fr, en); the page's by default."
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
]


def command(
    page: PageArgument,
    format: FormatOption = Format.text,
    language: LanguageOption = None,
    show_in: ShowInOption = None,
    output: OutputOption = None,
) -> None:
    """Read one page and print its brief: who did or said what to whom, on whose word, how certainly.

    Exit status: 0; 1 when the page cannot be read; 2 when the call is wrong.
    """
    if output is not None:
        demand_writable(output)
    with _spinner():
        loading = begin_language() if language is None else None
        load_spacy()
        from seuil.reader import Reader

        reader = Reader()
        if show_in is not None and show_in not in reader.languages:
            raise UsageError(
                f"--in {show_in}: no such language of headings; there are: {', '.join(reader.languages)}"
            )
        if loading is not None:
            loading.join()
        brief = reader.read(page, language=language)
    shown_in = show_in or brief.article.language
    if format is not Format.json and brief.touches and shown_in != brief.article.language:
        brief = _said_in(brief, reader, shown_in)
    if format is Format.text and output is None and sys.stdout.isatty():
        _print(brief, reader, shown_in)
        return
    write_to(_rendered(brief, reader, format, shown_in), output)


def _said_in(brief: Brief, reader: Reader, language: str) -> Brief:
    """The brief with what is left to judge in the language of whoever reads it."""
    from seuil.doctrine.from_files import Doctrines
    from seuil.doctrine.views import DoctrineViews
    from seuil.finding.rewording import judged_in

    return judged_in(brief, DoctrineViews(Doctrines(reader.data), language))


def _spinner() -> AbstractContextManager[object]:
    """Something that moves while models load, where somebody watches."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status("seuil…")


def _print(brief: Brief, reader: Reader, language: str) -> None:
    from rich.console import Console

    from seuil.brief.as_text import print_text

    print_text(brief, reader.data, language, Console(highlight=False, markup=False, emoji=False))


def _rendered(brief: Brief, reader: Reader, format: Format, language: str) -> str:
    if format is Format.json:
        return brief.to_json() + "\n"
    if format is Format.html:
        from seuil.brief.as_html import to_html

        return to_html(brief, reader.data, language)
    from seuil.brief.as_text import to_text

    return to_text(brief, reader.data, language, shutil.get_terminal_size().columns)

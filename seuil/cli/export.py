"""``seuil export``: a dossier's record in the form that another program reads."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from seuil.cli.dossier import DEFAULT, DossierOption, opened
from seuil.cli.output import write
from seuil.cli.reports import data_in
from seuil.errors import UsageError


def command(
    format: Annotated[
        str | None, typer.Argument(help="A format; without one, the formats are listed.", metavar="FORMAT")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="PATH",
            help="Write to this file or folder (a folder's name that ends in .zip packs it).",
        ),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--everything", help="cameo: also what is planned, asked for or denied.")
    ] = False,
    title: Annotated[
        str | None, typer.Option("--title", metavar="WORDS", help="html, timelinejs: the title.")
    ] = None,
    show_in: Annotated[
        str, typer.Option("--in", metavar="CODE", help="html, timelinejs: language of headings and names.")
    ] = "en",
    dossier: DossierOption = DEFAULT,
) -> None:
    """Write the record in a format for other programs, or for people; nothing is ever half-written.

    What the format cannot hold is said on standard error.
    """
    from seuil.export.formats import FORMATS, format_of
    from seuil.export.options import Options

    if format is None:
        width = max(map(len, FORMATS))
        write("".join(f"{name:<{width}}  {it.help}\n" for name, it in FORMATS.items()))
        return
    chosen = format_of(format)
    if output is None and sys.stdout.isatty() and (chosen.folder or not chosen.text):
        raise UsageError(f"export {format}: cannot be shown on a terminal; say where to write: --output PATH")
    options = Options(language=show_in, everything=everything, title=title, data=data_in(show_in))
    with opened(dossier) as store:
        notes = chosen.write(store, output or sys.stdout.buffer, options)
    for note in notes:
        print(f"seuil: {note}", file=sys.stderr)

"""The program ``seuil``: its commands, and the one place where errors become exit statuses."""

from __future__ import annotations

import sys

import typer

from seuil.cli import read, schema
from seuil.errors import DataError, InputError, SeuilError, UsageError
from seuil.version import VERSION

app = typer.Typer(
    name="seuil",
    help="Read news of a crisis, and record who did or said what to whom, on whose word, and how certainly.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("read")(read.command)
app.command("schema")(schema.command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"seuil {VERSION}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(False, "--version", callback=_version, is_eager=True, help="Print the version and leave."),
) -> None:
    """Read news of a crisis, and record who did or said what to whom, on whose word, and how certainly."""


def main() -> None:
    """Run the program. Exit status: 0; 1 when the input is at fault; 2 when the call or a data file is wrong."""
    try:
        app()
    except InputError as error:
        _fail(error, 1)
    except (UsageError, DataError) as error:
        _fail(error, 2)
    except BrokenPipeError:
        # The reader of our output left ("seuil read … | head"): not an error of ours or of the page.
        sys.stderr.close()
        sys.exit(0)


def _fail(error: SeuilError, status: int) -> None:
    line = " ".join(str(error).split())
    print(f"seuil: {line}", file=sys.stderr)
    sys.exit(status)

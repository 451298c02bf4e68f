"""The program ``seuil``: its commands, and the one place where errors become exit statuses."""

from __future__ import annotations

import os
import sys
from typing import Any

import typer
from typer.main import get_command

from seuil.cli import acts, add, asking, correct, doctrine, evaluate, export, read, schema, serve
from seuil.errors import DataError, InputError, UsageError
from seuil.version import VERSION

app = typer.Typer(
    name="seuil",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command("read", short_help="Read one page and print its brief.")(read.command)
app.command("add", short_help="Add pages to a dossier.")(add.command)
app.command("acts", short_help="List the acts that Seuil records.")(acts.command)
app.command("evaluate", short_help="Score what is read against gold files.")(evaluate.command)
app.add_typer(doctrine.app, name="doctrine")
app.command("events", short_help="List the events of a dossier.")(asking.events)
app.command("timeline", short_help="Draw the events of a dossier over time.")(asking.timeline)
app.command("show", short_help="Show everything about one event.")(asking.show)
app.command("sources", short_help="Show where events come from.")(asking.sources)
app.command("pages", short_help="List the pages of a dossier.")(asking.pages)
app.add_typer(correct.app, name="correct")
app.command("export", short_help="Write a dossier's record for other programs.")(export.command)
app.command("serve", short_help="Open the dossier in a browser.")(serve.command)
app.command("schema", short_help="Print the JSON Schema of a brief.")(schema.command)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"seuil {VERSION}")
        raise typer.Exit


def _name_dossier(context: typer.Context, dossier: str | None) -> None:
    """Let the command within take ``dossier`` for what the environment names."""
    from seuil.cli.dossier import VARIABLE

    if dossier is None:
        return
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = dossier

    def restore() -> None:
        del os.environ[VARIABLE]
        if before is not None:
            os.environ[VARIABLE] = before

    context.call_on_close(restore)


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and leave."
    ),
    dossier: str | None = typer.Option(
        None, "--dossier", metavar="FILE", callback=_name_dossier, help="The dossier to work on."
    ),
) -> None:
    """Read news of a crisis, French or English, and record who did or said what to whom, on whose word, and
    how certainly, with the words of the page that say so.
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the program and leave. Exit status: 0; 1 when the input is at fault; 2 when the call or a data
    file is wrong; 130 when interrupted.
    """
    program: Any = get_command(app)
    try:
        with program.make_context("seuil", sys.argv[1:] if arguments is None else list(arguments)) as context:
            program.invoke(context)
    except typer.Exit as left:
        sys.exit(left.exit_code)
    except InputError as error:
        _fail(str(error), 1)
    except (UsageError, DataError) as error:
        _fail(str(error), 2)
    except KeyboardInterrupt:
        _fail("interrupted", 130)
    except Exception as error:
        # Typer's own refusals of a call carry their message and the status 2.
        said = getattr(error, "format_message", None)
        if said is None or getattr(error, "exit_code", None) != 2:
            raise
        _fail(f"{said()} (seuil --help)", 2)
    sys.exit(0)


def _fail(message: str, status: int) -> None:
    print(f"seuil: {' '.join(message.split())}", file=sys.stderr)
    sys.exit(status)

"""``seuil doctrine``: declared policies listed, shown, compared; pages and scenarios set against them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seuil.asking.days import iso_day
from seuil.cli.output import demand_writable, write_to
from seuil.cli.reports import Format, FormatOption, InOption, OutputOption
from seuil.errors import UsageError

if TYPE_CHECKING:
    from seuil.doctrine.from_files import Doctrines
    from seuil.doctrine.views import DoctrineViews
    from seuil.finding.from_situation import FindingMaker
    from seuil.report.model import Report

app = typer.Typer(
    name="doctrine",
    help="Declared policies, clause by clause: list, show, compare, and set pages or scenarios against them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

OwnOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--doctrines", metavar="FOLDER", help="A folder of your own documents, beside those shipped."
    ),
]
AtOption = Annotated[
    str | None, typer.Option("--at", metavar="DATE", help="An ISO day (2024-11-19): what was in force on it.")
]


@app.command("list")
def list_(
    at: AtOption = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    own: OwnOption = None,
) -> None:
    """List the documents, or those in force on a day."""
    from seuil.doctrine.rows import document_row

    doctrines, views = _open(own, show_in)
    day = _day(at)
    given = [e.doctrine for e in doctrines.at(day)] if day else [doctrines.get(i) for i in doctrines.ids]
    values = [document_row(d).model_dump(mode="json", by_alias=True) for d in given]
    _give(lambda: views.all(day), values, format, output)


@app.command("show")
def show(
    doctrine: Annotated[str, typer.Argument(help="Id of a document.", metavar="ID")],
    at: AtOption = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    own: OwnOption = None,
) -> None:
    """Show a document, clause by clause, with how each was read."""
    doctrines, views = _open(own, show_in)
    found, day = doctrines.get(doctrine), _day(at)
    if day and all(e.doctrine.id != doctrine for e in doctrines.at(day)):
        raise UsageError(f"{doctrine} was not in force on {day}")
    values = found.model_dump(mode="json", by_alias=True, exclude_none=True)
    _give(lambda: views.document(found), values, format, output)


@app.command("diff")
def diff(
    old: Annotated[str, typer.Argument(help="Id of the earlier document.", metavar="OLD")],
    new: Annotated[str, typer.Argument(help="Id of the one that replaced it.", metavar="NEW")],
    all_: Annotated[bool, typer.Option("--all", help="List what did not change, too.")] = False,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    own: OwnOption = None,
) -> None:
    """Compare two successive documents: what was added, widened, narrowed, dropped, and which element
    moved.
    """
    from seuil.doctrine.compare import differences
    from seuil.doctrine.rows import comparison

    doctrines, views = _open(own, show_in)
    before, after = doctrines.get(old), doctrines.get(new)
    found = differences(before, after)
    values = comparison(old, new, found, all_=all_).model_dump(mode="json")
    _give(lambda: views.comparison(before, after, found, all_=all_), values, format, output)


@app.command("matrix")
def matrix(
    at: AtOption = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    own: OwnOption = None,
) -> None:
    """Show states × kinds of promise on a day (by default that of the newest document)."""
    from seuil.doctrine.rows import promise_rows

    doctrines, views = _open(own, show_in)
    day = _day(at) or max(doctrines.get(i).published for i in doctrines.ids)
    values = [row.model_dump(mode="json") for row in promise_rows(doctrines.at(day))]
    _give(lambda: views.matrix(day), values, format, output)


@app.command("validate")
def validate(
    path: Annotated[Path, typer.Argument(help="A document's file, or a folder of them.", metavar="PATH")],
    show_in: InOption = "en",
) -> None:
    """Say whether a file of your own is sound; if not, where it is wrong and what is allowed."""
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    doctrines, views = _open([path], show_in)
    write_to(
        f"{path}: {views.words.labels['ok']} ({len(doctrines.ids)} {views.words.labels['documents']})\n", None
    )


@app.command("check")
def check(
    what: Annotated[
        str | None,
        typer.Argument(
            help="A page, or a scenario (.yaml); with --dossier, the dossier.", metavar="PAGE|SCENARIO|FILE"
        ),
    ] = None,
    dossier: Annotated[
        bool,
        typer.Option(
            "--dossier",
            help="Check a whole dossier: FILE, or else what SEUIL_DOSSIER names, or seuil.db.",
        ),
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="DATE", help="With --dossier: events of this day or later."),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="DATE", help="With --dossier: events of this day or earlier."),
    ] = None,
    known_at: Annotated[
        str | None,
        typer.Option("--as-known-at", metavar="DATE", help="With --dossier: as it stood on this day."),
    ] = None,
    against: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="ID", help="Only these documents, whatever the day."),
    ] = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    own: OwnOption = None,
) -> None:
    """Say which clauses a page's assertions, a scenario's events, or a dossier's events fall under, and what
    is left to judge.
    """
    from seuil.finding.from_situation import FindingMaker

    doctrines, views = _open(own, show_in)
    if dossier:
        span = tuple(map(iso_day, (since, until, known_at), ("--since", "--until", "--as-known-at")))
        _check_dossier(what, span, views, tuple(against or ()), format, show_in, output)
        return
    if what is None or since or until or known_at:
        raise UsageError("doctrine check takes a page or a scenario; or --dossier, which alone takes dates")
    if Path(what).suffix in (".yaml", ".yml"):
        _check_scenario(Path(what), doctrines, views, tuple(against or ()), format, show_in, output)
        return
    maker = FindingMaker(doctrines, tuple(against or ()))
    _check_page(what, maker, views, format, show_in, output)


def _check_dossier(
    where: str | None,
    span: tuple[str | None, ...],
    views: DoctrineViews,
    against: tuple[str, ...],
    format: Format,
    language: str,
    output: Path | None,
) -> None:
    from seuil.asking.thresholds import ThresholdViews, touched_clauses
    from seuil.asking.wording import RecordWording
    from seuil.cli.dossier import default_dossier, opened
    from seuil.cli.reports import data_in, give
    from seuil.store.model import Query

    for document in against:
        views.demand(document)
    with opened(where or default_dossier()) as store:
        query = Query(since=span[0], until=span[1], known_at=span[2])
        events = {event.id: event for event in store.find(query)}
        everything = query == Query()
        rows = touched_clauses(store.findings(), events, against, orphans=everything)
        say = RecordWording(data_in(language), language, store.entities())
    give(lambda: ThresholdViews(views, say).report(rows, events), rows, format, output)


def _check_scenario(
    path: Path,
    doctrines: Doctrines,
    views: DoctrineViews,
    against: tuple[str, ...],
    format: Format,
    language: str,
    output: Path | None,
) -> None:
    from seuil.finding.from_scenario import read_scenario
    from seuil.finding.from_situation import FindingMaker
    from seuil.finding.of_scenario import scenario_findings
    from seuil.finding.views import FindingViews

    scenario = read_scenario(path, doctrines)
    maker = FindingMaker(doctrines, against or scenario.doctrines)
    values = [row.model_dump(mode="json") for row in scenario_findings(scenario, maker, language)]
    _give(lambda: FindingViews(views, maker, language).scenario(scenario), values, format, output)


def _check_page(
    page: str, maker: FindingMaker, views: DoctrineViews, format: Format, language: str, output: Path | None
) -> None:
    from seuil.cli.start import load_spacy

    load_spacy()
    from seuil.finding.from_brief import TouchMaker
    from seuil.finding.page_views import touches_report
    from seuil.reader import Reader

    brief = Reader().read(page)
    touches = TouchMaker(maker, views.words, language).touches(brief)
    values = brief.model_copy(update={"touches": touches}).model_dump(mode="json", by_alias=True)
    _give(lambda: touches_report(brief, touches, views, language), values, format, output)


def _open(own: list[Path] | None, language: str) -> tuple[Doctrines, DoctrineViews]:
    from seuil.data_files import DataFiles
    from seuil.doctrine.from_files import Doctrines
    from seuil.doctrine.views import DoctrineViews

    data = DataFiles()
    if language not in data.languages:
        raise UsageError(f"--in {language}: no such language; there are: {', '.join(data.languages)}")
    for folder in own or ():
        if not folder.exists():
            raise UsageError(f"--doctrines {folder}: no such folder")
    doctrines = Doctrines(data, tuple(own or ()))
    return doctrines, DoctrineViews(doctrines, language)


def _day(written: str | None) -> str | None:
    return iso_day(written, "--at")


def _give(report: Callable[[], Report], values: object, format: Format, output: Path | None) -> None:
    """Write the report, or for programs its values."""
    from seuil.report.forms import as_html, as_markdown, as_text

    if output is not None:
        demand_writable(output)
    if format is Format.json:
        write_to(json.dumps(values, indent=2, ensure_ascii=False) + "\n", output)
        return
    forms: dict[Format, Callable[[Report], str]] = {
        Format.text: as_text, Format.markdown: as_markdown, Format.html: as_html
    }  # fmt: skip
    write_to(forms[format](report()), output)

"""``seuil evaluate``: what the program reads, set against what a careful reader wrote down."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seuil.cli.output import demand_writable, write_to
from seuil.cli.start import load_spacy
from seuil.errors import UsageError

if TYPE_CHECKING:
    from seuil.evaluation.cases import Case
    from seuil.evaluation.compare import Comparison
    from seuil.evaluation.model import Evaluation, PageResult


class Format(StrEnum):
    """The forms of a report."""

    text = "text"
    json = "json"
    html = "html"


class Corpus(StrEnum):
    """What the paths hold."""

    gold = "gold"
    timeml = "timeml"
    brat = "brat"
    plover = "plover"
    tsv = "tsv"


class Half(StrEnum):
    """Which pages of a split gold are scored."""

    both = "both"
    open = "open"
    closed = "closed"


class Table(StrEnum):
    """The breakdowns of the text report."""

    plover = "plover"
    phenomenon = "phenomenon"
    act = "act"


def command(
    paths: Annotated[
        list[Path], typer.Argument(help="Gold files, or folders that hold some.", metavar="GOLD...")
    ],
    format: Annotated[
        Format, typer.Option("--format", "-f", help="text, json (for --against), or html in one file.")
    ] = Format.text,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of standard output."),
    ] = None,
    corpus: Annotated[
        Corpus,
        typer.Option(
            "--corpus", help="What the paths hold: our gold, or a public format (docs/evaluation.md)."
        ),
    ] = Corpus.gold,
    half: Annotated[
        Half, typer.Option("--half", help="The open or the closed pages of a split gold.")
    ] = Half.both,
    misses: Annotated[
        bool, typer.Option("--misses/--no-misses", help="List what open pages missed, each in its sentence.")
    ] = True,
    closed_misses: Annotated[
        bool,
        typer.Option("--closed-misses", help="Show closed pages' misses too: they must not be tuned on."),
    ] = False,
    by: Annotated[
        list[Table] | None, typer.Option("--by", help="Breakdowns of the text report; may be given again.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option("--against", metavar="OTHER.json", help="An earlier run, to compare with.")
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", "-l", metavar="CODE", help="Language of a corpus that names none."),
    ] = None,
    workers: Annotated[int, typer.Option("--workers", min=1, help="Processes that read pages.")] = 1,
) -> None:
    """Score what is read against gold files: what was found, what was too much, each field, with intervals.

    Exit status: 0 whatever the score; 2 when a gold file is wrong or the call is.
    """
    from seuil.evaluation.compare import compare, read_evaluation

    if output is not None:
        demand_writable(output)
    other = read_evaluation(against) if against is not None else None
    load_spacy()
    records = _records(corpus, paths, half)
    evaluation = _evaluated(_cases(corpus, paths, half, language, records), records, workers)
    comparison = compare(other, evaluation) if other else None
    kept = evaluation if closed_misses else evaluation.without_closed_misses()
    tables = tuple(table.value for table in by or ())
    write_to(_rendered(kept, format, comparison, str(against), misses, tables), output)


def _records(corpus: Corpus, paths: list[Path], half: Half) -> list[Path]:
    from seuil.evaluation.records.run import record_files

    return record_files(paths, half.value) if corpus is Corpus.gold else []


def _cases(
    corpus: Corpus, paths: list[Path], half: Half, language: str | None, records: list[Path]
) -> list[Case]:
    from seuil.evaluation.cases import gold_cases
    from seuil.evaluation.corpora import READERS

    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
    if corpus is Corpus.gold:
        # A folder of records alone holds no gold of single pages, and need not.
        pages = [p for p in paths if not _of_records(p, records)]
        return gold_cases(pages, half.value) if pages else []
    return READERS[corpus.value](paths, language)


def _of_records(path: Path, records: list[Path]) -> bool:
    """Whether a path holds records, and no gold file of a page."""
    from seuil.evaluation.gold import SUFFIX

    held = any(path == record or path in record.parents for record in records)
    return held and not (path.is_dir() and any(path.rglob(f"*{SUFFIX}")))


def _evaluated(cases: list[Case], records: list[Path], workers: int) -> Evaluation:
    from seuil.evaluation.run import evaluate, page_results
    from seuil.reader import Reader

    reader = Reader()
    results = _watched(page_results(cases, reader, workers=workers), len(cases))
    return evaluate(cases, results, reader, records, workers=workers)


def _watched(results: Iterable[PageResult], total: int) -> Iterator[PageResult]:
    """The results as they come, with a bar where somebody watches."""
    if not sys.stderr.isatty():
        yield from results
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "reading", total=total, console=Console(stderr=True), transient=True)


def _rendered(
    evaluation: Evaluation,
    format: Format,
    comparison: Comparison | None,
    other: str,
    misses: bool,
    tables: tuple[str, ...],
) -> str:
    if format is Format.json:
        return evaluation.to_json()
    if format is Format.html:
        from seuil.evaluation.as_html import to_html

        return to_html(evaluation, comparison)
    from seuil.evaluation.as_text import comparison_lines, lines_of

    lines = [*lines_of(evaluation, misses=misses, tables=tables)]
    if comparison is not None:
        lines += comparison_lines(comparison, other)
    return "\n".join(lines) + "\n"

"""``seuil add``: pages into a dossier."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import TYPE_CHECKING, Annotated, Any

import typer

from seuil.cli.dossier import DEFAULT, DossierOption
from seuil.cli.output import write

if TYPE_CHECKING:
    from seuil.adding import AddReport, Progress

PagesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        help="Files and folders of pages, JSONL, CSV, WARC, feeds, lists of addresses; addresses; or -.",
        metavar="PATH|ADDRESS|-...",
    ),
]
WorkersOption = Annotated[
    int, typer.Option("--workers", "-j", min=1, help="How many processes read pages at once.")
]
RetryOption = Annotated[bool, typer.Option("--retry-failed", help="Take the pages again that failed before.")]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="OURS=THEIRS",
        help="What a table calls one of our fields (text=body); may be given again.",
    ),
]
LanguageOption = Annotated[
    list[str] | None,
    typer.Option("--language", "-l", metavar="CODE", help="Read pages of this language only (fr, en)."),
]


def command(
    pages: PagesArgument = None,
    dossier: DossierOption = DEFAULT,
    workers: WorkersOption = 1,
    retry_failed: RetryOption = False,
    field: FieldOption = None,
    language: LanguageOption = None,
) -> None:
    """Add pages to a dossier and make events of all that it holds. Pages that are in already are passed over.

    Stopped at any moment and started again, no page goes in twice and none is lost. Without a page, only what
    is not made into events yet is.

    Exit status: 0; 1 when pages could not be read (they are listed) or the dossier cannot be written; 2 when
    the call is wrong.
    """
    from seuil.dossier import Dossier

    options = _options(field or [])
    with Dossier(dossier, languages=tuple(language) if language else None) as opened:
        with _progress(pages or [], options) as progress:
            report = opened.add(
                pages or [],
                workers=workers,
                options=options,
                retry_failed=retry_failed,
                isolated=True,
                progress=progress,
            )
        events = opened.store.counts()["event"]
    write(f"{dossier}: {_said(report)}; {_number(events, 'event')}\n")
    for failure in report.failures:
        print(f"seuil: {failure.source}: {failure.reason}", file=sys.stderr)
    if report.failures:
        raise typer.Exit(1)


def _said(report: AddReport) -> str:
    parts = [f"{_number(report.added, 'page')} added"]
    if report.known:
        parts.append(f"{report.known} in already")
    if report.failures:
        parts.append(f"{len(report.failures)} failed")
    if report.repeated:
        parts.append(f"{report.repeated} failed before (--retry-failed takes them again)")
    return ", ".join(parts)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _options(fields: list[str]) -> object:
    """How containers are read. Raises UsageError for a field that is no OURS=THEIRS or is not ours."""
    from seuil.page.formats.fields import parse_fields
    from seuil.page.formats.model import Options

    return Options(fields=parse_fields(",".join(fields)))


@contextmanager
def _progress(pages: list[str], options: object) -> Iterator[Progress | None]:
    """A bar with rate and remaining time, where somebody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        yield _Bar(bar, pages, options).tell


class _Bar:
    """The steps of an addition on a bar; the pages are counted beside the reading."""

    def __init__(self, bar: Any, pages: list[str], options: object) -> None:  # noqa: ANN401 (Rich's, not loaded)
        self._bar = bar
        self._tasks: dict[str, Any] = {}
        self._total: int | None = None
        if pages and not any(page == "-" or "://" in page for page in pages):
            Thread(target=self._count, args=(pages, options), daemon=True).start()

    def tell(self, step: str, done: int, of: int | None) -> None:
        """How much of a step is done, and of how much."""
        if step not in self._tasks:
            self._tasks[step] = self._bar.add_task(step, total=None, rate="")
        task = self._tasks[step]
        total = self._total if step == "read" else of
        speed = next((t.speed for t in self._bar.tasks if t.id == task), None)
        rate = f"{speed:.1f}/s" if speed else ""
        self._bar.update(task, completed=done, total=total, rate=rate)

    def _count(self, pages: list[str], options: object) -> None:
        from seuil.adding import items_of

        try:
            self._total = sum(1 for _ in items_of(pages, options))
        except Exception:  # whatever it is, the reading itself comes upon it and says so
            self._total = None

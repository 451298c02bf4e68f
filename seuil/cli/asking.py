"""``seuil events``, ``timeline``, ``show``, ``sources``, ``pages``: what a dossier holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seuil.asking.days import iso_day
from seuil.cli.dossier import DEFAULT, DossierOption, opened
from seuil.cli.filters import Filters, with_filters
from seuil.cli.output import demand_writable, write_to
from seuil.cli.reports import Format, FormatOption, InOption, OutputOption, data_in, give, width_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seuil.asking.timeline import Window
    from seuil.asking.wording import RecordWording
    from seuil.event.model import Event
    from seuil.report.model import Report

LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many events.")
]
NewestOption = Annotated[bool, typer.Option("--newest-first", help="The newest first.")]
KnownOption = Annotated[
    str | None,
    typer.Option("--as-known-at", metavar="DATE", help="As it stood on this day: only pages out by then."),
]

OutletOption = Annotated[
    str | None, typer.Option("--outlet", metavar="NAME", help="Only of this outlet, as `seuil pages` has it.")
]


def _asked(
    filters: Filters, dossier: str, language: str, limit: int | None, newest_first: bool
) -> tuple[list[Event], int, RecordWording]:
    """The events that fit, how many there are without the limit, and the words to say them in."""
    from seuil.asking.gather import contents_told_beside
    from seuil.asking.resolve import NameFinder
    from seuil.asking.wording import RecordWording

    data, order = data_in(language), "newest" if newest_first else "oldest"
    with opened(dossier) as store:
        entities = tuple(store.entities())
        query = filters.query(NameFinder(data, entities), limit=limit, order=order)
        found = list(store.find(query))
        total = len(found) if limit is None else store.count(query.model_copy(update={"limit": None}))
        with_content = [e for e in found if e.act in data.acts and data.acts[e.act].content is not None]
        contents = contents_told_beside(store, with_content, query.known_at)
        return found, total, RecordWording(data, language, entities, contents)


@with_filters
def events(
    filters: Filters,
    limit: LimitOption = None,
    newest_first: NewestOption = False,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    dossier: DossierOption = DEFAULT,
) -> None:
    """List the events of a dossier: each happening once, with how many independent sources tell it."""
    from seuil.asking.lists import events_report

    found, total, say = _asked(filters, dossier, show_in, limit, newest_first)
    known_at = filters.as_known_at
    give(lambda: events_report(found, say, total=total, known_at=known_at), found, format, output)


@with_filters
def timeline(
    filters: Filters,
    limit: LimitOption = None,
    newest_first: NewestOption = False,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    dossier: DossierOption = DEFAULT,
) -> None:
    """Draw the events of a dossier over time, with what is only planned, permitted or denied told apart."""
    from seuil.asking.lists import timeline_report

    found, _, say = _asked(filters, dossier, show_in, limit, newest_first)
    if format is Format.text:
        _draw(found, say, output, (filters.since, filters.until))
    else:
        give(lambda: timeline_report(found, say), found, format, output)


def _draw(found: Sequence[Event], say: RecordWording, output: Path | None, window: Window) -> None:
    """The timeline in lines; in colours where somebody looks on who wants them."""
    from seuil.asking.timeline import print_text, to_text

    if output is None and sys.stdout.isatty():
        from rich.console import Console

        print_text(found, say, Console(highlight=False, markup=False, emoji=False), window)
        return
    if output is not None:
        demand_writable(output)
    write_to(to_text(found, say, width_for(output), window), output)


def show(
    event: Annotated[str, typer.Argument(help="Id of an event, or of a mention of it.", metavar="EVENT")],
    pages: Annotated[bool, typer.Option("--pages", help="The sentences of copies, too.")] = False,
    known_at: KnownOption = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    dossier: DossierOption = DEFAULT,
) -> None:
    """Show everything about one event, down to the sentences that tell it."""
    from seuil.asking.gather import event_in, whole_of
    from seuil.asking.thresholds import ThresholdViews
    from seuil.asking.whole_event import EventView
    from seuil.asking.wording import RecordWording
    from seuil.doctrine.from_files import Doctrines
    from seuil.doctrine.views import DoctrineViews

    data, known_at = data_in(show_in), iso_day(known_at, "--as-known-at")
    with opened(dossier) as store:
        whole = whole_of(store, event_in(store, event, known_at), known_at)
        say = RecordWording(data, show_in, store.entities(), whole.contents)
    view = EventView(whole, say, all_pages=pages)

    def report() -> Report:
        return view.report(ThresholdViews(DoctrineViews(Doctrines(data), show_in), say), known_at)

    give(report, whole, format, output)


def sources(
    event: Annotated[str | None, typer.Option("--event", metavar="EVENT", help="Only of this event.")] = None,
    outlet: OutletOption = None,
    known_at: KnownOption = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    dossier: DossierOption = DEFAULT,
) -> None:
    """Show where events come from: outlets with originals and copies, and those who are cited."""
    from seuil.asking.gather import event_in
    from seuil.asking.provenance import provenance_of, sources_report
    from seuil.asking.wording import RecordWording
    from seuil.store.model import Query

    data, known_at = data_in(show_in), iso_day(known_at, "--as-known-at")
    with opened(dossier) as store:
        everything = store.find(Query(known_at=known_at))
        found = [event_in(store, event, known_at)] if event else list(everything)
        told = {page for e in found for account in e.accounts for page in account.pages}
        rows = [row for row in store.pages() if row.key in told or (event is None and known_at is None)]
        say = RecordWording(data, show_in, store.entities())
    made = provenance_of(found, rows, outlet)
    give(lambda: sources_report(made, say), made, format, output)


def pages(
    failed: Annotated[
        bool, typer.Option("--failed", help="Those that could not be read, with the reasons.")
    ] = False,
    outlet: OutletOption = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    dossier: DossierOption = DEFAULT,
) -> None:
    """List the pages of a dossier, each with how it stands to the original of its family."""
    from seuil.asking.lists import failures_report, pages_report
    from seuil.asking.wording import RecordWording

    say = RecordWording(data_in(show_in), show_in)
    with opened(dossier) as store:
        failures = list(store.failures()) if failed else []
        rows = [row for row in store.pages() if _is_of(row.outlet, outlet)] if not failed else []
    if failed:
        give(lambda: failures_report(failures, say), failures, format, output)
    else:
        give(lambda: pages_report(rows, say), rows, format, output)


def _is_of(outlet: str | None, wanted: str | None) -> bool:
    from seuil.asking.resolve import compared

    return wanted is None or (outlet is not None and compared(outlet) == compared(wanted))

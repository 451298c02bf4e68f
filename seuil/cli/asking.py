"""``seuil events``, ``timeline``, ``show``, ``sources``, ``pages``: what a dossier holds, for one who asks."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seuil.cli.dossier import DEFAULT, DossierOption, opened
from seuil.cli.filters import Filters, iso_day, with_filters
from seuil.cli.output import demand_writable, write_to
from seuil.cli.reports import Format, FormatOption, InOption, OutputOption, data_in, give, width_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from seuil.asking.wording import RecordWording
    from seuil.event.model import Event
    from seuil.store.dossier import Store

LimitOption = Annotated[
    int | None, typer.Option("--limit", min=1, metavar="N", help="At most so many events.")
]
NewestOption = Annotated[bool, typer.Option("--newest-first", help="The newest first.")]
KnownOption = Annotated[
    str | None,
    typer.Option("--as-known-at", metavar="DATE", help="As it stood on this ISO day: only pages out by then."),
]


def _asked(
    filters: Filters, store: Store, language: str, limit: int | None, newest_first: bool
) -> tuple[list[Event], int, RecordWording]:
    """The events that fit, how many there are without the limit, and the words to say them in."""
    from seuil.asking.gather import contents_told_beside
    from seuil.asking.resolve import NameFinder
    from seuil.asking.wording import RecordWording

    data, entities = data_in(language), tuple(store.entities())
    order = "newest" if newest_first else "oldest"
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

    store = opened(dossier)
    found, total, say = _asked(filters, store, show_in, limit, newest_first)
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

    store = opened(dossier)
    found, _, say = _asked(filters, store, show_in, limit, newest_first)
    if format is Format.text:
        _draw(found, say, output)
    else:
        give(lambda: timeline_report(found, say), found, format, output)


def _draw(found: Sequence[Event], say: RecordWording, output: Path | None) -> None:
    """The timeline in lines; in colours where somebody looks on who wants them."""
    from seuil.asking.timeline import print_text, to_text

    if output is None and sys.stdout.isatty():
        from rich.console import Console

        print_text(found, say, Console(highlight=False, markup=False, emoji=False))
        return
    if output is not None:
        demand_writable(output)
    write_to(to_text(found, say, width_for(output)), output)


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

    store, data = opened(dossier), data_in(show_in)
    known_at = iso_day(known_at, "--as-known-at")
    whole = whole_of(store, event_in(store, event, known_at), known_at)
    say = RecordWording(data, show_in, store.entities(), whole.contents)
    thresholds = ThresholdViews(DoctrineViews(Doctrines(data), show_in), say)
    view = EventView(whole, say, all_pages=pages)
    give(lambda: view.report(thresholds, known_at), whole, format, output)


def sources(
    event: Annotated[str | None, typer.Option("--event", metavar="EVENT", help="Only of this event.")] = None,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only of this outlet.")
    ] = None,
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

    store, data = opened(dossier), data_in(show_in)
    known_at = iso_day(known_at, "--as-known-at")
    found = [event_in(store, event, known_at)] if event else list(store.find(Query(known_at=known_at)))
    told = {page for e in found for account in e.accounts for page in account.pages} if event else None
    rows = (row for row in store.pages() if told is None or row.key in told)
    made = provenance_of(found, rows, outlet)
    say = RecordWording(data, show_in, store.entities())
    give(lambda: sources_report(made, say), made, format, output)


def pages(
    failed: Annotated[
        bool, typer.Option("--failed", help="Those that could not be read, with the reasons.")
    ] = False,
    outlet: Annotated[
        str | None, typer.Option("--outlet", metavar="NAME", help="Only of this outlet.")
    ] = None,
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    dossier: DossierOption = DEFAULT,
) -> None:
    """List the pages of a dossier, each with how it stands to the original of its family."""
    from seuil.asking.lists import failures_report, pages_report
    from seuil.asking.wording import RecordWording

    store = opened(dossier)
    say = RecordWording(data_in(show_in), show_in)
    if failed:
        failures = list(store.failures())
        give(lambda: failures_report(failures, say), failures, format, output)
        return
    rows = [row for row in store.pages() if outlet is None or row.outlet == outlet]
    give(lambda: pages_report(rows, say), rows, format, output)

"""Lists of events, pages and corrections as reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from seuil.asking.timeline import by_month, heading_of, legend_of, sign_of
from seuil.asking.wording import RecordWording, pages_of
from seuil.event.model import Correction, Event, PageRow
from seuil.report.model import Bullets, Heading, Paragraph, Report, Table

if TYPE_CHECKING:
    from seuil.store.model import FailureRow


def events_report(
    events: Sequence[Event], say: RecordWording, *, total: int, known_at: str | None = None
) -> Report:
    """A table of events; ``total`` is how many there would be without a limit."""
    report = Report(say.heading("events"), say.language)
    if known_at is not None:
        report.add(Paragraph(say.saying("known_at", day=known_at), soft=True))
    if not events:
        report.add(Paragraph(say.saying("none")))
        return report
    head = tuple(map(say.label, ("date", "event", "standing", "sources", "id")))
    rows = tuple(
        (
            say.when(event.when), say.phrase(event), _signed(event, say),
            f"{len(event.accounts)} ({pages_of(event)} p.)", event.id,
        )
        for event in events
    )  # fmt: skip
    report.add(Table(head, rows), Paragraph(say.saying("counts", events=total, shown=len(events)), soft=True))
    return report


def timeline_report(events: Sequence[Event], say: RecordWording) -> Report:
    """The timeline where lines cannot be drawn: a table for each month."""
    report = Report(say.heading("timeline"), say.language)
    if not events:
        report.add(Paragraph(say.saying("none")))
        return report
    head = tuple(map(say.label, ("date", "standing", "event", "sources", "id")))
    for month, group in by_month(events).items():
        rows = tuple(
            (
                say.when(event.when), _signed(event, say), say.phrase(event),
                f"×{len(event.accounts)}", event.id,
            )
            for event in group
        )  # fmt: skip
        report.add(Heading(heading_of(month, say)), Table(head, rows))
    report.add(Heading(say.heading("legend")), Bullets(tuple(legend_of(events, say))))
    return report


def _signed(event: Event, say: RecordWording) -> str:
    return f"{sign_of(event, say)} {say.standing(event)}"


def pages_report(pages: Iterable[PageRow], say: RecordWording) -> Report:
    """The pages of a dossier, each with how it stands to its family."""
    report = Report(say.heading("pages"), say.language)
    head = tuple(map(say.label, ("page", "date", "outlet", "language", "kinship", "title")))
    rows = tuple(
        (
            row.key, say.when(row.published), row.outlet or "–", row.language, kinship(row, say),
            " – ".join(part for part in (row.title, row.url or row.source) if part),
        )
        for row in pages
    )  # fmt: skip
    report.add(Table(head, rows))
    if not rows:
        report.add(Paragraph(say.saying("no_pages")))
    return report


def failures_report(failures: Iterable[FailureRow], say: RecordWording) -> Report:
    """The pages that could not be read, and why."""
    report = Report(say.heading("failed"), say.language)
    head = tuple(map(say.label, ("source", "reason", "failed")))
    rows = tuple((row.source, str(say.reason(row.reason)), row.failed[:10]) for row in failures)
    report.add(Table(head, rows))
    if not rows:
        report.add(Paragraph(say.saying("no_failures")))
    return report


def kinship(row: PageRow, say: RecordWording) -> str:
    """How a page stands to the original of its family, which is named by its key."""
    word = say.words.kinship[row.kinship]
    return f"{word} ({row.copy_of})" if row.copy_of else word


def corrections_report(corrections: Iterable[Correction], say: RecordWording) -> Report:
    """What people decided, with their reasons."""
    report = Report(say.heading("corrections"), say.language)
    head = ("n°", *map(say.label, ("what", "by", "made", "because")))
    rows = tuple(
        (str(it.number), correction(it, say), it.by, it.made[:10], it.reason) for it in corrections
    )
    report.add(Table(head, rows))
    if not rows:
        report.add(Paragraph(say.saying("no_corrections")))
    return report


def correction(it: Correction, say: RecordWording) -> str:
    """What a correction does, to what."""
    about = ", ".join((*it.mentions, *it.pages))
    value = f"; {it.field} = {', '.join(it.values)}" if it.field else ""
    undone = f" ({say.label('undone')})" if it.undone else ""
    return f"{say.words.corrections[it.kind]}{say.label('colon')}{about}{value}{undone}"

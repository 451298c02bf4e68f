"""TimelineJS JSON: one slide for each event that has a day.

Fields are those of the TimelineJS documentation (timeline.knightlab.com/docs/json-format.html).
It shows headlines, texts and display dates as HTML, so all text is escaped. ``group`` is the PLOVER type. An
event with one open side stands at the day that is known, and its display date says so; one without any day
cannot be shown and is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Any, BinaryIO

from seuil.article.model import When
from seuil.brief.shown import shown
from seuil.data_files.shapes.brief import BriefWords
from seuil.event.model import Event, Record
from seuil.export.lines import write_object
from seuil.export.names import Names
from seuil.export.options import Options
from seuil.export.values import day


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """One event at a time; those without a day are left out, counted, and the count is shown on the title."""
    names = Names(record, options.data, options.language)
    undated = sum(1 for event in record.events() if _dates(event.when) is None)
    words = options.data.language(options.language).brief

    def slides() -> Iterator[dict[str, Any]]:
        for event in record.events():
            dates = _dates(event.when)
            if dates is not None:
                yield dates | _slide(event, names, words)

    note = f"{undated} × {words.labels['undated']}" if undated else ""
    title = {"text": {"headline": _html(options.title or "Seuil"), "text": _html(note)}}
    write_object(out, {"title": title}, "events", slides())
    return (f"{undated} events without a day are left out",) if undated else ()


def _dates(when: When | None) -> dict[str, Any] | None:
    first, last = (day(when.earliest), day(when.latest)) if when else (None, None)
    start = first or last
    if start is None:
        return None
    found: dict[str, Any] = {"start_date": {"year": start.year, "month": start.month, "day": start.day}}
    if first and last and first != last:
        found["end_date"] = {"year": last.year, "month": last.month, "day": last.day}
    if first is None or last is None:
        found["display_date"] = f"{first or '…'} / {last or '…'}"
    return found


def _slide(event: Event, names: Names, words: BriefWords) -> dict[str, Any]:
    act = names.act(event.act)
    status = words.status[event.status]
    if event.polarity == "negated":
        act = f"{words.polarity['negated']} {act}"
        status = f"{words.labels['negated']}, {status}"
    actor = ", ".join(names.names(event.actor)) or f"({words.labels['nobody']})"
    headline = f"{actor}{words.labels['colon']}{act}"
    if event.target:
        headline += f" → {', '.join(names.names(event.target))}"
    paragraphs = [f"<p><b>{_html(status)}</b></p>"]
    for account in event.accounts:
        told = " · ".join(filter(None, (account.outlet or account.agency, account.known)))
        paragraphs.append(f"<p>{_html(account.words)} <small>{_html(told)}</small></p>")
    return {
        "unique_id": event.id,
        "group": event.plover or event.act,
        "text": {"headline": _html(headline), "text": "".join(paragraphs)},
        "autolink": False,  # an address in the words of a page is no link of ours
    }


def _html(text: str) -> str:
    return escape(shown(text))

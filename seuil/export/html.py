"""The HTML report: one self-contained file for people, light and dark, to be read on a screen or printed.

It loads nothing and runs nothing; all that comes from a page is escaped (seuil/brief/templating.py). The
timeline draws at most 300 events, those with the most independent accounts, and says so. Events are written
as they come; what is held at once is a line for each event and a row for each page.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, get_args

from seuil.assertion.model import Status
from seuil.brief.templating import templates_in
from seuil.brief.wording import SIGNS
from seuil.data_files.shapes.acts import PloverType
from seuil.event.model import Event, Family, Member, PageRow, Record
from seuil.export.options import Options
from seuil.export.timeline import LEFT, RIGHT, TOP, WIDTH, Entry, Timeline, draw
from seuil.export.values import day
from seuil.export.wording import Wording
from seuil.version import VERSION

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_MOST_DRAWN = 300
# The lane of acts that have no PLOVER type.
_OTHER = "–"
_LANES = (*get_args(PloverType), _OTHER)


@dataclass(slots=True)
class Overview:
    """What a first look at the record gives: counts, the span of days, a line for each event, the drawing."""

    lines: dict[str, str] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=lambda: dict.fromkeys(get_args(Status), 0))
    negated: int = 0
    confirmed: int = 0
    disputed: int = 0
    dated: int = 0
    first: str = ""
    last: str = ""
    pages: dict[str, PageRow] = field(default_factory=dict)
    outlets: set[str] = field(default_factory=set)
    reports: int = 0
    clauses: set[tuple[str, str]] = field(default_factory=set)
    drawn: int = 0
    timeline: Timeline | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A family as the list of sources shows it: the original, and its copies with how they stand to it."""

    family: Family
    original: PageRow | None
    copies: tuple[tuple[Member, PageRow | None], ...]


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """Write the file, piece by piece."""
    say = Wording(record, options)
    seen = _overview(record, say)
    stream = (
        templates_in(_TEMPLATES)
        .get_template("report.html.jinja")
        .stream(
            title=options.title or say.words.headings["report"],
            language=options.language,
            version=VERSION,
            say=say,
            seen=seen,
            signs=SIGNS,
            drawing={"width": WIDTH, "left": LEFT, "right": RIGHT, "top": TOP},
            events=(say.event(event) for event in record.events()),
            findings=say.findings(record),
            reports=_reports(record, seen),
            corrections=[say.correction(c) for c in record.corrections()],
        )
    )
    stream.enable_buffering(200)
    for piece in stream:
        out.write(piece.encode("utf-8", "replace"))
    return ()


def _overview(record: Record, say: Wording) -> Overview:
    seen = Overview()
    most: list[tuple[int, bool, str, Entry]] = []
    for event in record.events():
        _count(event, seen, say)
        entry = _entry(event, seen.lines[event.id], say)
        if entry is not None:
            seen.dated += 1
            ranked = (len(event.accounts), event.confirmed, event.id, entry)
            (heapq.heappush if len(most) < _MOST_DRAWN else heapq.heappushpop)(most, ranked)
    seen.drawn = len(most)
    seen.timeline = draw([entry for *_, entry in most], _LANES) if most else None
    seen.pages = {page.key: page for page in record.pages()}
    seen.outlets = {page.outlet for page in seen.pages.values() if page.outlet}
    seen.reports = sum(1 for _ in record.families())
    seen.clauses = {(row.doctrine, row.clause) for row in record.findings()}
    return seen


def _count(event: Event, seen: Overview, say: Wording) -> None:
    seen.lines[event.id] = say.headline(event)
    seen.negated += event.polarity == "negated"
    seen.statuses[event.status] += event.polarity == "affirmed"
    seen.confirmed += event.confirmed
    seen.disputed += bool(event.differences)
    for known in (event.when.earliest, event.when.latest) if event.when else ():
        if known:
            seen.first = min(seen.first or known, known)
            seen.last = max(seen.last, known)


def _entry(event: Event, line: str, say: Wording) -> Entry | None:
    first, last = (day(event.when.earliest), day(event.when.latest)) if event.when else (None, None)
    if first is None and last is None:
        return None
    accounts = len(event.accounts)
    told = f"{accounts} {say.label('account' if accounts == 1 else 'accounts')}"
    return Entry(
        id=event.id,
        lane=event.plover or _OTHER,
        label=line,
        classes=say.classes(event),
        status=event.status,
        first=first,
        last=last,
        title=f"{say.when(event.when)} · {line} · {', '.join(say.standing(event))} · {told}",
    )


def _reports(record: Record, seen: Overview) -> Iterator[Report]:
    for family in record.families():
        copies = [m for m in family.members if m.page != family.original]
        yield Report(
            family, seen.pages.get(family.original), tuple((m, seen.pages.get(m.page)) for m in copies)
        )

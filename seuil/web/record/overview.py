"""The first page: the figures of a dossier, its newest events, and the clauses that they touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from babel import Locale

from seuil.asking.model import TouchedClause
from seuil.asking.thresholds import touched_clauses
from seuil.asking.wording import RecordWording
from seuil.doctrine.views import DoctrineViews
from seuil.event.model import Event, FindingRow
from seuil.store.model import Query as RecordQuery
from seuil.store.touching import Touching
from seuil.web.desk import Desk
from seuil.web.doctrines.addresses import clause_address
from seuil.web.doctrines.touching import TouchingEvents
from seuil.web.languages import current_language
from seuil.web.record.listing import Line, contents_of, line_of

_NEWEST, _TOUCHING, _CLAUSES = 8, 6, 6


@dataclass(frozen=True, slots=True)
class Figures:
    """What a dossier holds. ``known`` are the first and last ISO day on which its pages were out."""

    pages: int
    reports: int
    events: int
    failures: int
    languages: tuple[str, ...]
    known: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Touched:
    """A clause that an event touches, with what stays to be judged."""

    cite: str
    document: str
    href: str
    relation: str
    event: Line
    to_judge: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows. ``touching`` is how many events touch any declared clause."""

    figures: Figures
    newest: tuple[Line, ...]
    ahead: tuple[Line, ...]
    touched: tuple[Touched, ...]
    touching: int


def overview(desk: Desk) -> Overview:
    """The first page of a dossier; nothing that grows with it is gone through."""
    store = desk.store
    done = _newest(desk, ("happened", "ongoing"))
    ahead = _newest(desk, ("planned",))
    findings = store.touching(Touching(), _TOUCHING)
    touching = store.events_touching(findings)
    say = desk.say(contents_of(store, (*done, *ahead, *touching.values()), None))
    return Overview(
        figures=_figures(desk),
        newest=tuple(line_of(event, say) for event in done),
        ahead=tuple(line_of(event, say) for event in ahead[: _NEWEST // 2]),
        touched=_touched(findings, touching, desk.policies(), say),
        touching=TouchingEvents(desk).counts(Touching())[0] if findings else 0,
    )


def _newest(desk: Desk, status: tuple[str, ...]) -> tuple[Event, ...]:
    store, query = desk.store, RecordQuery(status=status, order="newest", limit=_NEWEST)
    return desk.kept.of(store, ("newest", query), lambda: tuple(store.find(query)))


def _figures(desk: Desk) -> Figures:
    store = desk.store
    counts = store.counts()
    locale = Locale.parse(current_language())
    codes = desk.kept.of(store, "languages", lambda: tuple(store.languages()))
    names = tuple(str(locale.languages.get(code, code)) for code in codes)
    return Figures(
        pages=counts["page"],
        reports=counts["family"],
        events=counts["event"],
        failures=counts["failure"],
        languages=names[:6],
        known=store.known_span(),
    )


def _touched(
    findings: Sequence[FindingRow], events: Mapping[str, Event], views: DoctrineViews, say: RecordWording
) -> tuple[Touched, ...]:
    rows = touched_clauses(findings, events, orphans=False)
    return tuple(_in_words(row, events[row.event], views, say) for row in rows[:_CLAUSES] if row.event)


def _in_words(row: TouchedClause, event: Event, views: DoctrineViews, say: RecordWording) -> Touched:
    clause = views.find(row.doctrine, row.clause)
    judge = tuple(filter(str.strip, row.to_judge)) if clause is None else views.to_judge(clause)
    return Touched(
        cite=row.clause if clause is None else views.cite(clause),
        document=row.doctrine,
        href=clause_address(row.doctrine, row.clause),
        relation=views.words.relations[row.relation],
        event=line_of(event, say),
        to_judge=judge,
    )

"""What a dossier holds at a glance: languages, outlets, days on which pages came out, clauses touched."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import exists, func, select

from seuil.event.model import FindingRow
from seuil.store import schema
from seuil.store.database import Database
from seuil.store.model import OutletPages
from seuil.store.record import CHUNK, finding_row


def languages(database: Database) -> dict[str, int]:
    """Language → how many pages are in it, the most first."""
    t = schema.article
    pages = func.count()
    with database.reading() as connection:
        rows = connection.execute(select(t.c.language, pages).group_by(t.c.language)).all()
    return {language: int(number) for language, number in sorted(rows, key=lambda row: (-row[1], row[0]))}


def outlet_pages(database: Database) -> tuple[OutletPages, ...]:
    """The outlets with their pages, the most first; a page that was not set against the others is its own
    original.
    """
    article, member = schema.article, schema.member
    copies = func.count().filter(member.c.kinship != "original")
    wanted = select(article.c.outlet, func.count(), copies).outerjoin(
        member, member.c.page == article.c.page
    )
    with database.reading() as connection:
        rows = connection.execute(wanted.group_by(article.c.outlet)).all()
    found = [
        OutletPages(outlet=outlet, pages=pages, originals=pages - copied, copies=copied)
        for outlet, pages, copied in rows
    ]
    return tuple(sorted(found, key=lambda row: (-row.pages, row.outlet is None, row.outlet or "")))


def known_beside(database: Database, day: str) -> tuple[str | None, str | None]:
    """The last day before an ISO day, and the first after it, on which pages that assert something came
    out; null where there is none.
    """
    known = schema.mention.c.known
    before = select(func.max(known)).where(known < day).scalar_subquery()
    after = select(func.min(known)).where(known > day).scalar_subquery()
    with database.reading() as connection:
        found = connection.execute(select(before, after)).one()
    return found[0], found[1]


def newest_touched(database: Database, limit: int) -> tuple[str, ...]:
    """The ids of the newest events that touch a clause, the newest first; those without a time are left out.

    Events are walked from the end of their index until there are enough.
    """
    event, held, finding = schema.event, schema.event_mention, schema.finding
    of = held.join(finding, finding.c.mention == held.c.mention)
    touches = exists(select(finding.c.number).select_from(of).where(held.c.event == event.c.id))
    wanted = select(event.c.id).where(event.c.undated.is_(False), touches)
    wanted = wanted.order_by(event.c.undated.desc(), event.c.time.desc(), event.c.id.desc())
    with database.reading() as connection:
        return tuple(connection.execute(wanted.limit(limit)).scalars())


def findings_of(database: Database, events: Sequence[str]) -> tuple[FindingRow, ...]:
    """The findings of the events with these ids, by doctrine, clause, mention."""
    t, of = schema.finding, schema.event_mention
    order = (t.c.doctrine, t.c.clause, t.c.mention, t.c.number)
    found: list[FindingRow] = []
    with database.reading() as connection:
        for at in range(0, len(events), CHUNK):
            wanted = select(t, of.c.event).join(of, of.c.mention == t.c.mention)
            rows = connection.execute(wanted.where(of.c.event.in_(events[at : at + CHUNK])).order_by(*order))
            found += map(finding_row, rows)
    return tuple(found)

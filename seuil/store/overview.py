"""What a dossier holds at a glance: languages, outlets, days on which pages came out."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from seuil.store import schema
from seuil.store.database import Database
from seuil.store.model import OutletPages
from seuil.store.words import compared, most_written


def languages(database: Database) -> dict[str, int]:
    """Language → how many pages are in it, the most first."""
    t = schema.article
    pages = func.count()
    with database.reading() as connection:
        rows = connection.execute(select(t.c.language, pages).group_by(t.c.language)).all()
    return {language: int(number) for language, number in sorted(rows, key=lambda row: (-row[1], row[0]))}


def outlet_pages(database: Database) -> tuple[OutletPages, ...]:
    """The outlets with their pages, the most first; a page that was not set against the others is its own
    original. One outlet that is written in several ways is called as most pages write it.
    """
    article, member = schema.article, schema.member
    copies = func.count().filter(member.c.kinship != "original")
    wanted = select(article.c.outlet, func.count(), copies).outerjoin(
        member, member.c.page == article.c.page
    )
    with database.reading() as connection:
        rows = connection.execute(wanted.group_by(article.c.outlet)).all()
    alike: dict[str | None, list[tuple[str | None, int, int]]] = {}
    for outlet, pages, copied in rows:
        alike.setdefault(outlet and compared(outlet), []).append((outlet, pages, copied))
    found = [_outlet(some) for some in alike.values()]
    return tuple(sorted(found, key=lambda row: (-row.pages, row.outlet is None, row.outlet or "")))


def _outlet(rows: Sequence[tuple[str | None, int, int]]) -> OutletPages:
    """The rows of one outlet, with its pages and copies, as one."""
    pages, copies = sum(row[1] for row in rows), sum(row[2] for row in rows)
    written = {outlet: number for outlet, number, _ in rows if outlet is not None}
    name = most_written(written) if written else None
    return OutletPages(outlet=name, pages=pages, originals=pages - copies, copies=copies)


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

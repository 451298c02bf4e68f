"""Pages of a dossier found by a query, a list's page at a time, and what hangs on one page."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, false, func, or_, select

from seuil.event.model import PageRow
from seuil.store import schema
from seuil.store.asking import searched
from seuil.store.database import Database
from seuil.store.model import FailureRow, PageQuery
from seuil.store.record import page_row, pages_as_rows
from seuil.store.words import compared, most_written, words_of


def find(database: Database, query: PageQuery) -> tuple[PageRow, ...]:
    """The pages that meet a query. Their date is kept as JSON that begins with its EDTF, which orders it."""
    with database.reading() as connection:
        # The keys first, then no more than these pages: their rows are wide, and there are many.
        keys = list(connection.execute(_keys(connection, query)).scalars())
        rows = connection.execute(pages_as_rows().where(schema.page.c.key.in_(keys)))
        found = {row.key: page_row(row) for row in rows}
    return tuple(found[key] for key in keys if key in found)


def _keys(connection: Connection, query: PageQuery) -> Select[Any]:
    """The keys of the pages that meet a query, the newest first, undated ones last."""
    article = schema.article
    wanted = _met(select(article.c.page), connection, query)
    ordered = wanted.order_by(article.c.published.desc().nulls_last(), article.c.page)
    return ordered.limit(query.limit).offset(query.offset)


def count(database: Database, query: PageQuery) -> int:
    """How many pages meet a query."""
    with database.reading() as connection:
        wanted = _met(select(func.count()).select_from(schema.article), connection, query)
        return int(connection.execute(wanted).scalar_one())


def _met(wanted: Select[Any], connection: Connection, query: PageQuery) -> Select[Any]:
    """What is wanted of articles, of those alone that meet a query."""
    member = schema.member
    if query.kinship or query.family:
        wanted = wanted.outerjoin(member, member.c.page == schema.article.c.page)
    return wanted.where(*_conditions(connection, query))


def holds(database: Database, page: str) -> bool:
    """Whether there is a page with this key."""
    wanted = select(schema.page.c.key).where(schema.page.c.key == page)
    with database.reading() as connection:
        return connection.execute(wanted).first() is not None


def outlets(database: Database, limit: int) -> tuple[tuple[str, int], ...]:
    """The outlets that have most pages, with how many, each as most of its pages write it."""
    outlet, pages = schema.article.c.outlet, func.count()
    wanted = select(outlet, pages).where(outlet.is_not(None)).group_by(outlet)
    alike: dict[str, dict[str, int]] = {}
    with database.reading() as connection:
        for name, number in connection.execute(wanted):
            alike.setdefault(compared(name), {})[name] = int(number)
    found = [(most_written(written), sum(written.values())) for written in alike.values()]
    return tuple(sorted(found, key=lambda row: (-row[1], row[0]))[:limit])


def events_on(database: Database, page: str) -> dict[str, str]:
    """The event of each assertion of a page, by the assertion's id."""
    t, of = schema.mention, schema.event_mention
    wanted = select(t.c.assertion, of.c.event).join(of, of.c.mention == t.c.key).where(t.c.page == page)
    with database.reading() as connection:
        return {row.assertion: row.event for row in connection.execute(wanted)}


def count_failures(database: Database) -> int:
    """How many pages could not be read."""
    with database.reading() as connection:
        return int(connection.execute(select(func.count()).select_from(schema.failure)).scalar_one())


def failures(database: Database, limit: int, offset: int) -> tuple[FailureRow, ...]:
    """Pages that could not be read, by source."""
    t = schema.failure
    wanted = select(t.c.source, t.c.reason, t.c.failed, t.c.item.is_not(None).label("again"))
    with database.reading() as connection:
        rows = connection.execute(wanted.order_by(t.c.source).limit(limit).offset(offset)).all()
    return tuple(FailureRow.model_validate(dict(row._mapping)) for row in rows)


def _conditions(connection: Connection, query: PageQuery) -> list[ColumnElement[bool]]:
    article, member = schema.article, schema.member
    met: list[ColumnElement[bool]] = []
    if query.outlet is not None:
        named = select(article.c.outlet).where(article.c.outlet.is_not(None)).distinct()
        wanted = compared(query.outlet)
        alike = [name for name in connection.execute(named).scalars() if compared(name) == wanted]
        met.append(article.c.outlet.in_(alike))
    if query.language is not None:
        met.append(article.c.language == query.language)
    if query.kinship is not None:
        alone = (member.c.kinship.is_(None),) if query.kinship == "original" else ()
        met.append(or_(member.c.kinship == query.kinship, *alone))
    if query.family is not None:
        # A page that was not set against the others yet is its own family.
        met.append(or_(member.c.family == query.family, article.c.page == query.family))
    if query.text is not None:
        words = words_of(query.text)
        met.append(article.c.number.in_(searched(connection, query.text)) if words else false())
    return met

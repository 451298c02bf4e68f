"""Pages put into a dossier: each whole, in one transaction, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, text, update

from seuil.store import schema
from seuil.store.rows import PageRows, Row
from seuil.store.schema import article, failure, mention, pending_act, pending_page, reading

# What is derived of a page, in the order in which it goes in; it goes out in the other.
_DERIVED: tuple[Table, ...] = (
    schema.entity,
    schema.mention,
    schema.mention_role,
    schema.finding,
    schema.fingerprint,
    schema.band,
)


def has_reading(connection: Connection, key: str, version: str, fingerprint: str) -> bool:
    """Whether a page is in, read by this version with these models and data."""
    wanted = select(reading.c.number).where(
        reading.c.page == key, reading.c.version == version, reading.c.fingerprint == fingerprint
    )
    return connection.execute(wanted.limit(1)).first() is not None


def has_source(connection: Connection, source: str, version: str, fingerprint: str) -> bool:
    """Whether a page that stood at ``source`` is in, whatever its bytes were."""
    wanted = (
        select(reading.c.number)
        .join(schema.page, schema.page.c.key == reading.c.page)
        .where(
            schema.page.c.source == source,
            reading.c.version == version,
            reading.c.fingerprint == fingerprint,
        )
    )
    return connection.execute(wanted.limit(1)).first() is not None


def put_page(connection: Connection, rows: PageRows, now: str) -> bool:
    """Put a page in with all that was read from it. False where this very reading was in already.

    A page that is in from an older version gets a new reading; the older one stays.
    """
    if has_reading(connection, rows.key, rows.version, rows.fingerprint):
        return False
    number = _last_reading(connection, rows.key) + 1
    if number == 1:
        _put(connection, schema.page, [{**rows.tables["page"][0], "added": now}])
    else:
        _take_out(connection, rows.key)
    new = {**rows.tables["reading"][0], "number": number, "read": now, "current": True}
    connection.execute(update(reading).where(reading.c.page == rows.key).values(current=False))
    _put(connection, reading, [new])
    _put_article(connection, rows)
    for table in _DERIVED:
        _put(connection, table, rows.tables.get(table.name, ()))
    connection.execute(delete(failure).where(failure.c.source == rows.tables["page"][0]["source"]))
    mark_pending(connection, [rows.key], linked=False)
    return True


def mark_pending(connection: Connection, pages: Iterable[str], *, linked: bool) -> None:
    """Keep in mind that families and events have to be made again for these pages.

    ``linked``: what they are copies of is known already.
    """
    for key in pages:
        known = connection.execute(select(pending_page.c.linked).where(pending_page.c.page == key)).first()
        if known is None:
            _put(connection, pending_page, [{"page": key, "linked": linked}])
        elif known.linked and not linked:
            connection.execute(update(pending_page).where(pending_page.c.page == key).values(linked=False))


def _last_reading(connection: Connection, key: str) -> int:
    last = connection.execute(select(func.max(reading.c.number)).where(reading.c.page == key)).scalar()
    return int(last or 0)


def _take_out(connection: Connection, key: str) -> None:
    """Take out what was derived of an older reading; the acts that it told are to be made again."""
    gone = connection.execute(select(mention.c.act).distinct().where(mention.c.page == key)).scalars().all()
    known = set(connection.execute(select(pending_act.c.act)).scalars())
    _mark_fellow(connection, key)
    _put(connection, pending_act, [{"act": act} for act in gone if act not in known])
    of_page = select(mention.c.key).where(mention.c.page == key)
    for table in reversed(_DERIVED):
        if table is schema.mention_role:
            connection.execute(delete(table).where(table.c.mention.in_(of_page)))
        else:
            connection.execute(delete(table).where(table.c.page == key))
    number = connection.execute(select(article.c.number).where(article.c.page == key)).scalar()
    column = "rowid" if connection.dialect.name == "sqlite" else "number"
    connection.execute(text(f"DELETE FROM article_search WHERE {column} = :number"), {"number": number})
    connection.execute(delete(article).where(article.c.page == key))


def _mark_fellow(connection: Connection, key: str) -> None:
    """The page that now speaks for those with the words that this one had is to be compared again."""
    mine, other = schema.fingerprint.alias("mine"), schema.fingerprint.alias("other")
    fellows = select(func.min(other.c.page)).join(mine, mine.c.body == other.c.body)
    first = connection.execute(fellows.where(mine.c.page == key, other.c.page != key)).scalar()
    if first is not None and first > key:
        mark_pending(connection, [first], linked=False)


def _put_article(connection: Connection, rows: PageRows) -> None:
    put = insert(article).values(rows.tables["article"][0]).returning(article.c.number)
    number = connection.execute(put).scalar_one()
    if connection.dialect.name == "sqlite":
        search = "INSERT INTO article_search (rowid, words) VALUES (:number, :words)"
        values: dict[str, Any] = {"number": number, "words": " ".join(rows.words)}
    else:
        search = "INSERT INTO article_search (number, words) VALUES (:number, array_to_tsvector(:words))"
        values = {"number": number, "words": list(rows.words)}
    connection.execute(text(search), values)


def _put(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if rows:
        connection.execute(insert(table), list(rows))

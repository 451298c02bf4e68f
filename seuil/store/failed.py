"""Pages that could not be read: kept with the reason, and with what is needed to take them again."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from seuil.page.formats.model import Item, Unreadable
from seuil.store.columns import storable
from seuil.store.database import Database
from seuil.store.schema import failure


def row_of(
    item: Item | Unreadable, reason: str, *, version: str, program: str, page: str | None, now: str
) -> dict[str, Any]:
    """The row of a failure. What could not be made an item cannot be taken again by itself."""
    again = isinstance(item, Item)
    content = item.content if isinstance(item, Item) else None
    return {
        "source": item.source,
        "page": page,
        "reason": " ".join(reason.split()),
        "version": version,
        "fingerprint": program,
        "failed": now,
        "item": _without_content(item) if again else None,
        "content": None if content is None else zlib.compress(content, 6),
    }


def put(connection: Connection, row: dict[str, Any]) -> None:
    """Keep a failure in place of an earlier one of the same source."""
    connection.execute(delete(failure).where(failure.c.source == row["source"]))
    connection.execute(insert(failure), [row])


def is_known(connection: Connection, source: str, page: str | None, version: str, program: str) -> bool:
    """Whether these bytes, or this address, failed with this version already."""
    wanted = select(failure.c.source).where(
        failure.c.source == source,
        failure.c.version == version,
        failure.c.fingerprint == program,
    )
    if page is not None:
        wanted = wanted.where(failure.c.page == page)
    return connection.execute(wanted).first() is not None


def items(database: Database) -> Iterator[Item]:
    """The items that can be taken again, by source; one after the other, since each holds its bytes."""
    t = failure
    with database.reading() as connection:
        sources = list(
            connection.execute(select(t.c.source).where(t.c.item.is_not(None)).order_by(t.c.source)).scalars()
        )
    for source in sources:
        with database.reading() as connection:
            row = connection.execute(select(t.c.item, t.c.content).where(t.c.source == source)).first()
        if row is not None:
            content = None if row.content is None else zlib.decompress(row.content)
            yield Item.model_validate_json(row.item).model_copy(update={"content": content})


def _without_content(item: Item | Unreadable) -> str:
    plain = item.model_copy(update={"content": None, "source": storable(item.source)})
    return plain.model_dump_json()

"""Which pages are alike: each new page set against those that share a band of its sketch.

Pages of exactly the same words are spoken for by one of them, that with the lowest key: it alone is set
against others, and the rest are linked to it, so that fifty copies do not cost fifty times fifty comparisons.
The links that are left depend on the pages only, not on the order in which they came.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, or_, select, update

from seuil.store import schema
from seuil.store.database import Database
from seuil.store.makers import Makers
from seuil.store.packing import kept, to_json
from seuil.store.schema import band, link, pending_page
from seuil.store.writing import mark_pending

BATCH = 50
"""Pages that are linked in one transaction."""

_KEPT = 500  # fingerprints that are held at once


def link_pages(database: Database, makers: Makers, progress: Callable[[str, int, int], None]) -> None:
    """Link every page that waits for it, some in each transaction, so that a stop loses little."""
    linker = Linker(makers)
    waiting = pending_page.c.linked.is_(False)
    with database.reading() as connection:
        wanted = select(func.count()).select_from(pending_page).where(waiting)
        left = whole = int(connection.execute(wanted).scalar_one())
    while left:
        with database.writing() as connection:
            next_ = select(pending_page.c.page).where(waiting).order_by(pending_page.c.page).limit(BATCH)
            pages = [row.page for row in connection.execute(next_)]
            for page in pages:
                linker.link(connection, page)
                connection.execute(
                    update(pending_page).where(pending_page.c.page == page).values(linked=True)
                )
        left = max(left - len(pages), 0) if pages else 0
        progress("links", whole - left, whole)


class Linker:
    """Links pages; fingerprints are read once while they are in use."""

    def __init__(self, makers: Makers) -> None:
        self._makers = makers
        self._held: OrderedDict[str, Any] = OrderedDict()

    def link(self, connection: Connection, page: str) -> None:
        """Set one page against the pages that were linked before."""
        self._held.pop(page, None)  # it may have been read anew
        drop_links(connection, page)
        mine = schema.fingerprint
        body = connection.execute(select(mine.c.body).where(mine.c.page == page)).scalar()
        if body is None:
            return
        same = self._same(connection, page, body)
        if same and same[0] < page:
            self._compare(connection, same[0], page)
            return
        if same:
            drop_links(connection, same[0])
        for other in (*same, *self._candidates(connection, page, body)):
            self._compare(connection, page, other)

    def _same(self, connection: Connection, page: str, body: str) -> list[str]:
        """The linked pages of exactly the same words, by key."""
        t = schema.fingerprint
        wanted = select(t.c.page).where(t.c.body == body, t.c.page != page, ~_waits(t.c.page))
        return list(connection.execute(wanted.order_by(t.c.page)).scalars())

    def _candidates(self, connection: Connection, page: str, body: str) -> list[str]:
        """The linked pages that share a band and speak for those of their words, by key."""
        mine, theirs, print_ = band.alias("mine"), band.alias("theirs"), schema.fingerprint.alias("print")
        first = schema.fingerprint.alias("first")
        spoken_for = exists(
            select(first.c.page).where(
                first.c.body == print_.c.body, first.c.page < print_.c.page, ~_waits(first.c.page)
            )
        )
        near = (
            select(theirs.c.page)
            .join(mine, mine.c.band == theirs.c.band)
            .where(mine.c.page == page, theirs.c.page != page)
        )
        wanted = select(print_.c.page).where(
            print_.c.page.in_(near), print_.c.body != body, ~_waits(print_.c.page), ~spoken_for
        )
        return list(connection.execute(wanted.order_by(print_.c.page)).scalars())

    def _compare(self, connection: Connection, one: str, other: str) -> None:
        a, b = sorted((one, other))
        found = self._makers.link_of(self._fingerprint(connection, a), self._fingerprint(connection, b))
        if found is not None:
            connection.execute(insert(link), [{"a": a, "b": b, "json": to_json(found)}])
            mark_pending(connection, (a, b), linked=True)

    def _fingerprint(self, connection: Connection, page: str) -> Any:
        if page not in self._held:
            t = schema.fingerprint
            packed = connection.execute(select(t.c.json).where(t.c.page == page)).scalar_one()
            self._held[page] = kept(self._makers.fingerprint, packed, f"the fingerprint of page {page}")
            if len(self._held) > _KEPT:
                self._held.popitem(last=False)
        self._held.move_to_end(page)
        return self._held[page]


def drop_links(connection: Connection, page: str) -> None:
    """Forget the links of a page; the families of those that it was linked to are to be made again."""
    touching = or_(link.c.a == page, link.c.b == page)
    rows = connection.execute(select(link.c.a, link.c.b).where(touching)).all()
    if rows:
        connection.execute(delete(link).where(touching))
        mark_pending(connection, sorted({key for row in rows for key in row} - {page}), linked=True)


def _waits(page: Any) -> Any:
    waiting = pending_page.c.linked.is_(False)
    return exists(select(pending_page.c.page).where(pending_page.c.page == page, waiting))

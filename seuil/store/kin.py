"""Families: made again for the pages that changed and all that hang together with them by links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from seuil.event.model import Correction, Family, Member
from seuil.store import schema
from seuil.store.makers import Makers
from seuil.store.packing import kept, to_json
from seuil.store.record import CHUNK
from seuil.store.schema import family, link, member


def make_families(
    connection: Connection, makers: Makers, changed: Iterable[str], corrections: list[Correction]
) -> set[str]:
    """Make the families again that ``changed`` pages are in or were in; the pages whose family is another."""
    joined = [c for c in corrections if c.kind in ("copy", "not-copy")]
    start = set(changed)
    start |= _fellows(connection, start)
    other: set[str] = set()
    lot: list[str] = []
    for component in _components(connection, start, joined):
        lot += component
        if len(lot) >= CHUNK:
            other |= _make(connection, makers, lot, joined)
            lot = []
    return other | (_make(connection, makers, lot, joined) if lot else set())


def _fellows(connection: Connection, pages: set[str]) -> set[str]:
    """The pages of the families that these pages are in now."""
    mine, theirs = member.alias("mine"), member.alias("theirs")
    wanted = select(theirs.c.page).join(mine, mine.c.family == theirs.c.family)
    found: set[str] = set()
    for lot in lots(pages):
        found.update(connection.execute(wanted.where(mine.c.page.in_(lot))).scalars())
    return found


def _components(
    connection: Connection, start: set[str], corrections: list[Correction]
) -> Iterator[list[str]]:
    """The pages that hang together with those of ``start``, by links and by what a person joined."""
    joined: dict[str, set[str]] = {}
    for correction in corrections:
        for page in correction.pages:
            joined.setdefault(page, set()).update(correction.pages)
    seen: set[str] = set()
    for page in sorted(start):
        if page in seen:
            continue
        component, at = {page}, {page}
        while at:
            near = _linked(connection, at) | {q for p in at for q in joined.get(p, ())}
            at = near - component
            component |= at
        seen |= component
        yield sorted(component)


def _linked(connection: Connection, pages: set[str]) -> set[str]:
    found: set[str] = set()
    for lot in lots(pages):
        for here, there in ((link.c.a, link.c.b), (link.c.b, link.c.a)):
            found.update(connection.execute(select(there).where(here.in_(lot))).scalars())
    return found


def _make(
    connection: Connection, makers: Makers, pages: list[str], corrections: list[Correction]
) -> set[str]:
    """Make the families of whole components; the pages whose family is another than before."""
    before = families_of_pages(connection, pages)
    facts = list(_facts(connection, makers, pages))
    links = list(_links(connection, makers, pages))
    made = list(makers.families_of(facts, links, corrections)) if facts else []
    after = {m.page: one for one in made for m in one.members}
    after |= {page: alone(page) for page in pages if page not in after}
    other = {page for page in pages if before.get(page) != after.get(page)}
    if other:
        _replace(connection, [p for p in pages if p in other], before, after)
    return other


def _replace(
    connection: Connection, pages: list[str], before: Mapping[str, Family], after: Mapping[str, Family]
) -> None:
    old = sorted({before[page].id for page in pages if page in before})
    for lot in lots(old):
        connection.execute(delete(member).where(member.c.family.in_(lot)))
        connection.execute(delete(family).where(family.c.id.in_(lot)))
    new = {after[page].id: after[page] for page in pages}
    connection.execute(insert(family), [{"id": id, "json": to_json(one)} for id, one in sorted(new.items())])
    rows = [
        {"page": m.page, "family": id, "kinship": m.kinship, "of": m.of}
        for id, one in sorted(new.items())
        for m in one.members
    ]
    connection.execute(insert(member), rows)


def _facts(connection: Connection, makers: Makers, pages: list[str]) -> Iterator[Any]:
    t = schema.fingerprint
    for lot in lots(pages):
        for row in connection.execute(select(t.c.page, t.c.json).where(t.c.page.in_(lot)).order_by(t.c.page)):
            yield makers.page_facts(kept(makers.fingerprint, row.json, f"the fingerprint of page {row.page}"))


def _links(connection: Connection, makers: Makers, pages: list[str]) -> Iterator[Any]:
    for lot in lots(pages):
        wanted = select(link).where(link.c.a.in_(lot)).order_by(link.c.a, link.c.b)
        for row in connection.execute(wanted):
            yield kept(makers.link, row.json, f"the link of pages {row.a} and {row.b}")


def families_of_pages(connection: Connection, pages: Iterable[str]) -> dict[str, Family]:
    """The family of each page; pages that have none yet are left out."""
    found: dict[str, Family] = {}
    for lot in lots(pages):
        wanted = select(family.c.json).where(
            family.c.id.in_(select(member.c.family).where(member.c.page.in_(lot)))
        )
        for row in connection.execute(wanted):
            one = Family.model_validate_json(row.json)
            found.update((m.page, one) for m in one.members)
    return found


def alone(page: str) -> Family:
    """The family of a page that is like no other."""
    return Family(id=page, original=page, members=(Member(page=page, kinship="original"),))


class FamiliesOfPages(Mapping[str, Family]):
    """The family of each page, looked up when it is asked for; few are held at once."""

    def __init__(self, connection: Connection, kept: int = 5000) -> None:
        self._connection = connection
        self._kept = kept
        self._held: dict[str, Family] = {}

    def hold(self, pages: Iterable[str]) -> None:
        """Look the families of several pages up at once, before they are asked for one by one."""
        asked = set(pages) - self._held.keys()
        self._held.update(families_of_pages(self._connection, asked))
        for page in asked:
            self._held.setdefault(page, alone(page))

    def __getitem__(self, page: str) -> Family:
        if page not in self._held:
            if len(self._held) > self._kept:
                self._held.clear()
            self._held.update(families_of_pages(self._connection, [page]))
        return self._held.setdefault(page, alone(page))

    def __iter__(self) -> Iterator[str]:
        yield from self._connection.execute(select(schema.page.c.key).order_by(schema.page.c.key)).scalars()

    def __len__(self) -> int:
        wanted = select(func.count()).select_from(schema.page)
        return int(self._connection.execute(wanted).scalar_one())


def lots(keys: Iterable[str]) -> Iterator[list[str]]:
    """Keys, sorted, some at a time: a statement takes only so many."""
    whole = sorted(keys)
    for at in range(0, len(whole), CHUNK):
        yield whole[at : at + CHUNK]

"""Events put into the dossier: what did not change keeps its row, what did leaves its past behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, bindparam, case, delete, func, insert, select, update

from seuil.event.model import Event, Family
from seuil.store import schema
from seuil.store.facet_values import FacetValues
from seuil.store.kin import lots
from seuil.store.packing import digest_of, to_json
from seuil.store.schema import event, event_json, event_mention, event_past
from seuil.store.standings import Standings, columns_of, roles_of, rows_of_standings

_STOOD = (schema.event_stood, schema.event_stood_role, schema.event_stood_source)
_THIN = (schema.event_role, event_mention, schema.event_page, schema.event_source, *_STOOD)
_LOT = 200


class EventKeeper:
    """Puts the events of one making (``build``) in."""

    def __init__(self, connection: Connection, build: int) -> None:
        self._connection = connection
        self._build = build
        self._values = FacetValues(connection)

    def put(
        self,
        made: Iterable[Event],
        acts: Iterable[str],
        standings: Standings,
        families: Mapping[str, Family],
    ) -> None:
        """Put the events in that were made of one group of acts, in place of those that it had."""
        new = {one.id: one for one in made}
        digests = {id: digest_of(to_json(one)) for id, one in new.items()}
        old = self._old(acts, new, event.c.digest)
        gone = [id for id in old if old[id] != digests.get(id)]
        self._close(gone)
        self._insert([new[id] for id in sorted(new) if old.get(id) != digests[id]], digests)
        self._stand(new, {id: standings.basis(new[id], digests[id]) for id in new}, standings, families)

    def _stand(
        self,
        new: Mapping[str, Event],
        bases: Mapping[str, str],
        standings: Standings,
        families: Mapping[str, Family],
    ) -> None:
        """Put in who tells events and how they stood, where what decides it has changed."""
        old = self._old((), new, event.c.basis)
        changed = [id for id in sorted(new) if old[id] != bases[id]]

        def numbers(one: Event) -> bytes:
            return self._values.of(one, standings.sources(one))

        for at in range(0, len(changed), _LOT):
            lot = changed[at : at + _LOT]
            for table in (*_STOOD, schema.event_source):
                self._connection.execute(delete(table).where(table.c.event.in_(lot)))
            rows = [
                rows_of_standings(id, standings.of(new[id], families), standings.sources, numbers)
                for id in lot
            ]
            told = [(id, *source) for id in lot for source in sorted(standings.sources(new[id]))]
            self._put(schema.event_source, [{"event": i, "kind": k, "name": n} for i, k, n in told])
            for table in _STOOD:
                self._put(table, [row for of_event in rows for row in of_event[table.name]])
            whole = update(event).where(event.c.id == bindparam("of"))
            whole = whole.values(basis=bindparam("by"), facets=bindparam("has"))
            values = [{"of": id, "by": bases[id], "has": numbers(new[id])} for id in lot]
            self._connection.execute(whole, values)
        self._values.put()

    def resolve_contents(self) -> None:
        """Say of each event whose content is another event which one that is now."""
        # An event is not its own content, though a mention of it may be that of another.
        held = case((event_mention.c.event == event.c.id, None), else_=event_mention.c.event)
        wanted = (
            select(event.c.id, held.label("event"), event.c.build, event_json.c.json)
            .join(event_json, event_json.c.event == event.c.id)
            .outerjoin(event_mention, event_mention.c.mention == event.c.content)
            .where(
                event.c.content.is_not(None),
                func.coalesce(held, "") != func.coalesce(event.c.content_of, ""),
            )
        )
        for row in self._connection.execute(wanted.order_by(event.c.id)).all():
            if row.build != self._build:
                self._remember([row.id])
            whole = Event.model_validate_json(row.json).model_copy(update={"content_of": row.event})
            values = {"content_of": row.event, "build": self._build}
            self._connection.execute(update(event).where(event.c.id == row.id).values(**values))
            told = update(event_json).where(event_json.c.event == row.id)
            self._connection.execute(told.values(json=to_json(whole)))

    def _old(self, acts: Iterable[str], new: Iterable[str], of: ColumnElement[Any]) -> dict[str, Any]:
        """Id → a column of the events that have these acts, and of those with an id that comes again."""
        found: dict[str, Any] = {}
        for key, asked in ((event.c.act, acts), (event.c.id, new)):
            for lot in lots(asked):
                rows = self._connection.execute(select(event.c.id, of).where(key.in_(lot)))
                found.update((id, value) for id, value in rows)
        return found

    def _close(self, ids: list[str]) -> None:
        self._remember(ids)
        for lot in lots(ids):
            for table in (*_THIN, event_json):
                self._connection.execute(delete(table).where(table.c.event.in_(lot)))
            self._connection.execute(delete(event).where(event.c.id.in_(lot)))

    def _remember(self, ids: list[str]) -> None:
        """Keep the past of events; what this very making put in is no past."""
        for lot in lots(ids):
            was = select(event.c.id, event.c.build, event_json.c.json)
            was = was.join(event_json, event_json.c.event == event.c.id)
            rows = self._connection.execute(
                was.where(event.c.id.in_(lot), event.c.build != self._build)
            ).all()
            past = [{"id": r.id, "build": r.build, "until": self._build, "json": r.json} for r in rows]
            if past:
                self._connection.execute(insert(event_past), past)

    def _insert(self, made: list[Event], digests: Mapping[str, str]) -> None:
        for at in range(0, len(made), _LOT):
            lot = made[at : at + _LOT]
            self._put(event, [_row(one, self._build, digests[one.id]) for one in lot])
            self._put(event_json, [{"event": one.id, "json": to_json(_unresolved(one))} for one in lot])
            moved = [mention for one in lot for mention in one.mentions]
            for keys in lots(moved):
                self._connection.execute(delete(event_mention).where(event_mention.c.mention.in_(keys)))
            self._put(schema.event_role, [row for one in lot for row in _roles(one)])
            self._put(event_mention, [{"mention": m, "event": one.id} for one in lot for m in one.mentions])
            self._put(schema.event_page, [{"event": o.id, "page": p} for o in lot for p in pages_of(o)])

    def _put(self, table: Table, rows: list[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def pages_of(one: Event) -> list[str]:
    """The pages that tell an event: a mention's key begins with its page's."""
    return sorted({mention.split("@", 1)[0] for mention in one.mentions})


def _content(one: Event) -> str | None:
    """The mention whose event is the content of this one; null where the maker gave the event itself."""
    return one.content_of if one.content_of and "@" in one.content_of else None


def _unresolved(one: Event) -> Event:
    return one.model_copy(update={"content_of": None}) if _content(one) else one


def _roles(one: Event) -> list[dict[str, Any]]:
    return [{"event": one.id, "role": role, "entity": entity} for role, entity in roles_of(one)]


def _row(one: Event, build: int, digest: str) -> dict[str, Any]:
    content = _content(one)
    return {
        **columns_of(one),
        "id": one.id,
        "build": build,
        "digest": digest,
        "content": content,
        "content_of": None if content else one.content_of,
    }

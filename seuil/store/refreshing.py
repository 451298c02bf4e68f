"""The record made again for what has changed: links, then families and events in one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from sqlalchemy import Connection, delete, func, insert, select, update

from seuil.event.model import Correction, Mention
from seuil.store import schema
from seuil.store.database import Database
from seuil.store.kin import FamiliesOfPages, lots, make_families
from seuil.store.linking import link_pages
from seuil.store.makers import Makers
from seuil.store.making import EventKeeper
from seuil.store.packing import kept
from seuil.store.record import CHUNK, corrections_in, streamed
from seuil.store.schema import build, correction, mention, pending_act, pending_page
from seuil.store.standings import Standings
from seuil.store.waiting import is_made_by_other

Progress = Callable[[str, int, int], None]


def refresh(database: Database, makers: Makers, clock: Callable[[], str], progress: Progress) -> None:
    """Bring families and events up to date.

    A stop at any moment leaves the record as it was, and what waits still waiting. A group of acts is made
    again as a whole when a mention of it, or the family of a page that tells it, has changed; with another
    version, other models or data than the last time, all are.
    """
    link_pages(database, makers, progress)
    with database.writing() as connection:
        making = _Making(connection, makers)
        if making.is_due():
            making.make(clock(), progress)


class _Making:
    """One making of families and events, in its transaction."""

    def __init__(self, connection: Connection, makers: Makers) -> None:
        self._connection = connection
        self._makers = makers
        self._waiting = list(self._all(select(pending_page.c.page).where(pending_page.c.linked)))
        self._acts = list(self._all(select(pending_act.c.act)))
        kept = list(corrections_in(connection, select(correction).order_by(correction.c.number)))
        self._corrections = [c for c in kept if not c.undone]
        pending = connection.execute(select(correction.c.number).where(correction.c.pending)).scalars()
        numbers = set(pending)
        self._decided = [c for c in kept if c.number in numbers]
        self._moved = _moved(self._corrections)
        self._program = f"{makers.version} {makers.program}"

    def is_due(self) -> bool:
        """Whether anything waits, or another version made what is there."""
        return bool(self._waiting or self._acts or self._decided) or self._is_other_version()

    def make(self, now: str, progress: Progress) -> None:
        """Make what is due."""
        changed = {*self._waiting, *(p for c in self._decided for p in c.pages)}
        progress("families", 0, 1)
        other = make_families(self._connection, self._makers, changed, self._corrections)
        progress("families", 1, 1)
        groups = self._groups(changed | other)
        number = self._begin(now)
        keeper = EventKeeper(self._connection, number)
        for done, (group, acts) in enumerate(sorted(groups.items())):
            progress("events", done, len(groups))
            families = FamiliesOfPages(self._connection)
            standings = Standings(self._makers.event_at, self._corrections, self._program)
            mentions = self._mentions(group, acts, standings)
            made = self._makers.events.events(mentions, families, self._corrections)
            keeper.put(made, acts, standings, families)
        keeper.resolve_contents()
        self._keep_entities()
        self._done()
        progress("events", len(groups), len(groups))

    def _all(self, wanted: object) -> Iterable[str]:
        return self._connection.execute(wanted).scalars()  # type: ignore[call-overload]

    def _is_other_version(self) -> bool:
        return is_made_by_other(self._connection, self._makers.version, self._makers.program)

    def _groups(self, pages: set[str]) -> dict[str, set[str]]:
        """Group → its acts, for each group that is to be made again."""
        group_of = self._makers.events.group_of
        moved = set(self._moved.values())
        acts = set(self._all(select(mention.c.act).distinct())) | moved
        acts |= set(self._all(select(schema.event.c.act).distinct()))
        by_group: dict[str, set[str]] = {}
        for act in sorted(acts | set(self._acts)):
            by_group.setdefault(group_of(act), set()).add(act)
        if self._is_other_version():
            return by_group
        touched = set(self._acts)
        for lot in lots(pages):
            touched.update(self._all(select(mention.c.act).distinct().where(mention.c.page.in_(lot))))
            touched.update(self._moved_in(lot))
        for one in self._decided:
            touched.update(self._acts_of(one))
        due = {group_of(act) for act in touched}
        return {group: acts for group, acts in by_group.items() if group in due}

    def _moved_in(self, pages: Iterable[str]) -> Iterator[str]:
        of = set(pages)
        for key, act in self._moved.items():
            if key.split("@", 1)[0] in of:
                yield act

    def _acts_of(self, decided: Correction) -> Iterator[str]:
        """The acts that a correction bears on: those of its mentions, as they are, were and are set."""
        held, event = schema.event_mention, schema.event
        for lot in lots({*decided.mentions, *decided.rest}):
            yield from self._all(select(mention.c.act).where(mention.c.key.in_(lot)))
            now = select(event.c.act).join(held, held.c.event == event.c.id).where(held.c.mention.in_(lot))
            yield from self._all(now)
        if decided.kind == "set" and decided.field == "act":
            yield from decided.values

    def _begin(self, now: str) -> int:
        last = self._connection.execute(select(func.max(build.c.number))).scalar()
        number = int(last or 0) + 1
        made = {"version": self._makers.version, "fingerprint": self._makers.program}
        self._connection.execute(insert(build), [{"number": number, "made": now, **made}])
        return number

    def _mentions(self, group: str, acts: set[str], standings: Standings) -> Iterator[Mention]:
        """The mentions of a group, by key; one whose act a person set is of the group of that act.

        ``standings`` keeps them in mind.
        """
        group_of = self._makers.events.group_of
        here = sorted(key for key, act in self._moved.items() if group_of(act) == group)
        wanted = select(mention.c.key, mention.c.json).order_by(mention.c.key)
        of_group = mention.c.act.in_(sorted(acts))
        for row in streamed(self._connection, wanted.where(of_group | mention.c.key.in_(here))):
            if row.key not in self._moved or group_of(self._moved[row.key]) == group:
                yield standings.keep(kept(Mention, row.json, f"the mention {row.key}"), row.json)

    def _keep_entities(self) -> None:
        """Keep each entity by the name, kind and country that most pages give it."""
        t, known = schema.entity, schema.known_entity
        self._connection.execute(delete(known))
        wanted = select(t.c.id, t.c.name, t.c.kind, t.c.country, func.count().label("pages"))
        wanted = wanted.group_by(t.c.id, t.c.name, t.c.kind, t.c.country).order_by(t.c.id)
        rows = []
        for id, given in groupby(self._connection.execute(wanted), key=lambda row: row.id):
            votes: dict[str, Counter[str]] = {name: Counter() for name in ("name", "kind", "country")}
            for row in given:
                for name, counted in votes.items():
                    if row._mapping[name]:
                        counted[row._mapping[name]] += row.pages
            rows.append({"id": id, **{name: _most(counted) for name, counted in votes.items()}})
        for at in range(0, len(rows), CHUNK):
            self._connection.execute(insert(known), rows[at : at + CHUNK])

    def _done(self) -> None:
        self._connection.execute(delete(pending_page).where(pending_page.c.linked))
        self._connection.execute(delete(pending_act))
        self._connection.execute(update(correction).where(correction.c.pending).values(pending=False))


def _most(votes: Counter[str]) -> str | None:
    """What most pages say; of two that are said as often, the first by spelling."""
    return min(votes, key=lambda value: (-votes[value], value), default=None)


def _moved(corrections: Iterable[Correction]) -> dict[str, str]:
    """Mention → the act that a person set; the last decision holds."""
    return {
        key: c.values[0]
        for c in corrections
        if c.kind == "set" and c.field == "act" and c.values
        for key in c.mentions
    }

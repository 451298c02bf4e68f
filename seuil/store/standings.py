"""What an event is found by, as it is and as it stood on each day, as rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from seuil.event.model import ROLES, Correction, Event, Family, Mention
from seuil.store import schema
from seuil.store.makers import EventAt
from seuil.store.packing import digest_of
from seuil.store.sight import LAST
from seuil.store.words import name_of

Row = dict[str, Any]
Stretch = tuple[str, str]
Standing = tuple[str, Event]

_OF_EVENT = {"act", "plover", "status", "polarity", "certainty", "confirmed"}


class Standings:
    """Says how the events of one group stood, by their mentions and what a person decided on them.

    ``program`` is what makes them (version, models and data): another may have them stand otherwise.
    """

    def __init__(self, event_at: EventAt, corrections: Iterable[Correction], program: str) -> None:
        self._event_at, self._program = event_at, program
        self._decided: dict[str, list[Correction]] = {}
        for one in corrections:
            for key in one.mentions:
                self._decided.setdefault(key, []).append(one)
        self._mentions: dict[str, Mention] = {}
        self._marks: dict[str, str] = {}

    def keep(self, mention: Mention, text: str) -> Mention:
        """Keep a mention in mind, and hand it on; ``text`` is its JSON."""
        self._mentions[mention.key] = mention
        numbers = [one.number for one in self._decided.get(mention.key, ())]
        self._marks[mention.key] = digest_of(f"{text}{numbers}")
        return mention

    def sources(self, event: Event) -> set[tuple[str, str]]:
        """Who tells an event, as kind and name, the outlets of copies too."""
        printed = {self._mentions[key].outlet for key in event.mentions}
        return sources_of(event) | {("outlet", name) for outlet in printed for name in _both(outlet)}

    def basis(self, event: Event, digest: str) -> str:
        """A hash of all that decides how an event stood; ``digest`` is that of the event itself."""
        return digest_of(" ".join((self._program, digest, *(self._marks[key] for key in event.mentions))))

    def of(self, event: Event, families: Mapping[str, Family]) -> list[Standing]:
        """How it stood from each day on which a page of it came out, until the next; nothing before."""
        mentions = [self._mentions[key] for key in event.mentions]
        decided = {one.number: one for m in mentions for one in self._decided.get(m.key, ())}
        corrections = [decided[number] for number in sorted(decided)]
        days = sorted({m.known for m in mentions if m.known})
        found = []
        for day in days:
            # By its last day all of it is out: it stands as it is, unless pages without a day tell it too.
            if day == days[-1] and all(m.known for m in mentions):
                stood: Event | None = event
            else:
                stood = self._event_at(event, mentions, families, corrections, day)
            if stood is not None:
                found.append((day, stood))
        return found


def order_of(event: Event) -> tuple[bool, str]:
    """What events are ordered by: those without a time last, then first and last day."""
    when = event.when
    first = (when.earliest or when.latest) if when else None
    last = (when.latest if when else None) or LAST
    return first is None, f"{first} {last}" if first else ""


def columns_of(event: Event) -> Row:
    """What an event has one value of, and is found by."""
    undated, time = order_of(event)
    return {
        **event.model_dump(include=_OF_EVENT),
        "undated": undated,
        "time": time,
        "earliest": event.when.earliest if event.when else None,
        "latest": event.when.latest if event.when else None,
    }


def roles_of(event: Event) -> dict[tuple[str, str], None]:
    """Role and entity of each who is in an event."""
    return {(role, entity): None for role in ROLES for entity in event.role(role)}


def sources_of(event: Event) -> set[tuple[str, str]]:
    """Who tells an event by its accounts, as kind and name: the outlets and agencies of originals, who is
    cited, as they are compared.
    """
    found: set[tuple[str, str]] = set()
    for account in event.accounts:
        found |= {("outlet", name) for name in _both(account.outlet)}
        found |= {("agency", name) for name in _both(account.agency)}
        for voice in account.voices:
            found |= {("voice", name_of(voice.name))} | (
                {("entity", voice.source)} if voice.source else set()
            )
    return {(kind, name) for kind, name in found if name}


def _both(name: str | None) -> tuple[str, ...]:
    """An outlet as it is written (it may be an id) and folded."""
    return (name, name_of(name)) if name else ()


def rows_of_standings(
    event: str,
    standings: Sequence[Standing],
    sources_at: Callable[[Event], Iterable[tuple[str, str]]],
    numbers: Callable[[Event], bytes],
) -> dict[str, list[Row]]:
    """The rows of the event with this id in each of the tables of how events stood.

    ``sources_at`` says who tells an event, ``numbers`` gives its values as they are counted.
    """
    whole = [
        (day, [(("facets", numbers(stood)), *columns_of(stood).items())]) for day, stood in standings
    ]
    roles = [(day, list(roles_of(stood))) for day, stood in standings]
    sources = [(day, sorted(sources_at(stood))) for day, stood in standings]
    return {
        schema.event_stood.name: [{"event": event, **dict(one), **days} for one, days in _stretches(whole)],
        schema.event_stood_role.name: [
            {"event": event, "role": role, "entity": entity, **days}
            for (role, entity), days in _stretches(roles)
        ],
        schema.event_stood_source.name: [
            {"event": event, "kind": kind, "name": name, **days}
            for (kind, name), days in _stretches(sources)
        ],
    }


def _stretches(given: Sequence[tuple[str, Sequence[Any]]]) -> list[tuple[Any, Row]]:
    """Each value, with the days since and until which it holds without a break."""
    since: dict[Any, str] = {}
    found: list[tuple[Any, Row]] = []
    for day, values in given:
        for value in [value for value in since if value not in values]:
            found.append((value, {"since": since.pop(value), "until": day}))
        for value in values:
            since.setdefault(value, day)
    return found + [(value, {"since": day, "until": LAST}) for value, day in since.items()]

"""Rows that are worked out from a record for those who ask: outlets, those who are cited, clauses touched."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from seuil.article.model import Frozen, When
from seuil.data_files.shapes.acts import PloverType, TwoTongues
from seuil.event.model import Correction, Event, Mention, PageRow

Relation = Literal["declares", "would-fall-under", "reported-under", "disputed"]


class ActRow(Frozen):
    """A kind of doing that is recorded, with its PLOVER type (null where it has none) and CAMEO code."""

    id: str
    name: TwoTongues
    means: TwoTongues
    plover: PloverType | None
    plover_mode: str | None
    cameo: str
    is_not: TwoTongues


class OutletRow(Frozen):
    """An outlet: its pages, how many of them are originals, how many copies of others' reports; the events
    that it tells, and those of which no other outlet had an account earlier. Null: pages that name none.

    It is called as most of its pages write it; who writes it in other case, accents or signs means the same.
    """

    outlet: str | None
    pages: int
    originals: int
    copies: int
    events: int
    first: int


class VoiceRow(Frozen):
    """Somebody who is cited: an entity id, or only words; with each stance and how many accounts have it.

    Words count wherever somebody is cited by them, known or not, as those who ask for them find them.
    """

    source: str | None
    name: str
    stances: dict[str, int]
    accounts: int
    events: int


class Provenance(Frozen):
    """Where events come from: who tells them, and who is cited as saying so."""

    outlets: tuple[OutletRow, ...]
    voices: tuple[VoiceRow, ...]


class TouchedClause(Frozen):
    """A clause that an event touches, once, however many sentences tell the event.

    ``event`` is null where the mention is of no event; then ``mentions`` holds that one. ``relation`` is
    ``disputed`` when accounts differ on whether the event happened. ``to_judge`` is what a reader has to
    settle: nothing here says that a condition is met.
    """

    doctrine: str
    clause: str
    relation: Relation
    event: str | None
    when: When | None
    mentions: tuple[str, ...]
    matched: tuple[str, ...]
    to_judge: tuple[str, ...]
    because: tuple[str, ...]


class Whole(Frozen):
    """An event with all that belongs to it.

    ``triggers`` holds, for a mention's key, the offset of its trigger in its sentence. ``around`` are the
    events that it names: the one whose content it is, and doubtful ones; ``contents`` are its own contents.
    """

    event: Event
    mentions: tuple[Mention, ...]
    pages: tuple[PageRow, ...]
    triggers: dict[str, int] = Field(default_factory=dict)
    around: tuple[Event, ...] = ()
    contents: tuple[Event, ...] = ()
    touched: tuple[TouchedClause, ...] = ()
    corrections: tuple[Correction, ...] = ()

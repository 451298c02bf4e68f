"""What a dossier is asked: a query over its events."""

from __future__ import annotations

from typing import Literal

from seuil.article.model import Frozen
from seuil.assertion.model import Polarity, Status
from seuil.event.model import Event, Kinship


class Query(Frozen):
    """Which events are wanted. Several values of one field mean any of them; fields are taken together.

    Roles take entity ids; a state's code also finds who belongs to it or acts for it (RUS finds
    vladimir-putin), a weapon's class also its kinds. ``source`` is an outlet, an agency, or the entity id
    or words of one who is cited; with ``outlet:``, ``agency:``, ``entity:`` or ``voice:`` before it, that
    alone. ``since`` and ``until`` are ISO days, both included: an event is found
    when its interval meets them. ``known_at`` is an ISO day: only pages out by then count, and events are
    as they stood. ``text`` is searched in titles and texts of the pages that tell an event, without regard
    to case or accents; all of its words must be there.
    """

    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    plover: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    polarity: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    confirmed: bool | None = None
    source: tuple[str, ...] = ()
    page: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    known_at: str | None = None
    text: str | None = None
    order: Literal["oldest", "newest"] = "oldest"
    limit: int | None = None
    offset: int = 0


class FacetRow(Frozen):
    """One value of a field, and how many events that meet a query have it.

    ``value`` can be put back into ``Query`` ("true" and "false" for ``confirmed``). ``kind`` says of a source
    what it is: an "outlet" or "agency" by its name, or the id of an "entity" that is cited; null for others.
    """

    value: str
    count: int
    kind: str | None = None


class PlaceRow(Frozen):
    """How many events of one status and polarity are at a place, by its entity id; a state has those of all
    places in it.
    """

    place: str
    status: Status
    polarity: Polarity
    count: int


class DensityRow(Frozen):
    """How many events of one status and polarity begin between two ISO days, both included.

    ``since`` and ``until`` are null for events without a time.
    """

    since: str | None
    until: str | None
    status: str
    polarity: str
    count: int


class OutletPages(Frozen):
    """An outlet's pages: how many are originals, how many copies of others' reports. Null: none is named."""

    outlet: str | None
    pages: int
    originals: int
    copies: int


class PageQuery(Frozen):
    """Which pages are wanted, newest first; those without a date come last.

    ``outlet`` is a name, without regard to case, accents and signs; ``language`` is as pages have it;
    ``kinship`` is how a page stands in its family.
    ``text`` is searched in titles and texts, without regard to case or accents; ``family`` is its id.
    """

    outlet: str | None = None
    language: str | None = None
    kinship: Kinship | None = None
    family: str | None = None
    text: str | None = None
    limit: int = 100
    offset: int = 0


class ReadingRow(Frozen):
    """One reading of a page: the version of the program, the fingerprint of its models and data, and when.

    ``number`` counts the readings of the page from 1; ``current`` is true for the newest.
    """

    page: str
    number: int
    version: str
    fingerprint: str
    read: str
    current: bool


class FailureRow(Frozen):
    """A page that could not be read: where it stands and why. ``again``: it can be taken again."""

    source: str
    reason: str
    failed: str
    again: bool


class PastEvent(Frozen):
    """An event as it was from one making of the record (``build``) until another changed or dropped it.

    ``until`` is null for the event as it is now.
    """

    build: int
    until: int | None
    event: Event

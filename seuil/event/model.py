"""Events: assertions of one and the same happening, over all pages, with its independent sources.

A page's ``key`` is twelve hexadecimal digits of a hash of where it stood and what it held. A mention is one
assertion on one page; its key is the page's, ``@`` and the offset of the trigger ("3f9a12bc44d0@1532"; the
second assertion of one trigger is "3f9a12bc44d0@1532.2"), so that it outlives a reading by a newer version.
An event's id is made of the key of its first mention ("e" and ten hexadecimal digits). Nothing here depends
on the order in which pages came in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal, Protocol

from pydantic import Field

from seuil.article.model import Frozen, When
from seuil.assertion.model import Certainty, Polarity, Stance, Status
from seuil.brief.model import Brief

Role = Literal["actor", "target", "instrument", "place"]
ROLES: tuple[Role, ...] = ("actor", "target", "instrument", "place")

# How a page stands to the original of its family.
Kinship = Literal["original", "exact", "trimmed", "rewritten", "translated"]


def page_key(source: str, sha256: str) -> str:
    """The key of the page that stood at ``source`` with bytes of this hash."""
    return hashlib.sha256(f"{source}\0{sha256}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def event_id(anchor: str) -> str:
    """The id of the event whose first mention has the key ``anchor``."""
    return "e" + hashlib.sha256(anchor.encode()).hexdigest()[:10]


class Voice(Frozen):
    """Who says it: the source of one attribution. ``source`` is an entity id or null, ``name`` its words."""

    source: str | None
    name: str
    stance: Stance
    anonymous: bool = False


class Mention(Frozen):
    """One assertion as one page makes it, with what is needed to tell whether two are of one happening.

    ``known`` is the ISO day on which the page was out (the last that its date allows; null for a page
    without a date); ``voices`` are who says it, outermost first. ``content_of`` is the key of the mention
    whose content this one is (the strike that is authorised), ``contents`` the acts that are this one's
    content. ``numbers`` are those of the sentence that belong to no time, each with the word after it in
    ``counts``; ``named`` are the ids of all entities that the sentence names, and ``countries`` says which
    state an entity of these belongs to or acts for. ``speaker`` are the ids of who speaks of it: the actor
    of the act whose content it is, or else the innermost voice. ``headline``: it stands in the title;
    ``definite``: the words take it for known ("the strike", « cette frappe »). ``beside`` is the interval of
    ISO days that the other acts of its sentence have, where they have one and it has none. ``start`` and
    ``end`` are the trigger's offsets into ``article.text``; ``sentence`` is the evidence.
    """

    key: str
    page: str
    assertion: str
    language: str
    outlet: str | None
    known: str | None
    act: str
    plover: str | None
    cameo: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    when: When | None = None
    status: Status
    polarity: Polarity
    certainty: Certainty
    voices: tuple[Voice, ...] = ()
    content_of: str | None = None
    contents: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    counts: tuple[tuple[float, str], ...] = ()
    named: tuple[str, ...] = ()
    countries: dict[str, str] = Field(default_factory=dict)
    speaker: tuple[str, ...] = ()
    headline: bool = False
    definite: bool = False
    beside: tuple[str, str] | None = None
    trigger: str
    start: int
    end: int
    sentence: str

    def role(self, role: Role) -> tuple[str, ...]:
        """The entity ids of a role."""
        found: tuple[str, ...] = getattr(self, role)
        return found


class Account(Frozen):
    """One independent report of an event: a family of pages, by its original, with what it says.

    ``original`` is the key of the family's first page; ``pages`` are all of its pages that tell the event.
    ``words`` is the sentence that tells it best. ``known`` is the ISO day on which it was first out.
    """

    family: str
    original: str
    outlet: str | None
    agency: str | None = None
    known: str | None
    pages: tuple[str, ...]
    mentions: tuple[str, ...]
    voices: tuple[Voice, ...] = ()
    words: str


class Said(Frozen):
    """One value of a field on which accounts differ, and the families that give it."""

    value: tuple[str, ...]
    families: tuple[str, ...]


class Difference(Frozen):
    """What the independent accounts do not agree on.

    ``field``: actor, target, instrument, place, number, or "happened".
    """

    field: str
    said: tuple[Said, ...]


class Standing(Frozen):
    """How an event stood from a day on, until the next standing.

    ``since`` is an ISO day; ``reports`` counts the independent accounts that were out by then; ``because``
    says what changed it.
    """

    since: str
    status: Status
    polarity: Polarity
    certainty: Certainty
    reports: int
    confirmed: bool = False
    because: str


class Merge(Frozen):
    """Why a mention was taken for one of the event: the mention that it was joined to, and the reasons."""

    mention: str
    to: str
    because: tuple[str, ...]
    by: str | None = None


class Event(Frozen):
    """One happening. Roles hold entity ids, those that most independent accounts give first.

    ``when`` is the narrowest interval that its sources support; ``status``, ``polarity`` and ``certainty``
    are how it stands when all accounts are known (the last of ``history``). ``confirmed``: somebody is on
    record as confirming it, or two independent accounts tell it as certain. ``content_of`` is the id of the
    event whose content this one is; ``doubtful`` are ids of events that may be the same one and were not
    joined, for want of words that say which.
    """

    id: str
    act: str
    plover: str | None
    cameo: str
    actor: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    numbers: tuple[float, ...] = ()
    when: When | None = None
    status: Status
    polarity: Polarity
    certainty: Certainty
    confirmed: bool = False
    content_of: str | None = None
    accounts: tuple[Account, ...]
    differences: tuple[Difference, ...] = ()
    history: tuple[Standing, ...] = ()
    mentions: tuple[str, ...]
    merges: tuple[Merge, ...] = ()
    doubtful: tuple[str, ...] = ()

    def role(self, role: Role) -> tuple[str, ...]:
        """The entity ids of a role."""
        found: tuple[str, ...] = getattr(self, role)
        return found


class Member(Frozen):
    """A page in its family. ``like`` is how much of the shorter of the two is kept, 0 to 1."""

    page: str
    kinship: Kinship
    of: str | None = None
    like: float = 1.0
    because: str = ""


class Family(Frozen):
    """One report and its copies. ``id`` is the key of the original; ``agency`` the one it names."""

    id: str
    original: str
    agency: str | None = None
    members: tuple[Member, ...]


class Correction(Frozen):
    """What a person decided, with a name and a reason. It outlives later runs until it is undone.

    kind and what it takes: ``reject`` (mention), ``accept`` (mention), ``set`` (mention, field, values),
    ``merge`` (mentions: one of each event; rest: the others of these events), ``split`` (mentions that are
    another happening than the rest of their event), ``copy`` and ``not-copy`` (two pages).
    """

    number: int
    kind: Literal["reject", "accept", "set", "merge", "split", "copy", "not-copy"]
    mentions: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    field: str | None = None
    values: tuple[str, ...] = ()
    by: str
    reason: str
    made: str
    undone: bool = False


class PageRow(Frozen):
    """A page of the dossier, without its text."""

    key: str
    source: str
    url: str | None
    sha256: str
    media_type: str
    bytes: int
    title: str | None
    language: str
    outlet: str | None
    published: When | None
    version: str
    family: str
    kinship: Kinship
    copy_of: str | None = None


class FindingRow(Frozen):
    """A clause that an assertion of a page touches, and the event that the assertion is of."""

    doctrine: str
    clause: str
    relation: str
    mention: str
    page: str
    event: str | None
    matched: tuple[str, ...]
    to_judge: tuple[str, ...]
    because: str


class EntityRow(Frozen):
    """An entity of the dossier, by the name that most pages give it."""

    id: str
    name: str
    kind: str
    country: str | None = None


class Record(Protocol):
    """What is asked of a dossier by those who show or export it. Everything comes in one fixed order."""

    def events(self) -> Iterator[Event]:
        """All events, by time, then id."""

    def mentions(self) -> Iterator[Mention]:
        """All assertions of the newest reading of each page, by page key, then offset."""

    def pages(self) -> Iterator[PageRow]:
        """All pages, by key."""

    def families(self) -> Iterator[Family]:
        """All families, by id."""

    def findings(self) -> Iterator[FindingRow]:
        """All findings, by doctrine, clause, mention."""

    def entities(self) -> Iterator[EntityRow]:
        """All entities, by id."""

    def corrections(self) -> Iterator[Correction]:
        """All corrections, by number."""

    def brief(self, page: str) -> Brief:
        """The newest reading of a page. Raises UsageError for a key that there is not."""

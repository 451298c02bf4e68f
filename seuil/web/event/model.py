"""What the page of an event shows: texts that are ready, and where they lead."""

from __future__ import annotations

from dataclasses import dataclass

from seuil.brief.reasons import Phrase

# Characters around a trigger in a list of sentences.
_AROUND = 45


@dataclass(frozen=True, slots=True)
class Named:
    """A value with its id, and where it leads; empty where nowhere."""

    text: str | Phrase
    id: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values."""

    label: str
    values: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Stood:
    """How an event stands or stood: its sign, the class of its colour, the words."""

    sign: str
    tone: str
    words: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Another event: its id, its act, its phrase, its time, how it stands."""

    id: str
    act: str
    phrase: str
    when: str
    stood: Stood


@dataclass(frozen=True, slots=True)
class Choice:
    """An event that this one may be joined with; ``why_not`` says why it cannot be, empty where it can."""

    event: Beside
    why_not: str


@dataclass(frozen=True, slots=True)
class Since:
    """How it stood from a day on. ``line`` is the line in which that is drawn: solid, thin or dashed."""

    day: str
    stood: Stood
    reports: int
    because: Phrase
    line: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that tells the event, cut at its trigger, with what was read in it.

    ``values`` are the fields that a person may set, as they are now.
    """

    key: str
    page: str
    outlet: str
    language: str
    before: str
    trigger: str
    after: str
    voices: str
    read: str
    stood: Stood
    values: tuple[tuple[str, str], ...]

    @property
    def short(self) -> str:
        """The trigger with some words around it, to know the sentence by in a list."""
        begin, end = self.before[-_AROUND:], self.after[:_AROUND]
        if len(begin) < len(self.before):
            begin = "…" + begin.partition(" ")[2]
        if len(end) < len(self.after):
            end = end.rpartition(" ")[0] + "…"
        return begin + self.trigger + end


@dataclass(frozen=True, slots=True)
class Source:
    """A page in the family tree of an account. ``like`` is a share in hundredths; ``kinship`` the class."""

    page: str
    title: str
    outlet: str
    published: str
    language: str
    kinship: str
    kin: str
    like: int
    because: Phrase | None
    voices: tuple[str, ...]
    tells: bool
    copies: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One independent account: its first page's sentence, those of its own beside it, those of copies."""

    number: int
    outlet: str
    agency: str
    known: str
    best: Sentence
    own: tuple[Sentence, ...]
    copied: tuple[Sentence, ...]
    tree: Source
    silent: int


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, and the accounts that give it: their numbers and outlets."""

    text: str
    accounts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A field on which accounts agree (one value) or differ."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that the event touches, how the event stands to it, and what is left to judge."""

    doctrine: str
    href: str
    cite: str
    kind: str
    gloss: str
    relation: str
    disputed: bool
    judge: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Why a mention was joined to another: both by key and outlet."""

    mention: str
    outlet: str
    to: str
    to_outlet: str
    because: tuple[Phrase, ...]
    by: str


@dataclass(frozen=True, slots=True)
class Decided:
    """A correction: its number, what it does, about what (links), who made it, when, why."""

    number: int
    kind: str
    what: str
    about: tuple[Named, ...]
    value: str
    by: str
    made: str
    reason: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """A correction that was just made, or just ``undone``."""

    correction: Decided
    undone: bool


@dataclass(frozen=True, slots=True)
class Was:
    """The event as an earlier making of the record had it."""

    build: int
    until: int | None
    phrase: str
    stood: Stood
    when: str
    accounts: int


@dataclass(frozen=True, slots=True)
class EventPage:
    """All of it."""

    id: str
    phrase: str
    stood: Stood
    when: str
    edtf: str
    time: tuple[Fact, ...]
    facts: tuple[Fact, ...]
    agree: tuple[Field, ...]
    differ: tuple[Field, ...]
    history: tuple[Since, ...]
    accounts: tuple[Told, ...]
    pages: int
    unopened: int
    joined: tuple[Joined, ...]
    doubtful: tuple[Beside, ...]
    within: tuple[Beside, ...]
    contents: tuple[Beside, ...]
    clauses: tuple[Clause, ...]
    corrections: tuple[Decided, ...]
    past: tuple[Was, ...]

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences shown, account by account."""
        return tuple(s for a in self.accounts for s in (a.best, *a.own, *a.copied))

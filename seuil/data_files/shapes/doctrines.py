"""Shape of ``doctrines/<id>.yaml``: a declared policy, clause by clause, dated and sourced.

docs/doctrine-files.md explains every key for those who add a document and write no Python.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import TwoTongues

ClauseKind = Literal[
    "use", "treat-as", "deterrence-object", "danger", "assurance", "authority", "commitment", "context"
]
# How the words, or the number, of a clause were read: in the text itself, in summaries by others, in
# passing, or not at all.
Mark = Literal["text", "secondary", "mention", "unverified"]
Change = Literal["unchanged", "reworded", "widened", "narrowed"]
Element = Literal["act", "actor", "target", "instrument", "place", "condition", "wording", "items", "number"]
# What a clause promises or reserves, for the matrix of states and promises.
Promise = Literal[
    "no-first-use",
    "no-use-against-non-nuclear",
    "answer-to-nuclear",
    "answer-to-other-mass-destruction",
    "answer-to-conventional",
    "vital-interests",
    "warning-shot",
    "who-decides",
    "joint-attack",
    "collective-defence",
    "nothing-declared",
]
DocumentKind = Literal["decree", "doctrine", "report", "speech", "statement", "treaty", "law", "declaration"]
Day = str


class DoctrineSource(Shape):
    """Where a document, or what is said of it, was read."""

    title: str
    address: str | None = None


class Qualifier(Shape):
    """Words of a clause that no program can settle: "critical threat", "massive"."""

    id: str
    words: TwoTongues


class Moved(Shape):
    """What moved between two versions of a clause: which element, and how."""

    element: Element
    words: TwoTongues


class Followed(Shape):
    """The clause of an earlier document that this one follows, and what changed."""

    doctrine: str
    clause: str
    change: Change
    moved: tuple[Moved, ...] = ()

    @model_validator(mode="after")
    def _says_what_moved(self) -> Followed:
        if self.change in ("widened", "narrowed") and not self.moved:
            raise ValueError(f"a clause that was {self.change} says what moved")
        return self


class States(Shape):
    """Which states, forces or bodies fill a role. Keys are all to be met; of a list, any.

    is            alpha-3 codes or ids of bodies
    not           codes that it must not be
    group         it is in one of these groups on that day (memberships.yaml: NATO, CSTO, nuclear-armed,
    NPT…) outside       it is in none of these groups on that day ally-of       it has a treaty of
    alliance in force with one of these on that day; who counts as an ally is
                  for a reader to judge where the clause names none
    """

    is_: tuple[str, ...] = Field(default=(), alias="is")
    not_: tuple[str, ...] = Field(default=(), alias="not")
    group: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    ally_of: tuple[str, ...] = Field(default=(), alias="ally-of")


class Pattern(Shape):
    """What an event must be like. Keys are all to be met; ``all``, ``any`` and ``not`` hold further
    patterns.

    act           ids of acts, or names of groups of acts (doctrines/terms.yaml)
    actor, target, supporter, place
                  whichever states fit; of a list, any fits. A supporter takes part or gives support
    instrument    weapon classes; a narrower class fits
    crosses       the state whose border is crossed
    aim           what is hit or threatened: territory, forces, critical-site, population, nuclear-forces
    """

    all: tuple[Pattern, ...] = ()
    any: tuple[Pattern, ...] = ()
    not_: Pattern | None = Field(default=None, alias="not")
    act: tuple[str, ...] = ()
    actor: tuple[States, ...] = ()
    target: tuple[States, ...] = ()
    supporter: tuple[States, ...] = ()
    place: tuple[States, ...] = ()
    crosses: tuple[States, ...] = ()
    instrument: tuple[str, ...] = ()
    aim: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _asks_something(self) -> Pattern:
        if not any(getattr(self, name) for name in type(self).model_fields):
            raise ValueError("a pattern asks for something")
        return self


class TreatsAs(Shape):
    """What a treat-as clause makes of an event that it covers: who else is held to be its actor.

    supporter: the state that took part or gave support; coalition: every member of the actor's alliance.
    """

    actor: Literal["supporter", "coalition"]


class KnownBy(Shape):
    """Words, by language, by which a page that tells this clause is known: "very existence"."""

    en: tuple[str, ...] = ()
    fr: tuple[str, ...] = ()


class Clause(Shape):
    """One numbered condition or rule."""

    id: str
    cite: str
    kind: ClauseKind
    gloss: TwoTongues
    mark: Mark
    number: Mark = "text"
    sources: tuple[str, ...] = Field(min_length=1)
    terms: tuple[str, ...] = ()
    known_by: KnownBy | None = Field(default=None, alias="known-by")
    pattern: Pattern | None = None
    treats_as: TreatsAs | None = Field(default=None, alias="treats-as")
    judge: tuple[Qualifier, ...] = ()
    promises: tuple[Promise, ...] = ()
    follows: tuple[Followed, ...] = ()
    note: TwoTongues | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Clause:
        if (self.kind == "treat-as") != (self.treats_as is not None) and self.pattern is not None:
            raise ValueError("treats-as belongs to treat-as clauses, and each with a pattern has it")
        if any(len(term.split()) > 6 for term in self.terms):
            raise ValueError("a term quoted is six words at most")
        return self


class Dropped(Shape):
    """A clause of the document replaced that has no follower here."""

    doctrine: str
    clause: str
    words: TwoTongues


class InForce(Shape):
    """From when to when a document held; ``until`` is the day on which it ended, null while none is known.
    """

    from_: Day = Field(alias="from")
    until: Day | None = None
    note: TwoTongues | None = None


class DoctrineFile(Shape):
    """A declared policy: one document, or one version of it."""

    id: str
    issuer: tuple[str, ...] = Field(min_length=1)
    kind: DocumentKind
    title: TwoTongues
    original: str | None = None
    instrument: TwoTongues
    published: Day
    in_force: InForce = Field(alias="in-force")
    replaces: tuple[str, ...] = ()
    mark: Mark
    sources: dict[str, DoctrineSource] = Field(min_length=1)
    clauses: tuple[Clause, ...] = Field(min_length=1)
    dropped: tuple[Dropped, ...] = ()
    note: TwoTongues | None = None

    @model_validator(mode="after")
    def _is_sound(self) -> DoctrineFile:
        ids = [clause.id for clause in self.clauses]
        if doubled := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"clause ids stand twice: {', '.join(sorted(doubled))}")
        for clause in self.clauses:
            if unknown := set(clause.sources) - set(self.sources):
                raise ValueError(f"clause {clause.id}: no such source {', '.join(sorted(unknown))}")
        return self


class TermsFile(Shape):
    """``doctrines/terms.yaml``: names for groups of acts that patterns use."""

    acts: dict[str, tuple[str, ...]]


class PatternWords(Shape):
    """The words of a pattern. ``slots`` heads each question, ``aims`` names what is hit, ``groups`` the
    members of a group of states, ``terms`` the groups of acts; ``states`` holds the frames of what is asked
    of a state ({names} is filled in), ``join`` the words between alternatives.
    """

    slots: dict[str, str]
    aims: dict[str, str]
    groups: dict[str, str]
    terms: dict[str, str]
    states: dict[Literal["is", "not", "group", "outside", "ally-of"], str]
    join: dict[Literal["or", "and", "all", "any", "not", "denied"], str]


class DoctrineWords(Shape):
    """``languages/<code>/doctrine.yaml``: the words in which doctrines and findings are shown.

    cites       where a clause stands, as its file says it → how it is said here
    """

    kinds: dict[ClauseKind, str]
    marks: dict[Mark, str]
    changes: dict[str, str]
    elements: dict[Element, str]
    promises: dict[Promise, str]
    relations: dict[str, str]
    truths: dict[str, str]
    sayings: dict[str, str]
    labels: dict[str, str]
    kinds_of_document: dict[DocumentKind, str] = Field(alias="kinds-of-document")
    pattern: PatternWords
    cites: dict[str, str] = Field(default_factory=dict)

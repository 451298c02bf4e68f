"""The reading: an article parsed, with its names, quotations and time expressions.

``doc`` is the spaCy document of the article's text in normalised typography, one character for one: a token's
``idx`` is an offset into ``article.text``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from seuil.article.model import Article, Frozen, TextSpan, When

if TYPE_CHECKING:
    from spacy.tokens import Doc

EntityKind = Literal[
    "state",
    "government",
    "person",
    "armed-force",
    "organisation",
    "alliance",
    "medium",
    "group",
    "region",
    "city",
    "weapon",
    "document",
]


class Entity(Frozen):
    """Who or what the page names. ``country`` is the ISO 3166-1 alpha-3 code it belongs to or acts for."""

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    office: str | None = None
    mentions: tuple[TextSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the text that refers to an entity.

    ``first`` and ``last`` are token indices (both included), ``head`` is the token that the syntax hangs on.
    ``how``
    says how it was found: name, short-name, office, adjective, metonym, pronoun, possessive, noun, weapon,
    place.
    ``entity`` is null where a pronoun could not be resolved, and then ``why`` says why. An adjective
    ("russe") or a
    possessive ("ses missiles", "Moscow's") is a mention of its own inside the larger noun phrase.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    entity: str | None
    how: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch between quotation marks. ``start``/``end`` take in the marks, ``inner_*`` leave them out.

    ``closed`` is false where the closing mark is missing and the end of the paragraph was taken.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Offset:
    """How far a time lies from a happening that the words after it name.

    ``low`` to ``high`` units after it (``sign`` 1) or before it (-1).
    """

    unit: str
    low: int
    high: int
    sign: int


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression with its value (``when`` is null if it could not be resolved: ``why`` says why).

    ``function`` is how it bears on an act: at, since, until, during, duration, set (recurring). ``reach`` is
    set where an act that it bears on may lie elsewhere than the words say: "since Friday" is that Friday, and
    reaches up to the page's day. ``offset`` is set where the words count from a happening of their sentence
    ("two days after the vote"): ``when`` is then null, unless the next expression is that happening's date,
    or, with ``of_clause``, the day of the clause that the words stand in. ``listed`` is false for what is no
    time of the text's own: the dateline's date, "shortly after".
    """

    start: int
    end: int
    first: int
    last: int
    when: When | None
    function: Literal["at", "since", "until", "during", "duration", "set"] = "at"
    why: str = ""
    offset: Offset | None = None
    reach: When | None = None
    of_clause: bool = False
    listed: bool = True

    @property
    def placing(self) -> When | None:
        """The days in which an act that it bears on lies."""
        return None if self.of_clause or not self.listed else self.reach or self.when


@dataclass(frozen=True)
class Reading:
    """An article as read: what the assertion stage works on."""

    article: Article
    doc: Doc
    entities: dict[str, Entity]
    mentions: tuple[Mention, ...]
    quotations: tuple[Quotation, ...]
    times: tuple[TimeExpression, ...]
    published: When | None
    notes: tuple[str, ...] = ()

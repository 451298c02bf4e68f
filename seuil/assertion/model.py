"""Assertions: one act as one page asserts it; attributions; commitments; what was set aside."""

from __future__ import annotations

from typing import Literal

from seuil.article.model import Frozen, Span, TextSpan, When

Status = Literal["happened", "ongoing", "planned", "permitted", "requested", "hypothetical"]
Polarity = Literal["affirmed", "negated"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Stance = Literal[
    "says", "explains", "announces", "confirms", "denies", "warns", "threatens", "claims", "believes", "asks"
]
QuotationKind = Literal["direct", "mixed", "indirect"]


class Because(Frozen):
    """Why a field has its value: the words that decided it."""

    field: str
    value: str
    words: tuple[TextSpan, ...] = ()
    reason: str


class Assertion(Frozen):
    """Who did what to whom, with what, where and when, as one stretch of the page asserts it.

    Roles hold entity ids; ``sources`` holds attribution ids, outermost first, and is empty when the outlet
    itself
    asserts it. ``part_of`` is the id of the assertion whose content this one is (the strike that is
    authorised).
    """

    id: str
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
    sources: tuple[str, ...] = ()
    part_of: str | None = None
    trigger: TextSpan
    evidence: TextSpan
    because: tuple[Because, ...] = ()


class Attribution(Frozen):
    """Who says, the words that say so, and what is said (PARC3: source, cue, content).

    ``source`` is an entity id or null; ``description`` is the source in the page's words; ``medium`` is the
    outlet
    that was spoken to. ``content`` is a list of stretches, since a quotation may be broken in two.
    """

    id: str
    source: str | None
    description: str
    anonymous: bool = False
    medium: str | None = None
    cue: TextSpan
    stance: Stance
    quotation: QuotationKind
    content: tuple[Span, ...]
    within: str | None = None


class Commitment(Frozen):
    """A declared *if … then …*."""

    id: str
    issuer: tuple[str, ...] = ()
    if_: tuple[str, ...] = ()
    then: tuple[str, ...] = ()
    force: str
    sources: tuple[str, ...] = ()
    evidence: TextSpan


class SetAside(TextSpan):
    """A stretch that names an act and gave no assertion, with the reason."""

    reason: str


class Assertions(Frozen):
    """What the assertion stage hands on for one article."""

    assertions: tuple[Assertion, ...]
    attributions: tuple[Attribution, ...]
    commitments: tuple[Commitment, ...]
    set_aside: tuple[SetAside, ...]

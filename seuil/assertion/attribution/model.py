"""An attribution as found in a reading: what the page shows, and the tokens that it stands on."""

from __future__ import annotations

from dataclasses import dataclass, field

from seuil.article.model import Span, TextSpan
from seuil.assertion.model import Attribution, QuotationKind, Stance


@dataclass(frozen=True, slots=True)
class AttributionReading:
    """The fields of :class:`seuil.assertion.model.Attribution`, with token indices into the reading's
    ``doc``.

    ``cue_token`` is the verb, noun, preposition or mark that is the cue; ``source_head`` the head of the
    words for
    the source, null where none are given; ``content_tokens`` every token inside the content.
    """

    id: str
    source: str | None
    description: str
    anonymous: bool
    medium: str | None
    cue: TextSpan
    stance: Stance
    quotation: QuotationKind
    content: tuple[Span, ...]
    within: str | None
    cue_token: int
    source_head: int | None
    content_tokens: frozenset[int]

    def attribution(self) -> Attribution:
        """The same without the token indices, as the brief prints it."""
        return Attribution(
            id=self.id,
            source=self.source,
            description=self.description,
            anonymous=self.anonymous,
            medium=self.medium,
            cue=self.cue,
            stance=self.stance,
            quotation=self.quotation,
            content=self.content,
            within=self.within,
        )


@dataclass(slots=True)
class Found:
    """An attribution being worked out. ``cue``, ``source`` and ``content`` are token indices.

    ``clause`` are the tokens of the cue's own clause where it stands in what it reports as a parenthesis;
    they are no
    part of any content that the parenthesis interrupts. ``inside`` is the attribution that this one stands
    in where
    their contents are the same words ("selon l'AFP, citant un responsable").
    ``takes_up``: its clause takes up what was said before it ("…, ce que l'armée nie"), and is no part of
    that. ``goes_on``: sentences after it that its source vouches for too, though its words no longer say so.
    """

    cue: tuple[int, ...]
    cue_token: int
    stance: Stance
    content: set[int]
    source: int | None = None
    clause: set[int] = field(default_factory=set)
    inside: Found | None = None
    continued: bool = False
    takes_up: bool = False
    goes_on: set[int] = field(default_factory=set)

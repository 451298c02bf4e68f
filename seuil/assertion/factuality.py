"""Status, polarity and certainty of an act while they are being read, with the words that decided."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from seuil.assertion.model import Certainty, Polarity, Status

if TYPE_CHECKING:
    from spacy.tokens import Token

REALISED = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Reason:
    """The words that decided a field."""

    field: str
    value: str
    tokens: tuple[Token, ...]
    why: str


@dataclass(slots=True)
class Factuality:
    """Status, polarity and certainty while they are being read: what is set first, nearest the act, stays."""

    status: Status | None = None
    certainty: Certainty | None = None
    negations: int = 0
    condition: Token | None = None
    reasons: list[Reason] = field(default_factory=list)

    @property
    def polarity(self) -> Polarity:
        """Negated when the negations on the way are odd in number."""
        return "negated" if self.negations % 2 else "affirmed"

    def set_status(self, value: Status | None, tokens: tuple[Token, ...], why: str) -> None:
        """Set the status if it is still open."""
        if value is not None and self.status is None:
            self.status = value
            self.reasons.append(Reason("status", value, tokens, why))

    def set_certainty(self, value: Certainty | None, tokens: tuple[Token, ...], why: str) -> None:
        """Set the certainty if it is still open."""
        if value is not None and self.certainty is None:
            self.certainty = value
            self.reasons.append(Reason("certainty", value, tokens, why))

    def settle(
        self, status: Status | None, certainty: Certainty | None, tokens: tuple[Token, ...], why: str
    ) -> None:
        """Set status and certainty, each if it is still open."""
        self.set_status(status, tokens, why)
        self.set_certainty(certainty, tokens, why)

    def reopen(self, status: Status | None, certainty: Certainty | None) -> None:
        """Let what comes next settle these again, over what stands nearer the act; "could" stays possible."""
        if status is not None:
            self.status = None
        if certainty is not None and not (certainty == "unknown" and self.certainty == "possible"):
            self.certainty = None

    def negate(self, tokens: tuple[Token, ...], why: str) -> None:
        """Count one negation; words counted before, with the noun or with its verb, are not counted again."""
        seen = {t.i for reason in self.reasons if reason.field == "polarity" for t in reason.tokens}
        if tokens and all(t.i in seen for t in tokens):
            return
        self.negations += 1
        self.reasons.append(Reason("polarity", self.polarity, tokens, why))

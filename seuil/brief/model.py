"""The brief: what ``seuil read`` gives for one page. Version 1 of the JSON contract."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from seuil.article.model import Article, Frozen, TextSpan, WhenBasis
from seuil.assertion.model import Assertion, Attribution, SetAside
from seuil.reading.model import Entity

FORMAT: Literal["seuil/1"] = "seuil/1"


class PageRecord(Frozen):
    """Where the page came from; its bytes are known by their hash."""

    source: str
    media_type: str
    sha256: str
    bytes: int


class CommitmentRecord(Frozen):
    """A declared *if … then …*, by the ids of its assertions."""

    id: str
    issuer: tuple[str, ...]
    if_: tuple[str, ...] = Field(alias="if", serialization_alias="if")
    then: tuple[str, ...]
    force: str
    sources: tuple[str, ...]
    evidence: TextSpan


class TimeRecord(TextSpan):
    """A time expression of the page; ``edtf`` is null if it could not be resolved: ``because`` says why."""

    edtf: str | None
    earliest: str | None
    latest: str | None
    basis: WhenBasis
    because: str


class Unresolved(TextSpan):
    """A pronoun or short form that could not be traced to an entity, with the reason."""

    reason: str


class Touch(Frozen):
    """An assertion set against a clause of a doctrine."""

    doctrine: str
    clause: str
    assertion: str
    relation: Literal["declares", "would-fall-under", "reported-under", "disputed"]
    matched: tuple[str, ...]
    to_judge: tuple[str, ...]
    because: str


class Brief(Frozen):
    """One page as read. Offsets everywhere are code points into ``article.text``."""

    format: Literal["seuil/1"] = FORMAT
    version: str
    page: PageRecord
    article: Article
    entities: tuple[Entity, ...]
    assertions: tuple[Assertion, ...]
    attributions: tuple[Attribution, ...]
    commitments: tuple[CommitmentRecord, ...]
    times: tuple[TimeRecord, ...]
    touches: tuple[Touch, ...] = ()
    set_aside: tuple[SetAside, ...]
    unresolved: tuple[Unresolved, ...] = ()

    def to_json(self) -> str:
        """The brief as JSON text: keys in the contract's order, two spaces, UTF-8 as it is."""
        return self.model_dump_json(indent=2, by_alias=True)

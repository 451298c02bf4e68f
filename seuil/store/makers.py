"""What a dossier needs from the event stage: how mentions, copies and events are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from pydantic import BaseModel

from seuil.brief.model import Brief
from seuil.event.model import Correction, Event, Family, Mention

if TYPE_CHECKING:
    from seuil.data_files import DataFiles


class EventMaker(Protocol):
    """Makes events of mentions; events never span two groups of acts."""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of acts."""

    def group_of(self, act: str) -> str:
        """The group that an act is of."""

    def events(
        self,
        mentions: Iterable[Mention],
        families: Mapping[str, Family],
        corrections: Sequence[Correction],
    ) -> list[Event]:
        """The events of one group's mentions; ``families`` gives the family of each page."""


@dataclass(frozen=True)
class Makers:
    """The functions that make what stands over pages. Any may be replaced, as tests do.

    ``fingerprint`` and ``link`` are the models in which copies are kept; ``page_facts`` makes what
    ``families_of`` takes of a page from its fingerprint.
    """

    mentions_of: Callable[[Brief, str], list[Mention]]
    fingerprint_of: Callable[[Brief, str], BaseModel]
    bands_of: Callable[[Any], tuple[str, ...]]
    link_of: Callable[[Any, Any], Any]
    families_of: Callable[..., list[Family]]
    page_facts: Callable[[Any], Any]
    fingerprint: type[BaseModel]
    link: type[BaseModel]
    events: EventMaker
    version: str
    program: str


def shipped(data: DataFiles, *, version: str, program: str) -> Makers:
    """The makers of this version; ``program`` is the fingerprint of its models and data."""
    copies = "seuil.event.copies."
    model = import_module(copies + "model")

    def page_facts(fingerprint: Any) -> Any:
        taken = {name: getattr(fingerprint, name) for name in ("agency", "outlet", "own", "words")}
        return model.PageFacts(key=fingerprint.page, known=fingerprint.latest, **taken)

    return Makers(
        mentions_of=import_module("seuil.event.from_briefs").mentions_of,
        fingerprint_of=import_module(copies + "fingerprint").fingerprint_of,
        bands_of=import_module(copies + "sketch").bands_of,
        link_of=import_module(copies + "kinship").link_of,
        families_of=import_module(copies + "families").families_of,
        page_facts=page_facts,
        fingerprint=model.Fingerprint,
        link=model.Link,
        events=import_module("seuil.event.from_mentions").EventMaker(data),
        version=version,
        program=program,
    )

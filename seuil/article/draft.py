"""What is known of an article while it is being put together, before it is frozen into the model."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from seuil.article.model import FurnitureKind

DateRole = Literal["published", "updated"]


@dataclass(frozen=True)
class StatedDate:
    """A date that the page gives for itself: ISO day, the words that say it, where they stand.

    ``paragraph`` is the paragraph that the words stand in, when they stay in the article's text.
    """

    iso: str
    text: str
    role: DateRole
    where: str
    paragraph: str | None = None


@dataclass
class Draft:
    """Blocks of text in the order of the page, and what the page's markup says about it."""

    blocks: list[str]
    source: str
    # Short lines between the title and the running text, where the page's date may stand.
    header: list[str] = field(default_factory=list)
    title: str | None = None
    title_variants: list[str] = field(default_factory=list)
    outlet: str | None = None
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    language_hint: str | None = None
    metadata_dates: list[StatedDate] = field(default_factory=list)
    visible_dates: list[StatedDate] = field(default_factory=list)
    furniture: list[tuple[FurnitureKind, str]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, words: str) -> None:
        """Keep a note, once."""
        if words not in self.notes:
            self.notes.append(words)

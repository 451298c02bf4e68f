"""Hand-built parses for the tests of entities: no model is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from seuil.article.model import Article, Span, When
from seuil.data_files import DataFiles
from seuil.reading.entities import EntityIndex, find_entities
from seuil.reading.model import Entity, Mention

_GLUED_BEFORE = {",", ".", ";", ":", ")", "'s", "'"}


@dataclass(frozen=True)
class Found:
    """What was found in one text, with short ways to ask for it."""

    text: str
    entities: dict[str, Entity]
    mentions: tuple[Mention, ...]

    def of(self, words: str) -> set[str | None]:
        """Ids of the mentions with exactly these words."""
        return {m.entity for m in self.mentions if self.text[m.start : m.end] == words}

    def at(self, head: int) -> str | None:
        """The entity of the widest resolved mention with this head."""
        best = [m for m in self.mentions if m.head == head and m.entity is not None]
        return max(best, key=lambda m: m.last - m.first).entity if best else None


@pytest.fixture(scope="session")
def data() -> DataFiles:
    return DataFiles()


@pytest.fixture(scope="session")
def indexes(data: DataFiles) -> dict[str, EntityIndex]:
    return {language: EntityIndex(data, language) for language in ("fr", "en")}


def article(text: str, language: str, published: str | None = None) -> Article:
    """An article of one paragraph."""
    when = None
    if published is not None:
        when = When(
            edtf=published, earliest=published, latest=published, basis="stated", because="the test says so"
        )
    return Article(
        title=None,
        language=language,
        text=text,
        paragraphs=(Span(start=0, end=len(text)),),
        published=when,
    )


def parsed(rows: str) -> Doc:
    """A document from lines ``word pos head dep [lemma] [Morph]``, heads as indices.

    A word that ends with an apostrophe and the marks of punctuation glue by themselves.
    """
    cells = [line.split() for line in rows.strip().splitlines()]
    words = [c[0] for c in cells]
    spaces = [
        not (w.endswith("'") and len(w) < 4) and (i + 1 == len(words) or words[i + 1] not in _GLUED_BEFORE)
        for i, w in enumerate(words)
    ]
    spaces[-1] = False
    return Doc(
        Vocab(),
        words=words,
        spaces=spaces,
        pos=[c[1] for c in cells],
        heads=[int(c[2]) for c in cells],
        deps=[c[3] for c in cells],
        lemmas=[c[4] if len(c) > 4 else c[0].lower() for c in cells],
        morphs=[c[5] if len(c) > 5 else "" for c in cells],
    )


@pytest.fixture(scope="session")
def find(data: DataFiles, indexes: dict[str, EntityIndex]) -> Callable[..., Found]:
    """Reads hand-built rows: ``find(language, rows, published=None)``."""

    def run(language: str, rows: str, published: str | None = None) -> Found:
        doc = parsed(rows)
        page = article(doc.text, language, published)
        entities, mentions = find_entities(doc, page, data, language, indexes[language])
        return Found(doc.text, entities, mentions)

    return run

"""Who and what a page names: every mention with the entity that it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities.cities import find_cities, find_tagged
from seuil.reading.entities.definite import References
from seuil.reading.entities.index import EntityIndex
from seuil.reading.entities.names import find_names
from seuil.reading.entities.nouns import find_nouns
from seuil.reading.entities.page import PageNames
from seuil.reading.entities.persons import find_persons
from seuil.reading.entities.weapons import find_systems, find_weapons
from seuil.reading.model import Entity, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from seuil.article.model import Article
    from seuil.data_files import DataFiles

__all__ = ["EntityIndex", "find_entities"]


def find_entities(
    doc: Doc, article: Article, data: DataFiles, language: str, index: EntityIndex | None = None
) -> tuple[dict[str, Entity], tuple[Mention, ...]]:
    """The entities of a page by id, in the order of their first mention, and all mentions by (start, end).

    ``doc`` is the parse of ``article.text`` in normalised typography, so that offsets are code points
    into it. Hand
    in an ``index`` made once for (data, language) when many pages are read.
    """
    page = PageNames(doc, article, index or EntityIndex(data, language))
    find_names(page)
    find_nouns(page)
    find_systems(page)
    find_persons(page)
    find_weapons(page)
    find_cities(page)
    find_tagged(page)
    References(page).run()
    return page.finished()

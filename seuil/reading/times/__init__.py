"""Times: where a text says when, as closed intervals of days with their EDTF form and the reasoning.

Three steps: ``find_times`` (what stands where), ``date_page`` (the page's own day), ``resolve_times`` (the
values). ``read_times`` takes all three. Work grows with the length of the text alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seuil.article.model import Article, When
from seuil.data_files import DataFiles
from seuil.reading.model import TimeExpression
from seuil.reading.times.find import find
from seuil.reading.times.page_date import in_dateline, infer
from seuil.reading.times.placed import placed
from seuil.reading.times.reckon import reckon
from seuil.reading.times.values import RawTime

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["RawTime", "date_page", "find_times", "read_times", "resolve_times"]


def find_times(
    doc: Doc,
    article: Article,  # noqa: ARG001 (the three steps are called alike)
    data: DataFiles,
    language: str,
) -> tuple[RawTime, ...]:
    """The time expressions of a document, in order, none inside another; offsets into ``article.text``."""
    return find(doc, data, data.language(language))


def date_page(
    doc: Doc, raw: tuple[RawTime, ...], article: Article, data: DataFiles, language: str
) -> tuple[When | None, tuple[str, ...]]:
    """The page's own date, and notes. What the page gives out is taken; else the text is asked; else null."""
    if article.published is not None:
        return article.published, ()
    return infer(placed(doc, raw, article, data, data.language(language)), article, data)


def resolve_times(
    doc: Doc,
    raw: tuple[RawTime, ...],
    published: When | None,
    article: Article,
    data: DataFiles,
    language: str,
) -> tuple[TimeExpression, ...]:
    """Every expression with its value, or why it has none. ``published``: the page's own date, if known."""
    places = placed(doc, raw, article, data, data.language(language), published)
    datelines = frozenset(place.raw.start for place in places if in_dateline(place, article, placed=True))
    times = reckon(places, published, data, datelines)
    return tuple(_worded(time, article) for time in times)


def read_times(
    doc: Doc, article: Article, data: DataFiles, language: str
) -> tuple[tuple[TimeExpression, ...], When | None, tuple[str, ...]]:
    """The time expressions of a page, its own date, and notes."""
    raw = find(doc, data, data.language(language))
    published, notes = date_page(doc, raw, article, data, language)
    return resolve_times(doc, raw, published, article, data, language), published, notes


def _worded(time: TimeExpression, article: Article) -> TimeExpression:
    """The words that gave a When stand in it."""
    words = {"text": article.text[time.start : time.end]}
    when, reach = (w.model_copy(update=words) if w is not None else None for w in (time.when, time.reach))
    return replace(time, when=when, reach=reach)

"""Draft → Article: the one canonical text, and the spans of its title and paragraphs."""

from __future__ import annotations

from seuil.article.draft import Draft
from seuil.article.model import Article, Furniture, Span
from seuil.article.published import published_of
from seuil.errors import ArticleError


def assembled(draft: Draft, language: str) -> Article:
    """The article of a settled draft. Raises ArticleError when no paragraph is left."""
    if not draft.blocks:
        raise ArticleError(draft.source, "holds no article, only a title or furniture of the site")
    pieces = [*([draft.title] if draft.title else []), *draft.blocks]
    text = "\n".join(pieces)
    spans, at = [], 0
    for piece in pieces:
        spans.append(Span(start=at, end=at + len(piece)))
        at += len(piece) + 1
    return Article(
        title=draft.title,
        language=language,
        outlet=draft.outlet,
        url=draft.url,
        authors=tuple(draft.authors),
        published=published_of(draft, text),
        tags=tuple(draft.tags),
        text=text,
        title_span=spans[0] if draft.title else None,
        paragraphs=tuple(spans[1:] if draft.title else spans),
        furniture=tuple(Furniture(kind=kind, text=line) for kind, line in draft.furniture),
        notes=tuple(draft.notes),
    )

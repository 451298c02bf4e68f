"""The way in: Page → Article."""

from __future__ import annotations

import re
from datetime import date

from seuil.article.assemble import assembled
from seuil.article.draft import Draft
from seuil.article.furniture import FurnitureRules
from seuil.article.language import language_of
from seuil.article.lines import blocks_of
from seuil.article.markup import host_of
from seuil.article.model import Article
from seuil.article.published import given
from seuil.article.settle import Settler
from seuil.article.shape import word_list
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import Site
from seuil.errors import ArticleError, LanguageError, UsageError
from seuil.page.model import Page

MAX_CHARACTERS = 1_000_000
"""Characters over which a text is refused: the parser takes no more at once."""

_LETTER = re.compile(r"[^\W\d_]")


def article_of(page: Page, data: DataFiles, *, language: str | None = None) -> Article:
    """The article of a page. ``language`` (a code that ``data`` holds) is found out when it is not given.

    Raises ArticleError when the page holds no article, LanguageError when its language is not one that we
    read.
    """
    decoded = page.decoded
    if page.media_type == "text/html":
        # Only a page of HTML waits for the libraries that take it apart.
        from seuil.article.html import draft_from_html

        draft = draft_from_html(decoded.text, page.source, page.url)
    else:
        draft = Draft(blocks=blocks_of(decoded.text), source=page.source, url=page.url)
    if decoded.note:
        draft.note(decoded.note)
    return _finished(draft, data, language)


def article_of_text(
    text: str,
    data: DataFiles,
    *,
    language: str | None = None,
    published: str | None = None,
    source: str = "text",
) -> Article:
    """The article of a plain text, as pasted. ``published`` is its ISO day, where the caller knows it."""
    draft = Draft(blocks=blocks_of(text), source=source)
    article = _finished(draft, data, language)
    if published is None:
        return article
    try:
        day = date.fromisoformat(published).isoformat()
    except ValueError:
        raise UsageError(f"published is {published!r}; accepted: an ISO day such as 2024-11-19") from None
    notes = article.notes
    if article.published and article.published.edtf != day:
        notes = (*notes, f"the page says {article.published.edtf}; {day} was given with it and was taken")
    return article.model_copy(update={"published": given(day), "notes": notes})


def _finished(draft: Draft, data: DataFiles, language: str | None) -> Article:
    """The draft with its language known, its furniture set apart, frozen into the model."""
    _demand_words(draft)
    if language is not None and language not in data.languages:
        raise LanguageError(
            draft.source, f"language {language!r} is not read; supported: {', '.join(data.languages)}"
        )
    site = _site_of(draft.url, data)
    rules = FurnitureRules(data, site)
    if language is None:
        # English furniture stands on pages in any language; it must not speak for the article.
        own = [block for block in draft.blocks if rules.by_words(block) is None]
        language = language_of(own or draft.blocks, data, draft.source, draft.language_hint)
    if site and site.outlet:
        draft.outlet = site.outlet
    Settler(data, language, rules).settle(draft)
    if not draft.outlet:
        draft.outlet = host_of(draft.url)
    return assembled(draft, language)


def _demand_words(draft: Draft) -> None:
    """Refuse a page without text, or whose text is hardly letters."""
    text = "".join(draft.blocks)
    if not text:
        raise ArticleError(draft.source, "holds no text")
    if len(text) > MAX_CHARACTERS:
        raise ArticleError(
            draft.source,
            f"holds {len(text)} characters of text; the limit for one article is {MAX_CHARACTERS}",
        )
    letters = len(_LETTER.findall(text[:100_000]))
    if letters < 0.4 * len(text[:100_000].replace(" ", "")):
        raise ArticleError(draft.source, "holds no words, only figures and marks")
    if sum(len(word_list(block)) for block in draft.blocks) < 3:
        raise ArticleError(draft.source, "holds no article, only a word or two")


def _site_of(url: str | None, data: DataFiles) -> Site | None:
    """The site's own file, by the page's host or the domain over it."""
    host = host_of(url)
    while host and "." in host:
        if host in data.sites:
            return data.sites[host]
        host = host.partition(".")[2]
    return None

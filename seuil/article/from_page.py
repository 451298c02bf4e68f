"""The way in: Page → Article."""

from __future__ import annotations

import re

from seuil.article.assemble import assembled
from seuil.article.draft import Draft
from seuil.article.furniture import FurnitureRules
from seuil.article.given import code_of, day_of, language_given, take_title, with_given
from seuil.article.language import language_of
from seuil.article.lines import blocks_of
from seuil.article.markup import host_of
from seuil.article.model import Article
from seuil.article.settle import Settler
from seuil.article.shape import word_list
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import Site
from seuil.errors import ArticleError, LanguageError, UsageError
from seuil.page.formats.model import Given
from seuil.page.model import Page

MAX_CHARACTERS = 1_000_000
"""Characters over which a text is refused: the parser takes no more at once."""

NOTHING = Given()
_LETTER = re.compile(r"[^\W\d_]")


def article_of(
    page: Page,
    data: DataFiles,
    *,
    language: str | None = None,
    given: Given = NOTHING,
    fallback: Given = NOTHING,
) -> Article:
    """The article of a page. ``language`` (a code that ``data`` holds) is found out when it is not given.

    ``given`` is what a container says of the page: it is taken over what the page says, with a note where
    they differ. ``fallback`` is taken where neither says anything; its language is a hint. Raises
    ArticleError when the page holds no article, LanguageError when its language is not one that we read.
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
    draft.language_hint = draft.language_hint or (
        code_of(fallback.language, data) if fallback.language else None
    )
    return _finished(draft, data, language, given, fallback)


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
    if published is not None and day_of(published, data) is None:
        raise UsageError(f"published is {published!r}; accepted: an ISO day such as 2024-11-19")
    return _finished(draft, data, language, Given(published=published), NOTHING)


def _finished(
    draft: Draft, data: DataFiles, language: str | None, given: Given, fallback: Given
) -> Article:
    """The draft with its language known, its furniture set apart, frozen into the model."""
    _demand_words(draft)
    if language is not None:
        _demand_read(language, data, draft.source)
    site = _site_of(draft.url, data)
    rules = FurnitureRules(data, site)
    if language is None:
        # English furniture stands on pages in any language; it must not speak for the article.
        own = [block for block in draft.blocks if rules.by_words(block) is None] or draft.blocks
        language = language_given(draft, own, data, given)
        if language is None:
            language = language_of(own, data, draft.source, draft.language_hint)
        _demand_read(language, data, draft.source)
    take_title(draft, given)
    if site and site.outlet:
        draft.outlet = site.outlet
    Settler(data, language, rules).settle(draft)
    if not draft.outlet:
        draft.outlet = host_of(draft.url)
    return with_given(assembled(draft, language), data, given, fallback)


def _demand_read(language: str, data: DataFiles, source: str) -> None:
    if language not in data.languages:
        raise LanguageError(
            source, f"language {language!r} is not read; supported: {', '.join(data.languages)}"
        )


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

"""HTML → draft: the body by trafilatura, the rest from the page's own markup."""

from __future__ import annotations

import logging
from copy import deepcopy
from typing import Any

from htmldate import find_date
from lxml.etree import _Element
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.utils import load_html

from seuil.article.characters import characters, clean_line
from seuil.article.draft import Draft, StatedDate
from seuil.article.lines import blocks_of
from seuil.article.markup import Markup, best_title, read_markup
from seuil.article.shape import has_stop, is_sentence, word_list
from seuil.article.tags import plain_text, too_much
from seuil.errors import ArticleError

# These libraries log what they cannot read; without any handler Python would print it.
for _name in ("trafilatura", "htmldate", "charset_normalizer", "courlan", "justext"):
    logging.getLogger(_name).addHandler(logging.NullHandler())

_BLOCK_TAGS = frozenset(
    ("p", "head", "item", "quote", "list", "row", "cell", "table", "code", "div", "body", "fw")
)
# How many elements after the h1 are looked at for the date, and how many words a line of date has at most.
_HEADER, _HEADER_WORDS = 25, 20
# htmldate takes today as the latest day unless told: the same page would be read otherwise tomorrow.
_DATE_BOUNDS = {"min_date": "1995-01-01", "max_date": "2100-12-31"}


def draft_from_html(text: str, source: str, url: str | None) -> Draft:
    """The draft of an HTML page. Raises ArticleError for a page that lists articles and holds none."""
    reason = too_much(text)
    if reason:
        return _without_parser(text, source, url, reason)
    try:
        tree = load_html(text)
    except Exception:  # a parser's failure, of whatever kind, must not end the reading of a page
        tree = None
    if tree is None:
        return _without_parser(text, source, url, "it cannot be parsed")
    markup = read_markup(tree)
    draft = Draft(blocks=[], source=source, url=url or markup.url)
    _take_markup(draft, markup, tree)
    _take_body(draft, tree, text)
    if _is_list_page(tree, markup, draft):
        raise ArticleError(source, "looks like a list of articles, not one; give the address of an article")
    if not markup.is_free:
        draft.note("the page says that the whole article is for subscribers; only what it shows was read")
    return draft


def _without_parser(text: str, source: str, url: str | None, reason: str) -> Draft:
    """A page that no parser is given: its text by tags alone."""
    draft = Draft(blocks=blocks_of(plain_text(text)), source=source, url=url)
    draft.note(f"read without its structure, because {reason}")
    return draft


def _take_markup(draft: Draft, markup: Markup, tree: HtmlElement) -> None:
    """Title, outlet, authors, tags, language and dates as the markup gives them."""
    head = tree.find(".//head/title")
    head_title = " ".join(head.text_content().split()) if head is not None else None
    variants = [*markup.headlines, *markup.h1, *([head_title] if head_title else [])]
    draft.title_variants = list(dict.fromkeys(clean_line(characters(v)) for v in variants if v))
    title = best_title(markup, head_title)
    draft.title = clean_line(characters(title)) if title else None
    draft.outlet = clean_line(characters(markup.outlet)) if markup.outlet else None
    draft.authors = list(
        dict.fromkeys(clean_line(characters(a)) for a in markup.authors if a != markup.outlet)
    )
    draft.tags = list(dict.fromkeys(clean_line(characters(t)) for t in markup.tags))
    draft.language_hint = markup.language
    draft.metadata_dates = list(markup.dates)
    if not any(one.role == "published" for one in markup.dates):
        found = _guessed_date(tree, draft.url)
        if found:
            draft.metadata_dates.append(
                StatedDate(found, found, "published", "markup or address, by htmldate")
            )


def _guessed_date(tree: HtmlElement, url: str | None) -> str | None:
    """The day of publication by the rules of htmldate; its guesses from running text are left out."""
    try:
        return find_date(deepcopy(tree), url=url, original_date=True, extensive_search=False, **_DATE_BOUNDS)
    except Exception:  # one odd date must not end the reading of a page
        return None


def _take_body(draft: Draft, tree: HtmlElement, text: str) -> None:
    """The blocks of the body, in order; lines that are nothing but a link are set apart."""
    try:
        document: Any = bare_extraction(
            deepcopy(tree), include_comments=False, include_links=True, include_tables=True, deduplicate=False
        )
    except Exception:  # as above: the body is then read by its tags
        document = None
    if document is None or document.body is None:
        draft.blocks = blocks_of(plain_text(text))
        draft.note("no body was found by its structure; all text of the page was read")
        return
    draft.header = _header_lines(tree)
    for line, link_share in _body_lines(document.body):
        if (
            link_share > 0.9
            and not has_stop(line)
            and len(word_list(line)) >= 3
            and line not in draft.title_variants
        ):
            draft.furniture.append(("related", line))
        else:
            draft.blocks.append(line)


def _header_lines(tree: HtmlElement) -> list[str]:
    """The short lines between the page's h1 and its running text, which body finders drop: its date."""
    title = next(iter(tree.iter("h1")), None)
    found: list[str] = []
    if title is None:
        return found
    for element in title.xpath("following::*[self::div or self::p or self::span or self::time or self::li]")[
        :_HEADER
    ]:
        text = clean_line(characters(" ".join(element.text_content().split())))
        if len(word_list(text)) > _HEADER_WORDS:
            if element.tag == "p":
                break
            continue
        if text and text not in found:
            found.append(text)
    return found


def _body_lines(body: _Element) -> list[tuple[str, float]]:
    """Each line of the body with the share of it that is a link."""
    lines: list[tuple[str, float]] = []
    pieces: list[tuple[str, bool]] = []

    def flush() -> None:
        line = clean_line(characters("".join(piece for piece, _ in pieces).replace("\n", " ")))
        if line:
            linked = sum(len(piece.strip()) for piece, in_link in pieces if in_link)
            lines.append((line, linked / max(1, sum(len(piece.strip()) for piece, _ in pieces))))
        pieces.clear()

    def walk(element: _Element, in_link: bool) -> None:
        block = element.tag in _BLOCK_TAGS
        if block or (element.tag == "lb" and has_stop("".join(piece for piece, _ in pieces).rstrip())):
            flush()
        elif element.tag == "lb":
            pieces.append((" ", False))
        inside = in_link or element.tag == "ref"
        if element.text:
            pieces.append((element.text, inside))
        for child in element:
            walk(child, inside)
        if block:
            flush()
        if element.tail:
            pieces.append((element.tail, in_link))

    walk(body, False)
    flush()
    return lines


def _is_list_page(tree: HtmlElement, markup: Markup, draft: Draft) -> bool:
    """Whether the page is a front page or a section: many linked headlines, no running text of any length."""
    if markup.is_article or markup.kind == "article" or any(d.role == "published" for d in markup.dates):
        return False
    headlines = sum(
        1 for h in tree.iter("h2", "h3", "h4") if h.find(".//a") is not None or h.getparent().tag == "a"
    )
    long = sum(1 for block in draft.blocks if is_sentence(block) and len(word_list(block)) >= 45)
    sentences = sum(1 for block in draft.blocks if is_sentence(block))
    return headlines >= 6 and long < 2 and headlines >= sentences

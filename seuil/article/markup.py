"""What a page's markup says about its article: JSON-LD, OpenGraph and other meta elements, its h1."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from seuil.article.draft import DateRole, StatedDate
from seuil.article.shape import word_list
from seuil.data_files.shapes.furniture import words_of

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|LiveBlog|Posting|Review")
_DAY = re.compile(r"\s*(\d{4})-(\d{2})-(\d{2})")
_MAX_JSON = 2_000_000
_MAX_NODES = 5_000
_PUBLISHED_KEYS = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "dc.date.issued", "dcterms.created", "dc.date", "date", "pubdate", "publishdate",
    "publish-date", "citation_publication_date",
)  # fmt: skip
_UPDATED_KEYS = (
    "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified",
)  # fmt: skip
_META_DATES: tuple[tuple[str, DateRole], ...] = (
    *((key, "published") for key in _PUBLISHED_KEYS),
    *((key, "updated") for key in _UPDATED_KEYS),
)


@dataclass
class Markup:
    """The markup's own words about the article; empty where it says nothing."""

    headlines: list[str] = field(default_factory=list)
    h1: list[str] = field(default_factory=list)
    outlet: str | None = None
    authors: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    dates: list[StatedDate] = field(default_factory=list)
    language: str | None = None
    url: str | None = None
    kind: str | None = None
    is_article: bool = False
    is_free: bool = True


def read_markup(tree: HtmlElement) -> Markup:
    """The markup of a parsed page."""
    markup = Markup()
    for node in _json_nodes(tree):
        _from_json(node, markup)
    _from_meta(tree, markup)
    for element in tree.iter("h1"):
        text = " ".join(element.text_content().split())
        if text and len(markup.h1) < 5:
            markup.h1.append(text)
    language = (tree.get("lang") or tree.get("xml:lang") or "").lower()
    markup.language = markup.language or language[:2] or None
    return markup


def best_title(markup: Markup, head_title: str | None) -> str | None:
    """The title: the h1 that agrees with what the head says, else what the head says, else the only h1."""
    said = [*markup.headlines, *([head_title] if head_title else [])]
    words = [set(words_of(title).split()) for title in said]
    for h1 in markup.h1:
        mine = set(words_of(h1).split())
        if len(mine) >= 2 and any(
            len(mine & other) >= 0.5 * min(len(mine), len(other)) and len(mine & other) >= 2
            for other in words
        ):
            return h1
    if said:
        return said[0]
    return next((h1 for h1 in markup.h1 if len(word_list(h1)) >= 3), None)


def host_of(url: str | None) -> str | None:
    """The host of an address, without ``www.``."""
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _json_nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD, outermost first, as far as it can be read."""
    for script in tree.iter("script"):
        if (script.get("type") or "").split(";")[0].strip().lower() != "application/ld+json":
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        if not text or len(text) > _MAX_JSON:
            continue
        try:
            yield from _objects(json.loads(text, strict=False))
        except (ValueError, RecursionError):
            continue


def _objects(value: object) -> Iterator[dict[str, Any]]:
    """All objects in a JSON value, breadth first and bounded."""
    queue = [value]
    seen = 0
    while queue and seen < _MAX_NODES:
        seen += 1
        one = queue.pop(0)
        if isinstance(one, list):
            queue.extend(one)
        elif isinstance(one, dict):
            yield one
            queue.extend(
                one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart") if key in one
            )


def _from_json(node: dict[str, Any], markup: Markup) -> None:
    """Take what one JSON-LD object says, if it is about an article and nothing said it before."""
    kinds = node.get("@type")
    named = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds or "")
    if not _ARTICLE_TYPES.search(named) or (markup.is_article and not node.get("headline")):
        return
    first = not markup.is_article
    markup.is_article = True
    if not first:
        return
    headline = node.get("headline") or node.get("name")
    if isinstance(headline, str) and headline.strip():
        markup.headlines.append(" ".join(headline.split()))
    markup.authors.extend(_names(node.get("author") or node.get("creator")))
    markup.outlet = next(iter(_names(node.get("publisher"))), None) or markup.outlet
    markup.tags.extend(_keywords(node.get("keywords")))
    fields: tuple[tuple[str, DateRole], ...] = (("datePublished", "published"), ("dateModified", "updated"))
    for key, role in fields:
        _add_date(markup, node.get(key), role, f"JSON-LD {key}")
    language = node.get("inLanguage")
    if isinstance(language, str):
        markup.language = language.lower()[:2]
    markup.is_free = str(node.get("isAccessibleForFree", True)).lower() not in ("false", "no", "0")


def _names(value: object) -> list[str]:
    """Names in a JSON-LD value: a string, an object with a name, or a list of them."""
    found = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            if isinstance(part, str) and part.strip() and not part.startswith("http"):
                found.append(" ".join(part.split()))
    return found


def _keywords(value: object) -> list[str]:
    parts = value if isinstance(value, list) else re.split(r"[,;]", value) if isinstance(value, str) else []
    return [" ".join(part.split()) for part in parts if isinstance(part, str) and 1 < len(part.strip()) <= 60]


def _from_meta(tree: HtmlElement, markup: Markup) -> None:
    """Take what meta, title, link and time elements say."""
    values: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        key = (
            (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        )
        content = " ".join((element.get("content") or "").split())
        if key and content:
            values.setdefault(key, []).append(content)
    for key in ("og:title", "twitter:title", "dc.title", "title"):
        markup.headlines.extend(values.get(key, []))
    for key, role in _META_DATES:
        for value in values.get(key, [])[:1]:
            _add_date(markup, value, role, f"meta {key}")
    for key in ("og:site_name", "application-name", "dc.publisher", "publisher"):
        markup.outlet = markup.outlet or next(iter(values.get(key, [])), None)
    for key in ("author", "article:author", "parsely-author", "dc.creator", "byl", "sailthru.author"):
        if not markup.authors:
            markup.authors = [a for value in values.get(key, []) for a in _split_authors(value)]
    for key in ("article:tag", "news_keywords", "keywords", "parsely-tags"):
        if not markup.tags:
            markup.tags = [tag for value in values.get(key, []) for tag in _keywords(value)]
    markup.kind = next(iter(values.get("og:type", [])), None)
    markup.language = markup.language or (values.get("og:locale", [""])[0].lower()[:2] or None)
    markup.url = next((v for v in values.get("og:url", []) if v.startswith("http")), None)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            markup.url = link.get("href")
    for element in tree.iter("time"):
        if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None:
            _add_date(markup, element.get("datetime"), "published", "time element")


def _split_authors(value: str) -> list[str]:
    if value.startswith("http") or "@" in value:
        return []
    value = re.sub(r"^(?:by|par)\s+", "", value, flags=re.I)
    return [
        part.strip()
        for part in re.split(r"\s*(?:,|;| and | et | & )\s*", value)
        if 1 < len(part.strip()) <= 60
    ]


def _add_date(markup: Markup, value: object, role: DateRole, where: str) -> None:
    """Keep the day of an ISO date or time, as the page writes it (its own time zone)."""
    if isinstance(value, list):
        value = value[0] if value else None
    match = _DAY.match(value) if isinstance(value, str) else None
    if not match:
        return
    try:
        day = date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return
    if day.year >= 1900:
        markup.dates.append(StatedDate(day.isoformat(), str(value).strip(), role, where))

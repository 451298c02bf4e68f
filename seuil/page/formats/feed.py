"""RSS and Atom feeds: an address to be fetched for each entry, or the article, where the feed carries it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from html import escape
from typing import Any

from seuil.errors import PageError
from seuil.page.formats.fields import authors_of, plain
from seuil.page.formats.model import Given, Item, Options, Unreadable
from seuil.page.formats.opened import Opened

WHOLE_ARTICLE = 1_500
"""Characters of text over which an entry's content is taken for the article itself, and not fetched: what
feeds give as a summary is a few sentences, and a short dispatch is still fetched, which costs only time.
"""

_ROOT = re.compile(
    rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<[!?](?:--.{0,2000}?--|[^>]{0,500})>\s*)*<(?:rss|feed|rdf:rdf)\b",
    re.I | re.S,
)
_CLOSED = re.compile(rb"</(?:rss|feed|rdf:rdf)\s*>\s*(?:<!--.{0,2000}?-->\s*)*\Z", re.I | re.S)
_TAG = re.compile(r"<[^>]*>")


def is_feed(head: bytes) -> bool:
    """Whether bytes begin as a feed does (also in UTF-16, whose zero bytes are left out)."""
    return _ROOT.match(head[:8192].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None


def items(opened: Opened, options: Options) -> Iterator[Item | Unreadable]:
    """The entries of a feed, in its order; see ``entries``. Raises PageError for what is no feed."""
    content = opened.stream.read(options.page_bytes + 1)
    if len(content) > options.page_bytes:
        raise PageError(
            opened.name, f"is larger than {options.page_bytes // 1_000_000} MB, the limit for a feed"
        )
    yield from entries(content, opened.name)


def entries(content: bytes, source: str) -> Iterator[Item | Unreadable]:
    """One item for each entry, known by its address. An entry's own date is given over the page's; the feed's
    title and language only stand in where the page says nothing. Raises PageError for what is no feed.
    """
    # Loaded here, since only a feed needs it. It is handed bytes: given a name it would open a file.
    import feedparser

    parsed: Any = feedparser.parse(io.BytesIO(content))
    if not parsed.get("version"):
        raise PageError(source, "is no feed that can be read; accepted: RSS and Atom")
    # Plain dicts: the library's own hand out a date of publication for one of change.
    about = dict(parsed.feed)
    fallback = Given(outlet=_plain_title(about), language=plain(about.get("language")))
    for number, entry in enumerate(parsed.entries, 1):
        yield _item(dict(entry), f"{source}#{number}", fallback)
    if _CLOSED.search(content[-4096:].replace(b"\0", b"")) is None:
        yield Unreadable(source=source, reason="is cut: what stands before its end was read")


def _item(entry: Mapping[str, Any], place: str, fallback: Given) -> Item | Unreadable:
    address = plain(entry.get("link")) or ""
    url = address if address.lower().startswith(("http://", "https://")) else None
    given = Given(
        title=_plain_title(entry),
        published=plain(entry.get("published")),
        outlet=plain(entry.get("source")),
        authors=authors_of(entry.get("authors")),
    )
    # A date of change is better than none, and worse than what the page says.
    fallback = fallback.model_copy(update={"published": plain(entry.get("updated"))})
    content = _article(entry, given.title)
    if content is None and url is None:
        return Unreadable(
            source=place, reason="is an entry without an http(s) address and without an article"
        )
    return Item(
        source=url or place,
        content=content,
        media_type="text/html" if content is not None else None,
        charset="utf-8" if content is not None else None,
        url=url,
        given=given,
        fallback=fallback,
    )


def _plain_title(of: Mapping[str, Any]) -> str | None:
    """The title of a feed or an entry, without markup."""
    title = plain(of.get("title"))
    if title and of.get("title_detail", {}).get("type") in ("text/html", "application/xhtml+xml"):
        title = plain(_TAG.sub("", title))
    return title


def _article(entry: Mapping[str, Any], title: str | None) -> bytes | None:
    """The page of an entry that carries its article; null for one that gives a summary."""
    pieces = [str(one.get("value", "")) for one in entry.get("content", ()) if _is_words(one)]
    longest = max(pieces, key=len, default="")
    if len(" ".join(_TAG.sub(" ", longest).split())) < WHOLE_ARTICLE:
        return None
    head = f"<title>{escape(title)}</title>" if title else ""
    page = f"<!doctype html><html><head>{head}</head><body><article>{longest}</article></body></html>"
    return page.encode("utf-8", "replace")


def _is_words(content: Mapping[str, Any]) -> bool:
    return content.get("type", "text/html") in ("text/html", "application/xhtml+xml", "text/plain")

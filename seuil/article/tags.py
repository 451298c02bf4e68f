"""HTML without a parser: how deep its elements nest, and its text when it is too deep or too large to be
parsed.

One pass over the characters, in time that grows with their number only: a page made to break a parser must
not.
"""

from __future__ import annotations

import re

MAX_DEPTH = 240
"""The parser gives up at 256 levels and drops the rest; no real page is half so deep."""
MAX_TAGS = 60_000

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>")
_MARKUP = re.compile(r"<[/!?]?[a-zA-Z!?-][^<>]*>|<!--")
_NEVER_NEST = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
        "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
        "optgroup", "colgroup", "html", "head", "body", "path", "circle", "rect", "use", "line", "polygon",
    )
)  # fmt: skip
_BLOCKS = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "caption", "dd", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "html", "li", "main", "nav", "ol", "option", "p", "pre", "section", "table", "tbody", "td",
        "tfoot", "th", "thead", "title", "tr", "ul",
    )
)  # fmt: skip
_SILENT = ("script", "style", "noscript", "template", "svg", "head", "nav", "form", "iframe", "button")


def too_much(html: str) -> str | None:
    """Why a page is not given to the parser (in words), or None."""
    depth = deepest = count = 0
    for match in _TAG.finditer(html):
        closing, name, rest = match.groups()
        count += 1
        if name.lower() in _NEVER_NEST or rest.endswith("/"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        return f"its elements nest {deepest} deep"
    return f"it has {count} elements" if count > MAX_TAGS else None


def plain_text(html: str) -> str:
    """The text of a page, one line for each block, without scripts, styles and other silent elements."""
    html = _without_silent(html)
    pieces, at = [], 0
    for match in _MARKUP.finditer(html):
        if match.start() < at:
            continue
        pieces.append(html[at : match.start()].replace("\n", " "))
        at = match.end()
        if match.group() == "<!--":
            end = html.find("-->", at)
            at = len(html) if end < 0 else end + 3
            continue
        name = re.match(r"</?([a-zA-Z][a-zA-Z0-9]*)", match.group())
        if name and name.group(1).lower() in _BLOCKS:
            pieces.append("\n\n")
    pieces.append(html[at:].replace("\n", " "))
    return "".join(pieces)


def _without_silent(html: str) -> str:
    """The page without its silent elements; one that never closes ends where it opens."""
    low = html.lower() if html.isascii() else "".join(c.lower() if c.isascii() else c for c in html)
    opening = re.compile(rf"<({'|'.join(_SILENT)})(?=[\s>/])")
    pieces, at = [], 0
    while match := opening.search(low, at):
        pieces.append(html[at : match.start()])
        end = low.find(f"</{match.group(1)}", match.end())
        if end < 0:
            # Without its end it is either the parser's trap or the page cut off: keep what it holds of
            # text elements, nothing of code.
            at = len(html) if match.group(1) in ("script", "style", "svg", "template") else match.end()
            continue
        close = low.find(">", end)
        at = len(html) if close < 0 else close + 1
    pieces.append(html[at:])
    return "".join(pieces)

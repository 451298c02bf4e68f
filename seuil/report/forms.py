"""The forms of a report: text for a terminal, Markdown, HTML in one file that loads and runs nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from seuil.brief.shown import shown
from seuil.report.model import Block, Bullets, Heading, Paragraph, Report, Table

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_NARROWEST = 12


def as_text(report: Report, width: int = 80) -> str:
    """Lines no wider than ``width``; tables are broken into labelled lines where they do not fit."""
    lines = [shown(report.title), "=" * min(width, len(report.title)), ""]
    for block in report.blocks:
        lines += [*_text(block, width), ""]
    return "\n".join(lines).rstrip() + "\n"


def _text(block: Block, width: int) -> Iterator[str]:
    if isinstance(block, Heading):
        yield shown(block.text).upper() if block.level <= 2 else shown(block.text)
    elif isinstance(block, Paragraph):
        yield from textwrap.wrap(shown(block.text), width) or [""]
    elif isinstance(block, Bullets):
        for item in block.items:
            yield from textwrap.wrap(shown(item), width, initial_indent="- ", subsequent_indent="  ")
    else:
        yield from _text_table(block, width)


def _text_table(table: Table, width: int) -> Iterator[str]:
    cells = [[shown(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(len(row[n]) for row in cells) for n in range(len(table.head))]
    room = width - 2 * (len(widths) - 1)
    while sum(widths) > room and max(widths) > _NARROWEST:
        widths[widths.index(max(widths))] -= 1
    for number, row in enumerate(cells):
        columns = [textwrap.wrap(cell, w) or [""] for cell, w in zip(row, widths, strict=True)]
        for n in range(max(map(len, columns))):
            parts = (c[n] if n < len(c) else "" for c in columns)
            yield "  ".join(f"{p:{w}}" for p, w in zip(parts, widths, strict=True)).rstrip()
        if number == 0:
            yield "  ".join("-" * w for w in widths)


def as_markdown(report: Report) -> str:
    """GitHub's Markdown."""
    lines = [f"# {_md(report.title)}", ""]
    for block in report.blocks:
        lines += [*_markdown(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _markdown(block: Block) -> Iterator[str]:
    if isinstance(block, Heading):
        yield f"{'#' * max(2, block.level)} {_md(block.text)}"
    elif isinstance(block, Paragraph):
        yield f"*{_md(block.text)}*" if block.soft else _md(block.text)
    elif isinstance(block, Bullets):
        yield from (f"- {_md(item)}" for item in block.items)
    else:
        yield f"| {' | '.join(map(_md, block.head))} |"
        yield "|" + "---|" * len(block.head)
        yield from (f"| {' | '.join(map(_md, row))} |" for row in block.rows)


def _md(text: str) -> str:
    text = shown(text)
    for mark in ("\\", "`", "*", "_", "[", "]", "<", ">", "|", "#"):
        text = text.replace(mark, f"\\{mark}")
    return text


def as_html(report: Report) -> str:
    """One page with its own style, light and dark; everything is escaped."""
    from seuil.brief.templating import templates_in

    kinds = [(type(block).__name__.lower(), block) for block in report.blocks]
    return templates_in(_TEMPLATES).get_template("report.html.jinja").render(report=report, blocks=kinds)

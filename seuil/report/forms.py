"""The forms of a report: text for a terminal, Markdown, HTML in one file that loads and runs nothing."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from pathlib import Path

from seuil.brief.shown import shown
from seuil.report.model import Block, Bullets, Heading, Paragraph, Quote, Report, Table

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_NARROWEST = 12
# Words up to this length (dates, ids) are kept whole in a table while there is room.
_KEPT_WHOLE = 22


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
    elif isinstance(block, Quote):
        yield from textwrap.wrap(_marked(block, "_"), width, initial_indent="  | ", subsequent_indent="  | ")
    else:
        yield from _text_table(block, width)


def _marked(block: Quote, mark: str) -> str:
    """The words with a mark on both sides of those that are marked."""
    marked = f"{mark}{shown(block.marked)}{mark}" if block.marked else ""
    return f"{shown(block.before)}{marked}{shown(block.after)}"


def _text_table(table: Table, width: int) -> Iterator[str]:
    cells = [[shown(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = _widths(cells, width - 2 * (len(table.head) - 1))
    for number, row in enumerate(cells):
        sized = zip(row, widths, strict=True)
        columns = [textwrap.wrap(cell, w, break_on_hyphens=False) or [""] for cell, w in sized]
        for n in range(max(map(len, columns))):
            parts = (c[n] if n < len(c) else "" for c in columns)
            yield "  ".join(f"{p:{w}}" for p, w in zip(parts, widths, strict=True)).rstrip()
        if number == 0:
            yield "  ".join("-" * w for w in widths)


def _widths(cells: list[list[str]], room: int) -> list[int]:
    """Widths of columns that fit: the widest gives way first, and words are cut last."""
    columns = list(zip(*cells, strict=True))
    widths = [max(map(len, column)) for column in columns]
    words = [max((len(w) for cell in column for w in cell.split()), default=1) for column in columns]
    floors = [max(min(longest, _KEPT_WHOLE), _NARROWEST) for longest in words]
    while sum(widths) > room and max(widths) > _NARROWEST:
        loose = [n for n, w in enumerate(widths) if w > floors[n]] or range(len(widths))
        widths[max(loose, key=lambda n: (widths[n], -n))] -= 1
    return widths


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
    elif isinstance(block, Quote):
        marked = f"**{_md(block.marked)}**" if block.marked else ""
        yield f"> {_md(block.before)}{marked}{_md(block.after)}"
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

"""A brief as one self-contained HTML file: the article with each assertion marked in it, beside what it says."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from seuil.article.model import Span
from seuil.brief.model import Brief
from seuil.brief.wording import Wording
from seuil.data_files import DataFiles

_TEMPLATES = Path(__file__).resolve().parent / "templates"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the article's text; ``ids`` are the assertions whose words it is part of, the first one links."""

    text: str
    ids: tuple[str, ...]
    status: str
    first: bool


def to_html(brief: Brief, data: DataFiles, language: str) -> str:
    """The page as HTML text. Everything from the page is escaped; the file loads and runs nothing."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    say = Wording(brief, data, language)
    template = environment.get_template("brief.html.jinja")
    return template.render(
        brief=brief,
        say=say,
        words=say.words,
        language=language,
        title_pieces=_pieces(brief, brief.article.title_span),
        paragraphs=[_pieces(brief, span) for span in brief.article.paragraphs],
        assertions=[(a, say.assertion(a)) for a in brief.assertions],
    )


def _pieces(brief: Brief, span: Span | None) -> list[Piece]:
    """The text of a paragraph cut where assertion triggers begin and end; overlaps share a piece."""
    if span is None:
        return []
    marks = [a for a in brief.assertions if a.trigger.start < span.end and span.start < a.trigger.end]
    cuts = sorted({span.start, span.end, *(
        min(max(at, span.start), span.end) for a in marks for at in (a.trigger.start, a.trigger.end)
    )})
    pieces, seen = [], set()
    for start, end in zip(cuts, cuts[1:], strict=False):
        over = [a for a in marks if a.trigger.start <= start and end <= a.trigger.end]
        over.sort(key=lambda a: (a.trigger.end - a.trigger.start, a.id))
        ids = tuple(a.id for a in over)
        first = bool(ids) and ids[0] not in seen
        seen.update(ids[:1])
        pieces.append(Piece(brief.article.text[start:end], ids, over[0].status if over else "", first))
    return pieces

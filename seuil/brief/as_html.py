"""A brief as one self-contained HTML file: the article with its assertions marked in it, and beside it."""

from __future__ import annotations

from pathlib import Path

from seuil.brief.marks import Marks
from seuil.brief.model import Brief
from seuil.brief.templating import templates_in
from seuil.brief.wording import SIGNS, Wording
from seuil.data_files import DataFiles

_TEMPLATES = Path(__file__).resolve().parent / "templates"


def to_html(brief: Brief, data: DataFiles, language: str) -> str:
    """The page as HTML text. Everything from the page is escaped; the file loads and runs nothing."""
    say = Wording(brief, data, language)
    marks = Marks(brief, say)
    return (
        templates_in(_TEMPLATES)
        .get_template("brief.html.jinja")
        .render(
            brief=brief,
            article=brief.article,
            say=say,
            words=say.words,
            language=language,
            signs=SIGNS,
            acts=data.acts,
            title_pieces=marks.pieces(brief.article.title_span),
            paragraphs=[marks.pieces(span) for span in brief.article.paragraphs],
            assertions=[(a, say.assertion(a)) for a in brief.assertions],
            set_aside=say.grouped(brief.set_aside, [item.reason for item in brief.set_aside]),
            unresolved=say.grouped(brief.unresolved, [item.reason for item in brief.unresolved]),
        )
    )

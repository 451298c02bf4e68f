"""A brief in one file: as programs, people and terminals take it."""

from __future__ import annotations

from typing import Literal

from fastapi.responses import Response

from seuil.brief.as_html import to_html
from seuil.brief.as_text import to_text
from seuil.brief.model import Brief
from seuil.data_files import DataFiles
from seuil.doctrine.views import DoctrineViews
from seuil.finding.rewording import judged_in
from seuil.web.rendering import attachment
from seuil.web.safety.headers import STANDALONE_POLICY

Format = Literal["json", "html", "txt"]
FORMATS: tuple[Format, ...] = ("json", "html", "txt")

_TYPES = {"json": "application/json", "html": "text/html; charset=utf-8", "txt": "text/plain; charset=utf-8"}


def download(brief: Brief, form: Format, data: DataFiles, policies: DoctrineViews, language: str) -> Response:
    """The brief in a form, as a file of the article's name. HTML stands alone: it loads and runs nothing.

    The JSON is the contract, as it was read; for people it is said in their language.
    """
    if form == "json":
        text = brief.to_json()
    else:
        said = judged_in(brief, policies)
        text = to_html(said, data, language) if form == "html" else to_text(said, data, language)
    name = "-".join((brief.article.title or "brief").split()[:8]).lower()
    headers = {"content-disposition": attachment(f"{name}.{form}")}
    if form == "html":
        headers["content-security-policy"] = STANDALONE_POLICY
    return Response(text.encode("utf-8", "replace"), media_type=_TYPES[form], headers=headers)

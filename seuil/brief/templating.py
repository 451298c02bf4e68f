"""Templates in which nothing from a page can become markup or write over our words."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from seuil.brief.shown import shown


def templates_in(folder: Path) -> Environment:
    """Escapes what is not our own markup, once it is fit to be shown; stops at a missing value."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_fit,
    )


def _fit(value: object) -> object:
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value

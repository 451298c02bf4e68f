"""Templates: everything from a page is escaped and made fit to be shown, words are the current language's."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from seuil.brief.shown import shown
from seuil.brief.templating import templates_in
from seuil.version import VERSION
from seuil.web import languages
from seuil.web.safety.headers import STANDALONE_POLICY

HERE = Path(__file__).resolve().parent
STATIC = HERE / "static"
STYLE = "seuil.css"
"""All style sheets as one file, made here: a browser waits for each before it paints."""
# Folders of templates that take the style of other areas, or of several.
_AREAS = {
    "home.html": ("record",), "problem.html": (), "doctrines": ("doctrine",), "scenario": ("doctrine",),
    "map": ("map", "record"),
}  # fmt: skip
LONGEST = 200
"""Characters of a value of a filter in an address."""
THEMES = ("auto", "light", "dark")
THEME_COOKIE = "seuil_theme"


@lru_cache
def environment() -> Environment:
    """The templates of the web page."""
    made = templates_in(HERE / "templates")
    made.add_extension("jinja2.ext.i18n")
    made.newstyle_gettext = True  # type: ignore[attr-defined]  # the extension brings it
    made.filters["grouped"] = languages.grouped
    made.filters["in_lines"] = _in_lines
    made.globals.update(
        gettext=_gettext,
        ngettext=_ngettext,
        _=_gettext,
        address=address,
        asset=asset,
        version=VERSION,
        stylesheet=stylesheet,
    )
    return made


def _in_lines(text: str) -> Markup:
    """A text that keeps its lines, each escaped and made fit to be shown by itself."""
    return Markup("\n").join(shown(line) for line in text.splitlines())


def render(request: Request, template: str, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """A page of ours, in the current language; ``template`` may be that of a part, for htmx."""
    return HTMLResponse(text_of(request, template, **values))


def text_of(request: Request, template: str, **values: Any) -> str:  # noqa: ANN401
    """The same as text."""
    given = _surroundings(request) | {"areas": areas_of(template)} | values
    return environment().get_template(template).render(given)


def standalone(request: Request, template: str, name: str, **values: Any) -> HTMLResponse:  # noqa: ANN401
    """A page in one file, for sending on: its style stands in it, it loads and runs nothing.

    ``name`` is the file's name, without its ending.
    """
    answer = render(request, template, standalone=True, **values)
    answer.headers["content-security-policy"] = STANDALONE_POLICY
    answer.headers["content-disposition"] = attachment(f"{name}.html")
    return answer


def attachment(name: str) -> str:
    """The header by which a browser saves an answer under a name, whatever characters that has."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "-" for c in name)[:120]
    return f'attachment; filename="{plain.lstrip(".-") or "seuil"}"'


def _surroundings(request: Request) -> dict[str, Any]:
    """What every template knows."""
    theme = request.cookies.get(THEME_COOKIE, "auto")
    path, query = request.scope["path"], request.scope["query_string"].decode("latin-1")
    return {
        "request": request,
        "behind": lambda: _behind(request),
        "language": languages.current_language(),
        "languages": languages.languages(),
        "theme": theme if theme in THEMES else "auto",
        "themes": THEMES,
        "here": f"{path}?{query}" if query else path,
        "path": path,
        "partial": request.headers.get("hx-request") == "true"
        and request.headers.get("hx-history-restore-request") != "true",
        "standalone": False,
    }


def _behind(request: Request) -> object:
    """How the record is behind; null for a request that was not let in."""
    from seuil.web.record.renewal import behind_of

    app = request.scope.get("app")
    return behind_of(app.state.desk) if app is not None else None


@lru_cache
def asset(path: str) -> str:
    """The address of a file of ours, which changes with its content, so that browsers may keep it."""
    content = stylesheet().encode() if path == STYLE else (STATIC / path).read_bytes()
    return f"/static/{path}?v={hashlib.sha256(content).hexdigest()[:10]}"


@lru_cache
def stylesheet() -> Markup:
    """All of our style: the shared sheet, then that of each area, which holds within the area alone."""
    areas = (path for path in sorted((STATIC / "css").glob("*.css")) if path.name != "base.css")
    own = (f".area-{path.stem} {{\n{path.read_text('utf-8')}\n}}" for path in areas)
    return Markup("\n".join(((STATIC / "css" / "base.css").read_text("utf-8"), *own)))


def areas_of(template: str) -> tuple[str, ...]:
    """The areas whose style a template takes: that of its folder, unless it stands in ``_AREAS``."""
    folder = template.partition("/")[0]
    return _AREAS.get(folder, (folder,))


def address(path: str, **query: Any) -> str:  # noqa: ANN401
    """An address of ours; null and empty values are left out."""
    rest = urlencode({k: v for k, v in query.items() if v not in (None, "", ())}, doseq=True)
    return f"{path}?{rest}" if rest else path


@pass_context
def _gettext(_context: Context, message: str, **values: object) -> Markup:
    return Markup(languages._(message)) % _fit(values)


@pass_context
def _ngettext(_context: Context, one: str, many: str, num: int, **values: object) -> Markup:
    values.setdefault("num", num)
    return Markup(languages.ngettext(one, many, num)) % _fit(values)


def _fit(values: dict[str, object]) -> dict[str, object]:
    """What is put into a message, made fit as everything else that is shown."""
    return {k: shown(v) if isinstance(v, str) and not isinstance(v, Markup) else v for k, v in values.items()}

"""The language and the colours that a reader chooses; kept in cookies."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form
from fastapi.responses import RedirectResponse

from seuil.web import languages
from seuil.web.rendering import THEME_COOKIE, THEMES
from seuil.web.safety.origin import local_path

router = APIRouter(include_in_schema=False)
_YEAR = 365 * 86_400


@router.post("/preferences")
def choose(
    lang: Annotated[str, Form(max_length=20)] = "",
    theme: Annotated[str, Form(max_length=20)] = "",
    next: Annotated[str, Form(max_length=4000)] = "/",
) -> RedirectResponse:
    """Keep what was chosen, and go back to where it was."""
    answer = RedirectResponse(local_path(next), 303)
    if lang in languages.languages():
        answer.set_cookie(languages.COOKIE, lang, max_age=_YEAR, httponly=True, samesite="lax")
    if theme in THEMES:
        answer.set_cookie(THEME_COOKIE, theme, max_age=_YEAR, httponly=True, samesite="lax")
    return answer

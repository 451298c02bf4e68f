"""The language of the page: what is asked for, else the cookie, else the browser's; and its words.

Words are gettext catalogues, ``locale/<code>/*.po``, one for each part of the page; English is what the
templates are written in. They are read as they are: nothing has to be compiled.
"""

from __future__ import annotations

import gettext
import io
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from starlette.requests import Request

LOCALE = Path(__file__).resolve().parent / "locale"
SOURCE = "en"
COOKIE = "seuil_lang"
# An Accept-Language header longer than this is not read to its end.
_LONGEST = 500

_current: ContextVar[str] = ContextVar("seuil_language", default=SOURCE)


def languages() -> tuple[str, ...]:
    """The languages that there are: that of the templates, and each with a folder."""
    return (SOURCE, *sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir()))


@lru_cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The words of a language."""
    words = gettext.NullTranslations()
    for path in sorted((LOCALE / language).glob("*.po")):
        compiled = io.BytesIO()
        with path.open("rb") as file:
            write_mo(compiled, read_po(file, locale=language))
        compiled.seek(0)
        part = gettext.GNUTranslations(compiled)
        part.add_fallback(words)
        words = part
    return words


def language_of(request: Request) -> str:
    """The language in which a request is answered."""
    known = languages()
    for asked in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if asked in known:
            return asked
    return _accepted(request.headers.get("accept-language", "")[:_LONGEST], known)


def _accepted(header: str, known: tuple[str, ...]) -> str:
    """The first language by weight that there is."""
    weighed: list[tuple[float, str]] = []
    for part in header.split(","):
        tag, _, quality = part.partition(";")
        try:
            weight = float(quality.strip().removeprefix("q=")) if quality else 1.0
        except ValueError:
            continue
        weighed.append((-weight, tag.strip().lower().split("-")[0]))
    weighed.sort(key=lambda one: one[0])
    return next((tag for weight, tag in weighed if tag in known and weight < 0), SOURCE)


def set_language(language: str) -> None:
    """Answer what is now being answered in ``language``."""
    _current.set(language)


def current_language() -> str:
    """The language of what is now being answered."""
    return _current.get()


def _(message: str) -> str:
    """A message in the current language."""
    return catalogue(_current.get()).gettext(message)


def ngettext(one: str, many: str, number: int) -> str:
    """A message that counts, in the current language."""
    return catalogue(_current.get()).ngettext(one, many, number)


def grouped(number: int) -> str:
    """A whole number as the current language writes it: 100,000 or 100 000."""
    return str(format_decimal(number, locale=_current.get()))

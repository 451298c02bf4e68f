"""What is wrong, in the reader's language where the page knows the case; else in English, and marked so."""

from __future__ import annotations

from dataclasses import dataclass

from seuil.errors import (
    InputError,
    NotADayError,
    NotOutError,
    NoWordError,
    SeuilError,
    SpanError,
    UnknownNameError,
    UsageError,
)
from seuil.web.languages import SOURCE, _, current_language


class Worded:
    """Marks an error whose message is in the reader's language already."""


class AskedError(Worded, UsageError):
    """What was asked cannot be."""


class GivenError(Worded, InputError):
    """What was given cannot be read."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line on what is wrong, and the code of its language."""

    words: str
    language: str


def said_of(error: SeuilError) -> Said:
    """What an error says to whoever reads the page."""
    words = _known(error)
    if words is not None:
        return Said(words, current_language())
    return Said(" ".join(str(error).split()), current_language() if isinstance(error, Worded) else SOURCE)


def _known(error: SeuilError) -> str | None:
    """The cases that a form or an address leads to, in the current language."""
    match error:
        case NotADayError():
            parts = {"field": called(error.called), "day": error.written}
            return _("%(field)s, %(day)s: not a day; write 2024-11-19") % parts
        case SpanError():
            return _("%(until)s: is before %(since)s") % {"until": error.until, "since": error.since}
        case NoWordError():
            return _("“%(words)s”: holds no word to search for") % {"words": error.written}
        case NotOutError():
            return _("Nothing of this event was out on %(day)s.") % {"day": error.day}
        case UnknownNameError():
            return _unknown(error)
    return None


def _unknown(error: UnknownNameError) -> str:
    parts = {"field": called(error.called), "name": error.written, "near": ", ".join(error.near)}
    if not error.near:
        return _("%(field)s, “%(name)s”: nothing of that id or name") % parts
    if error.all:
        return _("%(field)s, “%(name)s”: nothing of that id or name; choose from: %(near)s") % parts
    return _("%(field)s, “%(name)s”: nothing of that id or name; did you mean: %(near)s") % parts


def called(option: str) -> str:
    """How an option of a command is called on the page; as it is where the page does not know it."""
    return labels().get(option.lstrip("-").replace("-", "_"), option)


def labels() -> dict[str, str]:
    """How each filter is called, and the day of an event."""
    return {
        "actor": _("Actor"),
        "target": _("Target"),
        "act": _("Act"),
        "plover": _("PLOVER type"),
        "instrument": _("Weapon or means"),
        "place": _("Place"),
        "status": _("Status"),
        "certainty": _("Certainty"),
        "polarity": _("Affirmed or denied"),
        "confirmed": _("Confirmed"),
        "source": _("Source"),
        "since": _("From"),
        "until": _("To"),
        "as_known_at": _("As known at"),
        "known_at": _("As known at"),
        "text": _("Words"),
        "when": _("Date"),
    }


def title_of(status: int) -> str:
    """A status of HTTP in words, for those that occur."""
    return {
        400: _("Bad request"),
        401: _("Not let in"),
        403: _("Refused"),
        404: _("Not found"),
        405: _("Not done here"),
        413: _("Too large"),
        421: _("Another address"),
        422: _("Cannot be used"),
        500: _("Fault of the server"),
        503: _("Not ready"),
    }.get(status, str(status))

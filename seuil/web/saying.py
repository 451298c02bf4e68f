"""What is wrong, in the reader's language where the page knows the case; else in English, and marked so."""

from __future__ import annotations

import re

from seuil.brief.reasons import Phrase, reasons_in
from seuil.data_files import DataFiles
from seuil.errors import (
    DataError,
    InputError,
    NotADayError,
    NotOutError,
    NoWordError,
    PageError,
    SeuilError,
    SpanError,
    UnknownNameError,
    UsageError,
)
from seuil.web.languages import _, current_language

# The mark of its bytes by which pages of one name that were sent are told apart.
_MARK = re.compile(":[0-9a-f]{12}$")


class Worded:
    """Marks an error whose message is in the reader's language already."""


class AskedError(Worded, UsageError):
    """What was asked cannot be."""


class GivenError(Worded, InputError):
    """What was given cannot be read."""


def said_of(error: SeuilError, data: DataFiles) -> Phrase:
    """What an error says to whoever reads the page, in one line."""
    words = _known(error)
    if words is not None:
        return Phrase(words)
    if isinstance(error, Worded):
        return Phrase(str(error))
    reasons = reasons_in(data, current_language())
    if isinstance(error, PageError):
        return reasons.phrase(error.reason).after(f"{source_of(error.source)}{_colon(data)}")
    if isinstance(error, DataError):
        line = "" if error.line is None else _(", line %(number)s") % {"number": error.line}
        return reasons.phrase(error.reason).after(f"{error.path}{line}{_colon(data)}")
    return reasons.phrase(" ".join(str(error).split()))


def source_of(source: str) -> str:
    """How a page that was given is called."""
    name = _MARK.sub("", source)
    return _("The text") if name == "text" and name != source else name


def _colon(data: DataFiles) -> str:
    return data.language(current_language()).brief.labels["colon"]


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
        "at": _("On a day"),
        "page": _("Page"),
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

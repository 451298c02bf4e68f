"""Every error that Seuil raises on purpose.

    SeuilError
    ├── InputError           the input is at fault; the command line exits 1
    │   ├── PageError        a page cannot be opened, fetched or decoded
    │   ├── ArticleError     a page opened holds no article that we can read
    │   ├── LanguageError    the language is not one that we read
    │   └── StoreError       a dossier cannot be opened, read or written
    ├── DataError            a file of data/ (or of a user's folder) is wrong: file, line, what is allowed
    └── UsageError           the call is wrong; the command line exits 2
        ├── NotADayError     a day is none
        ├── SpanError        a span of days ends before it begins
        ├── UnknownNameError nothing has that id or name
        ├── NoWordError      there is no word to search for
        └── NotOutError      nothing of an event was out on that day

Each message is one line, written for the person who reads it: what was read, what is wrong, what is accepted.
"""

from __future__ import annotations


class SeuilError(Exception):
    """Base of every error raised on purpose."""


class InputError(SeuilError):
    """The input is at fault, not the call."""


class PageError(InputError):
    """A page cannot be opened, fetched or decoded."""

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason

    def __reduce__(self) -> tuple[type[PageError], tuple[str, str]]:
        """A worker process sends its errors home by their parts."""
        return type(self), (self.source, self.reason)


class ArticleError(PageError):
    """A page was opened, but no article was found in it."""


class LanguageError(PageError):
    """The page's language is not one that Seuil reads."""


class StoreError(InputError):
    """A dossier cannot be opened, read or written: what and where, and what would help."""


class DataError(SeuilError):
    """A data file is wrong; the message names file, line, key and what is allowed."""

    def __init__(self, path: str, line: int | None, reason: str) -> None:
        where = path if line is None else f"{path}:{line}"
        super().__init__(f"{where}: {reason}")
        self.path = path
        self.line = line
        self.reason = reason

    def __reduce__(self) -> tuple[type[DataError], tuple[str, int | None, str]]:
        """As for a page."""
        return type(self), (self.path, self.line, self.reason)


class UsageError(SeuilError):
    """The call itself is wrong (an option, an argument)."""


class NotADayError(UsageError):
    """What was written (``written``) for an option or field (``called``) is no ISO day."""

    def __init__(self, called: str, written: str) -> None:
        super().__init__(f"{called} {written}: not a day; write 2024-11-19")
        self.called, self.written = called, written


class SpanError(UsageError):
    """A span of ISO days ends (``until``) before it begins (``since``); ``called`` names both options."""

    def __init__(self, called: tuple[str, str], since: str, until: str) -> None:
        super().__init__(f"{called[1]} {until}: is before {called[0]} {since}")
        self.since, self.until = since, until


class UnknownNameError(UsageError):
    """Nothing has the id or name that was written for an option; ``near`` may be meant, or is ``all``."""

    def __init__(self, called: str, written: str, near: tuple[str, ...], *, all: bool) -> None:
        hint = f"; {'choose from' if all else 'did you mean'}: {', '.join(near)}" if near else ""
        super().__init__(f"{called} {written!r}: nothing of that id or name{hint}")
        self.called, self.written, self.near, self.all = called, written, near, all


class NoWordError(UsageError):
    """What is searched for holds no word."""

    def __init__(self, written: str) -> None:
        super().__init__(f"text {written!r}: holds no word to search for")
        self.written = written


class NotOutError(UsageError):
    """Nothing of an event was out on an ISO day."""

    def __init__(self, id: str, day: str) -> None:
        super().__init__(f"{id}: nothing of this event was out on {day}")
        self.id, self.day = id, day

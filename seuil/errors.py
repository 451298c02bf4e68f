"""Every error that Seuil raises on purpose.

    SeuilError
    ├── InputError           the input is at fault; the command line exits 1
    │   ├── PageError        a page cannot be opened, fetched or decoded
    │   ├── ArticleError     a page opened holds no article that we can read
    │   ├── LanguageError    the language is not one that we read
    │   └── StoreError       a dossier cannot be opened, read or written
    ├── DataError            a file of data/ (or of a user's folder) is wrong: file, line, what is allowed
    └── UsageError           the call is wrong; the command line exits 2

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

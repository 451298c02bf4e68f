"""What goes wrong with a database, said in one line."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NoSuchModuleError, SQLAlchemyError

from seuil.errors import StoreError

# SQLite's primary result codes (https://www.sqlite.org/rescode.html).
_SQLITE = {
    5: "is in use by another process that is writing; try again when it is done",
    6: "is in use by another process that is writing; try again when it is done",
    8: "cannot be written: the file or its folder is read-only",
    10: "cannot be read or written: the disk reports an error",
    11: "is damaged; restore it from a copy, or make it anew with `seuil add`",
    13: "cannot be written: the disk is full; nothing of the last step was kept",
    14: "cannot be opened: no such folder, or no right to it",
    26: "is no dossier: not an SQLite file",
}


class RefusedRows(StoreError):
    """The database is well, but does not take these rows: what was made of a page contradicts itself."""


@contextmanager
def telling(where: str) -> Iterator[None]:
    """Turn an error of the database within into a StoreError that names the dossier and the reason."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        kind = RefusedRows if isinstance(error, (IntegrityError, DataError)) else StoreError
        raise kind(f"{where}: {reason(error)}") from None


def reason(error: Exception) -> str:
    """What an error of the database means, in one line."""
    if isinstance(error, NoSuchModuleError):
        return "no such kind of database; a dossier is a file or a postgresql:// address"
    inner = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(inner, sqlite3.Error):
        code = getattr(inner, "sqlite_errorcode", None)
        if isinstance(code, int) and (code & 0xFF) in _SQLITE:
            return _SQLITE[code & 0xFF]
    words = str(inner).strip().splitlines() or [type(inner).__name__]
    said = " ".join(words[0].split())
    if type(error).__module__.startswith("sqlalchemy") and isinstance(error, DBAPIError):
        state = getattr(inner, "sqlstate", None)
        if state == "53100":  # PostgreSQL: disk_full
            return "cannot be written: the server's disk is full; nothing of the last step was kept"
    return f"the database says: {said}"

"""The database under a dossier: opened, checked, migrated; read and written in transactions."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import NullPool, QueuePool

from seuil.errors import StoreError, UsageError
from seuil.store.failing import telling

APPLICATION_ID = 0x5365756C
"""Marks an SQLite file as ours ("Seul", PRAGMA application_id)."""

BUSY_MS = 60_000
"""How long a writer waits for another before it gives up."""

OPEN_ROWS = "seuil open rows"
"""Where a connection keeps the rows that it still hands out, to be closed with it."""

_HEADER = b"SQLite format 3\0"


def is_address(where: str | os.PathLike[str]) -> bool:
    """Whether a dossier is named by an address, not by a file."""
    return isinstance(where, str) and "://" in where


def name_of(address: str) -> str:
    """An address as errors name it: without its password."""
    try:
        return make_url(address).set(drivername="postgresql").render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return address


class Database:
    """An open database. ``where`` names it for a person, without a password."""

    def __init__(self, engine: Engine, where: str) -> None:
        self.engine = engine
        self.where = where

    @property
    def is_sqlite(self) -> bool:
        """SQLite, or else PostgreSQL."""
        return self.engine.dialect.name == "sqlite"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the dossier, whoever writes beside it."""
        with telling(self.where), self.engine.connect() as connection:
            if not self.is_sqlite:
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            with connection.begin(), _closing_rows(connection):
                yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, all or nothing; one writer at a time, others wait."""
        with telling(self.where), self.engine.connect() as connection:
            connection = connection.execution_options(seuil_writes=True)
            with connection.begin(), _closing_rows(connection):
                if not self.is_sqlite:
                    lock = "SELECT pg_advisory_xact_lock(hashtext('seuil ' || current_schema()))"
                    connection.execute(text(lock))
                yield connection

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()


@contextmanager
def _closing_rows(connection: Connection) -> Iterator[None]:
    """Close what was not read to its end, before the connection goes."""
    try:
        yield
    finally:
        for rows in connection.info.pop(OPEN_ROWS, ()):
            rows.close()


def open_database(where: str | os.PathLike[str], *, create: bool) -> Database:
    """The database of a dossier, of the newest schema.

    With ``create`` it is made where there is none. Raises StoreError for what is no dossier, is damaged, or
    was made by a newer version; UsageError for an address of another kind.
    """
    from seuil.store.migrating import bring_to_newest

    if is_address(where):
        database = _postgresql(str(where))
    else:
        database = _sqlite(Path(where), create=create)
    try:
        bring_to_newest(database, create=create)
    except BaseException:
        database.close()
        raise
    return database


def _sqlite(path: Path, *, create: bool) -> Database:
    where = str(path)
    _demand_file(path, create=create)
    url = URL.create("sqlite", database=str(path.absolute()))
    if path.exists() and not _can_write_beside(path):
        # A file that nobody can write from here: SQLite reads it without the files that it keeps beside it.
        url = URL.create("sqlite", database=f"file:{_quoted(path)}", query=_immutable(path))
    # Each transaction opens its own connection: nothing is held where nothing is done.
    engine = create_engine(url, poolclass=NullPool)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return Database(engine, where)


def _demand_file(path: Path, *, create: bool) -> None:
    where = str(path)
    try:
        if path.is_dir():
            raise StoreError(f"{where}: is a folder; a dossier is a file, or a postgresql:// address")
        if not path.exists():
            if not create:
                raise StoreError(f"{where}: no such dossier; `seuil add` makes one")
            if not path.absolute().parent.is_dir():
                raise StoreError(f"{where}: there is no folder for it")
            return
        with path.open("rb") as file:
            begins = file.read(len(_HEADER))
    except OSError as error:
        raise StoreError(f"{where}: cannot be opened: {(error.strerror or str(error)).lower()}") from None
    except ValueError as error:
        raise StoreError(f"{where!r}: cannot be opened: {error}") from None
    if begins and begins != _HEADER:
        raise StoreError(f"{where}: is no dossier: not an SQLite file")


def _can_write_beside(path: Path) -> bool:
    return os.access(path, os.W_OK) or os.access(path.absolute().parent, os.W_OK)


def _quoted(path: Path) -> str:
    from urllib.parse import quote

    return quote(str(path.absolute()))


def _immutable(path: Path) -> dict[str, str]:
    beside = path.with_name(path.name + "-wal")
    still = not beside.exists() or beside.stat().st_size == 0
    return {"mode": "ro", "uri": "true", **({"immutable": "1"} if still else {})}


def _set_up(connection: Any, _record: object) -> None:
    """Set a new SQLite connection: we begin transactions ourselves (sqlite3 would begin too late)."""
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MS}")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Take the right to write at the beginning: a reader that becomes a writer half-way could not wait."""
    writes = connection.get_execution_options().get("seuil_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _postgresql(address: str) -> Database:
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        raise UsageError("not an address of a database; write postgresql://user@host/name") from None
    if url.drivername.split("+")[0] not in ("postgresql", "postgres"):
        said = f"{url.drivername}://: no such kind of dossier; give a file or a postgresql:// address"
        raise UsageError(said)
    try:
        import psycopg  # noqa: F401
    except ImportError:
        raise StoreError("a dossier on PostgreSQL needs psycopg: pip install 'seuil[postgres]'") from None
    engine = create_engine(url.set(drivername="postgresql+psycopg"), poolclass=QueuePool, pool_pre_ping=True)
    return Database(engine, name_of(address))

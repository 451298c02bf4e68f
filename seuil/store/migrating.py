"""A dossier is made by its migrations; an older one is brought up to date by those that it lacks."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, inspect, text

from seuil.errors import StoreError
from seuil.store.database import APPLICATION_ID, Database
from seuil.store.failing import telling

VERSION_TABLE = "schema_version"
FOLDER = Path(__file__).resolve().parent / "migrations"


def bring_to_newest(database: Database, *, create: bool) -> None:
    """Make the tables of a new dossier, or bring an old one up to date; nothing where all is well.

    Raises StoreError for a database that is not ours, and for one that a newer version made.
    """
    with database.reading() as connection:
        known = _state(connection, database.where)
    if known == newest():
        return
    if known is None and not create:
        raise StoreError(f"{database.where}: is no dossier: it is empty; `seuil add` makes one")
    if database.is_sqlite:
        _demand_write_ahead(database)
    with database.writing() as connection:
        # Asked once more: another process may have done it while this one waited.
        if _state(connection, database.where) != newest():
            migrate(connection)


def newest() -> str:
    """The newest schema that this version knows."""
    head = _scripts().get_current_head()
    assert head is not None
    return head


def migrate(connection: Connection, to: str = "head") -> None:
    """Run the migrations up to ``to`` within the transaction of ``connection``."""
    scripts = _scripts()
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")

    def wanted(revision: object, _context: object) -> object:
        return scripts._upgrade_revs(to, revision)  # type: ignore[arg-type]

    context = MigrationContext.configure(
        connection, opts={"version_table": VERSION_TABLE, "fn": wanted, "script": scripts}
    )
    from alembic.operations import Operations

    with Operations.context(context):
        context.run_migrations()


def _scripts() -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def _state(connection: Connection, where: str) -> str | None:
    """The schema of a database: its revision, or null for one that is empty."""
    tables = set(inspect(connection).get_table_names())
    if connection.dialect.name == "sqlite":
        ours = connection.exec_driver_sql("PRAGMA application_id").scalar() == APPLICATION_ID
        if tables and not ours:
            raise StoreError(f"{where}: is no dossier: a database of another program")
    if VERSION_TABLE not in tables:
        if tables & {"page", "meta", "event"}:
            raise StoreError(f"{where}: is no dossier: it holds tables of another program")
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalars().all()
    revision = found[0] if found else None
    _demand_known(revision, where)
    return revision


def _demand_known(revision: str | None, where: str) -> None:
    try:
        known = revision is not None and _scripts().get_revision(revision) is not None
    except CommandError:
        known = False
    if not known:
        made = f"was made by a newer version of Seuil (schema {revision})"
        raise StoreError(f"{where}: {made}; this one knows up to {newest()}")


def _demand_write_ahead(database: Database) -> None:
    """Let readers read while one writes (WAL); the file remembers it."""
    with telling(database.where):
        raw = database.engine.raw_connection()
        try:
            cursor = raw.cursor()
            if cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
                cursor.execute("PRAGMA journal_mode = WAL")
            cursor.close()
        finally:
            raw.close()

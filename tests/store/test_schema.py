"""The migrations make what the tables say, from nothing and from every step before."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import inspect, text

from seuil.errors import StoreError
from seuil.store.database import open_database
from seuil.store.dossier import Store
from seuil.store.migrating import VERSION_TABLE, migrate, newest
from seuil.store.schema import metadata


def is_ours(_object, name, kind, _reflected, _compared):
    """The index of words is made by the migrations alone."""
    return not (kind == "table" and name.startswith("article_search"))


def test_the_migrations_make_what_the_tables_say(where):
    database = open_database(where, create=True)
    with database.reading() as connection:
        options = {"include_object": is_ours, "version_table": VERSION_TABLE, "compare_type": False}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []
        found = inspect(connection)
        for table in metadata.tables.values():
            there = {c["name"]: c["nullable"] for c in found.get_columns(table.name)}
            assert there == {c.name: c.nullable for c in table.columns}, table.name
    database.close()


def test_an_older_dossier_is_brought_up_to_date_in_place(where):
    database = open_database(where, create=True)
    with database.writing() as connection:
        connection.execute(text("DROP TABLE IF EXISTS article_search"))
        for table in reversed(metadata.sorted_tables):
            connection.execute(text(f'DROP TABLE "{table.name}"'))
        connection.execute(text(f"DROP TABLE {VERSION_TABLE}"))
        migrate(connection, to="0001")
        connection.execute(text("INSERT INTO meta (key, value) VALUES ('kept', 'yes')"))
        assert connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() == "0001"
    database.close()
    with Store.open(where) as store, store.database.reading() as connection:
        assert connection.execute(text("SELECT value FROM meta WHERE key = 'kept'")).scalar() == "yes"
        assert connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar() == newest()


def test_a_dossier_of_a_newer_version_is_refused_and_left_alone(where):
    with Store.open(where, create=True) as store, store.database.writing() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer version of Seuil \(schema 9999\)"):
        Store.open(where, create=True)

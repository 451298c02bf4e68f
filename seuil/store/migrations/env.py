"""Alembic's own door, for one who writes a migration (``alembic revision``); migrating.py is a dossier's."""

from __future__ import annotations

from alembic import context
from sqlalchemy import create_engine

from seuil.store.migrating import VERSION_TABLE
from seuil.store.schema import metadata

with create_engine(context.config.get_main_option("sqlalchemy.url") or "sqlite://").connect() as connection:
    context.configure(connection=connection, target_metadata=metadata, version_table=VERSION_TABLE)
    with context.begin_transaction():
        context.run_migrations()

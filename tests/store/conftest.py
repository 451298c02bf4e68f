"""A dossier on SQLite and one on PostgreSQL, where a server answers: the same tests for both."""

from __future__ import annotations

import os
import uuid
from pathlib import Path

import pytest

from seuil.store.dossier import Store
from tests.store import made

SERVER = os.environ.get("SEUIL_TEST_POSTGRESQL", "postgresql://postgres@127.0.0.1:5432/test")


def _server_answers() -> bool:
    try:
        import psycopg

        with psycopg.connect(SERVER, connect_timeout=2):
            return True
    except Exception:
        return False


@pytest.fixture(scope="session")
def server() -> str:
    """The address of a PostgreSQL server."""
    if not _server_answers():
        pytest.skip("no PostgreSQL server answers on 127.0.0.1:5432")
    return SERVER


@pytest.fixture
def schema_address(server: str):
    """An address with a schema of the test's own, dropped after it."""
    import psycopg

    name = f"seuil_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{name}"')
    yield f"{server}?options=-csearch_path%3D{name}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP SCHEMA "{name}" CASCADE')


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new dossier may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "crisis.db")
    return request.getfixturevalue("schema_address")


@pytest.fixture
def store(where: str):
    """A new dossier, with a clock that stands still."""
    with Store.open(
        where, create=True, clock=lambda: "2031-03-05T00:00:00Z", event_at=made.event_at
    ) as opened:
        yield opened

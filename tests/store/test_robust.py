"""A dossier that cannot be opened, read or written says so in one line; many may use it at once."""

from __future__ import annotations

import multiprocessing
import sqlite3
import threading
from pathlib import Path

import pytest
from sqlalchemy import event, text

from seuil.errors import StoreError, UsageError
from seuil.store import database
from seuil.store.dossier import Store
from seuil.store.model import Query
from tests.store import made


def refuses(where: object, match: str, *, create: bool = True) -> None:
    """Opening is refused, in one line, and nothing is changed."""
    path = Path(str(where))
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(StoreError, match=match) as found:
        Store.open(str(where), create=create)
    assert "\n" not in str(found.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_file_that_is_no_database_is_refused(tmp_path):
    path = tmp_path / "notes.db"
    path.write_text("These are notes, and they are longer than the header of a database.")
    refuses(path, "is no dossier: not an SQLite file")


def test_a_database_of_another_program_is_refused(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE page (key TEXT)")
    other.close()
    refuses(path, "is no dossier: a database of another program")


def test_tables_of_another_program_on_a_server_are_refused(schema_address):
    import psycopg

    with psycopg.connect(schema_address, autocommit=True) as connection:
        connection.execute("CREATE TABLE page (key TEXT)")
    refuses(schema_address, "tables of another program")


def test_an_empty_file_becomes_a_dossier_only_when_one_is_to_be_made(tmp_path):
    path = tmp_path / "empty.db"
    path.touch()
    refuses(path, "is no dossier: it is empty", create=False)
    Store.open(path, create=True).close()
    Store.open(path).close()


def test_a_cut_file_is_damaged(tmp_path):
    path = tmp_path / "crisis.db"
    with Store.open(path, create=True) as store:
        for n in range(30):
            store.put(made.rows(made.brief(f"p{n}", made.told("x", "attack", "RUS", on=None))))
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with pytest.raises(StoreError, match="damaged"), Store.open(path) as store:
        list(store.mentions())
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match=r"damaged|disk"), Store.open(path) as store:
        list(store.mentions())
        list(store.pages())


def test_what_another_version_kept_is_named_when_events_are_made(store):
    store.put(made.rows(made.brief("a", made.told("x", "attack", "RUS", on=None))))
    with store.database.writing() as connection:
        connection.execute(text("UPDATE mention SET json = '{}'"))
    with pytest.raises(StoreError, match=r"the mention \w+@0 is damaged, or was kept by another version"):
        store.refresh(made.makers())
    assert store.stale


def test_a_damaged_reading_is_named(store):
    page = made.brief("a")
    store.put(made.rows(page))
    with store.database.writing() as connection:
        connection.execute(text("UPDATE reading SET brief = :junk"), {"junk": b"junk"})
    with pytest.raises(StoreError, match=f"the reading of page {made.key_of(page)} is damaged"):
        store.brief(made.key_of(page))


@pytest.mark.parametrize(
    ("where", "match"),
    [("", "is a folder"), ("no/such/crisis.db", "there is no folder"), ("none.db", "no such dossier")],
)
def test_a_place_where_no_dossier_can_be(tmp_path, where, match):
    refuses(tmp_path / where, match, create=where != "none.db")


def test_an_address_that_is_none(tmp_path):
    with pytest.raises(UsageError, match="mysql://: no such kind"):
        Store.open("mysql://somebody@host/name", create=True)
    with pytest.raises(StoreError, match="database says") as found:
        Store.open("postgresql://somebody:secret@127.0.0.1:1/name", create=True)
    assert "secret" not in str(found.value)
    assert "\n" not in str(found.value)


def test_a_full_disk_keeps_nothing_of_the_last_step(tmp_path):
    with Store.open(tmp_path / "crisis.db", create=True) as store:
        store.put(made.rows(made.brief("a")))
        event.listen(store.database.engine, "connect", _bound)
        big = made.brief("b", text=" ".join(f"word{n * 7919}" for n in range(200_000)))
        with pytest.raises(StoreError, match="the disk is full"):
            store.put_many([made.rows(made.brief("c")), made.rows(big)])
        assert [p.source for p in store.pages()] == ["a"]
        event.remove(store.database.engine, "connect", _bound)
        assert store.put(made.rows(big))


def _bound(connection, _record) -> None:
    """Let the file grow by little only."""
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 20}")


def test_a_file_that_cannot_be_written_can_be_read(tmp_path, monkeypatch):
    path = tmp_path / "crisis.db"
    with Store.open(path, create=True) as store:
        store.put(made.rows(made.brief("a")))
    monkeypatch.setattr(database, "_can_write_beside", lambda path: False)
    with Store.open(path) as store:
        assert [p.source for p in store.pages()] == ["a"]
        with pytest.raises(StoreError, match="read-only"):
            store.put(made.rows(made.brief("b")))


def test_one_who_writes_makes_another_wait_but_not_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "BUSY_MS", 50)
    path = tmp_path / "crisis.db"
    with Store.open(path, create=True) as store, Store.open(path) as other, store.database.writing():
        assert list(other.pages()) == []
        with pytest.raises(StoreError, match="in use by another process that is writing"):
            other.put(made.rows(made.brief("a")))


def test_a_reader_sees_one_state_while_another_writes(store, where):
    for n in range(3):
        store.put(made.rows(made.brief(f"p{n}")))
    pages = store.pages()
    first = next(pages)
    with Store.open(where) as other:
        other.put(made.rows(made.brief("later")))
    assert {first.source, *(p.source for p in pages)} == {"p0", "p1", "p2"}


READERS, PAGES = 20, 20


def test_twenty_readers_and_one_writer(store, where):
    """No error, no lost page, and each reader sees whole pages, never fewer than before."""
    done, errors = threading.Event(), []

    def read() -> None:
        seen = 0
        try:
            with Store.open(where) as mine:
                while not done.wait(0.05):
                    found = list(mine.pages())
                    assert len(found) >= seen
                    assert len(list(mine.mentions())) >= len(found)
                    seen = len(found)
                    list(mine.find(Query(actor=("RUS",))))
        except BaseException as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(READERS)]
    for reader in readers:
        reader.start()
    for n in range(PAGES):
        store.put(made.rows(made.brief(f"p{n}", made.told("x", "attack", "RUS", on=None))))
        if n % 10 == 9:
            store.refresh(made.makers())
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert store.counts()["page"] == PAGES


def _write(where: str, name: str) -> None:
    with Store.open(where, create=True) as store:
        for n in range(10):
            store.put(made.rows(made.brief(f"{name}{n}", made.told("x", "attack", "RUS", on=None))))


def test_processes_that_begin_a_dossier_at_once_all_write_to_it(where):
    context = multiprocessing.get_context("spawn")
    running = [context.Process(target=_write, args=(where, name)) for name in ("a", "b", "c")]
    for process in running:
        process.start()
    for process in running:
        process.join()
    assert [p.exitcode for p in running] == [0, 0, 0]
    with Store.open(where) as store:
        assert store.counts()["page"] == 30

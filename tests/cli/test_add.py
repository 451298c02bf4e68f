"""``seuil add``: what it says, what it lists, how it leaves."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from seuil.cli.main import main
from seuil.page.formats.model import Item, Unreadable
from seuil.store.dossier import Store
from tests.store.quick import QuickDossier


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    """Pages that are read quickly, out of paths that are their names."""

    def items(sources, options):
        for source in sources:
            if source == "broken":
                yield Unreadable(source=source, reason="is no JSON")
            else:
                yield Item(source=source, content=f"attack RUS UKR 2031-03-01\n{source}".encode())

    monkeypatch.setattr("seuil.dossier.Dossier", QuickDossier)
    monkeypatch.setattr("seuil.dossier.items_of", items)
    monkeypatch.setattr("seuil.cli.add._options", lambda fields: None)


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["add", *arguments])
    return left.value.code


def test_pages_go_in_and_are_passed_over_the_next_time(tmp_path, capfd):
    where = str(tmp_path / "crisis.db")
    assert run("--dossier", where, "a", "b") == 0
    assert capfd.readouterr() == (f"{where}: 2 pages added; 1 event\n", "")
    assert run("--dossier", where, "a", "b") == 0
    assert "0 pages added, 2 in already" in capfd.readouterr().out


def test_failed_pages_are_listed_at_the_end(tmp_path, capfd):
    where = str(tmp_path / "crisis.db")
    assert run("--dossier", where, "--workers", "2", "a", "BAD", "broken", "b") == 1
    out, err = capfd.readouterr()
    assert out == f"{where}: 2 pages added, 2 failed; 1 event\n"
    assert err == "seuil: BAD: is bad\nseuil: broken: is no JSON\n"
    assert run("--dossier", where, "BAD") == 0
    assert "1 failed before (--retry-failed takes them again)" in capfd.readouterr().out
    assert run("--dossier", where, "--retry-failed") == 1
    assert capfd.readouterr().err == "seuil: BAD: is bad\n"


def test_the_environment_names_the_dossier(tmp_path, monkeypatch):
    monkeypatch.setenv("SEUIL_DOSSIER", str(tmp_path / "named.db"))
    assert run("a") == 0
    with Store.open(tmp_path / "named.db") as store:
        assert [p.source for p in store.pages()] == ["a"]


def test_the_dossier_may_be_named_before_the_command(tmp_path, monkeypatch):
    monkeypatch.setenv("SEUIL_DOSSIER", str(tmp_path / "other.db"))
    with pytest.raises(SystemExit):
        main(["--dossier", str(tmp_path / "named.db"), "add", "a"])
    assert [p.name for p in tmp_path.glob("*.db")] == ["named.db"]
    assert os.environ["SEUIL_DOSSIER"] == str(tmp_path / "other.db")


def test_the_database_is_not_loaded_before_it_is_needed():
    asked = "import seuil, seuil.cli.main, sys; print('sqlalchemy' in sys.modules, 'rich' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert found.stdout.split()[0] == "False"


def test_without_a_page_events_are_made_of_what_waits(tmp_path, capfd):
    from tests.store import made

    where = tmp_path / "crisis.db"
    with Store.open(where, create=True) as store:
        store.put(made.rows(made.brief("a", made.told("x", "attack", "RUS", on=None))))
        assert store.stale
    assert run("--dossier", str(where)) == 0
    assert capfd.readouterr().out == f"{where}: 0 pages added; 1 event\n"


def test_a_place_that_is_no_dossier_is_one_line(tmp_path, capfd):
    path = tmp_path / "notes.txt"
    path.write_text("notes, not a dossier", encoding="utf-8")
    assert run("--dossier", str(path), "a") == 1
    assert capfd.readouterr().err == f"seuil: {path}: is no dossier: not an SQLite file\n"
    assert run("--workers", "0", "a") == 2

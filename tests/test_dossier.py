"""Pages added to a dossier: in many processes, again, after a kill; what fails is kept and tried again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from seuil.adding import AddReport, Program
from seuil.dossier import Dossier
from seuil.errors import StoreError, UsageError
from seuil.page.formats.model import Item, Unreadable
from tests.store import made, quick
from tests.store.quick import QuickDossier, items_in, pages


def item(source: str, text: str) -> Item:
    return Item(source=source, content=text.encode())


@pytest.fixture
def items():
    return [item(name, text) for name, text in pages(12).items()]


@pytest.fixture
def dossier(tmp_path):
    with QuickDossier(tmp_path / "crisis.db") as opened:
        yield opened


def test_a_second_run_adds_nothing(dossier, items):
    assert dossier.add(items) == AddReport(added=12)
    before = dossier.store.digest()
    assert dossier.add(items) == AddReport(known=12)
    assert dossier.store.digest() == before
    assert not dossier.store.stale
    assert dossier.store.counts()["page"] == 12


def test_one_process_or_two_or_none_make_the_same_dossier(dossier, items, tmp_path):
    dossier.add(items)
    for number, workers in enumerate((1, 2)):
        with QuickDossier(tmp_path / f"{number}.db") as other:
            assert other.add(items, workers=workers, isolated=True).added == 12
            assert other.store.digest() == dossier.store.digest()


def test_a_page_given_twice_goes_in_once(dossier, items):
    report = dossier.add([items[0], items[0], items[1], items[0]])
    assert (report.added, report.known) == (2, 2)


def test_what_fails_is_listed_and_kept_and_not_tried_twice(dossier, items):
    bad = item("bad", "BAD")
    report = dossier.add([*items, bad, item("wrong", "WRONG")])
    assert report.added == 12
    assert [(f.source, f.reason) for f in report.failures] == [
        ("bad", "is bad"),
        ("wrong", "the program failed on it: ZeroDivisionError: a mistake of ours"),
    ]
    assert [(f.source, f.again) for f in dossier.store.failures()] == [("bad", True), ("wrong", True)]
    assert dossier.add([*items, bad]) == AddReport(known=12, repeated=1)
    retried = dossier.add([bad], retry_failed=True)
    assert [f.source for f in retried.failures] == ["bad", "wrong"]
    assert retried.repeated == 0


def test_a_failed_page_that_is_read_at_last_is_no_failure_any_more(dossier, monkeypatch):
    dossier.add([item("bad", "BAD")])
    monkeypatch.setattr("tests.store.quick._read", lambda delay, program, one: made.rows(_good(one), program))
    assert dossier.add(retry_failed=True).added == 1
    assert list(dossier.store.failures()) == []


def _good(one: Item):
    return made.brief(one.source, text=one.content.decode())


def test_what_a_container_could_not_give_is_a_failure(dossier, monkeypatch):
    broken = Unreadable(source="news.jsonl:3", reason="is no JSON")
    monkeypatch.setattr("seuil.dossier.items_of", lambda sources, options: iter([broken]))
    report = dossier.add(["news.jsonl"])
    assert [(f.source, f.reason) for f in report.failures] == [("news.jsonl:3", "is no JSON")]
    assert dossier.add(["news.jsonl"]) == AddReport(repeated=1)
    assert [f.again for f in dossier.store.failures()] == [False]


def test_an_address_that_is_in_is_not_fetched_again(dossier):
    address = Item(source="https://example.org/a", content=None, url="https://example.org/a")
    assert len(dossier.add([address]).failures) == 1
    assert dossier.add([address]).repeated == 1
    dossier.store.put(made.rows(made.brief(address.source)))
    assert dossier.add([address]).known == 1


def test_a_process_that_dies_costs_one_page(dossier, items):
    given = [*items[:5], item("killer", "DIES"), *items[5:], item("killer2", "DIES")]
    report = dossier.add(given, workers=2)
    assert report.added == 12
    assert [f.source for f in report.failures] == ["killer", "killer2"]
    assert "signal 9" in report.failures[0].reason
    assert dossier.add(given, workers=2) == AddReport(known=12, repeated=2)


def test_a_page_that_contradicts_itself_costs_itself_only(dossier, items, monkeypatch):
    read = quick._read

    def twice(delay, program, one):
        rows = read(delay, program, one)
        return replace(rows, tables={**rows.tables, "mention": rows.tables["mention"] * 2})

    def some(delay, program, one):
        return (twice if one.source == "p003" else read)(delay, program, one)

    monkeypatch.setattr("tests.store.quick._read", some)
    report = dossier.add(items)
    assert (report.added, report.known) == (11, 0)
    assert [f.source for f in report.failures] == ["p003"]
    assert dossier.store.counts()["page"] == 11


def test_another_version_reads_everything_again_and_keeps_the_older(dossier, items, monkeypatch):
    dossier.add(items)
    monkeypatch.setattr(QuickDossier, "program", Program(version="1", fingerprint="models-and-data-2"))
    assert dossier.add(items).added == 12
    key = next(dossier.store.pages()).key
    assert [(r.fingerprint, r.current) for r in dossier.store.readings(key)] == [
        ("models-and-data-1", False),
        ("models-and-data-2", True),
    ]


def test_progress_is_told(dossier, items):
    told = []
    dossier.add(items, progress=lambda step, done, of: told.append((step, done, of)))
    assert ("read", 12, None) in told
    assert ("links", 12, 12) in told
    assert told[-1][0] == "events"
    assert told[-1][1] == told[-1][2]


def test_an_interrupt_keeps_what_was_read(dossier, items):
    def stops():
        yield from items[:5]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        dossier.add(stops())
    assert dossier.store.counts()["page"] == 5
    assert dossier.store.stale
    assert dossier.add(items) == AddReport(added=7, known=5)


def test_a_query_takes_one_value_or_several(dossier, items):
    dossier.add(items)
    assert list(dossier.events(actor="RUS")) == list(dossier.events(actor=("RUS",)))
    assert list(dossier.events())
    with pytest.raises(UsageError, match="query: colour"):
        list(dossier.events(colour="red"))
    with pytest.raises(UsageError, match="workers must be"):
        dossier.add([], workers=0)


def test_asking_makes_no_dossier(tmp_path):
    with pytest.raises(StoreError, match="no such dossier"):
        list(Dossier(tmp_path / "none.db").events())
    assert list(tmp_path.iterdir()) == []


def _run(where: Path, folder: Path, workers: int, delay: float) -> subprocess.Popen[str]:
    arguments = [str(where), str(folder), str(workers), str(delay)]
    root = Path(__file__).resolve().parent.parent
    return subprocess.Popen(
        [sys.executable, "-m", "tests.store.quick", *arguments],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("workers", [1, 2])
def test_killed_and_started_again_the_dossier_equals_an_undisturbed_one(tmp_path, workers):
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in pages(40).items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "p999").write_text("BAD", encoding="utf-8")
    with QuickDossier(tmp_path / "calm.db") as calm:
        calm.add(items_in(folder))
        expected = calm.store.digest()
    where, dice = tmp_path / "killed.db", random.Random(workers)
    for _ in range(4):
        running = _run(where, folder, workers, 0.02)
        time.sleep(0.5 + dice.random() * 1.5)
        running.send_signal(signal.SIGKILL)
        running.communicate()
        if where.exists() and where.stat().st_size:  # it may die before anything is in the file
            with QuickDossier(where) as found:
                assert all(found.store.brief(p.key) for p in found.store.pages())
    last = _run(where, folder, workers, 0)
    out, _ = last.communicate(timeout=120)
    added, known, failed, repeated = map(int, out.split())
    assert (added + known, failed + repeated) == (40, 1)
    with QuickDossier(where) as found:
        assert found.store.digest() == expected

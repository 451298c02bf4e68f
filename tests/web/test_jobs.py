"""Work in the background: in order, bounded, and one that fails ends nothing else."""

import threading

import pytest

from seuil.errors import InputError, SeuilError
from seuil.page.formats.model import Given
from seuil.web import jobs, ready
from seuil.web.desk import Desk
from seuil.web.jobs import Job, Jobs, Worker
from seuil.web.languages import _ as _words
from seuil.web.languages import set_language
from seuil.web.page import readings
from seuil.web.page.readings import Readings
from seuil.web.problems import BusyError, NotFoundError
from seuil.web.record import provenance
from seuil.web.settings import Settings
from seuil.web.views import scenario


@pytest.fixture(autouse=True)
def english():
    yield set_language("en")
    set_language("en")


@pytest.fixture
def worker():
    made = Worker("test")
    yield made
    made.close()


class Reads:
    """Stands in for a reader: what it reads is the item itself."""

    def __init__(self) -> None:
        self.loaded = self.read = 0

    def load(self) -> None:
        self.loaded += 1

    def read_item(self, item):
        self.read += 1
        if item.given.title == "bad":
            raise InputError("x: holds\nno words")
        return item.source


def done(job: Job) -> Job:
    assert job.wait(30)
    return job


def test_jobs_are_done_in_their_order_and_say_how_far_they_are(worker):
    told: list[str] = []

    def work(name: str):
        return lambda tell: told.append(name) or tell("half", 1, 2)

    made = [Job(name, work(name)) for name in "abc"]
    made[-1].steps = ("begun", "half", "whole")
    assert made[-1].progress()[0] == ("waiting", "now")
    for job in made:
        worker.give(job)
    assert done(made[-1]).seen == ("half", 1, 2)
    steps = {"waiting": "before", "begun": "before", "half": "now", "whole": "after"}
    assert dict(made[-1].progress()) == steps
    assert told == ["a", "b", "c"]


def test_a_job_that_fails_keeps_why_and_the_next_is_done(worker, caplog):
    def wrong(_tell):
        raise InputError("a page: cannot be read")

    refused, broken, fine = Job("1", wrong), Job("2", lambda _: 1 / 0), Job("3", lambda _: 7)
    for job in (refused, broken, fine):
        worker.give(job)
    assert done(fine).outcome() == 7 and not fine.failed
    assert str(refused.error) == "a page: cannot be read"
    with pytest.raises(InputError):
        refused.outcome()
    assert broken.failed and str(broken.error).startswith("Something went wrong here")
    assert "ZeroDivisionError" in caplog.text


def test_a_job_speaks_the_language_of_whoever_asked_for_it(worker):
    made = {}
    for language in ("fr", "en"):
        set_language(language)
        made[language] = [Job("said", lambda _: _words("Status")), Job("fails", lambda _: 1 / 0)]
        for job in made[language]:
            worker.give(job)
    assert [done(made[one][0]).result for one in ("fr", "en")] == ["Statut", "Status"]
    assert str(done(made["fr"][1]).error).startswith("Une erreur est survenue")


def test_no_more_may_wait_than_a_few(worker):
    going, stop = threading.Event(), threading.Event()
    worker.give(Job("long", lambda _: going.set() or stop.wait(30)))
    assert going.wait(30)
    for n in range(jobs.WAITING):
        worker.give(Job(str(n), lambda _: None))
    with pytest.raises(BusyError):
        worker.give(Job("more", lambda _: None))
    stop.set()


def test_a_job_is_found_until_others_took_its_place_and_while_it_is_under_way():
    held, stop = Jobs("test", kept=2), threading.Event()
    first = done(held.begin(lambda id: Job(id, lambda _: "first")))
    second = done(held.begin(lambda id: Job(id, lambda _: "second")))
    assert held.find(first.id) is first
    under_way = [held.begin(lambda id: Job(id, lambda _: stop.wait(30))) for _ in range(3)]
    assert [held.find(job.id) for job in (first, second)] == [None, None]
    assert [held.find(job.id) for job in under_way] == under_way
    assert len({job.id for job in (first, second, *under_way)}) == 5
    stop.set()
    assert done(under_way[-1]).result
    held.close()


def test_the_same_text_is_read_once_and_one_that_failed_again():
    reader = Reads()
    held = Readings(lambda: reader)
    first = held.read(readings.of_text("Words of a page", Given()))
    done(first)
    assert held.read(readings.of_text("Words of a page", Given())) is first
    assert held.read(readings.of_text("Words of a page", Given(title="other"))).id != first.id
    bad = held.read(readings.of_text("Words of a page", Given(title="bad")))
    assert " ".join(str(done(bad).error).split()) == "x: holds no words"
    again = held.read(readings.of_text("Words of a page", Given(title="bad")))
    assert again is not bad and again.id == bad.id
    done(again)
    assert (reader.loaded, reader.read) == (1, 4)
    held.close()


def test_a_file_is_no_text_whatever_its_name():
    text = readings.of_text("Words\0of a page", Given())
    assert readings.is_text(text) and text.content == "Words\ufffdof a page".encode()
    assert not readings.is_text(readings.of_file(text.source, b"Words of a page"))


def test_only_the_latest_readings_are_kept(monkeypatch):
    monkeypatch.setattr(readings, "KEPT", 2)
    held = Readings(Reads)
    made = []
    for word in ("one", "two"):
        made.append(held.read(readings.of_text(f"The page {word}", Given())))
        done(made[-1])
    held.get(made[0].id)
    done(held.read(readings.of_text("The page three", Given())))
    assert held.get(made[0].id) is made[0]
    with pytest.raises(NotFoundError):
        held.get(made[1].id)
    held.close()


def test_a_count_that_dies_says_so_once_and_is_made_again(monkeypatch, caplog):
    class Dossier:
        where = "test"

        def revision(self):
            return "1"

        def events(self):
            return made.pop()

        def pages(self):
            return ()

    made = [(), None]  # events that cannot be gone through, then none at all
    monkeypatch.setattr(provenance, "_WAIT", 30)
    counted = provenance.Counted()
    with pytest.raises(SeuilError, match="Something went wrong"):
        counted.of(Dossier())
    assert "TypeError" in caplog.text
    found = counted.of(Dossier())
    assert (found.outlets, found.voices) == ((), ()) and counted.of(Dossier()) is found
    counted.close()


def test_what_waits_for_a_job_gets_its_result_or_what_it_raised(worker):
    fine, wrong = Job("1", lambda _: 7), Job("2", lambda _: 1 / 0)
    for job in (fine, wrong):
        worker.give(job)
    assert fine.ended() == 7
    with pytest.raises(SeuilError):
        wrong.ended()


def test_all_is_readied_in_each_language_and_what_goes_wrong_is_logged(tmp_path, caplog):
    def wrong(_desk):
        raise InputError("a dossier: damaged\x1b")

    said = []
    desk = Desk(Settings(dossier=str(tmp_path / "none.db"), load=False))
    begun = ready.readying(desk, (wrong, lambda _desk: said.append(_words("Status")), *ready.PARTS))
    last = Job("last", lambda _: None)
    begun.give(last)
    assert done(last)
    assert sorted(said) == ["Status", "Statut"]
    assert caplog.messages == ["a dossier: damaged\\x1b"] * 2
    assert scenario._suggested(desk.doctrines, "fr")["act"]
    begun.close()

"""The commands that ask a dossier, over a record made by hand."""

import json

import pytest

from seuil.cli import asking, dossier, main
from seuil.store.model import Query
from tests.asking.made import EVENTS, STRUCK, HandMadeRecord

COMMANDS = [("events",), ("timeline",), ("show", STRUCK.id), ("sources",), ("pages",)]


class Asked(HandMadeRecord):
    """Remembers the first query that it was asked."""

    def __init__(self):
        self.query = None

    def find(self, query: Query):
        self.query = self.query or query
        return super().find(query)


@pytest.fixture
def store(monkeypatch):
    made = Asked()
    for module in (asking, dossier):
        monkeypatch.setattr(module, "opened", lambda where: made)
    monkeypatch.setenv("COLUMNS", "80")
    return made


def run(*arguments):
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    return left.value.code


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
@pytest.mark.parametrize("command", [*COMMANDS, ("doctrine", "check", "--dossier")])
def test_every_command_in_every_form(store, capfd, command, form, language):
    assert run(*command, "--format", form, "--in", language) == 0
    out, err = capfd.readouterr()
    assert err == ""
    assert "\x1b" not in out
    if form == "json":
        assert json.loads(out)
    if form == "html":
        assert out.startswith("<!doctype html>")
        assert "<script" not in out


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_holds_what_is_printed_and_the_same_twice(store, capfd, tmp_path, command):
    assert run(*command) == 0
    printed = capfd.readouterr().out
    assert run(*command, "-o", str(tmp_path / "out")) == 0
    assert (tmp_path / "out").read_text("utf-8") == printed
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_filters_reach_the_store_as_ids(store, capfd):
    code = run(
        "events", "--actor", "Russie", "--actor", "UKR", "--act", "frapper", "--plover", "assault",
        "--instrument", "drones", "--place", "bryansk-oblast", "--status", "prévu", "--polarity", "affirmed",
        "--certainty", "possible", "--source", "Agency", "--since", "2024-11-01", "--until", "2024-11-30",
        "--as-known-at", "2024-12-01", "--text", "dépôt d'armes", "--unconfirmed", "--limit", "3",
        "--newest-first",
    )  # fmt: skip
    assert code == 0, capfd.readouterr().err
    assert store.query == Query(
        actor=("RUS", "UKR"), act=("strike",), plover=("ASSAULT",), instrument=("drone",),
        place=("bryansk-oblast",), status=("planned",), polarity=("affirmed",), certainty=("possible",),
        source=("Agency",), since="2024-11-01", until="2024-11-30", known_at="2024-12-01",
        text="dépôt d'armes", confirmed=False, limit=3, order="newest",
    )  # fmt: skip


def test_json_is_the_models(store, capfd):
    assert run("timeline", "--format", "json", "--limit", "4") == 0
    made = json.loads(capfd.readouterr().out)
    assert made == [e.model_dump(mode="json") for e in EVENTS[:4]]


def test_a_limit_says_how_many_there_are(store, capfd):
    assert run("events", "--limit", "2") == 0
    assert f"Events: {len(EVENTS)}; shown: 2." in capfd.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("events", "--since", "2024-1-1"), "--since 2024-1-1: not a day; write 2024-11-19"),
        (("events", "--since", "20241101"), "not a day"),
        (("events", "--since", "2024-11-02", "--until", "2024-11-01"), "is before --since"),
        (("timeline", "--actor", "Rusia"), "did you mean"),
        (("events", "--in", "de"), "no such language"),
        (("events", "--limit", "0"), "--limit"),
        (("show", "e0000000000"), "no such event"),
        (("show",), "EVENT"),
        (("show", STRUCK.id, "--as-known-at", "2020-01-01"), "nothing of this event was out"),
        (("doctrine", "check"), "page or a scenario"),
        (("doctrine", "check", "page.html", "--since", "2024-11-01"), "alone takes dates"),
        (("doctrine", "check", "--dossier", "--against", "no-such"), "no-such"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_two(store, capfd, arguments, said):
    assert run(*arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


def test_show_marks_the_trigger_and_copies_only_when_asked(store, capfd):
    assert run("show", STRUCK.id) == 0
    short = capfd.readouterr().out
    assert "Ukraine _struck_ a depot" in short
    assert "frappé" not in short
    assert run("show", STRUCK.id, "--pages") == 0
    assert "_frappé_" in capfd.readouterr().out


def test_sources_of_one_event_or_outlet(store, capfd):
    assert run("sources", "--event", STRUCK.id, "--format", "json") == 0
    made = json.loads(capfd.readouterr().out)
    assert {row["events"] for row in made["outlets"]} == {1}
    assert run("sources", "--outlet", "Daily", "--format", "json") == 0
    assert [row["outlet"] for row in json.loads(capfd.readouterr().out)["outlets"]] == ["Daily"]


def test_the_check_of_a_dossier_never_says_that_a_condition_is_met(store, capfd):
    assert run("doctrine", "check", "--dossier") == 0
    out = capfd.readouterr().out
    assert "Whether a condition is met is not said here" in out
    assert out.count(STRUCK.id) == 2  # one row for each clause, though four sentences tell it

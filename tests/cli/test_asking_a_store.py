"""The commands over a real dossier in SQLite, and the corrections that a person makes in it."""

import json

import pytest

from seuil.brief.model import Touch
from seuil.cli import correct, main
from seuil.page.formats.model import Unreadable
from seuil.store.dossier import Store
from tests.store import made

STRIKE = Touch(
    doctrine="rus-2024", clause="11", assertion="x1", relation="reported-under", matched=("act",),
    to_judge=("massive",), because="all of it is there",
)  # fmt: skip
PAGES = (
    made.brief("a", made.told("x1", "attack", "RUS", on="2031-03-01"), touches=[STRIKE]),
    made.brief(
        "b", made.told("x1", "attack", "RUS", on="2031-03-01"), text="Words of a and no other.",
        outlet="Copyist", touches=[STRIKE],
    ),
    made.brief(
        "c", made.told("x1", "attack", "RUS", on="2031-03-01"), text="Quite another report here",
        outlet="Herald", touches=[STRIKE],
    ),
    made.brief(
        "d",
        made.told("x1", "order", "vladimir-putin", on="2031-02-27"),
        made.told("x2", "attack", "RUS", on="2031-03-01", at=9, status="planned", part_of="x1"),
        entities=[("vladimir-putin", "Vladimir Putin", "person", "RUS"), ("RUS", "Russia", "state", "RUS")],
        text="An order was given yesterday", outlet=None,
    ),
)  # fmt: skip
KEYS = {page.page.source: made.key_of(page) for page in PAGES}


@pytest.fixture
def where(tmp_path, monkeypatch):
    path = str(tmp_path / "crisis.db")
    with Store.open(path, create=True, clock=lambda: "2031-03-05T00:00:00Z") as store:
        for page in PAGES:
            store.put(made.rows(page))
        store.fail(Unreadable(source="x.html", reason="empty"), "empty", version="1", program=made.PROGRAM)
        store.refresh(made.makers())
    monkeypatch.setenv("SEUIL_DOSSIER", path)
    monkeypatch.delenv("SEUIL_NAME", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr(correct, "_refresh", refresh)
    return path


def refresh(where):
    with Store.open(where) as store:
        store.refresh(made.makers())


def run(capfd, *arguments, status=0):
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    out, err = capfd.readouterr()
    assert left.value.code == status, err
    assert "Traceback" not in err
    return err if status else out


def events(capfd, *arguments):
    return json.loads(run(capfd, "events", "--format", "json", *arguments))


def test_events_are_found_by_name_in_either_language(where, capfd):
    assert len(events(capfd)) == 2
    assert [e["act"] for e in events(capfd, "--actor", "Poutine")] == ["order"]
    assert len(events(capfd, "--actor", "Russie")) == 2  # he acts for it
    assert events(capfd, "--text", "no such words") == []
    assert [e["act"] for e in events(capfd, "--source", "Herald")] == ["attack"]
    assert [e["act"] for e in events(capfd, "--newest-first", "--limit", "1")] == ["attack"]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
@pytest.mark.parametrize(
    "command",
    [
        ("events",),
        ("timeline",),
        ("sources",),
        ("pages",),
        ("pages", "--failed"),
        ("doctrine", "check", "--dossier"),
    ],
)
def test_every_command_in_every_form(where, capfd, command, form, language):
    assert run(capfd, *command, "--format", form, "--in", language)


def test_all_about_one_event_by_its_id_or_a_mention(where, capfd):
    (attack,) = events(capfd, "--act", "attack")
    whole = json.loads(run(capfd, "show", attack["id"], "--format", "json"))
    assert len(whole["pages"]) == 4
    assert [row["clause"] for row in whole["touched"]] == ["11"]
    assert len(whole["touched"][0]["mentions"]) == 3
    assert run(capfd, "show", attack["mentions"][1]) == run(capfd, "show", attack["id"])
    assert "Herald" in run(capfd, "show", attack["id"])


def test_the_pages_with_their_families_and_those_that_failed(where, capfd):
    rows = json.loads(run(capfd, "pages", "--format", "json"))
    assert {row["outlet"]: row["kinship"] for row in rows}["Herald"] == "original"
    assert sorted(row["kinship"] for row in rows) == ["exact", "original", "original", "original"]
    assert "x.html" in run(capfd, "pages", "--failed")


def test_one_row_for_an_event_and_a_clause(where, capfd):
    rows = json.loads(run(capfd, "doctrine", "check", "--dossier", where, "--format", "json"))
    assert [(row["clause"], len(row["mentions"])) for row in rows] == [("11", 3)]
    args = ("doctrine", "check", "--dossier", "--since", "2031-03-02", "--format", "json")
    assert json.loads(run(capfd, *args)) == []


def test_a_correction_is_applied_listed_and_undone(where, capfd):
    (attack,) = events(capfd, "--act", "attack")
    key = f"{KEYS['c']}@0"
    decided = ("--by", "Ada", "--reason", "another day")
    assert run(capfd, "correct", "set", key, "act", "order", *decided).startswith("1  value set: ")
    assert key not in events(capfd, "--act", "attack")[0]["mentions"]
    listed = run(capfd, "correct", "list")
    assert "Ada" in listed
    assert "another day" in listed
    assert run(capfd, "correct", "undo", "1") == "1: undone\n"
    assert events(capfd, "--act", "attack") == [attack]
    assert "undone" in run(capfd, "correct", "list")


def test_a_rejected_mention_tells_no_event(where, capfd, monkeypatch):
    monkeypatch.setenv("SEUIL_NAME", "Ada")
    run(capfd, "correct", "reject", f"{KEYS['d']}@0", "--reason", "a joke")
    assert [e["act"] for e in events(capfd)] == ["attack"]
    run(capfd, "correct", "accept", f"{KEYS['d']}@0", "--reason", "not a joke")


def test_pages_taken_for_copies_and_not(where, capfd):
    decided = ("--by", "Ada", "--reason", "read both")
    run(capfd, "correct", "copy", KEYS["a"], KEYS["c"], *decided)
    (attack,) = events(capfd, "--act", "attack")
    assert len(attack["accounts"]) == 2
    run(capfd, "correct", "undo", "1")
    run(capfd, "correct", "not-copy", KEYS["a"], KEYS["b"], *decided)
    assert len(events(capfd, "--act", "attack")[0]["accounts"]) == 4


def test_merge_and_split_keep_mentions_of_all_and_of_the_rest(where, capfd):
    with Store.open(where) as store:
        far = made.told("x1", "attack", "FRA", on="2031-02-01")
        store.put(made.rows(made.brief("z", far, text="Far off")))
    refresh(where)
    other, attack = events(capfd, "--act", "attack")
    decided = ("--by", "Ada", "--reason", "one happening")
    run(capfd, "correct", "merge", attack["id"], other["id"], *decided)
    run(capfd, "correct", "split", attack["id"], attack["mentions"][0], *decided)
    merged, split = json.loads(run(capfd, "correct", "list", "--format", "json"))
    assert merged["mentions"] == [attack["mentions"][0], other["mentions"][0]]
    assert merged["rest"] == [*attack["mentions"][1:], *other["mentions"][1:]]
    assert (split["mentions"], split["rest"]) == (attack["mentions"][:1], attack["mentions"][1:])


DECIDED = ("--by", "Ada", "--reason", "so")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reject", "000000000000@1", *DECIDED), "no such mention"),
        (("reject", "000000000000@1", "--reason", "so"), "--by NAME (or SEUIL_NAME"),
        (("reject", "000000000000@1", "--by", "Ada"), "--reason"),
        (("reject", "000000000000@1", "--by", " ", "--reason", "so"), "--by NAME"),
        (("merge", "e0000000000", "e1111111111", *DECIDED), "no such event"),
        (("set", "000000000000@1", "colour", "red", *DECIDED), "choose from: act, actor"),
        (("set", "000000000000@1", "status", "maybe", *DECIDED), "choose from: happened"),
        (("set", "000000000000@1", "status", *DECIDED), "takes one value"),
        (("set", "000000000000@1", "when", "soon", *DECIDED), "not a day"),
        (("copy", "000000000000", "111111111111", *DECIDED), "no such mention or page"),
        (("undo", "7"), "no such correction"),
    ],
)
def test_a_wrong_correction_is_refused_and_nothing_is_kept(where, capfd, arguments, said):
    assert said in run(capfd, "correct", *arguments, status=2)
    assert json.loads(run(capfd, "correct", "list", "--format", "json")) == []


def test_events_that_are_one_already_and_mentions_of_another(where, capfd):
    attack, order = events(capfd, "--act", "attack")[0], events(capfd, "--act", "order")[0]
    same = ("correct", "merge", attack["id"], attack["mentions"][0], *DECIDED)
    assert "these are one" in run(capfd, *same, status=2)
    strange = ("correct", "split", attack["id"], order["mentions"][0], *DECIDED)
    assert "no mention of" in run(capfd, *strange, status=2)
    all_ = ("correct", "split", attack["id"], *attack["mentions"], *DECIDED)
    assert "some must stay" in run(capfd, *all_, status=2)
    strange = ("correct", "merge", attack["id"], order["id"], *DECIDED)
    assert "never one happening; set the act" in run(capfd, *strange, status=2)


def test_no_dossier_is_the_inputs_fault_and_says_how_to_make_one(where, capfd, tmp_path):
    said = run(capfd, "events", "--dossier", str(tmp_path / "none.db"), status=1)
    assert "seuil add" in said
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "page.html").write_text("<p>no database</p>")
    assert "page.html" in run(capfd, "timeline", "--dossier", str(tmp_path / "page.html"), status=1)


def test_pages_without_events_yet_are_told_on_standard_error(where, capfd):
    with Store.open(where) as store:
        store.put(made.rows(made.brief("new", made.told("x1", "attack", "UKR", on="2031-03-01"))))
    with pytest.raises(SystemExit) as left:
        main(["events"])
    assert left.value.code == 0
    assert "not made into events yet" in capfd.readouterr().err


def test_the_dossier_is_named_before_the_command_or_after_it_which_wins(where, capfd, monkeypatch, tmp_path):
    monkeypatch.setenv("SEUIL_DOSSIER", str(tmp_path / "of-the-environment.db"))
    assert "of-the-environment" in run(capfd, "events", status=1)
    assert run(capfd, "--dossier", where, "events")
    assert run(capfd, "--dossier", str(tmp_path / "none.db"), "events", "--dossier", where)
    assert run(capfd, "--dossier", where, "doctrine", "check", "--dossier")
    assert run(capfd, "--dossier", where, "correct", "list")

"""``seuil doctrine`` as it is called."""

import json
from pathlib import Path

import pytest

from seuil.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent
SCENARIO = """scenario: "An exercise <b>"
events:
  - id: launch
    says: "Drones."
    on: "2025-03-01"
    act: launch-weapon
    actor: [UKR]
    target: [RUS]
    instrument: [drone]
"""


def run(*arguments):
    with pytest.raises(SystemExit) as left:
        main(["doctrine", *map(str, arguments)])
    return left.value.code


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("list",),
        ("list", "--at", "2024-11-19"),
        ("show", "rus-2024"),
        ("diff", "rus-2020", "rus-2024", "--all"),
        ("matrix", "--at", "2024-12-31"),
    ],
)
def test_every_report_in_every_form(capfd, arguments, form, language):
    assert run(*arguments, "--format", form, "--in", language) == 0
    out = capfd.readouterr().out
    assert "rus-2024" in out
    if form == "json":
        json.loads(out)
    if form == "html":
        assert out.startswith("<!doctype html>")


def test_the_marks_of_verification_are_shown(capfd):
    assert run("show", "rus-2024") == 0
    out = capfd.readouterr().out
    assert "number unverified" in out
    assert "read in summaries" in out


@pytest.mark.parametrize("form", ["text", "json", "markdown", "html"])
def test_a_scenario_in_every_form(capfd, tmp_path, form):
    path = tmp_path / "s.yaml"
    path.write_text(SCENARIO, "utf-8")
    assert run("check", path, "--format", form, "--against", "rus-2024") == 0
    out = capfd.readouterr().out
    assert "crosses RUS" in out
    assert "massive" in out
    assert form != "html" or "<b>" not in out


def test_the_smallest_change_is_told(capfd, tmp_path):
    path = tmp_path / "s.yaml"
    path.write_text(SCENARIO, "utf-8")
    assert run("check", path, "--against", "rus-2024") == 0
    assert "crosses = RUS" in " ".join(capfd.readouterr().out.split())


def test_a_page_is_set_against_the_clauses_in_force(capfd, tmp_path):
    page = tmp_path / "p.txt"
    page.write_text(
        "KYIV, November 25, 2024 (Agency) – Ukraine struck Russia with ballistic missiles.\n",
        "utf-8",
    )
    assert run("check", page, "--format", "json") == 0
    touches = json.loads(capfd.readouterr().out)["touches"]
    assert {(t["doctrine"], t["clause"], t["relation"]) for t in touches} >= {
        ("rus-2024", "19a", "reported-under")
    }


def test_a_replaced_test_is_shown_the_clause_in_force(capfd, tmp_path):
    page = tmp_path / "p.txt"
    page.write_text(
        "MOSCOU, 20 novembre 2024 (Agence) – Le décret prévoit l'emploi de l'arme nucléaire en cas d'attaque "
        "contre la Russie qui menacerait l'existence même de l'État.\n",
        "utf-8",
    )
    assert run("check", page, "--in", "fr") == 0
    out = " ".join(capfd.readouterr().out.split())
    assert "la page donne le critère de rus-2020" in out
    assert "menace critique" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("show", "rus-1812"), "rus-2024"),
        (("list", "--at", "yesterday"), "2024-11-19"),
        (("show", "rus-2020", "--at", "2025-01-01"), "not in force"),
        (("diff", "rus-2024", "rus-2020"), "does not replace"),
        (("matrix", "--in", "de"), "en, fr"),
        (("validate", "/nowhere"), "no such"),
        (("list", "--doctrines", "/nowhere"), "no such"),
        (("check", "/nowhere.yaml"), "no such file"),
        (("list", "--output", "/nowhere/x"), "no folder"),
    ],
)
def test_a_wrong_call_is_one_line_and_status_2(capfd, arguments, said):
    assert run(*arguments) == 2
    err = capfd.readouterr().err
    assert err.startswith("seuil: ")
    assert err.count("\n") == 1
    assert said in err


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("act: launch-weapon", "act: lob", "no act 'lob'"),
        ("[drone]", "[dart]", "no weapon 'dart'"),
        ("[UKR]", "[XYZ]", "'XYZ' is in no table"),
        ('"2025-03-01"', '"2025-02-30"', "no day"),
        ("says:", "sais:", "unknown key"),
        (SCENARIO, "scenario: x\nevents: []\n", "events"),
        (SCENARIO, "", "empty"),
    ],
)
def test_a_broken_scenario_is_refused_with_what_is_allowed(capfd, tmp_path, old, new, said):
    path = tmp_path / "s.yaml"
    path.write_text(SCENARIO.replace(old, new), "utf-8")
    assert run("check", path) == 2
    err = capfd.readouterr().err
    assert "s.yaml" in err
    assert said in err
    assert err.count("\n") == 1


def test_a_document_of_ones_own_is_validated(capfd, tmp_path):
    shipped = ROOT / "seuil" / "data" / "doctrines" / "rus-2020.yaml"
    own = tmp_path / "mine.yaml"
    own.write_text(shipped.read_text("utf-8").replace("id: rus-2020", "id: mine"), "utf-8")
    assert run("validate", own) == 0
    own.write_text("id: mine\n", "utf-8")
    assert run("validate", own) == 2
    assert "mine.yaml" in capfd.readouterr().err

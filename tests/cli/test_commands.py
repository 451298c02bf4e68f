"""The commands through the program's own door."""

import json
from pathlib import Path

import jsonschema
import pytest

from seuil.cli import main
from seuil.data_files import DataFiles

TEXT = "Paris a livré des missiles à Kiev mardi 19 novembre 2024, a annoncé le ministre de la Défense."


@pytest.fixture(scope="module")
def page(tmp_path_factory) -> str:
    path = tmp_path_factory.mktemp("page") / "page.txt"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def output(capfdbinary, *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    out, err = capfdbinary.readouterr()
    assert left.value.code == 0, err
    assert err == b""  # no spinner where nobody watches
    return out.decode("utf-8")


def test_json_is_the_contract(capfdbinary, page):
    brief = json.loads(output(capfdbinary, "read", "--format", "json", page))
    schema = json.loads(output(capfdbinary, "schema"))
    jsonschema.validate(brief, schema)
    assert brief["format"] == "seuil/1"
    assert brief["article"]["text"] == TEXT
    for part in ("assertions", "attributions", "set_aside", "unresolved"):
        for record in brief[part]:
            for key in ("trigger", "evidence", "cue"):
                if key in record:
                    mark = record[key]
                    assert TEXT[mark["start"] : mark["end"]] == mark["text"]


def test_text_is_for_people(capfdbinary, page):
    text = output(capfdbinary, "read", page)
    assert "CE QUI EST AFFIRMÉ" in text
    assert "WHAT IS ASSERTED" in output(capfdbinary, "read", "--in", "en", page)
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_file_holds_what_is_printed(capfdbinary, page, tmp_path, form):
    printed = output(capfdbinary, "read", "-f", form, page)
    kept = tmp_path / "out"
    assert output(capfdbinary, "read", "-f", form, "-o", str(kept), page) == ""
    assert kept.read_text("utf-8") == printed
    assert list(tmp_path.iterdir()) == [kept]


def test_the_same_page_gives_the_same_bytes(capfdbinary, page):
    assert output(capfdbinary, "read", "-f", "json", page) == output(capfdbinary, "read", "-f", "json", page)


def test_acts_are_listed(capfdbinary):
    ids = sorted(DataFiles().acts)
    assert [line.split()[0] for line in output(capfdbinary, "acts").splitlines()] == ids
    rows = json.loads(output(capfdbinary, "acts", "--json"))
    assert [row["id"] for row in rows] == ids
    assert all({"plover", "cameo", "name", "means"} <= set(row) for row in rows)


def test_version_and_help(capfdbinary):
    assert output(capfdbinary, "--version").startswith("seuil ")
    assert "read" in output(capfdbinary, "--help")
    assert "--language" in output(capfdbinary, "read", "--help")


def test_the_committed_schema_is_current(capfdbinary):
    committed = Path(__file__).parents[2] / "docs" / "brief.schema.json"
    assert output(capfdbinary, "schema") == committed.read_text("utf-8"), "run: make schema"

"""The example pages, read by the whole program and held to what a careful reader wrote down about them.

The floors in examples/floors.json are what has been reached: ``found`` and ``fields`` are shares, ``amiss``
counts what is still wrong with the article itself. A change may raise a floor and may not fall below it;
where it does, the misses of that page are listed.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from rich.console import Console

from seuil.brief.as_html import to_html
from seuil.brief.as_text import print_text
from seuil.brief.model import Brief
from seuil.evaluation.cases import Case, gold_cases
from seuil.evaluation.run import result_of
from seuil.reader import Reader
from tests.page_scores import misses, share_of

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = [path.name.removesuffix(".gold.json") for path in sorted(EXAMPLES.glob("*.gold.json"))]
FLOORS: dict[str, dict[str, float]] = json.loads((EXAMPLES / "floors.json").read_text("utf-8"))
CASES: dict[str, Case] = {case.name.partition("/")[2]: case for case in gold_cases([EXAMPLES])}


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def briefs(reader: Reader) -> dict[str, Brief]:
    return {name: reader.read(EXAMPLES / _gold(name)["page"]) for name in NAMES}


def _gold(name: str) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads((EXAMPLES / f"{name}.gold.json").read_text("utf-8"))
    return gold


def test_every_page_has_its_floor() -> None:
    assert sorted(FLOORS) == NAMES
    pages = {path.name for path in EXAMPLES.iterdir() if path.suffix in (".html", ".txt")}
    assert {_gold(name)["page"] for name in NAMES} == pages


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_read_as_well_as_before(name: str, briefs: dict[str, Brief]) -> None:
    result = result_of(CASES[name], briefs[name])
    floor = FLOORS[name]
    assert not result.unsound
    amiss = sum(not c.right for c in result.checks if c.part == "article")
    found = share_of(result, lambda c: c.check == "found")
    fields = share_of(result, lambda c: c.part == "assertion" and c.side == "field" and c.check != "act")
    assert amiss <= floor["amiss"], f"{amiss} wrong with the article:\n{misses(result)}"
    assert found >= floor["found"], f"found {found:.3f} of what is owed:\n{misses(result)}"
    assert fields >= floor["fields"], f"fields right {fields:.3f}:\n{misses(result)}"


@pytest.mark.parametrize("name", ["detroit", "strait"])
def test_its_json_keeps_the_contract(name: str, briefs: dict[str, Brief]) -> None:
    schema = Brief.model_json_schema(by_alias=True, mode="serialization")
    jsonschema.validate(json.loads(briefs[name].to_json()), schema)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_shown_as_text_and_as_html(language: str, reader: Reader, briefs: dict[str, Brief]) -> None:
    brief = briefs["detroit"]
    console = Console(file=io.StringIO(), width=100)
    print_text(brief, reader.data, language, console)
    assert isinstance(console.file, io.StringIO)
    assert brief.article.title in " ".join(console.file.getvalue().split())
    html = to_html(brief, reader.data, language)
    assert html.startswith("<!DOCTYPE html>") or html.startswith("<!doctype html>")
    assert "<script" not in html

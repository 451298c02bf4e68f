"""The gold pages: enough of them, sound, covering every act and phenomenon, and parted by crises."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from seuil.brief.folding import plain
from seuil.data_files import DataFiles
from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes.codebook import CodebookFile
from seuil.data_files.shapes.evaluation import EvaluatedPhenomenaFile
from seuil.evaluation.cases import Split
from seuil.evaluation.gold import read_gold, span_of, stretch_of

GOLD = Path(__file__).parent / "gold"
FILES = sorted(GOLD.glob("*/*.gold.json"))
GOLDS = {f"{path.parent.name}/{path.name.removesuffix('.gold.json')}": read_gold(path) for path in FILES}
SPLIT = read_yaml(GOLD / "split.yaml", Split)
DATA = DataFiles()
PHENOMENA = read_yaml(DATA.folder / "evaluation" / "phenomena.yaml", EvaluatedPhenomenaFile).phenomena


def pages_of(language: str, half: tuple[str, ...]) -> list[str]:
    return [name for name, gold in GOLDS.items() if name.startswith(language) and gold.crisis in half]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_forty_pages_and_more_half_of_them_closed(language):
    opened, closed = pages_of(language, SPLIT.open), pages_of(language, SPLIT.closed)
    assert len(opened) + len(closed) >= 40
    assert 0.4 <= len(closed) / (len(opened) + len(closed)) <= 0.6


def test_no_crisis_is_in_both_halves_and_every_crisis_is_in_one():
    assert not set(SPLIT.open) & set(SPLIT.closed)
    assert {gold.crisis for gold in GOLDS.values()} == {*SPLIT.open, *SPLIT.closed}
    assert len({*SPLIT.open, *SPLIT.closed}) >= 20


@pytest.mark.parametrize("name", GOLDS)
def test_a_gold_is_complete_and_its_words_stand_in_its_page(name):
    gold = GOLDS[name]
    text = plain((GOLD / name).with_suffix(".txt").read_text("utf-8"))
    assert gold.complete
    assert gold.article.language == name[:2]
    assert gold.article.undated != (gold.article.published is not None)
    assert 110 <= len(text.split()) <= 340
    assert gold.assertions is not None
    assert gold.attributions is not None
    assert gold.times is not None
    for words, nth in [
        *((a.anchor, a.nth) for a in gold.assertions),
        *((a.cue, a.nth) for a in gold.attributions),
        *((t.text, t.nth) for t in gold.times),
    ]:
        assert span_of(text, words, nth), words
    for words in (w for a in gold.attributions for w in a.content or ()):
        assert stretch_of(text, words), words


@pytest.mark.parametrize("name", GOLDS)
def test_an_assertion_states_what_the_guide_asks_for_and_its_types_are_its_acts(name):
    tags = {p.id for p in PHENOMENA}
    for a in GOLDS[name].assertions:
        assert a.act, a.id
        assert set(a.act) <= set(DATA.acts), a.id
        assert set(a.plover) == {DATA.acts[act].plover for act in a.act}, a.id
        assert {"status", "polarity", "certainty", "source"} <= a.model_fields_set, a.id
        assert set(a.phenomena) <= tags, a.id


def test_no_two_acts_have_the_same_place():
    for name, gold in GOLDS.items():
        text = plain((GOLD / name).with_suffix(".txt").read_text("utf-8"))
        spans = sorted(span_of(text, a.anchor, a.nth) for a in gold.assertions)
        for (_, end), (start, _) in pairwise(spans):
            assert end <= start, f"{name}: {text[start:end]}"


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_act_is_named_in_each_language(language):
    named = {
        act
        for name, gold in GOLDS.items()
        if name.startswith(language)
        for a in gold.assertions
        for act in a.act
    }
    assert named == set(DATA.acts)


def test_every_phenomenon_is_there_in_both_halves():
    for half in (SPLIT.open, SPLIT.closed):
        tags = Counter(
            t for g in GOLDS.values() if g.crisis in half for a in g.assertions for t in a.phenomena
        )
        assert {p.id for p in PHENOMENA} == set(tags)


def test_there_are_pages_with_nothing_to_code():
    for language in ("fr", "en"):
        assert sum(not g.assertions for n, g in GOLDS.items() if n.startswith(language)) >= 2


def test_a_tenth_is_annotated_twice():
    second = sorted((Path(__file__).parent / "gold_second").glob("*/*.gold.json"))
    assert len(second) * 10 >= len(GOLDS)
    for path in second:
        assert (
            read_gold(path).page == GOLDS[f"{path.parent.name}/{path.name.removesuffix('.gold.json')}"].page
        )


def test_the_codebook_names_the_fields_and_values_of_the_models():
    from seuil.brief.model import Brief

    schema = Brief.model_json_schema(by_alias=True, mode="serialization")
    definitions = {
        "assertion": "Assertion", "attribution": "Attribution", "commitment": "CommitmentRecord",
        "when": "When", "entity": "Entity", "touch": "Touch",
    }  # fmt: skip
    explained = read_yaml(DATA.folder / "codebook" / "fields.yaml", CodebookFile).fields
    for field in explained:
        known = schema["$defs"][definitions[field.of]]["properties"]
        assert field.id in known, f"{field.of}.{field.id}"
        assert list(field.values) == known[field.id].get("enum", []), f"{field.of}.{field.id}"
    closed = {
        (of, name)
        for of, defined in definitions.items()
        for name, shape in schema["$defs"][defined]["properties"].items()
        if "enum" in shape
    }
    assert closed <= {(f.of, f.id) for f in explained}


def test_pages_are_plain_files_of_the_project():
    for name in GOLDS:
        page = (GOLD / name).with_suffix(".txt").read_bytes()
        assert page.endswith(b"\n")
        assert b"\r" not in page
        assert json.loads((GOLD / f"{name}.gold.json").read_text("utf-8"))

"""The words of both languages are whole: no key lacks in one of them, no value is without a name."""

from typing import get_args

import pytest

from seuil.data_files import DataFiles
from seuil.event.model import Correction, Kinship, Standing
from tests.asking.made import event, when

DATA = DataFiles()
WORDS = {code: DATA.language(code).record_words for code in DATA.languages}


def keys(words):
    return {
        (name, key, tuple(sorted(part.split("}")[0] for part in said.split("{")[1:])))
        for name, value in words
        if isinstance(value, dict)
        for key, said in value.items()
    }


def test_languages_have_the_same_keys_with_the_same_places_to_fill():
    assert len({frozenset(keys(words)) for words in WORDS.values()}) == 1


@pytest.mark.parametrize("code", sorted(WORDS))
def test_every_value_has_a_name(code):
    words = WORDS[code]
    assert set(words.kinship) == set(get_args(Kinship))
    assert set(words.corrections) == set(get_args(Correction.model_fields["kind"].annotation))
    assert {"actor", "target", "instrument", "place", "number", "happened"} == set(words.fields)
    assert all(len(tick) <= 4 for tick in words.ticks)
    assert len(words.labels["sometime"]) <= 7  # stands in the column of the timeline's days


@pytest.mark.parametrize("status", get_args(Standing.model_fields["status"].annotation))
@pytest.mark.parametrize("polarity", ["affirmed", "negated"])
def test_every_standing_can_be_said(say, status, polarity):
    made = event("x", "strike", when("2024-11-19"), status=status, polarity=polarity, certainty="unknown")
    assert say.standing(made)
    assert len(say.sign(made)) == 1


def test_a_name_comes_from_the_tables_else_from_the_dossier_else_it_is_the_id(say):
    assert say.name("RUS") == ("Russie" if say.language == "fr" else "Russia")
    assert say.name("blue-shield") == "Blue Shield"
    assert say.name("nobody-knows-it") == "nobody-knows-it"


def test_a_voice_without_words_is_nobody_said(english):
    assert english.quoted(" ") == "(not said)"
    assert english.quoted("an official") == "“an official”"

"""Pages of our own words set against the declared policies: what touches which clause, and how."""

import pytest

import seuil
from seuil.brief.as_html import to_html
from seuil.brief.as_text import to_text
from seuil.data_files import DataFiles

DATA = DataFiles()
READER = seuil.Reader()
GROUND = {
    "en": "Moscow has widened the cases in which it may strike.\n"
    "Russia could use nuclear weapons if a state makes its territory available to others for an attack on "
    "Russia, the Russian defence ministry warned on Wednesday.",
    "fr": "Moscou a élargi les cas de riposte.\n"
    "La Russie pourrait recourir à l'arme nucléaire en cas de mise à disposition d'un territoire pour une "
    "agression contre la Russie, a averti mercredi le ministère russe de la Défense.",
}
FIRED = {
    "en": "Strike at night.\nUkraine launched ballistic missiles at Russia on Monday.",
    "fr": "Tir de nuit.\nL'Ukraine a tiré des missiles balistiques sur la Russie lundi.",
}
OLD_TEST = {
    "en": "Moscow repeats its doctrine.\n"
    "Russia would use nuclear weapons if it were attacked and the very existence of the state were at stake, "
    "a Russian spokesman said.",
    "fr": "Moscou redit sa doctrine.\n"
    "La Russie utiliserait l'arme nucléaire si elle était attaquée et si l'existence même de l'État était en "
    "jeu, a déclaré un porte-parole russe.",
}


def touches(text, language, published="2025-02-05"):
    brief = READER.read_text(text, language=language, published=published)
    return brief, {(t.doctrine, t.clause, t.relation): t for t in brief.touches}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_object_of_deterrence_given_for_a_ground_is_shown_as_what_it_is(language):
    brief, found = touches(GROUND[language], language)
    touch = found["rus-2024", "9.2", "declares"]
    words = DATA.language(language).doctrine_words.sayings
    assert words["deterrence-object"] in touch.because
    assert words["ground"] in touch.because
    assert {a.id: a.act for a in brief.assertions}[touch.assertion] == "provide-territory"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_reported_falls_under_a_clause_with_its_judgements_left_open(language):
    _, found = touches(FIRED[language], language)
    touch = found["rus-2024", "19a", "reported-under"]
    assert touch.to_judge
    assert ("rus-2024", "9.2", "reported-under") not in found


ELSEWHERE = {
    "en": "Strike at night.\nThe United States launched cruise missiles at Iran on Monday.",
    "fr": "Tir de nuit.\nLes États-Unis ont tiré des missiles de croisière sur l'Iran lundi.",
}
INTO_RUSSIA = {
    "en": "Strike at night.\nUkraine launched drones at Russia on Monday.",
    "fr": "Tir de nuit.\nL'Ukraine a lancé des drones sur la Russie lundi.",
}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_is_aimed_at_a_land_crosses_its_border_and_no_other(language):
    _, elsewhere = touches(ELSEWHERE[language], language)
    assert not [key for key in elsewhere if key[:2] == ("rus-2024", "19e")]
    _, inside = touches(INTO_RUSSIA[language], language)
    assert "which border" in inside["rus-2024", "19e", "reported-under"].to_judge or language == "fr"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_policy_that_is_no_longer_in_force_is_not_touched(language):
    _, before = touches(FIRED[language], language, published="2024-06-05")
    _, after = touches(FIRED[language], language)
    assert any(doctrine == "rus-2020" for doctrine, _, _ in before)
    assert not any(doctrine == "rus-2020" for doctrine, _, _ in after)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_test_of_2020_told_as_that_of_2024_is_shown_with_the_difference(language):
    _, found = touches(OLD_TEST[language], language)
    assert (
        DATA.language(language).doctrine_words.sayings["old-test"]
        in found["rus-2024", "18.ii", "declares"].because
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_form_of_a_brief_shows_the_clauses(language):
    brief, found = touches(FIRED[language], language)
    assert found
    for shown in (to_text(brief, DATA, language), to_html(brief, DATA, language)):
        assert "rus-2024 19a" in shown

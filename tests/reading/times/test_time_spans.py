"""Which words belong to a time, and what they mean alone: lengths, nights, parts of days, counted days."""

from __future__ import annotations

import pytest

from seuil.reading.times import read_times
from tests.reading.times.parses import article, data, edtf, parsed, read

PAGE = "2024-11-20"  # a Wednesday

LENGTHS = [
    ("fr", "Il régna* pendant trois ans.", "Past", "trois ans"),
    ("fr", "Il partira* sous 48 heures.", "Fut", "48 heures"),
    ("fr", "Le blocus dure depuis six mois.", None, "six mois"),
    ("fr", "une visite de trois jours", None, "trois jours"),
    ("fr", "pendant quatre nuits", None, "quatre nuits"),
    ("fr", "deux visites par an", None, "par an"),
    ("fr", "de 20 heures à 6 heures", None, "20 heures à 6 heures"),
    ("en", "It lasted* for two weeks.", "Past", "two weeks"),
    ("en", "They left* within three days.", "Past", "three days"),
    ("en", "a 72-hour truce", None, "72-hour"),
    ("en", "a two-decade embargo", None, "two-decade"),
    ("en", "It fell* in half an hour.", "Past", "half an hour"),
]
DAYS = [
    ("fr", "Il tomba* mardi soir.", "Past", {"mardi soir": "2024-11-19"}),
    (
        "fr",
        "Il tomba* dans la nuit de lundi à mardi.",
        "Past",
        {"dans la nuit de lundi à mardi": "2024-11-18/2024-11-19"},
    ),
    ("fr", "Il tomba* dans la nuit.", "Past", {"dans la nuit": "2024-11-19/2024-11-20"}),
    ("fr", "Il tomba* dans la soirée.", "Past", {"dans la soirée": "2024-11-20"}),
    (
        "fr",
        "Mardi, il parla*, puis tomba dans la soirée.",
        "Past",
        {"Mardi": "2024-11-19", "dans la soirée": "2024-11-19"},
    ),
    ("fr", "Il tomba* ce week-end.", "Past", {"ce week-end": "2024-11-16/2024-11-17"}),
    ("fr", "Il tombera* ce week-end.", "Fut", {"ce week-end": "2024-11-23/2024-11-24"}),
    ("fr", "Il tomba* l'an dernier.", "Past", {"l'an dernier": "2023"}),
    ("fr", "fin mai de l'an dernier", None, {"fin mai de l'an dernier": "2023-05-21/2023-05-31"}),
    ("fr", "La Russie pourra* désormais tirer.", "Fut", {"désormais": "2024-11-20/.."}),
    ("en", "It fell* on Monday night.", "Past", {"Monday night": "2024-11-18/2024-11-19"}),
    ("en", "It fell* overnight.", "Past", {"overnight": "2024-11-19/2024-11-20"}),
    ("en", "It fell* late on Monday.", "Past", {"late on Monday": "2024-11-18"}),
    ("en", "It fell* in the small hours of Monday.", "Past", {"the small hours of Monday": "2024-11-18"}),
    ("en", "It fell* on the night of 3 May.", "Past", {"the night of 3 May": "2024-05-03/2024-05-04"}),
    ("en", "It fell* two weeks ago.", "Past", {"two weeks ago": "2024-11-06"}),
]


@pytest.mark.parametrize(("language", "text", "tense", "words"), LENGTHS)
def test_a_length_stands_without_its_preposition_and_has_no_days(language, text, tense, words):
    assert edtf(text, language, PAGE, tense) == {words: None}


@pytest.mark.parametrize(("language", "text", "tense", "wanted"), DAYS)
def test_days_of_the_words_alone(language, text, tense, wanted):
    assert edtf(text, language, PAGE, tense) == wanted


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Jean Petit, 45 ans, est mort"),
        ("fr", "un homme de 45 ans"),
        ("fr", "âgée de 45 ans"),
        ("en", "a 45-year-old man"),
        ("en", "He is 45 years old"),
        ("en", "one day they will go"),
        ("fr", "la guerre de Cent Ans"),
    ],
)
def test_an_age_is_no_length(language, text):
    assert edtf(text, language, PAGE) == {}


def test_since_reaches_up_to_the_page_and_means_its_day_alone():
    times, _, _ = read("It went* on since Friday.", "en", PAGE, "Past")
    friday = times["Friday"]
    assert friday.when is not None and friday.when.edtf == "2024-11-15"
    assert friday.reach is not None and friday.reach.edtf == "2024-11-15/2024-11-20"


def test_so_far_after_a_happening_is_the_day_of_its_clause():
    doc = parsed("Il tomba* mardi, deux jours après la visite.", "Past")
    doc[7].pos_ = "DET"
    found = read_times(doc, article(doc.text, "fr", PAGE), data(), "fr")[0][1]
    assert found.when is not None and found.when.edtf == "2024-11-19"
    assert found.of_clause and found.placing is None


@pytest.mark.parametrize(("pos", "wanted"), [("NOUN", ["March"]), ("VERB", [])])
def test_a_month_before_its_noun(pos, wanted):
    doc = parsed("the March elections", language="en")
    doc[2].pos_ = pos
    times = read_times(doc, article(doc.text, "en", PAGE), data(), "en")[0]
    assert [t.when.text for t in times if t.when] == wanted


def test_a_beginning_that_cannot_be_dated_is_not_part_of_the_time():
    assert edtf("It fell* two weeks after the war", "en", PAGE, "Past") == {"two weeks after": None}


def test_the_dateline_is_no_time_of_the_text():
    times, when, _ = read("SEOUL, Nov 19, 2024 (Agency) - Two missiles fell* on Monday.", "en", None, "Past")
    assert when is not None and when.edtf == "2024-11-19"
    assert {words: t.listed for words, t in times.items()} == {"Nov 19, 2024": False, "Monday": True}


def test_a_story_goes_forward_in_the_year_that_it_set():
    found = edtf("Il partit* en octobre 2021 et revint le 6 mai.", "fr", PAGE, "Past")
    assert found["6 mai"] == "2024-05-06"


def test_a_term_counts_from_the_day_of_its_sentence():
    found = edtf("On Friday he gave* them until Monday.", "en", PAGE, "Past")
    assert found == {"Friday": "2024-11-15", "Monday": "2024-11-18"}


def test_to_the_day_dates_the_page():
    _, when, _ = read("Il y a dix ans jour pour jour, le 4 mai 2011, il tomba*.", "fr", None, "Past")
    assert when is not None and when.edtf == "2021-05-04"


def test_the_eve_goes_back_from_the_news():
    text = "Moscow gave* way on Monday.\nA day earlier a plane had fallen."
    assert edtf(text, "en", PAGE, "Past")["A day earlier"] == "2024-11-17"

"""What each way of writing a time comes to, in both languages, on parses made by hand."""

from __future__ import annotations

import pytest

from tests.reading.times.parses import edtf, read

PAGE = "2024-11-19"  # a Tuesday

FRENCH = [
    ("le 19 novembre 2024", None, {"19 novembre 2024": "2024-11-19"}),
    ("le 1er mai 2024", None, {"1er mai 2024": "2024-05-01"}),
    ("Le 19/11/2024, puis le 2024-11-20.", None, {"19/11/2024": "2024-11-19", "2024-11-20": "2024-11-20"}),
    ("Il arriva* hier.", "Past", {"hier": "2024-11-18"}),
    ("Il arriva* avant-hier.", "Past", {"avant-hier": "2024-11-17"}),
    ("Il arriva* mardi.", "Past", {"mardi": "2024-11-19"}),
    ("Il arriva* mercredi.", "Past", {"mercredi": "2024-11-13"}),
    ("Il arrivera* mercredi.", "Fut", {"mercredi": "2024-11-20"}),
    ("Il arriva* mardi dernier.", "Past", {"mardi dernier": "2024-11-12"}),
    ("Il arriva* en mai.", "Past", {"mai": "2024-05"}),
    ("Il arrivera* en mai.", "Fut", {"mai": "2025-05"}),
    ("Il arriva* fin septembre.", "Past", {"fin septembre": "2024-09-21/2024-09-30"}),
    ("Il arriva* à la mi-septembre.", "Past", {"mi-septembre": "2024-09-11/2024-09-20"}),
    ("à l'été 2023", None, {"l'été 2023": "2023-22"}),
    ("il y a quelques jours", None, {"il y a quelques jours": "2024-11-12/2024-11-17"}),
    ("il y a trois jours", None, {"il y a trois jours": "2024-11-16"}),
    ("la semaine dernière", None, {"la semaine dernière": "2024-11-11/2024-11-17"}),
    ("l'an prochain", None, {"l'an prochain": "2025"}),
    ("du 3 au 5 mai 2024", None, {"du 3 au 5 mai 2024": "2024-05-03/2024-05-05"}),
    ("les années 1990", None, {"années 1990": "199X"}),
    ("au deuxième trimestre 2024", None, {"deuxième trimestre 2024": "2024-04/2024-06"}),
    ("d'ici dix jours", None, {"d'ici dix jours": "2024-11-19/2024-11-29"}),
    ("depuis février 2022", None, {"février 2022": "2022-02"}),
    ("chaque vendredi", None, {"chaque vendredi": None}),
    ("pendant trois jours", None, {"trois jours": None}),
    ("le 31 février 2024", None, {"31 février 2024": None}),
    ("le 12 mai 3024", None, {"12 mai 3024": None}),
    ("à Noël", None, {"Noël": "2024-12-25"}),
    ("au XXe siècle", None, {"XXe siècle": "19XX"}),
    (
        "dans la nuit du 13 au 14 avril 2024",
        None,
        {"dans la nuit du 13 au 14 avril 2024": "2024-04-13/2024-04-14"},
    ),
]

ENGLISH = [
    ("19 November 2024", None, {"19 November 2024": "2024-11-19"}),
    ("Tuesday, November 19th, 2024", None, {"Tuesday, November 19th, 2024": "2024-11-19"}),
    ("It fell* on Nov. 12.", "Past", {"Nov. 12": "2024-11-12"}),
    ("It fell* on Tuesday night.", "Past", {"Tuesday night": "2024-11-19"}),
    ("It fell* last Tuesday.", "Past", {"last Tuesday": "2024-11-12"}),
    ("It falls* next Tuesday.", "Fut", {"next Tuesday": "2024-11-26"}),
    ("yesterday and tomorrow", None, {"yesterday": "2024-11-18", "tomorrow": "2024-11-20"}),
    ("It fell* in mid-September.", "Past", {"mid-September": "2024-09-11/2024-09-20"}),
    ("late 2022", None, {"late 2022": "2022-09/2022-12"}),
    ("in summer 2023", None, {"summer 2023": "2023-22"}),
    ("a few days ago", None, {"a few days ago": "2024-11-12/2024-11-17"}),
    ("since February 2022", None, {"February 2022": "2022-02"}),
    ("between 2014 and 2016", None, {"between 2014 and 2016": "2014/2016"}),
    ("the early 1990s", None, {"early 1990s": "1990/1993"}),
    ("within 48 hours", None, {"48 hours": None}),
    ("every Friday", None, {"every Friday": None}),
    ("on 03/04/2024", None, {"03/04/2024": None}),
    ("third quarter of 2024", None, {"third quarter of 2024": "2024-07/2024-09"}),
    ("before Easter 2024", None, {"Easter 2024": "2024-03-31"}),
    ("for the last three weeks", None, {"the last three weeks": "2024-10-29/2024-11-19"}),
]

NO_TIMES_FR = [
    "le 11-Septembre",
    "le F-16",
    "page 12",
    "2 000 soldats",
    "âgé de 45 ans",
    "la planète Mars",
    "3,5 millions",
]
NO_TIMES_EN = [
    "They may leave.",
    "the F-16",
    "page 12",
    "a 3-2 win",
    "2,000 soldiers",
    "on Black Friday",
    "Theresa May won",
    "one second",
]


@pytest.mark.parametrize(("text", "tense", "wanted"), FRENCH)
def test_french_values(text, tense, wanted):
    assert edtf(text, "fr", PAGE, tense) == wanted


@pytest.mark.parametrize(("text", "tense", "wanted"), ENGLISH)
def test_english_values(text, tense, wanted):
    assert edtf(text, "en", PAGE, tense) == wanted


@pytest.mark.parametrize("text", NO_TIMES_FR)
def test_french_words_that_only_look_like_times(text):
    assert edtf(text, "fr", PAGE) == {}


@pytest.mark.parametrize("text", NO_TIMES_EN)
def test_english_words_that_only_look_like_times(text):
    assert edtf(text, "en", PAGE) == {}


@pytest.mark.parametrize(
    ("text", "language", "words", "function"),
    [
        ("depuis février 2022", "fr", "février 2022", "since"),
        ("jusqu'au 5 mai 2024", "fr", "5 mai 2024", "until"),
        ("pendant trois jours", "fr", "trois jours", "duration"),
        ("tous les vendredis", "fr", "tous les vendredis", "set"),
        ("until May 5, 2024", "en", "May 5, 2024", "until"),
        ("during the last three weeks", "en", "the last three weeks", "during"),
    ],
)
def test_function(text, language, words, function):
    times, _, _ = read(text, language, PAGE)
    assert times[words].function == function


def test_a_relative_time_without_a_page_date_says_so():
    times, when, _ = read("Il arriva* hier.", "fr", None, "Past")
    assert when is None
    assert times["hier"].when is None
    assert times["hier"].why == "no date for the page"


def test_two_days_later_counts_from_the_day_spoken_of():
    found = edtf(
        "Il partit* le 14 octobre 1962. Deux jours plus tard, il revint. Le lendemain aussi.",
        "fr",
        PAGE,
        "Past",
    )
    assert found["Deux jours plus tard"] == "1962-10-16"
    assert found["Le lendemain"] == "1962-10-17"


def test_a_year_told_in_the_paragraph_holds_for_the_dates_after_it():
    found = edtf("Il partit* le 14 octobre 1962 puis le 22 octobre.", "fr", PAGE, "Past")
    assert found["22 octobre"] == "1962-10-22"


def test_a_weekday_that_does_not_fit_is_told():
    times, _, _ = read("lundi 19 novembre 2024", "fr", PAGE)
    when = times["lundi 19 novembre 2024"].when
    assert when is not None and "a Tuesday, not a Monday" in when.because


def test_the_hour_lies_on_the_day_of_its_sentence():
    assert edtf("It fell* at 3 p.m. on Monday.", "en", PAGE, "Past")["3 p.m."] == "2024-11-18"


def test_a_day_that_names_an_event_means_that_year():
    from tests.reading.times.parses import parsed

    # One sentence: what it names says which October is meant.
    doc = parsed("Hamas led* the October 7 attack", language="en")
    doc[5].pos_ = "NOUN"
    from seuil.reading.times import read_times
    from tests.reading.times.parses import article, data

    times, _, _ = read_times(doc, article(doc.text, "en", PAGE), data(), "en")
    assert [t.when.edtf for t in times if t.when] == ["2023-10-07"]


def test_a_day_that_names_an_event_of_which_nothing_speaks_is_a_day():
    from seuil.reading.times import read_times
    from tests.reading.times.parses import article, data, parsed

    doc = parsed("Guards led* the October 7 attack on Fujairah", language="en")
    doc[5].pos_ = "NOUN"
    times, _, _ = read_times(doc, article(doc.text, "en", PAGE), data(), "en")
    assert [t.when.edtf for t in times if t.when] == ["2024-10-07"]

"""The page's own date, where only the text can give it."""

from __future__ import annotations

import pytest

from tests.reading.times.parses import read

TOLD = [
    (
        "fr",
        "Le président a signé* mardi, au millième jour de son offensive contre l'Ukraine, un décret.",
        "2024-11-19",
    ),
    ("fr", "Au 500e jour de la guerre en Ukraine, une ville a brûlé*.", "2023-07-08"),
    ("fr", "Dimanche, au 100e jour de la guerre à Gaza, Israël a frappé*.", "2024-01-14"),
    ("fr", "SÉOUL, 12 mars 2025 (AFP) – Deux missiles sont tombés*.", "2025-03-12"),
    ("fr", "Hier, 3 mai 2018, le ministre a parlé*.", "2018-05-04"),
    ("fr", "Ce mardi 19 novembre 2024, il a signé*.", "2024-11-19"),
    ("fr", "Il a signé* mardi 19 novembre 2024 un texte.", "2024-11-19/2024-11-25"),
    ("en", "On day 500 of the war in Ukraine, a town burned*.", "2023-07-08"),
    ("en", "He signed* it on Tuesday, the 1,000th day of Russia's war on Ukraine.", "2024-11-19"),
    ("en", "Russia's war in Ukraine entered* its 1,000th day on Tuesday.", "2024-11-19"),
    ("en", "SEOUL, Nov 19, 2024 (Agency) - Two missiles fell*.", "2024-11-19"),
    ("en", "Rebels took* the town on Monday, Jan. 27, 2025.", "2025-01-27/2025-02-02"),
]


@pytest.mark.parametrize(("language", "text", "wanted"), TOLD)
def test_the_text_gives_the_date(language, text, wanted):
    _, when, _ = read(text, language, None, "Past")
    assert when is not None
    assert (when.edtf, when.basis) == (wanted, "inferred")


def test_the_reasoning_is_printed():
    _, when, _ = read(TOLD[0][1], "fr", None, "Past")
    assert when is not None
    assert when.because == "Tuesday; the 1,000th day counted from 2022-02-24 = 2024-11-19, a Tuesday"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le président a signé* mardi un décret."),
        ("fr", "La guerre a commencé* en 2014."),
        ("fr", "Il était né le 16 août 2001 et il a joué* ici."),
        ("fr", "Au 100e jour de la guerre, il a parlé*."),
        ("en", "He signed* a decree on Tuesday."),
        ("en", "The coup happened* on the third day of talks."),
    ],
)
def test_silence_where_the_text_does_not_give_it(language, text):
    _, when, _ = read(text, language, None, "Past")
    assert when is None


def test_contradiction_is_told_and_no_date_given():
    _, when, notes = read(
        "Vendredi, au 500e jour de la guerre en Ukraine, le 4 mai 2025, il a parlé*.", "fr", None, "Past"
    )
    assert when is None
    assert len(notes) == 1 and "left open" in notes[0]


def test_the_date_that_the_page_gives_is_kept():
    _, when, notes = read("Il a signé* mardi.", "fr", "2024-11-21", "Past")
    assert when is not None and when.basis == "publication" and notes == ()


def test_tomorrow_with_its_weekday_narrows_the_week():
    _, when, _ = read("Il a signé* mardi 19 novembre 2024 un texte et demain jeudi rien.", "fr", None, "Past")
    assert when is not None and when.edtf == "2024-11-20"

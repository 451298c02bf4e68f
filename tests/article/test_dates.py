"""Datelines and bylines: what they say, and what is taken when they disagree."""

import pytest

from seuil.article.from_page import article_of, article_of_text
from seuil.data_files import DataFiles
from seuil.errors import UsageError
from seuil.page.model import Page

DATA = DataFiles()
FRENCH = (
    "Le gouvernement a annoncé la suspension de l’accord qui régissait la présence des soldats étrangers."
)
ENGLISH = "The government announced on Monday that it would suspend the agreement with its neighbour."


def french(line, title="Bamako suspend l’accord"):
    return article_of_text(f"{title}\n\n{line}\n\n{FRENCH}\n\n{FRENCH.replace('accord', 'pacte')}", DATA)


def english(line, title="Bamako suspends the agreement"):
    return article_of_text(f"{title}\n\n{line}\n\n{ENGLISH}\n\n{ENGLISH.replace('agreement', 'pact')}", DATA)


@pytest.mark.parametrize(
    "line",
    [
        "12 mars 2024",
        "Mardi 12 mars 2024",
        "Le mardi 12 mars 2024 à 14 h 02",
        "Publié le 12/03/2024 à 14h02",
        "Publié le 12 mars 2024 à 14h02, mis à jour le 13 mars 2024 à 8h10",
        "12 mars 2024 . –",
        "2024-03-12",
        "2024-03-12T14:02:00+01:00",
        "12.03.2024",
        "Mis en ligne le 12 mars 2024",
        "Par Jean Korbo, publié le 12 mars 2024",
        "Par Le Monde avec AFP, publié le 12 mars 2024 à 14h02",
        "AFP, Bamako | 12 mars 2024",
        "Bamako, le 12 mars 2024",
    ],
)
def test_french_lines_of_date(line):
    article = french(line)
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == ("2024-03-12", "2024-03-12")
    assert article.published.basis == "stated"
    assert article.published.start is None
    assert next(one.kind for one in article.furniture) in ("dateline", "byline")
    assert line not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "March 12, 2024",
        "Mar. 12, 2024",
        "12 March 2024",
        "Tuesday, March 12, 2024 at 2:02 PM EDT",
        "Published: March 12, 2024",
        "Published 12th March 2024, 14:02 GMT | Updated 13 March 2024",
        "By Ann Field | March 12, 2024",
        "By ANN FIELD Associated Press, March 12, 2024",
        "03/12/2024".replace("03/12", "13/03").replace("13/03/2024", "2024/03/12"),
        "2024-03-12",
    ],
)
def test_english_lines_of_date(line):
    article = english(line)
    assert article.published is not None
    assert article.published.earliest == "2024-03-12"
    assert line not in article.text


@pytest.mark.parametrize(
    ("opening", "outlet"),
    [
        ("BAMAKO, 12 mars 2024 (AFP) – ", "Agence France-Presse"),
        ("12 mars 2024. – ", None),
        ("Bamako, le 12 mars 2024 (Reuters) - ", "Reuters"),
        ("BAMAKO, Mali, 12 mars 2024 — ", None),
    ],
)
def test_a_dateline_that_opens_a_paragraph_stays_in_it(opening, outlet):
    article = article_of_text(f"Bamako suspend l’accord\n\n{opening}{FRENCH}", DATA)
    assert opening.strip() in article.text
    when = article.published
    assert when is not None and when.earliest == "2024-03-12"
    assert when.start is not None and when.end is not None
    assert article.text[when.start : when.end] == when.text == "12 mars 2024"
    assert article.outlet == outlet


def test_an_agency_without_a_date():
    article = article_of_text(f"Bamako suspends the agreement\n\nBAMAKO (AP) — {ENGLISH}", DATA)
    assert article.outlet == "Associated Press"
    assert article.published is None


def test_a_day_without_a_year_is_no_date_and_is_said():
    article = article_of_text(
        f"Bamako suspends the agreement\n\nBAMAKO, March 12 (Reuters) - {ENGLISH}", DATA
    )
    assert article.published is None
    assert "gives no year" in " ".join(article.notes)


def test_numbers_that_may_be_read_both_ways():
    assert french("04/03/2024").published.earliest == "2024-03-04"
    assert english("13/03/2024").published.earliest == "2024-03-13"
    assert english("03/13/2024").published.earliest == "2024-03-13"
    article = english("03/04/2024")
    assert article.published is None
    assert "2024-04-03 or 2024-03-04" in " ".join(article.notes)


def test_bylines_give_authors():
    assert french("Par Jean Korbo et Lise Martel").authors == ("Jean Korbo", "Lise Martel")
    assert english("By Ann Field and Tom Rush").authors == ("Ann Field", "Tom Rush")
    assert french("Par Toutatis, le général a cédé devant les colonels.").authors == ()


@pytest.mark.parametrize("line", ["31/02/2024", "12/2024", "Vol 2024-12", "Le 12 mars", "Résolution 2024"])
def test_what_is_no_date(line):
    assert french(line).published is None


def test_the_headings_of_a_chronology_stay():
    text = (
        "Deux ans de crise\n\n24 février 2022\n"
        + FRENCH
        + "\n\n2 mars 2022\n"
        + FRENCH.replace("accord", "pacte")
    )
    article = article_of_text(text, DATA)
    assert article.published is None
    assert "24 février 2022" in article.text and "2 mars 2022" in article.text


def test_dates_that_contradict_each_other():
    article = french("Publié le 12 mars 2024\nPublié le 5 juin 2023")
    assert article.published is None
    assert "contradict each other" in " ".join(article.notes)
    assert french("Publié le 12 mars 2024\nPublié le 13 mars 2024").published.earliest == "2024-03-12"


def html(line, markup):
    content = (
        f"<html><head><title>Bamako suspend l’accord</title>{markup}</head><body><article>"
        f"<h1>Bamako suspend l’accord</h1>"
        f"<p>{line}</p><p>{FRENCH}</p><p>{FRENCH.replace('accord', 'pacte')}</p></article></body></html>"
    )
    return article_of(Page(content=content.encode(), source="page", media_type="text/html"), DATA)


META = '<meta property="article:published_time" content="{}T09:00:00+01:00">'


def test_markup_alone():
    article = html("Un chapeau qui dit ce que l’article va dire plus longuement.", META.format("2024-03-12"))
    assert article.published is not None
    assert (article.published.edtf, article.published.basis) == ("2024-03-12", "publication")
    assert "article:published_time" in article.published.because


def test_words_win_over_markup_and_both_are_said():
    article = html("Publié le 12 mars 2024", META.format("2024-03-14"))
    assert article.published is not None and article.published.edtf == "2024-03-12"
    assert "2024-03-14" in " ".join(article.notes)


def test_markup_decides_between_contradicting_words():
    article = html("Publié le 12 mars 2024</p><p>Publié le 5 juin 2023", META.format("2023-06-05"))
    assert article.published is not None and article.published.edtf == "2023-06-05"


def test_a_change_only():
    article = french("Mis à jour le 12 mars 2024")
    assert article.published is not None and article.published.earliest == "2024-03-12"
    assert "date of change" in " ".join(article.notes)


def test_the_caller_knows():
    article = article_of_text(FRENCH, DATA, published="2024-03-12")
    assert article.published is not None
    assert (article.published.edtf, article.published.basis) == ("2024-03-12", "publication")
    with pytest.raises(UsageError, match="accepted: an ISO day"):
        article_of_text(FRENCH, DATA, published="12 mars")

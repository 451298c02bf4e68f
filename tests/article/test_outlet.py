"""Header lines that name the outlet of a page, and lines that only look like them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.article.from_page import article_of_text
from seuil.article.outlet import OutletNames
from seuil.data_files import DataFiles

DATA = DataFiles()
TITLE = {
    "en": "Patrol boats leave the bay after a tense night",
    "fr": "Les vedettes quittent la baie après une nuit tendue",
}
BODY = {
    "en": "Two patrol boats left the harbour on Thursday, the navy said, and were met by aircraft.\n\n"
    "The ministry said that nobody had been hurt, and that the boats would return to the port.",
    "fr": "Deux vedettes ont quitté le port jeudi, selon la marine, et des avions les ont accompagnées.\n\n"
    "Le ministère assure que personne n'a été blessé et que les vedettes rentreront bientôt au port.",
}


def read(header, language="en", body=None):
    return article_of_text(
        f"{TITLE[language]}\n\n{header}\n\n{body or BODY[language]}", DATA, language=language
    )


def first_paragraph(article):
    return article.text[article.paragraphs[0].start : article.paragraphs[0].end]


@pytest.mark.parametrize(
    ("language", "line", "outlet"),
    [
        ("en", "Meridian News — 14 October 2025", "Meridian News"),
        ("en", "The Harbour Master | 14 Oct 2025", "The Harbour Master"),
        ("en", "Latitude Forty, 14 October 2025", "Latitude Forty"),
        ("en", "By Jane Doe, The Courier, 14 October 2025", "The Courier"),
        ("en", "Published 14 October 2025 at 10:32 GMT by The Daily Update", "The Daily Update"),
        ("en", "Harbour Weekly | World | 14 October 2025 | 3 min read", "Harbour Weekly"),
        ("fr", "Publié le 14 octobre 2025 - La Gazette", "La Gazette"),
        ("fr", "Publié le 14 octobre 2025 à 6h15 par Le Journal des dunes", "Le Journal des dunes"),
        ("fr", "Mis à jour le 14 octobre 2025 par L'Étoile d'Oued", "L'Étoile d'Oued"),
        ("fr", "L'Aurore australe — 14 octobre 2025", "L'Aurore australe"),
        ("fr", "La Lettre d'Orient — 14 octobre 2025", "La Lettre d'Orient"),
        ("fr", "Picardie au fil — 14 octobre 2025", "Picardie au fil"),
        ("fr", "Par Lise Martel pour Le Nouvelliste, 14 octobre 2025", "Le Nouvelliste"),
    ],
)
def test_a_header_line_gives_outlet_and_date_and_leaves_the_text(language, line, outlet):
    article = read(line, language)
    assert article.outlet == outlet
    assert article.published is not None
    assert article.published.edtf == "2025-10-14"
    assert line not in article.text
    assert line in [piece.text for piece in article.furniture]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("en", "Ursula von der Leyen — 14 October 2025"),
        ("en", "Jane Doe — 14 October 2025"),
        ("en", "MANILA — 14 October 2025"),
        ("en", "Islamabad, 14 October 2025"),
        ("en", "Special Report — 14 October 2025"),
        ("en", "By Jane Doe, Diplomatic Correspondent, 14 October 2025"),
        ("fr", "Publié le 14 octobre 2025 à 8h30 par Marc Duval"),
        ("fr", "Ouagadougou, 14 octobre 2025"),
        ("fr", "Point de situation — 14 octobre 2025"),
        ("fr", "La nuit tendue — 14 octobre 2025"),
    ],
)
def test_persons_places_and_headings_are_no_outlets(language, line):
    assert read(line, language).outlet is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The Courier was boarded on 14 October 2025 by the navy of a neighbour.",
        "Riot police, 14 October 2025, filed past the parliament and the post office.",
        "La Gazette a cessé de paraître le 14 octobre 2025, disent ses lecteurs.",
    ],
)
def test_a_first_sentence_stays(sentence):
    article = read(sentence, body=BODY["en"])
    assert first_paragraph(article) == sentence
    assert article.outlet is None


def test_an_author_beside_the_outlet_is_kept():
    article = read("By Jane Doe and Paul Redfern, The Courier, 14 October 2025")
    assert article.authors == ("Jane Doe", "Paul Redfern")


def test_an_agency_of_the_dateline_is_not_the_outlet_where_another_is_named():
    body = "HELSINKI, Dec 8 (Reuters) — " + BODY["en"]
    assert read("Meridian News — 9 December 2025", body=body).outlet == "Meridian News"
    alone = article_of_text(f"{TITLE['en']}\n\n{body}", DATA, language="en")
    assert alone.outlet == "Reuters"
    assert alone.published is None


@pytest.mark.parametrize("line", ["The Harbour Master", "Black Sea Monitor", "Meridian News"])
def test_an_outlet_alone_above_the_date_is_set_apart(line):
    article = read(f"{line}\nPublished 14 October 2025, 07:00")
    assert (article.outlet, first_paragraph(article)) == (line, BODY["en"].split("\n")[0])


@pytest.mark.parametrize("line", ["The facts", "Key points", "A tense night", "Two boats, one bay"])
def test_a_heading_alone_under_the_title_stays(line):
    article = read(line)
    assert first_paragraph(article) == line
    assert article.outlet is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Facebook X WhatsApp E-mail", "share-bar"),
        ("News > World", "navigation"),
        ("Latest > World", "navigation"),
        ("Accueil > Monde > Les vedettes quittent la baie après une nuit tendue", "navigation"),
    ],
)
def test_paths_and_share_bars_are_furniture(line, kind):
    article = read(line)
    assert (kind, line) in [(piece.kind, piece.text) for piece in article.furniture]
    assert line not in article.text


WORD = st.sampled_from(["Northern", "Highland", "Tidal", "Amber", "Delta", "Boreal"])
MEDIA = st.sampled_from(["News", "Gazette", "Herald", "Courrier", "Hebdo", "Matin"])
MARK = st.sampled_from([" — ", " – ", " - ", " | ", ", ", " · "])
DAY = st.sampled_from(["14 October 2025", "October 14, 2025", "14 octobre 2025", "2025-10-14"])


@settings(deadline=None, max_examples=60)
@given(WORD, MEDIA, MARK, DAY, st.booleans())
def test_a_name_of_media_and_a_date_in_any_order(word, media, mark, day, date_first):
    name = f"{word} {media}"
    article = read(mark.join([day, name] if date_first else [name, day]))
    assert article.outlet == name
    assert article.published is not None
    assert article.published.edtf == "2025-10-14"
    assert first_paragraph(article) == BODY["en"].split("\n")[0]


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_line_has_at_most_one_sign(line):
    assert OutletNames(DATA).sign(line) in (None, "medium", "words", "agency", "shape")

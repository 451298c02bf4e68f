"""What a table or a feed says of a page is taken over what the page says; notes tell where they differ."""

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from seuil.article.from_page import article_of, article_of_text
from seuil.article.given import MAX_TITLE, code_of, day_of
from seuil.data_files import DataFiles
from seuil.errors import LanguageError, UsageError
from seuil.page.formats.model import Given
from seuil.page.model import Page

DATA = DataFiles()
TITLE = "Séoul accuse Pyongyang d’avoir tiré deux missiles balistiques"
BODY = (
    "L’armée sud-coréenne a détecté dimanche deux tirs vers la mer, à l’est de la péninsule.\n\n"
    "Le Japon a confirmé l’un des deux et dénoncé une menace pour la région."
)
HTML = (
    "<!doctype html><html lang='fr'><head><title>{title} | Le Quotidien</title>"
    "<meta property='og:site_name' content='Le Quotidien'><meta name='author' content='Jean Korbo'>"
    "<meta property='article:published_time' content='2024-01-07T10:00:00Z'></head><body><article>"
    "<h1>{title}</h1>{body}</article></body></html>"
).format(title=TITLE, body="".join(f"<p>{part}</p>" for part in BODY.split("\n\n")))


def read(content=BODY, *, fallback=Given(), url=None, **given):  # noqa: B008  frozen
    kind = "text/html" if content.startswith("<!") else "text/plain"
    page = Page(content=content.encode(), source="a.csv:2", media_type=kind, url=url)
    return article_of(page, DATA, given=Given(**given), fallback=fallback)


def noted(article, words):
    found = [note for note in article.notes if words in note]
    assert len(found) == 1, article.notes
    return found[0]


def test_a_given_title_is_the_title_of_the_text():
    article = read(title="  Deux tirs\nde missiles ")
    assert article.title == "Deux tirs de missiles"
    assert article.title_span is not None
    assert article.text[: article.title_span.end] == article.title
    assert article.text.endswith(BODY.replace("\n\n", "\n"))
    assert article.notes == ()


@pytest.mark.parametrize("content", [f"{TITLE}\n\n{BODY}", HTML])
def test_a_given_title_that_the_page_says_too_stands_once(content):
    article = read(content, title=TITLE)
    assert article.text == "\n".join([TITLE, *BODY.split("\n\n")])
    assert article.text == read(content).text
    assert article.notes == ()


def test_another_title_is_taken_and_the_pages_own_noted_and_set_apart():
    article = read(HTML, title="Tirs en mer du Japon : ce que l’on sait")
    assert article.title == "Tirs en mer du Japon : ce que l’on sait"
    assert TITLE not in article.text
    assert TITLE in [piece.text for piece in article.furniture]
    assert TITLE in noted(article, "title is")


@pytest.mark.parametrize("title", ["", " ", "—", "\u200b"])
def test_a_title_that_says_nothing_is_none(title):
    assert read(HTML, title=title) == read(HTML)


def test_a_text_in_the_column_of_titles():
    article = read(title="mot " * MAX_TITLE)
    assert article.title is None
    assert noted(article, "not taken")


def test_date_outlet_and_authors():
    article = read(HTML, published="2024-01-08", outlet="La Gazette", authors=("Ana Lis",))
    assert (article.published.edtf, article.published.basis) == ("2024-01-08", "publication")
    assert (article.outlet, article.authors) == ("La Gazette", ("Ana Lis",))
    assert "2024-01-07" in noted(article, "2024-01-08")
    assert "Le Quotidien" in noted(article, "outlet")
    assert "Jean Korbo" in noted(article, "authors")
    same = read(HTML, published="2024-01-07T23:00:00-05:00", outlet="le quotidien", authors=("Jean Korbo",))
    assert same.notes == ()


@pytest.mark.parametrize(
    "date", ["yesterday", "12/13/2024", "03/04/2024", "2024", "2024-02-30", "0", "", "nan"]
)
def test_a_date_that_is_no_day_is_noted(date):
    article = read(HTML, published=date)
    assert article.published == read(HTML).published
    assert repr(date) in noted(article, "not taken")
    with pytest.raises(UsageError, match="ISO day"):
        article_of_text(BODY, DATA, published=date)


@pytest.mark.parametrize(
    "date",
    [
        "2024-11-19",
        " 2024-11-19 ",
        "2024-11-19T23:59:59Z",
        "2024-11-19 10:00",
        "2024-11-19T23:30:00.123-05:00",
        "20241119",
        "20241119T103000Z",
        "20241119103000",
        "Tue, 19 Nov 2024 23:30:00 -0500",
        "Tue, 19 Nov 2024 10:00:00 GMT",
        "19 Nov 2024 10:00:00 +0100",
        "Tue Nov 19 10:00:00 2024",
        "1732000000",
        "1732000000.5",
        "1732000000000",
        "19 novembre 2024",
        "mardi 19 novembre 2024 à 10h",
        "November 19, 2024",
        "19 Nov 2024",
    ],
)
def test_dates_as_tables_and_feeds_write_them(date):
    assert day_of(date, DATA) == "2024-11-19"


@settings(max_examples=300, deadline=None)
@drawn(st.one_of(st.text(max_size=40), st.text("0123456789-/:T., JanMayZ", max_size=25)))
def test_whatever_is_given_for_a_date_is_a_day_or_nothing(words):
    day = day_of(words, DATA)
    assert day is None or day_of(day, DATA) == day


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("fr", "fr"),
        ("fr-FR", "fr"),
        ("EN_us", "en"),
        ("French", "fr"),
        ("fra", "fr"),
        ("eng", "en"),
        ("de", "de"),
    ],
)
def test_languages_as_tables_write_them(words, code):
    assert code_of(words, DATA) == code


def test_a_given_language():
    assert read(language="fr-CA").notes == ()
    assert read(language=" ").language == "fr"
    with pytest.raises(LanguageError, match="'de' is not read"):
        read(language="de")
    article = read(language="en")
    assert article.language == "en"
    assert "French" in noted(article, "the language en was given")


def test_what_stands_in_where_the_page_says_nothing():
    fallback = Given(outlet="Le Fil", language="de", published="2024-01-09T00:00:00Z")
    article = read(fallback=fallback)
    assert (article.outlet, article.language, article.published.edtf) == ("Le Fil", "fr", "2024-01-09")
    assert noted(article, "date of change 2024-01-09")
    own = read(HTML, fallback=fallback)
    assert (own.outlet, own.published.edtf, own.notes) == ("Le Quotidien", "2024-01-07", ())
    assert read(fallback=fallback, url="https://www.a.example/1").outlet == "a.example"

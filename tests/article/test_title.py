"""The title is kept once, however often and in whatever dress the page repeats it."""

import pytest

from seuil.article.from_page import article_of_text
from seuil.data_files import DataFiles

DATA = DataFiles()
TITLE = "Séoul accuse Pyongyang d’avoir tiré deux missiles balistiques"
BODY = (
    "L’armée sud-coréenne a détecté dimanche deux tirs vers la mer, à l’est de la péninsule.\n\n"
    "Le Japon a confirmé l’un des deux et dénoncé une menace pour la région."
)


@pytest.mark.parametrize(
    "repeats",
    [
        [TITLE],
        [TITLE, TITLE],
        [TITLE, TITLE, TITLE],
        [TITLE, TITLE + " - Le Monde"],
        [TITLE + " | Le Quotidien", TITLE],
        [TITLE + " | Le Quotidien"],
        [TITLE, TITLE.upper()],
        [TITLE, TITLE.replace("’", "'")],
        [TITLE, "Séoul accuse Pyongyang d’avoir tiré deux missiles…"],
        [TITLE, "Séoul accuse Pyongyang d’avoir tiré deux nouveaux missiles balistiques"],
        ["International", TITLE],
        ["Accueil > Monde > Asie", TITLE, TITLE],
    ],
)
def test_title_once(repeats):
    article = article_of_text("\n".join(repeats) + "\n\n" + BODY, DATA)
    assert article.title == TITLE
    assert article.title_span is not None
    assert article.text[article.title_span.start : article.title_span.end] == TITLE
    assert len(article.paragraphs) == 2
    assert len(article.furniture) >= len(repeats) - 2


def test_a_standfirst_that_says_more_than_the_title_stays():
    standfirst = "Séoul accuse Pyongyang d’avoir tiré dimanche deux missiles balistiques vers la mer."
    article = article_of_text(f"{TITLE}\n{TITLE}\n{standfirst}\n{BODY}", DATA)
    assert standfirst in article.text
    assert article.text.count(TITLE) == 1


def test_a_title_that_ends_in_a_stop_is_one_when_repeated_or_dated():
    title = "Séoul accuse Pyongyang."
    assert article_of_text(f"{title}\n{title}\n{BODY}", DATA).title == title
    assert article_of_text(f"{title}\nPublié le 3 mars 2024\n{BODY}", DATA).title == title


def test_text_without_a_title_has_none():
    article = article_of_text(BODY, DATA)
    assert article.title is None
    assert article.title_span is None
    assert article.text.startswith("L’armée")


def test_a_question_and_a_quotation_are_titles():
    for title in ("Que veut Pyongyang ?", "Kim Jong-un : « Nous sommes prêts »"):
        assert article_of_text(f"{title}\n\n{BODY}", DATA).title == title

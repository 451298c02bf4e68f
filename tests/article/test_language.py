"""The language is found among all, and one that is not read is named."""

import pytest

from seuil.article.from_page import article_of_text
from seuil.data_files import DataFiles
from seuil.errors import LanguageError

DATA = DataFiles()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Kiev frappe Koursk.", "fr"),
        ("Téhéran menace de fermer le détroit d’Ormuz", "fr"),
        ("La Corée du Nord tire un missile", "fr"),
        ("Pékin hausse le ton face à Taipei", "fr"),
        ("Russia lowers threshold for nuclear strike", "en"),
        ("Taiwan scrambles jets as Chinese aircraft near island", "en"),
        ("Kyiv strikes back", "en"),
        ("U.S. says Iran fired missiles at base in Iraq", "en"),
        ("Junta leader Traore meets Putin in Moscow", "en"),
        ("Xi Jinping, Vladimir Poutine et Kim Jong-un à Pékin", "fr"),
    ],
)
def test_short_texts(text, language):
    assert article_of_text(text, DATA).language == language


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Nordkorea hat nach Angaben aus Seoul erneut mehrere Raketen in Richtung Japan abgefeuert.",
            "German",
        ),
        (
            "El gobierno iraní confirmó el lanzamiento de decenas de misiles contra Israel durante la noche.",
            "Spanish",
        ),
        ("Президент России подписал указ о ядерной доктрине страны во вторник.", "Russian"),
        ("朝鲜星期五向西部海域发射了约二百枚炮弹，韩国军方说。两座岛屿的居民被要求前往避难所。", "Chinese"),
    ],
)
def test_other_languages_are_named(text, name):
    with pytest.raises(LanguageError) as refused:
        article_of_text(text, DATA)
    assert f"looks like {name}" in str(refused.value)
    assert "supported: en, fr" in str(refused.value)


def test_a_language_may_be_forced():
    assert article_of_text("Rien de nouveau à Bamako ce matin.", DATA, language="en").language == "en"
    with pytest.raises(LanguageError, match="supported"):
        article_of_text("Rien de nouveau à Bamako ce matin.", DATA, language="de")


def test_english_furniture_does_not_make_a_french_page_english():
    text = (
        "Pékin encercle l’île\nL’armée a lancé jeudi des exercices autour de l’île.\nShare this article\n"
        "Leave a reply\nFor latest updates follow us on Google News\n"
        "Subscribe to our newsletter to get the news in your inbox."
    )
    assert article_of_text(text, DATA).language == "fr"

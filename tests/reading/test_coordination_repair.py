"""Conjuncts hung on the verb that they go with, and sentences given their verb, on English text."""

import pytest

from seuil.article.from_page import article_of_text
from seuil.data_files import DataFiles
from seuil.reading.from_article import ArticleReader

DATA = DataFiles()


@pytest.fixture(scope="module")
def reader():
    return ArticleReader(DATA, "en")


def tokens(reader, text):
    article = article_of_text(text, DATA, language="en", published=None, source="test")
    return {t.text: t for t in reversed(list(reader.read(article).doc))}


@pytest.mark.parametrize(("text", "conjunct", "above"), [
    ("Iraq was accused by Kuwait of stealing oil and threatened with sanctions.", "threatened", "accused"),
    ("Argentina has said that Britain sank its cruiser, and will demand an apology.", "demand", "said"),
    ("Hanoi denied that its troops had crossed a river and demanded an inquiry.", "demanded", "denied"),
])
def test_a_conjunct_goes_with_the_verb_of_its_tense(reader, text, conjunct, above):
    assert tokens(reader, text)[conjunct].head.text == above


def test_a_conjunct_of_the_same_tense_stays_in_the_clause_told_of(reader):
    found = tokens(reader, "The minister said that rebels crossed the river and burned two villages.")
    assert found["burned"].head.text == "crossed"


def test_a_sentence_of_a_noun_and_a_participle_is_a_clause(reader):
    found = tokens(reader, "An Iranian gunboat fired on a Kuwaiti tanker, wounding three sailors.")
    assert (found["fired"].dep_, found["gunboat"].dep_) == ("ROOT", "nsubj")

"""Trees mended by hand-built rules, on sentences read by the English pipeline."""

import pytest

from seuil.article.from_page import article_of_text
from seuil.data_files import DataFiles
from seuil.reading.from_article import ArticleReader

DATA = DataFiles()
BODY = "\n\nIt was a fine day in the capital, and nobody said a word about it to anybody.\n"


@pytest.fixture(scope="module")
def reader():
    return ArticleReader(DATA, "en")


def tokens(reader, text, *, title=False):
    whole = text + BODY if title else text
    article = article_of_text(whole, DATA, language="en", published=None, source="test")
    return {t.text: t for t in reversed(list(reader.read(article).doc))}


@pytest.mark.parametrize(("text", "participle", "noun", "verb"), [
    ("He said a missile launched from Cuba would be seen as a threat.", "launched", "missile", "seen"),
    ("A convoy attacked near the river was carrying food, the army said.", "attacked", "convoy", "carrying"),
])
def test_a_past_before_another_verb_is_a_participle(reader, text, participle, noun, verb):
    found = tokens(reader, text)
    assert (found[participle].head.text, found[participle].dep_) == (noun, "acl")
    assert found[noun].head.text == verb


def test_a_past_that_ends_its_clause_stays_a_verb(reader):
    found = tokens(reader, "The rebels withdrew on Friday, the army said.")
    assert found["rebels"].head.text == "withdrew"


@pytest.mark.parametrize(("text", "subject", "verb", "noun"), [
    ("Kenya orders closure of refugee camps", "Kenya", "orders", "closure"),
    ("Gunfire breaks Sudan truce as foreigners flee capital", "Gunfire", "breaks", "truce"),
])
def test_the_verb_of_a_headline_is_a_verb(reader, text, subject, verb, noun):
    found = tokens(reader, text, title=True)
    assert found[verb].pos_ == "VERB"
    assert (found[subject].head.text, found[subject].dep_) == (verb, "nsubj")
    assert (found[noun].head.text, found[noun].dep_) == (verb, "obj")


def test_a_plural_noun_of_a_headline_stays_a_noun(reader):
    found = tokens(reader, "Peace plans collapse in Geneva", title=True)
    assert found["plans"].pos_ == "NOUN"


@pytest.mark.parametrize(("text", "word", "lemma"), [
    ("Opposition parties boycotted the vote.", "boycotted", "boycott"),
    ("Prisoners rioted in the capital.", "rioted", "riot"),
])
def test_the_words_of_the_acts_are_known_lemmas(reader, text, word, lemma):
    assert tokens(reader, text)[word].lemma_ == lemma

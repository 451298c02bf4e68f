"""What must hold of any text: intervals in order, valid EDTF, offsets that slice, linear work."""

from __future__ import annotations

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.reading.times import read_times
from seuil.reading.times.grammar import grammar_of
from seuil.reading.times.match import Matcher
from seuil.reading.times.pieces import pieces_of
from tests.reading.times.parses import article, data, parsed

WORDS = {
    "fr": """la du au de à en depuis il y a trois quelques jours mois ans mardi 19 3 1er mai mars été fin mi
          - 2024 2022 31 février jusqu' dans dernier prochain veille lendemain siècle XXe années
          1990 , . ( ) millième jour guerre Ukraine nuit matin 14h30 Noël plus tard après avant
          entre et 2024-11-19 19/11/2024 semestre premier deux vingt cent mille coup d'État Niger
          anniversaire d'ici chaque il y aura 9999 5000 avant J.-C.""",
    "en": """the of on in since for a few three days weeks ago Tuesday May March 19 3rd 2024 1990s last next
          this mid - late early summer end year 31 February between and from to , . ( ) 1,000th
          day war Ukraine night 3 p.m. 9999 1000 hundred thousand century Christmas later before
          after within 48 hours every 2024-11-19 19/11/2024 20th quarter Q3 coup Niger anniversary
          decade BC 5,000 overnight""",
}
DAYS = ("2024-11-19", "2024-02-29", "1000-01-01", "9999-12-31", None)


@st.composite
def texts(draw):
    language = draw(st.sampled_from(["fr", "en"]))
    words = draw(st.lists(st.sampled_from(WORDS[language].split()), min_size=1, max_size=25))
    return language, " ".join(words), draw(st.sampled_from(DAYS))


def check(text, language, day, tense=None):
    doc = parsed(text, tense, language)
    times, when, _ = read_times(doc, article(doc.text, language, day), data(), language)
    last = 0
    for time in times:
        assert last <= time.start < time.end <= len(text)
        assert time.first <= time.last < len(doc)
        assert doc[time.first].idx <= time.start
        last = time.end
        if time.when is None:
            assert time.why
            continue
        assert time.when.text == doc.text[time.start : time.end]
        parse_edtf(time.when.edtf)
        if time.when.latest is not None:
            assert time.when.earliest is not None and time.when.earliest <= time.when.latest
    if when is not None and when.basis == "inferred":
        parse_edtf(when.edtf)
        assert when.earliest <= when.latest


@settings(deadline=None, max_examples=150)
@given(texts())
def test_any_words(sample):
    language, text, day = sample
    check(text, language, day)


@settings(deadline=None, max_examples=80)
@given(st.text(min_size=1, max_size=80), st.sampled_from(["fr", "en"]))
def test_any_text(text, language):
    if text.strip() and "*" not in text:
        check(text, language, "2024-11-19")


def steps(text: str, language: str) -> int:
    """How much work the grammar does on a text."""
    matcher = Matcher(
        grammar_of(data(), data().language(language)), pieces_of(parsed(text, None, language)), 50
    )
    for at in range(len(matcher.pieces)):
        matcher.at(at)
    return matcher.steps


@pytest.mark.parametrize(
    "part",
    [
        "1 000 ",
        "(",
        "vingt et un ",
        "2024-11-19-",
        "du 3 au ",
        "mai mai ",
        "9" * 50 + " ",
        "mille cent ",
        "d'ici ",
    ],
)
def test_work_grows_with_the_text_alone(part):
    once, twice = steps(part * 200, "fr"), steps(part * 400, "fr")
    assert twice <= 2.2 * once + 100


def test_thousands_of_digits():
    check("le " + "9" * 20000 + " mai", "fr", "2024-11-19")


def test_the_same_text_gives_the_same_times():
    text = "Mardi, au millième jour de son offensive contre l'Ukraine, fin septembre, il y a quelques jours."
    first = read_times(parsed(text), article(text, "fr"), data(), "fr")
    assert first == read_times(parsed(text), article(text, "fr"), data(), "fr")

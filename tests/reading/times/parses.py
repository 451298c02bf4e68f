"""Small parses made by hand, so that no model stands behind these tests."""

from __future__ import annotations

from functools import lru_cache

import spacy
from spacy.tokens import Doc

from seuil.article.model import Article, Span, When
from seuil.data_files import DataFiles
from seuil.reading.model import TimeExpression
from seuil.reading.times import read_times


@lru_cache(maxsize=1)
def data() -> DataFiles:
    """The shipped data, read once for all tests."""
    return DataFiles()


def published(day: str | None) -> When | None:
    """A page's date as the page itself gives it."""
    if day is None:
        return None
    return When(edtf=day, earliest=day, latest=day, basis="publication", because="given by the page")


def article(text: str, language: str, day: str | None = None) -> Article:
    """An article without a title; every line is a paragraph."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(start=at, end=at + len(line)))
        at += len(line) + 1
    return Article(
        title=None, language=language, text=text, paragraphs=tuple(spans), published=published(day)
    )


def parsed(text: str, tense: str | None = None, language: str = "fr") -> Doc:
    """A document in which every word hangs on one verb, the word marked with a star, in ``tense``.

    Words keep their spaces. Without a star there is no verb, and the tense says nothing.
    """
    nlp = spacy.blank(language)
    at = text.find("*")
    plain = text.replace("*", "")
    base = nlp(plain)
    verb = next((t.i for t in base if at > 0 and t.idx < at <= t.idx + len(t)), None)
    doc = Doc(
        base.vocab,
        words=[t.text for t in base],
        spaces=[bool(t.whitespace_) for t in base],
        pos=["VERB" if t.i == verb else "PUNCT" if t.is_punct else "X" for t in base],
        heads=[t.i if verb is None else verb for t in base],
        deps=["ROOT" if t.i == verb or verb is None else "dep" for t in base],
        morphs=[f"Tense={tense}|VerbForm=Fin" if t.i == verb and tense else "" for t in base],
        lemmas=[t.lower_ for t in base],
        sent_starts=[t.i == 0 for t in base],
    )
    assert doc.text == plain
    return doc


def read(
    text: str, language: str, day: str | None = None, tense: str | None = None
) -> tuple[dict[str, TimeExpression], When | None, tuple[str, ...]]:
    """The times of ``text`` by their words, the page's date, and notes."""
    doc = parsed(text, tense, language)
    page = article(doc.text, language, day)
    times, when, notes = read_times(doc, page, data(), language)
    return {doc.text[t.start : t.end]: t for t in times}, when, notes


def edtf(text: str, language: str, day: str | None = None, tense: str | None = None) -> dict[str, str | None]:
    """Words → EDTF form, null where there is no value."""
    times, _, _ = read(text, language, day, tense)
    return {words: time.when.edtf if time.when else None for words, time in times.items()}

"""The data of times: what the strict shapes cannot see."""

from __future__ import annotations

from datetime import date

import pytest

from seuil.data_files import DataFiles
from seuil.reading.times.grammar import grammar_of


@pytest.fixture(scope="module")
def data() -> DataFiles:
    return DataFiles()


def test_ids_of_beginnings_and_calendar_are_unique(data):
    for rows in (data.beginnings, data.calendar):
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids))


def test_every_date_exists(data):
    for row in data.beginnings:
        date.fromisoformat(row.date)
    for row in data.calendar:
        for dates in row.dates:
            if dates.from_ and dates.to:
                assert date.fromisoformat(dates.from_) <= date.fromisoformat(dates.to)


def test_every_beginning_has_phrases_in_both_languages(data):
    missing = [
        (row.id, code) for row in data.beginnings for code in ("en", "fr") if not row.phrases.get(code)
    ]
    assert missing == []


def test_every_feast_can_be_dated(data):
    undated = [
        row.id for row in data.calendar if row.kind == "day" and not (row.every or row.nth or row.dates)
    ]
    # Each of these follows a rule that no shape here expresses; its name is read and left without a value.
    assert set(undated) <= {"us-election-rule", "nobel-peace"}


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_patterns_are_understood(data, code):
    grammar = grammar_of(data, data.language(code))
    assert grammar is grammar_of(data, data.language(code))


@pytest.mark.parametrize("code", ["en", "fr"])
def test_no_word_means_two_months_or_weekdays(data, code):
    words = data.language(code).time_words
    for table in (words.months, words.weekdays, words.units, words.seasons):
        flat = [word.lower() for forms in table.values() for word in forms]
        assert len(flat) == len(set(flat))

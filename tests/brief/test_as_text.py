"""The text form: each sentence once, its assertions beneath, in words, at any width."""

import pytest
from rich.cells import cell_len

from seuil.brief.as_text import to_text
from tests.brief.conftest import BODY, brief_with


def test_a_sentence_stands_once_with_the_ids_of_its_acts(brief, data):
    text = to_text(brief, data, "en", width=100)
    assert text.count("is attacked[e1]") == 1
    assert "it will close[e2,e3] the strait" in text
    assert text.count(BODY[:10]) == 1


def test_standing_source_and_act_are_told_in_words(brief, data):
    text = to_text(brief, data, "en", width=100)
    assert (
        "e1  (actor not stated): attack → Iran\n      hypothetical, certainty unknown; the outlet itself"
        in text
    )
    assert "e2  Iran: blockade; where Strait of Hormuz" in text
    assert "planned, certain; according to Iran (Tehran) [says, reported]" in text
    assert "e3  Iran: not threaten\n      negated, happened, certain, content of e2 (blockade)" in text


def test_commitments_are_pairs(brief, data):
    text = to_text(brief, data, "en", width=100)
    assert (
        "  c1  declared by Iran\n      if e1  (actor not stated): attack → Iran\n      then e2  Iran"
        in text
    )


def test_names_and_reasons_are_in_the_readers_language(brief, data):
    text = to_text(brief, data, "fr", width=100)
    assert "détroit d'Ormuz" in text.replace("’", "'")
    assert "dans une citation, où il désigne celui qui parle" in text


@pytest.mark.parametrize("width", [40, 60, 80, 100])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_line_is_too_wide_or_ends_in_a_space(brief, data, width, language):
    for line in to_text(brief, data, language, width).splitlines():
        assert cell_len(line) <= width, line
        assert line == line.rstrip(), repr(line)


def test_marks_of_direction_and_control_are_not_printed(data):
    text = to_text(brief_with(title="Good \u202enews\x00\x1b[31m"), data, "en")
    assert text.startswith("Good news��[31m\n")


def test_markup_is_text(data):
    assert "[bold]x[/bold] :smile:" in to_text(brief_with(title="[bold]x[/bold] :smile:"), data, "en")


def test_a_page_without_acts_says_so(data):
    assert "No act was found" in to_text(brief_with(), data, "en")

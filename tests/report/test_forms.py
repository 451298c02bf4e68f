"""Reports in their forms: nothing of what they hold becomes markup, and lines keep to their width."""

import pytest

from seuil.report.forms import as_html, as_markdown, as_text
from seuil.report.model import Bullets, Heading, Paragraph, Quote, Report, Table

HOSTILE = "<script>alert(1)</script> | *b* [x](y) \u202e # =1+1"


@pytest.fixture
def report():
    made = Report(HOSTILE, "en")
    made.add(Heading(HOSTILE), Paragraph(HOSTILE, soft=True), Bullets((HOSTILE,)), Bullets(()))
    made.add(Table(("a", "b"), ((HOSTILE, "two words " * 30),)), Table(("a",), ()))
    return made


def test_empty_lists_and_tables_are_left_out(report):
    assert [type(b).__name__ for b in report.blocks] == ["Heading", "Paragraph", "Bullets", "Table"]


def test_html_escapes(report):
    html = as_html(report)
    assert "<script" not in html
    assert "\u202e" not in html
    assert html.count("&lt;script&gt;") == 6


def test_markdown_escapes(report):
    made = as_markdown(report)
    assert "<script" not in made.replace("\\<", "")
    assert "| *b*" not in made


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_keeps_to_its_width(report, width):
    lines = as_text(report, width).splitlines()
    assert max(map(len, lines[2:])) <= max(width, 75)


def test_quoted_words_are_marked_and_escaped_in_every_form():
    made = Report("t", "en")
    made.add(Quote("<b>It ", "<i>struck</i>", " *a* depot."))
    assert "  | <b>It _<i>struck</i>_ *a* depot." in as_text(made)
    assert r"> \<b\>It **\<i\>struck\</i\>** \*a\* depot." in as_markdown(made)
    assert "<blockquote>&lt;b&gt;It <mark>&lt;i&gt;struck&lt;/i&gt;</mark> *a* depot." in as_html(made)


def test_dates_ids_and_paths_are_kept_whole():
    made = Report("A title of more words than a line of so few columns can hold", "en")
    made.add(Bullets(("original, 2024-11-19: " + "some-long/path-of-a/page.html " * 4,)))
    made.add(Table(("date", "event"), (("2024-11-28/2025-01-02", "words " * 20),)))
    lines = as_text(made, 40).splitlines()
    assert max(map(len, lines)) <= 40
    assert any(line.startswith("2024-11-28/2025-01-02 ") for line in lines)
    assert not any(line.endswith("-") for line in lines if set(line) != {"-", " "})

"""The HTML form: nothing of a page becomes markup, every link leads somewhere, the text is whole."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.article.model import Span
from seuil.brief.as_html import to_html
from seuil.brief.marks import Marks
from seuil.brief.shown import shown
from seuil.brief.wording import Wording
from tests.brief.conftest import TEXT, assertion, brief_with

_VOID = {"meta", "br"}


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags, self.ids, self.links, self.attributes, self.open = [], [], [], set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.add(name)
            if name == "id":
                self.ids.append(value)
            if name == "href":
                self.links.append(value)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def parsed(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    tags.close()
    assert tags.open == []
    return tags


def test_links_lead_to_ids_that_stand_once(brief, data):
    tags = parsed(to_html(brief, data, "en"))
    assert len(tags.ids) == len(set(tags.ids))
    assert {link[1:] for link in tags.links} <= set(tags.ids)
    assert {"m-e1", "m-e2", "m-e3", "e1", "e2", "e3"} <= set(tags.ids)


def test_it_loads_and_runs_nothing(brief, data):
    page = to_html(brief, data, "en")
    tags = parsed(page)
    assert not set(tags.tags) & {"script", "img", "link", "iframe", "object", "form", "base"}
    assert not {name for name in tags.attributes if name.startswith("on")} | (
        tags.attributes & {"src", "style"}
    )
    assert "default-src 'none'" in page
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_a_page_says_is_shown_as_text(data, language):
    bad = "<script>alert(1)</script> \"'&amp; {{ 7*7 }} \u202e evil \x00"
    page = to_html(brief_with(title=bad, body=f"{bad} body"), data, language)
    tags = parsed(page)
    assert "script" not in tags.tags
    assert "b" not in tags.tags  # the outlet's name holds one
    assert "{{ 7*7 }}" in page
    assert "\u202e" not in page
    assert "\x00" not in page


def test_legend_names_every_status(brief, data):
    page = to_html(brief, data, "fr")
    for words in data.language("fr").brief.status.values():
        assert f"</span> {words}</span>" in page


def test_two_acts_of_one_trigger_are_both_linked(brief, data):
    page = to_html(brief, data, "en")
    assert re.search(r'class="n" href="#e2".*class="n" href="#e3"', page)


def place(at: int, width: int) -> dict[str, object]:
    return {"start": at, "end": min(at + width, len(TEXT)), "text": TEXT[at : at + width]}


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 2), st.integers(1, 30)), max_size=6))
def test_pieces_are_the_text_however_marks_overlap(data, places):
    marked = tuple(
        assertion(n, "attack", TEXT[at : at + width], at=place(at, width))
        for n, (at, width) in enumerate(places)
    )
    brief = brief_with(assertions=marked)
    pieces = Marks(brief, Wording(brief, data, "en")).pieces(Span(start=0, end=len(TEXT)))
    assert "".join(p.text for p in pieces) == shown(TEXT)
    assert sorted(i for p in pieces for i in p.opens) == sorted(a.id for a in marked)
    assert sorted(a.id for p in pieces for a in p.closes) == sorted(a.id for a in marked)


def test_names_are_marked_where_they_are_asked_for(brief, data):
    span = Span(start=0, end=len(brief.article.text))
    say = Wording(brief, data, "en")
    named = {n for n, e in enumerate(brief.entities, 1) if e.mentions}
    pieces = Marks(brief, say, names=True).pieces(span)
    assert named and {int(p.about[1:]) for p in pieces if p.about.startswith("n")} <= named
    assert any("name" in p.classes.split() for p in pieces)
    assert not any(p.name for p in Marks(brief, say).pieces(span))
    assert "".join(p.text for p in pieces) == shown(brief.article.text)


def test_what_words_are_first_of_all_is_the_assertion_then_who_says_it_then_the_time(brief, data):
    span = Span(start=0, end=len(brief.article.text))
    pieces = Marks(brief, Wording(brief, data, "en"), names=True).pieces(span)
    for piece in pieces:
        held = {"e": piece.assertion, "a": piece.cue, "t": piece.time, "n": piece.name}
        assert piece.about[:1] == next((kind for kind, found in held.items() if found), "")
    assert {piece.about[:1] for piece in pieces} >= {"e", "a", "t"}

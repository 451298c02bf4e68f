"""What a French reader is shown is French: every reason has its words, and no view has English of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import httpx
import pytest

from seuil.brief.reasons import reasons_in
from seuil.data_files import DataFiles
from seuil.web.desk import Desk
from seuil.web.settings import Settings
from tests.web.test_page import wait_for

# Words that stand in English sentences, and in no French one.
_ENGLISH = re.compile(
    r"\b(?:the|of|and|is|was|with|which|from|this|that|what|who|has|have|been|cannot|page's|said)\b", re.I
)
# Where names, words and ids of pages stand, and what is written for programs.
_NOT_OURS = frozenset({"bdi", "blockquote", "q", "mark", "code", "pre", "title", "script", "style", "option"})
_VOID = frozenset({"meta", "link", "br", "input", "img", "hr", "col", "source", "wbr"})
_ATTRIBUTES = ("aria-label", "placeholder", "alt")


class Ours(HTMLParser):
    """The words of a page that are ours to say, in the language of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._open: list[tuple[str, bool]] = [("", True)]
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        ours = self._open[-1][1] and tag not in _NOT_OURS and held.get("lang", "fr") == "fr"
        if ours and "codes" not in (held.get("class") or ""):
            self.words += [held[name] for name in _ATTRIBUTES if held.get(name)]
        if tag not in _VOID:
            self._open.append((tag, ours and "codes" not in (held.get("class") or "")))

    def handle_endtag(self, tag):
        while len(self._open) > 1 and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open[-1][1] and data.strip():
            self.words.append(" ".join(re.sub("«[^»]*»", "", data).split()))


def english_of_ours(text: str) -> list[str]:
    return [words for words in Ours(text).words if _ENGLISH.search(words)]


@pytest.fixture(scope="module")
def store(dossier_file):
    return Desk(Settings(dossier=str(dossier_file), load=False)).store


@pytest.fixture(scope="module")
def french(address) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60, headers={"accept-language": "fr"}) as made:
        yield made


def reasons_of(store) -> set[str]:
    """All that the record of the event test gives for a reason."""
    found: set[str] = set()
    for page in store.pages():
        brief = store.brief(page.key)
        times = [*brief.times, brief.article.published, *(a.when for a in brief.assertions)]
        found |= {time.because for time in times if time is not None and time.because != time.basis}
        found |= {why.reason for a in brief.assertions for why in a.because} | set(brief.article.notes)
        found |= {item.reason for item in (*brief.set_aside, *brief.unresolved)}
    for event in store.events():
        found |= {why for merge in event.merges for why in merge.because}
        found |= {standing.because for standing in event.history}
        found |= {event.when.because} if event.when is not None else set()
    return found


def test_every_reason_of_the_record_has_french_words(store):
    found, reasons = reasons_of(store), reasons_in(DataFiles(), "fr")
    assert len(found) > 400
    assert {why for why in found if reasons.phrase(why).language is not None} == set()


@pytest.mark.parametrize(
    "path",
    ["/", "/read", "/timeline", "/events", "/map", "/sources", "/pages", "/pages/failed", "/doctrines",
     "/doctrines/compare", "/doctrines/touched", "/scenario", "/corrections", "/facets", "/export",
     "/api/docs"],
)  # fmt: skip
def test_a_view_has_no_english_of_ours(french, path):
    answer = french.get(path)
    assert answer.status_code == 200 and 'lang="fr"' in answer.text
    assert english_of_ours(answer.text) == []


def test_what_is_said_of_events_and_pages_has_no_english_of_ours(french, store):
    events = sorted(store.events(), key=lambda event: -len(event.mentions))[:6]
    pages = list(store.pages())[::6]
    paths = [f"/events/{e.id}" for e in events] + [f"/pages/{p.key}" for p in pages]
    outlets = re.compile("|".join(re.escape(outlet) for outlet, _ in store.outlets(100)))
    for path in [*paths, f"/events/{events[0].id}.html", f"/pages/{pages[0].key}/brief.html"]:
        assert english_of_ours(outlets.sub("", french.get(path).text)) == [], path


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.html", b"", "a.html\u00a0: est vide"),
        ("a.pdf", b"%PDF-1.7 and more", "a.pdf\u00a0: semble être un document PDF"),
        ("a.html", b"<p>one</p>", "a.html\u00a0: ne contient pas d&#39;article"),
    ],
)
def test_why_a_file_cannot_be_read_is_said_in_french(french, name, content, said):
    where = french.post("/read/file", files={"file": (name, content)}).headers["location"]
    answer = wait_for(french, where)
    assert answer.status_code == 422 and said in answer.text


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"scenario: x", "s.yaml, ligne 1\u00a0: events\u00a0: manque"),
        (b"\xff", "s.yaml\u00a0: n&#39;est pas de l&#39;UTF-8"),
        (b"scenario: x\nevents: [{id: a, on: 2025-01-01, act: dance}]", "pas d&#39;acte «\u00a0dance\u00a0»"),
        (b"a: &b [1]\nc: *b", "les ancres ne sont pas acceptées"),
    ],
)
def test_what_is_wrong_in_a_scenario_is_said_in_french(french, content, said):
    answer = french.post("/scenario/open", files={"file": ("s.yaml", content)})
    assert answer.status_code == 422 and said in answer.text and english_of_ours(answer.text) == []


def test_a_picture_of_a_plot_names_its_parts_in_no_other_language(french):
    for path in ("/plots/timeline.svg", "/plots/density.svg", "/plots/sources.svg"):
        svg = french.get(path).text
        assert "<svg" in svg and not re.search("(?:axis|legend) (?:for|titled)", svg), path

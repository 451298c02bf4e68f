"""Pages found by a query, in an order and a page of a list at a time; what hangs on one page."""

import pytest

from seuil.page.formats.model import Item
from seuil.store.model import PageQuery
from tests.store import made

COPY = "the same words stand here"


@pytest.fixture
def filled(store):
    struck = made.told("x1", "strike", "RUS", on="2031-03-01")
    first = made.brief("a", struck, title="Émeute à Brest", text="one")
    undated = made.brief("b", outlet="Herald", published=None, text="two")
    older = made.brief("c", published="2031-02-01", text=COPY)
    copy = made.brief("d", outlet="Herald", published="2031-02-03", text=COPY)
    for page in (first, undated, older, copy):
        store.put(made.rows(page))
    store.refresh(made.makers())
    return store


def sources(store, **query) -> str:
    return "".join(row.source for row in store.pages_in(PageQuery(**query)))


def test_the_newest_page_comes_first_and_undated_ones_last(filled):
    assert sources(filled) == "adcb"
    assert sources(filled, limit=2) == "ad"
    assert sources(filled, limit=2, offset=2) == "cb"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"outlet": "Herald"}, "db"),
        ({"language": "fr"}, ""),
        ({"language": "en", "outlet": "Gazette"}, "ac"),
        ({"text": "emeute BREST"}, "a"),
        ({"text": "…"}, ""),
        ({"kinship": "exact"}, "d"),
        ({"kinship": "original"}, "acb"),
    ],
)
def test_a_query_finds_pages_and_counts_them(filled, query, found):
    assert sources(filled, **query) == found
    assert filled.count_pages(PageQuery(**query, limit=1)) == len(found)


def test_a_family_is_its_original_and_its_copies(filled):
    family = next(row.family for row in filled.pages_in(PageQuery()) if row.source == "d")
    assert sources(filled, family=family) == "dc"


def test_outlets_come_by_how_many_pages_they_have(filled):
    assert filled.outlets(9) == (("Gazette", 2), ("Herald", 2))
    assert filled.outlets(1) == (("Gazette", 2),)


def test_one_outlet_that_is_written_in_several_ways_is_one(store):
    for number, outlet in enumerate(("L'Écho", "L’ÉCHO", "l'echo.", "L'Écho", "The Herald", "Herald", None)):
        store.put(made.rows(made.brief(f"p{number}", outlet=outlet, text=f"page {number} alone")))
    store.refresh(made.makers())
    assert store.outlets(9) == (("L'Écho", 4), ("Herald", 1), ("The Herald", 1))
    found = {row.outlet: (row.pages, row.originals + row.copies) for row in store.outlet_pages()}
    assert found == {"L'Écho": (4, 4), "Herald": (1, 1), "The Herald": (1, 1), None: (1, 1)}
    for written in ("l’écho", "L ECHO"):
        assert store.count_pages(PageQuery(outlet=written)) == 4
    assert store.count_pages(PageQuery(outlet="herald")) == 1


def test_assertions_lead_to_their_events(filled):
    first = next(row.key for row in filled.pages_in(PageQuery()) if row.source == "a")
    held = filled.events_on(first)
    assert set(held) == {"x1"}
    assert filled.event(held["x1"]).act == "strike"
    assert filled.events_on("nothing") == {}


def test_failures_come_a_part_at_a_time(store):
    for name in "cab":
        store.fail(Item(source=name, content=b"x"), "is empty", version="1", program="p")
    assert [row.source for row in store.failures_in(2)] == ["a", "b"]
    assert [(row.source, row.again) for row in store.failures_in(2, 2)] == [("c", True)]
    assert store.count_failures() == 3

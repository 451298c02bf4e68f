"""Links between fingerprints made by hand."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.event.copies.kinship import link_of
from seuil.event.copies.model import Fingerprint, SentenceMark


def mark(at: int, *, number: int = 0, tongue: str = "en", words: int = 8) -> SentenceMark:
    own = tuple(sorted(f"{tongue}w{at}{letter}" for letter in "abcdefgh"[:words]))
    return SentenceMark(
        paragraph=at,
        length=15,
        words=own,
        meanings=(f"m{at}a", f"m{at}b", f"m{at}c"),
        names=(f"name{at}", f"other{at}"),
        numbers=(str(100 + at + number),),
        dates=(f"--0{at % 9 + 1}-11",),
    )


def page(key: str, marks: tuple[SentenceMark, ...], **fields) -> Fingerprint:
    given = {"language": "en", "body": key, "earliest": "2031-05-06", "latest": "2031-05-06"}
    return Fingerprint(page=key, words=15 * len(marks), sentences=marks, **(given | fields))


FULL = tuple(mark(at) for at in range(8))
A = page("a", FULL, triples=tuple(range(100)))


def test_the_same_body_is_an_exact_copy_whenever_it_is_out():
    later = page("b", FULL, body="a", earliest="2033-01-01", latest="2033-01-01")
    link = link_of(A, later)
    assert link is not None and link.kinship == "exact" and link.like == 1.0


def test_a_page_is_no_copy_of_itself():
    assert link_of(A, A) is None


def test_a_part_is_trimmed():
    link = link_of(A, page("b", FULL[:4], triples=tuple(range(50))))
    assert link is not None and link.kinship == "trimmed"


def test_a_third_of_the_triples_and_all_facts_is_rewritten():
    other = page("b", tuple(mark(at, words=5) for at in range(8)), triples=tuple(range(67, 167)))
    link = link_of(other, A)
    assert link is not None
    assert (link.a, link.b, link.kinship) == ("a", "b", "rewritten")
    assert "33% of word triples" in link.because and "8 of 8 numbers" in link.because


def test_another_language_is_translated():
    link = link_of(A, page("b", tuple(mark(at, tongue="fr") for at in range(8)), language="fr"))
    assert link is not None and link.kinship == "translated"


def test_moved_paragraphs_are_still_a_copy():
    moved = page("b", FULL[4:] + FULL[:4], triples=tuple(range(100)))
    assert link_of(A, moved) is not None


def test_a_template_with_other_numbers_is_no_copy():
    filled = tuple(mark(at, number=50) for at in range(8))
    assert link_of(A, page("b", filled, triples=tuple(range(95)))) is None


def test_the_same_quotations_prove_nothing():
    quoted = tuple(SentenceMark(paragraph=at, length=6, words=(f"x{at}",), quotes=(at,)) for at in range(8))
    other = tuple(SentenceMark(paragraph=at, length=6, words=(f"y{at}",), quotes=(at,)) for at in range(8))
    assert link_of(page("a", quoted), page("b", other)) is None


def test_two_background_paragraphs_are_no_copy():
    other = page("b", FULL[:2] + tuple(mark(at) for at in range(20, 26)), triples=tuple(range(75, 175)))
    assert link_of(A, other) is None


def test_an_old_report_in_a_long_page_is_background():
    longer = page("b", tuple(mark(at) for at in range(20, 44)) + FULL, triples=tuple(range(500)))
    assert link_of(A, longer) is None


@pytest.mark.parametrize(("day", "linked"), [("2031-05-10", True), ("2031-07-30", False)])
def test_copies_appear_within_days(day, linked):
    other = page("b", FULL, triples=tuple(range(100)), earliest=day, latest=day)
    assert bool(link_of(A, other)) is linked


def test_without_a_date_nothing_speaks_against():
    assert link_of(A, page("b", FULL, triples=tuple(range(100)), earliest=None, latest=None)) is not None


def test_a_page_of_a_line_needs_its_words():
    short = page("b", FULL[:2], triples=tuple(range(90, 110)))
    assert link_of(A, short) is None


def test_empty_pages_are_linked_to_nothing_else():
    assert link_of(page("a", ()), page("b", ())) is None


marks = st.builds(mark, st.integers(0, 12), number=st.integers(0, 2), words=st.integers(1, 8))
pages = st.builds(
    lambda marks, triples, language: page("b", tuple(marks), triples=tuple(triples), language=language),
    st.lists(marks, max_size=10),
    st.lists(st.integers(0, 120), max_size=60, unique=True).map(sorted),
    st.sampled_from(["en", "fr"]),
)


@settings(deadline=None)
@given(pages, pages)
def test_a_link_is_symmetric_and_its_share_is_one(one, other):
    first = one.model_copy(update={"page": "c", "body": "c"})
    link = link_of(first, other)
    assert link == link_of(other, first)
    if link:
        assert link.a < link.b and 0.0 <= link.like <= 1.0

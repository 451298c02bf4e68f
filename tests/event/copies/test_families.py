"""Families of pages and links made by hand."""

from hypothesis import given
from hypothesis import strategies as st

from seuil.event.copies.families import families_of
from seuil.event.copies.model import Link, PageFacts
from seuil.event.model import Correction


def page(key: str, known: str | None = "2031-05-06", words: int = 200, **fields) -> PageFacts:
    return PageFacts(key=key, known=known, words=words, **fields)


def link(a: str, b: str, like: float = 0.6) -> Link:
    return Link(a=min(a, b), b=max(a, b), kinship="rewritten", like=like, because="kept")


def said(number: int, kind: str, *pages: str, undone: bool = False) -> Correction:
    return Correction(
        number=number,
        kind=kind,
        pages=pages,
        by="A. Reader",
        reason="read both",
        made="2031-06-01",
        undone=undone,
    )


def groups(pages, links, corrections=()) -> set[str]:
    return {"".join(sorted(m.page for m in one.members)) for one in families_of(pages, links, corrections)}


def test_a_page_alone_is_a_family():
    (family,) = families_of([page("a")], [])
    assert family.id == family.original == "a"
    assert [member.kinship for member in family.members] == ["original"]


def test_the_earliest_is_the_original():
    pages = [page("a", "2031-05-08"), page("b", "2031-05-06"), page("c", None)]
    (family,) = families_of(pages, [link("a", "b"), link("b", "c")])
    assert family.original == "b"
    assert [(member.page, member.of) for member in family.members] == [("b", None), ("a", "b"), ("c", "b")]


def test_on_one_day_the_agency_is_the_original_and_gives_the_family_its_name():
    pages = [page("a", agency="afp", words=300), page("b", agency="afp", own=True)]
    (family,) = families_of(pages, [link("a", "b")])
    assert (family.original, family.agency) == ("b", "afp")


def test_else_the_longest_then_the_lowest_key():
    links = [link("a", "b"), link("b", "c"), link("a", "c")]
    (family,) = families_of([page("a"), page("b", words=260), page("c", words=260)], links)
    assert family.original == "b"


def test_the_agency_that_a_copy_names_is_the_familys():
    (family,) = families_of([page("a"), page("b", agency="ap")], [link("a", "b")])
    assert family.agency == "ap"


def test_a_page_put_together_of_two_reports_joins_one_of_them():
    pages = [page("a"), page("b"), page("z", "2031-05-07", 400)]
    links = [link("a", "z", 0.9), link("b", "z", 0.8)]
    assert groups(pages, links) == {"az", "b"}


def test_even_on_the_same_day():
    pages = [page("a"), page("b"), page("z", words=420)]
    assert len(groups(pages, [link("a", "z", 0.9), link("b", "z", 0.8)])) == 2


def test_two_parts_of_an_earlier_report_are_its_copies():
    pages = [page("o", "2031-05-05", 400), page("t", words=150), page("u", words=150)]
    assert groups(pages, [link("o", "t", 0.9), link("o", "u", 0.9)]) == {"otu"}


def test_a_copy_of_a_copy_belongs_to_the_report():
    pages = [page("o"), page("r", "2031-05-07"), page("t", "2031-05-08")]
    (family,) = families_of(pages, [link("o", "r"), link("r", "t")])
    assert {member.page: member.of for member in family.members} == {"o": None, "r": "o", "t": "r"}


def test_a_person_puts_two_pages_together():
    (family,) = families_of([page("a"), page("b", "2031-05-07")], [], [said(1, "copy", "a", "b")])
    assert family.members[1].because == "A. Reader: read both"


def test_a_person_keeps_two_pages_apart():
    pages, links = [page("a"), page("b", "2031-05-07")], [link("a", "b", 0.9)]
    assert groups(pages, links, [said(1, "not-copy", "a", "b")]) == {"a", "b"}
    assert groups(pages, links, [said(1, "not-copy", "a", "b", undone=True)]) == {"ab"}


def test_the_later_decision_holds():
    pages = [page("a"), page("b", "2031-05-07")]
    assert groups(pages, [], [said(1, "not-copy", "a", "b"), said(2, "copy", "a", "b")]) == {"ab"}
    assert groups(pages, [link("a", "b")], [said(1, "copy", "a", "b"), said(2, "not-copy", "b", "a")]) == {
        "a",
        "b",
    }


def test_what_names_an_unknown_page_is_passed_over():
    assert groups([page("a")], [link("a", "x")], [said(1, "copy", "a", "y"), said(2, "copy", "a")]) == {"a"}


KEYS = "abcdefgh"
facts = st.lists(
    st.builds(
        page,
        st.sampled_from(KEYS),
        st.sampled_from(["2031-05-06", "2031-05-07", None]),
        st.sampled_from([100, 200, 400]),
        own=st.booleans(),
    ),
    unique_by=lambda one: one.key,
)
keys = st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)).filter(lambda pair: pair[0] != pair[1])
links = st.lists(
    st.builds(lambda pair, like: link(*pair, like), keys, st.sampled_from([0.4, 0.6, 0.8])),
    unique_by=lambda one: (one.a, one.b),
)
kinds = st.sampled_from(["copy", "not-copy"])
corrections = st.lists(st.tuples(kinds, keys), max_size=5).map(
    lambda rows: [said(at, kind, *pair) for at, (kind, pair) in enumerate(rows, 1)]
)


@given(facts, links, corrections, st.randoms(use_true_random=False))
def test_every_page_has_one_family_whatever_the_order(pages, found, decided, order):
    first = families_of(pages, found, decided)
    members = [member.page for family in first for member in family.members]
    assert sorted(members) == sorted(one.key for one in pages)
    for shuffled in (pages, found, decided):
        order.shuffle(shuffled)
    assert families_of(pages, found, decided) == first


@given(facts, links, corrections)
def test_the_newest_decision_is_never_undone(pages, found, decided):
    known = {one.key for one in pages}
    heard = [one for one in decided if set(one.pages) <= known]
    if heard:
        newest = heard[-1]
        family = {m.page: one.id for one in families_of(pages, found, decided) for m in one.members}
        a, b = newest.pages
        assert (family[a] == family[b]) is (newest.kind == "copy")

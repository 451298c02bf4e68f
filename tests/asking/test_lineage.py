"""The sources of an event as a family tree, and what its accounts agree on."""

from seuil.asking.gather import whole_of
from seuil.asking.lineage import agreements, tree_of
from seuil.event.model import Family, Member
from tests.asking.made import FAMILIES, MENTIONS, PAGES, STRUCK, HandMadeRecord

AGENCY = STRUCK.accounts[0]


def test_copies_stand_under_what_they_are_copies_of():
    root = tree_of(AGENCY, FAMILIES[0], MENTIONS).root
    assert (root.page, root.kinship) == (PAGES["agency"], "original")
    assert {(c.page, c.kinship, c.like) for c in root.copies} == {
        (PAGES["cut"], "trimmed", 0.9),
        (PAGES["translated"], "translated", 0.8),
    }
    assert [c.mentions for c in root.copies if c.kinship == "trimmed"] == [(MENTIONS[1].key,)]


def member(page, of, kinship="exact"):
    return Member(page=PAGES[page], kinship=kinship, of=PAGES[of])


def test_a_copy_of_a_copy_that_tells_it_brings_the_copy_between_that_does_not():
    members = (
        Member(page=PAGES["agency"], kinship="original"),
        member("blog", "agency"),
        member("cut", "blog"),
    )
    family = Family(
        id=PAGES["agency"], original=PAGES["agency"], members=(*members, member("daily", "agency"))
    )
    told = AGENCY.model_copy(update={"pages": (PAGES["agency"], PAGES["cut"])})
    tree = tree_of(told, family, MENTIONS)
    (between,) = tree.root.copies
    assert [c.page for c in between.copies] == [PAGES["cut"]]
    assert tree.silent == 1


def test_pages_without_a_family_yet_and_a_family_that_goes_round_are_drawn_all_the_same():
    assert len(tree_of(AGENCY, None, MENTIONS).root.copies) == 2
    round_ = Family(
        id=PAGES["agency"],
        original=PAGES["agency"],
        members=(
            Member(page=PAGES["agency"], kinship="original"),
            member("cut", "translated"),
            member("translated", "cut"),
        ),
    )
    assert tree_of(AGENCY, round_, MENTIONS).root.page == PAGES["agency"]


def test_accounts_agree_where_two_say_it_and_none_says_otherwise():
    found = {a.field: a for a in agreements(whole_of(HandMadeRecord(), STRUCK))}
    assert found.keys() == {"actor", "target", "place"}
    assert found["actor"].value == ("UKR",)
    assert len(found["actor"].families) == 3
    one = STRUCK.model_copy(update={"accounts": STRUCK.accounts[:1], "differences": ()})
    assert agreements(whole_of(HandMadeRecord(), one)) == ()


def test_of_an_event_that_many_pages_tell_the_first_of_each_account_is_opened_first():
    whole = whole_of(HandMadeRecord(), STRUCK, most=3)
    assert {row.key for row in whole.pages} == {PAGES[n] for n in ("agency", "daily", "blog")}
    assert len(whole.mentions) == 5

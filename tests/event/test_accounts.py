"""Accounts, what fills a role, and what accounts differ on."""

import pytest

from seuil.data_files import DataFiles
from seuil.event.accounts import accounts_of, differences, settled
from seuil.event.likeness import Kinds
from tests.event.building import family, mention, voice


@pytest.fixture(scope="module")
def kinds():
    return Kinds(DataFiles())


def differing(kinds, *told):
    return {d.field: [s.value for s in d.said] for d in differences(told, {}, kinds, disputed=False)}


def test_an_account_is_known_by_its_family_and_first_day():
    told = [mention("b", known="2025-10-09"), mention("a", voices=(voice("the army", source="A"),))]
    (account,) = accounts_of(told, family("a", "b"))
    assert (account.family, account.known, account.pages) == ("a", "2025-10-08", ("a", "b"))
    assert [v.source for v in account.voices] == ["A"]


def test_a_role_is_what_most_accounts_give():
    told = [mention("a"), mention("b"), mention("c", actor=("FRA",))]
    assert settled("actor", told, {}) == ("RUS", "FRA")
    assert settled("actor", [*told, mention("d")], {}) == ("RUS",)


def test_a_state_and_its_president_are_one_actor():
    told = [mention("a", actor=("vladimir-putin",)), mention("b"), mention("c")]
    assert settled("actor", told, {}) == ("RUS",)


def test_two_spellings_of_one_name_are_one(kinds):
    told = [mention(p, place=("fujairah",)) for p in "ab"] + [mention("c", place=("foudjaira",))]
    assert settled("place", told, {}) == ("fujairah",)
    assert differing(kinds, *told) == {}


def test_actors_of_one_state_do_not_differ(kinds):
    assert differing(kinds, mention("a", actor=("vladimir-putin",)), mention("b")) == {}


def test_other_actors_places_weapons_and_numbers_differ(kinds):
    one = mention(
        "a", place=("kyiv",), instrument=("drone",), numbers=(12.0,), counts=((12.0, "people"),)
    )
    other = mention(
        "b",
        actor=("FRA",),
        place=("odesa",),
        instrument=("ballistic-missile",),
        numbers=(9.0,),
        counts=((9.0, "people"),),
    )
    found = differing(kinds, one, other)
    assert found == {
        "actor": [("FRA",), ("RUS",)],
        "instrument": [("ballistic-missile",), ("drone",)],
        "place": [("kyiv",), ("odesa",)],
        "number": [("12 people",), ("9 people",)],
    }


def test_a_city_and_its_state_a_missile_and_its_kind_do_not_differ(kinds):
    one = mention("a", place=("kyiv",), instrument=("missile",))
    other = mention("b", place=("UKR",), instrument=("ballistic-missile",))
    assert differing(kinds, one, other) == {}


def test_counts_of_other_things_do_not_differ(kinds):
    one = mention("a", counts=((12.0, "people"),))
    assert differing(kinds, one, mention("b", counts=((9.0, "missiles"),))) == {}

"""The narrowest interval that the accounts support."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from seuil.event.time_of_event import when_of
from tests.event.building import mention


def days(event_when):
    return event_when.earliest, event_when.latest


def test_a_wide_interval_is_cut_down_by_a_narrow_one():
    told = [mention("a", told=("2025-10-01", "2025-10-31")), mention("b", told="2025-10-07")]
    assert days(when_of(told, {})) == ("2025-10-07", "2025-10-07")


def test_what_most_accounts_support_is_taken():
    told = [mention("a", told="2025-10-07"), mention("b", told="2025-10-07"), mention("c", told="2025-10-08")]
    assert days(when_of(told, {})) == ("2025-10-07", "2025-10-07")


def test_copies_do_not_outvote():
    told = [mention(p, told="2025-10-08") for p in "abc"] + [mention(p, told="2025-10-07") for p in "de"]
    assert days(when_of(told, {"b": "a", "c": "a"})) == ("2025-10-07", "2025-10-07")


def test_without_a_time_it_was_no_later_than_the_first_page():
    found = when_of([mention("a", known="2025-10-09"), mention("b", known="2025-10-08")], {})
    assert (found.edtf, found.earliest, found.latest) == ("../2025-10-08", None, "2025-10-08")
    assert when_of([mention("a", status="planned")], {}) is None


def test_the_other_acts_of_its_sentence_may_say_when():
    beside = mention("a", beside=("2025-10-06", "2025-10-06"))
    found = when_of([beside, mention("b")], {})
    assert (*days(found), found.basis) == ("2025-10-06", "2025-10-06", "inferred")
    told = mention("c", told="2025-10-07")
    assert days(when_of([beside, told], {})) == ("2025-10-07", "2025-10-07")


DAYS = st.integers(0, 40).map(lambda n: date(2025, 10, 1) + timedelta(n))


@given(st.lists(st.tuples(DAYS, st.integers(0, 30)), min_size=1, max_size=6), st.randoms())
def test_it_lies_within_some_interval_and_the_order_decides_nothing(given_days, rng):
    told = [
        mention(f"p{i}", told=(day.isoformat(), (day + timedelta(n)).isoformat()), known="2025-12-31")
        for i, (day, n) in enumerate(given_days)
    ]
    found = when_of(told, {})
    assert found.earliest <= found.latest
    assert any(m.when.earliest <= found.earliest and found.latest <= m.when.latest for m in told)
    rng.shuffle(told)
    assert days(when_of(told, {})) == days(found)

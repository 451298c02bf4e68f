"""Four values: what is told for and against, and nothing learnt ever taken back."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.finding.truth import DISPUTED, FALSE, TRUE, UNKNOWN, all_of, any_of, told

VALUES = (TRUE, FALSE, UNKNOWN, DISPUTED)
TRUTHS = st.sampled_from(VALUES)


def test_their_names():
    assert [v.name for v in VALUES] == ["true", "false", "unknown", "disputed"]


@pytest.mark.parametrize(
    ("a", "b", "both", "either"),
    [
        (TRUE, UNKNOWN, UNKNOWN, TRUE),
        (FALSE, UNKNOWN, FALSE, UNKNOWN),
        (TRUE, FALSE, FALSE, TRUE),
        (DISPUTED, TRUE, DISPUTED, TRUE),
        (DISPUTED, FALSE, FALSE, DISPUTED),
        (DISPUTED, UNKNOWN, FALSE, TRUE),
    ],
)
def test_belnaps_tables(a, b, both, either):
    assert (a & b, a | b) == (both, either)


@given(TRUTHS, TRUTHS, TRUTHS)
def test_the_laws(a, b, c):
    assert ~~a == a
    assert ~(a & b) == ~a | ~b
    assert a & b == b & a
    assert (a & b) & c == a & (b & c)


@pytest.mark.parametrize("connect", [lambda a, b: a & b, lambda a, b: a | b])
def test_connectives_are_monotone_in_what_is_told(connect):
    for a, b, c, d in product(VALUES, repeat=4):
        if c.knows_as_much_as(a) and d.knows_as_much_as(b):
            assert connect(c, d).knows_as_much_as(connect(a, b))


@given(st.lists(TRUTHS, max_size=5), TRUTHS)
def test_one_voice_more_tells_no_less(voices, more):
    assert told([*voices, more]).knows_as_much_as(told(voices))


def test_of_nothing():
    assert (all_of([]), any_of([]), told([])) == (TRUE, FALSE, UNKNOWN)

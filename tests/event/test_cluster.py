"""Agglomeration: what is alike is joined, what cannot be is not, and only the items decide."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from seuil.event.cluster import Groups

NEVER = float("-inf")


def groups(scores, count, joined=()):
    def score(a, b):
        return scores.get((min(a, b), max(a, b)), -1.0)

    return Groups(count, score, joined).run(combinations(range(count), 2))


def test_pairs_that_are_alike_are_joined():
    assert groups({(0, 1): 2.0, (2, 3): 1.0}, 4) == [[0, 1], [2, 3]]


def test_a_chain_is_not_enough():
    # 0 is like 1 and 1 like 2, but 0 is far from 2: the mean of the two outweighs the best pair.
    assert groups({(0, 1): 2.0, (1, 2): 1.0, (0, 2): -4.0}, 3) == [[0, 1], [2]]
    assert groups({(0, 1): 2.0, (1, 2): 1.0, (0, 2): -2.0}, 3) == [[0, 1, 2]]


def test_one_pair_that_cannot_be_keeps_two_groups_apart():
    assert groups({(0, 1): 5.0, (1, 2): 9.0, (0, 2): NEVER, (0, 3): 5.0, (1, 3): 5.0}, 4) == [[0, 3], [1, 2]]


def test_what_belongs_together_is_joined_whatever_the_score():
    assert groups({(0, 1): NEVER}, 2, joined=[(0, 1)]) == [[0, 1]]


def test_pairs_that_nobody_named_are_asked_when_their_groups_are():
    made = Groups(3, lambda a, b: NEVER if {a, b} == {0, 2} else 1.0)
    assert made.run([(0, 1), (1, 2)]) == [[0, 1], [2]]


def test_what_was_nearly_joined_is_named():
    made = Groups(3, lambda a, b: -0.5 if {a, b} == {0, 2} else -5.0)
    assert made.run(combinations(range(3), 2)) == [[0], [1], [2]]
    assert made.doubts(-0.8) == [(0, 2)]


@given(st.data(), st.integers(2, 8))
def test_the_names_of_items_decide_ties_and_nothing_else_does(data, count):
    pairs = list(combinations(range(count), 2))
    scores = {pair: data.draw(st.sampled_from([-3.0, -1.0, 0.5, 1.0, 2.0, NEVER])) for pair in pairs}
    asked = data.draw(st.permutations(pairs))
    made = Groups(count, lambda a, b: scores[min(a, b), max(a, b)]).run(asked)
    assert made == groups(scores, count)
    assert sorted(i for group in made for i in group) == list(range(count))
    for group in made:
        assert all(scores[pair] != NEVER for pair in combinations(group, 2))

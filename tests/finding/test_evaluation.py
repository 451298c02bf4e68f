"""Patterns asked of situations: monotone in knowledge, deaf to what needs a judgement, chained by treat-as
clauses.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.data_files import DataFiles
from seuil.data_files.shapes.doctrines import Pattern
from seuil.doctrine.from_files import Doctrines
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import SLOTS, Situation
from seuil.finding.smallest_change import smallest_change

DATA = DataFiles()
DOCTRINES = Doctrines(DATA)
MAKER = FindingMaker(DOCTRINES)
CLAUSES = [(d, c) for d in map(DOCTRINES.get, DOCTRINES.ids) for c in d.clauses if c.pattern is not None]
VALUES = {
    "act": ["strike", "launch-weapon", "attack", "deploy", "use-nuclear-weapon", "meet", "provide-territory"],
    "actor": ["RUS", "UKR", "USA", "FRA", "BLR", "IND", "PAK", "PRK"],
    "target": ["RUS", "UKR", "BLR", "USA", "POL", "IND", "PRK"],
    "supporter": ["USA", "GBR", "POL"],
    "place": ["RUS", "UKR", "kursk-oblast", "BLR"],
    "crosses": ["RUS", "UKR"],
    "instrument": [
        "ballistic-missile", "missile", "drone", "nuclear-weapon", "tank", "atacms", "long-range-missile",
    ],
    "aim": ["critical-site", "forces", "nuclear-forces"],
}  # fmt: skip


def situation(**slots):
    made = Situation("e", slots.pop("day", "2024-11-20"), slots.pop("status", "happened"))
    for slot, values in slots.items():
        made = made.learn(slot, tuple(values))
    return made


def found(*args, **slots):
    return {f.key: f for f in MAKER.findings(situation(*args, **slots))}


CLAIM = st.sampled_from(SLOTS).flatmap(
    lambda slot: st.tuples(st.just(slot), st.lists(st.sampled_from(VALUES[slot]), max_size=2).map(tuple))
)


@settings(max_examples=200, deadline=None)
@given(st.lists(CLAIM, max_size=8), CLAIM)
def test_evaluation_is_monotone_in_knowledge(claims, more):
    """Learning never turns true into unknown, nor one definite value into the other: it may dispute it."""
    before = Situation("e", "2024-11-20")
    for slot, values in claims:
        before = before.learn(slot, values)
    after = before.learn(*more)
    for _, clause in CLAUSES:
        was, now = (MAKER.evaluator.value(clause.pattern, s)[0] for s in (before, after))
        if was.name in ("true", "false"):
            assert now.name in (was.name, "disputed"), clause.id
        if was.name == "disputed":
            assert now.name in ("disputed", "false", "true") or now.knows_as_much_as(was)


@settings(max_examples=200, deadline=None)
@given(st.lists(CLAIM, max_size=8))
def test_what_needs_a_judgement_is_always_listed_and_never_settled(claims):
    given_ = Situation("e", "2024-11-20")
    for slot, values in claims:
        given_ = given_.learn(slot, values)
    for finding in MAKER.findings(given_):
        record = finding.record()
        assert record.to_judge == tuple(q.words.en for q in finding.clause.judge)
        assert {a.slot for a in finding.answers} <= set(SLOTS)  # a pattern asks of slots, never of qualifiers


def test_a_ballistic_missile_on_russia_is_named_and_left_to_judge():
    finding = found(act=["strike"], actor=["UKR"], target=["RUS"], instrument=["atacms"])["rus-2024", "19a"]
    assert finding.truth.name == "true"
    assert finding.relation == "reported-under"
    assert "reliable information" in finding.record().to_judge


def test_a_weapon_told_by_its_range_may_be_ballistic():
    finding = found(act=["strike"], actor=["UKR"], target=["RUS"], instrument=["long-range-missile"])
    assert finding["rus-2024", "19a"].truth.name == "unknown"


def test_a_massive_launch_needs_the_crossing_of_the_border():
    slots = {"act": ["launch-weapon"], "actor": ["UKR"], "target": ["RUS"], "instrument": ["drone"]}
    assert found(**slots)["rus-2024", "19e"].truth.name == "unknown"
    assert found(**slots, crosses=["RUS"])["rus-2024", "19e"].truth.name == "true"
    assert ("rus-2024", "19e") not in found(**slots, crosses=["UKR"])


def test_critical_threat_covers_belarus_and_no_other_ally():
    slots = {"act": ["attack"], "actor": ["POL"], "instrument": ["tank"]}
    assert ("rus-2024", "18.ii") in found(**slots, target=["BLR"])
    assert ("rus-2024", "18.ii") not in found(**slots, target=["KAZ"])
    assert ("rus-2024", "18.ii") not in found(**slots, target=["PRK"], day="2024-12-10")


def test_forces_abroad_are_covered_against_mass_destruction_alone():
    slots = {"act": ["attack"], "actor": ["TUR"], "target": ["RUS"], "place": ["SYR"]}
    assert ("rus-2024", "19b") not in found(**slots, instrument=["tank"])
    assert ("rus-2024", "19b") in found(**slots, instrument=["chemical-weapon"])
    old = found(**slots, instrument=["chemical-weapon"], day="2023-01-01")
    assert ("rus-2020", "19b") not in old


def test_a_joint_attack_opens_no_use_by_itself():
    finding = found(act=["attack"], actor=["UKR"], target=["RUS"], supporter=["USA"])["rus-2024", "11"]
    assert finding.clause.kind == "treat-as"
    assert "opens no use" in finding.record().because
    assert "n'ouvre aucun emploi" in finding.record("fr").because


def test_two_reports_that_differ_dispute_the_clause():
    told = situation(act=["strike"], actor=["UKR"], target=["RUS"])
    told = told.learn("instrument", ("ballistic-missile",), "A").learn("instrument", ("drone",), "B")
    by_key = {f.key: f for f in MAKER.findings(told)}
    assert by_key["rus-2024", "19a"].truth.name == "disputed"
    assert by_key["rus-2024", "19a"].relation == "disputed"


def test_on_the_day_of_two_editions_both_answer_and_it_is_said():
    both = found(act=["strike"], actor=["UKR"], target=["RUS"], instrument=["atacms"], day="2024-11-19")
    assert both["rus-2020", "19a"].record().both_editions
    assert both["rus-2024", "19a"].record().both_editions
    alone = found(act=["strike"], actor=["UKR"], target=["RUS"], instrument=["atacms"])
    assert ("rus-2020", "19a") not in alone
    assert not alone["rus-2024", "19a"].record().both_editions


def test_a_state_does_not_fall_under_its_own_conditions():
    slots = {"act": ["use-nuclear-weapon"], "actor": ["RUS"], "instrument": ["nuclear-weapon"]}
    touched = found(**slots, target=["UKR"]).values()
    assert not [f.key for f in touched if f.clause.kind == "use" and f.edition.doctrine.issuer == ("RUS",)]


@pytest.mark.parametrize(
    ("slots", "edits", "becomes"),
    [
        ({"act": ["strike"], "actor": ["UKR"], "target": ["RUS"], "instrument": ["drone"]},
         [("instrument", "ballistic-missile")], "true"),
        ({"act": ["strike"], "actor": ["UKR"], "target": ["RUS"], "instrument": ["atacms"]}, 1, "false"),
    ],
)  # fmt: skip
def test_the_smallest_change_of_the_answer(slots, edits, becomes):
    clause = DOCTRINES.clause("rus-2024", "19a")
    change = smallest_change(clause.pattern, situation(**slots), MAKER.evaluator)
    assert change.becomes == becomes
    assert len(change.edits) == edits if isinstance(edits, int) else list(change.edits) == edits


@settings(max_examples=100, deadline=None)
@given(st.lists(CLAIM, max_size=8))
def test_a_change_that_is_proposed_does_what_it_says(claims):
    given_ = Situation("e", "2024-11-20")
    for slot, values in claims:
        given_ = given_.learn(slot, values)
    for _, clause in CLAUSES[::3]:
        change = smallest_change(clause.pattern, given_, MAKER.evaluator)
        if change is not None:
            changed = given_
            for slot, value in change.edits:
                changed = changed.replaced(slot, (value,))
            assert MAKER.evaluator.value(clause.pattern, changed)[0].name == change.becomes


def test_parts_of_patterns():
    pattern = Pattern.model_validate(
        {"act": ["strike"], "any": [{"target": [{"is": ["RUS"]}]}, {"place": [{"is": ["BLR"]}]}],
         "not": {"instrument": ["drone"]}}, strict=False,
    )  # fmt: skip

    def value(**slots):
        return MAKER.evaluator.value(pattern, situation(**slots))[0].name

    assert value(act=["strike"], place=["BLR"], instrument=["tank"]) == "true"
    assert value(act=["strike"], place=["BLR"], instrument=["drone"]) == "false"
    assert value(act=["strike"], target=["UKR"], place=["UKR"], instrument=["tank"]) == "false"
    assert value(act=["strike"], instrument=["tank"]) == "unknown"

"""The gate itself: it lets nothing fall unseen, raises by itself, and lowers only with a reason."""

import pytest

from seuil.evaluation.model import Evaluation, Figure, Fingerprint, PageResult, RecordResult
from tests.gate import MARGIN, falls, held, lowered, main, raised, read_floors, stale, verdict, write_floors


def evaluation(value, *, asked=100, gold="g", models="m", data="d", **more):
    figures = {"closed fr": {"assertion actor": Figure(value=value, asked=asked, right=0)}, "all": {}}
    return Evaluation(
        version="0",
        fingerprint=Fingerprint(gold=gold, models=models, data=data),
        pages=more.get("pages", ()),
        figures=more.get("figures", figures),
        by_act={},
        by_plover={},
        by_phenomenon={},
    )


def floors(value=0.8):
    return {
        "fingerprint": {"gold": "g", "models": "m", "data": "d"},
        "floors": {"closed fr": {"assertion actor": value}},
        "lowered": [],
    }


def test_below_the_floor_the_gate_is_shut():
    assert falls(floors(0.8), evaluation(0.7)) == [("closed fr", "assertion actor", 0.8, 0.7)]
    assert list(verdict(floors(0.8), evaluation(0.7), check=True))


def test_at_the_floor_and_within_the_margin_it_is_open():
    assert falls(floors(0.8), evaluation(0.8)) == []
    assert falls(floors(0.8), evaluation(0.8 - MARGIN + 0.001)) == []
    assert falls(floors(0.8), evaluation(0.8 - MARGIN - 0.001))


def test_a_figure_that_is_gone_shuts_it():
    assert falls(floors(), evaluation(None)) == [("closed fr", "assertion actor", 0.8, None)]
    assert falls(floors(), evaluation(0.9, figures={})) == [("closed fr", "assertion actor", 0.8, None)]


def test_floors_rise_by_themselves_and_never_fall_by_themselves():
    assert raised(floors(0.8), evaluation(0.91239))["floors"]["closed fr"]["assertion actor"] == 0.912
    assert raised(floors(0.8), evaluation(0.7))["floors"]["closed fr"]["assertion actor"] == 0.8


def test_every_figure_of_a_record_is_held_however_few_it_rests_on():
    record = RecordResult(
        name="families-closed", half="closed", pages=9, figures={"pairs": Figure(value=0.9, asked=3, right=3)}
    )
    run = evaluation(0.8).model_copy(update={"records": (record,)})
    assert held(run)["families-closed"] == {"pairs": 0.9}
    fallen = {**floors(0.8), "floors": {"families-closed": {"pairs": 0.95}}}
    assert falls(fallen, run) == [("families-closed", "pairs", 0.95, 0.9)]


def test_a_new_figure_is_taken_in():
    empty = {"fingerprint": {}, "floors": {}, "lowered": []}
    assert raised(empty, evaluation(0.5))["floors"] == {"closed fr": {"assertion actor": 0.5}}


def test_lowering_takes_a_reason_and_is_written_down():
    with pytest.raises(ValueError, match="reason"):
        lowered(floors(0.8), evaluation(0.7), "  ")
    down = lowered(floors(0.8), evaluation(0.7), "the gold was mended")
    assert down["floors"]["closed fr"]["assertion actor"] == 0.7
    assert down["lowered"] == [
        {
            "group": "closed fr",
            "figure": "assertion actor",
            "from": 0.8,
            "to": 0.7,
            "reason": "the gold was mended",
        }
    ]


def test_lowering_what_did_not_fall_writes_nothing_down():
    assert lowered(floors(0.8), evaluation(0.9), "why")["lowered"] == []


def test_the_flag_alone_is_refused():
    with pytest.raises(SystemExit) as left:
        main(["--lower"])
    assert left.value.code == 2


def test_other_gold_or_models_make_the_floors_stale_other_data_does_not():
    assert stale(floors(), evaluation(0.8, gold="other")) == ["gold"]
    assert stale(floors(), evaluation(0.8, models="other")) == ["models"]
    assert stale(floors(), evaluation(0.8, data="other")) == []
    assert "make gate" in next(iter(verdict(floors(), evaluation(0.8, gold="other"), check=True)))
    assert list(verdict(floors(), evaluation(0.8, gold="other"), check=False)) == []


def test_figures_on_few_questions_are_not_held():
    assert held(evaluation(0.5, asked=3)) == {"closed fr": {}}


def test_gold_that_the_article_does_not_hold_shuts_it():
    page = PageResult(name="x", language="fr", crisis="c", text="", checks=(), unsound=("«mot»",))
    assert list(verdict(floors(), evaluation(0.8, pages=(page,)), check=False))


def test_the_file_comes_back_as_it_was_written(tmp_path):
    write_floors(floors(), tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == floors()
    assert read_floors(tmp_path / "none.json")["floors"] == {}

import datetime

from hypothesis import given
from hypothesis import strategies as st

from seuil.asking.scale import DASHED, HEAVY, LIGHT, Scale, scale_of
from tests.asking.made import when

DAYS = st.dates(datetime.date(1990, 1, 1), datetime.date(2030, 12, 31))
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(written):
    return datetime.date.fromisoformat(written)


def test_a_day_is_its_sign_and_an_interval_a_line_from_end_to_end():
    scale = Scale(day("2024-11-01"), day("2024-11-30"), 30)
    assert scale.bar(when("2024-11-03"), "●", HEAVY)[:5] == "┊ ●  "
    assert scale.bar(when("2024-11-03", "2024-11-07"), "●", HEAVY)[:7] == "┊ ┣━●━┫"
    assert scale.bar(when("2024-11-03", "2024-11-04"), "●", LIGHT)[:5] == "┊ ├┤ "
    assert scale.bar(None, "●", LIGHT) == scale.empty()


def test_open_and_cut_sides_point_onward():
    scale = Scale(day("2024-11-01"), day("2024-11-10"), 10)
    assert scale.bar(when("2024-11-06", latest=None), "▷", DASHED) == "┊    ▷┄┄▸ "
    assert scale.bar(when(None, "2024-11-06", latest="2024-11-06"), "●", LIGHT)[:7] == "┊ ◂──● "
    assert scale.bar(when(None, "2024-11-01", latest="2024-11-01"), "●", LIGHT)[:2] == "● "
    assert scale.bar(when("2024-11-10", latest=None), "▷", DASHED)[-1] == "▷"
    assert scale.bar(when("2024-10-01", "2024-11-03"), "◐", LIGHT)[:4] == "◂◐┤ "
    assert scale.bar(when("2024-10-01"), "●", HEAVY)[:2] == "◂ "
    assert scale.bar(when("2024-12-01"), "●", HEAVY)[-1] == "▸"


def test_months_stand_over_their_first_day_and_a_january_is_its_year():
    scale = Scale(day("2024-11-15"), day("2025-02-20"), 30)
    ticks = scale.ticks(MONTHS)
    assert ticks.split() == ["Dec", "2025", "Feb"]
    for name, begin in (("Dec", "2024-12-01"), ("2025", "2025-01-01"), ("Feb", "2025-02-01")):
        assert ticks.index(name) == scale.cell(day(begin))


def test_days_within_a_month_where_there_is_room():
    scale = Scale(day("2024-10-01"), day("2024-11-10"), 30)
    assert scale.ticks(MONTHS).split() == ["Oct", "08", "15", "22", "Nov", "08"]


def test_years_where_months_would_stand_too_close():
    scale = Scale(day("2015-03-01"), day("2025-03-01"), 40)
    assert {int(word) for word in scale.ticks(MONTHS).split()} <= set(range(2016, 2026))
    assert "2016" in scale.ticks(MONTHS)
    decades = Scale(day("1945-08-06"), day("2025-03-01"), 20).ticks(MONTHS).split()
    assert decades
    assert all(int(year) % 10 == 0 for year in decades)


def test_one_far_day_does_not_press_all_others_into_one_cell():
    near = [when(f"2024-11-{n:02}") for n in range(1, 11)]
    scale = scale_of([when("1945-08-06"), *near], 20)
    assert (scale.first, scale.last) == (day("2024-11-01"), day("2024-11-10"))
    assert scale_of([when("1945-08-06"), when("1945-08-09"), *near], 20).first == day("2024-11-01")
    assert scale_of([when("1945-08-06"), when("2024-11-01")], 20).first == day("1945-08-06")
    assert scale_of([], 20) is None


@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=12), st.integers(12, 40))
def test_every_bar_fills_its_cells_and_later_days_never_stand_before_earlier_ones(pairs, cells):
    whens = [when(min(pair).isoformat(), max(pair).isoformat()) for pair in pairs]
    scale = scale_of(whens, cells)
    assert len(scale.empty()) == len(scale.ticks(MONTHS)) == cells
    for made in whens:
        assert len(scale.bar(made, "●", LIGHT)) == cells
    days = sorted(d for pair in pairs for d in pair)
    assert [scale.cell(d) for d in days] == sorted(scale.cell(d) for d in days)

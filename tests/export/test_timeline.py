"""The drawing: everything inside it, nothing over anything else, whatever the days."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from seuil.export.timeline import LEFT, RIGHT, WIDTH, Entry, _extent, draw

LANES = ("THREATEN", "ASSAULT")


def entry(number, first, last, lane="ASSAULT", label="Russia: strike → Ukraine"):
    return Entry(f"e{number}", lane, label, "happened", "happened", first, last, "title")


@st.composite
def entries(draw_):
    found = []
    for number in range(draw_(st.integers(1, 25))):
        first = draw_(st.dates(date(2024, 1, 1), date(2024, 6, 1)) | st.dates())
        days = draw_(st.sampled_from([0, 0, 1, 9, 400]))
        last = first + timedelta(days=min(days, (date.max - first).days))
        sides = draw_(st.sampled_from([(first, last), (first, None), (None, last)]))
        label = draw_(st.text("aé→ ", max_size=90))
        found.append(entry(number, *sides, draw_(st.sampled_from(LANES)), label))
    return found


@given(entries())
def test_all_is_drawn_once_inside_the_drawing_and_nothing_over_anything_else(given_):
    made = draw(given_, LANES)
    bars = [bar for lane in made.lanes for bar in lane.bars]
    assert sorted(b.entry.id for b in bars) == sorted(e.id for e in given_)
    for bar in bars:
        assert bar.x >= LEFT - 0.1 and bar.x + bar.width <= WIDTH - RIGHT + 2.1
        assert 0 < bar.y < made.height and LEFT - 7 <= bar.at <= WIDTH
    for row in {b.y for b in bars}:
        held = sorted(_extent(b) for b in bars if b.y == row)
        assert all(a[1] < b[0] for a, b in pairwise(held))
    assert all(LEFT <= tick.x <= WIDTH and tick.label for tick in made.ticks)
    assert len(made.ticks) <= 12


def test_a_day_is_left_of_the_day_after_and_an_interval_spans_its_days():
    first, second = date(2024, 11, 18), date(2024, 11, 19)
    made = draw([entry(1, first, first), entry(2, second, second), entry(3, first, second)], LANES)
    one, both, two = sorted(made.lanes[0].bars, key=lambda b: (b.at, b.width))
    assert one.x == both.x and both.x + both.width == two.x + two.width and one.x + one.width == two.x


def test_what_lies_far_off_is_at_the_edge_with_its_day_and_presses_nothing():
    week = [entry(n, date(2024, 11, 10 + n), date(2024, 11, 10 + n)) for n in range(9)]
    made = draw([*week, entry(99, date(1994, 12, 5), date(1994, 12, 5))], LANES)
    bars = {b.entry.id: b for b in made.lanes[0].bars}
    assert bars["e99"].before and bars["e99"].label.startswith("1994-12-05 ")
    assert not any(b.before or b.after for key, b in bars.items() if key != "e99")
    assert bars["e8"].x - bars["e0"].x > 400


def test_the_axis_counts_in_days_weeks_months_or_years():
    def ticks(days):
        last = date(2024, 1, 1) + timedelta(days=days)
        held = [entry(0, date(2024, 1, 1), date(2024, 1, 1)), entry(1, last, last)]
        return [t.label for t in draw(held, LANES).ticks]

    assert ticks(5)[:2] == ["2024-01-01", "2024-01-02"]
    assert ticks(60)[:2] == ["2024-01-01", "2024-01-08"]
    assert ticks(200)[:2] == ["2024-01", "2024-02"]
    assert ticks(3650)[:2] == ["2024", "2026"]

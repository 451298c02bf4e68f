import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from seuil.asking.dates import day_in_month, month_of, written
from tests.asking.made import when

DAYS = st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("earliest", "latest", "said", "month", "day"),
    [
        ("2025-10-07", "2025-10-07", "2025-10-07", "2025-10", "07"),
        ("2025-10-07", "2025-10-09", "2025-10-07/09", "2025-10", "07–09"),
        ("2025-10-28", "2025-11-02", "2025-10-28/11-02", "2025-10", "28→11-02"),
        ("2025-12-28", "2026-01-02", "2025-12-28/2026-01-02", "2025-12", "28→2026"),
        ("2025-10-01", "2025-10-31", "2025-10", "2025-10", ""),
        ("2024-02-01", "2024-02-29", "2024-02", "2024-02", ""),
        ("2025-02-01", "2025-02-27", "2025-02-01/27", "2025-02", "01–27"),
        ("2025-01-01", "2025-12-31", "2025", "2025", ""),
        ("2025-10-07", None, "≥2025-10-07", "2025-10", "≥07"),
        (None, "2025-10-07", "≤2025-10-07", "2025-10", "≤07"),
    ],
)
def test_intervals_in_the_fewest_figures(earliest, latest, said, month, day):
    made = when(earliest, latest, latest=latest)
    assert written(made) == said
    assert month_of(made) == month
    assert day_in_month(made) == day


@pytest.mark.parametrize("doubt", [{"edtf": "2025-10-07~"}, {"edtf": "2025-10-07?"}, {"basis": "inferred"}])
def test_what_is_doubted_is_marked(doubt):
    assert written(when("2025-10-07", **doubt)) == "~2025-10-07"


def test_no_time_stands_under_no_month():
    assert month_of(None) == ""


@given(DAYS, DAYS)
def test_the_day_fits_its_column_and_the_interval_can_be_read_back(one, other):
    first, last = sorted((one, other))
    made = when(first.isoformat(), last.isoformat())
    assert len(day_in_month(made)) <= 8
    said, _, rest = written(made).partition("/")
    if rest:
        assert said == first.isoformat()
        assert said[: 10 - len(rest)] + rest == last.isoformat()

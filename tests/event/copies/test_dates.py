"""What a time expression says whatever the day on which the page is out."""

import pytest

from seuil.brief.model import TimeRecord
from seuil.event.copies.dates import dates_of
from seuil.event.copies.tables import shipped


@pytest.mark.parametrize(
    ("text", "edtf", "language", "wanted"),
    [
        ("vendredi", "2031-08-15", "fr", ["w5"]),
        ("Friday", "2031-08-22", "en", ["w5"]),
        ("Tuesday", None, "en", ["w2"]),
        ("yesterday", "2031-08-19", "en", ["w2"]),
        ("le 1er octobre", "2031-10-01", "fr", ["--10-01"]),
        ("October 1", "2031-10-01", "en", ["--10-01"]),
        ("janvier", "2032-01", "fr", ["--01"]),
        ("2019", "2019", "en", ["2019"]),
        ("22 h 52", "2031-08-20", "fr", [":10:52"]),
        ("10:52 p.m.", "2031-08-19", "en", [":10:52"]),
        ("dans cinq jours", "2031-08-25", "fr", []),
        ("an hour", None, "en", []),
    ],
)
def test_dates(text, edtf, language, wanted):
    time = TimeRecord(
        start=0, end=len(text), text=text, edtf=edtf, earliest=None, latest=None, basis="relative", because=""
    )
    assert list(dates_of(time, shipped().vocabulary(language))) == wanted

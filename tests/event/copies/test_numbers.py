"""Numbers by value, in figures and words of both languages."""

import pytest

from seuil.event.copies.numbers import numbers_in
from seuil.event.copies.tables import shipped


def values(text: str, language: str) -> list[str]:
    words = shipped().vocabulary(language).numbers
    return [value for _, value in sorted(numbers_in(text, 0, len(text), words))]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("12 000 obus, 3 100 tonnes", "fr", ["12000", "3100"]),
        ("12,000 shells and 3,100 tonnes", "en", ["12000", "3100"]),
        ("1,4 million d'hectares", "fr", ["1400000"]),
        ("1.4 million hectares", "en", ["1400000"]),
        ("deux mille trois cents morts", "fr", ["2300"]),
        ("two thousand three hundred dead", "en", ["2300"]),
        ("quatre-vingt-dix wagons", "fr", ["90"]),
        ("soixante-deux enquêteurs", "fr", ["62"]),
        ("sixty-two investigators", "en", ["62"]),
        ("12 millions d'euros", "fr", ["12000000"]),
        ("80.000 habitants", "fr", ["80000"]),
        ("a ship, one man, un homme", "en", []),
        ("", "en", []),
    ],
)
def test_values(text, language, wanted):
    assert values(text, language) == wanted

"""What is said of a record made by hand, kept as files: python -m tests.asking.golden writes them."""

import pytest

from tests.asking.golden import FOLDER, LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_what_was_looked_at(language):
    made = texts(language)
    assert sorted(made) == sorted(path.name for path in FOLDER.glob(f"*.{language}.*"))
    for name, text in made.items():
        assert text == (FOLDER / name).read_text("utf-8"), f"{name}: python -m tests.asking.golden"


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_eighty_columns_and_holds_nothing_that_writes_over_the_screen(language):
    for name, text in texts(language).items():
        assert "\x1b" not in text, name
        assert "\u202e" not in text, name
        if name.endswith(".txt"):
            lines = text.splitlines()
            assert all(line == line.rstrip() for line in lines), name
            assert max(map(len, lines)) <= 80, name

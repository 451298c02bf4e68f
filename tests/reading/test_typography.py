import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from seuil.reading.typography import normalise

# Letters as well as every block that holds marks, so that the draws meet the table.
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
MARKS = st.text("«»“”„‟″‹›‘’‚‛–—―‐‑\u00ad\u00a0\u202f\u2009\t\n\u2028abcÉ'\"- ")


@given(TEXT | MARKS)
def test_one_character_for_one(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(TEXT | MARKS)
def test_once_is_enough(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(TEXT | MARKS)
def test_letters_and_digits_stay(text: str) -> None:
    for before, after in zip(text, normalise(text), strict=True):
        if before.isalnum() and unicodedata.category(before) != "Lm":
            assert after == before


@given(MARKS)
def test_newlines_stay(text: str) -> None:
    plain = normalise(text)
    assert all(plain[i] == "\n" for i, c in enumerate(text) if c == "\n")


def test_french_page() -> None:
    text = "L’état-major\u202f: «\u00a0C’est “non”\u00a0» — pour l‘instant, soixante‑dix…"
    assert normalise(text) == 'L\'état-major : " C\'est "non" " – pour l\'instant, soixante-dix…'


def test_dash_and_hyphen_are_kept_apart() -> None:
    assert normalise("2014—2020 – peut‐être") == "2014–2020 – peut-être"

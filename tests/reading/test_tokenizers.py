import spacy
from hypothesis import given
from hypothesis import strategies as st

from seuil.reading.tokenizer_en import create_english_tokenizer
from seuil.reading.tokenizer_fr import FrenchTokenizer, is_numeral
from seuil.reading.typography import normalise

FRENCH = FrenchTokenizer(spacy.blank("xx").vocab)
ENGLISH = create_english_tokenizer()(spacy.blank("en"))


def french(text: str) -> list[str]:
    return [t.text for t in FRENCH(text)]


def english(text: str) -> list[str]:
    return [t.text for t in ENGLISH(text)]


@given(st.text(alphabet="aàEl'’-–. ,\n\t0123\"«t") | st.text())
def test_french_tokens_give_the_text_back(text: str) -> None:
    plain = normalise(text)
    assert FRENCH(plain).text == plain


def test_elisions_and_inversions() -> None:
    assert french("L'Otan peut-elle, a-t-il dit, qu'on l'aide ?") == (
        ["L'", "Otan", "peut", "-elle", ",", "a", "-t-il", "dit", ",", "qu'", "on", "l'", "aide", "?"]
    )


def test_whole_words() -> None:
    for word in (
        "aujourd'hui",
        "porte-parole",
        "États-Unis",
        "Bar-le-Duc",
        "celui-ci",
        "rendez-vous",
        "3 000",
        "1er",
    ):
        assert french(f"un {word}, oui") == ["un", word, ",", "oui"]


def test_contractions_stay_one_token() -> None:
    assert french("du pays auquel aux") == ["du", "pays", "auquel", "aux"]


def test_full_stops() -> None:
    assert french("M. Macron à Kiev. Il part.") == ["M.", "Macron", "à", "Kiev", ".", "Il", "part", "."]
    assert french("J.-C. et l'O.N.U. ici") == ["J.-C.", "et", "l'", "O.N.U.", "ici"]


def test_numbers() -> None:
    assert french("2024 300 1,5 12/09/2024") == ["2024", "300", "1,5", "12/09/2024"]
    assert is_numeral("3 000") and is_numeral("douze") and not is_numeral("pays")


def test_english_hyphens() -> None:
    assert english("long-range pro-Beijing non-nuclear") == [
        "long",
        "-",
        "range",
        "pro-Beijing",
        "non-nuclear",
    ]
    assert english("They don't – cannot") == ["They", "do", "n't", "–", "can", "not"]

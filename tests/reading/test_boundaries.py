import spacy

from seuil.reading.boundaries import starts
from seuil.reading.tokenizer_fr import FrenchTokenizer

TOKENIZER = FrenchTokenizer(spacy.blank("xx").vocab)


def begun(text: str) -> list[str]:
    doc = TOKENIZER(text)
    return [token.text for token, start in zip(doc, starts(doc), strict=True) if start]


def forbidden(text: str) -> list[str]:
    doc = TOKENIZER(text)
    return [token.text for token, start in zip(doc, starts(doc), strict=True) if start is False]


def test_full_stop_and_capital() -> None:
    assert begun("Il part. Elle reste ! Pourquoi ? Nul ne sait.") == ["Elle", "Pourquoi", "Nul"]


def test_closing_quote_stays_with_its_sentence() -> None:
    assert begun('"Nous gagnerons." Il ajoute : "Bientôt."') == ["Il"]
    assert '"' in forbidden('"Nous gagnerons."')


def test_opening_quote_begins_a_sentence() -> None:
    assert begun('Il part. "Je reste."') == ['"']


def test_question_within_a_quotation() -> None:
    assert begun('"Pourquoi ?" demande-t-il') == []
    assert starts(TOKENIZER('"Vive Kiev !" Zelensky'))[5] is None


def test_small_letters_begin_nothing() -> None:
    assert "armée" in forbidden("Les soldats de l' armée russe")


def test_newline_always_ends() -> None:
    assert begun("Un titre\nUn texte") == ["Un"]


def test_empty() -> None:
    assert starts(TOKENIZER("")) == []

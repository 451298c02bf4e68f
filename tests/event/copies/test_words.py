"""Sentences, quotation marks, words and lines that are no prose."""

from seuil.article.model import Span
from seuil.event.copies.words import blanked, digest, folded, prose_of, quotations_of, sentences_of


def whole(text: str) -> Span:
    return Span(start=0, end=len(text))


def cut(text: str) -> list[str]:
    return [text[span.start : span.end].strip() for span in sentences_of(text, whole(text))]


def test_a_sentence_ends_at_a_stop_before_a_capital():
    assert cut("Il a plu. Les routes sont coupées ! Qui paiera ?") == [
        "Il a plu.",
        "Les routes sont coupées !",
        "Qui paiera ?",
    ]


def test_short_forms_end_no_sentence():
    text = "M. Kost and Mr. Smith met Gen. Penev at 5.40 a.m. in Lusk. They talked."
    assert cut(text) == ["M. Kost and Mr. Smith met Gen. Penev at 5.40 a.m. in Lusk.", "They talked."]


def test_a_sentence_keeps_its_closing_mark():
    assert cut("« Nous partons. » Il est parti.") == ["« Nous partons. »", "Il est parti."]


def test_each_kind_of_quotation_mark():
    text = '« un » “two” "three" „vier“ l\'été'
    assert [text[q.start : q.end] for q in quotations_of(text, whole(text))] == [
        "« un »",
        "“two”",
        '"three"',
        "„vier“",
    ]


def test_an_open_quotation_ends_with_its_paragraph():
    text = "Il dit : « nous partons"
    assert [q.end for q in quotations_of(text, whole(text))] == [len(text)]


def test_blanking_keeps_offsets():
    assert blanked("ab cd ef", [Span(start=3, end=5)]) == "ab \n\n ef"


def test_words_are_folded_without_accents():
    assert folded("Été") == "ete"


def test_the_hash_is_the_same_everywhere():
    assert digest("") == 309448485


def test_short_lines_without_a_stop_are_no_prose():
    lines = [
        "Sur le même sujet",
        "Le port a fermé mardi après une explosion, a dit le ministre, et reste clos.",
    ]
    text = "\n".join(lines)
    spans = [Span(start=0, end=len(lines[0])), Span(start=len(lines[0]) + 1, end=len(text))]
    assert prose_of(text, spans) == spans[1:]
    assert prose_of(text, spans[:1]) == spans[:1]

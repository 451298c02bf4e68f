"""From a brief to its fingerprint, on briefs made by hand."""

from seuil.article.model import Article, Span
from seuil.brief.model import Brief, PageRecord
from seuil.event.copies.fingerprint import fingerprint_of
from seuil.event.copies.model import Fingerprint


def made(*paragraphs: str, language: str = "en") -> Fingerprint:
    spans, start = [], 0
    for paragraph in paragraphs:
        spans.append(Span(start=start, end=start + len(paragraph)))
        start += len(paragraph) + 1
    text = "\n".join(paragraphs)
    brief = Brief(
        version="0",
        page=PageRecord(source="x", media_type="text/plain", sha256="0", bytes=0),
        article=Article(title=None, language=language, text=text, paragraphs=tuple(spans)),
        entities=(),
        assertions=(),
        attributions=(),
        commitments=(),
        times=(),
        set_aside=(),
    )
    return fingerprint_of(brief, "key")


def test_what_is_quoted_leaves_no_triples_and_no_words():
    page = made('The minister spoke at the port. "We have no evidence of any attack today," she said.')
    plain = made("The minister spoke at the port. She said.")
    assert set(page.triples) <= set(plain.triples)
    assert page.sentences[1].words == ()
    assert len(page.sentences[1].quotes) == 1


def test_a_sentence_keeps_names_numbers_and_meanings():
    (mark,) = made("Les pompiers de Karsk ont lutté contre trois incendies.", language="fr").sentences
    assert (mark.names, mark.numbers, mark.length) == (("karsk",), ("3",), 9)
    assert {"emergency-services", "fire-burn"} <= set(mark.meanings)


def test_marks_of_typography_and_case_do_not_change_the_body():
    one = made("Le port est fermé, dit-il : « Rien ne bouge. »", language="fr")
    other = made('LE PORT est fermé, dit-il: "Rien ne bouge."', language="fr")
    assert one.body == other.body


def test_an_empty_page_and_a_language_without_tables():
    assert made().sentences == ()
    assert made("Der Hafen ist seit Dienstag geschlossen.", language="de").sentences[0].length == 6

"""What stands between quotation marks, whatever the marks."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from seuil.article.model import Article, Span
from seuil.reading.quotations import find_quotations

NLP = spacy.blank("fr")


def quotations(text: str):
    article = Article(title=None, language="fr", text=text, paragraphs=(Span(start=0, end=len(text)),))
    return find_quotations(NLP(text[:200]), article)


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('« Oui », dit-il. "Non", dit-elle.', ["Oui", "Non"]),
        ('“Oui » et "non" et “peut-être".', ["Oui", "non", "peut-être"]),
        ('« Il a dit "non" hier », dit-elle.', ['Il a dit "non" hier', "non"]),
        ('"Il a dit "non" hier", dit-elle.', ['Il a dit "non" hier', "non"]),
        ("L'« ami » d'aujourd'hui n'est pas là.", ["ami"]),
        ("„So ist es“, sagte er. »Ja«, sagte sie. ”Nej”, sa han.", ["So ist es", "Ja", "Nej"]),
        ("<< Oui >>, ''non'' et ``si''.", ["Oui", "non", "si"]),
        ('un canon de 15" et "oui"', ["oui"]),
        ("Iran 'ready to retaliate' says minister; it's the allies' war in the '90s", ["ready to retaliate"]),
        (
            "‘We’re ready,’ he said. ‘The allies’ forces are here.’",
            ["We’re ready,", "The allies’ forces are here."],
        ),
        ('" Oui ", dit-il, " non " .', ["Oui", "non"]),
        ("「はい」と言った", ["はい"]),
        ("Aucune marque ici, seulement l'apostrophe d'un mot.", []),
    ],
)
def test_marks_of_every_kind(text, found):
    assert inner(text) == found


def test_an_unclosed_quotation_ends_with_its_paragraph():
    text = "Il dit : « Nous partons.\nPuis ils sont partis."
    (found,) = quotations(text)
    assert not found.closed
    assert text[found.start : found.end] == "« Nous partons."


def test_a_speech_of_several_paragraphs_opens_each_of_them():
    text = "« Un.\n« Deux.\n« Trois », dit-elle."
    assert [(text[q.inner_start : q.inner_end], q.closed) for q in quotations(text)] == [
        ("Un.", False),
        ("Deux.", False),
        ("Trois", True),
    ]


def test_a_speech_that_closes_in_the_next_paragraph():
    text = "« Un.\nDeux », dit-elle."
    assert inner(text) == ["Un.", "Deux"]


def test_a_lost_closing_mark_costs_only_its_own_quotation():
    text = '"Nous partons, dit Anne. Puis "oui", dit Paul.'
    assert inner(text) == ["Nous partons, dit Anne. Puis", "oui"]


@pytest.mark.parametrize(
    "text", ["« " * 50_000, '"a ' * 50_000, "“a " * 20_000 + "» " * 20_000, "‘a " * 20_000 + "b’ " * 20_000]
)
def test_hostile_marks_are_read_in_one_pass(text):
    for quotation in quotations(text):
        assert (
            0 <= quotation.start <= quotation.inner_start <= quotation.inner_end <= quotation.end <= len(text)
        )


@settings(deadline=None, max_examples=300)
@given(st.text(alphabet="ab «»“”„\"'’‘.,\n<>"))
def test_quotations_are_ordered_and_inside_one_paragraph(text):
    found = quotations(text)
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    for q in found:
        assert 0 <= q.start <= q.inner_start <= q.inner_end <= q.end <= len(text)
        assert "\n" not in text[q.start : q.end]

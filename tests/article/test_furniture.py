"""Furniture by its words and by its shape; and lines that only look like it."""

import pytest

from seuil.article.from_page import article_of_text
from seuil.article.furniture import FurnitureRules
from seuil.data_files import DataFiles

DATA = DataFiles()
RULES = FurnitureRules(DATA)
TABLES = [(code, words) for code in DATA.languages for words in DATA.language(code).furniture.furniture]
EXAMPLES = [(w.kind, line) for _, w in TABLES for line in w.examples]
LOOK_ALIKES = [line for _, w in TABLES for line in w.look_alikes]

BODY = (
    "L’armée a lancé jeudi des exercices autour de l’île, trois jours après l’investiture du président.\n"
    "Ces manœuvres sont une « punition », a déclaré un porte-parole, qui a mis en garde Washington.\n"
    "Taipei a mis ses forces en alerte et condamné des provocations irrationnelles de Pékin."
)


@pytest.mark.parametrize(("kind", "line"), EXAMPLES)
def test_examples_of_the_data_are_of_their_kind(kind, line):
    found = RULES.by_words(line)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize("line", LOOK_ALIKES)
def test_look_alikes_of_the_data_are_the_articles_own(line):
    assert RULES.by_words(line) is None


def sorted_out(text):
    article = article_of_text(text, DATA)
    kept = [article.text[p.start : p.end] for p in article.paragraphs]
    return kept, [(one.kind, one.text) for one in article.furniture], article


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("taïwan pékin armée chinoise exercices", "tag-line"),
        ("Taïwan, Chine, exercices militaires", "tag-line"),
        ("#Taïwan #Chine", "tag-line"),
        ("PREV Le festival s’ouvre sous la pluie", "previous-next"),
        ("Read more: What Beijing wants", "related"),
        ("© 2024 Le Quotidien", "copyright"),
        ("redaction@quotidien.example", "byline"),
    ],
)
def test_lines_at_the_bottom(line, kind):
    kept, furniture, _ = sorted_out(f"Pékin encercle l’île\n{BODY}\n{line}")
    assert furniture == [(kind, line)]
    assert len(kept) == 3


@pytest.mark.parametrize(
    "line",
    [
        "Follow us, the soldiers shouted to the crowd in front of the ministry.",
        "Lire aussi entre les lignes de ce discours, c’est y voir une menace, juge un diplomate.",
        "Partager le renseignement reste possible, dit Washington.",
        "Une riposte graduée",
        "Et maintenant ?",
        "1. Retrait des armes lourdes",
        "Le président a dit : « Nous sommes prêts »",
    ],
)
def test_the_articles_own_lines_stay(line):
    first, second, third = BODY.split("\n")
    kept, furniture, _ = sorted_out(f"Pékin encercle l’île\n{first}\n{second}\n{line}\n{third}")
    assert line in kept
    assert furniture == []


def test_headlines_after_the_last_sentence_are_set_apart_only_in_company():
    kept, _, _ = sorted_out(f"Pékin encercle l’île\n{BODY}\nUne île sur le qui-vive")
    assert kept[-1] == "Une île sur le qui-vive"
    kept, furniture, _ = sorted_out(
        f"Pékin encercle l’île\n{BODY}\nLe yen au plus bas depuis mars\nUn séisme secoue Hualien"
    )
    assert len(kept) == 3
    assert {kind for kind, _ in furniture} == {"related"}


def test_readers_comments_end_the_article():
    _, furniture, article = sorted_out(
        f"Pékin encercle l’île\n{BODY}\n{BODY.replace('jeudi', 'vendredi')}\n3 commentaires\n"
        "Cette île a toujours été libre, il faut la défendre.\nJean\nJe ne suis pas du tout de votre avis."
    )
    assert "toujours été libre" not in article.text
    assert [kind for kind, _ in furniture] == ["comments"] * 4


def test_lines_after_a_label_are_what_it_announces():
    first, second, third = BODY.split("\n")
    kept, furniture, _ = sorted_out(
        f"Pékin encercle l’île\n{first}\n{second}\nÀ lire aussi\nLe yen au plus bas\n{third}"
    )
    assert kept == [first, second, third]
    assert [text for _, text in furniture] == ["À lire aussi", "Le yen au plus bas"]


def test_tags_of_a_line_of_tags():
    _, _, article = sorted_out(f"Pékin encercle l’île\n{BODY}\nMots-clés : Taïwan, Chine, armée")
    assert article.tags == ("Taïwan", "Chine", "armée")

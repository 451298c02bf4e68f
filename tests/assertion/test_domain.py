"""Sport, the stage and the weather borrow the words of war; a crisis told beside them is still a crisis."""

import pytest

from seuil.reader import Reader

MATCH = {
    "en": """Porto beat Benfica

Porto won the match in the final minutes. The striker had missed a penalty before. The coach was pleased with
every player. The fans left the stadium late.

""",
    "fr": """Porto domine Benfica

Porto a gagné le match en prolongation. Son attaquant avait manqué un penalty. L'entraîneur était content de
chaque joueur. Les supporters ont quitté le stade tard.

""",
}
BORROWED = [
    ("en", "Benfica bombarded the goal and attacked on both sides."),
    ("en", "France surrendered in the second half."),
    ("fr", "Benfica a bombardé le but et attaqué sur les deux côtés."),
    ("fr", "La France a capitulé en seconde période."),
]
OURS = [
    ("en", "Soldiers attacked the stadium of Benghazi.", "attack"),
    ("en", "Police arrested forty people in Lisbon.", "arrest"),
    ("en", "The Kremlin condemned the decision.", "condemn"),
    ("fr", "Des soldats ont attaqué le stade de Benghazi.", "attack"),
    ("fr", "La police a arrêté quarante personnes à Lisbonne.", "arrest"),
    ("fr", "Le Kremlin a condamné la décision.", "condemn"),
]


@pytest.fixture(scope="module")
def reader():
    return Reader()


@pytest.mark.parametrize(("code", "sentence"), BORROWED)
def test_what_a_match_borrows_is_set_aside_with_the_reason(reader, code, sentence):
    brief = reader.read_text(MATCH[code] + sentence, language=code)
    assert brief.assertions == ()
    assert any("is told of sport" in item.reason for item in brief.set_aside)


@pytest.mark.parametrize(("code", "sentence", "act"), OURS)
def test_what_happens_at_a_match_is_read(reader, code, sentence, act):
    brief = reader.read_text(MATCH[code] + sentence, language=code)
    assert act in [a.act for a in brief.assertions]


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (
            "en",
            "The army shelled the camp at dawn. A virus and an epidemic threaten patients there.",
        ),
        ("fr", "L'armée a bombardé le camp à l'aube. Un virus et une épidémie y sévissent."),
    ],
)
def test_an_epidemic_in_a_war_does_not_make_the_war_a_matter_of_nature(reader, code, text):
    assert "strike" in [a.act for a in reader.read_text(text, language=code).assertions]

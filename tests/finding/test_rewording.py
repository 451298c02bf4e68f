"""What was compared, kept in the page's language, is said in the reader's, where the clause is as it was."""

import pytest

from seuil.asking.wording import RecordWording
from seuil.brief.model import Touch
from seuil.data_files import DataFiles
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.views import DoctrineViews
from seuil.finding.rewording import reworded

DATA = DataFiles()
DOCTRINES = Doctrines(DATA)


def said(because: str, kept_in: str, language: str, **of: str) -> str | None:
    values = {"doctrine": "rus-2024", "clause": "19e", "assertion": "e1", "relation": "would-fall-under"} | of
    touch = Touch.model_validate(values | {"matched": (), "to_judge": (), "because": because})
    views, say = DoctrineViews(DOCTRINES, language), RecordWording(DATA, language)
    return reworded(touch, kept_in, views, views.patterns(say.name, say.act))


WITH = "aircraft/cruise-missile/drone/hypersonic-missile"
LAUNCH = f"act launch, actor other than RUS, crosses RUS, instrument {WITH}"
IN_FRENCH = (
    "§19(e) demande lancement, par autre que Russie, frontière franchie Russie, "
    "avec avion, missile de croisière, drone ou missile hypersonique\u00a0; "
    "inconnu : frontière franchie Russie"
)


@pytest.mark.parametrize(
    ("kept_in", "because"),
    [
        ("en", f"§19(e) asks for {LAUNCH}; not known: crosses RUS; left to judge: massive, which border"),
        ("fr", f"§19(e) demande {LAUNCH}; inconnu : crosses RUS; reste à juger : massif, quelle frontière"),
    ],
)
def test_questions_are_said_in_the_words_of_the_reader(kept_in, because):
    assert said(because, kept_in, "fr") == IN_FRENCH
    assert said(because, kept_in, "en").startswith("§19(e) asks for a launch, by other than Russia, across")


def test_a_remark_and_those_who_are_held_to_take_part_are_kept():
    because = (
        "§11 asks for act aggression, actor outside nuclear-armed, target RUS or ally of RUS, "
        "supporter in nuclear-armed; not known: target RUS or ally of RUS; left to judge: aggression; "
        "the clause says who is held to be the aggressor; alone it opens no use; "
        "held to take part: rus-2024 §11: USA, FRA"
    )
    told = said(because, "en", "fr", clause="11")
    assert told.endswith("la clause dit qui est tenu pour l'agresseur ; seule, elle n'ouvre aucun emploi")
    assert "tenus pour participants : États-Unis, France (rus-2024 §11)" in told and "juger" not in told


def test_what_is_not_the_clause_as_it_is_now_is_not_said_again():
    assert said("§19(e) asks for act dance; all of it is there", "en", "fr") is None
    assert said("words of an older version", "en", "fr") is None
    assert said("§19(e) asks for act launch", "en", "fr", clause="99") is None


def test_the_test_of_a_clause_that_was_replaced_is_named_with_what_moved():
    kept = "the page gives the test of rus-2020 §17(ii); now: x (y)"
    told = said(kept, "en", "fr", clause="18.ii", relation="declares")
    begins = "la page donne le critère de rus-2020 §17(ii)\u00a0; désormais :"
    assert told is not None and told.startswith(begins)

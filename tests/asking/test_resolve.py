import pytest

from seuil.asking.resolve import NameFinder, folded
from seuil.errors import UsageError
from tests.asking.made import ENTITIES


@pytest.fixture(scope="module")
def names():
    from seuil.data_files import DataFiles

    return NameFinder(DataFiles(), ENTITIES)


@pytest.mark.parametrize(
    "written", ["RUS", "rus", "Russia", "Russie", "Fédération de Russie", "federation de russie"]
)
def test_a_state_by_code_or_name_in_either_language(names, written):
    assert names.entity(written, "--actor") == ("RUS",)


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Poutine", "vladimir-putin"),
        ("Vladimir Putin", "vladimir-putin"),
        ("Otan", "NATO"),
        ("missiles de croisière", "cruise-missile"),
        ("Blue Shield", "blue-shield"),  # an entity of the dossier alone
        ("Kremlin", "RUS"),
    ],
)
def test_persons_bodies_weapons_and_the_dossiers_own(names, written, found):
    assert found in names.entity(written, "--actor")


def test_acts_types_and_values(names):
    assert names.act("frapper", "--act") == names.act("strike", "--act") == ("strike",)
    assert names.plover("assault", "--plover") == ("ASSAULT",)
    assert names.value("prévu", "status") == names.value("planned", "status") == ("planned",)


def test_a_source_may_be_words_that_no_table_knows(names):
    assert names.source("a senior official") == ("a senior official",)
    assert names.source("Russie") == ("Russie", "RUS")


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (lambda n: n.entity("Rusia", "--actor"), r"--actor 'Rusia': .*did you mean: .*russia \(RUS\)"),
        (lambda n: n.entity("qqqqqqqq", "--place"), r"--place 'qqqqqqqq': nothing of that id or name$"),
        (lambda n: n.entity("", "--actor"), "--actor"),
        (lambda n: n.entity("--", "--actor"), "--actor"),
        (lambda n: n.value("maybe", "status"), "--status 'maybe': .*choose from: happened, "),
        (lambda n: n.plover("ASALT", "--plover"), r"did you mean: assault \(ASSAULT\)"),
    ],
)
def test_what_nothing_has_is_refused_with_what_is_near(names, ask, said):
    with pytest.raises(UsageError, match=said):
        ask(names)


def test_folding():
    assert folded("  États-Unis d’Amérique ") == "etats unis d amerique"

"""Subjects and objects that the French pipeline hangs on the wrong clause, and what is made of them."""

import pytest

from seuil.reader import Reader


@pytest.fixture(scope="module")
def reader():
    return Reader(("fr",))


def roles(reader, text, act):
    brief = reader.read_text(text, language="fr", published="2020-01-01")
    found = [a for a in brief.assertions if a.act == act]
    assert found, [a.act for a in brief.assertions]
    return set(found[0].actor), set(found[0].target), set(found[0].place)


@pytest.mark.parametrize(("text", "act", "actor", "target"), [
    # a participle with an object goes on with the verb above, and the object is its own
    ("Le président Chavez a ordonné la fermeture de la frontière et expulsé l'ambassadeur américain.",
     "expel-diplomats", {"hugo-chavez"}, {"usa-ambassador"}),
    # a relative pronoun as object, and who is accused acts
    ("Le Tchad a rompu ses relations avec le Soudan, qu'il accuse d'armer les rebelles.",
     "accuse", {"TCD"}, {"SDN"}),
    ("Le Tchad a rompu ses relations avec le Soudan, qu'il accuse d'armer les rebelles.",
     "provide-weapons", {"SDN"}, {"rebels"}),
    # the agent right behind a noun, and what it leaves
    ("L'invasion par l'Irak du Koweït a été condamnée par le Conseil de sécurité.",
     "invade", {"IRQ"}, {"KWT"}),
    # object pronouns: what was an object stays one; who acts is not meant
    ("Au Liban, des hommes armés ont enlevé trois journalistes ; le Hezbollah les a libérés lundi.",
     "release-prisoners", {"HEZBOLLAH"}, {"journalists"}),
    ("La Géorgie accuse la Russie de vouloir l'envahir.", "invade", {"RUS"}, {"GEO"}),
    # a dative
    ("Berlin et Paris se sont entretenus avec Téhéran, qui leur a promis de coopérer.",
     "promise", {"IRN"}, {"DEU", "FRA"}),
    # whom one asks to be freed is another
    ("Le président Bazoum est détenu à Niamey. Washington a exigé sa libération.",
     "release-prisoners", set(), {"mohamed-bazoum"}),
])
def test_who_does_what_to_whom(reader, text, act, actor, target):
    assert roles(reader, text, act)[:2] == (actor, target)


@pytest.mark.parametrize(("text", "act", "place"), [
    ("Le Kenya a déployé des troupes en Somalie et y a installé une base.", "deploy", "SOM"),
    ("Les soldats ougandais se sont retirés lundi de Goma.", "withdraw-forces", "goma"),
    ("Les talibans se sont emparés vendredi de la ville de Kunduz.", "capture-territory", "kunduz"),
])
def test_where(reader, text, act, place):
    assert place in roles(reader, text, act)[2]


def test_a_participle_in_front_is_about_the_subject(reader):
    actor, target, place = roles(
        reader, "Réunis à Lusaka, les présidents rwandais et ougandais ont signé un cessez-le-feu.", "meet"
    )
    assert "UGA" in actor
    assert actor == target
    assert place == {"lusaka"}


def test_what_is_said_is_no_participant(reader):
    assert roles(reader, "Le Soudan a attaqué Heglig. Khartoum le nie.", "deny")[1] == set()

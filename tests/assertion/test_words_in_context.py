"""Words judged by more than their own object: pronouns, what a page takes up, pages of other fields."""

import pytest

import seuil


@pytest.fixture(scope="module")
def reader():
    return seuil.Reader(languages=("fr", "en"))


def acts(reader, text, language="fr"):
    brief = reader.read_text(text, language=language, published="2020-01-01")
    return [(a.act, a.trigger.text) for a in brief.assertions]


def names(reader, text, language="fr"):
    return {act for act, _ in acts(reader, text, language)}


def test_a_pronoun_may_stand_for_what_the_word_asks_for(reader):
    text = "La marine grecque a arraisonné un cargo et l'a fouillé pendant deux heures."
    assert names(reader, text) == {"seize-property", "inspect"}


def test_what_a_participle_is_said_of_stands_before_the_comma(reader):
    text = "Le mandat découle de la résolution, adoptée vendredi par le Conseil de sécurité."
    assert "vote-resolution" in names(reader, text)


def test_a_prepositional_object_may_stand_further_on(reader):
    assert "capture-territory" in names(reader, "Les rebelles se sont emparés la veille de deux garnisons.")


def test_what_an_act_of_its_own_ends_is_part_of_it(reader):
    text = "Londres a levé les sanctions contre le Soudan."
    brief = reader.read_text(text, language="fr", published="2020-01-01")
    assert [(a.act, a.part_of) for a in brief.assertions] == [("lift-sanctions", None)]


def test_a_noun_under_a_verb_of_the_same_act_is_none_of_its_own(reader):
    given = [act for act, _ in acts(reader, "Moscou a envoyé des renforts en Syrie.")]
    assert given == ["deploy"]


def test_a_definite_noun_takes_up_an_act_named_before(reader):
    text = "Pyongyang a procédé à un essai nucléaire. Séoul a condamné l'essai."
    assert [act for act, _ in acts(reader, text)].count("test-weapon") == 2


LONG_BEFORE = {
    "en": "Iran seized a Greek tanker in the strait. Ten days went by before Athens spoke. Its minister, who "
    "was on a visit to Cairo, came home by way of Rome to speak of it to the house. He called the seizure an "
    "outrage.",
    "fr": "Téhéran a saisi un pétrolier grec dans le détroit. Dix jours ont passé avant que la Grèce ne "
    "parle. Le ministre, qui était au Caire, est rentré par Rome pour en parler à la chambre, où il a été "
    "écouté en silence. Il a dénoncé la saisie.",
}


@pytest.mark.parametrize("language", sorted(LONG_BEFORE))
def test_a_definite_noun_takes_up_an_act_that_a_verb_named_long_before(reader, language):
    given = [word for act, word in acts(reader, LONG_BEFORE[language], language) if act == "seize-property"]
    assert given[-1] in ("seizure", "saisie")


def test_a_noun_that_names_a_body_takes_up_no_act(reader):
    text = "Le président s'oppose à la trêve et la rejette. L'opposition a défilé dimanche."
    assert ("reject", "opposition") not in acts(reader, text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Iran seized the tanker Mara Star on Monday. Athens demanded the release of the Mara Star.", "en"),
        ("L'Iran a saisi le cargo « Mara Star » lundi. Athènes exige la libération du « Mara Star ».", "fr"),
    ],
)
def test_what_a_page_names_as_a_ship_is_a_ship_and_nobody(reader, text, language):
    brief = reader.read_text(text, language=language, published="2020-01-01")
    assert {"seize-property", "release-prisoners"} <= {a.act for a in brief.assertions}
    assert not [e for e in brief.entities if e.kind == "person"]


@pytest.mark.parametrize(
    ("text", "language", "act"),
    [
        ("Twenty missiles were fired at the base. Most were intercepted.", "en", "shoot-down"),
        ("Vingt missiles ont été tirés contre la base. La plupart ont été interceptés.", "fr", "shoot-down"),
        ("Five rockets were fired on Sunday. Two fell on a hospital.", "en", "strike"),
    ],
)
def test_a_number_stands_for_so_many_of_what_was_named(reader, text, language, act):
    assert act in names(reader, text, language)


def test_a_number_that_goes_back_to_nothing_of_the_kind_is_not_enough(reader):
    assert "shoot-down" not in names(reader, "Six letters came on Sunday. Two were intercepted.", "en")


def test_a_word_inside_a_name_names_no_act(reader):
    assert "endorse" not in names(reader, "Les Forces de soutien rapide ont pris El-Fasher.")


def test_crimes_of_war_are_no_war(reader):
    assert "be-at-war" not in names(reader, "La CPI a inculpé le général Haftar de crimes de guerre.")


def test_on_a_page_of_a_crisis_an_act_says_something_alone(reader):
    text = (
        "L'armée turque a bombardé Afrine. Damas a condamné le bombardement et accusé Ankara d'agression. "
        "Washington a appelé la Turquie à la retenue. La guerre dure depuis sept ans."
    )
    assert "be-at-war" in names(reader, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "fr",
            "Le club a bombardé son adversaire et pris d'assaut la tête du championnat. L'entraîneur salue "
            "l'offensive de ses buteurs ; la mi-temps avait sonné la trêve. Les supporters attendent la "
            "riposte au prochain match.",
        ),
        (
            "en",
            "The club bombarded the visitors and captured the lead. The coach praised the raid of his "
            "striker; half-time had brought a truce. The supporters await retaliation in the next match "
            "of the championship.",
        ),
    ],
)
def test_a_page_about_sport_holds_no_act(reader, language, text):
    assert acts(reader, text, language) == []


def test_a_page_with_deaths_is_about_them_whatever_field_it_touches(reader):
    text = (
        "Un attentat a tué vingt supporters au stade de Kaboul, où se jouait un match du championnat. "
        "L'entraîneur du club et deux joueurs ont été blessés."
    )
    assert "kill" in names(reader, text)


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("He said that the clash between Iran and Iraq could have been avoided.", "en", "happened"),
        ("He said that the clash between Iran and Iraq could be avoided.", "en", "hypothetical"),
        ("Il dit que l'Iran aurait dû éviter l'attaque contre Bassora.", "fr", "happened"),
        ("L'Iran doit éviter l'attaque contre Bassora.", "fr", "hypothetical"),
    ],
)
def test_what_could_have_been_avoided_took_place(reader, text, language, status):
    brief = reader.read_text(text, language=language, published="2020-01-01")
    found = [(a.status, a.polarity) for a in brief.assertions if a.act in ("clash", "attack")]
    assert [s for s, _ in found] == [status]
    assert (found[0][1] == "affirmed") == (status == "happened")

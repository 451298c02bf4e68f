"""Whose office, army or capital it is where nothing beside it says so."""


def test_the_apposed_name_holds_the_office_and_takes_the_state_of_the_passage(find):
    found = find(
        "fr",
        """
        Caracas  PROPN 1 nsubj
        proteste VERB  1 ROOT protester
        .        PUNCT 1 punct
        Le       DET   4 det le Definite=Def
        ministre NOUN  11 nsubj ministre Gender=Masc|Number=Sing
        de       ADP   7 case
        la       DET   7 det
        Défense  NOUN  4 nmod
        ,        PUNCT 10 punct
        le       DET   10 det le Definite=Def
        général  NOUN  4 appos général Number=Sing
        Ibarra   PROPN 10 flat
        Ruiz     PROPN 10 flat
        ,        PUNCT 4 punct
        menace   VERB  1 parataxis menacer
    """,
    )
    assert found.at(4) == "ibarra-ruiz"
    assert found.entities["ibarra-ruiz"].country == "VEN"


def test_a_meeting_place_lends_no_state_to_an_army(find):
    found = find(
        "en",
        """
        Sudan     PROPN 1 nsubj
        mourns    VERB  1 ROOT mourn
        .         PUNCT 1 punct
        The       DET   4 det the Definite=Def
        army      NOUN  11 nsubj army Number=Sing
        ,         PUNCT 4 punct
        which     PRON  7 nsubj which PronType=Rel
        boycotted VERB  4 acl:relcl boycott
        talks     NOUN  7 obj talk Number=Plur
        in        ADP   10 case
        Geneva    PROPN 8 nmod
        rejected  VERB  11 ROOT reject
        it        PRON  11 obj it
    """,
    )
    assert found.entities[found.at(4)].country == "SDN"


def test_the_head_of_a_body_is_its_holder_and_no_states(find):
    found = find(
        "en",
        """
        The    DET   2 det the Definite=Def
        UN     PROPN 2 compound
        chief  NOUN  3 nsubj chief Number=Sing
        warned VERB  3 ROOT warn
    """,
        published="2022-11-09",
    )
    assert found.at(2) == "antonio-guterres"
    assert found.entities["antonio-guterres"].country is None


def test_the_two_countries_are_the_last_two(find):
    found = find(
        "fr",
        """
        Alger    PROPN 1 nsubj
        accuse   VERB  1 ROOT accuser
        Rabat    PROPN 1 obj
        .        PUNCT 1 punct
        Les      DET   6 det le Definite=Def
        deux     NUM   6 nummod
        pays     NOUN  7 nsubj pays Number=Plur
        rompent  VERB  7 ROOT rompre
    """,
    )
    assert found.of("Les deux pays") == {"DZA", "MAR"}


def test_personal_il_though_the_parse_calls_it_an_expletive(find):
    found = find(
        "fr",
        """
        Poutine  PROPN 1 nsubj
        recule   VERB  1 ROOT reculer
        .        PUNCT 1 punct
        Il       PRON  6 expl:subj il Gender=Masc|Number=Sing|Person=3
        s'       PRON  6 expl se
        est      AUX   6 aux être
        engagé   VERB  6 ROOT engager
        .        PUNCT 6 punct
        Il       PRON  10 expl:subj il Gender=Masc|Number=Sing|Person=3
        s'       PRON  10 expl se
        agit     VERB  10 ROOT agir
    """,
    )
    assert found.at(3) == "vladimir-putin"
    assert found.at(8) is None

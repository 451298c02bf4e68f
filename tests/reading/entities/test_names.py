"""States, capitals, bodies, persons, weapons by name, on hand-built parses."""


def test_adjective_and_armed_force(find):
    found = find(
        "fr",
        """
        L'          DET   1 det
        armée       NOUN  4 nsubj armée Gender=Fem|Number=Sing
        ukrainienne ADJ   1 amod  ukrainien
        a           AUX   4 aux
        frappé      VERB  4 ROOT  frapper
        le          DET   6 det
        sol         NOUN  4 obj
        russe       ADJ   6 amod
    """,
    )
    assert found.of("ukrainienne") == {"UKR"}
    assert found.of("russe") == {"RUS"}
    force = found.entities[found.at(1)]
    assert (force.kind, force.country) == ("armed-force", "UKR")


def test_capital_that_acts_is_the_government(find):
    found = find(
        "fr",
        """
        Kiev      PROPN 1 nsubj
        demandait VERB  1 ROOT demander
        l'        DET   3 det
        aide      NOUN  1 obj
        de        ADP   5 case
        Washington PROPN 3 nmod
    """,
    )
    assert found.of("Kiev") == {"UKR"}
    assert found.of("Washington") == {"USA"}


def test_capital_where_something_falls_is_the_city(find):
    found = find(
        "en",
        """
        Strikes NOUN  3 nsubj strike Number=Plur
        on      ADP   2 case
        Kyiv    PROPN 0 nmod
        killed  VERB  3 ROOT kill
        three   NUM   3 obj
        in      ADP   6 case
        Moscow  PROPN 3 obl
    """,
    )
    assert found.entities[found.at(2)].kind == "city"
    assert found.entities[found.at(2)].country == "UKR"
    assert found.entities[found.at(6)].kind == "city"


def test_a_verb_of_giving_makes_the_addressee_a_government(find):
    found = find(
        "fr",
        """
        Biden   PROPN 2 nsubj
        a       AUX   2 aux
        donné   VERB  2 ROOT donner
        son     DET   4 det son Poss=Yes
        feu     NOUN  2 obj
        vert    ADJ   4 amod
        à       ADP   7 case
        Kiev    PROPN 2 obl
    """,
    )
    assert found.of("Kiev") == {"UKR"}
    assert found.of("son") == {"joe-biden"}


def test_region_word_makes_the_city_its_region(find):
    found = find(
        "fr",
        """
        contre  ADP   2 case
        la      DET   2 det
        région  NOUN  2 ROOT
        russe   ADJ   2 amod
        de      ADP   5 case
        Koursk  PROPN 2 nmod
    """,
    )
    assert found.at(2) == "kursk-oblast"
    assert found.entities["kursk-oblast"].country == "RUS"


def test_acronyms_need_their_capitals(find):
    found = find(
        "en",
        """
        They PRON 1 nsubj
        told VERB 1 ROOT tell
        us   PRON 1 iobj
        who  PRON 1 obj
    """,
    )
    assert "USA" not in found.entities
    assert "WHO" not in found.entities


def test_spellings_and_accents(find):
    found = find(
        "fr",
        """
        Les        DET   1 det
        Etats-Unis PROPN 3 nsubj États-Unis Gender=Masc|Number=Plur
        ont        AUX   3 aux
        averti     VERB  3 ROOT avertir
        l'         DET   5 det
        Egypte     PROPN 3 obj
    """,
    )
    assert found.at(1) == "USA"
    assert found.at(5) == "EGY"


def test_office_with_name_is_one_wide_mention_and_the_name(find):
    found = find(
        "fr",
        """
        Le        DET   1 det
        président NOUN  5 nsubj président Gender=Masc|Number=Sing
        russe     ADJ   1 amod
        Vladimir  PROPN 1 appos
        Poutine   PROPN 3 flat
        parle     VERB  5 ROOT parler
    """,
    )
    assert found.of("président russe Vladimir Poutine") == {"vladimir-putin"}
    assert found.of("Vladimir Poutine") == {"vladimir-putin"}
    assert found.at(1) == "vladimir-putin"
    assert found.entities["vladimir-putin"].country == "RUS"


def test_office_alone_is_its_holder_on_the_day(find):
    rows = """
        The       DET   3 det
        French    ADJ   3 amod
        foreign   ADJ   3 amod
        minister  NOUN  4 nsubj minister Number=Sing
        spoke     VERB  4 ROOT speak
    """
    dated = find("en", rows, "2023-03-01")
    assert dated.at(3) == "catherine-colonna"
    undated = find("en", rows)
    assert undated.entities[undated.at(3)].kind == "person"
    assert undated.entities[undated.at(3)].country == "FRA"


def test_unknown_person_takes_the_country_of_the_office(find):
    found = find(
        "en",
        """
        Russian   ADJ   1 amod
        envoy     NOUN  2 nmod envoy Number=Sing
        Igor      PROPN 4 nsubj
        Zaprudnik PROPN 2 flat
        spoke     VERB  4 ROOT speak
    """,
    )
    assert found.of("Igor Zaprudnik") == {"igor-zaprudnik"}
    assert found.entities["igor-zaprudnik"].country == "RUS"


def test_ministry_with_the_adjective_in_its_middle(find):
    found = find(
        "fr",
        """
        le        DET   1 det
        ministère NOUN  1 ROOT ministère Gender=Masc|Number=Sing
        malien    ADJ   1 amod
        de        ADP   5 case
        la        DET   5 det
        Défense   PROPN 1 nmod
    """,
    )
    ministry = found.entities[found.at(1)]
    assert (ministry.kind, ministry.country) == ("government", "MLI")


def test_weapon_takes_its_narrowest_class(find):
    found = find(
        "fr",
        """
        ses      DET  1 det  son Poss=Yes
        missiles NOUN 1 ROOT missile Gender=Masc|Number=Plur
        russes   ADJ  1 amod
        à        ADP  5 case
        longue   ADJ  5 amod long
        portée   NOUN 1 nmod
    """,
    )
    assert found.at(1) == "long-range-missile"


def test_adjective_of_an_attack_is_a_weapon(find):
    found = find(
        "fr",
        """
        des       DET  1 det
        frappes   NOUN 1 ROOT frappe Gender=Fem|Number=Plur
        aériennes ADJ  1 amod aérien
    """,
    )
    assert found.at(2) == "aircraft"


def test_named_system_gives_its_class_and_keeps_its_name(find):
    found = find(
        "en",
        """
        ATACMS   PROPN 1 compound
        missiles NOUN  1 ROOT missile Number=Plur
    """,
    )
    assert found.at(1) == "ballistic-missile"
    assert found.entities["ballistic-missile"].name == "ATACMS"


def test_generic_states(find):
    found = find(
        "fr",
        """
        un        DET  1 det
        pays      NOUN 1 ROOT pays Gender=Masc
        non       ADV  3 advmod
        nucléaire ADJ  1 amod
    """,
    )
    assert found.at(1) == "non-nuclear-state"
    assert found.entities["non-nuclear-state"].kind == "group"


def test_a_stance_is_not_a_nationality(find):
    found = find(
        "en",
        """
        Iran     PROPN 2 compound
        -        PUNCT 0 punct
        backed   VERB  3 amod
        rebels   NOUN  4 nsubj rebel Number=Plur
        attacked VERB  4 ROOT attack
    """,
    )
    assert found.entities[found.at(3)].country is None


def test_another_first_name_is_another_person(find):
    found = find(
        "en",
        """
        Jill   PROPN 2 nsubj
        Biden  PROPN 0 flat
        spoke  VERB  2 ROOT speak
    """,
    )
    assert "joe-biden" not in found.entities


def test_compound_adjective_names_both_states(find):
    found = find(
        "fr",
        """
        des                  DET  1 det
        frappes              NOUN 1 ROOT frappe Gender=Fem|Number=Plur
        américano-israéliennes ADJ 1 amod
    """,
    )
    assert found.of("américano") == {"USA"}
    assert found.of("israéliennes") == {"ISR"}


def test_the_usual_sense_of_an_ambiguous_seat(find):
    found = find(
        "fr",
        """
        Bruxelles PROPN 1 nsubj
        réagit    VERB  1 ROOT réagir
    """,
    )
    assert found.of("Bruxelles") == {"EU"}

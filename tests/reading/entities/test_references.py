"""Pronouns, possessives and nouns that refer back, on hand-built parses."""


def test_son_pays_is_the_state_of_the_person(find):
    found = find(
        "fr",
        """
        Poutine  PROPN 2 nsubj
        a        AUX   2 aux
        dit      VERB  2 ROOT dire
        que      SCONJ 6 mark
        son      DET   5 det son Poss=Yes
        pays     NOUN  6 nsubj pays Gender=Masc
        agirait  VERB  2 ccomp agir
    """,
    )
    assert found.of("son pays") == {"RUS"}
    assert found.at(5) == "RUS"


def test_apposed_ally_is_the_state_before(find):
    found = find(
        "fr",
        """
        La          DET   1 det
        Russie      PROPN 2 nsubj Russie Gender=Fem|Number=Sing
        arme        VERB  2 ROOT armer
        la          DET   4 det
        Biélorussie PROPN 2 obj Biélorussie Gender=Fem|Number=Sing
        ,           PUNCT 8 punct
        son         DET   8 det son Poss=Yes
        proche      ADJ   8 amod
        allié       NOUN  4 appos allié Gender=Masc|Number=Sing
        ,           PUNCT 12 punct
        qui         PRON  12 nsubj qui PronType=Rel
        a           AUX   12 aux
        accepté     VERB  4 acl:relcl accepter
    """,
    )
    assert found.at(8) == "BLR"
    assert found.of("qui") == {"BLR"}
    assert found.of("son") == {"RUS"}


def test_il_goes_back_to_the_person_and_the_expletive_to_nobody(find):
    found = find(
        "fr",
        """
        Vladimir  PROPN 2 nsubj
        Poutine   PROPN 0 flat
        parle     VERB  2 ROOT parler
        .         PUNCT 2 punct
        Il        PRON  5 nsubj il Gender=Masc|Number=Sing|Person=3
        menace    VERB  5 ROOT menacer
        .         PUNCT 5 punct
        Il        PRON  8 expl il Gender=Masc|Number=Sing|Person=3
        faut      VERB  8 ROOT falloir
    """,
    )
    assert found.at(4) == "vladimir-putin"
    assert not [m for m in found.mentions if m.head == 7]


def test_gender_is_kept(find):
    found = find(
        "en",
        """
        Putin   PROPN 1 nsubj
        met     VERB  1 ROOT meet
        Merkel  PROPN 1 obj
        .       PUNCT 1 punct
        She     PRON  5 nsubj she Gender=Fem|Number=Sing|Person=3
        left    VERB  5 ROOT leave
    """,
    )
    assert found.at(4) == "angela-merkel"


def test_a_subject_that_names_nobody_keeps_the_pronoun_open(find):
    found = find(
        "fr",
        """
        La        DET   1 det
        Russie    PROPN 2 nsubj Russie Gender=Fem|Number=Sing
        écoute    VERB  2 ROOT écouter
        .         PUNCT 2 punct
        Une       DET   5 det
        marcheuse NOUN  6 nsubj marcheuse Gender=Fem|Number=Sing
        chante    VERB  6 ROOT chanter
        .         PUNCT 6 punct
        Elle      PRON  9 nsubj elle Gender=Fem|Number=Sing|Person=3
        rit       VERB  9 ROOT rire
    """,
    )
    (mention,) = [m for m in found.mentions if m.head == 8]
    assert mention.entity is None
    assert mention.why


def test_the_first_person_in_a_quotation_is_left_to_the_speaker(find):
    found = find(
        "en",
        """
        "      PUNCT 2 punct
        We     PRON  2 nsubj we Number=Plur|Person=1
        fight  VERB  4 ccomp fight
        "      PUNCT 2 punct
        said   VERB  4 ROOT say
        Xi     PROPN 4 nsubj
    """,
    )
    (mention,) = [m for m in found.mentions if m.head == 1]
    assert (mention.entity, mention.why) == (None, "inside quotation: speaker")


def test_his_troops_are_his_states_force(find):
    found = find(
        "en",
        """
        Netanyahu PROPN 1 nsubj
        ordered   VERB  1 ROOT order
        his       PRON  3 nmod:poss his Gender=Masc|Number=Sing|Person=3|Poss=Yes
        troops    NOUN  1 obj troops Number=Plur
    """,
    )
    assert found.entities[found.at(3)].country == "ISR"
    assert found.entities[found.at(3)].kind == "armed-force"


def test_the_group_is_the_last_group(find):
    found = find(
        "en",
        """
        Hamas   PROPN 1 nsubj
        fired   VERB  1 ROOT fire
        .       PUNCT 1 punct
        The     DET   4 det
        group   NOUN  5 nsubj group Number=Sing
        denied  VERB  5 ROOT deny
    """,
    )
    assert found.at(4) == "HAMAS"


def test_the_country_is_that_of_who_speaks(find):
    found = find(
        "en",
        """
        Ukraine   PROPN 1 nsubj
        listened  VERB  1 ROOT listen
        .         PUNCT 1 punct
        Putin     PROPN 4 nsubj
        said      VERB  4 ROOT say
        the       DET   6 det
        country   NOUN  8 nsubj country Number=Sing
        would     AUX   8 aux
        act       VERB  4 ccomp act
    """,
    )
    assert found.at(6) == "RUS"


def test_members_of_an_alliance_are_the_alliance(find):
    found = find(
        "fr",
        """
        les    DET   1 det
        pays   NOUN  5 nsubj pays Gender=Masc|Number=Plur
        de     ADP   4 case
        l'     DET   4 det
        OTAN   PROPN 1 nmod
        réagissent VERB 5 ROOT réagir
    """,
    )
    assert found.at(1) == "NATO"


def test_president_alone_is_the_last_president(find):
    found = find(
        "en",
        """
        President PROPN 1 nmod
        Xi        PROPN 3 nsubj
        Jinping   PROPN 1 flat
        spoke     VERB  3 ROOT speak
        .         PUNCT 3 punct
        The       DET   6 det
        president NOUN  7 nsubj president Number=Sing
        left      VERB  7 ROOT leave
    """,
    )
    assert found.at(6) == "xi-jinping"


def test_they_are_both(find):
    found = find(
        "en",
        """
        Putin   PROPN 3 nsubj
        and     CCONJ 2 cc
        Xi      PROPN 0 conj
        met     VERB  3 ROOT meet
        .       PUNCT 3 punct
        They    PRON  6 nsubj they Number=Plur|Person=3
        agreed  VERB  6 ROOT agree
    """,
    )
    assert {m.entity for m in found.mentions if m.head == 5} >= {"vladimir-putin"}

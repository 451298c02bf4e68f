"""Who says what, on parses written by hand."""

import pytest

from seuil.assertion.attribution import find_attributions
from seuil.data_files import DataFiles
from tests.assertion.attribution.parses import entity, mention, reading


@pytest.fixture(scope="module")
def data() -> DataFiles:
    return DataFiles()


def said(read, found) -> list[str]:
    return [read.article.text[s.start : s.end] for s in found.content]


INVERTED = """
« « PUNCT punct 2
Nous nous PRON nsubj 2 Person=1
riposterons riposter VERB ROOT 2 VerbForm=Fin
» » PUNCT punct 2
, , PUNCT punct 6
a avoir AUX aux 6 VerbForm=Fin
déclaré déclarer VERB parataxis 2 VerbForm=Part
le le DET det 8
porte-parole porte-parole NOUN nsubj 6
du de ADP case 10
Kremlin_ Kremlin PROPN nmod 8
, , PUNCT punct 12
Dmitri Dmitri PROPN appos 8
Peskov_ Peskov PROPN flat 12
, , PUNCT punct 17
« « PUNCT punct 17
si si SCONJ mark 17
attaqués attaquer VERB advcl 2 VerbForm=Part
»_ » PUNCT punct 17
. . PUNCT punct 2
"""


def test_a_broken_quotation_is_one_content_and_the_person_is_the_source(data):
    read = reading(
        "fr",
        INVERTED,
        entities=[entity("dmitri-peskov", "person"), entity("kremlin", "government")],
        mentions=[mention(12, "dmitri-peskov"), mention(10, "kremlin")],
    )
    (one,) = find_attributions(read, data)
    assert said(read, one) == ["Nous riposterons", "si attaqués"]
    assert one.description == "le porte-parole du Kremlin, Dmitri Peskov"
    assert (one.source, one.stance, one.quotation, one.anonymous) == (
        "dmitri-peskov",
        "says",
        "direct",
        False,
    )
    assert one.cue.text == "a déclaré"
    assert (one.cue_token, one.source_head) == (6, 8)
    assert 2 in one.content_tokens
    assert 10 not in one.content_tokens


TOLD = """
Two two NUM nummod 1
officials official NOUN nsubj 2
told tell VERB ROOT 2 VerbForm=Fin
Reuters Reuters PROPN iobj 2
that that SCONJ mark 7
Iran Iran PROPN nsubj 7
had have AUX aux 7 VerbForm=Fin
threatened threaten VERB ccomp 2 VerbForm=Part
to to PART mark 9
strike_ strike VERB xcomp 7 VerbForm=Inf
. . PUNCT punct 2
"""


def test_a_chain_is_nested_and_the_medium_is_no_source(data):
    read = reading("en", TOLD, entities=[entity("IRN", "state")], mentions=[mention(5, "IRN")])
    outer, inner = find_attributions(read, data)
    assert (outer.id, outer.description, outer.medium, outer.anonymous) == (
        "a1",
        "Two officials",
        "Reuters",
        True,
    )
    assert said(read, outer) == ["Iran had threatened to strike"]
    assert (inner.within, inner.source, inner.stance) == ("a1", "IRN", "threatens")
    assert said(read, inner) == ["to strike"]


def test_the_medium_is_an_entity_where_the_reading_knows_it(data):
    read = reading("en", TOLD, entities=[entity("reuters", "medium")], mentions=[mention(3, "reuters")])
    assert find_attributions(read, data)[0].medium == "reuters"


ACCORDING = """
Selon selon ADP case 2
un un DET det 2
responsable responsable NOUN obl 6
américain_ américain ADJ amod 2
, , PUNCT punct 2
Téhéran Téhéran PROPN nsubj 6
livre livrer VERB ROOT 6 VerbForm=Fin
des un DET det 8
missiles_ missile NOUN obj 6
. . PUNCT punct 6
"""


def test_a_preposition_is_a_cue_and_an_unnamed_official_anonymous(data):
    read = reading("fr", ACCORDING)
    (one,) = find_attributions(read, data)
    assert (one.description, one.anonymous, one.source) == ("un responsable américain", True, None)
    assert said(read, one) == ["Téhéran livre des missiles"]


READ_IN = """
" " PUNCT punct 2
Elle elle PRON nsubj 2
riposte riposter VERB ROOT 2 VerbForm=Fin
"_ " PUNCT punct 2
, , PUNCT punct 5
peut_ pouvoir VERB parataxis 2 VerbForm=Fin
-on -on PRON nsubj 5
lire lire VERB xcomp 5 VerbForm=Inf
dans dans ADP case 10
ce ce DET det 10
décret_ décret NOUN obl 7
. . PUNCT punct 2
"""


def test_a_document_speaks(data):
    read = reading("fr", READ_IN)
    (one,) = find_attributions(read, data)
    assert (one.description, one.quotation, one.stance) == ("ce décret", "direct", "says")
    assert said(read, one) == ["Elle riposte"]


ACCUSED = """
Pékin Pékin PROPN nsubj 2
a avoir AUX aux 2 VerbForm=Fin
accusé accuser VERB ROOT 2 VerbForm=Part
Taipei Taipei PROPN obj 2
de de ADP mark 5
jouer jouer VERB xcomp 2 VerbForm=Inf
avec avec ADP case 8
le le DET det 8
feu_ feu NOUN obl 5
. . PUNCT punct 2
"""


def test_what_someone_is_accused_of_is_the_content(data):
    read = reading("fr", ACCUSED)
    (one,) = find_attributions(read, data)
    assert (one.stance, one.description) == ("claims", "Pékin")
    assert said(read, one) == ["de jouer avec le feu"]


PASSIVE = """
Le le DET det 1
sommet sommet NOUN nsubj:pass 4
a avoir AUX aux 4 VerbForm=Fin
été être AUX aux:pass 4 VerbForm=Part
jugé juger VERB ROOT 4 VerbForm=Part
décevant_ décevant ADJ xcomp 4
. . PUNCT punct 4
"""


def test_a_passive_without_agent_is_no_attribution(data):
    assert find_attributions(reading("fr", PASSIVE), data) == ()


CONFIRMED = """
Kyiv Kyiv PROPN nsubj 1
confirmed confirm VERB ROOT 1 VerbForm=Fin
the the DET det 3
{noun} {lemma} NOUN obj 1
of of ADP case 5
power_ power NOUN nmod 3
. . PUNCT punct 1
"""


@pytest.mark.parametrize(
    ("noun", "lemma", "contents"), [("loss", "loss", ["the loss of power"]), ("map", "map", [])]
)
def test_only_an_event_is_content_as_an_object(data, noun, lemma, contents):
    read = reading("en", CONFIRMED.format(noun=noun, lemma=lemma))
    assert [said(read, one)[0] for one in find_attributions(read, data)] == contents


TITLE = """
Poutine Poutine PROPN nsubj 4
: : PUNCT punct 4
« « PUNCT punct 4
Nous nous PRON nsubj 4
tiendrons tenir VERB ROOT 4 VerbForm=Fin
» » PUNCT punct 4
"""


def test_a_name_and_a_colon_before_a_quotation(data):
    read = reading("fr", TITLE, title=True)
    (one,) = find_attributions(read, data)
    assert (one.description, one.cue.text, one.quotation) == ("Poutine", ":", "direct")


CONTINUED = """
" " PUNCT punct 2
We we PRON nsubj 2
hold_ hold VERB ccomp 6 VerbForm=Fin
,_ , PUNCT punct 2
" " PUNCT punct 2
Kim Kim PROPN nsubj 6
said_ say VERB ROOT 6 VerbForm=Fin
._ . PUNCT punct 6
| | SPACE dep 7
"_ " PUNCT punct 12
Nobody nobody PRON nsubj 12
will will AUX aux 12 VerbForm=Fin
pass_ pass VERB ROOT 12 VerbForm=Inf
._ . PUNCT punct 12
" " PUNCT punct 12
"""


def test_a_quoted_paragraph_without_cue_goes_on_with_the_speaker(data):
    read = reading("en", CONTINUED)
    first, second = find_attributions(read, data)
    assert (first.description, said(read, first)) == ("Kim", ["We hold"])
    assert (second.description, second.stance, said(read, second)) == ("Kim", "says", ["Nobody will pass"])


def test_an_empty_reading_has_none(data):
    assert find_attributions(reading("fr", ". . PUNCT ROOT 0"), data) == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lists_are_wide_and_every_form_has_its_verb(data, language):
    words = data.language(language).attribution
    lemmas = {lemma for group in words.verbs for lemma in group.lemmas}
    assert len(lemmas) >= 150
    assert {s for group in words.verbs for s in [group.stance]} == {
        "says",
        "explains",
        "announces",
        "confirms",
        "denies",
        "warns",
        "threatens",
        "claims",
        "believes",
        "asks",
    }
    assert not set(words.forms) - lemmas

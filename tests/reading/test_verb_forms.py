"""Verbs that the tagger takes for nouns and names, and what the repair makes of the tree."""

import pytest
import spacy
from spacy.tokens import Doc

from seuil.data_files import DataFiles
from seuil.reading.parse_repair import ParseRepair

WORDS = DataFiles().language("fr")
REPAIR = ParseRepair(WORDS.roles.never_passive, WORDS.morphology)
VOCAB = spacy.blank("xx").vocab


ENGLISH = DataFiles().language("en")
ENGLISH_REPAIR = ParseRepair(ENGLISH.roles.never_passive, ENGLISH.morphology)


def parsed(*rows, repair=REPAIR, morphs=None):
    """A sentence of (form, part of speech, head, relation), heads counted from 1."""
    doc = Doc(
        VOCAB,
        words=[r[0] for r in rows],
        lemmas=[r[0].lower() for r in rows],
        pos=[r[1] for r in rows],
        heads=[r[2] - 1 for r in rows],
        deps=[r[3] for r in rows],
        morphs=morphs,
    )
    repair.mend_forms(doc)
    return repair.mend_relations(doc)


def told(doc):
    return [(t.text, t.pos_, t.dep_, t.head.text) for t in doc]


def test_a_form_that_is_only_a_verb_heads_its_clause():
    doc = parsed(("Maduro", "PROPN", 1, "ROOT"), ("rompt", "NOUN", 1, "flat"), ("avec", "ADP", 4, "case"),
                 ("Washington", "PROPN", 1, "nmod"))  # fmt: skip
    assert told(doc)[:2] == [("Maduro", "PROPN", "nsubj", "rompt"), ("rompt", "VERB", "ROOT", "rompt")]
    assert doc[1].lemma_ == "rompre"
    assert (doc[3].head.text, doc[3].dep_) == ("rompt", "obl")


def test_the_pronoun_before_it_is_its_object():
    doc = parsed(("Ankara", "PROPN", 1, "ROOT"), ("le", "DET", 3, "det"), ("nie", "NOUN", 1, "nmod"))
    assert told(doc)[1:] == [("le", "PRON", "obj", "nie"), ("nie", "VERB", "ROOT", "nie")]


def test_an_infinitive_that_had_taken_its_place_goes_under_it():
    doc = parsed(
        ("Kigali", "PROPN", 3, "nsubj"), ("nie", "PROPN", 1, "flat"), ("soutenir", "VERB", 3, "ROOT")
    )
    assert [(t.dep_, t.head.text) for t in doc] == [("nsubj", "nie"), ("ROOT", "nie"), ("xcomp", "nie")]


@pytest.mark.parametrize("article", ["un", "ce", "son"])
def test_behind_an_article_it_is_no_verb(article):
    doc = parsed((article, "DET", 2, "det"), ("dément", "NOUN", 2, "ROOT"))
    assert doc[1].pos_ == "NOUN"


def test_a_form_that_may_be_a_noun_is_a_verb_in_a_headline_alone():
    doc = parsed(("Moscou", "PROPN", 1, "ROOT"), ("frappe", "NOUN", 1, "flat"), ("Kiev", "PROPN", 1, "flat"))
    assert [(t.pos_, t.dep_) for t in doc] == [("PROPN", "nsubj"), ("VERB", "ROOT"), ("PROPN", "obj")]
    other = parsed(("Une", "DET", 2, "det"), ("frappe", "NOUN", 3, "nsubj"), ("vise", "VERB", 3, "ROOT"),
                   ("Kiev", "PROPN", 3, "obj"))  # fmt: skip
    assert other[1].pos_ == "NOUN"


def test_a_participle_behind_its_auxiliary_heads_the_clause():
    doc = parsed(("Il", "PRON", 2, "nsubj"), ("a", "AUX", 2, "ROOT"), ("dissous", "ADV", 2, "advmod"),
                 ("le", "DET", 5, "det"), ("Parlement", "NOUN", 2, "obj"))  # fmt: skip
    assert (doc[2].pos_, doc[2].dep_, doc[1].dep_, doc[4].head.text) == ("VERB", "ROOT", "aux", "dissous")


def test_a_bare_day_is_no_object():
    doc = parsed(("Il", "PRON", 2, "nsubj"), ("recule", "VERB", 2, "ROOT"), ("dimanche", "NOUN", 2, "obj"))
    assert doc[2].dep_ == "obl:mod"


def test_a_counted_noun_behind_an_approximator_is_the_object():
    doc = parsed(("Il", "PRON", 2, "nsubj"), ("retient", "VERB", 2, "ROOT"), ("au", "ADP", 6, "case"),
                 ("moins", "ADV", 6, "advmod"), ("seize", "NUM", 6, "nummod"),
                 ("otages", "NOUN", 2, "obl"))  # fmt: skip
    assert doc[5].dep_ == "obj"


def test_what_hangs_on_an_auxiliary_goes_to_its_verb():
    doc = parsed(("navire", "NOUN", 2, "nsubj"), ("a", "AUX", 4, "aux"), ("été", "AUX", 4, "aux:pass"),
                 ("arraisonné", "VERB", 4, "ROOT"))  # fmt: skip
    assert (doc[0].head.text, doc[0].dep_) == ("arraisonné", "nsubj:pass")


def test_a_time_of_day_is_no_verb_and_nothing_hangs_on_it():
    doc = parsed(("Missiles", "NOUN", 2, "nsubj"), ("struck", "VERB", 2, "ROOT"),
                 ("before", "SCONJ", 4, "mark"), ("dawn", "VERB", 2, "advcl"),
                 (",", "PUNCT", 6, "punct"), ("killing", "VERB", 4, "advcl"),
                 repair=ENGLISH_REPAIR)  # fmt: skip
    assert told(doc)[2:4] == [("before", "ADP", "case", "dawn"), ("dawn", "NOUN", "obl", "struck")]
    assert doc[5].head.text == "struck"


def test_a_time_of_day_that_dawns_stays_a_verb():
    doc = parsed(("They", "PRON", 2, "nsubj"), ("left", "VERB", 2, "ROOT"),
                 ("before", "SCONJ", 5, "mark"), ("it", "PRON", 5, "nsubj"),
                 ("dawned", "VERB", 2, "advcl"), repair=ENGLISH_REPAIR)  # fmt: skip
    assert (doc[4].pos_, doc[4].dep_) == ("VERB", "advcl")


@pytest.mark.parametrize(("day", "tense"), [("Tuesday", "Past"), ("Mars", "Pres")])
def test_a_date_tells_the_past_of_a_verb_that_looks_the_same(day, tense):
    present = "Mood=Ind|Tense=Pres|VerbForm=Fin"
    doc = parsed(("Missiles", "NOUN", 2, "nsubj"), ("hit", "VERB", 2, "ROOT"), ("ports", "NOUN", 2, "obj"),
                 ("on", "ADP", 5, "case"), (day, "PROPN", 2, "obl"), repair=ENGLISH_REPAIR,
                 morphs=["", present, "", "", ""])  # fmt: skip
    assert doc[1].morph.get("Tense") == [tense]

"""Which time expression an act takes, on parses made by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from seuil.article.model import Article, Span, When
from seuil.assertion.offsets import no_later, shifted
from seuil.assertion.triggers import Trigger
from seuil.assertion.when import TimeFinder
from seuil.data_files import DataFiles
from seuil.reading.model import Offset, Reading, TimeExpression

DATA = DataFiles()
VOCAB = spacy.blank("en").vocab
ACT = next(iter(DATA.acts.values()))
FIN, PART, INF, GER = "VerbForm=Fin|Tense=Past", "VerbForm=Part|Tense=Past", "VerbForm=Inf", "VerbForm=Ger"


def day(text):
    return When(edtf=text, earliest=text, latest=text, basis="relative", because="")


def parse(rows):
    """A document from rows of word, head (index), relation, part of speech, features."""
    words, heads, deps, pos, morphs = zip(*(r if len(r) == 5 else (*r, "") for r in rows), strict=True)
    return Doc(
        VOCAB,
        words=list(words),
        heads=list(heads),
        deps=list(deps),
        pos=list(pos),
        morphs=list(morphs),
        lemmas=[w.lower() for w in words],
        sent_starts=[i == 0 for i in range(len(words))],
    )


def finder(doc, acts, times, language="en"):
    """``acts``: token → (nominal, parent token); ``times``: (first, last, when, function, offset)."""
    text = doc.text
    article = Article(title=None, language=language, text=text, paragraphs=(Span(start=0, end=len(text)),))
    expressions = tuple(
        TimeExpression(doc[a].idx, doc[b].idx + len(doc[b]), a, b, when, function, "", offset)
        for a, b, when, function, offset in times
    )
    triggers = {
        i: Trigger(
            act=ACT,
            word=ACT.words[language][0] if hasattr(ACT, "words") else None,
            token=doc[i],
            predicate=doc[i],
            tokens=(i,),
            nominal=nominal,
        )
        for i, (nominal, _) in acts.items()
    }
    for i, (_, parent) in acts.items():
        triggers[i].parent = triggers.get(parent)
    reading = Reading(article, doc, {}, (), (), expressions, day("2025-02-17"))
    return TimeFinder(reading, list(triggers.values()), DATA.language(language).time_words), triggers


def given(doc, acts, times, realised=True, language="en"):
    """Token → the EDTF form that its act takes, or null."""
    found, triggers = finder(doc, acts, times, language)
    whens = {i: found.when(t, realised=realised) for i, t in triggers.items()}
    return {i: w.edtf if w else None for i, w in whens.items()}


def at(first, last, text, function="at", offset=None):
    return first, last, day(text) if text else None, function, offset


VERB = (False, None)
NOUN = (True, None)


def test_the_time_of_its_own_clause():
    doc = parse(
        [
            ("Rebels", 1, "nsubj", "NOUN"),
            ("attacked", 1, "ROOT", "VERB", FIN),
            ("it", 1, "obj", "PRON"),
            ("Sunday", 1, "obl", "PROPN"),
        ]
    )
    assert given(doc, {1: VERB}, [at(3, 3, "2025-02-16")]) == {1: "2025-02-16"}


def test_a_time_that_heads_its_sentence_goes_to_the_clause_behind_it():
    doc = parse(
        [
            ("Mardi", 0, "ROOT", "NOUN"),
            (",", 0, "punct", "PUNCT"),
            ("ils", 4, "nsubj", "PRON"),
            ("ont", 4, "aux", "AUX", FIN),
            ("défilé", 0, "acl", "VERB", PART),
        ]
    )
    assert given(doc, {4: VERB}, [at(0, 0, "2025-02-11")], language="fr") == {4: "2025-02-11"}


def test_a_reported_act_does_not_take_the_day_of_the_telling():
    doc = parse(
        [
            ("Iran", 1, "nsubj", "PROPN"),
            ("said", 1, "ROOT", "VERB", FIN),
            ("Sunday", 1, "obl", "PROPN"),
            ("Israel", 4, "nsubj", "PROPN"),
            ("attacked", 1, "ccomp", "VERB", FIN),
        ]
    )
    assert given(doc, {4: VERB}, [at(2, 2, "2025-02-16")]) == {4: None}


def test_a_form_without_tense_shares_the_clause_above_if_it_happened():
    doc = parse(
        [
            ("They", 1, "nsubj", "PRON"),
            ("bombed", 1, "ROOT", "VERB", FIN),
            ("Sunday", 1, "obl", "PROPN"),
            ("killing", 1, "advcl", "VERB", GER),
            ("ten", 3, "obj", "NUM"),
        ]
    )
    times = [at(2, 2, "2025-02-16")]
    assert given(doc, {1: VERB, 3: VERB}, times) == {1: "2025-02-16", 3: "2025-02-16"}


def ordered():
    return parse(
        [
            ("They", 1, "nsubj", "PRON"),
            ("ordered", 1, "ROOT", "VERB", FIN),
            ("Sunday", 1, "obl", "PROPN"),
            ("to", 4, "mark", "PART"),
            ("strike", 1, "xcomp", "VERB", INF),
        ]
    )


def test_what_is_ordered_does_not_take_the_day_of_the_order():
    assert given(ordered(), {1: VERB, 4: (False, 1)}, [at(2, 2, "2025-02-16")]) == {1: "2025-02-16", 4: None}


def test_a_time_yet_to_come_is_that_of_what_is_ordered():
    assert given(ordered(), {1: VERB, 4: (False, 1)}, [at(2, 2, "2025-02-23")]) == {1: None, 4: "2025-02-23"}
    assert given(ordered(), {1: VERB, 4: (False, 1)}, [at(2, 2, "2025-02-16", "until")])[1] is None


def joined(subject):
    rows = [
        ("Mali", 1, "nsubj", "PROPN"),
        ("expelled", 1, "ROOT", "VERB", FIN),
        ("him", 1, "obj", "PRON"),
        ("Sunday", 1, "obl", "PROPN"),
        ("and", 6, "cc", "CCONJ"),
        ("Niger", 6, "nsubj", "PROPN"),
        ("closed", 1, "conj", "VERB", FIN),
    ]
    return parse(rows if subject else [*rows[:5], ("then", 6, "advmod", "ADV"), rows[6]])


@pytest.mark.parametrize(("subject", "second"), [(False, "2025-02-16"), (True, None)])
def test_joined_clauses_share_a_time_where_they_share_the_subject(subject, second):
    assert given(joined(subject), {1: VERB, 6: VERB}, [at(3, 3, "2025-02-16")], realised=False)[6] == second


def test_an_act_noun_takes_the_time_of_the_participle_on_it():
    doc = parse(
        [
            ("the", 1, "det", "DET"),
            ("talks", 1, "ROOT", "NOUN"),
            ("held", 1, "acl", "VERB", PART),
            ("Sunday", 2, "obl", "PROPN"),
        ]
    )
    assert given(doc, {1: NOUN}, [at(3, 3, "2025-02-16")]) == {1: "2025-02-16"}


def test_what_kills_dates_the_killing():
    doc = parse(
        [("Sunday", 1, "nmod", "PROPN"), ("attack", 2, "nsubj", "NOUN"), ("killed", 2, "ROOT", "VERB", FIN)]
    )
    assert given(doc, {1: NOUN, 2: VERB}, [at(0, 0, "2025-02-16")]) == {1: "2025-02-16", 2: "2025-02-16"}


@pytest.mark.parametrize(("sign", "wanted"), [(1, "2025-02-14"), (-1, "2025-02-18")])
def test_an_act_counted_from_another(sign, wanted):
    doc = parse(
        [
            ("Rebels", 1, "nsubj", "NOUN"),
            ("attacked", 1, "ROOT", "VERB", FIN),
            ("Sunday", 1, "obl", "PROPN"),
            ("days", 6, "obl", "NOUN"),
            ("after", 6, "mark", "SCONJ"),
            ("troops", 6, "nsubj", "NOUN"),
            ("left", 1, "advcl", "VERB", FIN),
        ]
    )
    times = [at(2, 2, "2025-02-16"), at(3, 4, None, offset=Offset("day", 2, 2, sign))]
    assert given(doc, {1: VERB, 6: VERB}, times, realised=False) == {1: "2025-02-16", 6: wanted}


def test_nothing_is_given_without_a_time():
    doc = parse([("Rebels", 1, "nsubj", "NOUN"), ("attacked", 1, "ROOT", "VERB", FIN)])
    assert given(doc, {1: VERB}, []) == {1: None}


def test_shifted_gives_its_reason_and_no_later_holds_to_the_page():
    time = TimeExpression(0, 5, 0, 0, None)
    when = shifted(day("2025-02-16"), Offset("day", 0, 3, 1), 1, of="vote", time=time, words="after")
    assert when is not None
    assert (when.edtf, when.because) == (
        "2025-02-16/2025-02-19",
        "0 to 3 days after 2025-02-16, the time of “vote”",
    )
    from datetime import date

    assert no_later(when, date(2025, 2, 17)).latest == "2025-02-17"
    assert shifted(day("9999-12-31"), Offset("year", 9, 9, 1), 1, of="x", time=time, words="") is None


def test_a_time_that_opens_the_first_clause_holds_behind_a_semicolon():
    doc = parse(
        [
            ("Sunday", 3, "obl", "PROPN"),
            (",", 3, "punct", "PUNCT"),
            ("trucks", 3, "nsubj", "NOUN"),
            ("burned", 3, "ROOT", "VERB", FIN),
            (";", 6, "punct", "PUNCT"),
            ("guards", 6, "nsubj", "NOUN"),
            ("fired", 3, "parataxis", "VERB", FIN),
        ]
    )
    assert given(doc, {6: VERB}, [at(0, 0, "2025-02-16")]) == {6: "2025-02-16"}


@pytest.mark.parametrize(("mark", "wanted"), [(":", "2025-02-16"), (";", None)])
def test_what_follows_a_colon_shares_the_day_of_what_it_explains(mark, wanted):
    doc = parse(
        [
            ("They", 1, "nsubj", "PRON"),
            ("swapped", 1, "ROOT", "VERB", FIN),
            ("prisoners", 1, "obj", "NOUN"),
            ("Sunday", 1, "obl", "PROPN"),
            (mark, 6, "punct", "PUNCT"),
            ("it", 6, "nsubj", "PRON"),
            ("freed", 1, "parataxis", "VERB", FIN),
            ("two", 6, "obj", "NUM"),
        ]
    )
    assert given(doc, {6: VERB}, [at(3, 3, "2025-02-16")])[6] == wanted


def test_a_year_says_which_thing_and_not_when():
    doc = parse(
        [
            ("They", 1, "nsubj", "PRON"),
            ("broke", 1, "ROOT", "VERB", FIN),
            ("the", 4, "det", "DET"),
            ("2018", 4, "compound", "NUM"),
            ("accord", 1, "obj", "NOUN"),
        ]
    )
    assert given(doc, {1: VERB}, [at(3, 3, "2018-01-01")]) == {1: None}


def test_a_day_hung_past_its_act_noun_comes_back_to_it():
    doc = parse(
        [
            ("They", 1, "nsubj", "PRON"),
            ("hunt", 1, "ROOT", "VERB", FIN),
            ("the", 3, "det", "DET"),
            ("men", 1, "obj", "NOUN"),
            ("behind", 6, "case", "ADP"),
            ("the", 6, "det", "DET"),
            ("bombing", 3, "nmod", "NOUN"),
            ("on", 8, "case", "ADP"),
            ("Sunday", 3, "nmod", "PROPN"),
        ]
    )
    assert given(doc, {1: VERB, 6: NOUN}, [at(8, 8, "2025-02-16")]) == {1: None, 6: "2025-02-16"}


def test_a_day_behind_the_saying_is_that_of_the_saying():
    doc = parse(
        [
            ("He", 1, "nsubj", "PRON"),
            ("say", 1, "ROOT", "VERB", FIN),
            ("Sunday", 4, "obl", "PROPN"),
            ("they", 4, "nsubj", "PRON"),
            ("attacked", 1, "ccomp", "VERB", FIN),
        ]
    )
    assert given(doc, {4: VERB}, [at(2, 2, "2025-02-16")]) == {4: None}


def test_an_announcement_dates_the_act_that_it_does():
    doc = parse(
        [
            ("Mali", 1, "nsubj", "PROPN"),
            ("announce", 1, "ROOT", "VERB", FIN),
            ("Sunday", 1, "obl", "PROPN"),
            ("its", 4, "nmod:poss", "PRON"),
            ("withdrawal", 1, "obj", "NOUN"),
        ]
    )
    found, triggers = finder(doc, {4: NOUN}, [at(2, 2, "2025-02-16")])
    triggers[4].act = DATA.acts["leave-organisation"]
    when = found.when(triggers[4], realised=False)
    assert when is not None and when.edtf == "2025-02-16"
    triggers[4].act = next(act for act in DATA.acts.values() if act.plover == "ASSAULT")
    assert found.when(triggers[4], realised=False) is None


def test_when_it_happened_is_the_day_before_it_and_not_all_since():
    doc = parse(
        [
            ("War", 1, "nsubj", "NOUN"),
            ("rages", 1, "ROOT", "VERB", "VerbForm=Fin|Tense=Pres"),
            ("since", 3, "case", "ADP"),
            ("Sunday", 1, "obl", "PROPN"),
            (",", 7, "punct", "PUNCT"),
            ("when", 7, "advmod", "ADV"),
            ("jets", 7, "nsubj", "NOUN"),
            ("attacked", 1, "advcl", "VERB", FIN),
        ]
    )
    assert given(doc, {7: VERB}, [at(3, 3, "2025-02-16", "since")]) == {7: "2025-02-16"}


def test_what_goes_on_since_a_dated_act_reaches_up_to_the_page():
    doc = parse(
        [
            ("Since", 3, "case", "ADP"),
            ("Sunday", 3, "nmod:poss", "PROPN"),
            ("'s", 1, "case", "PART"),
            ("raid", 6, "obl", "NOUN"),
            (",", 3, "punct", "PUNCT"),
            ("they", 6, "nsubj", "PRON"),
            ("fought", 6, "ROOT", "VERB", FIN),
        ]
    )
    assert given(doc, {3: NOUN, 6: VERB}, [at(1, 1, "2025-02-16")]) == {
        3: "2025-02-16",
        6: "2025-02-16/2025-02-17",
    }


def test_two_participles_that_share_an_auxiliary_share_the_day():
    doc = parse(
        [
            ("two", 2, "nsubj:pass", "NUM"),
            ("were", 2, "aux:pass", "AUX", FIN),
            ("killed", 2, "ROOT", "VERB", PART),
            ("and", 5, "cc", "CCONJ"),
            ("five", 5, "nsubj:pass", "NUM"),
            ("wounded", 2, "conj", "VERB", PART),
            ("Sunday", 5, "obl", "PROPN"),
        ]
    )
    assert given(doc, {2: VERB, 5: VERB}, [at(6, 6, "2025-02-16")]) == {2: "2025-02-16", 5: "2025-02-16"}


def test_the_act_that_a_time_counts_from_does_not_take_that_time():
    doc = parse(
        [
            ("years", 3, "obl", "NOUN"),
            ("after", 2, "case", "ADP"),
            ("invasion", 0, "nmod", "NOUN"),
            ("asked", 3, "ROOT", "VERB", FIN),
        ]
    )
    assert given(doc, {2: NOUN, 3: VERB}, [at(0, 2, "2024-02-24")]) == {2: None, 3: "2024-02-24"}

"""What must hold of any page, whatever the parse."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from seuil.reading.entities import find_entities
from tests.reading.entities.conftest import article

_WORDS = {
    "fr": [
        "Le",
        "président",
        "russe",
        "Vladimir",
        "Poutine",
        "son",
        "pays",
        "qui",
        "il",
        "Kiev",
        ",",
        "à",
        "de",
        "armée",
        "missiles",
        "balistiques",
        '"',
        "nous",
        "Koursk",
        "région",
        "États-Unis",
        "homologue",
        "-",
        "\n",
        "ses",
        "troupes",
        "ministre",
        "OTAN",
        "les",
        "décret",
        "Hamas",
        "groupe",
        "ex-président",
        "américano-russe",
        "U.S.",
        "l'",
        "é",
    ],
    "en": [
        "The",
        "president",
        "Russian",
        "Vladimir",
        "Putin",
        "his",
        "country",
        "who",
        "he",
        "Kyiv",
        ",",
        "to",
        "of",
        "army",
        "missiles",
        "ballistic",
        '"',
        "we",
        "Kursk",
        "region",
        "US",
        "counterpart",
        "-",
        "\n",
        "'s",
        "its",
        "troops",
        "minister",
        "NATO",
        "they",
        "decree",
        "Hamas",
        "group",
        "in",
        "U.S.",
        "Mr",
        "and",
        "it",
    ],
}
_POS = ["NOUN", "PROPN", "VERB", "ADJ", "DET", "PRON", "ADP", "PUNCT", "AUX", "SCONJ", "CCONJ", "X"]
_DEPS = [
    "nsubj",
    "obj",
    "obl",
    "nmod",
    "amod",
    "det",
    "appos",
    "flat",
    "conj",
    "acl:relcl",
    "ccomp",
    "xcomp",
    "case",
    "cc",
    "compound",
    "nmod:poss",
    "obl:agent",
    "expl",
    "parataxis",
    "mark",
    "nsubj:pass",
    "cop",
    "ROOT",
]
_MORPHS = ["", "Number=Plur", "Number=Sing|Gender=Masc", "Poss=Yes", "PronType=Rel", "Gender=Fem|Number=Plur"]


@st.composite
def documents(draw: st.DrawFn) -> tuple[str, Doc]:
    """Any words under any tree: each token hangs on itself or on another, without a cycle."""
    language = draw(st.sampled_from(["fr", "en"]))
    size = draw(st.integers(1, 24))
    words = draw(st.lists(st.sampled_from(_WORDS[language]), min_size=size, max_size=size))
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for rank, token in enumerate(order):
        heads[token] = token if rank == 0 else order[draw(st.integers(0, rank - 1))]

    def pick(options: list[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(options), min_size=size, max_size=size))

    ents = draw(st.lists(st.sampled_from(["O", "B-PER", "B-ORG", "B-LOC"]), min_size=size, max_size=size))
    deps = ["ROOT" if heads[i] == i else dep for i, dep in enumerate(pick(_DEPS))]
    doc = Doc(
        Vocab(),
        words=words,
        spaces=draw(st.lists(st.booleans(), min_size=size, max_size=size)),
        heads=heads,
        deps=deps,
        pos=pick(_POS),
        lemmas=[w.lower() for w in words],
        morphs=pick(_MORPHS),
        ents=ents,
    )
    return language, doc


@settings(
    deadline=None,
    max_examples=150,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(documents())
def test_mentions_are_sound_on_any_parse(data, indexes, drawn):
    language, doc = drawn
    page = article(doc.text, language, "2024-11-19")
    entities, mentions = find_entities(doc, page, data, language, indexes[language])
    assert list(mentions) == sorted(mentions, key=lambda m: (m.start, m.end, m.head, m.entity or "", m.how))
    for m in mentions:
        assert 0 <= m.start < m.end <= len(doc.text)
        assert m.first <= m.head <= m.last
        assert doc.text[m.start : m.end] in doc[m.first : m.last + 1].text
        assert (m.entity in entities) if m.entity is not None else m.why
    for key, entity in entities.items():
        assert key == entity.id
        assert entity.mentions
        for span in entity.mentions:
            assert doc.text[span.start : span.end] == span.text
    again = find_entities(doc, page, data, language, indexes[language])
    assert again == (entities, mentions)


def test_an_empty_page_names_nothing(data, indexes):
    doc = Doc(Vocab(), words=[])
    assert find_entities(doc, article("", "fr"), data, "fr", indexes["fr"]) == ({}, ())


def test_every_language_has_its_naming_words(data):
    for code in data.languages:
        naming = data.language(code).naming
        assert naming.pronouns and naming.institutions and naming.generic

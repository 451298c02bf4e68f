"""Declared if … then …, in words of our own, through the shipped pipelines."""

import pytest

from seuil.reader import Reader

# language, text, acts of the condition, acts of the consequence
OWED = [
    ("en", "Withdraw your troops or we will bomb the city, he said.", {"withdraw-forces"}, {"strike"}),
    ("fr", "Retirez vos troupes, ou nous bombarderons la ville.", {"withdraw-forces"}, {"strike"}),
    ("en", "Kyiv will not negotiate until Russia withdraws its troops.", {"withdraw-forces"}, {"negotiate"}),
    (
        "en",
        "The junta would kill Bazoum if the neighbours invaded, one of its officers told an American envoy.",
        {"invade"},
        {"kill"},
    ),
    (
        "en",
        "The sanctions will be reimposed, an American diplomat warned, unless the leader is released.",
        {"release-prisoners"},
        {"impose-sanctions"},
    ),
    (
        "fr",
        "Londres a averti qu'elle tiendrait toute attaque de l'aéroport pour dirigée contre elle.",
        {"attack"},
        {"regard-as"},
    ),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("language", "text", "if_", "then"), OWED, ids=[row[1][:40] for row in OWED])
def test_a_commitment_pairs_condition_and_consequence(reader, language, text, if_, then):
    brief = reader.read_text("Page.\n" + text, language=language, published="2020-01-01")
    acts = {a.id: a.act for a in brief.assertions}
    pairs = [({acts[i] for i in c.if_}, {acts[i] for i in c.then}) for c in brief.commitments]
    assert pairs == [(if_, then)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The army attacked the town until the rebels withdrew."),
        ("en", "Rebels shelled the town or the army bombed it."),
        ("fr", "L'armée a bombardé la ville avant le retrait des rebelles."),
    ],
)
def test_what_is_told_binds_nobody(reader, language, text):
    brief = reader.read_text("Page.\n" + text, language=language, published="2020-01-01")
    assert brief.commitments == ()

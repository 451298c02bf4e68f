"""Every value of the contract has words in every language."""

from typing import get_args

import pytest

from seuil.article.model import FurnitureKind, TextSpan, WhenBasis
from seuil.assertion.model import Certainty, Polarity, QuotationKind, Stance, Status
from seuil.brief.names import Names
from seuil.brief.shown import shown
from seuil.brief.wording import SIGNS, Wording
from seuil.data_files import DataFiles
from seuil.reading.model import Entity, EntityKind
from tests.brief.conftest import brief_with

FIELDS = {
    "status": Status,
    "polarity": Polarity,
    "certainty": Certainty,
    "stance": Stance,
    "quotation": QuotationKind,
    "basis": WhenBasis,
    "kind": EntityKind,
    "furniture": FurnitureKind,
}


@pytest.mark.parametrize("language", DataFiles().languages)
@pytest.mark.parametrize("field", FIELDS)
def test_every_value_has_words(data, language, field):
    words = getattr(data.language(language).brief, field)
    assert set(words) == set(get_args(FIELDS[field]))
    assert all(words.values())


def test_every_status_has_a_sign():
    assert set(SIGNS) == set(get_args(Status))
    assert len(set(SIGNS.values())) == len(SIGNS)


def test_languages_have_the_same_labels(data):
    said = [data.language(code).brief for code in data.languages]
    for words in said[1:]:
        assert set(words.labels) == set(said[0].labels)
        assert set(words.headings) == set(said[0].headings)
        assert set(words.force) == set(said[0].force)


@pytest.mark.parametrize(
    ("entity", "en", "fr"),
    [
        (Entity(id="DEU", name="Germany", kind="state", country="DEU"), "Germany", "Allemagne"),
        (Entity(id="EU", name="EU", kind="organisation"), "EU", "UE"),
        (Entity(id="ballistic-missile", name="x", kind="weapon"), "ballistic missile", "missile balistique"),
        (Entity(id="tehran", name="Tehran", kind="city", country="IRN"), "Tehran", "Téhéran"),
        (
            Entity(id="npt", name="NPT", kind="document"),
            "Treaty on the Non-Proliferation of Nuclear Weapons",
            "Traité sur la non-prolifération des armes nucléaires",
        ),
        (
            Entity(id="fra-resolution", name="resolution of France", kind="document"),
            "resolution (France)",
            "résolution (France)",
        ),
        (Entity(id="report", name="report", kind="document"), "report", "rapport"),
        (
            Entity(id="decree", name="décret du 19 novembre", kind="document"),
            "décret du 19 novembre",
            "décret du 19 novembre",
        ),
        (Entity(id="jane-doe", name="Jane Doe", kind="person"), "Jane Doe", "Jane Doe"),
        (
            Entity(id="grc-companies", name="companies", kind="group"),
            "companies (Greece)",
            "entreprises (Grèce)",
        ),
    ],
)
def test_names_are_in_the_readers_language(data, entity, en, fr):
    assert Names(data, "en").of(entity) == en
    assert Names(data, "fr").of(entity) == fr


def test_reasons_of_one_form_stand_under_one_head(data):
    say = Wording(brief_with(), data, "fr")
    spans = [TextSpan(start=n, end=n + 1, text="x") for n in range(3)]
    reasons = ["another sense of “say”", "first person outside a quotation", "another sense of “hold”"]
    heads = [(str(head), len(found)) for head, found in say.grouped(tuple(spans), reasons)]
    assert heads == [("pris dans un autre sens", 2), ("première personne hors d'une citation", 1)]


def test_shown_is_one_clean_line():
    assert shown("a\u202eb\tc\n\nd\x00\ud800") == "ab c d\ufffd\ufffd"
    assert shown("le « mot » – l’été…") == "le « mot » – l’été…"

"""Mentions of a brief: keys that outlive a new reading, numbers with what they count, who says it."""

import pytest

from seuil.article.model import Article, Span, TextSpan, When
from seuil.assertion.model import Assertion, Attribution
from seuil.brief.model import Brief, PageRecord, TimeRecord
from seuil.data_files import DataFiles
from seuil.event.from_briefs import MentionReader
from seuil.reading.model import Entity

TEXT = (
    "On 7 October 2025, Russia fired 24 missiles and 1,200 drones at Odesa, killing twelve people, "
    "the mayor said. The S-300 batteries failed."
)


def span(words, nth=0):
    at = -1
    for _ in range(nth + 1):
        at = TEXT.index(words, at + 1)
    return TextSpan(start=at, end=at + len(words), text=words)


@pytest.fixture(scope="module")
def reader():
    return MentionReader(DataFiles())


def brief(language="en", published="2025-10-08"):
    sentence = span(TEXT.split(". ")[0] + ".")
    when = When(edtf=published, earliest=published, latest=published, basis="stated", because="so")
    fields = {"plover": "ASSAULT", "status": "happened", "polarity": "affirmed", "certainty": "certain"}
    day = {"edtf": "2025-10-07", "earliest": "2025-10-07", "latest": "2025-10-07"}
    time = TimeRecord(**span("7 October 2025").model_dump(), **day, basis="stated", because="so")
    return Brief(
        version="0",
        page=PageRecord(source="s", media_type="text/plain", sha256="0" * 64, bytes=len(TEXT)),
        article=Article(
            title=None,
            language=language,
            outlet="The Day",
            published=when if published else None,
            text=TEXT,
            paragraphs=(Span(start=0, end=len(TEXT)),),
        ),
        entities=(
            Entity(id="RUS", name="Russia", kind="state", country="RUS", mentions=(span("Russia"),)),
            Entity(id="odesa", name="Odesa", kind="city", country="UKR", mentions=(span("Odesa"),)),
        ),
        assertions=(
            Assertion(
                id="e1",
                act="launch-weapon",
                cameo="195",
                actor=("RUS",),
                target=("odesa",),
                sources=("a1",),
                trigger=span("fired"),
                evidence=sentence,
                **fields,
            ),
            Assertion(id="e2", act="strike", cameo="195", trigger=span("fired"), evidence=sentence, **fields),
            Assertion(
                id="e3",
                act="kill",
                cameo="182",
                part_of="e1",
                trigger=span("killing"),
                evidence=sentence,
                **fields,
            ),
        ),
        attributions=(
            Attribution(
                id="a1",
                source=None,
                description="the mayor",
                cue=span("said"),
                stance="says",
                quotation="indirect",
                content=(Span(start=0, end=90),),
            ),
        ),
        commitments=(),
        times=(time,),
        set_aside=(),
    )


def test_keys_are_made_of_page_and_offset(reader):
    made = reader.mentions(brief(), "aaaabbbbcccc")
    at, killing = TEXT.index("fired"), TEXT.index("killing")
    assert [m.key for m in made] == [
        f"aaaabbbbcccc@{at}",
        f"aaaabbbbcccc@{at}.2",
        f"aaaabbbbcccc@{killing}",
    ]


def test_numbers_are_those_that_tell_no_time_and_name_no_weapon(reader):
    first = reader.mentions(brief(), "p")[0]
    assert first.numbers == (12.0, 24.0, 1200.0)
    assert first.counts == ((12.0, "people"), (24.0, "missiles"), (1200.0, "drones"))


def test_number_words_are_those_of_the_language(reader):
    assert 12.0 not in reader.mentions(brief(language="fr"), "p")[0].numbers


def test_content_knows_what_it_is_the_content_of(reader):
    made = reader.mentions(brief(), "p")
    assert made[2].content_of == made[0].key
    assert made[0].contents == ("kill",)


def test_who_says_it_and_whom_the_sentence_names(reader):
    first, second, _ = reader.mentions(brief(), "p")
    assert [(v.name, v.stance) for v in first.voices] == [("the mayor", "says")]
    assert second.voices == ()
    assert first.named == ("RUS", "odesa")
    assert first.countries == {"RUS": "RUS", "odesa": "UKR"}
    assert (first.known, first.outlet) == ("2025-10-08", "The Day")

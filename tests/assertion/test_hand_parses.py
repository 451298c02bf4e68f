"""The rules of the assertion stage on parses that a person has read, without any model.

`parses/<language>.conllu` holds a sentence each with its names (`mention`: tokens, head, how found, entity,
kind, country), its tree, and what it owes (`owes`: act, trigger, roles, status polarity certainty, the act
whose content it is; `pair`: if > then).
"""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc

from seuil.article.model import Article, Span
from seuil.assertion.from_reading import AssertionReader
from seuil.data_files import DataFiles
from seuil.reading.model import Entity, Mention, Reading
from seuil.reading.quotations import find_quotations

PARSES = Path(__file__).parent / "parses"
DATA = DataFiles()
# Of a blank pipeline of no language only the vocabulary is used: it gives tokens their lower-case forms.
VOCAB = spacy.blank("xx").vocab
READERS = {code: AssertionReader(DATA, code) for code in ("en", "fr")}


@dataclass
class Parsed:
    text: str = ""
    mentions: list[str] = field(default_factory=list)
    owes: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


def sentences(code):
    for block in (PARSES / f"{code}.conllu").read_text("utf-8").strip().split("\n\n"):
        parsed = Parsed()
        for line in block.splitlines():
            if line.startswith("# text = "):
                parsed.text = line.removeprefix("# text = ")
            elif line.startswith("# mention = "):
                parsed.mentions.append(line.removeprefix("# mention = "))
            elif line.startswith("# owes = "):
                parsed.owes.append(line.removeprefix("# owes = "))
            elif line.startswith("# pair = "):
                parsed.pairs.append(line.removeprefix("# pair = "))
            elif line and not line.startswith("#"):
                parsed.rows.append(line.split("\t"))
        yield parsed


def reading_of(parsed, code):
    rows = parsed.rows
    doc = Doc(
        VOCAB,
        words=[r[1] for r in rows],
        spaces=[r[9] == "_" for r in rows],
        lemmas=[r[2] for r in rows],
        pos=[r[3] for r in rows],
        morphs=["" if r[5] == "_" else r[5] for r in rows],
        heads=[int(r[6]) - 1 if r[6] != "0" else n for n, r in enumerate(rows)],
        deps=[r[7] for r in rows],
    )
    entities, mentions = {}, []
    for line in parsed.mentions:
        span, head, how, name, kind, country = line.split()
        first, last = (int(i) - 1 for i in span.split("-"))
        start, end = doc[first].idx, doc[last].idx + len(doc[last])
        entities[name] = Entity(id=name, name=name, kind=kind, country=None if country == "-" else country)
        mentions.append(Mention(start, end, first, last, int(head) - 1, name, how))
    article = Article(
        title=None, language=code, text=parsed.text, paragraphs=(Span(start=0, end=len(parsed.text)),)
    )
    assert doc.text == parsed.text
    return Reading(
        article=article,
        doc=doc,
        entities=entities,
        mentions=tuple(mentions),
        quotations=find_quotations(doc, article),
        times=(),
        published=None,
    )


def told(assertion, acts):
    roles = " | ".join(
        f"{role} {','.join(getattr(assertion, role)) or '-'}"
        for role in ("actor", "target", "instrument", "place")
    )
    standing = f"{assertion.status} {assertion.polarity} {assertion.certainty}"
    above = acts.get(assertion.part_of, "-")
    return f"{assertion.act} | {assertion.trigger.text} | {roles} | {standing} | of {above}"


CASES = [
    pytest.param(code, parsed, id=f"{code}: {parsed.text}")
    for code in ("en", "fr")
    for parsed in sentences(code)
]


@pytest.mark.parametrize(("code", "parsed"), CASES)
def test_what_a_tree_owes(code, parsed):
    read = READERS[code].read(reading_of(parsed, code))
    acts = {a.id: a.act for a in read.assertions}
    assert [told(a, acts) for a in read.assertions] == parsed.owes
    pairs = [
        f"{','.join(acts[i] for i in c.if_)} > {','.join(acts[i] for i in c.then)}" for c in read.commitments
    ]
    assert pairs == parsed.pairs


@pytest.mark.parametrize(("code", "parsed"), CASES)
def test_every_value_names_the_words_that_decided(code, parsed):
    for assertion in READERS[code].read(reading_of(parsed, code)).assertions:
        fields = {b.field: b for b in assertion.because}
        assert fields["status"].value == assertion.status
        assert fields["certainty"].value == assertion.certainty
        for because in assertion.because:
            for words in because.words:
                assert parsed.text[words.start : words.end] == words.text

"""The sentences of ``sentences.<language>.yaml`` through the shipped pipeline: a floor under what is
found."""

from pathlib import Path

import pytest
import yaml

from seuil.article.model import Article, Span
from seuil.assertion.attribution import find_attributions
from seuil.data_files import DataFiles
from seuil.data_files.folder import SHIPPED
from seuil.reading.from_article import ArticleReader
from seuil.reading.model import Reading

# Sentences that come out whole (every attribution, every field, none too many), of all; raised as the rules
# improve.
FLOOR = {"fr": 0.9, "en": 0.75}


def read(reader: ArticleReader, language: str, row) -> Reading:
    text = row["text"]
    lines = text.split("\n")
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(len(lines))]
    spans = tuple(Span(start=s, end=s + len(line)) for s, line in zip(starts, lines, strict=True))
    title = row.get("title", False)
    article = Article(
        title=lines[0] if title else None,
        language=language,
        text=text,
        title_span=spans[0] if title else None,
        paragraphs=spans,
    )
    return reader.read(article)


def content_of(reading: Reading, one) -> str:
    return " | ".join(reading.article.text[s.start : s.end] for s in one.content)


def gives(reading: Reading, one, owed, cues) -> bool:
    """Whether the attribution has every field that is owed."""
    content = content_of(reading, one)
    source = owed["source"].lower() in one.description.lower() if owed["source"] else one.description == ""
    return (
        (owed["cue"] in one.cue.text or one.cue.text in owed["cue"])
        and source
        and (one.stance, one.quotation) == (owed["stance"], owed["quotation"])
        and owed["content"] in content
        and not ("without" in owed and owed["without"] in content)
        and one.anonymous == owed.get("anonymous", False)
        and owed.get("medium", "").lower() in (one.medium or "").lower()
        and ("within" not in owed or owed["within"] in cues.get(one.within, ""))
    )


def whole(reading: Reading, found, owes) -> bool:
    """Whether each attribution owed is found once and none is too many."""
    cues = {one.id: one.cue.text for one in found}
    left = list(found)
    for owed in owes:
        match = next((one for one in left if gives(reading, one, owed, cues)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


@pytest.mark.parametrize("language", ["fr", "en"])
def test_most_sentences_come_out_whole(language):
    pipeline = SHIPPED / "languages" / language / "pipeline"
    if not pipeline.exists():
        pytest.skip("the language pipeline is not here")
    data = DataFiles()
    reader = ArticleReader(data, language)
    rows = yaml.safe_load((Path(__file__).parent / f"sentences.{language}.yaml").read_text("utf-8"))
    readings = [(read(reader, language, row), row["owes"]) for row in rows]
    right = [whole(reading, find_attributions(reading, data), owes) for reading, owes in readings]
    missed = [row["text"] for row, ok in zip(rows, right, strict=True) if not ok]
    assert sum(right) / len(right) >= FLOOR[language], "\n".join(missed)

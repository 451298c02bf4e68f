"""Every reason, note and fault of the code has French words; what has none is shown in English, as such."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest
from jinja2 import Environment

from seuil.brief.reasons import MADE_IN, Phrase, Reasons, frame_of, reasons_in
from seuil.data_files import DataFiles
from seuil.data_files.shapes.reasons import ReasonsFile

ROOT = Path(__file__).resolve().parents[2] / "seuil"
OTHERS = [code for code in DataFiles().languages if code != MADE_IN]

# Where reasons, notes and faults are made that a reader may be shown.
MADE = (
    "reading/times/*.py", "reading/entities/*.py", "reading/from_article.py",
    "assertion/*.py", "assertion/attribution/*.py",
    "article/*.py", "page/*.py", "page/formats/*.py", "worker_pool.py",
    "event/*.py", "event/copies/*.py",
    "asking/deciding.py", "finding/from_scenario.py", "doctrine/compare.py", "data_files/reader.py",
    "data_files/shapes/scenarios.py", "web/scenarios/draft.py",
    "store/correcting.py", "store/database.py", "store/failing.py", "store/finding.py", "store/migrating.py",
    "store/packing.py", "store/record.py", "store/sight.py",
)  # fmt: skip
# What stands there and is no reason: names, marks of a page, faults of the data files that are shipped.
NOT_SHOWN = {
    "de source", "report …", "… of …", "its own name", "signs: not as known: …", "Value error, ",
    "unknown class … in a pattern; known: …", "a pattern has an empty step: …",
    "published is …; accepted: an ISO day such as 2024-11-19",
    "following::*[self::div or self::p or self::span or self::time or self::li]",
    "Seuil/0.1 (reads one page at its user's request)",
    "<!doctype html><html><head>…</head><body><article>…</article></body></html>",
    "field …: write FIELD=NAME; fields are …", "field … is given twice",
    "…: there is no … for …; there are: …",
    "…: none of its fields is known to hold a page's text; there are: …; say which one does: text=NAME",
    "seuil open rows", "reading … of ",
}  # fmt: skip
# What a reason is put together of; what comes of it is a frame.
PIECES = {
    "the day itself,", "the … of", "the … after", "the … before", "… …s after", "… …s before", "… to …",
    "… to … …s", "… or another", "looks like ", "the language …", " (a feed: give it as feed:ADDRESS)",
    "was made by a newer version of Seuil (schema …)", "no charset declared, read as ",
    "declared as …, but read as ", "the …… day counted from … = ", "socket files are not fetched",
    "is damaged, or was kept by another version of Seuil; add its page again",
}  # fmt: skip
# Patterns, and what is said to a database.
_OTHER = re.compile(r"\\|^(?:PRAGMA|SELECT|BEGIN|REPEATABLE)\b")
SAMPLES = {
    "day": ["2024-11-19"], "interval": ["2024-11"], "number": ["3"], "words": ["“x”"],
    "act": ["“kill”", "(kill)"], "quoted": ["'x'"], "reason": ["tense"], "text": ["y"],
}  # fmt: skip


def written(path: Path) -> Iterator[tuple[int, str]]:
    """The lines and texts of more than one word that a module writes, with “…” for what it puts in."""
    yield from _texts(ast.parse(path.read_text("utf-8")))


def _texts(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.Constant):
        found = [t for t in _alternatives(node) if " " in t.strip() and re.search("[a-zà-ÿ]{2}", t)]
        if found and not _OTHER.search(found[0]):
            yield from ((node.lineno, text) for text in found)
        if found:
            return
    for child in ast.iter_child_nodes(node):
        if not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from _texts(child)


def _alternatives(node: ast.expr) -> list[str]:
    """All that an expression may write."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=values):
            made = [""]
            for value in values:
                inner = value.value if isinstance(value, ast.FormattedValue) else value
                made = [before + after for before in made for after in _alternatives(inner)]
            return made
        case ast.IfExp(body=body, orelse=orelse):
            return [*_alternatives(body), *_alternatives(orelse)]
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [a + b for a in _alternatives(left) for b in _alternatives(right)]
    return ["…"]


def spoken(file: ReasonsFile, reasons: Reasons) -> list[str]:
    """One reason of each frame that the file has words for."""
    kinds = SAMPLES | {kind: [*names][:: len(names) - 1 or 1] for kind, names in reasons.named.items()}
    made = []
    for group in file.reasons.values():
        for frame in group:
            pieces = re.split(r"\{([a-z_]+?)\d*\}", frame)
            choices = [kinds[piece] if n % 2 else [piece] for n, piece in enumerate(pieces)]
            made += ["".join(one) for one in product(*choices)]
    return made


def is_worded(text: str, samples: list[str]) -> bool:
    """Whether one of the samples is what a text of the code comes to, whole or part by part."""
    text = re.sub("“[^”]*”|«[^»]*»", "…", f"…{text}" if text[:1] in ",;" else text)
    pattern = re.compile(".*".join(map(re.escape, re.split("…+", text))), re.S)
    if any(pattern.fullmatch(sample) for sample in samples):
        return True
    if "; " in text and all(is_worded(part, samples) for part in text.split("; ") if part.strip("… ")):
        return True
    _of_what, colon, rest = text.partition(": ")
    return bool(colon) and is_worded(rest, samples)


@pytest.mark.parametrize("code", OTHERS)
def test_every_reason_in_the_code_has_words(code, data):
    file = data.language(code).reasons
    samples = spoken(file, reasons_in(data, code)) + [name for names in file.parts.values() for name in names]
    said = {
        text: f"{path.relative_to(ROOT)}:{line}"
        for pattern in MADE
        for path in ROOT.glob(pattern)
        for line, text in written(path)
    }
    others = NOT_SHOWN | PIECES
    judged = said.items() - {(text, said.get(text)) for text in others}
    assert {text: at for text, at in judged if not is_worded(text, samples)} == {}
    assert {text for text in others if text not in said} == set()


@pytest.mark.parametrize("code", OTHERS)
def test_every_frame_is_said_with_all_that_it_names(code, data):
    reasons = reasons_in(data, code)
    for sample in spoken(data.language(code).reasons, reasons):
        assert reasons.phrase(sample).language is None, sample
    for group in data.language(code).reasons.reasons.values():
        for frame, said in group.items():
            # Words of a parser of others are left out on purpose.
            assert set(re.findall(r"\{\w+\}", said)) <= set(re.findall(r"\{\w+\}", frame)), frame


def test_french_reasons_are_set_as_french_is(data):
    file = data.language("fr").reasons
    for said in (*(s for group in file.reasons.values() for s in group.values()), *file.heads.values()):
        assert not re.search(r"(?<! ) [;:?!%»]|« ", said.replace("\u00a0", "_").replace("\u202f", "_")), said


def test_what_a_reason_names_is_put_into_its_words(data):
    say = reasons_in(data, "fr").phrase
    assert str(say("the last Monday on or before 2024-11-19, the page's date; in whole months")) == (
        "le dernier lundi jusqu'au 2024-11-19 compris, date de la page\u00a0; en mois entiers"
    )
    half = "the last Monday on or before 2024-11-19, the page's date; and nobody knows why"
    assert say(half) == Phrase(half, "en")
    assert str(say("3 independent: the day of its clause, 2024-11-19, so far from what it counts from")) == (
        "récits indépendants\u00a0: 3\u00a0; le jour de sa proposition, 2024-11-19, "
        "à cette distance de ce dont elle compte"
    )
    assert str(say("content of “order” (order), itself negated")) == (
        "contenu de «\u00a0order\u00a0» (ordonner), lui-même nié"
    )
    assert str(say("looks like German (de); supported: en, fr")) == (
        "semble être en allemand\u00a0; Seuil lit\u00a0: en, fr"
    )
    assert str(say("the page's outlet is \"L'Aube\"; 'Le “Soir”' was given with it and was taken")) == (
        "le média de la page est «\u00a0L'Aube\u00a0»\u00a0; «\u00a0Le “Soir”\u00a0» était donné avec elle, "
        "et l'emporte"
    )


def test_a_reason_without_words_stays_english_and_is_marked_so(data):
    said = reasons_in(data, "fr").phrase("a reason “<b>” that nobody put into words\x1b")
    assert said.language == "en" and str(said) == "a reason “<b>” that nobody put into words�"
    page = Environment(autoescape=True).from_string("{{ said }}|{{ said | string }}")
    escaped = "a reason “&lt;b&gt;” that nobody put into words�"
    assert page.render(said=said) == f'<span lang="en">{escaped}</span>|{escaped}'
    assert page.render(said=said.after("status: ")).startswith('status: <span lang="en">a reason')
    assert reasons_in(data, "en").phrase("a reason").language is None


@pytest.mark.parametrize("text", ["tense, " * 3000, "“a”; " * 39 + "x", "'" * 1900, "x: " * 600, "(" * 1900])
def test_what_a_page_makes_long_is_shown_all_the_same(text, data):
    assert str(reasons_in(data, "fr").phrase(text)) == text.strip("\x00")


def test_a_frame_is_a_reason_without_what_it_names():
    assert frame_of("content of “order” (order), itself negated") == "content of … …, itself negated"

"""A hostile text costs no more than its length: what is counted is calls, so that no clock decides."""

import sys

import pytest

from seuil.assertion.attribution import find_attributions
from seuil.data_files import DataFiles
from tests.assertion.attribution.parses import reading

PATTERNS = {
    "nested quotations": (
        "« « PUNCT punct",
        "Kim Kim PROPN nsubj",
        "dit dire VERB ROOT VerbForm=Fin",
        "» » PUNCT punct",
    ),
    "cues only": ("Kim Kim PROPN nsubj", "dit dire VERB ROOT VerbForm=Fin", "que que SCONJ mark"),
    "parentheses": (
        "mots mot NOUN obl",
        ", , PUNCT punct",
        "dit dire VERB ROOT VerbForm=Fin",
        "Kim Kim PROPN nsubj",
        ", , PUNCT punct",
    ),
    "phrases": (
        "selon selon ADP case",
        "Kim Kim PROPN obl",
        ", , PUNCT punct",
        "alors alors ADV advmod",
        "que que SCONJ mark",
    ),
}


def hostile(pattern: tuple[str, ...], times: int) -> str:
    """The rows of a text that repeats the pattern, every repetition a sentence of its own or all flat."""
    rows = []
    for n in range(times):
        root = n * len(pattern) + max(
            i for i, row in enumerate(pattern) if row.split()[2] in ("VERB", "PROPN")
        )
        for row in pattern:
            word, lemma, pos, dep, *morph = row.split()
            rows.append(" ".join([word, lemma, pos, dep, str(root), *morph]))
    return "\n".join(rows)


def calls(read, data) -> int:
    count = 0

    def step(frame, event, arg):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(step)
    try:
        find_attributions(read, data)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", sorted(PATTERNS))
def test_twice_the_text_is_about_twice_the_steps(name):
    data = DataFiles()
    short, long = (reading("fr", hostile(PATTERNS[name], n)) for n in (60, 120))
    calls(short, data)  # whatever is read once is read now
    assert calls(long, data) < 2.6 * calls(short, data)

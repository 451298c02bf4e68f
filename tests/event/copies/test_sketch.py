"""Bands: the same everywhere, and met with the probability that is stated."""

import random
import subprocess
import sys

import pytest

from seuil.event.copies.model import Fingerprint, SentenceMark
from seuil.event.copies.sketch import bands_of

VALUES = ["w0:a9ab09f5", "w1:623f7fe9", "w79:bbce1608"]
PAGE = Fingerprint(page="a", language="en", body="00", words=9, triples=(1, 22, 333))
CODE = (
    "from seuil.event.copies.model import Fingerprint\nfrom seuil.event.copies.sketch import bands_of\n"
    "print(bands_of(Fingerprint(page='a', language='en', body='00', words=9, triples=(1, 22, 333))))"
)


def page(triples=(), names=(), body="00") -> Fingerprint:
    marks = (SentenceMark(paragraph=0, length=9, names=tuple(names)),)
    return Fingerprint(
        page="a", language="en", body=body, words=9, triples=tuple(sorted(triples)), sentences=marks
    )


def met(share: float, kind: str, size: int, trials: int) -> float:
    order, found = random.Random(7), 0
    common = round(share * size)
    for trial in range(trials):
        items = [order.getrandbits(32) for _ in range(size)]
        rest = (size - common) // 2
        one, other = items[: common + rest], items[:common] + items[common + rest :]
        if kind == "names":
            one, other = [f"x{item}" for item in one], [f"x{item}" for item in other]
        a, b = (page(**{kind: part, "body": f"{trial}{at}"}) for at, part in enumerate((one, other)))
        found += bool(set(bands_of(a)) & set(bands_of(b)))
    return found / trials


# The stated probability, less (or more) three standard errors of the trials.
@pytest.mark.parametrize(
    ("kind", "share", "size", "least", "most"),
    [
        ("triples", 0.2, 300, 0.92, 1.0),
        ("triples", 0.01, 300, 0.0, 0.04),
        ("names", 0.4, 40, 0.95, 1.0),
        ("names", 0.1, 40, 0.0, 0.12),
    ],
)
def test_the_probability_is_the_stated_one(kind, share, size, least, most):
    assert least <= met(share, kind, size, 300) <= most


def test_the_same_values_on_every_machine():
    first = [band for band in bands_of(PAGE) if band.startswith(("w0:", "w1:", "w79:"))]
    assert first == VALUES


def test_the_same_in_another_process():
    said = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(bands_of(PAGE))


def test_the_same_body_shares_a_band():
    assert set(bands_of(page(body="1f"))) & set(bands_of(page((5, 6), body="1f"))) == {"b:1f"}


def test_a_page_without_words_shares_nothing_with_another():
    assert bands_of(page(body="1")) == ("b:1",)


def test_states_alone_make_no_candidates():
    assert bands_of(page(names=("RUS", "UKR", "FRA", "USA", "CHN"), body="1")) == ("b:1",)

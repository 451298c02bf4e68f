"""Whole pages, read: the first line says day, language, outlet; a name starts with that of its family."""

import itertools
import random
import zlib
from pathlib import Path

import pytest

import seuil
from seuil.event.copies.families import facts_of_page, families_of
from seuil.event.copies.fingerprint import fingerprint_of
from seuil.event.copies.kinship import link_of
from seuil.event.copies.model import Fingerprint
from seuil.event.copies.sketch import bands_of

PAGES = sorted((Path(__file__).parent / "pages").glob("*.txt"))


def family(page: str) -> str:
    return page.partition(".")[0]


@pytest.fixture(scope="module")
def prints() -> dict[str, Fingerprint]:
    reader, found = seuil.Reader(), {}
    for path in PAGES:
        head, _, text = path.read_text("utf-8").partition("\n\n")
        day, language, outlet = head.split(" ", 2)
        brief = reader.read_text(text, language=language, published=day, source=path.stem)
        article = brief.article.model_copy(update={"outlet": outlet})
        found[path.stem] = fingerprint_of(brief.model_copy(update={"article": article}), path.stem)
    return found


@pytest.fixture(scope="module")
def links(prints):
    pairs = itertools.combinations(prints.values(), 2)
    return [link for a, b in pairs if (link := link_of(a, b))]


def test_no_look_alike_is_linked(links):
    assert [(link.a, link.b) for link in links if family(link.a) != family(link.b)] == []


def test_every_copy_finds_its_family(prints, links):
    families = families_of(map(facts_of_page, prints.values()), links)
    found = {frozenset(member.page for member in one.members) for one in families}
    wanted = {frozenset(p for p in prints if family(p) == name) for name in map(family, prints)}
    assert found == wanted
    assert all(one.original.endswith(".original") for one in families)


def test_linked_pages_share_a_band(prints, links):
    bands = {key: set(bands_of(page)) for key, page in prints.items()}
    apart = [(link.a, link.b) for link in links if not bands[link.a] & bands[link.b]]
    assert len(apart) <= len(links) / 20


def test_how_a_copy_was_made(prints, links):
    families = {one.id: one for one in families_of(map(facts_of_page, prints.values()), links)}
    harbour = {member.page: member for member in families["harbour.original"].members}
    assert families["harbour.original"].agency == "reuters"
    assert harbour["harbour.short"].kinship == "trimmed"
    assert harbour["harbour.rewritten"].kinship == "rewritten"
    assert harbour["harbour.fr"].kinship == "translated"
    assert "10 of 10 numbers" in harbour["harbour.fr"].because


def test_the_order_of_pages_and_links_does_not_matter(prints, links):
    facts = [facts_of_page(page) for page in prints.values()]
    first = families_of(facts, links)
    for seed in range(10):
        order = random.Random(seed)
        order.shuffle(facts)
        order.shuffle(links)
        assert families_of(facts, links) == first


def test_links_are_the_same_both_ways(prints):
    pages = list(prints.values())[:20]
    for a, b in itertools.combinations(pages, 2):
        assert link_of(a, b) == link_of(b, a)


def test_a_fingerprint_survives_json_and_is_small(prints):
    for page in prints.values():
        text = page.model_dump_json()
        assert Fingerprint.model_validate_json(text) == page
        assert len(zlib.compress(text.encode())) < 10_000

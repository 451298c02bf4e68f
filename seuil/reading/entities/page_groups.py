"""Which named group "the rebels", "les paramilitaires", "la guérilla" of a page are."""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.before_nouns import is_definite
from seuil.reading.entities.page import PageNames

# A group that the page names so many times as often as the next one is the one that it speaks of.
_LEAD = 2
_NARROWING = ("amod", "nmod", "compound", "acl", "nummod", "appos")


def group_of_page(page: PageNames, first: int, head: int) -> str | None:
    """The named group that a noun for irregulars with a definite article goes back to; null where the page
    leaves a choice, or the noun is narrowed by words of its own.
    """
    token = page.tokens[head]
    if not is_definite(page, first) or token.text[:1].isupper():
        return None
    for kid in token.children:
        apart = any(page.word(i) == "," for i in range(head, kid.i))
        if syntax.base(kid.dep_) in _NARROWING and not apart:
            return None
    linked = _linked(page, head)
    return linked if linked is not None else _leading(page)


def _linked(page: PageNames, head: int) -> str | None:
    """The group that the page itself calls by this noun: "FARC rebels", "the paramilitary RSF"."""
    word = page.tokens[head].lemma_.lower()
    for d in page.drafts_in_order():
        if d.entity not in page.index.bodies or page.kind(d.entity) != "group" or d.how != "noun":
            continue
        if any(page.tokens[i].lemma_.lower() == word for i in range(d.first, d.last + 1)):
            return d.entity
    return None


def _leading(page: PageNames) -> str | None:
    """The one group of the page's own states that it names, or names far more than any other."""
    named, counts = set(page.named()), dict[str, int]()
    for d in page.drafts:
        body = page.index.bodies.get(d.entity or "")
        if body is None or body.kind != "group" or body.acts_for is not None or d.how != "name":
            continue
        if body.based_in in named:
            counts[body.id] = counts.get(body.id, 0) + 1
    ranked = sorted(counts, key=lambda g: (-counts[g], g))
    if not ranked:
        return None
    lead = len(ranked) == 1 or counts[ranked[0]] >= _LEAD * counts[ranked[1]]
    return ranked[0] if lead else None

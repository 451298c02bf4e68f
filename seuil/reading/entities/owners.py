"""Whose it is: the state or body that stands beside a common noun ("russe", "de Moscou", "Ukraine's",
"ses").
"""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.page import Draft, PageNames

_OWNING = frozenset({"state", "alliance", "organisation", "group", "armed-force", "government", "person"})
_REACH = 5
_ANY = frozenset({"adjective", "name", "metonym", "noun", "office", "short-name"})
_ADJECTIVE = frozenset({"adjective"})


def owner_of(page: PageNames, first: int, last: int, head: int, *, places: bool = False) -> Draft | None:
    """The mention that owns the phrase first..last, or null: within it, before it, after it, then by the
    syntax. With ``places`` a region or city may own it too ("les autorités de Gaza").
    """
    # In French a nationality never stands before its noun.
    found = _within(page, first, last)
    if found is None and page.index.language != "fr":
        found = _before(page, first)
    beside = _after(page, last)
    beside = beside or _by_syntax(page, first, last, head)
    if found is None and beside is not None:
        # "its troops from Lebanon": a possessive says whose they are; only "its Russian allies" is otherwise.
        found = beside if beside.how == "adjective" or not possessive_word(page, first) else None
    if found is not None or not places or possessive_word(page, first):
        return found
    return _place_after(page, last)


def _place_after(page: PageNames, last: int) -> Draft | None:
    """A region or city right after "de", "of"."""
    at = last + 1
    if page.word(at) not in page.index.lexicon("links"):
        return None
    while page.word(at) in page.index.lexicon("links") or page.word(at) in page.index.articles:
        at += 1
    found = [d for d in page.over(at) if d.first == at and d.how == "place" and page.country(d.entity)]
    return max(found, key=lambda d: d.last, default=None)


def _owner_at(page: PageNames, i: int, hows: frozenset[str] = _ANY) -> Draft | None:
    """The widest mention of an owner that stands at this token, unless it is a stance ("Iran-backed")."""
    found = [d for d in page.over(i) if d.how in hows]
    found = [d for d in found if page.kind(d.entity) in _OWNING]
    if not found or page.word(i + 1) == "-" or page.doc[i].text.startswith("-"):
        return None
    return max(found, key=lambda d: d.last - d.first)


def _within(page: PageNames, first: int, last: int) -> Draft | None:
    for i in range(first, last + 1):
        found = [d for d in page.over(i) if d.how == "adjective" or page.kind(d.entity) == "state"]
        if found:
            return found[0]
    return None


def _before(page: PageNames, first: int) -> Draft | None:
    """As in "Russian", "Ukraine's", "US" before the phrase, over other adjectives; "le russe" is never an
    owner.
    """
    at, passed = first - 1, 0
    while at >= 0 and passed < _REACH:
        token = page.doc[at]
        if token.text.lower() in ("'s", "'", "s'") or (token.pos_ in ("ADJ", "NUM") and not page.over(at)):
            at, passed = at - 1, passed + 1
            continue
        found = _owner_at(page, at)
        if found is not None:
            possessed = page.word(found.last + 1) in ("s", "'s", "'")
            if found.how == "adjective" or possessed or _compound(page, found):
                return found
            return None
        if (
            token.pos_ in ("NOUN", "PROPN")
            and token.dep_ in ("compound", "amod", "nmod")
            and page.index.language == "en"
        ):
            at, passed = at - 1, passed + 1
            continue
        return None
    return None


def _compound(page: PageNames, owner: Draft) -> bool:
    """As in "Kremlin spokesman": a bare noun before a noun, in English only."""
    if page.index.language != "en":
        return False
    token = page.doc[owner.head]
    return token.dep_ in ("compound", "nmod", "amod", "nmod:poss") or token.pos_ in ("PROPN", "ADJ")


def _after(page: PageNames, last: int) -> Draft | None:
    """As in "russe", "du Kremlin", "of Iran" after the phrase."""
    at, passed = last + 1, 0
    links, articles = page.index.lexicon("links"), page.index.articles
    linked = False
    while at < len(page.doc) and passed < _REACH:
        token, word = page.doc[at], page.word(at)
        found = _owner_at(page, at) if linked else _owner_at(page, at, _ADJECTIVE)
        if found is not None:
            fits = linked or page.index.language == "fr" or (token.dep_ == "amod" and token.head.i <= last)
            return found if fits else None
        if word in links and not linked:
            linked = True
        elif linked and word in articles:
            pass
        elif token.pos_ != "ADJ" or linked:
            return None
        at, passed = at + 1, passed + 1
    return None


def _by_syntax(page: PageNames, first: int, last: int, head: int) -> Draft | None:
    links = page.index.lexicon("links")
    for kid in page.doc[head].children:
        if first <= kid.i <= last or syntax.base(kid.dep_) not in ("amod", "nmod", "compound"):
            continue
        if abs(kid.i - head) > 8:
            continue
        case = list(syntax.case_words(kid))
        if case and not any(w in links for w in case):
            continue
        found = page.headed(kid.i)
        if found is not None and page.kind(found.entity) == "person":
            continue
        if (
            found is not None
            and _owner_at(page, found.last) is not None
            and page.kind(found.entity) in _OWNING
        ):
            return found
    return None


def located_after(page: PageNames, last: int) -> Draft | None:
    """As in "a minister in London", "un responsable à Kiev": the seat of a state right after an office."""
    if page.word(last + 1) not in page.index.lexicon("locatives") | {"a"}:
        return None
    found = [d for d in page.over(last + 2) if d.first == last + 2]
    return next((d for d in found if d.entity in page.index.seats_of_states or d.how == "metonym"), None)


def possessive_word(page: PageNames, first: int) -> bool:
    """Whether a possessive opens the phrase; whose it is, is known only later."""
    at = first - 1
    while at >= 0 and first - at < 4 and page.doc[at].pos_ in ("ADJ", "NUM"):
        at -= 1
    return page.word(at) in page.index.possessives

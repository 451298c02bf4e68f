"""Offices joined to the names beside them: "le président russe Vladimir Poutine", "Abbas Araghchi, Iran's
foreign minister".
"""

from __future__ import annotations

from seuil.reading.entities.offices import OfficePhrase
from seuil.reading.entities.page import PageNames


def join_name(page: PageNames, phrase: OfficePhrase) -> None:
    """Join an office with the name that stands beside it in the same phrase."""
    if phrase.plural:
        return
    found = _name_after(page, phrase) or _name_before(page, phrase)
    if found is None:
        return
    person, first, last = found
    phrase.person = person
    draft = page.entities[person]
    if page.index.offices[phrase.office].office_class == "regional-head" and phrase.country is None:
        phrase.country = _place_country(page, phrase)
    if phrase.country is None and phrase.owner is None and person not in page.index.persons:
        phrase.country = draft.country
    draft.office = draft.office or phrase.office
    if (
        draft.country is None
        and person not in page.index.persons
        and page.index.offices[phrase.office].acts_for not in ("none", "company", "party", "group")
    ):
        draft.country = phrase.country
    if last == phrase.last or first > phrase.last:
        page.mention(
            phrase.first,
            last if first == phrase.last + 1 else phrase.last,
            person,
            "office",
            head=phrase.head,
        )
    else:
        page.mention(phrase.first, phrase.last, person, "office", head=phrase.head)


def _place_country(page: PageNames, phrase: OfficePhrase) -> str | None:
    """The state of the place that the sentence names before a governor or mayor."""
    here = page.sentence[phrase.head]
    places = [d for d in page.in_sentence(here) if d.how == "place" and d.head < phrase.first]
    return page.country(max(places, key=lambda d: d.head).entity) if places else None


def _person_at(page: PageNames, i: int) -> tuple[str, int, int] | None:
    for d in page.over(i):
        if page.kind(d.entity) == "person" and d.how in ("name", "short-name") and d.entity is not None:
            return d.entity, d.first, d.last
    return None


def _name_after(page: PageNames, phrase: OfficePhrase) -> tuple[str, int, int] | None:
    """As in "président russe Vladimir Poutine", "porte-parole de la présidence russe, Dmitri Peskov"."""
    at = _past_elect(page, phrase.last + 1)
    found = _person_at(page, at) if at < len(page.doc) else None
    if found is not None and found[1] == at:
        return found
    if page.word(at) == "," and at + 1 < len(page.doc):
        joined = _office_joined(page, at + 1)
        if joined is not None:
            return joined
        found = _person_at(page, at + 1)
        if found is not None and found[1] == at + 1:
            closes = page.token(found[2] + 1)
            subject = page.doc[phrase.head].dep_
            if closes is None or closes.pos_ == "PUNCT" or subject in ("nsubj", "obl:agent", "appos"):
                return found
    past = _past_adjectives(page, at)
    found = _person_at(page, past) if past > at else None
    if found is not None and found[1] == past:
        return found
    return _after_complement(page, at)


def _past_adjectives(page: PageNames, at: int) -> int:
    """Past what tells an office's party or rank: "le sénateur républicain Jon Kyl"."""
    first = at
    while at < len(page.doc) and at - first < 2 and page.doc[at].pos_ in ("ADJ", "NOUN"):
        if page.over(at) or not page.doc[at].text.islower():
            break
        at += 1
    return at


def _after_complement(page: PageNames, at: int) -> tuple[str, int, int] | None:
    """As in "le porte-parole de la marine des Gardiens, Navid Khorrami": past what the office is of."""
    first = at
    while (
        at < len(page.doc) and at - first < 10 and page.doc[at].pos_ in ("ADP", "DET", "NOUN", "PROPN", "ADJ")
    ):
        at += 1
    if at == first or page.word(at) != "," or page.doc[first].pos_ not in ("ADP", "DET"):
        return None
    found = _person_at(page, at + 1) if at + 1 < len(page.doc) else None
    closes = page.token(found[2] + 1) if found is not None else None
    apart = found is not None and found[1] == at + 1 and closes is not None and closes.pos_ == "PUNCT"
    return found if apart else None


def _past_elect(page: PageNames, at: int) -> int:
    """Past what says that an office is held for a time: "par intérim", "-designate"."""
    for size in (2, 1):
        words = " ".join(page.word(i) for i in range(at, at + size))
        if words in page.index.lexicon("elect") or words in page.index.lexicon("ousted"):
            return at + size
    return at


def _office_joined(page: PageNames, at: int) -> tuple[str, int, int] | None:
    """The person of the office that stands here in apposition: "le général Ramón Ibarra"."""
    first = at
    while page.word(first) in page.index.articles and first - at < 2:
        first += 1
    for other in page.offices:
        if other.first == first and other.person is not None and other.last < len(page.doc):
            return other.person, at, other.last
    return None


def _name_before(page: PageNames, phrase: OfficePhrase) -> tuple[str, int, int] | None:
    """As in "Abbas Araghchi, Iran's foreign minister"."""
    at = phrase.first - 1
    while at > 0 and page.doc[at].pos_ in ("DET", "ADJ", "PRON", "ADV") and phrase.first - at < 5:
        at -= 1
    if page.word(at) not in (",", "(", "–", "-") or at < 1:
        return None
    found = _person_at(page, at - 1)
    if found is None or found[2] != at - 1:
        return None
    apposed = page.doc[phrase.head].dep_ in ("appos", "parataxis", "nmod", "dep", "flat")
    closed = _closed(page, phrase.last + 1)
    return found if apposed or closed else None


def _closed(page: PageNames, first: int) -> bool:
    """Whether the phrase comes to a mark before any verb does."""
    for i in range(first, min(first + 8, len(page.tokens))):
        if page.tokens[i].pos_ == "PUNCT":
            return True
        if page.tokens[i].pos_ in ("VERB", "AUX"):
            # "…, the former spy chief arrested in April, …"
            return page.tokens[i].dep_ == "acl"
    return False

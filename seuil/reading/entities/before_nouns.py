"""What stands before a noun and tells whose it is: a possessive, the article, a capital put first."""

from __future__ import annotations

from seuil.reading.entities.page import Draft, PageNames


def possessive_before(page: PageNames, first: int) -> Draft | None:
    """The possessive that opens the phrase, adjectives passed over."""
    at = first - 1
    while at >= 0 and first - at < 4:
        genitive = page.word(at) in page.index.lexicon("genitive_relatives")
        found = [d for d in page.covering.get(at, ()) if d.how == "possessive" or genitive]
        if found:
            return found[0] if found[0].entity is not None else None
        if page.doc[at].pos_ not in ("ADJ", "NUM", "NOUN", "ADV", "DET"):
            return None
        at -= 1
    return None


def is_definite(page: PageNames, first: int) -> bool:
    """Whether the word before the phrase makes it one that the reader knows ("le", "the"), adjectives passed
    over.
    """
    at = first - 1
    while at >= 0 and first - at < 4 and page.doc[at].pos_ in ("ADJ", "ADV", "NUM", "VERB"):
        at -= 1
    token = page.token(at)
    if token is not None and "Ind" in token.morph.get("Definite"):
        # "Des troupes": the same letters as "de" with "les".
        return False
    return page.word(at) in page.index.lexicon("definite")


def seat_before(page: PageNames, i: int) -> str | None:
    """As in "In Moscow, the minister …": the capital that opens the sentence, if no body sits there."""
    for d in page.in_sentence(page.sentence[i]):
        opens = d.first == 0 or page.sentence[max(0, d.first - 2)] != page.sentence[d.first]
        if d.head in page.datelines:
            continue
        if d.how == "place" and opens and d.last < i and d.entity in page.index.seats_of_states:
            return page.country(d.entity)
    return None

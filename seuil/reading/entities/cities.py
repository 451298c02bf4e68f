"""Cities that no table of ours holds, from the gazetteer: only where the text says that a place is meant."""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.index import slug
from seuil.reading.entities.page import EntityDraft, PageNames
from seuil.reading.model import EntityKind

# A page is about one state where it names it so many times as often as any other.
_LEAD = 2
_TAGS: dict[str, EntityKind] = {"ORG": "organisation", "LOC": "region", "GPE": "region"}


def find_cities(page: PageNames) -> None:
    """Add unclaimed capitalised names that are tagged as places or follow a preposition of place."""
    at, preferred = 0, page.named()
    while at < len(page.doc):
        last = _name_from(page, at)
        if last is None:
            at += 1
            continue
        if _place_meant(page, at, last):
            _add(page, at, last, preferred)
        at = last + 1


def find_tagged(page: PageNames) -> None:
    """Add what the name component marks and no table holds: organisations and places of the page alone."""
    awaited = {head for _, _, head, _ in page.pending} | {o.head for o in page.open_offices}
    for span in page.doc.ents:
        first, last = span.start, span.end - 1
        made = slug(span.text)
        named = any(t.pos_ in ("PROPN", "X") and t.text[:1].isupper() for t in span)
        if (
            not made
            or not named
            or span.label_ not in _TAGS
            or any(page.over(i) for i in range(first, last + 1))
            or any(first <= head <= last for head in awaited)
        ):
            continue
        kind = _TAGS[span.label_]
        if made in page.entities and page.entities[made].kind != kind:
            made = f"{made}-{kind}"
        country = _country_of_unknown(page, first, last) if kind == "region" else None
        page.mention(first, last, page.entity(EntityDraft(made, span.text, kind, country)), "name")


def _country_of_unknown(page: PageNames, first: int, last: int) -> str | None:
    """The state of a place of no table: named after a comma, "Los Pozos, Colombia", or the one that the page
    is about, where something happens "near" it.
    """
    if page.word(last + 1) in (",", "("):
        beyond = [d for d in page.over(last + 2) if page.kind(d.entity) == "state" and d.how == "name"]
        if beyond:
            return page.country(beyond[0].entity)
    head = syntax.head_of(page.doc, first, last)
    if syntax.preposition(page.doc, first, head) not in page.index.lexicon("locatives") | {"à"}:
        return None
    counts: dict[str, int] = {}
    for draft in page.drafts:
        country = page.country(draft.entity)
        if country is not None:
            counts[country] = counts.get(country, 0) + 1
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    alone = ranked and (len(ranked) == 1 or counts[ranked[0]] >= _LEAD * counts[ranked[1]])
    return ranked[0] if alone else None


def _name_from(page: PageNames, first: int) -> int | None:
    """The last token of an unclaimed capitalised name from ``first`` on, or null."""
    last = first
    while last < len(page.doc) and last - first < 4 and _free(page, last):
        last += 1
    return last - 1 if last > first else None


def _free(page: PageNames, i: int) -> bool:
    token = page.doc[i]
    named = token.text[:1].isupper() and len(token.text) > 2 and token.pos_ in ("PROPN", "X", "NOUN", "ADJ")
    return named and not page.covering.get(i) and (token.pos_ == "PROPN" or token.ent_type_ == "LOC")


def _place_meant(page: PageNames, first: int, last: int) -> bool:
    label = page.label(first, last)
    if label:
        return label == "LOC"
    head = syntax.head_of(page.doc, first, last)
    case = syntax.preposition(page.doc, first, head)
    return (
        case in page.index.lexicon("locatives")
        or case in ("à", "au")
        or page.word(first - 1) in page.index.lexicon("city_words")
    )


def _add(page: PageNames, first: int, last: int, preferred: list[str]) -> None:
    name = page.doc[first : last + 1].text
    if name.casefold() in {w.casefold() for w in page.index.words.not_cities}:
        return
    city = page.index.gazetteer.find(name, preferred[:3])
    if city is None:
        return
    entity = page.entity(EntityDraft(slug(city.name), city.name, "city", city.country))
    if page.kind(entity) == "city":
        page.mention(first, last, entity, "place")

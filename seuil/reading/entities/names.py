"""Names of the tables in the text: states, their adjectives and capitals, bodies, media, places,
treaties, persons.
"""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import atoms_of
from seuil.reading.entities.capitals import Capitals
from seuil.reading.entities.choosing import choose
from seuil.reading.entities.owners import owner_of
from seuil.reading.entities.page import EntityDraft, PageNames
from seuil.reading.entities.phrases import Entry, Hit
from seuil.reading.model import EntityKind

_KINDS: dict[str, EntityKind] = {
    "government": "government",
    "ministry": "government",
    "parliament": "government",
    "security-service": "government",
    "armed-force": "armed-force",
    "alliance": "alliance",
    "organisation": "organisation",
    "group": "group",
}


def find_names(page: PageNames) -> None:
    """Add the mentions of everything that the tables name."""
    capitals = Capitals(page)
    for hit, entry in choose(page):
        _add(page, hit, entry, capitals)
    _add_joined(page)
    _add_halves(page)
    _mend_bodies(page)


def _add_halves(page: PageNames) -> None:
    """Both states of a divided land, "les deux Corées"; and each alone, "the North", where the page names
    one.
    """
    named = {page.country(d.entity) for d in page.drafts}
    for hit in page.index.half_names.find(page.atoms):
        word = page.doc[hit.last].text
        entry = next((e for e in hit.entries if named & set(e.form.split(":"))), None)
        if entry is None or not word[:1].isupper():
            continue
        states = entry.ref.split(":")
        head = syntax.head_of(page.doc, hit.last, hit.last)
        if len(states) == 1 and (page.over(hit.last) or _opens_name(page, hit.last)):
            continue
        first = hit.last if len(states) == 1 else hit.first
        for draft in [d for d in page.over(hit.last) if len(states) > 1]:
            page.drop(draft)
        for iso in states:
            page.mention(first, hit.last, page.state(iso), "name", head=head).plural = len(states) > 1


def _opens_name(page: PageNames, i: int) -> bool:
    """As in "the North Atlantic", "le Nord-Kivu": a longer name."""
    after = page.token(i + 1)
    return after is not None and (after.text == "-" or (after.text[:1].isupper() and after.pos_ == "PROPN"))


def _add_joined(page: PageNames) -> None:
    """Both halves of "américano-israélienne", "Sino-Russian"."""
    atoms = page.atoms
    for n, atom in enumerate(atoms[:-1]):
        iso, after = page.index.joined.get(atom.form), atoms[n + 1]
        if iso is None or page.doc.text[atom.end : after.start] != "-" or not atom.opens:
            continue
        word = page.doc.text[after.start : after.end]
        other = next((e for e in page.index.names.get(word) if e.family == "adjective"), None)
        if other is None:
            continue
        first = page.mention(atom.token, atom.token, page.state(iso), "adjective", head=atom.token)
        first.start, first.end = atom.start, atom.end
        if after.token == atom.token:
            second = page.mention(
                after.token, after.token, page.state(other.ref), "adjective", head=after.token
            )
            second.start, second.end = after.start, after.end


def _mend_bodies(page: PageNames) -> None:
    """So "la Chambre des représentants du Népal" is not the American one: a body of one state that another
    owns.
    """
    for draft in [d for d in page.drafts if d.entity in page.index.bodies and d.how == "name"]:
        body = page.index.bodies[draft.entity or ""]
        owner = owner_of(page, draft.first, draft.last, draft.head)
        country = (
            page.country(owner.entity) if owner is not None and page.kind(owner.entity) == "state" else None
        )
        words = page.doc[draft.first : draft.last + 1].text
        shared = body.acts_for is None and words in body.unsafe
        if country is None or (body.acts_for in (None, country) and not shared):
            continue
        made = EntityDraft(
            f"{country.lower()}-{'-'.join(atoms_of(words))}", words, _KINDS[body.kind], country
        )
        draft.entity = page.entity(made)


def _add(page: PageNames, hit: Hit, entry: Entry, capitals: Capitals) -> None:
    """Add the mention of one name."""
    first, last, family = hit.first, hit.last, entry.family
    if family == "state":
        page.mention(first, last, page.state(entry.ref), "name")
    elif family in ("adjective", "people"):
        _add_nationality(page, first, last, entry)
    elif family == "metonym":
        capitals.add_metonym(first, last, entry.ref, entry.form)
    elif family == "seat":
        body, _, capital = entry.ref.partition(":")
        capitals.add_capital(first, last, capital, body_entity(page, body))
    elif family == "capital":
        capitals.add_capital(first, last, entry.ref)
    elif family == "body":
        page.mention(first, last, body_entity(page, entry.ref), "name")
    elif family == "medium":
        _add_medium(page, first, last, entry.ref)
    elif family == "place":
        _add_place(page, first, last, entry.ref)
    elif family == "treaty":
        treaty = page.index.treaties[entry.ref]
        page.mention(
            first,
            last,
            page.entity(EntityDraft(treaty.id, treaty.names.get("en", entry.form), "document")),
            "name",
        )
    elif family in ("person", "short"):
        _add_person(page, first, last, entry)
    # Weapons by name are added with the weapons, where their class is known.
    elif family == "system":
        page.systems.append((first, last, entry.ref))


def _add_nationality(page: PageNames, first: int, last: int, entry: Entry) -> None:
    """An adjective of nationality, or its people: both are the state."""
    doc, token = page.doc, page.doc[first]
    before = page.word(first - 1)
    if before == "-" and page.word(first - 2) in page.index.lexicon("opposing"):
        return
    if before in page.index.lexicon("ethnic"):
        # "Ethnic Albanians" are not Albania.
        return
    alone = token.pos_ in ("NOUN", "PROPN") and token.dep_ not in ("amod", "compound", "flat", "nmod")
    after = page.token(last + 1)
    if page.index.language == "en" and after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ"):
        page.mention(first, last, page.state(entry.ref), "adjective")
        return
    people = (
        entry.family == "people" and (entry.form != token.text or alone or page.index.language == "fr")
    ) or (alone and doc[last].dep_ not in ("amod", "compound"))
    if people and not _several(page, first, entry):
        return
    lower_fr = page.index.language == "fr" and token.text[:1].islower()
    how = "noun" if people and not (lower_fr and token.pos_ == "ADJ") else "adjective"
    page.mention(first, last, page.state(entry.ref), how)


def _several(page: PageNames, first: int, entry: Entry) -> bool:
    """Whether a people is named, not one of its members: "les Russes", "the Chinese", never "un Russe"."""
    before = page.word(first - 1)
    if page.index.language == "en":
        return entry.form.endswith("s") or before == "the"
    number = syntax.number_of(page.tokens[first])
    return (
        number == "Plur"
        or before in ("les", "des", "aux", "ces")
        or (number == "" and entry.form.endswith("s"))
    )


def body_entity(page: PageNames, ref: str) -> str:
    """The entity of a body of the tables."""
    body = page.index.bodies[ref]
    name = next((n for n in body.names.get("en", ())), ref)
    country = page.index.state_of(body.acts_for)
    return page.entity(EntityDraft(body.id, name, _KINDS[body.kind], country))


def _add_medium(page: PageNames, first: int, last: int, ref: str) -> None:
    medium = page.index.media[ref]
    # A medium speaks for a state only where the state holds it.
    country = medium.country if medium.state_controlled == "yes" else None
    page.mention(first, last, page.entity(EntityDraft(medium.id, medium.name, "medium", country)), "name")


def _add_place(page: PageNames, first: int, last: int, ref: str) -> None:
    place = page.index.places[ref]
    kind: EntityKind = "city" if place.kind == "city" else "region"
    region = page.index.places.get(f"{ref}-oblast") or page.index.places.get(f"{ref}-region")
    first_word = _region_word(page, first) if region is not None and kind == "city" else None
    if region is not None and first_word is not None:
        entity = page.entity(EntityDraft(region.id, region.names.get("en", ref), "region", region.country))
        page.mention(first_word, last, entity, "place", head=first_word)
        page.mention(first, last, entity, "place")
        return
    entity = page.entity(EntityDraft(place.id, place.names.get("en", ref), kind, place.country))
    page.mention(first, last, entity, "place")
    holder = _region_word(page, first)
    if holder is not None:
        page.mention(holder, last, entity, "place", head=holder)


def _region_word(page: PageNames, first: int) -> int | None:
    """The token of "région (russe) de" or "city of" before a name, if it is there."""
    words = page.index.lexicon("region_words") | page.index.lexicon("city_words")
    links = page.index.lexicon("links") | page.index.articles
    at = first - 1
    while at >= 0 and first - at < 4 and (page.word(at) in links or page.doc[at].pos_ in ("ADJ", "DET")):
        at -= 1
    return at if at >= 0 and at < first - 1 and page.word(at) in words else None


def _add_person(page: PageNames, first: int, last: int, entry: Entry) -> None:
    """A person of the tables, unless another first name stands before the family name."""
    if entry.family == "short" and _other_first_name(page, first, entry.ref):
        return
    person = page.index.persons[entry.ref]
    name = person.name.get("en") or next(iter(person.name.values()))
    page.entity(EntityDraft(person.id, name, "person", gender=person.gender))
    how = "name" if entry.family == "person" else "short-name"
    page.mention(first, last, person.id, how)
    if titled(page, first):
        page.mention(first - 1, last, person.id, how)


def titled(page: PageNames, first: int) -> bool:
    """Whether a title stands right before a name."""
    return page.word(first - 1) in page.index.lexicon("titles") and page.doc[first - 1].text[:1].isupper()


def _other_first_name(page: PageNames, first: int, ref: str) -> bool:
    """So "Jill Biden" is not Joe Biden: a capitalised word of the same name that the table does not
    know.
    """
    before = page.token(first - 1)
    if before is None or before.pos_ != "PROPN" or not before.text[:1].isupper() or before.text.isupper():
        return False
    if page.word(first - 1) in page.index.person_names[ref] or page.over(first - 1):
        return False
    if page.index.nouns.get(before.text) or page.word(first - 1) in page.index.lexicon("titles"):
        return False
    token = page.doc[first]
    return (
        token.head.i == before.i
        or before.head.i == token.i
        or (before.head.i == token.head.i and token.dep_ == "flat")
    )

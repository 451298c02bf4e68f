"""Names of the tables in the text: states, their adjectives and capitals, bodies, media, places,
treaties, persons.
"""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import atoms_of, fold
from seuil.reading.entities.capitals import Capitals
from seuil.reading.entities.owners import owner_of
from seuil.reading.entities.page import Draft, EntityDraft, PageNames
from seuil.reading.entities.phrases import Entry, Hit
from seuil.reading.model import EntityKind

# What may stand inside a longer name and still be a mention of its own ("Russian" in "Russian Defence
# Ministry").
_INNER = frozenset({"state", "adjective", "metonym", "capital"})
_HOLDS_INNER = frozenset({"body", "system"})
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
# Where one phrase stands for several things, the earlier family is meant.
_ORDER = (
    "person",
    "short",
    "state",
    "metonym",
    "capital",
    "adjective",
    "people",
    "body",
    "treaty",
    "place",
    "system",
    "medium",
)


def find_names(page: PageNames) -> None:
    """Add the mentions of everything that the tables name."""
    chosen = _select(page, list(page.index.names.find(page.atoms)))
    support = _support(page, chosen)
    capitals = Capitals(page)
    for hit, entry in chosen:
        entry = _or_medium(page, hit, entry, support)
        if entry.unsafe and not _sign(page, hit, entry, support):
            continue
        _add(page, hit, _or_default(page, _preferred(page, hit, entry, support), chosen), capitals)
    _add_joined(page)
    _mend_bodies(page)


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
        if country is None or body.acts_for in (None, country):
            continue
        words = page.doc[draft.first : draft.last + 1].text
        made = EntityDraft(
            f"{country.lower()}-{'-'.join(atoms_of(words))}", words, _KINDS[body.kind], country
        )
        draft.entity = page.entity(made)


def _select(page: PageNames, hits: list[Hit]) -> list[tuple[Hit, Entry]]:
    """The longest names from left to right, and within the ones that allow it the nationalities."""
    taken: list[tuple[Hit, Entry]] = []
    until, outer, outer_family = -1, -1, ""
    for hit in hits:
        entry = _fitting(page, hit)
        if entry is None:
            continue
        if hit.atom_first > until:
            taken.append((hit, entry))
            until, outer, outer_family = hit.atom_last, hit.atom_last, entry.family
        elif hit.atom_last <= outer and outer_family in _HOLDS_INNER and entry.family in _INNER:
            inner = [h for h, e in taken[-3:] if e.family in _INNER]
            if all(h.atom_first > hit.atom_first or hit.atom_last > h.atom_last for h in inner):
                taken.append((hit, entry))
    return taken


def _or_default(page: PageNames, entry: Entry, chosen: list[tuple[Hit, Entry]]) -> Entry:
    """So "Bruxelles" is the Union, unless the page speaks of Belgium otherwise."""
    default = page.index.defaults.get(fold(entry.form))
    if entry.family not in ("capital", "metonym") or default not in page.index.bodies:
        return entry
    iso = entry.ref.partition(":")[0]
    spoken = any(e.ref == iso and e.family in ("state", "adjective", "people") for _, e in chosen)
    return entry if spoken else Entry("seat", f"{default}:{entry.ref}", entry.form)


def _or_medium(page: PageNames, hit: Hit, entry: Entry, support: dict[str, int]) -> Entry:
    """So "AFP" is the agency, unless the page speaks of the Philippines: a medium before a body of an
    absent state.
    """
    media = [e for e in hit.entries if e.family == "medium" and _same_case(page, hit, e)]
    if entry.family != "body" or not media:
        return entry
    body = page.index.bodies[entry.ref]
    return (
        entry
        if body.acts_for is None or support.get(body.acts_for, 0) > support.get(entry.ref, 0)
        else media[0]
    )


def _fitting(page: PageNames, hit: Hit) -> Entry | None:
    """The entry that the letters of the text allow, by the order of families."""
    able = [e for e in hit.entries if _same_case(page, hit, e) and _right_word(page, hit, e)]
    return min(able, key=lambda e: (_ORDER.index(e.family), e.unsafe), default=None)


def _same_case(page: PageNames, hit: Hit, entry: Entry) -> bool:
    """A name written with a capital needs one; an acronym needs all of its capitals."""
    text, form = page.doc[hit.first].text, entry.form
    if form.isdigit():
        return False
    bare = "".join(c for c in form if c.isalnum())
    if entry.family == "adjective" and not form[0].isupper():
        return True
    if (bare.isupper() and len(bare) <= 5 and hit.atom_first == hit.atom_last) or (
        "." in form and bare.isupper()
    ):
        found = "".join(page.doc[i].text for i in range(hit.first, hit.last + 1)).replace(".", "")
        return found.isupper() if len(bare) <= 3 else found[0].isupper()
    return text[:1].isupper() or not form[0].isupper() or text[:1].isdigit()


def _right_word(page: PageNames, hit: Hit, entry: Entry) -> bool:
    """Refuse what the letters alone would take: a language for an adjective, a family name for a first."""
    doc = page.doc
    if (
        entry.family in ("short", "person")
        and page.label(hit.first, hit.last) in ("LOC",)
        and entry.family == "short"
    ):
        return False
    if entry.family == "short" and _within_longer_name(page, hit, entry.ref):
        return False
    if entry.family == "body" and doc[hit.last].pos_ == "ADJ" and doc[hit.last].head.i > hit.last:
        # "Chinese military aircraft" are not the Chinese military.
        return False
    if entry.family == "adjective":
        return not _is_language(page, hit)
    if entry.family == "people":
        return doc[hit.first].text[:1].isupper()
    return not (
        entry.family == "short"
        and doc[hit.first].pos_ not in ("PROPN", "NOUN", "X", "ADJ", "VERB", "ADV", "")
    )


def _within_longer_name(page: PageNames, hit: Hit, ref: str) -> bool:
    """Whether the name component marks a longer name with a first name that the table does not know."""
    known = page.index.person_names[ref] | page.index.lexicon("titles")
    for span in page.doc.ents:
        if span.label_ == "PER" and span.start <= hit.first and hit.last < span.end:
            others = [i for i in range(span.start, span.end) if not hit.first <= i <= hit.last]
            return any(
                page.tokens[i].text[:1].isupper()
                and page.word(i) not in known
                and not page.index.nouns.get(page.word(i))
                for i in others
            )
    return False


def _is_language(page: PageNames, hit: Hit) -> bool:
    """As in "en français", "speaks Russian"."""
    token = page.doc[hit.first]
    if (
        page.word(hit.first - 1) in ("en", "in")
        and token.pos_ in ("NOUN", "PROPN")
        and token.dep_ not in ("amod", "compound")
    ):
        return True
    return token.dep_ in ("obj", "obl") and token.head.lemma_ in ("parler", "speak")


def _support(page: PageNames, chosen: list[tuple[Hit, Entry]]) -> dict[str, int]:
    """How often each state or body is named safely."""
    counts: dict[str, int] = {}
    for _, entry in chosen:
        if not entry.unsafe:
            for key in _keys(page, entry):
                counts[key] = counts.get(key, 0) + 1
    return counts


def _keys(page: PageNames, entry: Entry) -> list[str]:
    ref = entry.ref.partition(":")[0] if entry.family == "capital" else entry.ref
    keys = [ref]
    if entry.family == "body":
        body = page.index.bodies[ref]
        keys += [k for k in (body.acts_for or body.based_in,) if k]
    return keys


def _sign(page: PageNames, hit: Hit, entry: Entry, support: dict[str, int]) -> bool:
    """Whether the page gives a sign that an unsafe form is meant as the table's."""
    if any(support.get(key) for key in _keys(page, entry)):
        return True
    label = page.label(hit.first, hit.last)
    if entry.family == "state":
        return label != "PER" and not _beside_name(page, hit)
    if entry.family == "medium":
        return label == "ORG" and page.doc[hit.first].text[:1].isupper()
    if entry.family == "system" and any(
        e.family == "class" for e in page.index.nouns.get(page.word(hit.first - 1))
    ):
        return True
    return (label == "ORG" and entry.family == "body") or (
        label == "LOC" and entry.family in ("capital", "place")
    )


def _beside_name(page: PageNames, hit: Hit) -> bool:
    """Whether a capitalised word of the same name stands right beside: "Jordan Bardella"."""
    doc = page.doc
    own = doc[hit.first].dep_ in ("flat", "compound")
    for i in (hit.first - 1, hit.last + 1):
        token = page.token(i)
        proper = token is not None and token.pos_ == "PROPN" and token.text[:1].isupper()
        if token is not None and proper and not token.text.isupper():
            joined = own or token.dep_ in ("flat", "compound")
            if joined:
                return True
    return False


def _preferred(page: PageNames, hit: Hit, entry: Entry, support: dict[str, int]) -> Entry:
    """Among several rows of the same family, the one that the page speaks of."""
    same = [e for e in hit.entries if e.family == entry.family and _same_case(page, hit, e)]
    return (
        max(
            same,
            key=lambda e: (
                max(support.get(k, 0) for k in _keys(page, e)),
                e.ref.partition(":")[0] == page.index.defaults.get(fold(e.form)),
                e is entry,
            ),
        )
        if len(same) > 1
        else entry
    )


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


def clear_of_names(page: PageNames, draft: Draft) -> bool:
    """Whether no other resolved mention covers the head of ``draft``."""
    return all(d is draft for d in page.over(draft.head))


__all__ = ["body_entity", "clear_of_names", "find_names", "syntax"]

"""Common nouns that name someone by what they are: offices, forces, ministries, groups, documents.

They are looked for in the text without its adjectives of nationality, so that "le ministère russe de la
Défense" is
found as "ministère de la Défense" with an owner.
"""

from __future__ import annotations

from seuil.data_files.shapes.naming import CommonName
from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import Atom, stem, stems_of
from seuil.reading.entities.names import body_entity
from seuil.reading.entities.offices import add_office, country_of
from seuil.reading.entities.owners import owner_of, possessive_word
from seuil.reading.entities.page import Draft, EntityDraft, PageNames
from seuil.reading.entities.phrases import Entry, Hit

_COMPASS = ("West", "East", "North", "South")
_FAMILIES = ("institution", "generic", "group", "office")
# Kinds of entity whose name a common noun of this kind may carry beside it.
# Entities that are their own members: "combattants du Hamas", "soldats de Barkhane".
_BEARERS = ("group", "organisation", "alliance", "armed-force")
_NAMED = {"medium": ("medium",), "group": ("group", "organisation"), "armed-force": ("armed-force", "group")}


def find_nouns(page: PageNames) -> None:
    """Add the mentions of common nouns, and keep the weapons found for their own stage."""
    hits = list(page.index.nouns.find(_without_nationalities(page)))
    until = -1
    for hit in hits:
        families = {e.family: e for e in hit.entries}
        if "class" in families:
            page.classes.append((hit.first, hit.last, families["class"]))
        if hit.first <= until or not _is_nominal(page, hit):
            continue
        head = page.doc[syntax.head_of(page.doc, hit.first, hit.last)]
        # One official is somebody, several are a group.
        order = _FAMILIES if syntax.number_of(head) == "Plur" else (*_FAMILIES[:2], "office", "group")
        for family in order:
            entry = families.get(family)
            if entry is not None and _add(page, hit, entry):
                until = hit.last
                break


def _without_nationalities(page: PageNames) -> list[Atom]:
    """The atoms of the text without the adjectives of nationality that stand between two other words of
    a phrase.
    """
    skipped = {i for d in page.drafts if d.how == "adjective" for i in range(d.first, d.last + 1)}
    return [a for a in page.atoms if a.token not in skipped]


def _is_nominal(page: PageNames, hit: Hit) -> bool:
    """A noun, not inside a name that is already known."""
    head = page.doc[syntax.head_of(page.doc, hit.first, hit.last)]
    first = page.doc[hit.first]
    if hit.first == hit.last and head.pos_ not in ("NOUN", "PROPN"):
        return False
    if page.index.language == "fr" and hit.first == hit.last and head.dep_ in ("amod", "acl"):
        # "insurrection armée", "groupe militaire": an adjective, whatever its tag.
        return False
    if first.pos_ in ("VERB", "AUX", "ADP", "ADV") and hit.first == hit.last:
        return False
    if hit.first == hit.last and _opens_name(page, hit.last):
        return False
    blocking = [d for d in page.over(first.i) + page.over(hit.last) if d.how not in ("adjective",)]
    return not any(
        (d.first <= hit.first and hit.last <= d.last) or page.kind(d.entity) == "person" for d in blocking
    )


def _opens_name(page: PageNames, i: int) -> bool:
    """As in "West African", "West Bank": a word with a capital, hung on another with one."""
    token, after = page.tokens[i], page.token(i + 1)
    if after is None or not token.text.istitle() or not after.text[:1].isupper():
        return False
    return token.dep_ in ("compound", "amod") and after.pos_ in ("PROPN", "ADJ") and token.text in _COMPASS


def _add(page: PageNames, hit: Hit, entry: Entry) -> bool:
    """Add one noun; false if it names nobody after all."""
    head = syntax.head_of(page.doc, hit.first, hit.last)
    if entry.family == "office":
        return add_office(page, hit.first, hit.last, head, entry)
    if entry.family == "group":
        return _add_group(page, hit, head, entry)
    return _add_common(page, hit, head, page.index.commons[entry.ref])


def _add_common(page: PageNames, hit: Hit, head: int, kind: CommonName) -> bool:
    """An institution, a generic state or group, a document."""
    if syntax.number_of(page.tokens[head]) == "Sing" and _only_plural(page, hit, kind):
        return False
    if kind.kind == "group" and _before_a_name(page, hit):
        # "L'opposant Juan Guaido" is he.
        return False
    owner = owner_of(page, hit.first, hit.last, head, places=kind.kind in ("government", "armed-force"))
    first, last = _span(hit, owner)
    if _named_beside(page, hit, last, head, kind.kind):
        return True
    bears = owner is not None and page.kind(owner.entity) in _BEARERS
    if owner is not None and bears and kind.kind in ("government", "armed-force"):
        page.mention(first, last, owner.entity, "noun", head=head)
        return True
    country = country_of(page, owner.entity) if owner is not None else None
    if country is not None:
        page.mention(first, last, owned_entity(page, kind, country), "noun", head=head)
        return True
    if (
        kind.kind == "document"
        and owner is None
        and page.word(hit.first - 1) in page.index.lexicon("definite")
    ):
        page.pending.append((hit.first, hit.last, head, kind.id))
        return True
    if kind.kind == "document" and possessive_word(page, hit.first):
        page.pending.append((hit.first, hit.last, head, kind.id))
        return True
    if kind.alone and (owner is None or not kind.owned or country is None):
        name = _words(page, hit) if kind.kind == "document" else kind.name
        entity = page.entity(EntityDraft(kind.id, name, kind.kind))
        page.mention(hit.first, hit.last, entity, "noun", head=head)
        return True
    if _word_unsafe(page, hit, head, kind):
        return False
    # Whose it is may be told by a possessive, or by what the page said before.
    page.pending.append((hit.first, hit.last, head, kind.id))
    return True


def _before_a_name(page: PageNames, hit: Hit) -> bool:
    """Whether one person is named right after a noun that may be an office."""
    after = page.token(hit.last + 1)
    named = after is not None and (
        after.ent_type_ == "PER" or any(page.kind(d.entity) == "person" for d in page.over(after.i))
    )
    singular = syntax.number_of(page.tokens[hit.last]) == "Sing"
    return named and singular and any(e.family == "office" for e in hit.entries)


def _only_plural(page: PageNames, hit: Hit, kind: CommonName) -> bool:
    """Whether the word means this kind in the plural only: "personne" is nobody."""
    return stems_of(page.doc[hit.first : hit.last + 1].text) in {stems_of(word) for word in kind.plural}


def _word_unsafe(page: PageNames, hit: Hit, head: int, kind: CommonName) -> bool:
    """A word with other senses ("force", "power", "court") is taken alone only with a possessive or as
    "les forces".
    """
    words = {stems_of(word) for word in kind.unsafe}
    if stems_of(page.doc[hit.first : hit.last + 1].text) not in words or possessive_word(page, hit.first):
        return False
    token = page.tokens[head]
    bare = page.index.language == "en" and not any(kid.dep_ == "det" for kid in token.children)
    definite = page.word(hit.first - 1) in page.index.lexicon("definite")
    opens = hit.first == 0 or page.sentence[hit.first - 1] != page.sentence[hit.first]
    named = page.doc[hit.first].text[:1].isupper() and (definite or (bare and not opens))
    if kind.id == "parliament" and named:
        return False
    if not definite:
        return True
    if syntax.number_of(token) == "Plur":
        return False
    # "L'administration a refusé": it acts, and nothing after it says of what.
    complemented = any(kid.dep_ in ("nmod", "acl") and kid.i > token.i for kid in token.children)
    return token.dep_ not in ("nsubj", "nsubj:pass", "obl:agent") or complemented


def _named_beside(page: PageNames, hit: Hit, end: int, head: int, kind: str) -> bool:
    """As in "l'agence officielle KCNA", "the M23 rebels": the name that touches a common noun is whom it
    means.
    """
    for at in dict.fromkeys((end + 1, hit.last + 1, hit.first - 1)):
        for d in page.over(at):
            alike = page.kind(d.entity) in _NAMED.get(kind, ())
            touches = d.first in (hit.last + 1, end + 1) or d.last == hit.first - 1
            if alike and touches and d.how == "name" and page.doc[d.head].dep_ not in ("nsubj", "obj"):
                page.mention(min(hit.first, d.first), max(hit.last, d.last), d.entity, "noun", head=head)
                return True
    return False


def owned_entity(page: PageNames, kind: CommonName, country: str) -> str:
    """The entity of a state's institution, force, document: the body of the tables if there is one."""
    own = page.index.own_bodies.get((country, kind.id))
    if own is not None:
        return body_entity(page, own)
    row = page.index.data.states.get(country)
    name = f"{kind.name} of {row.name if row else country}"
    return page.entity(
        EntityDraft(f"{country.lower()}-{kind.id}", name, kind.kind, country if kind.owned else None)
    )


def _words(page: PageNames, hit: Hit) -> str:
    doc = page.doc
    return str(doc[hit.first : hit.last + 1].text)


def _span(hit: Hit, owner: Draft | None) -> tuple[int, int]:
    """The phrase with an owner that touches it or stands a preposition away."""
    if owner is None:
        return hit.first, hit.last
    first, last = hit.first, hit.last
    if first - 6 <= owner.first < first:
        first = owner.first
    if last < owner.last <= last + 6:
        last = owner.last
    return first, last


def _goes_back(page: PageNames, hit: Hit, head: int) -> bool:
    """As in "le groupe terroriste", "the militant group": a reference, not people."""
    token = page.tokens[head]
    known = page.word(hit.first - 1) in page.index.lexicon("definite")
    return known and syntax.number_of(token) == "Sing" and stem(page.word(head)) in page.index.anaphors


def _add_group(page: PageNames, hit: Hit, head: int, entry: Entry) -> bool:
    """People named by a common noun: a state's force where they are one, else a group."""
    group = page.index.groups[entry.ref]
    owner = owner_of(page, hit.first, hit.last, head)
    if group.id in page.index.commons:
        return (owner is not None or not entry.unsafe) and _add_common(
            page, hit, head, page.index.commons[group.id]
        )
    if owner is None and _goes_back(page, hit, head):
        return False
    first, last = _span(hit, owner)
    if owner is not None and page.kind(owner.entity) in _BEARERS:
        page.mention(first, last, owner.entity, "noun", head=head)
        return True
    country = country_of(page, owner.entity) if owner is not None else None
    if group.armed_force and "armed-forces" in page.index.commons:
        if country is None and entry.unsafe and syntax.number_of(page.tokens[head]) == "Sing":
            # "Le recours à la force", "mettre en garde": nobody.
            return possessive_word(page, hit.first) and _pend_force(page, hit, head)
        _add_force(page, hit, (first, last), head, country)
        return True
    if _named_beside(page, hit, last, head, "group"):
        return True
    if possessive_word(page, hit.first):
        page.pending.append((hit.first, hit.last, head, f"group:{group.id}"))
        return True
    if entry.unsafe and owner is None:
        return False
    if country is None and owner is None and (group.irregular or group.of_state):
        page.pending.append((hit.first, hit.last, head, f"group:{group.id}"))
        return True
    made = EntityDraft(f"{country.lower()}-{group.id}" if country else group.id, group.name, "group", country)
    page.mention(first, last, page.entity(made), "noun", head=head)
    return True


def _pend_force(page: PageNames, hit: Hit, head: int) -> bool:
    page.pending.append((hit.first, hit.last, head, "armed-forces"))
    return True


def _add_force(page: PageNames, hit: Hit, span: tuple[int, int], head: int, country: str | None) -> None:
    """Soldiers of a state; whose they are, where nothing beside them says so, is settled later."""
    force = page.index.commons["armed-forces"]
    if country is None:
        _pend_force(page, hit, head)
    else:
        page.mention(*span, owned_entity(page, force, country), "noun", head=head)

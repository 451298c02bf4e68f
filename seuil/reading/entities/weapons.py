"""Weapons: by class, by name, and as what qualifies an attack ("frappes aériennes", "drone attack")."""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import fold, stem
from seuil.reading.entities.owners import owner_of, possessive_word
from seuil.reading.entities.page import EntityDraft, PageNames


def find_weapons(page: PageNames) -> None:
    """Add the mentions of weapons by class, and of what qualifies an attack; named systems come before."""
    _add_classes(page)
    _add_modifiers(page)
    _name_lone_systems(page)


def _weapon(page: PageNames, class_id: str, name: str | None = None) -> str:
    return page.entity(EntityDraft(class_id, name or class_id.replace("-", " "), "weapon"))


def find_systems(page: PageNames) -> None:
    """Named systems: the entity is the first class of the system."""
    rows = {w.id: w for w in page.index.data.weapons.weapons}
    for first, last, ref in page.systems:
        row = rows[ref]
        noun = _class_word_beside(page, first)
        if not row.classes or (page.label(first, last) == "PER" and row.unsafe and noun is None):
            continue
        class_id = row.classes[0]
        entity = _weapon(page, class_id)
        page.system_names.setdefault(class_id, set()).add(row.name)
        page.mention(first, last, entity, "weapon", why=row.name)
        if noun is not None:
            page.mention(noun, last, entity, "weapon", head=noun, why=row.name)
        after = next((c for c in page.classes if c[0] == last + 1), None)
        if after is not None:
            head = syntax.head_of(page.doc, after[0], after[1])
            page.mention(first, after[1], entity, "weapon", head=head, why=row.name)


def _name_lone_systems(page: PageNames) -> None:
    """A class that the page names by one system only carries that system's name."""
    for class_id, names in page.system_names.items():
        said = [d for d in page.drafts if d.entity == class_id]
        if len(names) == 1 and all(d.why in names for d in said):
            page.entities[class_id].name = next(iter(names))


def _class_word_beside(page: PageNames, first: int) -> int | None:
    """As in "missiles ATACMS", "missiles russes Iskander": the noun that the name follows."""
    at = first - 1
    while at >= 0 and first - at < 4 and any(d.how == "adjective" for d in page.over(at)):
        at -= 1
    for a, b, entry in page.classes:
        if a <= at <= b and not entry.unsafe:
            return syntax.head_of(page.doc, a, b)
    return None


def _add_classes(page: PageNames) -> None:
    """Common nouns, the longest first, made narrower by what else stands in their phrase."""
    safe = {entry.ref for _, _, entry in page.classes if not entry.unsafe} | set(page.system_names)
    until = -1
    for first, last, entry in sorted(page.classes, key=lambda c: (c[0], -c[1], c[2].ref)):
        if first <= until or (entry.unsafe and not _meant(page, first, last, entry.ref, safe)):
            continue
        head = syntax.head_of(page.doc, first, last)
        if last > first and fold(page.doc[head].lemma_) in page.index.lexicon("strike_nouns"):
            # "frappe aérienne", "missile strike": the weapon is what qualifies the attack.
            continue
        if any(page.kind(d.entity) == "weapon" for d in page.at_head.get(head, ())):
            continue
        if (first == last and page.doc[head].pos_ not in ("NOUN", "PROPN", "X")) or _taken(page, first, last):
            continue
        until = last
        for class_id in _narrowest(page, head, first, last, entry.ref):
            page.mention(first, last, _weapon(page, class_id), "weapon", head=head)


def _meant(page: PageNames, first: int, last: int, class_id: str, safe: set[str]) -> bool:
    """Whether an unsafe word means a weapon.

    It does where the page speaks of the same class, a wider or a narrower one, in safe words; where it
    is coordinated
    with a weapon or hangs on a word of attack or of use; where a state owns it.
    """
    head = page.doc[syntax.head_of(page.doc, first, last)]
    over = syntax.governor(head)
    if {fold(over.lemma_), fold(head.head.lemma_)} & (
        page.index.lexicon("strike_nouns") | page.index.lexicon("weapon_verbs")
    ):
        return True
    if owner_of(page, first, last, head.i) is not None or possessive_word(page, first):
        return True
    joined = {kid.i for kid in head.children if kid.dep_ in ("conj", "nmod")}
    if head.dep_ in ("conj", "nmod"):
        joined.add(head.head.i)
    if any(not e.unsafe and a <= i <= b for a, b, e in page.classes for i in joined):
        return True
    within = {c.id: set(c.within) for c in page.index.data.weapons.classes}
    family = (
        {class_id} | within.get(class_id, set()) | {c for c, above in within.items() if class_id in above}
    )
    return bool(family & safe)


def _taken(page: PageNames, first: int, last: int) -> bool:
    """Inside a name, an office or a force that is already known."""
    return any(
        d.how in ("name", "office", "noun", "short-name", "place")
        and d.first <= first
        and last <= d.last
        and page.kind(d.entity) != "state"
        for d in page.over(first)
    ) or any(a <= first and last <= b for a, b, _, _ in page.pending)


def _narrowest(page: PageNames, head: int, first: int, last: int, class_id: str) -> list[str]:
    """The classes that the words of the whole phrase allow: "missiles russes à longue portée" is long-
    range-missile.
    """
    around = _phrase_stems(page, head)
    joined = page.index.wider.get(class_id, frozenset()) if _coordinated(page, head) else frozenset()
    own = {stem(fold(page.doc[i].text)) for i in range(first, last + 1)}
    depth = page.index.class_depth
    keys = sorted(own)
    able = [
        (content, ref)
        for key in keys
        for content, ref in page.index.class_sets.get(key, [])
        if content <= around | own
        and (
            ref == class_id
            or class_id in page.index.wider.get(ref, ())
            or page.index.wider.get(ref, frozenset()) & joined
        )
    ]
    if not able:
        return [class_id]
    deepest = max(depth.get(ref, 0) for _, ref in able)
    if joined:
        return [
            *list(dict.fromkeys(r for _, r in able if depth.get(r, 0) == deepest and r != class_id))[:2],
            class_id,
        ]
    if deepest == depth.get(class_id, 0):
        size = max(len(content) for content, _ in able)
        best = [ref for content, ref in able if len(content) == size]
        return [class_id] if class_id in best or size <= len(own) else best[:1]
    conjoined = [ref for _, ref in able if depth.get(ref, 0) == deepest]
    return list(dict.fromkeys(conjoined))[:2]


def _coordinated(page: PageNames, head: int) -> bool:
    """Whether the qualifiers of the noun are coordinated: "ballistic and cruise missiles"."""
    kids = [k for k in page.doc[head].children if syntax.base(k.dep_) in ("amod", "compound")]
    return any(below.dep_ == "cc" for k in kids for kid in (k, *k.children) for below in kid.children)


def _phrase_stems(page: PageNames, head: int) -> set[str]:
    """Stems of the words that qualify the head, two levels down, and of the adjectives that touch it."""
    found: set[str] = set()
    for kid in page.doc[head].children:
        if syntax.base(kid.dep_) in ("amod", "nmod", "compound", "nummod") and abs(kid.i - head) < 8:
            _collect(kid, found)
            for below in kid.children:
                if (
                    syntax.base(below.dep_) in ("amod", "conj", "compound", "nummod", "nmod")
                    and below.pos_ != "PUNCT"
                ):
                    _collect(below, found)
    return found


def _collect(token: object, found: set[str]) -> None:
    text = getattr(token, "text", "")
    found.update(stem(fold(part)) for part in text.split("-") if part)


def _add_modifiers(page: PageNames) -> None:
    """What qualifies a noun of attack."""
    nouns = page.index.lexicon("strike_nouns")
    words = {fold(w): c for c, forms in page.index.words.weapon_modifiers.items() for w in forms}
    for token in page.tokens:
        class_id = words.get(fold(token.text))
        if class_id is None or any(page.kind(d.entity) == "weapon" for d in page.over(token.i)):
            continue
        over = token.head
        touching = [t for t in (page.token(token.i - 1), page.token(token.i + 1)) if t is not None]
        near = [over] if syntax.base(token.dep_) in ("amod", "compound", "nmod", "conj") else []
        if any(t.i != token.i and fold(t.lemma_ or t.text) in nouns for t in near + touching):
            page.mention(token.i, token.i, _weapon(page, class_id), "weapon", head=token.i)

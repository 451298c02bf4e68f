"""Which row of the tables a phrase of the text stands for, and whether it stands for one at all."""

from __future__ import annotations

from seuil.reading.entities.atoms import fold
from seuil.reading.entities.page import PageNames
from seuil.reading.entities.phrases import Entry, Hit

# What may stand inside a longer name of a state's own body, or of a weapon, and still be a mention of its own
# ("Russian" in "Russian Defence
# Ministry").
_INNER = frozenset({"state", "adjective", "metonym", "capital"})
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


def choose(page: PageNames) -> list[tuple[Hit, Entry]]:
    """The names of the text with the one row that each stands for, in the order of the text."""
    chosen = _select(page, list(page.index.names.find(page.atoms)))
    support = _support(page, chosen)
    meant = []
    for hit, first in chosen:
        entry = _or_medium(page, hit, first, support)
        if _of_another_state(page, entry, support):
            continue
        if not entry.unsafe or _sign(page, hit, entry, support):
            meant.append((hit, _or_default(page, _preferred(page, hit, entry, support), chosen)))
    return meant


def _of_another_state(page: PageNames, entry: Entry, support: dict[str, int]) -> bool:
    """So "Conseil de sécurité nationale" is America's only where the page speaks of America before others."""
    if entry.family != "body" or not any(e.family == "institution" for e in page.index.nouns.get(entry.form)):
        return False
    state = page.index.bodies[entry.ref].acts_for
    if state is None or state not in page.index.data.states:
        return False
    most = max((n for key, n in support.items() if key in page.index.data.states and key != state), default=0)
    return most > support.get(state, 0) - support.get(entry.ref, 0)


def _select(page: PageNames, hits: list[Hit]) -> list[tuple[Hit, Entry]]:
    """The longest names from left to right, and within the ones that allow it the nationalities."""
    taken: list[tuple[Hit, Entry]] = []
    until, outer, holds = -1, -1, False
    for hit in hits:
        entry = _fitting(page, hit)
        if entry is None:
            continue
        if hit.atom_first > until:
            taken.append((hit, entry))
            until, outer = hit.atom_last, hit.atom_last
            # "Organisation des États américains" is no state's, and so names none.
            holds = entry.family == "system" or (
                entry.family == "body" and page.index.bodies[entry.ref].acts_for is not None
            )
        elif hit.atom_last <= outer and holds and entry.family in _INNER:
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
    able = [e for e in able if _in_time(page, e)] or able
    return min(able, key=lambda e: (_ORDER.index(e.family), e.unsafe), default=None)


def _in_time(page: PageNames, entry: Entry) -> bool:
    """Whether a capital can stand for this state on the page's day: a former state not after its end."""
    row = page.index.data.states.get(entry.ref.partition(":")[0])
    if entry.family not in ("capital", "metonym", "adjective", "people") or row is None:
        return True
    if row.until is not None and row.since is not None and page.date is not None:
        return row.since <= page.date[: len(row.since)] and page.date[: len(row.until)] <= row.until
    if row.until is not None:
        # Without a date the present is meant, unless nothing of the present bears the name.
        return page.date is not None and page.date[: len(row.until)] <= row.until
    return row.since is None or page.date is None or row.since <= page.date[: len(row.since)]


def _former_alive(page: PageNames, entry: Entry) -> bool:
    """A former state in whose time the page stands goes before its successors."""
    row = page.index.data.states.get(entry.ref.partition(":")[0])
    return row is not None and row.until is not None and page.date is not None and _in_time(page, entry)


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
        and not page.says_any(page.index.persons[entry.ref].name.values())
        and not _person_elsewhere(page, hit)
    ):
        return False
    if entry.family == "short" and _within_longer_name(page, hit, entry.ref):
        return False
    adjective = doc[hit.last].pos_ == "ADJ" and not doc[hit.last].text.isupper()
    if entry.family == "body" and adjective and doc[hit.last].head.i > hit.last:
        # "Chinese military aircraft" are not the Chinese military.
        return False
    if entry.family == "medium" and entry.unsafe and hit.atom_first == hit.atom_last:
        # "The National Unity Government" is no paper's.
        after = page.token(hit.last + 1)
        return after is None or not (after.text[:1].isupper() and after.pos_ in ("PROPN", "NOUN", "ADJ"))
    if entry.family == "adjective":
        return not _is_language(page, hit)
    if entry.family == "people":
        return doc[hit.first].text[:1].isupper()
    return not (
        entry.family == "short"
        and doc[hit.first].pos_ not in ("PROPN", "NOUN", "X", "ADJ", "VERB", "ADV", "")
    )


def _person_elsewhere(page: PageNames, hit: Hit) -> bool:
    """Whether the name component takes the same name for a person's at another place of the page."""
    word = page.doc[hit.last].text
    return any(token.text == word and token.ent_type_ == "PER" for token in page.tokens)


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
    if entry.family == "place":
        country = page.index.places[ref].country
        return [ref, country] if country is not None else [ref]
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
        return (label != "PER" or hit.first == hit.last) and not _beside_name(page, hit)
    if entry.family == "medium":
        return label == "ORG" and page.doc[hit.first].text[:1].isupper()
    if entry.family == "system" and any(
        e.family == "class" for e in page.index.nouns.get(page.word(hit.first - 1))
    ):
        return True
    if entry.family == "body" and _full_organisation(page, hit, entry):
        return True
    return (label == "ORG" and entry.family == "body") or (
        label == "LOC" and entry.family in ("capital", "place")
    )


def _full_organisation(page: PageNames, hit: Hit, entry: Entry) -> bool:
    """As in "the Security Council", "la Croix-Rouge": an international body's name of several words."""
    body = page.index.bodies[entry.ref]
    opening = page.doc[hit.first].text
    return (
        body.acts_for is None
        and body.kind == "organisation"
        and hit.atom_last > hit.atom_first
        and opening[:1].isupper()
        and len(opening) > 2
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
    same = [e for e in same if _in_time(page, e)] or same
    return (
        max(
            same,
            key=lambda e: (
                _former_alive(page, e),
                max(support.get(k, 0) for k in _keys(page, e)),
                e.ref.partition(":")[0] == page.index.defaults.get(fold(e.form)),
                e is entry,
            ),
        )
        if len(same) > 1
        else entry
    )

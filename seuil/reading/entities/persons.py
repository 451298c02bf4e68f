"""Persons: names that no table holds, family names that come back, who holds an office that stands alone."""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import atoms_of, fold
from seuil.reading.entities.family_names import holder_by_family_name
from seuil.reading.entities.index import slug
from seuil.reading.entities.names import titled
from seuil.reading.entities.office_names import join_name
from seuil.reading.entities.offices import OfficePhrase, held, holder_at, office_entity
from seuil.reading.entities.page import EntityDraft, PageNames

_LONGEST_NAME = 5
# What may stand between "tanker" and its name.
_MARKS = frozenset({'"', "«", "»", "“", "”"})


def find_persons(page: PageNames) -> None:
    """Add unknown persons, join offices and names, then resolve the offices that stand alone and short
    names.
    """
    for span in page.doc.ents:
        if span.label_ == "PER" and span.end - span.start > 1:
            _known_longer(page, span.start, span.end - 1)
    runs = _without_ships(page, _tagged_runs(page) or _runs(page))
    for first, last in runs:
        if _is_person(page, first, last) and not _known_longer(page, first, last):
            add_unknown(page, first, last)
    # The last first: "son chef, le capitaine Ibrahim Traoré" is joined by what follows it.
    for phrase in reversed(page.offices):
        join_name(page, phrase)
    _add_family_names(page, runs)
    _give_countries(page)
    for phrase in page.offices:
        _resolve(page, phrase)


def _known_longer(page: PageNames, first: int, last: int) -> bool:
    """As in "Paul-Henri Damiba" where the table writes "Paul-Henri Sandaogo Damiba": add the whole name."""
    short = [d for d in page.over(last) if d.how == "short-name" and d.entity is not None]
    parts = set(atoms_of(page.doc[first : last + 1].text))
    for d in short:
        if d.entity is not None and parts <= page.index.person_names.get(d.entity, frozenset()):
            page.mention(first, last, d.entity, "name")
            return True
    return False


def _tagged_runs(page: PageNames) -> list[tuple[int, int]]:
    """The names that the name component marks as persons, with the unclaimed names that it left unmarked."""
    if not page.tagged:
        return []
    spans = [(s.start, s.end - 1) for s in page.doc.ents if s.label_ == "PER"]
    free = [(a, b) for a, b in spans if all(not _claimed(page, i) for i in range(a, b + 1))]
    marked = {i for a, b in spans for i in range(a, b + 1)}
    others = [(a, b) for a, b in _runs(page) if not marked & set(range(a, b + 1))]
    return sorted(free + others)


def _without_ships(page: PageNames, runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The names without those that the page gives to a ship: "the tanker *Mariah Star*", and each one after
    it.
    """
    ships = {page.doc[a : b + 1].text.lower() for a, b in runs if _follows_ship(page, a)}
    return [(a, b) for a, b in runs if page.doc[a : b + 1].text.lower() not in ships]


def _follows_ship(page: PageNames, first: int) -> bool:
    before = first - 1
    while page.word(before) in _MARKS:
        before -= 1
    token = page.token(before)
    return token is not None and token.pos_ == "NOUN" and token.lemma_.lower() in page.index.ships


def _claimed(page: PageNames, i: int) -> bool:
    return bool(page.over(i)) or any(o.first <= i <= o.last for o in page.offices)


def _runs(page: PageNames) -> list[tuple[int, int]]:
    """Stretches of capitalised proper names that nothing has claimed."""
    runs: list[tuple[int, int]] = []
    at, doc = 0, page.doc
    while at < len(doc):
        last = at
        while last < len(doc) and _may_be_name(page, last, at):
            last += 1
        if last > at:
            end = last - 1
            while end > at and not doc[end].text[:1].isupper():
                end -= 1
            runs.append((at, end))
        at = max(last, at + 1)
    return runs


def _may_be_name(page: PageNames, i: int, first: int) -> bool:
    token = page.doc[i]
    if any(d.how not in ("short-name",) or i == first for d in page.over(i)) or any(
        o.first <= i <= o.last for o in page.offices
    ):
        return False
    if token.text[:1].isupper() and any(c.isalpha() for c in token.text):
        if len(token.text) == 1 or token.pos_ in ("PROPN", "X") or token.ent_type_ == "PER":
            return True
        return i > first and token.pos_ in ("NOUN", "ADJ", "VERB") and token.dep_ == "flat"
    # Particles inside a name: "van der Berg", "el-Sissi", the hyphen of English tokenising.
    inside = i > first and page.token(i + 1) is not None and page.doc[i + 1].text[:1].isupper()
    return inside and (
        (
            token.text.lower() in ("de", "van", "der", "von", "bin", "ben", "al", "el", "da", "di", "-")
            and token.dep_ != "case"
        )
        or token.text == "-"
    )


def _is_person(page: PageNames, first: int, last: int) -> bool:
    """Whether an unclaimed name is a person's."""
    label = page.label(first, last)
    if last == first and label != "PER" and _after_office(page, first):
        return label == "" or page.word(first) in page.index.family_names
    if label:
        return label == "PER"
    size = last - first + 1
    if titled(page, first):
        return True
    if size < 2 or size > _LONGEST_NAME or page.doc[first : last + 1].text.isupper():
        return False
    if _beside_office(page, first, last):
        return True
    if page.tagged:
        return False
    head = page.doc[syntax.head_of(page.doc, first, last)]
    speaks = head.head.lemma_ and fold(head.head.lemma_) in page.index.lexicon("speech_verbs")
    return syntax.base(head.dep_) in ("nsubj", "obl") and head.dep_ in ("nsubj", "obl:agent") and bool(speaks)


def _after_office(page: PageNames, first: int) -> bool:
    """As in "General Leigh", "le colonel Abel": one name right after one person's office."""
    token = page.tokens[first]
    named = token.pos_ == "PROPN" and token.text[:1].isupper() and not token.text.isupper()
    return named and any(o.last == first - 1 and not o.plural for o in page.offices)


def _beside_office(page: PageNames, first: int, last: int) -> bool:
    """Right after an office, or parted from it by a comma; or right before one between commas."""
    for o in page.offices:
        if o.plural:
            continue
        if o.last == first - 1 or (o.last == first - 2 and page.word(first - 1) == ","):
            return True
        if (
            last < o.first <= last + 4
            and page.word(last + 1) == ","
            and _only_determiners(page, last + 2, o.first)
        ):
            return True
    return False


def _only_determiners(page: PageNames, first: int, end: int) -> bool:
    return all(page.doc[i].pos_ in ("DET", "ADJ", "ADV", "PRON") for i in range(first, end))


def add_unknown(page: PageNames, first: int, last: int) -> str | None:
    """A person whom no table holds; a family name alone only where its bearer is on the page, or where the
    table has one in office then.
    """
    name = page.doc[first : last + 1].text
    made = slug(name)
    if not made:
        return None
    if last == first and not any(e.id.endswith("-" + made) for e in page.entities.values()):
        known_one = holder_by_family_name(page, first)
        if known_one is not None:
            page.mention(first, last, known_one, "short-name")
            return known_one
    if last == first:
        known = [e.id for e in page.entities.values() if e.kind == "person" and e.id.endswith("-" + made)]
        if known:
            page.mention(first, last, known[-1], "short-name")
            return known[-1]
    if made in page.entities and page.entities[made].kind != "person":
        made = f"{made}-person"
    page.entity(EntityDraft(made, name, "person"))
    page.mention(first, last, made, "name")
    if titled(page, first):
        page.mention(first - 1, last, made, "name")
    return made


def _add_family_names(page: PageNames, runs: list[tuple[int, int]]) -> None:
    """Family names alone of persons whom the page names in full."""
    bearers = _bearers(page)
    for first, last in runs:
        if page.over(first) or last - first > 2:
            continue
        key = " ".join(atoms_of(page.doc[first : last + 1].text))
        person = bearers.get(key)
        # A name that the page gives in full elsewhere is known better than the component knows it.
        if person is not None:
            page.mention(first, last, person, "short-name")


def _bearers(page: PageNames) -> dict[str, str]:
    """Family name → the person of the page; a name that two persons bear is nobody's."""
    found: dict[str, str | None] = {}
    first_names = page.index.lexicon("family_name_first")
    full = [d for d in page.drafts if page.kind(d.entity) == "person" and d.how == "name"]
    for d in full:
        parts = atoms_of(page.doc[d.first : d.last + 1].text)
        country = page.country(d.entity) or _any_country(page, d.entity)
        keys = {parts[-1], " ".join(parts[1:]), " ".join(parts[-2:])} if len(parts) > 1 else set()
        if len(parts) > 1 and country is not None and fold(country) in first_names:
            keys = {parts[0]}
        for key in sorted(keys):
            found[key] = d.entity if found.get(key, d.entity) == d.entity else None
    return {key: person for key, person in found.items() if person is not None}


def _any_country(page: PageNames, person: str | None) -> str | None:
    row = page.index.persons.get(person or "")
    return page.index.state_of(row.tenures[-1].acts_for) if row and row.tenures else None


def _give_countries(page: PageNames) -> None:
    """For each known person the state of the tenure that fits: the office named beside, the day, else
    the latest.
    """
    beside: dict[str, OfficePhrase] = {o.person: o for o in page.offices if o.person and not o.former}
    for draft in page.entities.values():
        row = page.index.persons.get(draft.id)
        if row is None or draft.kind != "person" or not row.tenures:
            continue
        phrase = beside.get(draft.id)
        named = phrase.country if phrase is not None else None
        able = [t for t in row.tenures if named is not None and page.index.state_of(t.acts_for) == named]
        able = able or [t for t in row.tenures if held(t, page.date)]
        best = max(able or row.tenures, key=lambda t: (t.until is None, t.since or "", t.until or ""))
        draft.country = page.index.state_of(best.acts_for)
        draft.office = best.office if phrase is None else phrase.office


def _resolve(page: PageNames, phrase: OfficePhrase) -> None:
    """An office alone: its holder on the page, else in the tables on the day, else the office itself."""
    if phrase.person is not None:
        return
    office = page.index.offices[phrase.office]
    person = None
    owner_kind = page.kind(phrase.owner)
    if not phrase.plural and phrase.definite:
        person = _holder_on_page(page, phrase)
        if person is None and phrase.country is not None and owner_kind == "state" and not phrase.former:
            person = holder_at(page, phrase.country, office, phrase.words)
        if person is None and phrase.owner is not None and owner_kind != "state" and not phrase.former:
            person = holder_at(page, phrase.owner, office, phrase.words)
    phrase.person = person
    if person is None and phrase.country is None and phrase.owner is None and _may_be_told(page, phrase):
        page.open_offices.append(phrase)
        return
    entity = person or office_entity(page, phrase)
    page.mention(phrase.first, phrase.last, entity, "office", head=phrase.head)


def _may_be_told(page: PageNames, phrase: OfficePhrase) -> bool:
    """Whether the passage can say for whom an office acts: one known holder, or one that no other state
    lends.
    """
    if phrase.definite and not phrase.plural:
        return True
    office = page.index.offices[phrase.office]
    return (
        office.acts_for in ("state", "armed-force", "parliament")
        and office.id not in page.index.words.unattached
    )


def _holder_on_page(page: PageNames, phrase: OfficePhrase) -> str | None:
    """The nearest person of the page who holds this office for this state, one named before sooner than
    after.
    """
    office = page.index.offices[phrase.office]
    if phrase.country is None and phrase.owner is None:
        return None
    able: set[str | None] = {o.person for o in page.offices if o.person and _same_office(page, o, phrase)}
    for draft in page.entities.values():
        row = page.index.persons.get(draft.id)
        if row is None or office.office_class is None:
            continue
        owners = {phrase.owner, phrase.country}
        if any(
            t.acts_for in owners and t.office == office.office_class and held(t, page.date)
            for t in row.tenures
        ):
            able.add(draft.id)
    if phrase.office in page.index.words.leaders:
        able |= _leaders_of(page, phrase.country)
    spoken = [d for d in page.drafts if d.entity in able and d.how in ("name", "short-name")]
    if phrase.former and page.date is not None:
        return None
    best = min(spoken, key=lambda d: (d.first > phrase.first, abs(d.first - phrase.first)), default=None)
    return best.entity if best is not None else None


def _leaders_of(page: PageNames, country: str | None) -> set[str | None]:
    """Persons of the page who head this state or its government."""
    top = {"head-of-state", "head-of-government", "faction-leader"}
    found: set[str | None] = set()
    for draft in page.entities.values():
        row = page.index.persons.get(draft.id)
        tenures = row.tenures if row is not None and country is not None else ()
        if any(t.acts_for == country and t.office in top and held(t, page.date) for t in tenures):
            found.add(draft.id)
    return found


def _same_office(page: PageNames, one: OfficePhrase, other: OfficePhrase) -> bool:
    """Same state or body, and same class of office."""
    offices = page.index.offices
    first, second = offices[one.office], offices[other.office]
    same = one.office == other.office or (
        first.office_class is not None and first.office_class == second.office_class
    )
    whose = (one.country == other.country and other.country is not None) or (
        one.owner == other.owner and other.owner is not None
    )
    return same and whose and one.former == other.former

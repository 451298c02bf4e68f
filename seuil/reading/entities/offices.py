"""Offices: the words for who holds power, joined to the name beside them, or gone back to the person."""

from __future__ import annotations

from dataclasses import dataclass

from seuil.data_files.shapes.entities import Office, Person, Tenure
from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import atoms_of
from seuil.reading.entities.owners import located_after, owner_of
from seuil.reading.entities.page import Draft, EntityDraft, PageNames
from seuil.reading.entities.phrases import Entry

# Classes of office that several hold at once: whoever of them the table knows is not just any of them.
_SHARED = frozenset({"spokesperson", "minister", "envoy", "security-adviser", "regional-head"})


# Who is by trade in another state's capital.
_ABROAD = frozenset(
    {"diplomat", "ambassador", "envoy", "special-envoy", "charge-daffaires", "consul", "negotiator"}
)


@dataclass(slots=True)
class OfficePhrase:
    """An office in the text: its tokens, its kind, for whom it acts if that is said."""

    first: int
    last: int
    head: int
    office: str
    words: str
    country: str | None
    owner: str | None
    former: bool
    definite: bool
    plural: bool
    person: str | None = None


def add_office(page: PageNames, first: int, last: int, head: int, entry: Entry) -> bool:
    """Keep an office for the stage that joins it to a person."""
    office = page.index.offices[entry.ref]
    if office.id in ("former-office", "designate", "government"):
        return False
    owner = (
        _installer(page, first)
        or _body_within(page, first, last)
        or owner_of(page, first, last, head, places=True)
        or (located_after(page, last) if office.acts_for == "state" and office.id not in _ABROAD else None)
    )
    wide_first, wide_last = _wide(first, last, owner)
    words = " ".join(page.doc[i].text for i in range(first, last + 1) if not _is_adjective(page, i))
    before = {page.word(i) for i in range(max(0, wide_first - 3), first)} | {
        page.word(first).partition("-")[0]
    }
    former = bool(before & page.index.lexicon("former")) or page.doc[first].text.lower().startswith("ex-")
    elect = page.word(wide_last + 1) in page.index.lexicon("elect") | page.index.lexicon("ousted")
    found = OfficePhrase(
        first=wide_first,
        last=wide_last,
        head=head,
        office=office.id,
        words=words,
        country=country_of(page, owner.entity) if owner is not None else None,
        owner=owner.entity if owner is not None else None,
        former=former or elect,
        definite=_definite(page, wide_first),
        plural=syntax.number_of(page.doc[head]) == "Plur",
    )
    page.offices.append(found)
    return True


def _body_within(page: PageNames, first: int, last: int) -> Draft | None:
    """The body that the words of an office hold: "secrétaire général de l'ONU", "UN chief"."""
    inside = [d for d in page.drafts if d.how == "name" and first <= d.first and d.last <= last]
    return next(
        (d for d in inside if page.kind(d.entity) in ("organisation", "alliance", "armed-force")), None
    )


def _installer(page: PageNames, first: int) -> Draft | None:
    """As in "Moscow-installed governor": who put him there is whom he acts for."""
    if page.word(first - 1) not in page.index.lexicon("installed") or page.word(first - 2) != "-":
        return None
    return next((d for d in page.over(first - 3) if page.kind(d.entity) == "state"), None)


def _is_adjective(page: PageNames, i: int) -> bool:
    return any(d.how == "adjective" for d in page.over(i))


def _wide(first: int, last: int, owner: Draft | None) -> tuple[int, int]:
    """The office with its owner."""
    if owner is not None and first - 6 <= owner.first < first:
        first = owner.first
    if owner is not None and last < owner.last <= last + 6:
        last = owner.last
    return first, last


def _definite(page: PageNames, first: int) -> bool:
    """Whether the phrase speaks of one known holder: "the", "le", or no determiner before a title."""
    at = first - 1
    while at >= 0 and first - at < 4 and page.doc[at].pos_ in ("ADJ", "ADV"):
        at -= 1
    token = page.token(at)
    if token is None or token.pos_ != "DET":
        return page.word(at) in page.index.lexicon("definite") or page.index.language == "en"
    return page.word(at) in page.index.lexicon("definite")


def held(tenure: Tenure, date: str | None) -> bool:
    """Whether a tenure covers a day; true where the day is not known."""
    if date is None:
        return True
    after = tenure.since is None or tenure.since <= date[: len(tenure.since)]
    return after and (tenure.until is None or date[: len(tenure.until)] <= tenure.until)


def country_of(page: PageNames, entity: str | None) -> str | None:
    """The state of an entity; of a person of the tables that of the office held on the day, or last."""
    person = page.index.persons.get(entity or "")
    if person is None or not person.tenures:
        return page.country(entity)
    able = [t for t in person.tenures if held(t, page.date)] or list(person.tenures)
    best = max(able, key=lambda t: (t.until is None, t.since or "", t.until or ""))
    return page.index.state_of(best.acts_for)


def holder_at(page: PageNames, country: str, office: Office, words: str) -> str | None:
    """Who of the tables held the office on the page's day, if that is one person; null without a day."""
    if page.date is None or office.office_class is None:
        return None
    language = page.index.language
    able: list[tuple[Person, Tenure]] = [
        (p, t) for p, t in page.index.holders.get((country, office.office_class), []) if held(t, page.date)
    ]
    wanted = set(atoms_of(words))
    titles = [(p, set(atoms_of(t.title.get(language, "")))) for p, t in able]
    usual = [set(atoms_of(phrase)) for phrase in office.words.get(language, ())]
    found = (
        {p.id for p, title in titles if title == wanted}
        or {p.id for p, title in titles if title and title <= wanted}
        or {p.id for p, title in titles if wanted <= title}
        or {p.id for p, title in titles if title in usual}
        or ({p.id for p, _ in able} if office.office_class not in _SHARED else set())
    )
    if len(found) != 1:
        return None
    person = page.index.persons[next(iter(found))]
    name = person.name.get("en") or next(iter(person.name.values()))
    state = page.index.state_of(country)
    return page.entity(EntityDraft(person.id, name, "person", state, office.id, person.gender))


def office_entity(page: PageNames, phrase: OfficePhrase) -> str:
    """The entity of an office whose holder is not known."""
    office = page.index.offices[phrase.office]
    kind = office.office_class if office.office_class and not phrase.plural else office.id
    name = phrase.words.lower()
    country = phrase.country if office.acts_for not in ("none", "company", "party", "group") else None
    former = "former-" if phrase.former else ""
    prefix = f"{country.lower()}-" if country else ""
    return page.entity(EntityDraft(f"{prefix}{former}{kind}", name, "person", country, office.id))

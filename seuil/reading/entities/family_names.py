"""Persons of the tables called by their family name alone: "President Johnson", "M. Denktash"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities.offices import OfficePhrase, held
from seuil.reading.entities.page import EntityDraft, PageNames

if TYPE_CHECKING:
    from seuil.data_files.shapes.entities import Person


def holder_by_family_name(page: PageNames, i: int) -> str | None:
    """The one person of the tables with this family name who fits the office beside it, or whose state the
    page names, and who held an office on the page's day; null where none or several do.
    """
    able = page.index.family_names.get(page.word(i), ())
    if not able or page.date is None:
        return None
    phrase = _office_before(page, i)
    named = set(page.named())
    fitting = [p for p in able if _fits(page, p, phrase, named)]
    if len(fitting) != 1:
        return None
    person = fitting[0]
    name = person.name.get("en") or next(iter(person.name.values()))
    return page.entity(EntityDraft(person.id, name, "person", gender=person.gender))


def _office_before(page: PageNames, i: int) -> OfficePhrase | None:
    return next((o for o in page.offices if o.last == i - 1), None)


def _fits(page: PageNames, person: Person, phrase: OfficePhrase | None, named: set[str]) -> bool:
    """Whether one of the person's tenures covers the day, in a state or body of the page and an office like
    the one beside.
    """
    office = page.index.offices[phrase.office] if phrase is not None else None
    for tenure in person.tenures:
        ended = tenure.until is not None and page.date is not None and tenure.until[:4] == page.date[:4]
        if not held(tenure, page.date) and not ended:
            continue
        body = page.index.bodies.get(tenure.acts_for)
        state = page.index.state_of(tenure.acts_for) or (body.based_in if body is not None else None)
        here = (state or tenure.acts_for) in named or tenure.acts_for in page.entities
        if office is None or office.office_class is None:
            if here:
                return True
        elif office.office_class == tenure.office or office.id in page.index.words.leaders:
            # The office says who is meant, though the page may not name the state elsewhere.
            return phrase is None or phrase.country in (None, state)
    return False

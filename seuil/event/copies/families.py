"""Families: which pages are one report, which of them is the original, and how each other was made of it.

Links are no chain: a page that quotes two reports is linked to both, and they are still two. So each
page stands with one report only. Pages are taken in the order in which they can be originals: the earliest
day, on one day an agency's own page, then the longest. Each joins the family that it is closest to, if it is
linked to the original or to a page that is, or very close to any copy; else it is the first of a new family.
A link to a page that may have been put together of two reports does not count.
What a person decided comes before all links. Nothing depends on the order of what is given.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from seuil.event.copies.model import Fingerprint, Link, PageFacts
from seuil.event.model import Correction, Family, Member

_CLOSE = 0.75  # a copy so close to a copy of a copy is one of the same report
_ROOM = 1.1  # two reports fit into a page that is at most so much shorter than both
_NO_DAY = "9999-12-31"  # a page without a date comes after those that have one

Pair = tuple[str, str]
Links = Mapping[str, Mapping[str, Link]]


def facts_of_page(fingerprint: Fingerprint) -> PageFacts:
    """What families ask of a page, from its fingerprint. It was out on the last day that its date allows."""
    return PageFacts(
        key=fingerprint.page,
        known=fingerprint.latest,
        agency=fingerprint.agency,
        outlet=fingerprint.outlet,
        own=fingerprint.own,
        words=fingerprint.words,
    )


def families_of(
    pages: Iterable[PageFacts], links: Iterable[Link], corrections: Iterable[Correction] = ()
) -> list[Family]:
    """The families of all pages, by id; a page without copies is a family of its own.

    Links and corrections that name a page that is not among ``pages`` are passed over. A person's ``copy``
    puts two pages into one family and ``not-copy`` keeps them apart; of two that cannot both hold, the later
    number does; those undone count for nothing.
    """
    facts = {page.key: page for page in sorted(pages, key=lambda one: one.key)}
    together, apart = _decided(corrections, facts)
    linked = _by_page(links, facts, apart)
    groups = _Groups(facts, linked, apart)
    for unit in sorted(_units(facts, together), key=lambda unit: min(map(_rank, unit))):
        groups.place(sorted(unit, key=_rank))
    return sorted((_family(group, facts, linked, together) for group in groups.all), key=lambda one: one.id)


def _rank(page: PageFacts) -> tuple[str, bool, int, str]:
    """The lower, the sooner a page is an original: no copy is out before it, so the day comes first."""
    day = page.known or ("" if page.own else _NO_DAY)
    return (day, not page.own, -page.words, page.key)


def _decided(
    corrections: Iterable[Correction], facts: Mapping[str, PageFacts]
) -> tuple[dict[Pair, Correction], set[Pair]]:
    """The pairs that a person put together and those kept apart, the newest first to be heard."""
    together: dict[Pair, Correction] = {}
    apart: set[Pair] = set()
    heard = [one for one in corrections if one.kind in ("copy", "not-copy") and not one.undone]
    for correction in sorted(heard, key=lambda one: -one.number):
        if len(correction.pages) != 2 or not set(correction.pages) <= set(facts):
            continue
        pair = _pair(*correction.pages)
        unit = _reached(pair[0], together)
        if correction.kind == "not-copy":
            if pair[1] not in unit:
                apart.add(pair)
        elif not _forbidden(unit | _reached(pair[1], together), apart):
            together[pair] = correction
    return together, apart


def _pair(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)


def _forbidden(keys: Iterable[str], apart: set[Pair]) -> bool:
    known = set(keys)
    return any(a in known and b in known for a, b in apart)


def _reached(key: str, together: Iterable[Pair]) -> set[str]:
    """All pages that a person put together with this one."""
    found, ahead = {key}, [key]
    while ahead:
        at = ahead.pop()
        new = {other for pair in together if at in pair for other in pair} - found
        found |= new
        ahead += sorted(new)
    return found


def _units(facts: Mapping[str, PageFacts], together: Iterable[Pair]) -> list[list[PageFacts]]:
    """Pages that a person put together, each other page alone."""
    pairs = sorted(together)
    decided = {key for pair in pairs for key in pair}
    units = {tuple(sorted(_reached(key, pairs))) for key in sorted(decided)}
    found = [[facts[key] for key in unit] for unit in sorted(units)]
    return found + [[page] for key, page in facts.items() if key not in decided]


def _by_page(
    links: Iterable[Link], facts: Mapping[str, PageFacts], apart: set[Pair]
) -> dict[str, dict[str, Link]]:
    found: dict[str, dict[str, Link]] = {key: {} for key in facts}
    for link in sorted(links, key=lambda one: (one.a, one.b, one.like, one.because)):
        if link.a in facts and link.b in facts and _pair(link.a, link.b) not in apart:
            found[link.a][link.b] = found[link.b][link.a] = link
    return found


class _Groups:
    """Families in the making; the first page of a group is its original."""

    def __init__(self, facts: Mapping[str, PageFacts], linked: Links, apart: set[Pair]) -> None:
        self.facts, self.linked, self.apart = facts, linked, apart
        self.all: list[list[str]] = []
        self._at: dict[str, int] = {}

    def place(self, unit: list[PageFacts]) -> None:
        """Put pages that belong together into the family that they are closest to, or into a new one."""
        keys = [page.key for page in unit]
        near = {self._at[other] for key in keys for other in self.linked[key] if other in self._at}
        fits = [(self._closeness(keys, self.all[at]), -at) for at in sorted(near)]
        closeness, best = max(fits, default=(0.0, 0))
        at = -best if closeness > 0.0 else len(self.all)
        if at == len(self.all):
            self.all.append([])
        self.all[at] += keys
        self._at.update(dict.fromkeys(keys, at))

    def _closeness(self, keys: list[str], group: list[str]) -> float:
        """How close pages are to a family; 0 where they do not belong to it."""
        if _forbidden([*keys, *group], self.apart):
            return 0.0
        found: dict[str, float] = {}
        for key in keys:
            near = {other: self.linked[key][other] for other in group if other in self.linked[key]}
            strangers = [third for third in group if third not in near] if near else []
            for other, link in near.items():
                if not self._may_bridge(key, other, strangers):
                    found[other] = max(link.like, found.get(other, 0.0))
        closest = max(found.values(), default=0.0)
        direct = any(other == group[0] or other in self.linked[group[0]] for other in found)
        return closest + len(found) / len(group) if direct or closest >= _CLOSE else 0.0

    def _may_bridge(self, key: str, other: str, strangers: list[str]) -> bool:
        """Whether ``other`` may be put together of this page and of a page of its family that this one is a
        stranger to: it has room for both, and was not there before them.
        """
        page, longer = self.facts[key], self.facts[other]
        for third in strangers:
            if third not in self.linked[other]:
                continue
            source = self.facts[third]
            first = longer.own or _precedes(longer, page, source) or _one_agency(longer, page, source)
            if not first and page.words + source.words <= _ROOM * longer.words:
                return True
        return False


def _precedes(page: PageFacts, *others: PageFacts) -> bool:
    """Whether a page was out on an earlier day than all others."""
    return all(page.known and other.known and page.known < other.known for other in others)


def _one_agency(*pages: PageFacts) -> bool:
    return len({page.agency for page in pages}) == 1 and pages[0].agency is not None


def _family(
    group: list[str], facts: Mapping[str, PageFacts], linked: Links, together: Mapping[Pair, Correction]
) -> Family:
    """A family of a group: its original first, then its copies by key."""
    original = min((facts[key] for key in group), key=_rank).key
    others = sorted(set(group) - {original})
    members = [Member(page=original, kinship="original")]
    members += [_member(key, original, group, linked, together) for key in others]
    named = Counter(agency for key in group if (agency := facts[key].agency))
    agency = facts[original].agency or min(named, key=lambda name: (-named[name], name), default=None)
    return Family(id=original, original=original, agency=agency, members=tuple(members))


def _member(
    key: str, original: str, group: list[str], linked: Links, together: Mapping[Pair, Correction]
) -> Member:
    """A copy, of the original where it is linked to it, else of the page of its family that is closest."""
    inside = {other: linked[key][other] for other in group if other in linked[key]}
    if inside:
        of = original if original in inside else max(inside, key=lambda other: (inside[other].like, other))
        link = inside[of]
        return Member(page=key, kinship=link.kinship, of=of, like=link.like, because=link.because)
    decided = [(one.number, pair) for pair, one in together.items() if key in pair]
    _, pair = max(decided)
    of = pair[0] if pair[1] == key else pair[1]
    said = together[pair]
    return Member(page=key, kinship="rewritten", of=of, like=1.0, because=f"{said.by}: {said.reason}")

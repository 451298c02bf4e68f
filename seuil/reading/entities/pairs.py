"""The two of whom a page speaks: "les deux pays", "both sides", "its neighbour", "both"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities import syntax
from seuil.reading.entities.coreference import BACK
from seuil.reading.entities.page import Draft, PageNames

if TYPE_CHECKING:
    from spacy.tokens import Token

_STATELY = ("state", "government", "armed-force", "city", "region")
_UNNAMED = ("pronoun", "possessive", "weapon")


class Pairs:
    """Answers for one page. A party is a state's code or the id of a group that has no state."""

    def __init__(self, page: PageNames) -> None:
        self.page = page
        self._counts: dict[str, int] = {}
        for draft in page.drafts:
            party = self._party(draft)
            if party is not None and draft.head not in page.datelines:
                self._counts[party] = self._counts.get(party, 0) + 1

    def resolve(self, first: int, last: int, *, sides: bool) -> bool:
        """Add the two that a phrase takes up; ``sides`` may be armed groups, countries may not."""
        page = self.page
        parties = self._two(first, last, sides)
        if not parties:
            return False
        for draft in [d for d in page.over(last) if d.how == "noun"]:
            page.drop(draft)
        for party in parties:
            entity = page.state(party) if party in page.index.data.states else party
            page.mention(first, last, entity, "noun", head=last).plural = True
        return True

    def both(self, token: Token) -> None:
        """As in "Both sent envoys": the last two that the sentence before joined."""
        page = self.page
        pair = self._joined_before(token.i, ("state", "person", "group", "organisation", "government"))
        for entity in pair:
            page.mention(token.i, token.i, entity, "pronoun", head=token.i).plural = True

    def other_than(self, country: str) -> str | None:
        """The other state of which the page speaks most, if it does so more than once."""
        states = self.page.index.data.states
        found = [(n, c) for c, n in self._counts.items() if c in states and c != country]
        able = sorted(found, key=lambda pair: (-pair[0], pair[1]))
        if not able or able[0][0] < 2 or (len(able) > 1 and able[1][0] == able[0][0]):
            return None
        return able[0][1]

    def _party(self, draft: Draft) -> str | None:
        page, kind = self.page, self.page.kind(draft.entity)
        if draft.how in _UNNAMED or draft.entity is None:
            return None
        if kind == "group":
            named = draft.entity in page.index.bodies and page.country(draft.entity) is None
            return draft.entity if named else None
        return page.country(draft.entity) if kind in (*_STATELY, "person") else None

    def _two(self, first: int, last: int, sides: bool) -> list[str]:
        """The two: joined ones of the passage, else those that the page names most among the passage's."""
        page = self.page
        joined = self._joined_before(first, ("state",))
        if len(joined) == 2 and not sides:
            return [c for e in joined if (c := page.country(e)) is not None]
        outside = {
            self._party(d)
            for i in syntax.subjects_above(page.tokens[last])
            if (d := page.headed(i)) is not None
        }
        near = [p for p in self._near(first, last) if sides or p in page.index.data.states]
        able = [p for p in near if p not in outside]
        able = able if len(able) >= 2 else near
        ranked = sorted(range(len(able)), key=lambda n: (-self._counts.get(able[n], 0), n))
        return [able[n] for n in sorted(ranked[:2])] if len(able) >= 2 else []

    def _near(self, first: int, last: int) -> list[str]:
        """The parties of the passage before the phrase and of its own sentence, the nearest first."""
        page, found = self.page, dict[str, None]()
        here = page.sentence[last]
        ordered = sorted(page.drafts_in_order(), key=lambda d: (d.head > first, -d.head))
        for d in ordered:
            if first <= d.head <= last or not 0 <= here - page.sentence[d.head] <= 2 * BACK:
                continue
            party = self._party(d)
            if party is not None and self._counts.get(party):
                found[party] = None
        return list(found)

    def _joined_before(self, i: int, kinds: tuple[str, ...]) -> list[str]:
        """Two entities that "and" joins, in the sentence of ``i`` before it or in the one before."""
        page = self.page
        for d in reversed(page.drafts_in_order()):
            if d.head >= i or d.entity is None or page.kind(d.entity) not in kinds:
                continue
            if page.sentence[i] - page.sentence[d.head] > 1:
                return []
            token = page.tokens[d.head]
            kids = [k for k in token.children if syntax.base(k.dep_) == "conj" and k.i < i]
            others = [o for k in kids if (o := page.headed(k.i)) is not None and page.kind(o.entity) in kinds]
            entities = list(dict.fromkeys([d.entity, *(o.entity for o in others if o.entity is not None)]))
            if len(entities) == 2 and d.how != "adjective":
                return entities
        return []

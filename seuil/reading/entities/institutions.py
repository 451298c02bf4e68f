"""Institutions with no owner beside them: "l'armée", "its ministry", "the decree", "ses combattants"."""

from __future__ import annotations

from seuil.data_files.shapes.naming import CommonName
from seuil.reading.entities import syntax
from seuil.reading.entities.before_nouns import is_definite, possessive_before, seat_before
from seuil.reading.entities.coreference import BACK
from seuil.reading.entities.names import body_entity
from seuil.reading.entities.nouns import owned_entity
from seuil.reading.entities.owners import owner_of
from seuil.reading.entities.page import Draft, EntityDraft, PageNames
from seuil.reading.entities.page_groups import group_of_page
from seuil.reading.entities.spoken import SpokenOf
from seuil.reading.entities.syntax import SUBJECT


class Institutions:
    """The armies, ministries, groups and documents that no name owns; ``spoken`` says of which state the page
    speaks.
    """

    def __init__(self, page: PageNames, spoken: SpokenOf) -> None:
        self.page = page
        self._spoken = spoken
        self._pending = {head: (first, last, kind) for first, last, head, kind in page.pending}

    def __contains__(self, head: int) -> bool:
        return head in self._pending

    def resolve(self, head: int) -> None:
        """A force, a ministry, a group… with no owner beside it: a possessive's, else the last of its
        kind.
        """
        page, (first, last, kind_id) = self.page, self._pending[head]
        if page.headed(head) is not None:
            return
        possessive = possessive_before(page, first)
        if kind_id.startswith("group:"):
            self._owned_group(first, last, head, kind_id.removeprefix("group:"), possessive)
            return
        kind = page.index.commons[kind_id]
        if kind.kind == "document":
            self._document(first, last, head, kind, possessive)
            return
        craft = self._craft_owner(first, head)
        if craft is not None:
            owned = owned_entity(page, kind, craft) if craft else None
            why = "" if craft else "whose craft is not said"
            page.mention(first, last, owned, "noun", head=head, why=why)
            return
        country = (
            _country_of(page, possessive) or self._genitive(first) or self._seat_after(last, kind.kind)
        )
        if country is not None:
            start = possessive.first if possessive is not None else first
            page.mention(start, last, owned_entity(page, kind, country), "noun", head=head)
            return
        if possessive is not None and page.kind(possessive.entity) in ("group", "organisation", "alliance"):
            page.mention(possessive.first, last, possessive.entity, "noun", head=head)
            return
        entity = (
            self._known_institution(first, head, kind_id) if self._known(first, head, kind.kind) else None
        )
        if entity is None:
            made = "troops" if kind_id == "armed-forces" else kind.id
            entity = page.entity(EntityDraft(made, made.replace("-", " "), kind.kind))
        why = "whose: the speaker's" if page.word(first - 1) in page.index.lexicon("first_person") else ""
        page.mention(first, last, entity, "noun", head=head, why=why)

    def _craft_owner(self, first: int, head: int) -> str | None:
        """As in "an American U-2 was downed and its pilot killed": whose aircraft or ship it was, '' where
        nothing says it; null where no craft is spoken of.
        """
        page = self.page
        possessed = page.word(first - 1) in page.index.possessives
        if page.word(head) not in page.index.lexicon("aboard") or not possessed:
            return None
        before = [d for d in page.drafts if d.how == "weapon" and d.head < first]
        here = [d for d in before if page.sentence[d.head] == page.sentence[head]]
        if not here:
            return None
        craft = max(here, key=lambda d: (d.head, d.last - d.first))
        owner = owner_of(page, craft.first, craft.last, craft.head)
        return (page.country(owner.entity) if owner is not None else None) or ""

    def _known(self, first: int, head: int, kind: str) -> bool:
        """Whether an institution without an owner is one that the reader knows: "the army", bare "police",
        and soldiers who do or suffer something; "envoyer des troupes" sends nobody's yet.
        """
        page, token = self.page, self.page.tokens[head]
        if is_definite(page, first):
            return True
        bare = page.index.language == "en" and not any(kid.dep_ == "det" for kid in token.children)
        if kind in ("government", "medium"):
            return bare
        several = kind == "armed-force" and syntax.number_of(token) == "Plur"
        return several and (token.dep_ in SUBJECT or page.word(head) in page.index.lexicon("personnel"))

    def _document(self, first: int, last: int, head: int, kind: CommonName, owner: Draft | None) -> None:
        """As in "le décret", "this doctrine": the last of its kind on the page, whoever issued it, else
        a new one.
        """
        page = self.page
        country = _country_of(page, owner)
        if owner is not None and country is not None:
            page.mention(owner.first, last, owned_entity(page, kind, country), "noun", head=head)
            return
        known = [
            d.entity
            for d in page.drafts_in_order()
            if d.head < first
            and d.entity is not None
            and (d.entity == kind.id or d.entity.endswith(f"-{kind.id}"))
        ]
        words = page.doc[first : last + 1].text
        entity = known[-1] if known else page.entity(EntityDraft(kind.id, words, kind.kind))
        page.mention(first, last, entity, "noun", head=head)

    def _owned_group(self, first: int, last: int, head: int, group_id: str, possessive: Draft | None) -> None:
        """The words "its fighters" are the group itself; "ses rebelles" of a state are that state's."""
        page, group = self.page, self.page.index.groups[group_id]
        if possessive is not None and page.kind(possessive.entity) in (
            "group",
            "organisation",
            "armed-force",
        ):
            page.mention(possessive.first, last, possessive.entity, "noun", head=head)
            return
        country = _country_of(page, possessive)
        if group.irregular and possessive is None:
            named = group_of_page(page, first, head)
            if named is not None:
                page.mention(first, last, body_entity(page, named), "noun", head=head)
                return
        if group.of_state and possessive is None:
            country = seat_before(page, head) or self._spoken.at(head)
        made = EntityDraft(
            f"{country.lower()}-{group.id}" if country else group.id, group.name, "group", country
        )
        page.mention(first, last, page.entity(made), "noun", head=head)

    def _genitive(self, first: int) -> str | None:
        """As in "the island's defence ministry": the state that a noun before has gone back to."""
        page = self.page
        if page.word(first - 1) not in ("'s", "s", "'"):
            return None
        return next((page.country(d.entity) for d in page.over(first - 2) if d.how == "noun"), None)

    def _seat_after(self, last: int, kind: str) -> str | None:
        """As in "the defence ministry in Taipei": the state of the place where a government sits."""
        page = self.page
        sits = page.word(last + 1) in page.index.lexicon("locatives") | {"a", "au"}
        if kind not in ("government", "armed-force") or not sits:
            return None
        for at in (last + 2, last + 3):
            for d in page.over(at):
                if d.first == at and page.kind(d.entity) in ("city", "state"):
                    return page.country(d.entity)
        return None

    def _known_institution(self, first: int, head: int, kind_id: str) -> str | None:
        """The last one of its kind nearby, else that of the one state that the passage speaks of."""
        page = self.page
        nearby: str | None = None
        for d in reversed(page.drafts_in_order()):
            if d.head >= first or d.entity is None or d.how in ("adjective", "possessive"):
                continue
            if page.sentence[head] - page.sentence[d.head] > BACK:
                break
            if self._is_institution(d.entity, kind_id):
                nearby = None if self._of_another(d, head) else d.entity
                break
        there = self._place_of(head)
        seat = seat_before(page, head)
        if seat is not None and (nearby is None or page.country(nearby) != seat):
            nearby = None
        if nearby is not None and (there in (None, page.country(nearby)) or there != self._spoken.main()):
            return nearby
        country = there if there is not None and kind_id == "police" else seat_before(page, head)
        country = country or self._spoken.at(head)
        if country is not None and kind_id != "ministry":
            return owned_entity(page, page.index.commons[kind_id], country)
        return nearby

    def _of_another(self, d: Draft, head: int) -> bool:
        """So after "the US Navy", in "The Venezuelan minister swore that the army would …": his own army."""
        page, acting = self.page, self._spoken.acting(head)
        theirs = page.country(d.entity)
        if acting is None or theirs in (None, acting) or page.sentence[d.head] == page.sentence[head]:
            return False
        return self._spoken.times(acting) > self._spoken.times(theirs)

    def _place_of(self, head: int) -> str | None:
        """The state in which the institution's own clause takes place: "in Berlin police arrested …"."""
        page, token = self.page, self.page.tokens[head]
        for kid in (*token.children, *token.head.children):
            there = (page.country(d.entity) for d in page.at_head.get(kid.i, ()) if d.how == "place")
            found = next((country for country in there if country is not None), None)
            if found is not None:
                return found
        return None

    def _is_institution(self, entity: str, kind_id: str) -> bool:
        return (
            entity == kind_id
            or entity.endswith("-" + kind_id)
            or kind_id in self.page.index.institution_of.get(entity, ())
        )


def _country_of(page: PageNames, possessive: Draft | None) -> str | None:
    return page.country(possessive.entity) if possessive is not None else None

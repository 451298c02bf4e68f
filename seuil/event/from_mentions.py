"""The way to events: mentions of many pages → events. The order in which pages came in decides nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from seuil.data_files import DataFiles
from seuil.event.accounts import accounts_of, differences, family_of, settled
from seuil.event.candidates import near_pairs
from seuil.event.cluster import Groups
from seuil.event.corrected import Together, corrected, judged
from seuil.event.facts import Fact, facts_of, order
from seuil.event.likeness import NEVER, SIGNS, Likeness
from seuil.event.model import Correction, Event, Family, Mention, Merge, event_id
from seuil.event.standing import history, verdict
from seuil.event.time_of_event import when_of

# Mean log odds from which two events that were not joined are named as perhaps the same.
_DOUBT = -0.8
_REASONS = 4


class EventMaker:
    """Makes events by the tables of a data folder."""

    def __init__(self, data: DataFiles) -> None:
        self.likeness = Likeness(data)
        self.kinds = self.likeness.kinds

    def group_of(self, act: str) -> str:
        """The group of acts that ``act`` is in: no event reaches over two groups."""
        return self.kinds.group(act)

    def events(
        self,
        mentions: Iterable[Mention],
        families: Mapping[str, Family],
        corrections: Sequence[Correction] = (),
    ) -> list[Event]:
        """The events of these mentions, by time, then id. ``families``: page key → its family.

        Mentions may be given group by group. ``content_of`` is still the key of a mention: whoever has the
        events of all groups puts the event's id there.
        """
        facts = self.facts(mentions, families, corrections)
        by_group: dict[str, list[tuple[Fact, list[Mention]]]] = {}
        for fact, told in facts:
            by_group.setdefault(self.group_of(fact.mention.act), []).append((fact, told))
        found = [
            event
            for name in sorted(by_group)
            for event in _Clustering(self, by_group[name], families, corrections).events()
        ]
        return sorted(found, key=in_time)

    def facts(
        self,
        mentions: Iterable[Mention],
        families: Mapping[str, Family],
        corrections: Sequence[Correction] = (),
    ) -> list[tuple[Fact, list[Mention]]]:
        """The facts, each with all mentions that it stands for."""
        kept = {m.key: m for m in corrected(mentions, corrections)}
        family = {m.page: family_of(m.page, families) for m in kept.values()}
        facts = facts_of(kept.values(), family, judged(corrections)[1])
        return [(fact, [kept[key] for key in fact.keys]) for fact in facts]

    def event(
        self,
        mentions: Sequence[Mention],
        families: Mapping[str, Family],
        *,
        merges: tuple[Merge, ...] = (),
        doubtful: tuple[str, ...] = (),
    ) -> Event:
        """One event of these mentions, at least one."""
        told = sorted(mentions, key=order)
        family = {m.page: family_of(m.page, families) for m in told}
        now = verdict(told, family)
        act = self._act(told, family)
        parents = [m.content_of for m in told if m.content_of]
        return Event(
            id=event_id(told[0].key),
            act=act.act,
            plover=act.plover,
            cameo=act.cameo,
            actor=settled("actor", told, families),
            target=settled("target", told, families),
            instrument=settled("instrument", told, families),
            place=settled("place", told, families),
            numbers=tuple(sorted({n for m in told for n in m.numbers})),
            when=when_of(told, family),
            status=now.status,
            polarity=now.polarity,
            certainty=now.certainty,
            confirmed=now.confirmed,
            # What most only speak of is content; what one warns of and many tell as done is not.
            content_of=parents[0] if 2 * len(parents) > len(told) else None,
            accounts=accounts_of(told, families),
            differences=differences(told, families, self.kinds, now.disputed),
            history=history(told, family),
            mentions=tuple(m.key for m in told),
            merges=merges,
            doubtful=doubtful,
        )

    @staticmethod
    def _act(told: Sequence[Mention], family: Mapping[str, str]) -> Mention:
        """The mention whose act most accounts give; among as many, the first told."""
        votes: dict[str, set[str]] = {}
        for one in told:
            votes.setdefault(one.act, set()).add(family[one.page])
        best = max(len(v) for v in votes.values())
        return next(m for m in told if len(votes[m.act]) == best)

    def because(self, signs: Iterable[tuple[str, float]]) -> tuple[str, ...]:
        """The signs that speak most for two facts being of one happening, in words."""
        weights = self.likeness.weights
        for_it = [(weights[s] * v, s) for s, v in signs if weights[s] * v > 0.3]
        return tuple(SIGNS[s] for _, s in sorted(for_it, key=lambda p: (-p[0], p[1]))[:_REASONS])


def in_time(event: Event) -> tuple[str, str, str]:
    """The order of events: by the first day on which they may have been, then the last; unknown ones last."""
    when = event.when
    first = (when.earliest or when.latest or "9999") if when else "9999"
    return first, (when.latest or "9999") if when else "9999", event.id


def event_at(
    maker: EventMaker, event: Event, mentions: Iterable[Mention], families: Mapping[str, Family], day: str
) -> Event | None:
    """The event as it was known on an ISO day: by the pages that were out by then; null before the first.

    ``mentions`` are those of the event; corrections are taken to have been made in them.
    """
    out = [m for m in mentions if m.known and m.known <= day and m.key in set(event.mentions)]
    if not out:
        return None
    keys = {m.key for m in out}
    merges = tuple(m for m in event.merges if m.mention in keys and m.to in keys)
    made = maker.event(out, families, merges=merges)
    return made.model_copy(update={"id": event.id, "content_of": event.content_of})


class _Clustering:
    """One group of facts, joined into events."""

    def __init__(
        self,
        maker: EventMaker,
        given: list[tuple[Fact, list[Mention]]],
        families: Mapping[str, Family],
        corrections: Sequence[Correction],
    ) -> None:
        self.maker, self.families = maker, families
        self.facts = [fact for fact, _ in given]
        self.told = [told for _, told in given]
        self.comparison = maker.likeness.among(self.facts)
        self.at = {key: i for i, fact in enumerate(self.facts) for key in fact.keys}
        together, parted = judged(corrections)
        self.together = self._together(together)
        self.parted = {
            frozenset(self.at[key] for key in pair) for pair in parted if all(key in self.at for key in pair)
        }
        self._scores: dict[tuple[int, int], float] = {}

    def _together(self, given: Iterable[Together]) -> dict[tuple[int, int], Correction]:
        """Pairs of facts, each with who joined them: one behind the other, so that all hold together."""
        found: dict[tuple[int, int], Correction] = {}
        for keys, by in given:
            facts = list(dict.fromkeys(self.at[key] for key in keys if key in self.at))
            for one, other in pairwise(facts):
                found.setdefault((min(one, other), max(one, other)), by)
        return found

    def score(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self._scores:
            apart = frozenset(pair) in self.parted
            self._scores[pair] = (
                NEVER if apart else self.comparison.score(self.facts[pair[0]], self.facts[pair[1]])
            )
        return self._scores[pair]

    def events(self) -> list[Event]:
        groups = Groups(len(self.facts), self.score, sorted(self.together))
        members = groups.run(near_pairs(self.facts))
        ids = [event_id(min((m for i in group for m in self.told[i]), key=order).key) for group in members]
        doubts: dict[int, set[str]] = {}
        for one, other in groups.doubts(_DOUBT):
            doubts.setdefault(one, set()).add(ids[other])
            doubts.setdefault(other, set()).add(ids[one])
        return [
            self.maker.event(
                [m for i in group for m in self.told[i]],
                self.families,
                merges=self._merges(group),
                doubtful=tuple(sorted(doubts.get(at, ()))),
            )
            for at, group in enumerate(members)
        ]

    def _merges(self, group: Sequence[int]) -> tuple[Merge, ...]:
        """Why each mention after the first was taken for one of the event."""
        found = []
        for place, at in enumerate(group):
            first = self.told[at][0]
            found += [
                Merge(mention=m.key, to=first.key, because=("the same words in a copy of the report",))
                for m in self.told[at][1:]
            ]
            if place:
                found.append(self._merge(group[:place], at))
        return tuple(found)

    def _merge(self, before: Sequence[int], at: int) -> Merge:
        """Why a fact was taken for one of an event with those ``before``: a person's word, where events were
        joined by it or no sign speaks for it; or else the signs.
        """
        to = max(before, key=lambda one: (self.score(one, at), -one))
        held = [one for one in before if (one, at) in self.together]
        chosen = [one for one in held if self._is_chosen(one, at)]
        if held and self.score(to, at) <= 0:
            chosen = chosen or held
        to = chosen[0] if chosen else to
        person = self.together[to, at] if chosen else None
        signs = self.comparison.signs(self.facts[to], self.facts[at])
        because = (person.reason,) if person else self.maker.because(signs)
        return Merge(
            mention=self.told[at][0].key,
            to=self.told[to][0].key,
            because=because,
            by=person.by if person else None,
        )

    def _is_chosen(self, one: int, other: int) -> bool:
        """Whether a person chose events by these two facts."""
        by = self.together[one, other].mentions
        return all(not set(self.facts[at].keys).isdisjoint(by) for at in (one, other))

"""Figures of a record: copies pair by pair, happenings by B³, and what is said of each event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from seuil.brief.folding import plain
from seuil.evaluation.gold import span_of
from seuil.evaluation.model import Figure, RecordMiss, RecordResult
from seuil.evaluation.parts.page import overlaps, within
from seuil.evaluation.records.counting import Score, adjusted_rand, b_cubed, pairwise
from seuil.evaluation.records.gold import GoldHappening, GoldMention, GoldRecord
from seuil.evaluation.records.made import Made
from seuil.event.model import Event, Mention


def result_of(gold: GoldRecord, made: Made, errors: tuple[str, ...] = ()) -> RecordResult:
    """The figures of one record, and what it missed."""
    misses: list[RecordMiss] = []
    figures: dict[str, Figure] = {}
    unsound: list[str] = []
    if gold.families or gold.alone:
        figures |= _of_families(gold, made, misses)
    if gold.events:
        events = GoldEvents(gold, made)
        figures |= events.figures()
        misses += events.misses()
        unsound = events.unsound
    return RecordResult(
        name=gold.name,
        half=gold.half,
        pages=len(made.briefs) + len(errors),
        figures=figures,
        misses=tuple(misses),
        unsound=tuple(unsound),
        errors=errors,
    )


def _of_families(gold: GoldRecord, made: Made, misses: list[RecordMiss]) -> dict[str, Figure]:
    owed = {page: page for page in made.briefs}
    owed |= {page: f.id for f in gold.families for page in f.pages}
    given = {page: made.families[page].id if page in made.families else page for page in made.briefs}
    owed = {page: owed[page] for page in made.briefs}
    alone = [page for page in owed if owed[page] == page]
    size = Counter(given.values())
    merged = [page for page in alone if size[given[page]] > 1]
    originals = [f for f in gold.families if f.original in made.families]
    right = [f for f in originals if made.families[f.original].original == f.original]
    misses += [RecordMiss(what="look-alike merged", item=page, words=_family(page, given)) for page in merged]
    for family in gold.families:
        parts = Counter(given[p] for p in family.pages if p in given)
        main = max(parts, key=lambda name: (parts[name], name))
        lost = [p for p in family.pages if p in given and given[p] != main]
        misses += [RecordMiss(what="copy not found", item=page, words=family.id) for page in lost]
    return {
        "families pairs": _scored(pairwise(owed, given), len(gold.families)),
        "families ARI": Figure(value=round(adjusted_rand(owed, given), 4), asked=len(owed), right=len(owed)),
        "families look-alikes apart": _share(len(alone) - len(merged), len(alone)),
        "families original": _share(len(right), len(originals)),
    }


def _family(page: str, given: Mapping[str, object]) -> str:
    return ", ".join(sorted(p for p in given if given[p] == given[page] and p != page))


def _scored(score: Score, asked: int) -> Figure:
    return Figure(
        value=round(score.f1, 4),
        asked=asked,
        right=asked,
        precision=round(score.precision, 4),
        recall=round(score.recall, 4),
    )


def _number(asked: int, made: int) -> Figure:
    """How near the number of events is to the gold's: 1 less the share by which it is off."""
    value = round(1 - abs(made - asked) / asked, 4) if asked else None
    return Figure(value=value, asked=asked, right=asked, given=made)


def _share(right: int, asked: int) -> Figure:
    return Figure(value=round(right / asked, 4) if asked else None, asked=asked, right=right)


class GoldEvents:
    """The gold's mentions set beside those that were read.

    ``owed`` is item → happening for every mention of the gold, ``found`` item → the mention that was read
    for it.
    """

    def __init__(self, gold: GoldRecord, made: Made) -> None:
        self.gold, self.made, self.unsound = gold, made, list[str]()
        self.texts = {page: plain(brief.article.text) for page, brief in made.briefs.items()}
        self.by_page: dict[str, list[Mention]] = {}
        for one in made.mentions:
            self.by_page.setdefault(one.page, []).append(one)
        self.event_of = {key: e for e in made.events for key in e.mentions}
        self.owed: dict[str, str] = {}
        self.found: dict[str, Mention] = {}
        self.anchors: dict[str, GoldMention] = {}
        taken: set[str] = set()
        for happening in gold.events:
            for at, wanted in enumerate(happening.mentions):
                self._pair(f"{happening.id}/{at}", happening, wanted, taken)

    def _pair(self, item: str, happening: GoldHappening, wanted: GoldMention, taken: set[str]) -> None:
        self.owed[item], self.anchors[item] = happening.id, wanted
        if wanted.page not in self.texts:
            return
        span = span_of(self.texts[wanted.page], wanted.anchor, wanted.nth)
        if span is None:
            self.unsound.append(f"{wanted.page}: «{wanted.anchor}» ({wanted.nth})")
            return
        near = [
            m
            for m in self.by_page.get(wanted.page, [])
            if overlaps(span, (m.start, m.end)) and m.key not in taken and m.key in self.event_of
        ]
        if near:
            best = min(near, key=lambda m: (m.act not in happening.acts, m.start, m.key))
            taken.add(best.key)
            self.found[item] = best

    @property
    def given(self) -> dict[str, str]:
        """Item → the event that holds the mention which was found for it."""
        return {item: self.event_of[m.key].id for item, m in self.found.items()}

    def figures(self) -> dict[str, Figure]:
        """How well happenings were told apart, and what is said of each."""
        owed, given = self.owed, self.given
        found = {item: owed[item] for item in given}
        # A happening told once is right by being left alone, and would hide how the others fare.
        size = Counter(found.values())
        repeated = {item: name for item, name in found.items() if size[name] > 1}
        return {
            "events B³": _scored(b_cubed(owed, given), len(owed)),
            "events B³ of found": _scored(b_cubed(found, given), len(found)),
            "events B³ of repeated": _scored(b_cubed(repeated, given), len(repeated)),
            "events mentions found": _share(len(found), len(owed)),
            "events number": _number(len(self.gold.events), len(self.made.events)),
            "events number of found": _number(len(set(found.values())), len(set(given.values()))),
            **self._fields(),
        }

    def _fields(self) -> dict[str, Figure]:
        """What is said of each event, by the one that holds most of its mentions."""
        asked: Counter[str] = Counter()
        right: Counter[str] = Counter()
        for happening in self.gold.events:
            event = self._best(happening)
            if event is not None:
                for field, answer in _answers(happening, event, self._countries(event)):
                    asked[field] += 1
                    right[field] += answer
        return {f"events {field}": _share(right[field], asked[field]) for field in sorted(asked)}

    def _best(self, happening: GoldHappening) -> Event | None:
        items = [i for i, owed in self.owed.items() if owed == happening.id]
        votes = Counter(self.given[i] for i in items if i in self.found)
        if not votes:
            return None
        best = max(votes, key=lambda name: (votes[name], name))
        return next(e for e in self.made.events if e.id == best)

    def _countries(self, event: Event) -> dict[str, str]:
        keys = set(event.mentions)
        return {k: v for m in self.made.mentions if m.key in keys for k, v in m.countries.items()}

    def misses(self) -> Iterable[RecordMiss]:
        """Happenings that were torn, or joined with another, and mentions that were not found."""
        where = self.given
        for happening in self.gold.events:
            items = [i for i, owed in self.owed.items() if owed == happening.id]
            parts = {where[i] for i in items if i in where}
            if len(parts) > 1:
                words = " | ".join(self._words(p, items) for p in sorted(parts))
                yield RecordMiss(what="torn", item=happening.id, words=words)
            yield from (
                RecordMiss(what="not found", item=happening.id, words=self._anchor(i))
                for i in items
                if i not in where
            )
        for event in sorted(set(where.values())):
            owed = sorted({self.owed[i] for i in where if where[i] == event})
            if len(owed) > 1:
                yield RecordMiss(what="joined", item=event, words=" + ".join(owed))

    def _words(self, event: str, items: list[str]) -> str:
        return ", ".join(self._anchor(i) for i in items if self.given.get(i) == event)

    def _anchor(self, item: str) -> str:
        return f"{self.anchors[item].page} «{self.anchors[item].anchor}»"


def _answers(
    happening: GoldHappening, event: Event, countries: Mapping[str, str]
) -> Iterable[tuple[str, bool]]:
    yield "act", event.act in happening.acts
    if happening.status is not None:
        yield "status", event.status == happening.status
    if happening.actors is not None:
        have = {name for a in event.actor for name in (a, countries.get(a)) if name}
        yield "actor", bool(have & set(happening.actors)) if happening.actors else not event.actor
    if happening.when is not None:
        yield "when", within(happening.when, event.when)

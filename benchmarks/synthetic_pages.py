"""Happenings told: pages in two languages, several to a page, many of them again on others and on copies."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from benchmarks.synthetic_world import LANGUAGES, STANCES, Happening, Tail, Thing, World
from seuil.article.model import Article, Span, TextSpan, When
from seuil.assertion.model import Assertion, Attribution, Because
from seuil.brief.model import Brief, PageRecord, TimeRecord, Touch
from seuil.data_files.shapes.acts import Act
from seuil.reading.model import Entity

# How many independent reports tell one happening: most are told once.
REPORTS = Tail((1, 2, 3, 4, 5, 6, 8, 12, 20), 2.6)
ON_PAGE = 8
"""Happenings that one page tells at most."""

MORE = 24
"""Words that follow the sentence that tells a happening, by which reports are told apart."""

COPIED = 0.12
"""The share of pages that others carry word for word."""

# By language: the sentence that tells a happening, its parts set in; and the sentence that follows.
TOLD = {
    "en": {
        "happened": "{speaker} {cue} that the {act} by {actor} against {target} took place{tail}.",
        "ongoing": "The {act} by {actor} against {target} goes on{tail}, {speaker} {cue}.",
        "planned": "{speaker} {cue} that a {act} by {actor} against {target} is planned{tail}.",
        "spoken": "{speaker} {cue} that a {act} by {actor} against {target} may come{tail}.",
        "negated": "{speaker} {cue} that no {act} by {actor} against {target} took place{tail}.",
        "time": " on {time}", "place": " in {place}",
        "with_": " with a {with_}", "toll": ", with {toll} dead",
        "after": "In other words: {more}.",
    },
    "fr": {
        "happened": "{speaker} {cue} que l'acte « {act} » de {actor} contre {target} est arrivé{tail}.",
        "ongoing": "L'acte « {act} » de {actor} contre {target} se poursuit{tail}, {cue} {speaker}.",
        "planned": "{speaker} {cue} que l'acte « {act} » de {actor} contre {target} est prévu{tail}.",
        "spoken": "{speaker} {cue} que l'acte « {act} » de {actor} contre {target} est possible{tail}.",
        "negated": "{speaker} {cue} que l'acte « {act} » de {actor} contre {target} est faux{tail}.",
        "time": " le {time}", "place": " à {place}",
        "with_": " avec : {with_}", "toll": ", faisant {toll} morts",
        "after": "En d'autres mots : {more}.",
    },
}  # fmt: skip
CUES = {
    "en": {"says": "said", "announces": "announced", "confirms": "confirmed", "claims": "claimed",
           "warns": "warned", "denies": "insisted"},
    "fr": {"says": "a dit", "announces": "a annoncé", "confirms": "a confirmé", "claims": "a affirmé",
           "warns": "a averti", "denies": "a assuré"},
}  # fmt: skip
MONTHS = {
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December"),
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
           "novembre", "décembre"),
}  # fmt: skip
TITLES = {"en": "Day {day}: {act}, {actor} and {target}", "fr": "Jour {day} : {act}, {actor} et {target}"}


@dataclass(frozen=True)
class Telling:
    """One happening as one page tells it."""

    happening: Happening
    polarity: str
    certainty: str
    status: str
    stance: str
    toll: int
    target: Thing
    more: str


@dataclass(frozen=True)
class Plan:
    """A page to be written: where, when, and what it tells. ``like`` is the source whose words it carries."""

    source: str
    outlet: str
    language: str
    published: date | None
    tellings: tuple[Telling, ...]


def plans_of(happenings: Sequence[Happening], world: World, dice: random.Random) -> list[Plan]:
    """The pages that tell these happenings, each at least once, by the day on which they were out."""
    language = {outlet: LANGUAGES[n % 3 == 2] for n, outlet in enumerate(world.outlets.values)}
    rhythm = {outlet: 1 + n // 8 for n, outlet in enumerate(world.outlets.values)}
    reports: dict[tuple[date, str], list[Telling]] = defaultdict(list)
    for one in happenings:
        ahead = one.days if one.status in ("happened", "ongoing") else -dice.randint(1, 20)
        told_by = {world.outlets.draw(dice) for _ in range(REPORTS.draw(dice))}
        for number, outlet in enumerate(sorted(told_by)):
            out = one.day + timedelta(days=ahead + dice.choice((0, 0, 0, 1, 1, 2, 5, 20)))
            # The great outlets write every day, the small ones every few days.
            out += timedelta(days=-out.toordinal() % rhythm[outlet])
            more = " ".join(dice.choices(world.words[language[outlet]], k=MORE))
            reports[out, outlet].append(_telling(one, more, world, dice, first=number == 0))
    plans: list[Plan] = []
    for (out, outlet), tellings in sorted(reports.items(), key=lambda item: item[0]):
        for at in range(0, len(tellings), ON_PAGE):
            address = f"https://news.example/{outlet}/{out}/{at}".replace(" ", "-").lower()
            known = None if dice.random() < 0.01 else out
            plan = Plan(address, outlet, language[outlet], known, tuple(tellings[at : at + ON_PAGE]))
            plans += [plan, *_copies(plan, out, world, dice)]
    return plans


def _telling(one: Happening, more: str, world: World, dice: random.Random, *, first: bool) -> Telling:
    """How a report tells it: later ones may deny it, be less sure, or differ on whom and how many."""
    denies = dice.random() < (0.04 if first else 0.08)
    done = one.status == "planned" and not first and dice.random() < 0.4
    differs = not first and dice.random() < 0.1
    return Telling(
        happening=one,
        polarity="negated" if denies else "affirmed",
        certainty=dice.choice(("certain",) * 6 + ("probable", "possible", "unknown")),
        status="happened" if done else one.status,
        stance=dice.choice(STANCES),
        toll=one.toll + (dice.randint(1, 9) if differs else 0),
        target=world.states.draw(dice) if differs and dice.random() < 0.5 else one.target,
        more=more,
    )


def _copies(plan: Plan, out: date, world: World, dice: random.Random) -> Iterator[Plan]:
    """The pages of others that carry it word for word, that day or the next."""
    if dice.random() >= COPIED:
        return
    others = {world.outlets.draw(dice) for _ in range(dice.choice((1, 1, 2, 4)))}
    for outlet in sorted(others - {plan.outlet}):
        known = plan.published and out + timedelta(days=dice.choice((0, 0, 1)))
        source = f"{plan.source}?in={outlet}".replace(" ", "-").lower()
        yield Plan(source, outlet, plan.language, known, plan.tellings)


@dataclass
class _Text:
    """A text as it is written, with the places of what it names."""

    whole: str = ""
    places: dict[str, list[TextSpan]] = field(default_factory=dict)

    def add(self, form: str, parts: Mapping[str, str]) -> dict[str, TextSpan]:
        """Write a form with its parts set in; the place of each."""
        found = {}
        for piece in form.split("{"):
            name, closed, after = piece.partition("}")
            if closed:
                words = parts[name]
                start = len(self.whole)
                self.whole += words
                found[name] = TextSpan(start=start, end=start + len(words), text=words)
                self.whole += after
            else:
                self.whole += piece
        return found

    def names(self, thing: Thing, at: TextSpan) -> None:
        """Keep in mind that a thing is named there."""
        self.places.setdefault(thing.id, []).append(at)


class Writer:
    """Writes pages: the brief of each, as if it had been read."""

    def __init__(self, acts: Mapping[str, Act], version: str) -> None:
        self._acts, self._version = acts, version

    def brief(self, plan: Plan) -> Brief:
        """The brief of a page."""
        return _Page(plan, self._acts).brief(self._version)


class _Page:
    """One page as it is written."""

    def __init__(self, plan: Plan, acts: Mapping[str, Act]) -> None:
        self.plan, self.acts, self.code = plan, acts, plan.language
        self.text = _Text()
        self.things: dict[str, Thing] = {}
        self.assertions: list[Assertion] = []
        self.attributions: list[Attribution] = []
        self.times: list[TimeRecord] = []
        self.touches: list[Touch] = []

    def brief(self, version: str) -> Brief:
        """All of it."""
        title = self._title()
        paragraphs = []
        for number, telling in enumerate(self.plan.tellings):
            start = len(self.text.whole) + 1
            self.text.whole += "\n"
            self._tell(f"a{number + 1}", telling)
            paragraphs.append(Span(start=start, end=len(self.text.whole)))
        whole = self.text.whole
        page = PageRecord(
            source=self.plan.source,
            media_type="text/html",
            sha256=hashlib.sha256(f"{self.plan.outlet}\n{whole}".encode()).hexdigest(),
            bytes=len(whole.encode()),
        )
        article = Article(
            title=title,
            language=self.code,
            outlet=self.plan.outlet,
            url=self.plan.source,
            published=_day(self.plan.published, "publication") if self.plan.published else None,
            text=whole,
            title_span=Span(start=0, end=len(title)),
            paragraphs=tuple(paragraphs),
        )
        return Brief(
            version=version,
            page=page,
            article=article,
            entities=tuple(self._entity(thing) for _, thing in sorted(self.things.items())),
            assertions=tuple(self.assertions),
            attributions=tuple(self.attributions),
            commitments=(),
            times=tuple(self.times),
            touches=tuple(self.touches),
            set_aside=(),
        )

    def _title(self) -> str:
        one = self.plan.tellings[0].happening
        parts = {
            "day": str(one.number % 1000),
            "act": self._act_name(one.act),
            "actor": one.actor.names[self.code],
            "target": one.target.names[self.code],
        }
        spans = self.text.add(TITLES[self.code], parts)
        for name, thing in (("actor", one.actor), ("target", one.target)):
            self._name(thing, spans[name])
        return self.text.whole

    def _tell(self, id: str, telling: Telling) -> None:
        """One paragraph: the sentence that tells it, and one more."""
        words, one, code = TOLD[self.code], telling.happening, self.code
        start = len(self.text.whole)
        things = {"speaker": one.voice, "actor": one.actor, "target": telling.target}
        things |= {"place": one.place} if one.place else {}
        things |= {"with_": one.instrument} if one.instrument else {}
        parts = {name: thing.names[code] for name, thing in things.items()}
        parts |= {"cue": CUES[code][telling.stance], "act": self._act_name(one.act)}
        if one.dated:
            parts["time"] = _said(one.day, one.days, code)
        if telling.toll % 3 == 0:
            parts["toll"] = str(telling.toll)
        tail = "".join(words[name] for name in ("time", "place", "with_", "toll") if name in parts)
        form = words[_form_of(telling)].replace("{tail}", tail)
        spans = self.text.add(form, parts)
        for name, thing in things.items():
            self._name(thing, spans[name])
        evidence = TextSpan(start=start, end=len(self.text.whole), text=self.text.whole[start:])
        self._assert(id, telling, spans, evidence)
        self.text.whole += " "
        self.text.add(words["after"], {"more": telling.more})

    def _assert(self, id: str, telling: Telling, spans: Mapping[str, TextSpan], evidence: TextSpan) -> None:
        one = telling.happening
        act = self.acts[one.act]
        when = None
        if "time" in spans:
            when = _days(one.day, one.days, spans["time"])
            self.times.append(TimeRecord(**spans["time"].model_dump(), **_value(when)))
        self.attributions.append(
            Attribution(
                id=f"s{id}",
                source=one.voice.id,
                description=one.voice.names[self.code],
                cue=spans["cue"],
                stance=telling.stance,
                quotation="indirect",
                content=(Span(start=evidence.start, end=evidence.end),),
            )
        )
        why = Because(field="status", value=telling.status, words=(spans["act"],), reason="as it is told")
        self.assertions.append(
            Assertion(
                id=id,
                act=one.act,
                plover=act.plover,
                cameo=act.cameo,
                actor=(one.actor.id,),
                target=(telling.target.id,),
                instrument=(one.instrument.id,) if one.instrument else (),
                place=(one.place.id,) if one.place else (),
                when=when,
                status=telling.status,
                polarity=telling.polarity,
                certainty=telling.certainty,
                sources=(f"s{id}",),
                trigger=spans["act"],
                evidence=evidence,
                because=(why,),
            )
        )
        if one.touch:
            doctrine, clause, relation = one.touch
            self.touches.append(
                Touch(doctrine=doctrine, clause=clause, assertion=id, relation=relation, matched=(one.act,),
                      to_judge=("massive",), because="what it tells is of the kind that the clause names")
            )  # fmt: skip

    def _act_name(self, act: str) -> str:
        return getattr(self.acts[act].name, self.code)

    def _name(self, thing: Thing, at: TextSpan) -> None:
        self.things.setdefault(thing.id, thing)
        self.text.names(thing, at)

    def _entity(self, thing: Thing) -> Entity:
        name = thing.names[self.code]
        places = tuple(self.text.places[thing.id])
        return Entity(id=thing.id, name=name, kind=thing.kind, country=thing.country, mentions=places)


def _form_of(telling: Telling) -> str:
    if telling.polarity == "negated":
        return "negated"
    return telling.status if telling.status in ("happened", "ongoing", "planned") else "spoken"


def _said(day: date, days: int, code: str) -> str:
    """A day, some days or a month in words."""
    month = MONTHS[code][day.month - 1]
    if days > 3:
        return f"{month} {day.year}"
    last = day + timedelta(days=days - 1)
    same = last.month == day.month
    said = f"{day.day}-{last.day}" if days > 1 and same else str(day.day)
    return f"{said} {month} {day.year}"


def _days(day: date, days: int, at: TextSpan) -> When:
    if days > 3:
        first = day.replace(day=1)
        last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        edtf = f"{day:%Y-%m}"
    else:
        first, last = day, day + timedelta(days=days - 1)
        last = last if last.month == day.month else day
        edtf = first.isoformat() if first == last else f"{first}/{last}"
    return When(edtf=edtf, earliest=first.isoformat(), latest=last.isoformat(), basis="stated",
                because="the page states it", **at.model_dump())  # fmt: skip


def _day(day: date, basis: str) -> When:
    iso = day.isoformat()
    return When(edtf=iso, earliest=iso, latest=iso, basis=basis, because="the page states it")


def _value(when: When) -> dict[str, object]:
    return when.model_dump(include={"edtf", "earliest", "latest", "basis", "because"})

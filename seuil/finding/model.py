"""What the finding stage works on and hands on: situations, judgements, findings."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from seuil.article.model import Frozen
from seuil.data_files.shapes.doctrines import Clause, States
from seuil.doctrine.model import Edition
from seuil.finding.truth import Truth

Slot = Literal["act", "actor", "target", "supporter", "place", "crosses", "instrument", "aim"]
SLOTS: tuple[Slot, ...] = ("act", "actor", "target", "supporter", "place", "crosses", "instrument", "aim")
Relation = Literal["declares", "would-fall-under", "reported-under", "disputed"]
TruthName = Literal["true", "false", "unknown", "disputed"]


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says fills a slot, whole: no value means that it says that nothing does."""

    values: tuple[str, ...]
    source: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """An event as far as it is known: what is claimed of each slot. A slot of which nothing is claimed is
    unknown.

    ``day`` is the ISO day on which clauses are read, ``status`` that of the assertion.
    """

    id: str
    day: str
    status: str = "happened"
    claims: dict[Slot, tuple[Claim, ...]] = field(default_factory=dict)

    def learn(self, slot: Slot, values: tuple[str, ...], source: str = "") -> Situation:
        """The same with one claim more."""
        more = (*self.claims.get(slot, ()), Claim(values, source))
        return Situation(self.id, self.day, self.status, {**self.claims, slot: more})

    def replaced(self, slot: Slot, values: tuple[str, ...]) -> Situation:
        """The same with nothing but this claimed of the slot."""
        return Situation(self.id, self.day, self.status, {**self.claims, slot: (Claim(values),)})


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question of a pattern: which slot, what was asked of it, and what came of it.

    ``wanted`` is what the pattern has at the slot; ``negated``: it was asked that none of it fits.
    """

    slot: Slot
    asked: str
    truth: Truth
    claims: tuple[Claim, ...]
    wanted: tuple[str | States, ...] = ()
    negated: bool = False

    @property
    def because(self) -> str:
        """What is claimed of the slot, in words."""
        if not self.claims:
            return f"{self.slot} not known"
        return "; ".join(
            f"{self.slot} {', '.join(c.values) or 'none'}" + (f" ({c.source})" if c.source else "")
            for c in self.claims
        )


class FindingRecord(Frozen):
    """A finding as it is shown and kept: see Finding."""

    doctrine: str
    clause: str
    kind: str
    event: str
    relation: Relation
    truth: TruthName
    matched: tuple[str, ...]
    unknown: tuple[str, ...]
    to_judge: tuple[str, ...]
    steps: tuple[str, ...] = ()
    unverified: bool = False
    both_editions: bool = False
    because: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A situation set against a clause. ``truth`` is the pattern's; what is to be judged is never part of
    it.

    ``steps`` is the way by treat-as clauses, where one led here.
    """

    situation: Situation
    edition: Edition
    clause: Clause
    truth: Truth
    answers: tuple[Answer, ...]
    steps: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """Document and clause."""
        return self.edition.doctrine.id, self.clause.id

    @property
    def relation(self) -> Relation:
        """How the event stands to the clause."""
        if self.truth.name == "disputed":
            return "disputed"
        return "reported-under" if self.situation.status in REALISED else "would-fall-under"

    @property
    def unverified(self) -> bool:
        """Whether the clause's words or its number were not read in the document."""
        return "unverified" in (self.clause.mark, self.clause.number)

    def words(self, which: str) -> tuple[str, ...]:
        """The questions whose answer is of a kind ("true", "unknown"…), each with what is claimed."""
        return tuple(f"{a.asked}: {a.because}" for a in self.answers if a.truth.name == which)

    def record(self, language: str = "en") -> FindingRecord:
        """The finding in words, of a language."""
        return FindingRecord(
            doctrine=self.edition.doctrine.id,
            clause=self.clause.id,
            kind=self.clause.kind,
            event=self.situation.id,
            relation=self.relation,
            truth=self.truth.name,
            matched=(*self.words("true"), *self.words("disputed")),
            unknown=self.words("unknown"),
            to_judge=tuple(getattr(q.words, language) for q in self.clause.judge),
            steps=self.steps,
            unverified=self.unverified,
            both_editions=self.edition.shares_day,
            because=self._because(language),
        )

    def _because(self, language: str) -> str:
        """Why, in a sentence that a person reads."""
        say = SAYINGS[language]
        asked = ", ".join(dict.fromkeys(a.asked for a in self.answers))
        said = [f"{self.clause.cite} {say['asks']} {asked}"]
        lacking = ", ".join(a.asked for a in self.answers if a.truth.name == "unknown")
        if self.truth.name == "disputed":
            said.append(say["disputed"])
        else:
            said.append(f"{say['lacking']} {lacking}" if lacking else say["all"])
        if self.clause.judge:
            said.append(f"{say['judge']} {', '.join(getattr(q.words, language) for q in self.clause.judge)}")
        if self.clause.kind in say:
            said.append(say[self.clause.kind])
        return "; ".join(said)


REALISED = ("happened", "ongoing")
SAYINGS: dict[str, dict[str, str]] = {
    "en": {
        "asks": "asks for",
        "disputed": "sources disagree",
        "lacking": "not known:",
        "all": "all of it is there",
        "judge": "left to judge:",
        "danger": "the clause names a danger, not a ground for use",
        "deterrence-object": "the clause names an object of deterrence, not a ground for use",
        "treat-as": "the clause says who is held to be the aggressor; alone it opens no use",
    },
    "fr": {
        "asks": "demande",
        "disputed": "les sources se contredisent",
        "lacking": "inconnu :",
        "all": "tout y est",
        "judge": "reste à juger :",
        "danger": "la clause nomme un danger, non un motif d'emploi",
        "deterrence-object": "la clause nomme un objet de la dissuasion, non un motif d'emploi",
        "treat-as": "la clause dit qui est tenu pour l'agresseur ; seule, elle n'ouvre aucun emploi",
    },
}

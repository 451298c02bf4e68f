"""What the clauses answer to a scenario, in words; what is left to judge is always with it."""

from __future__ import annotations

from dataclasses import dataclass

from seuil.asking.wording import RecordWording
from seuil.data_files.shapes.scenarios import ScenarioEvent, ScenarioFile
from seuil.doctrine.patterns import PatternWording
from seuil.doctrine.views import DoctrineViews
from seuil.finding.from_scenario import situation_of
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import SLOTS, Answer
from seuil.finding.views import FindingViews, FindingWords, Way
from seuil.web.doctrines.addresses import clause_address

TRUTH_SIGNS = {"true": "✓", "false": "✗", "unknown": "?", "disputed": "≠"}
"""A question's answer by a sign, beside its word."""

_REMARKS = ("danger", "deterrence-object", "treat-as")


@dataclass(frozen=True, slots=True)
class AnswerShown:
    """One question of a clause: what it asks, what is claimed, and what came of it."""

    truth: str
    sign: str
    truth_words: str
    label: str
    asked: str
    negated: bool
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingShown:
    """A clause as it answers an event."""

    href: str
    clause: str
    title: str
    kind: str
    remark: str | None
    gloss: str
    relation: str
    relation_words: str
    truth: str
    truth_sign: str
    truth_words: str
    answers: tuple[AnswerShown, ...]
    to_judge: tuple[str, ...]
    remarks: tuple[str, ...]
    mark_words: str


@dataclass(frozen=True, slots=True)
class WayShown:
    """A change of the event that would change a clause's answer: what is put where, and what it then is."""

    href: str
    clause: str
    edits: tuple[tuple[str, str], ...]
    becomes: str


@dataclass(frozen=True, slots=True)
class EventShown:
    """An event of a scenario: its sentence, what the clauses answer, what would change that."""

    number: int
    id: str
    day: str
    sentence: tuple[tuple[str, str], ...]
    says: str
    findings: tuple[FindingShown, ...]
    ways: tuple[WayShown, ...]


class ScenarioWording:
    """Says what clauses answer, in the reader's language."""

    def __init__(
        self, maker: FindingMaker, views: DoctrineViews, say: RecordWording, patterns: PatternWording
    ) -> None:
        self._maker, self._views, self._patterns = maker, views, patterns
        self._findings = FindingViews(views, maker, say.language)

    def events(self, scenario: ScenarioFile, numbers: tuple[int, ...]) -> tuple[EventShown, ...]:
        """Every event; ``numbers`` are those that they have in the form."""
        return tuple(self._event(n, event) for n, event in zip(numbers, scenario.events, strict=True))

    def _event(self, number: int, event: ScenarioEvent) -> EventShown:
        situation = situation_of(event)
        found = self._maker.findings(situation)
        return EventShown(
            number=number,
            id=event.id,
            day=event.on,
            sentence=self._sentence(event),
            says=event.says,
            findings=tuple(self._finding(self._findings.said(finding)) for finding in found),
            ways=tuple(map(self._way, self._findings.ways(situation, found))),
        )

    def _sentence(self, event: ScenarioEvent) -> tuple[tuple[str, str], ...]:
        said = []
        for slot in SLOTS:
            held = getattr(event, slot)
            if held is not None:
                values = (held,) if isinstance(held, str) else held
                words = ", ".join(self._patterns.value(slot, value) for value in values) or "–"
                said.append((self._views.words.pattern.slots[slot], words))
        return tuple(said)

    def _finding(self, said: FindingWords) -> FindingShown:
        finding, words = said.finding, self._views.words
        doctrine, clause = finding.edition.doctrine, finding.clause
        return FindingShown(
            href=clause_address(doctrine.id, clause.id),
            clause=said.clause,
            title=self._views.say(doctrine.title),
            kind=said.kind,
            remark=words.sayings[clause.kind] if clause.kind in _REMARKS else None,
            gloss=self._views.say(clause.gloss),
            relation=finding.relation,
            relation_words=said.relation,
            truth=finding.truth.name,
            truth_sign=TRUTH_SIGNS[finding.truth.name],
            truth_words=said.truth,
            answers=tuple(map(self._answer, finding.answers)),
            to_judge=said.to_judge,
            # How its words were read, and whether its number was, is said beside.
            remarks=tuple(r for r in said.remarks if r != words.sayings["number-unverified"]),
            mark_words=self._views.mark(clause),
        )

    def _answer(self, answer: Answer) -> AnswerShown:
        asked = self._patterns.asked(answer.slot, answer.wanted)
        claims = []
        for claim in answer.claims:
            values = ", ".join(self._patterns.value(answer.slot, value) for value in claim.values) or "–"
            claims.append(f"{values} ({claim.source})" if claim.source else values)
        return AnswerShown(
            truth=answer.truth.name,
            sign=TRUTH_SIGNS[answer.truth.name],
            truth_words=self._views.words.truths[answer.truth.name],
            label=asked.label,
            asked=asked.words,
            negated=answer.negated,
            claims=tuple(claims),
        )

    def _way(self, way: Way) -> WayShown:
        doctrine = way.edition.doctrine.id
        slots = self._views.words.pattern.slots
        return WayShown(
            href=clause_address(doctrine, way.clause.id),
            clause=f"{doctrine} {self._views.cite(way.clause)}",
            edits=tuple(
                (slots[slot], self._patterns.value(slot, value)) for slot, value in way.change.edits
            ),
            becomes=self._views.words.truths[way.change.becomes],
        )

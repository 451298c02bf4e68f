"""Findings: a situation set against every clause in force on its day, treat-as clauses chained.

A finding is given where the pattern is true or disputed, or where the act fits, nothing speaks against
it, something besides the act fits, and little is unknown: what is unknown is then listed. What needs a
judgement is listed and never settled.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from seuil.data_files.shapes.doctrines import Clause, Pattern
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.model import Edition
from seuil.finding.evaluate import Compiled, Evaluator
from seuil.finding.model import Answer, Finding, Situation
from seuil.finding.truth import Truth
from seuil.finding.world import World

# With more of a pattern unknown than this, a finding would say too little.
_MOST_UNKNOWN = 2
_Asked = tuple[Edition, Clause, Compiled]
# Clauses that an act of somebody may fall under; context and authority are told, not matched.
MATCHED_KINDS = ("use", "treat-as", "deterrence-object", "danger", "assurance", "commitment")


class FindingMaker:
    """Sets situations against doctrines. ``only`` keeps to some documents, whatever the day."""

    def __init__(self, doctrines: Doctrines, only: tuple[str, ...] = ()) -> None:
        self._doctrines = doctrines
        self._only = tuple(doctrines.get(name) for name in only)
        self.world = World(doctrines.data)
        self.evaluator = Evaluator(self.world, doctrines.terms)
        self._editions: dict[str, tuple[Edition, ...]] = {}
        self._by_act: dict[tuple[str, str], list[_Asked]] = {}
        self._compiled: dict[tuple[str, str], Compiled] = {}

    def findings(self, situation: Situation) -> list[Finding]:
        """All findings of a situation, use conditions reached by treat-as clauses last."""
        direct = list(self._direct(situation, ()))
        found = [self._with_held(finding) for finding in direct]
        for finding in direct:
            if finding.clause.treats_as is not None:
                found += self._chained(finding, {f.key for f in found})
        return found

    def _with_held(self, finding: Finding) -> Finding:
        """A treat-as finding says whom it makes an actor."""
        treats = finding.clause.treats_as
        held = self._held_to_act(finding.situation, treats.actor) if treats is not None else ()
        return replace(finding, steps=(self._step(finding, held),)) if held else finding

    @staticmethod
    def _step(finding: Finding, held: tuple[str, ...]) -> str:
        return f"{finding.edition.doctrine.id} {finding.clause.cite}: {', '.join(held)}"

    def editions(self, day: str) -> tuple[Edition, ...]:
        """The documents that are asked on a day."""
        if self._only:
            return tuple(Edition(doctrine) for doctrine in self._only)
        if day not in self._editions:
            self._editions[day] = self._doctrines.at(day)
        return self._editions[day]

    def clause(self, doctrine: str, clause: str) -> Clause | None:
        """A clause by its document's id and its own, in force or not."""
        return self._doctrines.clause(doctrine, clause)

    def _clauses(self, situation: Situation) -> Iterable[_Asked]:
        """The clauses whose act may be the situation's: the others cannot be found."""
        acts = sorted({value for claim in situation.claims.get("act", ()) for value in claim.values})
        if len(acts) == 1:
            return self._of_act(situation.day, acts[0])
        each = (asked for act in acts for asked in self._of_act(situation.day, act))
        return {(asked[0].doctrine.id, asked[1].id): asked for asked in each}.values()

    def _of_act(self, day: str, act: str) -> list[_Asked]:
        if (day, act) not in self._by_act:
            self._by_act[day, act] = [
                (edition, clause, self._ready(edition, clause))
                for edition in self.editions(day)
                for clause in edition.doctrine.clauses
                if clause.pattern is not None
                and clause.kind in MATCHED_KINDS
                and act in self._acts_of(clause.pattern)
            ]
        return self._by_act[day, act]

    def _ready(self, edition: Edition, clause: Clause) -> Compiled:
        key = (edition.doctrine.id, clause.id)
        if key not in self._compiled:
            assert clause.pattern is not None
            self._compiled[key] = self.evaluator.compile(clause.pattern)
        return self._compiled[key]

    def _acts_of(self, pattern: Pattern) -> frozenset[str]:
        inner = (act for part in (*pattern.all, *pattern.any) for act in self._acts_of(part))
        return self.evaluator.acts(pattern.act) | frozenset(inner)

    def _direct(self, situation: Situation, steps: tuple[str, ...]) -> Iterator[Finding]:
        for edition, clause, pattern in self._clauses(situation):
            truth, answers = self.evaluator.value(pattern, situation)
            if _counts(truth, answers, clause.kind):
                yield Finding(situation, edition, clause, truth, tuple(answers), steps)

    def _chained(self, finding: Finding, seen: set[tuple[str, str]]) -> Iterator[Finding]:
        """Use conditions that the event falls under only when others are held to be its actors too."""
        clause, situation = finding.clause, finding.situation
        assert clause.treats_as is not None
        held = self._held_to_act(situation, clause.treats_as.actor)
        if not held:
            return
        step = self._step(finding, held)
        actors = tuple(dict.fromkeys((*_values(situation, "actor"), *held)))
        for found in self._direct(situation.replaced("actor", actors), (step,)):
            if found.clause.kind == "use" and found.key not in seen:
                yield found

    def _held_to_act(self, situation: Situation, who: str) -> tuple[str, ...]:
        if who == "supporter":
            return _values(situation, "supporter")
        members = (
            self.world.coalition(self.world.country(a), situation.day) for a in _values(situation, "actor")
        )
        return tuple(dict.fromkeys(m for some in members for m in some))


def _values(situation: Situation, slot: str) -> tuple[str, ...]:
    claims = situation.claims.get(slot, ())  # type: ignore[call-overload]
    return tuple(dict.fromkeys(value for claim in claims for value in claim.values))


def _counts(truth: Truth, answers: Iterable[Answer], kind: str) -> bool:
    """Whether there is something to say: see the module's words."""
    if truth.yes:
        return True
    if truth.no:
        return False
    fits = {a.slot for a in answers if a.truth.yes and not a.asked.startswith("not ")}
    lacking = {a.slot: a for a in answers if a.truth.name == "unknown"}
    if "aim" in lacking or (kind == "treat-as" and "actor" in lacking):
        # Any strike might have had such a site for its aim, any attack such an author: that says nothing
        # yet.
        return False
    silent = {slot for slot, a in lacking.items() if not a.claims and not a.asked.startswith("not ")}
    if silent & {"instrument", "target"}:
        return False
    return "act" in fits and len(fits) > 1 and len(lacking) <= _MOST_UNKNOWN

"""A brief in words: what the text and HTML forms show of each record, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from seuil.article.model import TextSpan, When
from seuil.assertion.model import Assertion, Attribution
from seuil.brief.model import Brief, CommitmentRecord, TimeRecord, Touch
from seuil.brief.names import Names
from seuil.brief.reasons import Phrase, frame_of, reasons_in
from seuil.brief.shown import shown
from seuil.data_files import DataFiles
from seuil.reading.model import Entity

# A status without colour, for print and for those who see none.
SIGNS = {
    "happened": "●",
    "ongoing": "◐",
    "planned": "▷",
    "permitted": "✓",
    "requested": "?",
    "hypothetical": "◇",
}


@dataclass(frozen=True, slots=True)
class AssertionInWords:
    """An assertion as the lines that a reader sees; ``parts`` are what it has besides actor and target."""

    id: str
    sign: str
    actor: str
    act: str
    target: str
    parts: tuple[tuple[str, str], ...]
    colon: str
    standing: str
    source: str
    because: tuple[Phrase, ...]

    @property
    def sentence(self) -> str:
        """Who does what to whom, with what, where, when: one line."""
        whole = f"{self.actor}{self.colon}{self.act}"
        if self.target:
            whole += f" → {self.target}"
        return "; ".join((whole, *(f"{label} {value}" if label else value for label, value in self.parts)))


@dataclass(frozen=True, slots=True)
class Person:
    """A line of who is who."""

    name: str
    kind: str
    country: str
    mentions: int
    roles: int


class Wording:
    """Says the records of one brief in ``language`` (an interface language: a folder with a brief.yaml)."""

    def __init__(self, brief: Brief, data: DataFiles, language: str) -> None:
        self.words = data.language(language).brief
        self._brief = brief
        self._data = data
        self._language = language
        self._acts = data.acts
        self._names = Names(data, language)
        self._reasons = reasons_in(data, language)
        self._entities = {e.id: e for e in brief.entities}
        self._attributions = {a.id: a for a in brief.attributions}
        self._assertions = {a.id: a for a in brief.assertions}

    def label(self, key: str) -> str:
        """A word before a value, or the value of a field that has no name here."""
        return self.words.labels.get(key, key)

    def quoted(self, text: str) -> str:
        """Words of the page between this language's quotation marks."""
        return f"{self.label('open_quote')}{shown(text)}{self.label('close_quote')}"

    def touched(self, brief: Brief) -> list[tuple[str, str, str]]:
        """Clause, how which assertions stand to it, what is left to judge: once for each clause."""
        words = self._data.language(self._language).doctrine_words
        by_clause: dict[tuple[str, str], list[Touch]] = {}
        for touch in brief.touches:
            by_clause.setdefault((touch.doctrine, touch.clause), []).append(touch)
        found = []
        for (doctrine, clause), touches in by_clause.items():
            by_relation: dict[str, dict[str, None]] = {}
            for touch in touches:
                by_relation.setdefault(touch.relation, {})[touch.assertion] = None
            said = "; ".join(f"{words.relations[r]} ({', '.join(ids)})" for r, ids in by_relation.items())
            judge = "; ".join(dict.fromkeys(q for t in touches for q in t.to_judge))
            left = f"{words.sayings['judge']} {judge}" if judge else ""
            found.append((f"{doctrine} {clause}", said, left))
        return found

    def heading(self, key: str) -> str:
        """The title of a section."""
        return self.words.headings.get(key, key)

    def name(self, entity_id: str) -> str:
        """The name of an entity in this language where a table has it, else as the brief has it."""
        entity = self._entities.get(entity_id)
        return shown(self._names.of(entity) if entity else entity_id)

    def names(self, ids: tuple[str, ...]) -> str:
        """Several names, joined by commas."""
        return ", ".join(self.name(i) for i in ids)

    def act(self, act_id: str) -> str:
        """The name of an act."""
        if act_id not in self._acts:
            return act_id
        names = self._acts[act_id].name
        return names.fr if self._language == "fr" else names.en

    def who(self) -> list[Person]:
        """All entities of the page: those with roles in most assertions first, then the most named."""
        roles: dict[str, int] = {}
        for a in self._brief.assertions:
            for entity in {*a.actor, *a.target, *a.instrument, *a.place}:
                roles[entity] = roles.get(entity, 0) + 1
        found = [e for e in self._brief.entities if e.mentions or e.id in roles]
        found.sort(key=lambda e: (-roles.get(e.id, 0), -len(e.mentions), e.id))
        return [self._person(e, roles.get(e.id, 0)) for e in found]

    def _person(self, entity: Entity, roles: int) -> Person:
        country = entity.country if entity.country and entity.country != entity.id else ""
        return Person(
            name=self.name(entity.id),
            kind=self.words.kind.get(entity.kind, entity.kind),
            country=self._names.state(country) if country else "",
            mentions=len(entity.mentions),
            roles=roles,
        )

    def assertion(self, assertion: Assertion) -> AssertionInWords:
        """All the lines of an assertion."""
        act = self.act(assertion.act)
        fields = (("instrument", assertion.instrument), ("place", assertion.place))
        parts = [(self.label(key), self.names(ids)) for key, ids in fields if ids]
        if assertion.when is not None:
            parts.append(("", self.when(assertion.when)))
        return AssertionInWords(
            id=assertion.id,
            sign=SIGNS[assertion.status],
            actor=self.names(assertion.actor) or f"({self.label('nobody')})",
            act=f"{self.words.polarity['negated']} {act}" if assertion.polarity == "negated" else act,
            target=self.names(assertion.target),
            parts=tuple(parts),
            colon=self.label("colon"),
            standing=self.standing(assertion),
            source=self.sources(assertion.sources),
            because=tuple(self.reason(b.reason).after(f"{b.field} = {b.value}: ") for b in assertion.because),
        )

    def standing(self, assertion: Assertion) -> str:
        """Status and certainty in words, and whose content the act is."""
        words = [self.words.status[assertion.status], self.words.certainty[assertion.certainty]]
        if assertion.polarity == "negated":
            words.insert(0, self.label("negated"))
        if assertion.part_of is not None:
            above = self._assertions.get(assertion.part_of)
            name = f" ({self.act(above.act)})" if above else ""
            words.append(f"{self.label('part_of')} {assertion.part_of}{name}")
        return ", ".join(words)

    def sources(self, ids: tuple[str, ...]) -> str:
        """The chain of sources, outermost first."""
        if not ids:
            return self.label("outlet_itself")
        chain = [self.attribution(self._attributions[i]) for i in ids if i in self._attributions]
        return f"{self.label('according_to')} {' → '.join(chain)}"

    def attribution(self, attribution: Attribution) -> str:
        """Who says it, how, to whom."""
        described = shown(attribution.description)
        who = self.name(attribution.source) if attribution.source else described or self.label("unknown")
        words = [
            self.words.stance.get(attribution.stance, attribution.stance),
            self.words.quotation.get(attribution.quotation, attribution.quotation),
        ]
        if attribution.anonymous:
            words.append(self.label("anonymous"))
        if attribution.medium:
            words.append(f"{self.label('medium')} {self.name(attribution.medium)}")
        added = (
            f" ({described})"
            if attribution.source and described.casefold() not in ("", who.casefold())
            else ""
        )
        return f"{who}{added} [{', '.join(words)}]"

    def when(self, when: When | None) -> str:
        """A date or an interval."""
        if when is None:
            return self.label("undated")
        return _interval(when.earliest, when.latest)

    def dated(self, when: When | None) -> str:
        """A date with how it is known."""
        if when is None:
            return self.label("undated")
        return f"{self.when(when)} ({self.words.basis.get(when.basis, when.basis)})"

    def time(self, time: TimeRecord) -> str:
        """The value of a time expression."""
        return self.label("unknown") if time.edtf is None else _interval(time.earliest, time.latest)

    def commitment(self, commitment: CommitmentRecord) -> tuple[list[str], list[str], str]:
        """The conditions, the consequences, and who declares them, by the assertions that they join."""
        said = self.words.force.get(commitment.force, commitment.force)
        issuer = f"{self.label('issuer')} {self.names(commitment.issuer)}" if commitment.issuer else ""
        then = [f"{self.short(i)} [{said}]" for i in commitment.then]
        return [self.short(i) for i in commitment.if_], then, issuer

    def short(self, assertion_id: str) -> str:
        """An assertion in one line, with its id."""
        assertion = self._assertions.get(assertion_id)
        return f"{assertion_id}  {self.assertion(assertion).sentence}" if assertion else assertion_id

    def reason(self, reason: str) -> Phrase:
        """A reason or a note in this language."""
        return self._reasons.phrase(reason)

    def grouped(self, items: tuple[TextSpan, ...], reasons: list[str]) -> list[tuple[Phrase, list[TextSpan]]]:
        """Stretches with one kind of reason together, the most frequent reason first."""
        groups: dict[str, list[TextSpan]] = {}
        for item, reason in zip(items, reasons, strict=True):
            groups.setdefault(frame_of(reason), []).append(item)
        ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return [(self._reasons.head(frame), spans) for frame, spans in ordered]


def _interval(earliest: str | None, latest: str | None) -> str:
    if earliest and earliest == latest:
        return earliest
    return f"{earliest or '…'}/{latest or '…'}"

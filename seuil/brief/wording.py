"""A brief in words: what the text and HTML forms show of each record, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass

from seuil.article.model import When
from seuil.assertion.model import Assertion, Attribution
from seuil.brief.model import Brief, CommitmentRecord
from seuil.data_files import DataFiles


@dataclass(frozen=True, slots=True)
class AssertionInWords:
    """An assertion as the lines that a reader sees."""

    id: str
    sentence: str
    standing: str
    source: str
    evidence: str
    trigger: str
    because: tuple[str, ...]


class Wording:
    """Says the records of one brief in ``language`` (an interface language: a folder with a brief.yaml)."""

    def __init__(self, brief: Brief, data: DataFiles, language: str) -> None:
        self.words = data.language(language).brief
        self._language = language
        self._acts = data.acts
        self._entities = {e.id: e for e in brief.entities}
        self._attributions = {a.id: a for a in brief.attributions}
        self._assertions = {a.id: a for a in brief.assertions}
        self._names = {code: names.name for code, names in data.language(language).state_names.items()}

    def name(self, entity_id: str) -> str:
        """The name of an entity in this language where it is a state, else as the brief has it."""
        entity = self._entities.get(entity_id)
        return self._names.get(entity_id) or (entity.name if entity else entity_id)

    def names(self, ids: tuple[str, ...]) -> str:
        """Several names, joined by commas."""
        return ", ".join(self.name(i) for i in ids)

    def act(self, act_id: str) -> str:
        """The name of an act."""
        names = self._acts[act_id].name
        return names.fr if self._language == "fr" else names.en

    def assertion(self, assertion: Assertion) -> AssertionInWords:
        """All the lines of an assertion."""
        return AssertionInWords(
            id=assertion.id,
            sentence=self.sentence(assertion),
            standing=self.standing(assertion),
            source=self.sources(assertion.sources),
            evidence=assertion.evidence.text,
            trigger=assertion.trigger.text,
            because=tuple(self._because(assertion)),
        )

    def sentence(self, assertion: Assertion) -> str:
        """Who, what, to whom, with what, where, when: one line."""
        labels = self.words.labels
        not_ = f"{self.words.polarity['negated']} " if assertion.polarity == "negated" else ""
        parts = [f"{self.names(assertion.actor) or labels['nobody']}: {not_}{self.act(assertion.act)}"]
        if assertion.target:
            parts[0] += f" → {self.names(assertion.target)}"
        for label, ids in (("instrument", assertion.instrument), ("place", assertion.place)):
            if ids:
                parts.append(f"{labels[label]} {self.names(ids)}")
        if assertion.when is not None:
            parts.append(self.when(assertion.when))
        return "; ".join(parts)

    def standing(self, assertion: Assertion) -> str:
        """Status and certainty in words, and whose content the act is."""
        words = [self.words.status[assertion.status], self.words.certainty[assertion.certainty]]
        if assertion.polarity == "negated":
            words.insert(0, self.words.polarity["negated"])
        if assertion.part_of is not None:
            above = self._assertions.get(assertion.part_of)
            words.append(f"{self.words.labels['part_of']} {assertion.part_of}" + (f" ({self.act(above.act)})" if above else ""))
        return ", ".join(words)

    def sources(self, ids: tuple[str, ...]) -> str:
        """The chain of sources, outermost first."""
        if not ids:
            return self.words.labels["outlet_itself"]
        return " → ".join(self.attribution(self._attributions[i]) for i in ids if i in self._attributions)

    def attribution(self, attribution: Attribution) -> str:
        """Who says it, how, to whom."""
        who = self.name(attribution.source) if attribution.source else attribution.description or self.words.labels["unknown"]
        words = [self.words.stance[attribution.stance], self.words.quotation[attribution.quotation]]
        if attribution.anonymous:
            words.append(self.words.labels["anonymous"])
        if attribution.medium:
            words.append(f"{self.words.labels['medium']} {self.name(attribution.medium)}")
        described = f" ({attribution.description})" if attribution.source and attribution.description else ""
        return f"{who}{described} [{', '.join(words)}]"

    def when(self, when: When | None) -> str:
        """A date or an interval."""
        if when is None:
            return self.words.labels["undated"]
        if when.earliest == when.latest and when.earliest:
            return when.earliest
        return f"{when.earliest or '…'}/{when.latest or '…'}"

    def dated(self, when: When | None) -> str:
        """A date with how it is known."""
        if when is None:
            return self.words.labels["undated"]
        return f"{self.when(when)} ({self.words.basis[when.basis]}: {when.because})"

    def commitment(self, commitment: CommitmentRecord) -> str:
        """If … then …, by the assertions that it joins."""
        labels = self.words.labels
        if_ = " + ".join(self._short(i) for i in commitment.if_)
        then = " + ".join(self._short(i) for i in commitment.then)
        who = f" — {labels['issuer']} {self.names(commitment.issuer)}" if commitment.issuer else ""
        return f"{labels['if']} {if_}, {labels['then']} ({self.words.force[commitment.force]}) {then}{who}"

    def _short(self, assertion_id: str) -> str:
        assertion = self._assertions.get(assertion_id)
        return f"[{assertion_id}] {self.sentence(assertion)}" if assertion else assertion_id

    def _because(self, assertion: Assertion) -> list[str]:
        return [f"{b.field} = {b.value}: {b.reason}" for b in assertion.because]

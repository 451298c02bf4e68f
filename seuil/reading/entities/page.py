"""One page in the course of being read: the mentions found so far and the entities that they stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from seuil.article.model import TextSpan
from seuil.reading.datelines import dateline_tokens
from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import Atom, atoms_in, atoms_of, fold
from seuil.reading.model import Entity, EntityKind, Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from seuil.article.model import Article
    from seuil.reading.entities.index import EntityIndex
    from seuil.reading.entities.offices import OfficePhrase
    from seuil.reading.entities.phrases import Entry


@dataclass(slots=True)
class Draft:
    """A mention being made; ``entity`` may still change or stay null."""

    first: int
    last: int
    head: int
    entity: str | None
    how: str
    why: str = ""
    start: int = -1
    end: int = -1
    plural: bool = False


@dataclass(slots=True)
class EntityDraft:
    """An entity being made."""

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    office: str | None = None
    gender: str | None = None
    plural: bool = False
    classes: set[tuple[str, str]] = field(default_factory=set)


class PageNames:
    """The document, its tables, and what has been found."""

    def __init__(self, doc: Doc, article: Article, index: EntityIndex) -> None:
        self.doc = doc
        self.tokens: list[Token] = list(doc)
        self.article = article
        self.index = index
        self.drafts: list[Draft] = []
        self.entities: dict[str, EntityDraft] = {}
        self.systems: list[tuple[int, int, str]] = []
        self.classes: list[tuple[int, int, Entry]] = []
        self.pending: list[tuple[int, int, int, str]] = []
        self.offices: list[OfficePhrase] = []
        self.open_offices: list[OfficePhrase] = []
        self.system_names: dict[str, set[str]] = {}
        self._ordered: list[Draft] = []
        self.at_head: dict[int, list[Draft]] = {}
        self.covering: dict[int, list[Draft]] = {}
        self.quoted = _quoted(self.tokens)
        self.sentence = syntax.sentence_numbers(doc, self.tokens)
        published = article.published
        self.date: str | None = None
        if published is not None and published.earliest is not None and published.basis != "unknown":
            self.date = published.earliest

    @cached_property
    def atoms(self) -> list[Atom]:
        """The document in atoms."""
        return atoms_in(self.doc.text, self.tokens, self.index.lexicon("former"))

    def says_any(self, names: Iterable[str]) -> bool:
        """Whether the page holds one of these names in full, however it joins its parts."""
        return any(f" {' '.join(atoms_of(name))} " in self._run_on for name in names)

    @cached_property
    def _run_on(self) -> str:
        return f" {' '.join(atom.form for atom in self.atoms)} "

    @cached_property
    def datelines(self) -> frozenset[int]:
        """The tokens of the page's datelines."""
        return dateline_tokens(self.tokens, frozenset(p.start for p in self.article.paragraphs))

    @cached_property
    def _folded(self) -> list[str]:
        return [fold(token.text) for token in self.tokens]

    @cached_property
    def tagged(self) -> bool:
        """Whether a component has marked names of persons, organisations and places."""
        return any(token.ent_type_ for token in self.tokens)

    def label(self, first: int, last: int) -> str:
        """The name component's label on the stretch ('' if none)."""
        labels = {self.doc[i].ent_type_ for i in range(first, last + 1)}
        labels.discard("")
        return {"GPE": "LOC"}.get(found := min(labels), found) if labels else ""

    def entity(self, draft: EntityDraft) -> str:
        """Make sure that the entity exists, completing what was not known; gives its id."""
        known = self.entities.setdefault(draft.id, draft)
        known.country = known.country or draft.country
        known.office = known.office or draft.office
        known.gender = known.gender or draft.gender
        return draft.id

    def state(self, iso: str) -> str:
        """The entity of a state."""
        row = self.index.data.states.get(iso)
        return self.entity(EntityDraft(iso, row.name if row else iso, "state", iso))

    def mention(
        self, first: int, last: int, entity: str | None, how: str, *, head: int | None = None, why: str = ""
    ) -> Draft:
        """Add a mention of tokens first..last; the same mention twice is one."""
        at = syntax.head_of(self.doc, first, last) if head is None else head
        for known in self.at_head.get(at, ()):
            if known.first == first and known.last == last and known.entity == entity:
                return known
        draft = Draft(first, last, at, entity, how, why)
        draft.plural = syntax.number_of(self.doc[at]) == "Plur"
        self.drafts.append(draft)
        self.at_head.setdefault(at, []).append(draft)
        for i in range(first, last + 1):
            self.covering.setdefault(i, []).append(draft)
        return draft

    def drop(self, draft: Draft) -> None:
        """Take a mention back."""
        self.drafts.remove(draft)
        self.at_head[draft.head].remove(draft)
        for i in range(draft.first, draft.last + 1):
            self.covering[i].remove(draft)

    def over(self, token: int) -> list[Draft]:
        """The resolved mentions that cover a token."""
        return [d for d in self.covering.get(token, ()) if d.entity is not None]

    def headed(self, token: int) -> Draft | None:
        """The widest resolved mention with this head."""
        found = [d for d in self.at_head.get(token, ()) if d.entity is not None]
        return max(found, key=lambda d: d.last - d.first, default=None)

    def kind(self, entity: str | None) -> str:
        """The kind of an entity, '' for null."""
        return self.entities[entity].kind if entity in self.entities else ""

    def country(self, entity: str | None) -> str | None:
        """The state that an entity is, belongs to or acts for."""
        return self.entities[entity].country if entity in self.entities else None

    def word(self, i: int) -> str:
        """A token folded, '' outside the document."""
        return self._folded[i] if 0 <= i < len(self._folded) else ""

    def token(self, i: int) -> Token | None:
        """A token, or null outside the document."""
        return self.tokens[i] if 0 <= i < len(self.doc) else None

    def drafts_in_order(self) -> list[Draft]:
        """The mentions so far by their place in the text."""
        if len(self._ordered) != len(self.drafts):
            self._ordered = sorted(
                self.drafts, key=lambda d: (d.head, d.first, d.last, d.entity or "", d.how)
            )
        return self._ordered

    def in_sentence(self, number: int) -> list[Draft]:
        """The mentions so far whose head stands in this sentence."""
        return [d for d in self.drafts if self.sentence[d.head] == number]

    def named(self) -> list[str]:
        """The states that the page names, most named first."""
        counts: dict[str, int] = {}
        for draft in self.drafts:
            country = self.country(draft.entity)
            if country is not None:
                counts[country] = counts.get(country, 0) + 1
        return sorted(counts, key=lambda c: (-counts[c], c))

    def finished(self) -> tuple[dict[str, Entity], tuple[Mention, ...]]:
        """The entities and mentions in order."""
        text, mentions = self.article.text, []
        for d in self.drafts:
            start, end = self._offsets(d)
            if start < end:
                mentions.append(Mention(start, end, d.first, d.last, d.head, d.entity, d.how, d.why))
        mentions.sort(key=lambda m: (m.start, m.end, m.head, m.entity or "", m.how))
        spans: dict[str, list[TextSpan]] = {}
        for m in mentions:
            if m.entity is not None:
                span = TextSpan(start=m.start, end=m.end, text=text[m.start : m.end])
                if span not in spans.setdefault(m.entity, []):
                    spans[m.entity].append(span)
        entities = {
            e.id: Entity(
                id=e.id,
                name=e.name,
                kind=e.kind,
                country=e.country,
                office=e.office,
                mentions=tuple(spans[e.id]),
            )
            for e in self.entities.values()
            if e.id in spans
        }
        ordered = sorted(entities.values(), key=lambda e: (e.mentions[0].start, e.mentions[0].end, e.id))
        return {e.id: e for e in ordered}, tuple(mentions)

    def _offsets(self, d: Draft) -> tuple[int, int]:
        """Offsets of a mention: of its tokens, unless it was given its own; never past the text."""
        if d.start >= 0:
            return d.start, d.end
        last = self.doc[d.last]
        limit = len(self.article.text)
        return min(self.doc[d.first].idx, limit), min(last.idx + len(last.text), limit)


def _quoted(tokens: list[Token]) -> list[bool]:
    """For each token whether it stands between quotation marks; marks are forgotten at a line break."""
    inside, found = False, []
    for token in tokens:
        if "\n" in token.text:
            inside = False
        if token.text == "«":
            inside = True
        elif token.text == "»":
            inside = False
        elif '"' in token.text:
            inside = not inside
        found.append(inside and '"' not in token.text)
    return found

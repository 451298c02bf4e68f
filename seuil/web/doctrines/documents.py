"""A document clause by clause, and two editions side by side."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from seuil.asking.wording import RecordWording
from seuil.data_files.shapes.doctrines import Clause, DoctrineFile, DoctrineSource
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.model import Difference, Verdict
from seuil.doctrine.patterns import PatternWording, Told
from seuil.doctrine.views import DoctrineViews
from seuil.web.doctrines.addresses import anchor, clause_address
from seuil.web.doctrines.matrix import MARK_SIGNS

VERDICT_SIGNS: dict[Verdict, str] = {
    "added": "+", "dropped": "−", "widened": "↔", "narrowed": "↓", "reworded": "≈", "unchanged": "="
}  # fmt: skip
# What the words of a treat-as or other clause that opens no use say of it (DoctrineWords.sayings).
_REMARKS = ("danger", "deterrence-object", "treat-as")


@dataclass(frozen=True, slots=True)
class SourceShown:
    """Where a document was read. ``href`` is null for what is no address of the web."""

    name: str
    title: str
    address: str | None
    href: str | None


@dataclass(frozen=True, slots=True)
class Link:
    """A clause elsewhere that this one follows, or that follows it, with what changed."""

    href: str
    clause: str
    verdict: str
    sign: str
    words: str
    moved: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ClauseShown:
    """A clause in the reader's words."""

    id: str
    anchor: str
    cite: str
    kind: str
    kind_words: str
    remark: str | None
    gloss: str
    terms: tuple[str, ...]
    pattern: Told | None
    judge: tuple[str, ...]
    promises: tuple[str, ...]
    note: str | None
    mark: str
    mark_sign: str
    mark_words: str
    sources: tuple[SourceShown, ...]
    before: tuple[Link, ...]
    after: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A clause on one side of a comparison."""

    href: str
    cite: str
    kind: str
    gloss: str
    terms: tuple[str, ...]
    judge: tuple[str, ...]
    mark_sign: str
    mark_words: str


@dataclass(frozen=True, slots=True)
class Change:
    """A clause before and after, with the verdict and what moved."""

    verdict: str
    sign: str
    words: str
    old: Side | None
    new: Side | None
    moved: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many clauses have a verdict."""

    verdict: str
    sign: str
    words: str
    number: int


class DocumentWording:
    """Says documents in the reader's language."""

    def __init__(self, doctrines: Doctrines, views: DoctrineViews, say: RecordWording) -> None:
        self._doctrines, self._views, self._say = doctrines, views, say
        self._patterns = patterns_of(views, say)

    def facts(self, it: DoctrineFile) -> tuple[tuple[str, str], ...]:
        """What is to be known of a document before its clauses: a label and words."""
        views, label = self._views, self._views.words.labels
        facts = [
            (label["issuer"], self._say.names(it.issuer)),
            (label["instrument"], views.say(it.instrument)),
            (label["published"], it.published),
            (label["in-force"], views.force(it)),
            (label["mark"], f"{MARK_SIGNS[it.mark]} {views.words.marks[it.mark]}"),
        ]
        return tuple((name[0].upper() + name[1:], said) for name, said in facts)

    def notes(self, it: DoctrineFile) -> tuple[str, ...]:
        """Notes on the document and on when it held."""
        return tuple(self._views.say(note) for note in (it.in_force.note, it.note) if note is not None)

    def clauses(self, it: DoctrineFile) -> tuple[ClauseShown, ...]:
        """All clauses, in the document's order."""
        return tuple(self._clause(it, clause) for clause in it.clauses)

    def sources(self, it: DoctrineFile) -> tuple[SourceShown, ...]:
        """All sources."""
        return tuple(_source(name, source) for name, source in it.sources.items())

    def _clause(self, it: DoctrineFile, clause: Clause) -> ClauseShown:
        views, words = self._views, self._views.words
        return ClauseShown(
            id=clause.id,
            anchor=anchor(clause.id),
            cite=views.cite(clause),
            kind=clause.kind,
            kind_words=words.kinds[clause.kind],
            remark=words.sayings[clause.kind] if clause.kind in _REMARKS else None,
            gloss=views.say(clause.gloss),
            terms=clause.terms,
            pattern=self._patterns.told(clause.pattern) if clause.pattern is not None else None,
            judge=views.to_judge(clause),
            promises=tuple(words.promises[promise] for promise in clause.promises),
            note=views.say(clause.note) if clause.note is not None else None,
            mark=clause.mark,
            mark_sign=MARK_SIGNS[clause.mark],
            mark_words=views.mark(clause),
            sources=tuple(_source(name, it.sources[name]) for name in clause.sources),
            before=self._before(clause),
            after=self._after(it, clause),
        )

    def _before(self, clause: Clause) -> tuple[Link, ...]:
        found = []
        for link in clause.follows:
            earlier = self._views.find(link.doctrine, link.clause)
            if earlier is not None:
                moved = self._moved(Difference(link.change, earlier, clause, link.moved))
                found.append(self._link(link.doctrine, earlier, link.change, moved))
        return tuple(found)

    def _after(self, it: DoctrineFile, clause: Clause) -> tuple[Link, ...]:
        found = []
        for later, follower in self._doctrines.followers.get((it.id, clause.id), ()):
            for link in follower.follows:
                if (link.doctrine, link.clause) == (it.id, clause.id):
                    moved = self._moved(Difference(link.change, clause, follower, link.moved))
                    found.append(self._link(later.id, follower, link.change, moved))
        return tuple(found)

    def _link(
        self, doctrine: str, clause: Clause, verdict: Verdict, moved: tuple[tuple[str, str], ...]
    ) -> Link:
        words = self._views.words.changes[verdict]
        href = clause_address(doctrine, clause.id)
        cite = f"{doctrine} {self._views.cite(clause)}"
        return Link(href, cite, verdict, VERDICT_SIGNS[verdict], words, moved)

    def _moved(self, difference: Difference) -> tuple[tuple[str, str], ...]:
        elements = self._views.words.elements
        return tuple((elements[moved.element], self._views.say(moved.words)) for moved in difference.moved)

    def changes(
        self, old: DoctrineFile, new: DoctrineFile, found: tuple[Difference, ...]
    ) -> tuple[Change, ...]:
        """The differences in words; of what was dropped also why."""
        why = {lost.clause: self._views.say(lost.words) for lost in new.dropped if lost.doctrine == old.id}
        wording = self._views.words.elements["wording"]
        return tuple(
            Change(
                verdict=d.verdict,
                sign=VERDICT_SIGNS[d.verdict],
                words=self._views.words.changes[d.verdict],
                old=self._side(old.id, d.old) if d.old is not None else None,
                new=self._side(new.id, d.new) if d.new is not None else None,
                moved=self._moved(d)
                or (((wording, why[d.old.id]),) if d.new is None and d.old and d.old.id in why else ()),
            )
            for d in found
        )

    def _side(self, doctrine: str, clause: Clause) -> Side:
        return Side(
            href=clause_address(doctrine, clause.id),
            cite=self._views.cite(clause),
            kind=self._views.words.kinds[clause.kind],
            gloss=self._views.say(clause.gloss),
            terms=clause.terms,
            judge=self._views.to_judge(clause),
            mark_sign=MARK_SIGNS[clause.mark],
            mark_words=self._views.mark(clause),
        )

    def counts(self, found: tuple[Difference, ...]) -> tuple[Count, ...]:
        """How many clauses have each verdict, of those that occur."""
        numbers = {verdict: sum(d.verdict == verdict for d in found) for verdict in VERDICT_SIGNS}
        words = self._views.words.changes
        return tuple(Count(v, VERDICT_SIGNS[v], words[v], n) for v, n in numbers.items() if n)


def patterns_of(views: DoctrineViews, say: RecordWording) -> PatternWording:
    """What says patterns in the reader's language."""
    return views.patterns(say.name, say.act)


def pairs_of(doctrines: Doctrines) -> tuple[tuple[str, str], ...]:
    """Every document with one that it replaces, as (old, new), the newest first."""
    found = [(old, new) for new in doctrines.ids for old in doctrines.get(new).replaces]
    return tuple(sorted(found, key=lambda pair: (doctrines.get(pair[1]).published, pair), reverse=True))


def _source(name: str, source: DoctrineSource) -> SourceShown:
    return SourceShown(name, source.title, source.address, _web(source.address))


def _web(address: str | None) -> str | None:
    """The address if it is one of the web and names a host; else null."""
    try:
        parts = urlsplit(address or "")
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None

"""Declared policies as reports: the list, a document, a comparison, the matrix of states and promises."""

from __future__ import annotations

from seuil.data_files.shapes.acts import TwoTongues
from seuil.data_files.shapes.doctrines import Clause, DoctrineFile, DoctrineWords
from seuil.doctrine.from_files import Doctrines
from seuil.doctrine.matrix import PROMISES, Maker, matrix_of
from seuil.doctrine.model import Difference, Edition
from seuil.doctrine.patterns import Name, PatternWording
from seuil.report.model import Bullets, Heading, Paragraph, Report, Table


class DoctrineViews:
    """Makes reports in one language."""

    def __init__(self, doctrines: Doctrines, language: str) -> None:
        self._doctrines = doctrines
        self._language = language
        self.words: DoctrineWords = doctrines.data.language(language).doctrine_words
        self._labels = self.words.labels

    def say(self, both: TwoTongues) -> str:
        """The words of this language."""
        return str(getattr(both, self._language))

    def to_judge(self, clause: Clause) -> tuple[str, ...]:
        """What a clause leaves to be judged; what is not said in this language, in the other."""
        told = ((self.say(q.words), q.words.en, q.words.fr) for q in clause.judge)
        return tuple(words for said in told if (words := next(filter(str.strip, said), "")))

    def cite(self, clause: Clause) -> str:
        """Where a clause stands in its document."""
        return self.words.cites.get(clause.cite, clause.cite)

    def all(self, day: str | None = None) -> Report:
        """Every document, or those in force on a day."""
        label, report = self._labels, Report(self._labels["doctrines"], self._language)
        editions = (
            self._doctrines.at(day) if day else [Edition(self._doctrines.get(i)) for i in self._doctrines.ids]
        )
        head = tuple(label[k] for k in ("id", "issuer", "title", "published", "in-force", "mark"))
        report.add(Table(head, tuple(self._row(edition) for edition in editions)))
        if any(edition.shares_day for edition in editions):
            report.add(Paragraph(self.words.sayings["both-editions"], soft=True))
        return report

    def _row(self, edition: Edition) -> tuple[str, ...]:
        it = edition.doctrine
        shared = " *" if edition.shares_day else ""
        return (
            it.id + shared, ", ".join(it.issuer), self.say(it.title), it.published, self.force(it),
            self.words.marks[it.mark],
        )  # fmt: skip

    def force(self, it: DoctrineFile) -> str:
        """From when to when a document holds."""
        until = it.in_force.until
        begin = it.in_force.from_
        return f"{begin} – {until}" if until else f"{self._labels['since']} {begin}"

    def document(self, it: DoctrineFile) -> Report:
        """A document, clause by clause, with its marks."""
        report, label = Report(f"{self.say(it.title)} ({it.id})", self._language), self._labels
        facts = [
            f"{label['issuer']}: {', '.join(it.issuer)}", f"{label['instrument']}: {self.say(it.instrument)}",
            f"{label['published']}: {it.published}; {label['in-force']}: {self.force(it)}",
            f"{label['mark']}: {self.words.marks[it.mark]}",
        ]  # fmt: skip
        if it.replaces:
            facts.append(f"{label['replaces']}: {', '.join(it.replaces)}")
        report.add(Bullets(tuple(facts)))
        for note in (it.in_force.note, it.note):
            if note is not None:
                report.add(Paragraph(self.say(note), soft=True))
        for clause in it.clauses:
            self._clause(report, clause)
        sources = (
            f"{name}: {s.title}" + (f", {s.address}" if s.address else "") for name, s in it.sources.items()
        )
        report.add(Heading(label["sources"]), Bullets(tuple(sources)))
        return report

    def _clause(self, report: Report, clause: Clause) -> None:
        label = self._labels
        report.add(Heading(f"{self.cite(clause)} ({clause.id}): {self.words.kinds[clause.kind]}", 3))
        report.add(Paragraph(self.say(clause.gloss)))
        facts = []
        if clause.judge:
            facts.append(f"{label['judge']}: {'; '.join(self.to_judge(clause))}")
        if clause.terms:
            facts.append(f"{label['terms']}: {'; '.join(f'“{t}”' for t in clause.terms)}")
        if clause.note is not None:
            facts.append(f"{label['note']}: {self.say(clause.note)}")
        facts.append(f"{self.mark(clause)} ({', '.join(clause.sources)})")
        report.add(Bullets(tuple(facts)))

    def clause(self, doctrine: str, clause: str) -> Clause:
        """A clause by its document's id and its own."""
        found = self.find(doctrine, clause)
        assert found is not None
        return found

    def demand(self, doctrine: str) -> None:
        """Raise UsageError, which names those there are, for a document that there is not."""
        self._doctrines.get(doctrine)

    def find(self, doctrine: str, clause: str) -> Clause | None:
        """The same; null for a document or a clause that there is not."""
        return self._doctrines.clause(doctrine, clause)

    def patterns(self, name: Name, act: Name) -> PatternWording:
        """What says patterns: ``name`` gives the name of a state, body or weapon, ``act`` that of an act."""
        return PatternWording(self.words.pattern, self._doctrines.terms, name, act)

    def words_in(self, language: str) -> DoctrineWords:
        """The words of another language."""
        return self._doctrines.data.language(language).doctrine_words

    def mark(self, clause: Clause) -> str:
        """How the clause was read, and its number if that was not."""
        said = self.words.marks[clause.mark]
        return said if clause.number != "unverified" else f"{said}; {self.words.sayings['number-unverified']}"

    def comparison(
        self, old: DoctrineFile, new: DoctrineFile, found: tuple[Difference, ...], *, all_: bool
    ) -> Report:
        """What moved from one document to the next; ``all_`` lists what did not move too."""
        report, label = Report(f"{old.id} → {new.id}", self._language), self._labels
        shown = [d for d in found if all_ or d.verdict != "unchanged"]
        head = tuple(label[k] for k in ("before", "after", "change", "moved"))
        report.add(Table(head, tuple(self._moved(d) for d in shown)))
        counts = [(v, sum(d.verdict == v for d in found)) for v in dict.fromkeys(d.verdict for d in found)]
        report.add(Paragraph(", ".join(f"{n} {self.words.changes[v]}" for v, n in counts), soft=True))
        return report

    def _moved(self, difference: Difference) -> tuple[str, ...]:
        old, new = difference.old, difference.new
        moved = [f"{self.words.elements[m.element]}: {self.say(m.words)}" for m in difference.moved]
        if not moved and difference.verdict in ("added", "dropped"):
            moved = [self.say((new or old).gloss)]  # type: ignore[union-attr]
        unverified = [c for c in (old, new) if c is not None and c.number == "unverified"]
        note = f" [{self.words.sayings['number-unverified']}]" if unverified else ""
        cites = tuple(f"{self.cite(c)} ({c.id})" if c else "–" for c in (old, new))
        return (*cites, self.words.changes[difference.verdict], "; ".join(moved) + note)

    def matrix(self, day: str) -> Report:
        """States × kinds of promise on a day: which clauses of which documents in force make it."""
        report = Report(f"{self._labels['matrix']} {day}", self._language)
        matrix = matrix_of(self._doctrines, day)
        for promise in PROMISES:
            made = ((issuer, matrix.cell(issuer, promise)) for issuer in matrix.issuers)
            rows = tuple((issuer, "; ".join(map(self._maker, cell))) for issuer, cell in made if cell)
            if rows:
                report.add(Heading(self.words.promises[promise]))
                report.add(Table((self._labels["state"], self._labels["clauses"]), rows))
        if matrix.shares_day:
            report.add(Paragraph(self.words.sayings["both-editions"], soft=True))
        return report

    def _maker(self, maker: Maker) -> str:
        mark = "" if maker.clause.mark == "text" else f" ({self.words.marks[maker.clause.mark]})"
        return f"{maker.edition.doctrine.id} {self.cite(maker.clause)}{mark}"

"""What a page touches, as a report: clause by clause, with the sentences that touch it."""

from __future__ import annotations

from seuil.brief.model import Brief, Touch
from seuil.doctrine.views import DoctrineViews
from seuil.report.model import Bullets, Heading, Paragraph, Report


def touches_report(brief: Brief, touches: tuple[Touch, ...], views: DoctrineViews, language: str) -> Report:
    """The clauses that the page touches, each with its sentences, how they stand to it, and what is left
    to judge.
    """
    report = Report(brief.article.title or brief.page.source, language)
    assertions = {a.id: a for a in brief.assertions}
    by_clause: dict[tuple[str, str], list[Touch]] = {}
    for touch in touches:
        by_clause.setdefault((touch.doctrine, touch.clause), []).append(touch)
    if not by_clause:
        report.add(Paragraph(views.words.sayings["nothing"]))
    for (doctrine, clause_id), found in sorted(by_clause.items()):
        clause = views.clause(doctrine, clause_id)
        report.add(Heading(f"{doctrine} {clause.cite}: {views.words.kinds[clause.kind]}"))
        report.add(Paragraph(views.say(clause.gloss)))
        report.add(Paragraph(views.mark(clause), soft=True))
        said = [(views.words.relations[t.relation], assertions[t.assertion].evidence.text, t) for t in found]
        report.add(Bullets(tuple(f"{relation}: «{words}» ({t.because})" for relation, words, t in said)))
    return report

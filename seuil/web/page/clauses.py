"""The clauses that a page touches, in the reader's language, with what is left to judge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seuil.asking.wording import RecordWording
from seuil.brief.model import Brief, Touch
from seuil.brief.reasons import Phrase
from seuil.doctrine.patterns import PatternWording
from seuil.doctrine.views import DoctrineViews
from seuil.finding.rewording import reworded
from seuil.web.doctrines.addresses import clause_address


@dataclass(frozen=True, slots=True)
class Relation:
    """How assertions stand to a clause, and which ones."""

    said: str
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClauseTouched:
    """A clause, what it says, how it was read, how assertions stand to it, and what is left to judge.

    ``href`` is its address on this server. ``because`` says what was compared.
    """

    cite: str
    document: str
    kind: str
    gloss: str
    mark: str
    href: str | None
    relations: tuple[Relation, ...]
    judge: tuple[str, ...]
    judge_label: str
    matched: tuple[str, ...]
    because: tuple[Phrase, ...]


def clauses_of(brief: Brief, policies: DoctrineViews, say: RecordWording) -> tuple[ClauseTouched, ...]:
    """Each clause once, in the order in which the page touches them."""
    return _by_clause(brief.touches, brief.article.language, policies, say)


def clauses_by_assertion(
    brief: Brief, policies: DoctrineViews, say: RecordWording
) -> Mapping[str, tuple[ClauseTouched, ...]]:
    """The clauses that each assertion touches."""
    by_assertion: dict[str, list[Touch]] = defaultdict(list)
    for touch in brief.touches:
        by_assertion[touch.assertion].append(touch)
    of = brief.article.language
    return {id: _by_clause(touches, of, policies, say) for id, touches in by_assertion.items()}


def _by_clause(
    touches: Iterable[Touch], kept_in: str, policies: DoctrineViews, say: RecordWording
) -> tuple[ClauseTouched, ...]:
    groups: dict[tuple[str, str], list[Touch]] = defaultdict(list)
    for touch in touches:
        groups[touch.doctrine, touch.clause].append(touch)
    patterns = policies.patterns(say.name, say.act)
    return tuple(
        _touched(group, policies, tuple(_compared(touch, kept_in, policies, patterns) for touch in group))
        for group in groups.values()
    )


def _compared(touch: Touch, kept_in: str, policies: DoctrineViews, patterns: PatternWording) -> Phrase:
    """What was compared, in the reader's language, else in the page's."""
    said = reworded(touch, kept_in, policies, patterns)
    return Phrase(touch.because, kept_in) if said is None else Phrase(said)


def _touched(
    touches: Sequence[Touch], policies: DoctrineViews, compared: tuple[Phrase, ...]
) -> ClauseTouched:
    first, words = touches[0], policies.words
    clause = policies.find(first.doctrine, first.clause)
    of: dict[str, dict[str, None]] = {}
    for touch in touches:
        of.setdefault(touch.relation, {})[touch.assertion] = None
    asked = policies.to_judge(clause) if clause else None
    judge = [q for touch in touches for q in touch.to_judge] if asked is None else asked
    return ClauseTouched(
        cite=policies.cite(clause) if clause else first.clause,
        document=first.doctrine,
        kind=words.kinds[clause.kind] if clause else "",
        gloss=policies.say(clause.gloss) if clause else "",
        mark=policies.mark(clause) if clause else "",
        href=clause_address(first.doctrine, first.clause) if clause else None,
        relations=tuple(Relation(words.relations[name], tuple(ids)) for name, ids in of.items()),
        judge=tuple(dict.fromkeys(judge)),
        judge_label=words.sayings["judge"],
        matched=tuple(dict.fromkeys(m for t in touches for m in t.matched)),
        because=tuple(dict.fromkeys(compared)),
    )

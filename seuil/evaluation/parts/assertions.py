"""Assertions: which acts were found, which were one too many, and the fields of those found.

The rules are the acceptance scorer's. A gold assertion is found when the trigger of some assertion
overlaps its anchor; of several, the first that agrees in most of the stated fields is judged. On a page
that is ``complete``, an assertion that overlaps no anchor is one too many; on another with stretches that
are ``rejected``, one that stands there is, and the others found are counted beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from seuil.assertion.model import Assertion, Attribution
from seuil.evaluation.gold import GoldAssertion
from seuil.evaluation.model import Check
from seuil.evaluation.parts.page import Offsets, PageOwed, overlaps, said, within

FOUND = "found"
ROLES = ("actor", "target", "instrument", "place")


def checks(owed: PageOwed) -> list[Check]:
    """The checks of every gold assertion, then of every assertion given."""
    if owed.gold.assertions is None:
        return []
    result: list[Check] = []
    used: set[str] = set()
    for gold in owed.gold.assertions:
        span = owed.find(gold.anchor, gold.nth)
        near = [] if span is None else [a for a in owed.brief.assertions if overlaps(a.trigger, span)]
        used.update(a.id for a in near)
        result += _of_one(owed, gold, span, near)
    if owed.gold.complete:
        result += [_given(a, a.id in used) for a in owed.brief.assertions]
    elif owed.gold.rejected:
        refused = _refused(owed)
        judged = [a for a in owed.brief.assertions if a.id in used or a.id in refused]
        result += [_given(a, a.id in used) for a in judged]
    return result


def _refused(owed: PageOwed) -> set[str]:
    """The assertions that stand where none of their act should."""
    found: set[str] = set()
    for gold in owed.gold.rejected:
        span = owed.find(gold.anchor, gold.nth)
        at = [a for a in owed.brief.assertions if span is not None and overlaps(a.trigger, span)]
        found.update(a.id for a in at if gold.act is None or a.act in gold.act)
    return found


def _of_one(
    owed: PageOwed, gold: GoldAssertion, span: Offsets | None, near: list[Assertion]
) -> Iterator[Check]:
    def check(name: str, right: bool, want: str = "", have: str = "") -> Check:
        return Check(
            part="assertion",
            check=name,
            side="owed" if name == FOUND else "field",
            right=right,
            item=gold.id,
            words=owed.words_at(span) or gold.anchor,
            start=span[0] if span else None,
            end=span[1] if span else None,
            want=want,
            have=have,
            act=gold.act[0] if gold.act else None,
            plover=gold.plover[0] if gold.plover else None,
            phenomena=gold.phenomena,
        )

    yield check(FOUND, bool(near), want=gold.about)
    if not near:
        return
    judged = [{name: agrees(owed, name, gold, a) for name in gold.stated} for a in near]
    best = max(range(len(near)), key=lambda n: sum(judged[n].values()))
    given = near[best]
    for name, right in judged[best].items():
        yield check(name, right, said(getattr(gold, name)), _have(owed, name, given))
    if gold.act is not None:
        yield check("act", given.act in gold.act, said(gold.act), given.act)


def agrees(owed: PageOwed, name: str, gold: GoldAssertion, given: Assertion) -> bool:
    """Whether a field of the assertion given is one of what the gold allows."""
    want = getattr(gold, name)
    if name in ROLES:
        have = owed.known_by(getattr(given, name))
        return bool(have & set(want)) if want else not have
    if name == "when":
        return within(want, given.when)
    if name == "source":
        return owed.source_agrees(want, _sources(owed, given))
    if name in ("stance", "quotation"):
        return any(getattr(a, name) in want for a in _sources(owed, given))
    return getattr(given, name) in want


def _sources(owed: PageOwed, given: Assertion) -> list[Attribution]:
    return [owed.attributions[i] for i in given.sources]


def _have(owed: PageOwed, name: str, given: Assertion) -> str:
    """What was given, in words."""
    if name == "when":
        return said((given.when.earliest, given.when.latest)) if given.when else "nothing"
    sources = _sources(owed, given)
    if name == "source":
        return said([a.source or a.description for a in sources])
    if name in ("stance", "quotation"):
        return said([getattr(a, name) for a in sources])
    return said(getattr(given, name))


def _given(assertion: Assertion, wanted: bool) -> Check:
    return Check(
        part="assertion",
        check=FOUND,
        side="given",
        right=wanted,
        item=f"{assertion.act}@{assertion.trigger.start}",
        words=assertion.trigger.text,
        start=assertion.trigger.start,
        end=assertion.trigger.end,
        have=assertion.act,
        act=assertion.act,
        plover=assertion.plover,
    )

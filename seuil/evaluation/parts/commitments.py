"""Commitments: declared *if … then …*, found when one given shares a condition and a consequence with it."""

from __future__ import annotations

from seuil.article.model import TextSpan
from seuil.brief.model import CommitmentRecord
from seuil.evaluation.gold import GoldCommitment
from seuil.evaluation.model import Check, Side
from seuil.evaluation.parts.page import Offsets, PageOwed, overlaps, said

FOUND = "found"


def checks(owed: PageOwed) -> list[Check]:
    """Found, whole, issuer and, on a complete page, what was given beside."""
    if owed.gold.commitments is None:
        return []
    anchors = {a.id: owed.find(a.anchor, a.nth) for a in owed.gold.assertions or ()}
    triggers = {a.id: a.trigger for a in owed.brief.assertions}
    result: list[Check] = []
    used: set[str] = set()
    for n, gold in enumerate(owed.gold.commitments):
        sides = [(_held(gold, c, anchors, triggers), c) for c in owed.brief.commitments]
        near = [(held, c) for held, c in sides if all(not side or any(side) for side in held)]
        used.update(c.id for _, c in near)
        words = f"if {said(gold.if_)} then {said(gold.then)}"
        result.append(_check(FOUND, "owed", bool(near), str(n), words))
        if near:
            held, best = max(near, key=lambda pair: sum(map(sum, pair[0])))
            result.append(_check("whole", "field", all(map(all, held)), str(n), words))
            if gold.issuer is not None:
                right = bool(owed.known_by(best.issuer) & set(gold.issuer))
                result.append(
                    _check("issuer", "field", right, str(n), words, said(gold.issuer), said(best.issuer))
                )
    if owed.gold.complete:
        for given in owed.brief.commitments:
            item, words = f"@{given.evidence.start}", given.evidence.text
            result.append(_check(FOUND, "given", given.id in used, item, words))
    return result


def _held(
    gold: GoldCommitment,
    given: CommitmentRecord,
    anchors: dict[str, Offsets | None],
    triggers: dict[str, TextSpan],
) -> tuple[list[bool], list[bool]]:
    """For each condition and each consequence owed, whether the one given has it."""

    def has(wanted: str, ids: tuple[str, ...]) -> bool:
        span = anchors[wanted]
        return span is not None and any(overlaps(triggers[i], span) for i in ids)

    return [has(w, given.if_) for w in gold.if_], [has(w, given.then) for w in gold.then]


def _check(
    name: str, side: Side, right: bool, item: str, words: str, want: str = "", have: str = ""
) -> Check:
    return Check(
        part="commitment", check=name, side=side, right=right, item=item, words=words, want=want, have=have
    )

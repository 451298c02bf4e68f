"""Events with their actors given: of what the program asserts of a sentence, the assertion with those
actors, and its type.

The assertion is chosen by its participants alone, never by its type; of equals, the first in the text.
Where nothing was found at all, the type counts as wrong.
"""

from __future__ import annotations

from seuil.assertion.model import Assertion
from seuil.brief.folding import plain
from seuil.evaluation.gold import GoldEvent
from seuil.evaluation.model import Check
from seuil.evaluation.parts.page import PageOwed, said


def checks(owed: PageOwed) -> list[Check]:
    """Type, actor and target of every event owed."""
    result: list[Check] = []
    for gold in owed.gold.events:
        judged = [(_agree(owed, gold, a), a) for a in owed.brief.assertions]
        best, given = max(judged, key=lambda pair: sum(pair[0].values()), default=({}, None))
        right = given is not None and given.plover in gold.plover
        result.append(_check("plover", right, gold, said(gold.plover), said(given and given.plover)))
        for name, want in (("actor", gold.actor), ("target", gold.target)):
            if want:
                have = said(getattr(given, name)) if given else "nothing"
                result.append(_check(name, best.get(name, False), gold, said(want), have))
    return result


def _agree(owed: PageOwed, gold: GoldEvent, given: Assertion) -> dict[str, bool]:
    """Which participants agree. Acts between two sides may have either as the actor."""
    sides = {"actor": gold.actor, "target": gold.target}
    return {name: _named(owed, want, getattr(given, name)) for name, want in sides.items() if want}


def _named(owed: PageOwed, want: tuple[str, ...], ids: tuple[str, ...]) -> bool:
    """Whether any of the entities goes by one of these words or codes."""
    entities = [e for e in owed.brief.entities if e.id in ids]
    codes = owed.known_by(ids)
    for words in want:
        if words in codes or (words.isupper() and words[:3] in codes):
            return True
        folded = plain(words)
        if any(plain(m.text) in folded or folded in plain(m.text) for e in entities for m in e.mentions):
            return True
    return False


def _check(name: str, right: bool, gold: GoldEvent, want: str, have: str) -> Check:
    return Check(
        part="event",
        check=name,
        side="field",
        right=right,
        item=gold.id,
        want=want,
        have=have,
        plover=gold.plover[0],
    )

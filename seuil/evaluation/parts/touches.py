"""Clauses of declared policies that the page touches."""

from __future__ import annotations

from seuil.evaluation.model import Check
from seuil.evaluation.parts.page import PageOwed


def checks(owed: PageOwed) -> list[Check]:
    """Whether each clause owed was found."""
    touched = {(t.doctrine, t.clause) for t in owed.brief.touches}
    return [
        Check(
            part="touch",
            check="clause touched",
            side="field",
            right=(doctrine, clause) in touched,
            item=f"{doctrine} {clause}",
            words=f"{doctrine} {clause}",
        )
        for doctrine, clause in owed.gold.touches
    ]

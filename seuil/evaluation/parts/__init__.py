"""The parts of an evaluation: each takes a gold page and a brief, and gives checks. A new part is a row in
``PARTS``.
"""

from __future__ import annotations

from collections.abc import Callable

from seuil.evaluation.model import Check
from seuil.evaluation.parts import article, assertions, attributions, commitments, events, times, touches
from seuil.evaluation.parts.page import PageOwed

Part = Callable[[PageOwed], list[Check]]
PARTS: dict[str, Part] = {
    "article": article.checks,
    "assertion": assertions.checks,
    "attribution": attributions.checks,
    "time": times.checks,
    "commitment": commitments.checks,
    "touch": touches.checks,
    "event": events.checks,
}

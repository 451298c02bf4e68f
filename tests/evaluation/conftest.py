"""Gold and briefs made by hand over one small page."""

import pytest

from seuil.brief.model import Brief
from seuil.evaluation.gold import GoldPage
from seuil.evaluation.parts.page import PageOwed
from tests.brief.conftest import BODY, TITLE, brief, brief_with, data

__all__ = ["BODY", "TITLE", "brief", "brief_with", "data"]


def owed(brief: Brief, **gold: object) -> PageOwed:
    """A gold page of these parts, set against the brief."""
    return PageOwed(GoldPage.model_validate({"page": "page.txt", **gold}, strict=False), brief)


def answers(checks, check: str, side: str | None = None) -> list[bool]:
    """Whether each check of that name was right."""
    return [c.right for c in checks if c.check == check and (side is None or c.side == side)]


@pytest.fixture
def attacked() -> dict[str, object]:
    """A gold assertion that the brief of conftest gives, in all that it states."""
    return {
        "id": "attack",
        "anchor": "attacked",
        "act": ["attack"],
        "plover": ["ASSAULT"],
        "actor": [],
        "target": ["IRN"],
        "status": ["hypothetical"],
        "polarity": ["affirmed"],
        "certainty": ["unknown"],
        "source": [],
        "phenomena": ["condition"],
    }

"""Sentences in the conditional of the press, which go on with what somebody said in the sentence before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.text import Text, Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUPPOSES = ("si", "s'")


def follow_conditionals(text: Text, found: list[Found]) -> None:
    """Gives each sentence in the conditional that names no source of its own to the source of the sentence
    before it in its paragraph ("… selon le journal. L'autorisation serait limitée à la région.")."""
    by_unit: dict[int, list[Found]] = {}
    for one in found:
        by_unit.setdefault(text.unit_of[one.cue_token], []).append(one)
    before: list[Found] = []
    for n, unit in enumerate(text.units):
        new_paragraph = n == 0 or text.units[n - 1].paragraph != unit.paragraph or unit.title
        own = by_unit.get(n, [])
        if own or new_paragraph:
            before = [f for f in own if not f.continued]
        elif before and _is_unconfirmed(text, unit):
            for one in before:
                if one.inside is None and one.content:
                    one.goes_on |= set(range(unit.first, unit.last + 1))
        else:
            before = []


def _is_unconfirmed(text: Text, unit: Unit) -> bool:
    """Whether the main verb of the sentence is in the conditional, and no condition explains that."""
    doc = text.doc[unit.first : unit.last + 1]
    if any(text.quote_of[t.i] >= 0 for t in doc) or any(t.lower_ in _SUPPOSES for t in doc):
        return False
    roots = [t for t in doc if t.dep_ == "ROOT"]
    return any(_conditional(root) for root in roots[:1])


def _conditional(verb: Token) -> bool:
    """Whether the verb, or its first auxiliary, is in the conditional of "être" or "avoir"."""
    forms = [verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))]
    return any(t.morph.get("Mood") == ["Cnd"] and t.lemma_ in ("être", "avoir") for t in forms)

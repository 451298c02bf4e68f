"""Mending what the parser gets wrong for a known reason, before anything is read from the tree.

Some French verbs take *être* in their compound tenses and have no passive: "est tombée" is a past, whatever the parser says.
Which verbs these are is data: ``never_passive`` in ``languages/<code>/roles.yaml``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

_ACTIVE = {"aux:pass": "aux", "nsubj:pass": "nsubj"}


def repair(doc: Doc, never_passive: frozenset[str]) -> Doc:
    """The same document with the passive relations of verbs that have no passive made active ones."""
    for token in doc:
        if token.dep_ in _ACTIVE and token.head.lemma_.lower() in never_passive and token.head.pos_ == "VERB":
            token.dep_ = _ACTIVE[token.dep_]
    return doc

"""Datelines: the stretch "KYIV, March 3 (Agency) –" at the head of a paragraph, which is nobody's doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# A dateline is no longer than this.
_LONGEST = 24
_DASHES = frozenset({"–", "—", "-", "--"})


def dateline_tokens(tokens: list[Token]) -> frozenset[int]:
    """The tokens of all datelines of a page."""
    found: set[int] = set()
    for token in tokens:
        if token.i == 0 or "\n" in tokens[token.i - 1].text:
            found.update(_dateline_from(tokens, token.i))
    return frozenset(found)


def _dateline_from(tokens: list[Token], first: int) -> range:
    """The dateline that begins here, empty where the paragraph opens with something else."""
    bracket, capitals = False, len(tokens[first].text) > 2 and tokens[first].text.isupper()
    capitals = capitals or (first + 1 < len(tokens) and tokens[first + 1].text.isupper())
    for i in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[i]
        if "\n" in token.text or (token.pos_ in ("VERB", "AUX") and not token.text[:1].isupper()):
            break
        if token.text in _DASHES and i > first and (bracket or capitals) and _spaced(tokens, i):
            return range(first, i)
        bracket = bracket or token.text == "("
    return range(first, first)


def _spaced(tokens: list[Token], i: int) -> bool:
    """Whether a dash stands apart: "PORT-SOUDAN" holds none."""
    return tokens[i - 1].whitespace_ != "" or tokens[i].text in ("–", "—", "--")

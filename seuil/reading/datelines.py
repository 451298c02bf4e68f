"""Datelines: the stretch "KYIV, March 3 (Agency) –" at the head of a paragraph, which is nobody's doing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

# A dateline is no longer than this.
_LONGEST = 24
# So many words in lower case it may hold: "12 avril", "de notre correspondant".
_PLAIN = 3
_DASHES = frozenset({"–", "—", "-", "--"})


def dateline_tokens(tokens: list[Token], starts: frozenset[int]) -> frozenset[int]:
    """The tokens of all datelines of a page; ``starts`` are the offsets of its paragraphs."""
    found: set[int] = set()
    for token in tokens:
        if token.idx in starts:
            found.update(_dateline_from(tokens, token.i, starts))
    return frozenset(found)


def _dateline_from(tokens: list[Token], first: int, starts: frozenset[int]) -> range:
    """The dateline that begins here, empty where the paragraph opens with something else."""
    bracket, capitals = False, len(tokens[first].text) > 2 and tokens[first].text.isupper()
    capitals = capitals or (first + 1 < len(tokens) and tokens[first + 1].text.isupper())
    plain = 0
    for i in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[i]
        plain += token.text.isalpha() and token.text.islower()
        if (token.idx in starts and i > first) or plain > _PLAIN:
            break
        if token.text in _DASHES and i > first and (bracket or capitals) and _spaced(tokens, i):
            return range(first, i)
        bracket = bracket or token.text == "("
    return range(first, first)


def _spaced(tokens: list[Token], i: int) -> bool:
    """Whether a dash stands apart: "PORT-SOUDAN" holds none."""
    return tokens[i - 1].whitespace_ != "" or tokens[i].text in ("–", "—", "--")

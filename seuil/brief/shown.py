"""Characters from a page or its address, made fit to be shown."""

from __future__ import annotations

import re

# Marks that reorder or hide what stands around them: a page must not write over our own words.
_DIRECTIONS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x85\u2028\u2029]+")
_NOT_SHOWN = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def shown(text: str) -> str:
    """``text`` on one line, without marks of direction; what a screen must not get becomes �."""
    return _NOT_SHOWN.sub("\ufffd", _BREAKS.sub(" ", _DIRECTIONS.sub("", text)))

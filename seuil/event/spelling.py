"""Names of no table, told apart by their sound: French and English spell one foreign name in two ways."""

from __future__ import annotations

import re
from functools import lru_cache

# How the two languages write one sound, the longer spelling first: « Foudjaïra », "Fujairah"; « Abou »,
# "Abu"; « Tchernov », "Chernov"; « Kharkiv », "Kharkov" stay two.
_SOUNDS = (
    ("tch", "c"), ("sch", "c"), ("sh", "c"), ("ch", "c"), ("dj", "j"), ("dzh", "j"), ("gu", "g"), ("gh", "g"),
    ("kh", "k"), ("ck", "k"), ("qu", "k"), ("q", "k"), ("ph", "f"), ("oui", "wi"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"), ("y", "i"), ("w", "u"), ("v", "u"), ("ai", "e"), ("ei", "e"), ("z", "s"), ("c", "k"),
)  # fmt: skip
_TWICE = re.compile(r"(.)\1+")
_LAST = re.compile(r"[eh]\b")


@lru_cache(maxsize=65536)
def sound_of(name: str) -> str:
    """How an entity id sounds: the same for spellings of one name, whatever the language."""
    for written, sound in _SOUNDS:
        name = name.replace(written, sound)
    return _LAST.sub("", _TWICE.sub(r"\1", name))


def known_as(name: str) -> str:
    """What an entity id is compared by: a code as it is, a name by its sound."""
    return sound_of(name) if name.islower() else name

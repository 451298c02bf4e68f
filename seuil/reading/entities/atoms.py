"""Text and phrases cut into atoms: runs of letters or digits, folded, so that spellings compare.

Both sides of every comparison go through here: "Etats-Unis", "États-Unis" and "états unis" give the same
atoms,
"U.S." gives (u, s), "nord-coréennes" (nord, coreennes). A match must begin and end where tokens do.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

_ATOM = re.compile(r"[^\W_]+")
# Between two atoms of one name stand at most these: spaces, hyphens, apostrophes, the full stop of an
# initial.
_JOIN = re.compile(r"[ '’\-.]*")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i"})


def fold(word: str) -> str:
    """``word`` in lower case without accents, for comparison only."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.lower().translate(_LIGATURES))
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_LIGATURES)


def stem(atom: str) -> str:
    """A folded atom without the mark of its plural, where common nouns are compared."""
    if len(atom) > 4 and atom.endswith("aux"):
        return atom[:-2] + "l"
    if len(atom) > 3 and atom[-1] in "sx" and not atom.endswith("ss"):
        return atom[:-1]
    return atom


def atoms_of(phrase: str) -> tuple[str, ...]:
    """The folded atoms of a phrase of the tables."""
    return tuple(fold(found) for found in _ATOM.findall(phrase))


def stems_of(phrase: str) -> tuple[str, ...]:
    """The stems of a phrase of common nouns."""
    return tuple(stem(atom) for atom in atoms_of(phrase))


@dataclass(frozen=True, slots=True)
class Atom:
    """One atom of a document: its folded form, its token, and whether the name may run on into the next
    atom.
    """

    form: str
    stem: str
    token: int
    opens: bool
    closes: bool
    joins: bool
    start: int = 0
    end: int = 0


def atoms_in(text: str, tokens: list[Token], loose_prefixes: frozenset[str] = frozenset()) -> list[Atom]:
    """The atoms of a document in order.

    ``opens`` is true where the atom begins a token (or follows one of ``loose_prefixes``: "ex-président"),
    ``closes`` where it ends one, ``joins`` where only a space, hyphen or apostrophe parts it from the
    next atom.
    """
    pieces: list[tuple[str, int, int, int]] = []
    for i, token in enumerate(tokens):
        word, idx = token.text, token.idx
        if word.isalnum():
            pieces.append((fold(word), i, idx, idx + len(word)))
            continue
        for found in _ATOM.finditer(word):
            pieces.append((fold(found.group()), i, idx + found.start(), idx + found.end()))
    atoms = []
    for n, (form, token, start, end) in enumerate(pieces):
        before = pieces[n - 1] if n else None
        after = pieces[n + 1] if n + 1 < len(pieces) else None
        opens = before is None or before[1] != token or before[0] in loose_prefixes
        closes = after is None or after[1] != token
        joins = after is not None and _joined(text[end : after[2]], form)
        atoms.append(Atom(form, stem(form), token, opens, closes, joins, start, end))
    return atoms


def _joined(between: str, form: str) -> bool:
    """Whether a name may run over what stands between two atoms; a full stop only after an initial."""
    if not between:
        return True
    if _JOIN.fullmatch(between) is None:
        return False
    return not ("." in between and " " in between and len(form) > 2)

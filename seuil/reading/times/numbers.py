"""Numbers in digits and in words: "1 000", "1,000th", "vingt-deux", "thousandth"."""

from __future__ import annotations

from collections.abc import Sequence

from seuil.reading.times.grammar import Grammar, Lexicon
from seuil.reading.times.pieces import Piece

# A run longer than this is no number that a date or a count of days needs; the bound keeps the work linear.
_MOST_PIECES = 12
_MOST_GROUPS = 4


def look_up(lexicon: Lexicon, pieces: Sequence[Piece], at: int) -> tuple[int, object] | None:
    """The longest entry of ``lexicon`` that stands at ``at``: where it ends and its value."""
    if at >= len(pieces):
        return None
    for words, value in lexicon.by_first.get(pieces[at].lower, ()):
        if stands(words, pieces, at):
            return at + len(words), value
    return None


def stands(words: tuple[str, ...], pieces: Sequence[Piece], at: int) -> bool:
    """Whether these words stand at ``at``, within one line."""
    if at + len(words) > len(pieces):
        return False
    return all(
        pieces[at + k].lower == w and (k == 0 or pieces[at + k].gap != "\n") for k, w in enumerate(words)
    )


def digits(pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """A whole number in digits, with groups of three after a comma, a point or a space: end and value."""
    if at >= len(pieces) or pieces[at].number is None:
        return None
    value, end = pieces[at].number or 0, at + 1
    if len(pieces[at].text) > 3:
        return None if _decimal(pieces, end) else (end, value)
    for _ in range(_MOST_GROUPS):
        step = _group(pieces, end)
        if step is None:
            break
        end, value = end + step, value * 1000 + (pieces[end + step - 1].number or 0)
    return None if _decimal(pieces, end) else (end, value)


def _group(pieces: Sequence[Piece], at: int) -> int | None:
    """How many pieces a further group of three digits takes (2 with a mark, 1 with a space), or null."""
    if (
        at < len(pieces)
        and pieces[at].gap == " "
        and len(pieces[at].text) == 3
        and pieces[at].number is not None
    ):
        return 1
    if at + 1 < len(pieces) and pieces[at].text in ",." and pieces[at].gap == pieces[at + 1].gap == "":
        return 2 if len(pieces[at + 1].text) == 3 and pieces[at + 1].number is not None else None
    return None


def _decimal(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a decimal part follows ("3,5")."""
    return (
        at + 1 < len(pieces)
        and pieces[at].text in ",."
        and pieces[at].gap == pieces[at + 1].gap == ""
        and pieces[at + 1].number is not None
    )


def in_words(grammar: Grammar, pieces: Sequence[Piece], at: int) -> tuple[int, int, bool] | None:
    """A number in words: end, value, and whether it is an ordinal."""
    total, current, end = 0, 0, at
    while end - at < _MOST_PIECES:
        place = _next_word(grammar, pieces, end, end > at)
        word = look_up(grammar.lexicons["NUMBERWORD"], pieces, place)
        ordinal = look_up(grammar.lexicons["ORDINALWORD"], pieces, place)
        found = ordinal or word
        if found is None or not _fits(current, int(str(found[1])), end > at):
            break
        end, value = found[0], int(str(found[1]))
        if value == 1000:
            total, current = total + max(current, 1) * 1000, 0
        else:
            current = max(current, 1) * 100 if value == 100 else current + value
        if ordinal:
            return end, total + current, True
    return (end, total + current, False) if end > at else None


def _next_word(grammar: Grammar, pieces: Sequence[Piece], at: int, inside: bool) -> int:
    """Past a hyphen or an "and" inside a number."""
    if (
        inside
        and at < len(pieces)
        and (
            (pieces[at].text == "-" and pieces[at].gap == "") or pieces[at].lower in grammar.words.number_and
        )
    ):
        return at + 1
    return at


def _fits(current: int, value: int, inside: bool) -> bool:
    """Whether ``value`` may follow inside a number: twenty-one, soixante-dix, two hundred."""
    if not inside:
        return True
    if value >= 100:
        return value > current or value == 1000
    rest = current % 100
    return rest == 0 or (rest >= 20 and rest % 10 == 0 and value < (20 if rest in (60, 80) else 10))


def cardinal(grammar: Grammar, pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """A number in digits or in words."""
    found = digits(pieces, at)
    if found is not None:
        after = pieces[found[0]] if found[0] < len(pieces) else None
        glued = after is not None and after.gap == "" and (after.text[0].isalnum() or after.text == "%")
        return None if glued else found
    words = in_words(grammar, pieces, at)
    return None if words is None or words[2] else (words[0], words[1])


def ordinal(grammar: Grammar, pieces: Sequence[Piece], at: int) -> tuple[int, int] | None:
    """An ordinal in digits or in words."""
    found = digits(pieces, at)
    if found is not None:
        end, value = found
        if (
            end < len(pieces)
            and pieces[end].gap == ""
            and pieces[end].lower in grammar.words.ordinal_suffixes
        ):
            return end + 1, value
        return None
    words = in_words(grammar, pieces, at)
    return (words[0], words[1]) if words is not None and words[2] else None

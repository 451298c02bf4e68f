"""The classes of a pattern that are read from digits and marks: days, years, figures, times of day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from seuil.reading.times import numbers
from seuil.reading.times.grammar import Grammar
from seuil.reading.times.pieces import Piece
from seuil.reading.times.values import Clock, Dated, Nothing

Read = tuple[int, object]
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(e|ème|eme|è)?$")
_LAST_LONE_YEAR = 2200
_ROMAN_DIGITS = {"i": 1, "v": 5, "x": 10}


class Reader:
    """Reads one class at one place of the pieces of a text."""

    def __init__(self, grammar: Grammar, pieces: Sequence[Piece], pivot: int) -> None:
        self.grammar = grammar
        self.pieces = pieces
        self.pivot = pivot
        self.read: dict[str, Callable[[int], Read | None]] = {
            "DAY": self.day,
            "DAYFIGURE": self.day_in_figures,
            "YEAR": self.year,
            "YEAR2": self.short_year,
            "LONEYEAR": self.lone_year,
            "NUM": self.count,
            "ORD": self.ordinal,
            "NUMDATE": self.figures,
            "CLOCK": self.clock,
            "DECADE": self.decade,
            "CENTURY": self.century,
            "QUARTER": self.quarter,
        }

    def piece(self, at: int) -> Piece | None:
        """The piece at ``at``, or null past the end."""
        return self.pieces[at] if 0 <= at < len(self.pieces) else None

    def glued(self, at: int) -> Piece | None:
        """The piece at ``at`` if no space stands before it."""
        found = self.piece(at)
        return found if found is not None and found.gap == "" else None

    def day(self, at: int) -> Read | None:
        """1 to 31, in figures with or without "er", "st", "th", or in words from two on."""
        piece = self.piece(at)
        if piece is None:
            return None
        if piece.number is None:
            words = numbers.in_words(self.grammar, self.pieces, at)
            if words is None or (words[1] < 2 and not words[2]):
                return None
            return (words[0], words[1]) if 1 <= words[1] <= 31 else None
        if not 1 <= piece.number <= 31 or len(piece.text) > 2:
            return None
        after = self.piece(at + 1)
        if after is None or after.gap == "\n" or not (after.text[0].isalpha()):
            return None if self._continues(at + 1) else (at + 1, piece.number)
        suffix = after.lower in self.grammar.words.ordinal_suffixes
        if after.gap == "":
            return (at + 2, piece.number) if suffix else None
        return (at + 2, piece.number) if suffix and len(after.text) == 2 else (at + 1, piece.number)

    def day_in_figures(self, at: int) -> Read | None:
        """A day without its month: figures, or a word that is an ordinal ("mardi premier"); never a count."""
        piece = self.piece(at)
        if piece is None or piece.number is not None:
            return self.day(at)
        words = numbers.in_words(self.grammar, self.pieces, at)
        return (words[0], words[1]) if words is not None and words[2] and words[1] == 1 else None

    def _continues(self, at: int) -> bool:
        """Whether a mark and more digits follow without a space, so that the number goes on."""
        mark, after = self.glued(at), self.glued(at + 1)
        return mark is not None and mark.text in ".,:/" and after is not None and after.number is not None

    def year(self, at: int) -> Read | None:
        """Four digits, 1000 to 9999."""
        piece = self.piece(at)
        if piece is None or piece.number is None or len(piece.text) != 4 or piece.number < 1000:
            return None
        after = self.glued(at + 1)
        if after is not None and (after.text[0].isalnum() or after.text == "%"):
            return None
        return None if self._continues(at + 1) else (at + 1, piece.number)

    def lone_year(self, at: int) -> Read | None:
        """Four digits that may be a year with nothing beside them; larger ones count something."""
        found = self.year(at)
        return found if found is not None and int(str(found[1])) <= _LAST_LONE_YEAR else None

    def short_year(self, at: int) -> Read | None:
        """The last two digits of a year."""
        piece = self.piece(at)
        if piece is None or piece.number is None or len(piece.text) != 2 or self._continues(at + 1):
            return None
        return at + 1, self._full(piece.number)

    def _full(self, two: int) -> int:
        return two + (1900 if two >= self.pivot else 2000)

    def count(self, at: int) -> Read | None:
        """A number, a range of numbers, or a vague word: (low, high) or the name of the width."""
        vague = numbers.look_up(self.grammar.lexicons["VAGUE"], self.pieces, at)
        number = numbers.cardinal(self.grammar, self.pieces, at)
        if number is None or (vague is not None and vague[0] > number[0]):
            return vague
        end, low = number
        link = self.piece(end)
        if link is not None and link.lower in self.grammar.words.number_links and link.gap != "\n":
            other = numbers.cardinal(self.grammar, self.pieces, end + 1)
            if other is not None and other[1] > low:
                return other[0], (low, other[1])
        return end, (low, low)

    def ordinal(self, at: int) -> Read | None:
        """An ordinal."""
        return numbers.ordinal(self.grammar, self.pieces, at)

    def figures(self, at: int) -> Read | None:
        """A date in figures, with the time of day that ISO 8601 may put behind it."""
        parts = [self.piece(at + k) for k in range(5)]
        if any(p is None for p in parts):
            return None
        a, sep, b, sep2, c = (p for p in parts if p is not None)
        if None in (a.number, b.number, c.number) or sep.text != sep2.text or sep.text not in "-/.":
            return None
        if any(p.gap for p in (sep, b, sep2, c)) or self._more(at + 5, sep.text):
            return None
        value = self._of_figures(a, b, c, sep.text)
        return None if value is None else (self._after_hour(at + 5), value)

    def _more(self, at: int, mark: str) -> bool:
        """Whether a fourth number follows: an address or a code, not a date."""
        sep, after = self.glued(at), self.glued(at + 1)
        return sep is not None and sep.text == mark and after is not None and after.number is not None

    def _after_hour(self, at: int) -> int:
        """Past "T14:30:00Z"."""
        mark = self.glued(at)
        if (
            mark is None
            or mark.lower != "t"
            or self.glued(at + 1) is None
            or self.pieces[at + 1].number is None
        ):
            return at
        end = at + 2
        while (
            self.glued(end) is not None
            and end < at + 12
            and (self.pieces[end].text in ":.+-Zz" or self.pieces[end].number is not None)
        ):
            end += 1
        return end

    def _of_figures(self, a: Piece, b: Piece, c: Piece, mark: str) -> Dated | Nothing | None:
        """Year first if it has four digits, else by the habit of the language; null where it is no date."""
        one, two, three = a.number or 0, b.number or 0, c.number or 0
        if len(a.text) == 4 and len(b.text) <= 2 and len(c.text) <= 2 and mark != ".":
            return checked(one, two, three)
        if len(a.text) > 2 or len(b.text) > 2 or len(c.text) not in ((2, 4) if mark == "/" else (4,)):
            return None
        year = three if len(c.text) == 4 else self._full(three)
        first = self.grammar.words.day_first
        if first is None and one <= 12 and two <= 12 and one != two:
            return Nothing(f"either day or month may come first in {a.text}{mark}{b.text}{mark}{c.text}")
        day_first = first is True or (first is None and one > 12)
        return checked(year, two, one) if day_first else checked(year, one, two)

    def clock(self, at: int) -> Read | None:
        """A time of day."""
        word = numbers.look_up(self.grammar.lexicons["CLOCKWORD"], self.pieces, at)
        if word is not None:
            return word[0], Clock(int(str(word[1])))
        piece = self.piece(at)
        if piece is None or piece.number is None:
            return None
        if len(piece.text) == 4 and piece.number % 100 < 60 and piece.number < 2400:
            zone = numbers.look_up(self.grammar.lexicons["ZONE"], self.pieces, at + 1)
            return (at + 1, Clock(piece.number // 100, piece.number % 100)) if zone else None
        if len(piece.text) > 2 or piece.number > 24:
            return None
        return self._hour(at, piece.number)

    def _hour(self, at: int, hour: int) -> Read | None:
        """The forms 14h30, 14 heures 30, 14:30, 3 p.m."""
        mark = self.piece(at + 1)
        if mark is None or mark.gap == "\n":
            return None
        if mark.lower == "h" or self._hour_word(at + 1, mark):
            minute = self.piece(at + 2)
            if (
                minute is not None
                and minute.number is not None
                and len(minute.text) == 2
                and minute.number < 60
            ):
                return at + 3, Clock(hour % 24, minute.number)
            return at + 2, Clock(hour % 24)
        end, minutes = at + 1, 0
        after = self.glued(at + 2)
        if mark.text in ":." and mark.gap == "" and after is not None and after.number is not None:
            if len(after.text) != 2 or after.number > 59:
                return None
            end, minutes = at + 3, after.number
        half = self._half(end)
        if half is not None and hour <= 12:
            return half[0], Clock(hour % 12 + half[1], minutes)
        return (
            (end, Clock(hour % 24, minutes))
            if end > at + 1 and mark.text == ":" and not self._more(end, ":")
            else None
        )

    def _hour_word(self, at: int, mark: Piece) -> bool:
        """Whether the unit "heures" follows in a language that says the time of day so."""
        unit = numbers.look_up(self.grammar.lexicons["UNIT"], self.pieces, at)
        return (
            self.grammar.words.day_first is True
            and unit is not None
            and unit[1] == "hour"
            and mark.gap == " "
        )

    def _half(self, at: int) -> tuple[int, int] | None:
        """Past "a.m." or "pm": end and hours to add."""
        texts = [(p.lower if (p := self.piece(at + k)) is not None else "") for k in range(4)]
        if texts[0] in ("am", "pm"):
            return at + 1, 12 if texts[0] == "pm" else 0
        if texts[0] in ("a", "p") and texts[1:3] == [".", "m"]:
            return at + (4 if texts[3] == "." else 3), 12 if texts[0] == "p" else 0
        return None

    def decade(self, at: int) -> Read | None:
        """1990s, '90s; after the word for years also 1990, 90, quatre-vingt-dix: the first year."""
        before = self.piece(at - 1)
        named = before is not None and before.lower in self.grammar.words.decade_words
        start = at + 1 if (p := self.piece(at)) is not None and p.text == "'" else at
        piece = self.piece(start)
        if piece is None:
            return None
        if piece.number is None:
            words = numbers.in_words(self.grammar, self.pieces, start) if named else None
            return (
                (words[0], 1900 + words[1]) if words and words[1] % 10 == 0 and 10 <= words[1] <= 90 else None
            )
        if len(piece.text) not in (2, 4) or piece.number % 10:
            return None
        first = (
            piece.number
            if len(piece.text) == 4
            else self._full(piece.number)
            if piece.number < 20
            else 1900 + piece.number
        )
        end = start + 1
        if (p := self.glued(end)) is not None and p.text == "'" and self.glued(end + 1) is not None:
            end += 1
        if (p := self.glued(end)) is not None and p.lower == "s":
            return end + 1, first
        return (start + 1, first) if named else None

    def century(self, at: int) -> Read | None:
        """XXe, 20th: the number of the century."""
        found = numbers.ordinal(self.grammar, self.pieces, at)
        if found is not None and found[1] <= 22:
            return found
        piece = self.piece(at)
        roman = _ROMAN.match(piece.lower) if piece is not None and piece.text[0].isupper() else None
        if piece is None or roman is None or not (roman.group(1) or roman.group(2)):
            return None
        end = at + 1
        if (
            not roman.group(3)
            and (p := self.piece(end)) is not None
            and p.lower in self.grammar.words.ordinal_suffixes
        ):
            end += 1
        return end, _roman(roman.group(1) + roman.group(2))

    def quarter(self, at: int) -> Read | None:
        """Q3."""
        letter, number = self.piece(at), self.glued(at + 1)
        if letter is None or letter.text not in "QT" or number is None or number.number not in (1, 2, 3, 4):
            return None
        return at + 2, number.number


def _roman(text: str) -> int:
    """A Roman number up to 39."""
    values = [_ROMAN_DIGITS[c] for c in text]
    return sum(-v if any(w > v for w in values[k + 1 : k + 2]) else v for k, v in enumerate(values))


def checked(year: int | None, month: int, day: int | None, weekday: int | None = None) -> Dated | Nothing:
    """A date if it exists, else why not. A 29 February without a year exists."""
    if not 1 <= month <= 12:
        return Nothing(f"there is no month {month}")
    if day is not None:
        try:
            date(year if year is not None else 2024, month, day)
        except ValueError:
            return Nothing(
                f"there is no day {day} in month {month}" + (f" of {year}" if year is not None else "")
            )
    return Dated(year=year, month=month, day=day, weekday=weekday)

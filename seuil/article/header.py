"""Header lines, between a title and the text: which outlet published it, when, by whom."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from seuil.article.dateline import DatelineReader, Piece, Stamp
from seuil.article.furniture import FurnitureRules
from seuil.article.outlet import OutletNames, Sign, best_sign
from seuil.article.shape import has_stop, is_sentence, word_list
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import words_of

_MAX_WORDS = 24
_MAX_NAME = 6
_ALREADY_SAID = 0.5
_BESIDE_NAMES = ("navigation", "reading-time", "share-bar", "comments")
_LISTED = re.compile(r"\s+(?:et|and|&)\s+")


@dataclass
class _Parts:
    """What the pieces of one line are."""

    outlets: list[tuple[Sign, str, bool]] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    by: bool = False

    def best(self) -> tuple[Sign, str, bool] | None:
        """The outlet with the best sign; None where two names of the same weak sign stand there."""
        if not self.outlets:
            return None
        sign = best_sign([one[0] for one in self.outlets])
        named = [one for one in self.outlets if one[0] == sign]
        return None if sign == "shape" and len(named) > 1 else named[0]


class HeaderReader:
    """Reads header lines; ``datelines`` gives their dates, ``rules`` what else may stand in them."""

    def __init__(self, data: DataFiles, datelines: DatelineReader, rules: FurnitureRules) -> None:
        self._datelines = datelines
        self._rules = rules
        self.names = data.once("names-of-outlets", lambda: OutletNames(data))
        tables = [data.language(code).furniture.outlets for code in data.languages]
        words = "|".join(sorted(re.escape(word) for table in tables for word in table.on_behalf))
        self._behalf = re.compile(rf"\s+(?:{words})\s+") if words else None

    def read(self, line: str, page: frozenset[str], *, first: bool = False) -> Stamp | None:
        """The stamp of a line of which every part is a date, an author, an outlet or a section; else None.

        ``page`` holds the words of the title and the running text: a bare name that they speak of is a
        heading's or a person's. ``first`` says that the line opens the page and may be its title.
        """
        stamp = self._datelines.stamp_of(line)
        if len(word_list(line)) > _MAX_WORDS or (has_stop(line) and not (stamp.marked and stamp.dates)):
            return None
        pieces, dated = self._datelines.pieces(line)
        parts = self._parts(pieces)
        if parts is None:
            return None
        best = parts.best()
        taken = best is not None and self._is_taken(best, page, dated=dated, by=parts.by, first=first)
        if parts.outlets and not taken:
            return None
        if not taken and not (parts.authors and stamp.dates):
            return None
        outlet = best[1] if best else None
        return replace(stamp, outlet=outlet, authors=tuple(parts.authors))

    def lone(self, line: str, page: frozenset[str], *, beside_date: bool) -> str | None:
        """The outlet that a line without a date names; ``beside_date`` when a date stands next to it."""
        sign = self.names.sign(line) if len(word_list(line)) <= _MAX_NAME and not has_stop(line) else None
        if sign is None or sign == "agency" or self._rules.by_words(line):
            return None
        if sign != "medium" and not beside_date and not self.names.all_capitalised(line):
            return None
        if sign == "shape" and self.names.share_said(line, page) > (_ALREADY_SAID if beside_date else 0):
            return None
        if sign == "shape" and not beside_date and not self.names.has_article(line):
            return None
        return self.names.known(line) or line

    def masthead(self, line: str) -> str | None:
        """The outlet that a short line above a title is the name of, by its words."""
        plain = not is_sentence(line) and self._rules.by_words(line) is None
        if plain and self.names.sign(line) == "words" and self.names.all_capitalised(line):
            return line
        return None

    def _parts(self, pieces: list[Piece]) -> _Parts | None:
        """What each piece is; None if one of them is nothing that a header line holds."""
        parts = _Parts(by=any(piece.by for piece in pieces))
        for piece in pieces:
            for text, by in self._split(piece):
                if not self._sort(text, by, piece.apart, parts):
                    return None
        return parts

    def _split(self, piece: Piece) -> list[tuple[str, bool]]:
        """A piece cut between an author and the outlet written for ("Ann Field for The Courier")."""
        if not piece.by or self._behalf is None:
            return [(piece.text, piece.by)]
        author, *outlet = self._behalf.split(piece.text, maxsplit=1)
        return [(author, True), *((one, False) for one in outlet)]

    def _sort(self, text: str, by: bool, apart: bool, parts: _Parts) -> bool:
        """Put one piece among the outlets or authors, or drop it; False if it is no part of a header line."""
        names = self.names
        if names.known(text) is None:
            found = self._rules.by_words(text)
            if (found and found[0] in _BESIDE_NAMES) or self._datelines.role_of_author(text):
                return True
            persons = _LISTED.split(text)
            if by and all(names.may_be_person(one) for one in persons):
                parts.authors += persons
                return True
            if all(names.is_person(one) for one in persons):
                parts.authors += persons if parts.by else []
                return True
            if names.is_other(text) or (text.isupper() and len(word_list(text)) <= 3 and not by):
                return names.sign(text) is None or self._keep(text, apart, parts)
        return self._keep(text, apart, parts)

    def _keep(self, text: str, apart: bool, parts: _Parts) -> bool:
        sign = self.names.sign(text)
        if sign:
            parts.outlets.append((sign, self.names.known(text) or text, apart))
        return sign is not None

    def _is_taken(
        self, best: tuple[Sign, str, bool], page: frozenset[str], *, dated: bool, by: bool, first: bool
    ) -> bool:
        """Whether a line's best name is its outlet, by how sure the name is and where it stands."""
        sign, name, apart = best
        plain = self.names.all_capitalised(name)
        said = self.names.share_said(name, page) > _ALREADY_SAID
        if sign in ("medium", "agency"):
            return dated or by
        if sign == "words":
            return (dated or by) and (plain or not (said or first))
        return dated and apart and not said and not first


def words_said(lines: list[str]) -> frozenset[str]:
    """The words of lines, folded."""
    return frozenset(word for line in lines for word in words_of(line).split())

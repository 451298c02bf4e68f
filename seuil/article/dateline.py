"""Lines, and beginnings of paragraphs, that say when, where and by whom: "PARIS, 12 mars 2024 (AFP) –", "Par
…".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from seuil.article.dates import DateGrammar, FoundDate
from seuil.article.draft import DateRole
from seuil.article.shape import has_stop, word_list
from seuil.data_files import DataFiles
from seuil.data_files.shapes.furniture import folded, words_of

_TIME = re.compile(
    r"\b\d{1,2}\s?(?:[:h]|h\s)\s?\d{2}(?::\d{2})?\b|\b\d{1,2}\s?(?:h|a\.?m\.?|p\.?m\.?)(?!\w)|\b\d{4}(?=\s(?:gmt|utc)\b)"
)
_ZONE = re.compile(r"[(]?\b(?:utc|gmt)\s?[+-]\s?\d{1,2}(?::\d{2})?[)]?")
_DASH = re.compile(r"\s?[–—]\s?|\s-{1,2}\s|(?<=\))\s?-\s?|\s?:\s(?=[A-ZÀ-Ý«“\"])")
_HEAD = 110
# Stand for a date or hour that was taken out of a line, and for "by".
_GONE, _BY = "\x00", "\x01"
_CUT = re.compile(rf"\s*{_BY}+\s*|\s*(?:[|•·()–—;]|\s[-/]\s|[,:](?=\s)|{_GONE}+|(?:,|:|-)\Z)\s*")
_EDGES = " .,:;-–—|•·/"
_NAME = re.compile(r"[^\W\d_][\w.'’-]*")


@dataclass(frozen=True)
class Stamp:
    """What a dateline says: dates with the words that give them, agencies, authors.

    ``yearless``: a day and month stand there without a year. ``marked``: it says "published" or "updated".
    ``outlet`` is the outlet that a header line names, apart from agencies.
    """

    dates: tuple[tuple[date, date | None, str, DateRole], ...]
    agencies: tuple[str, ...]
    authors: tuple[str, ...]
    yearless: bool
    marked: bool
    kind: Literal["dateline", "byline"]
    outlet: str | None = None


@dataclass(frozen=True)
class Piece:
    """A stretch of a line of date and author between its marks; ``by`` when it stands after "by"."""

    text: str
    by: bool
    # Parted from the date by a mark, or by "by", and not by a space alone.
    apart: bool


class DatelineReader:
    """Reads lines of date and author with the words of all languages of ``data``."""

    def __init__(self, data: DataFiles, language: str) -> None:
        tables = [data.language(code).furniture.dateline for code in data.languages]
        self._own = data.language(language).furniture.dateline
        self._dates = DateGrammar(tables, self._own.day_first)
        self._published = _phrase_pattern({w for t in tables for w in t.published})
        self._updated = _phrase_pattern({w for t in tables for w in t.updated})
        self._by = _phrase_pattern({w for t in tables for w in t.by})
        self._with = _phrase_pattern({w for t in tables for w in t.with_ if not w.startswith("source")})
        self._fillers = {
            word
            for table in tables
            for entry in (*table.joins, *table.time_words, *table.weekdays, *table.with_)
            for word in words_of(entry).split()
        }
        # "GMT", "p.m.": what follows an hour.
        zones = {w: "" for table in tables for w in table.time_words if len(w) <= 4}
        self._zone_words = re.compile(rf"(?<={_GONE})[ (]*(?:{_alternatives(zones)})\b[.)]*")
        self._agencies = {
            _same_length(name): medium.name
            for medium in data.media
            if medium.kind in ("agency", "state-media", "newspaper", "broadcaster")
            for name in (medium.name, *medium.other)
        }
        self._agency = re.compile(rf"(?<!\w)(?:{_alternatives(self._agencies)})(?!\w)")

    def own_line(self, line: str) -> Stamp | None:
        """The stamp of a line that is nothing but date, time, place and author; else None."""
        words = word_list(line)
        if not words or len(words) > 30:
            return None
        low = _same_length(line)
        dates = self._dates.whole_dates(low)
        byline = self._by.match(low.lstrip("•·|-–— ")) is not None
        marked = self._published.search(low) or self._updated.search(low)
        rest, yearless = self._rest(line)
        agencies = self._agencies_in(line)
        names = [word for word in rest if word[0].isupper()]
        if any(not word[0].isupper() for word in rest) or len(names) > (10 if byline else 5):
            return None
        in_brackets = bool(agencies) and "(" in line and len(words) <= 6
        timed = bool(yearless or _TIME.search(low))
        stamped = marked and (timed or not rest)
        if not (dates or byline or stamped or in_brackets or (yearless and len(words) <= 8)):
            return None
        if byline and not dates and ((not names and not agencies) or _ends_sentence(line)):
            return None
        return Stamp(
            self._roles(line, low, dates),
            agencies,
            self._authors(line, names),
            yearless,
            marked is not None,
            "byline" if byline else "dateline",
        )

    def stamp_of(self, line: str) -> Stamp:
        """What a line known to be of date and author says, whatever else it holds."""
        low = _same_length(line)
        marked = self._published.match(low) or self._updated.match(low)
        kind: Literal["dateline", "byline"] = "byline" if self._by.match(low) else "dateline"
        _, yearless = self._dates.without_dates(low)
        return Stamp(
            self._roles(line, low, self._dates.whole_dates(low)), (), (), yearless, bool(marked), kind
        )

    def pieces(self, line: str) -> tuple[list[Piece], bool]:
        """A line without its dates, hours and words of dating, cut at its marks; whether it had a date or
        hour.
        """
        low = _same_length(line)
        kept = self._without_times(low)
        dated = _GONE in kept
        for pattern, mark in ((self._published, _GONE), (self._updated, _GONE), (self._by, _BY)):
            kept = _blanked(kept, pattern, mark)
        found: list[Piece] = []
        start, by = 0, False
        for cut in (*_CUT.finditer(kept), None):
            end = cut.start() if cut else len(kept)
            text = self._without_fillers(line[start:end])
            if text:
                alone = start == 0 or kept[start - 1] != _GONE
                found.append(Piece(text, by, alone and (end == len(kept) or kept[end] != _GONE)))
            by = bool(cut and _BY in cut.group())
            start = cut.end() if cut else end
        return found, dated

    def _without_times(self, low: str) -> str:
        """The folded line with dates, hours and zones replaced, character for character."""
        kept, _ = self._dates.without_dates(low)
        kept = "".join(_GONE if new == " " != old else new for new, old in zip(kept, low, strict=True))
        for pattern in (_ZONE, _TIME, self._zone_words):
            kept = pattern.sub(lambda match: _GONE * len(match.group()), kept)
        return kept

    def _without_fillers(self, text: str) -> str:
        """A piece of a line without the small words of datelines at its ends, and without "with AFP"."""
        used = self._with.search(_same_length(text))
        words = (text[: used.start()] if used else text).split()
        while words and self._is_filler(words[0]):
            words = words[1:]
        while words and self._is_filler(words[-1]):
            words = words[:-1]
        whole = all(words_of(word) in self._fillers for word in words)
        return "" if whole else " ".join(words).strip(_EDGES)

    def _is_filler(self, word: str) -> bool:
        plain = words_of(word)
        return not plain or (not word[0].isupper() and plain in self._fillers)

    def opening(self, paragraph: str) -> Stamp | None:
        """The stamp at the beginning of a paragraph, before a dash ("SÉOUL, 5 janv. 2024 (Yonhap) –"); else
        None.
        """
        for dash in _DASH.finditer(paragraph[:_HEAD]):
            head = paragraph[: dash.start()]
            rest, yearless = self._rest(head)
            low = _same_length(head)
            dates = self._dates.whole_dates(low)
            agencies = self._agencies_in(head) if "(" in head or len(word_list(head)) <= 2 else ()
            if any(not word[0].isupper() for word in rest) or len(rest) > 5:
                continue
            if dates or agencies or yearless:
                return Stamp(self._roles(head, low, dates), agencies, (), yearless, False, "dateline")
        low = _same_length(paragraph[:_HEAD])
        marked = self._published.match(low)
        if marked:
            dates = [one for one in self._dates.whole_dates(low) if one.start - marked.end() <= 2]
            if dates:
                return Stamp(self._roles(paragraph, low, dates[:1]), (), (), False, True, "dateline")
        return None

    def role_of_author(self, line: str) -> bool:
        """Whether a line under an author says what the author is ("Diplomatic correspondent")."""
        words = [words_of(word) for word in word_list(line)]
        roles = [word for word in words if word in self._fillers and len(word) > 6]
        return 0 < len(words) <= 6 and bool(roles) and not has_stop(line) and len(self._rest(line)[0]) <= 3

    def bare_date(self, line: str) -> bool:
        """Whether the line is a date and nothing else, as the headings of a chronology are."""
        low = _same_length(line)
        if len(low) > 60 or not self._dates.whole_dates(low):
            return False
        rest, _ = self._dates.without_dates(low)
        return not word_list(rest) and not _TIME.search(rest)

    def agency_named(self, line: str) -> str | None:
        """The agency or outlet that a line of credit names as author, not as one whose report was used."""
        found = self._agencies_in(line)
        return found[0] if found else None

    def _rest(self, line: str) -> tuple[list[str], bool]:
        """The words of a line that are no date, time, agency or word of datelines; whether a date lacked its
        year.
        """
        kept, yearless = self._dates.without_dates(_same_length(line))
        for pattern in (_ZONE, _TIME, self._published, self._updated, self._by, self._agency):
            kept = pattern.sub(lambda match: " " * len(match.group()), kept)
        words = [line[match.start() : match.end()] for match in _NAME.finditer(kept)]
        return [word for word in words if words_of(word) not in self._fillers], yearless

    def _agencies_in(self, line: str) -> tuple[str, ...]:
        low = _same_length(line)
        used = self._with.search(low)
        found = self._agency.findall(low[: used.start()] if used else low)
        return tuple(dict.fromkeys(self._agencies[name] for name in found))

    def _roles(
        self, line: str, low: str, dates: list[FoundDate]
    ) -> tuple[tuple[date, date | None, str, DateRole], ...]:
        """Each date with its words and whether the line gives it as published or as updated."""
        found: list[tuple[date, date | None, str, DateRole]] = []
        for one in dates:
            updated = [m.end() for m in self._updated.finditer(low) if m.end() <= one.start]
            published = [m.end() for m in self._published.finditer(low) if m.end() <= one.start]
            late = bool(updated) and (not published or updated[-1] > published[-1])
            if one.day:
                found.append(
                    (one.day, one.other, line[one.start : one.end], "updated" if late else "published")
                )
        return tuple(found)

    def _authors(self, line: str, names: list[str]) -> tuple[str, ...]:
        """The authors of a byline: the capitalised words after "by", up to a date or a mark."""
        low = _same_length(line)
        start = self._by.match(low)
        if not start or not names:
            return ()
        part = re.split(r"[|•·()–—\d]| - |, (?=publi|posted|updated|mis)", line[start.end() :])[0]
        pieces = re.split(r"\s*(?:,|\bet\b|\band\b|&|\bavec\b|\bwith\b|\bin\b|\bà\b)\s*", part)
        authors = [piece.strip(" .:;") for piece in pieces]
        return tuple(
            a
            for a in authors
            if a and a.split()[0] in names and _same_length(a) not in self._agencies and " " in a
        )


def _same_length(line: str) -> str:
    """``line`` in small letters without accents, character for character, so that offsets stay."""
    low = line.lower()
    if len(low) != len(line):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in line)
    return low if low.isascii() else "".join(c if c.isascii() else _plain(c) for c in low)


def _plain(character: str) -> str:
    """One character without its accent; spaces of all kinds are one."""
    if character.isspace():
        return " "
    plain = folded(character) if character.isalnum() else "'" if character in "’‘" else character
    return plain if len(plain) == 1 else character


def _blanked(kept: str, pattern: re.Pattern[str], mark: str) -> str:
    """``kept`` with what ``pattern`` finds replaced by ``mark``, at a beginning or beside a date only: within
    a name ("The Daily Update") it is no word of dating.
    """

    def replaced(match: re.Match[str]) -> str:
        before, after = kept[: match.start()].rstrip(), kept[match.end() :].lstrip()
        first = not before or before[-1] in f"|•·()–—;,:{_GONE}{_BY}" or before.endswith(" -")
        return mark * len(match.group()) if first or after.startswith(_GONE) else match.group()

    return pattern.sub(replaced, kept)


def _ends_sentence(line: str) -> bool:
    return has_stop(line) and not re.search(r"\b[A-Z]\.$|\bAFP\.?$", line)


def _alternatives(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)) if word)


def _phrase_pattern(phrases: set[str]) -> re.Pattern[str]:
    plain = sorted({_same_length(phrase) for phrase in phrases}, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(re.escape(phrase) for phrase in plain)})\b\s?:?")

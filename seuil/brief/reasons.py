"""Reasons, notes and faults in a reader's language: stages say them in English, ``reasons.yaml`` words them.

Everything that is shown of a reason comes through here. What nobody has put into words stays English, and
is marked as such where it stands in HTML.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from markupsafe import Markup, escape

from seuil.brief.shown import shown
from seuil.data_files import DataFiles

MADE_IN = "en"
"""The language in which the stages say why."""

_UNSURE = "day to be confirmed"
_PART = re.compile(r"\{([a-z_]+?)(\d*)\}")
# What tells reasons of one frame apart: words of the page, and an act by its id.
_APART = re.compile(r"“[^”]*”|\([a-z]+(?:-[a-z]+)*\)")
# Nothing longer, or of more pieces, is taken apart: what a page gives may stand in it.
_LONGEST, _PIECES = 2000, 40
_BETWEEN = re.compile("[,;:] ")
_FREE = {
    "day": r"\d{4}-\d\d-\d\d",
    "interval": r"[\d.~?/X-]+",
    "number": r"\d[\d,.]*",
    "words": "“[^”]*”|«[^»]*»|…",
    "act": r"[“(][a-z]+(?:-[a-z]+)*[”)]|…",
    "quoted": r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"",
    "reason": ".+?",
    "text": ".+?",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A reason as it is shown. ``language`` is null where it is the reader's, else that of the words; what
    stands ``before`` them is in the reader's.
    """

    words: str
    language: str | None = None
    before: str = ""

    def __str__(self) -> str:
        return shown(self.before + self.words)

    def __html__(self) -> str:
        if self.language is None:
            return escape(str(self))
        before, words = shown(self.before), shown(self.words)
        return Markup('{}<span lang="{}">{}</span>').format(before, self.language, words)

    def changed(self, how: Callable[[str], str]) -> Phrase:
        """The same with its words changed."""
        return replace(self, words=how(self.words), before=how(self.before))

    def after(self, words: str) -> Phrase:
        """The same with our own words before it."""
        return replace(self, before=words + self.before)


@dataclass(frozen=True, slots=True)
class _Frame:
    """A reason with places to fill, as a pattern: ``parts`` are their kinds, by the groups of the pattern,
    ``own`` counts the characters between them.
    """

    pattern: re.Pattern[str]
    own: int
    parts: Mapping[str, str]
    said: str


class Reasons:
    """Says reasons in ``language``. ``named`` has kinds of parts, with what may stand there and its words."""

    def __init__(self, data: DataFiles, language: str) -> None:
        self._data, self._language = data, language
        file, labels = data.language(language).reasons, data.language(language).brief.labels
        self._marks = labels["open_quote"], labels["close_quote"]
        unsure = next((group[_UNSURE] for group in file.reasons.values() if _UNSURE in group), _UNSURE)
        self.named = _named(data, language, unsure) | file.parts
        self._heads = file.heads
        self._whole: dict[str, str] = {}
        frames = []
        for group in file.reasons.values():
            for written, said in group.items():
                if _PART.search(written):
                    frames.append(_frame(written, said, self.named))
                else:
                    self._whole[written] = said
        # The frame with the most words of its own says most of a reason.
        self._frames = sorted(frames, key=lambda frame: -frame.own)
        self._said: Callable[[str], str | None] = lru_cache(maxsize=4096)(self._find)

    def phrase(self, reason: str) -> Phrase:
        """A reason in this language, else in English."""
        simple = len(reason) <= _LONGEST and len(_BETWEEN.findall(reason)) < _PIECES
        if simple and (said := self._said(reason)) is not None:
            return Phrase(said)
        return Phrase(reason, None if self._language == MADE_IN else MADE_IN)

    def head(self, frame: str) -> Phrase:
        """What stands over several reasons of one frame."""
        return Phrase(self._heads[frame]) if frame in self._heads else self.phrase(frame)

    def _find(self, reason: str) -> str | None:
        if reason in self._whole:
            return self._whole[reason]
        for frame in self._frames:
            found = frame.pattern.fullmatch(reason)
            said = self._filled(frame, found) if found else None
            if said is not None:
                return said
        return None

    def _filled(self, frame: _Frame, found: re.Match[str]) -> str | None:
        """The words of a frame with its parts in; null where a part that is a reason itself has none."""
        parts: dict[str, str] = {}
        for name, kind in frame.parts.items():
            part = self._part(kind, found[name])
            if part is None:
                return None
            parts[name] = part
        return _PART.sub(lambda place: parts[place[1] + place[2]], frame.said)

    def _part(self, kind: str, text: str) -> str | None:
        if kind in self.named:
            return self.named[kind][text]
        if kind == "reason":
            return self._said(text)
        if kind == "number":
            return text.replace(",", "\u202f") if self._language == "fr" else text
        if kind == "quoted":
            return self._quoted(_written(text))
        if kind == "act" and text != "…":
            name = self._act(text[1:-1])
            return f"({name})" if text[0] == "(" else self._quoted(name)
        if kind == "words" and text != "…":
            return self._quoted(text[1:-1])
        return text

    def _quoted(self, text: str) -> str:
        return f"{self._marks[0]}{text}{self._marks[1]}"

    def _act(self, id: str) -> str:
        act = self._data.acts.get(id)
        return id if act is None else act.name.fr if self._language == "fr" else act.name.en


@lru_cache(maxsize=8)
def reasons_in(data: DataFiles, language: str) -> Reasons:
    """The words of a language, made ready once."""
    return Reasons(data, language)


def frame_of(reason: str) -> str:
    """A reason without the words that it names."""
    return _APART.sub("…", reason)


def _frame(written: str, said: str, named: Mapping[str, Mapping[str, str]]) -> _Frame:
    parts, pattern, own, at = {}, "", 0, 0
    for place in _PART.finditer(written):
        kind, name, before = place[1], place[1] + place[2], written[at : place.start()]
        inside = "|".join(map(re.escape, named[kind])) if kind in named else _FREE[kind]
        pattern += f"{re.escape(before)}(?P<{name}>{inside})"
        parts[name], own, at = kind, own + len(before), place.end()
    return _Frame(re.compile(pattern + re.escape(written[at:]), re.S), own + len(written[at:]), parts, said)


def _named(data: DataFiles, language: str, unsure: str) -> dict[str, dict[str, str]]:
    """Names that the tables have in both languages: English → here."""
    feasts = {row.names[MADE_IN][0]: row.names.get(language, row.names[MADE_IN])[0] for row in data.calendar}
    begun = {row.what.en: row.what.fr if language == "fr" else row.what.en for row in data.beginnings}
    begun |= {f"{here} ({_UNSURE})": f"{there} ({unsure})" for here, there in begun.items()}
    return {"feast": feasts, "beginning": begun}


def _written(text: str) -> str:
    """What stands in a literal as Python writes it."""
    try:
        return str(ast.literal_eval(text))
    except (ValueError, SyntaxError):
        return text[1:-1]

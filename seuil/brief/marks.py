"""The article's text cut into pieces that each carry the same marks, for forms that show it marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Generic, TypeVar

from seuil.article.model import Span
from seuil.assertion.model import Assertion
from seuil.brief.model import Brief
from seuil.brief.shown import shown
from seuil.brief.wording import Wording

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. ``assertion`` is what it links to: the one with the shortest trigger over it.

    ``opens`` and ``closes`` are the assertions whose trigger begins or ends here. ``cue``, ``time`` and
    ``name`` say what the words are as attribution, time expression or name, empty if they are none; ``said``
    is true inside the content of an attribution. ``about`` is the id of what the words are first of all: an
    assertion ("e1"), an attribution ("a1"), a time ("t1", the first of ``brief.times``) or an entity ("n1",
    the first of ``brief.entities``).
    """

    text: str
    assertion: Assertion | None
    opens: tuple[str, ...]
    closes: tuple[Assertion, ...]
    cue: str
    time: str
    said: bool
    name: str = ""
    about: str = ""

    @property
    def classes(self) -> str:
        """Class names for the style sheet; empty where nothing is marked."""
        names = []
        if self.assertion is not None:
            names += ["mark", self.assertion.status]
        return " ".join(names + [n for n in ("cue", "time", "name", "said") if getattr(self, n)])

    @property
    def title(self) -> str:
        """What a pointer that rests on the words is told."""
        return "; ".join(part for part in (self.cue, self.time, self.name) if part)


class _Layer(Generic[T]):
    """Marks of one kind, found by where they are: a long page has many."""

    def __init__(self, marks: Iterable[tuple[int, int, T]]) -> None:
        self._marks = sorted(marks, key=lambda mark: mark[:2])
        self._starts = [start for start, _, _ in self._marks]
        self._furthest = list(accumulate((end for _, end, _ in self._marks), max))

    def over(self, span: Span) -> list[tuple[int, int, T]]:
        """The marks that have a character of ``span``, by where they begin."""
        first, last = bisect_right(self._furthest, span.start), bisect_left(self._starts, span.end)
        return [mark for mark in self._marks[first:last] if mark[1] > span.start]


class Marks:
    """All marks of a brief, over its text; its names too, if ``names`` is set."""

    def __init__(self, brief: Brief, say: Wording, *, names: bool = False) -> None:
        self._text = brief.article.text
        self._triggers = _Layer((a.trigger.start, a.trigger.end, a) for a in brief.assertions)
        self._cues = _Layer(
            (a.cue.start, a.cue.end, (a.id, say.attribution(a))) for a in brief.attributions
        )
        self._times = _Layer(
            (t.start, t.end, (f"t{n}", f"{say.quoted(t.text)} {say.time(t)}"))
            for n, t in enumerate(brief.times, 1)
        )
        self._said = _Layer((s.start, s.end, True) for a in brief.attributions for s in a.content)
        self._names = _Layer(
            (m.start, m.end, (f"n{n}", say.name(entity.id)))
            for n, entity in enumerate(brief.entities if names else (), 1)
            for m in entity.mentions
        )

    def pieces(self, span: Span | None) -> list[Piece]:
        """The pieces of one paragraph, in order; together they are its text."""
        if span is None:
            return []
        here = _Here(
            self._triggers.over(span), self._cues.over(span), self._times.over(span), self._said.over(span),
            self._names.over(span),
        )  # fmt: skip
        edges = {at for at in here.edges() if span.start < at < span.end}
        return [here.piece(self._text, *pair) for pair in pairwise(sorted({span.start, span.end, *edges}))]


Words = list[tuple[int, int, tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class _Here:
    """The marks of one paragraph."""

    triggers: list[tuple[int, int, Assertion]]
    cues: Words
    times: Words
    said: list[tuple[int, int, bool]]
    names: Words

    def edges(self) -> set[int]:
        """Where a mark begins or ends."""
        marks = (*self.triggers, *self.cues, *self.times, *self.said, *self.names)
        return {at for start, end, _ in marks for at in (start, end)}

    def piece(self, text: str, start: int, end: int) -> Piece:
        """The piece from ``start`` to ``end``, over which no mark changes."""
        over = [m for m in self.triggers if m[0] <= start and end <= m[1]]
        over.sort(key=lambda m: (m[1] - m[0], m[2].id))
        cues, times = _covering(self.cues, start, end), _covering(self.times, start, end)
        names = _covering(self.names, start, end)
        about = [over[0][2].id] if over else [id for id, _ in (*cues, *times, *names)]
        return Piece(
            text=shown(text[start:end]),
            assertion=over[0][2] if over else None,
            opens=tuple(a.id for first, _, a in self.triggers if first == start),
            closes=tuple(a for _, last, a in self.triggers if last == end),
            cue="; ".join(words for _, words in cues),
            time="; ".join(words for _, words in times),
            said=any(first <= start and end <= last for first, last, _ in self.said),
            name="; ".join(words for _, words in names),
            about=about[0] if about else "",
        )


def _covering(marks: Words, start: int, end: int) -> list[tuple[str, str]]:
    """Those over the piece, the shortest first."""
    found = [mark for mark in marks if mark[0] <= start and end <= mark[1]]
    return [mark[2] for mark in sorted(found, key=lambda mark: mark[1] - mark[0])]

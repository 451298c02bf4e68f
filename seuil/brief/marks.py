"""The article's text cut into pieces that each carry the same marks, for the HTML form."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from seuil.article.model import Span
from seuil.assertion.model import Assertion
from seuil.brief.model import Brief
from seuil.brief.shown import shown
from seuil.brief.wording import Wording


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text. ``assertion`` is what it links to: the one with the shortest trigger over it.

    ``opens`` and ``closes`` are the assertions whose trigger begins or ends here. ``cue`` and ``time`` say
    what the words are as attribution or time expression, empty if they are neither; ``said`` is true inside
    the content of an attribution.
    """

    text: str
    assertion: Assertion | None
    opens: tuple[str, ...]
    closes: tuple[Assertion, ...]
    cue: str
    time: str
    said: bool

    @property
    def classes(self) -> str:
        """Class names for the style sheet; empty where nothing is marked."""
        names = []
        if self.assertion is not None:
            names += ["mark", self.assertion.status]
        return " ".join(names + [n for n in ("cue", "time", "said") if getattr(self, n)])

    @property
    def title(self) -> str:
        """What a pointer that rests on the words is told."""
        return "; ".join(part for part in (self.cue, self.time) if part)


class Marks:
    """All marks of a brief, over its text."""

    def __init__(self, brief: Brief, say: Wording) -> None:
        self._text = brief.article.text
        self._triggers = [(a.trigger.start, a.trigger.end, a) for a in brief.assertions]
        self._cues = [(a.cue.start, a.cue.end, say.attribution(a)) for a in brief.attributions]
        self._times = [(t.start, t.end, f"{say.quoted(t.text)} {say.time(t)}") for t in brief.times]
        self._said = [(s.start, s.end, True) for a in brief.attributions for s in a.content]

    def pieces(self, span: Span | None) -> list[Piece]:
        """The pieces of one paragraph, in order; together they are its text."""
        if span is None:
            return []
        marks = (*self._triggers, *self._cues, *self._times, *self._said)
        inside = {at for start, end, _ in marks for at in (start, end) if span.start < at < span.end}
        return [self._piece(*edges) for edges in pairwise(sorted({span.start, span.end, *inside}))]

    def _piece(self, start: int, end: int) -> Piece:
        over = [m for m in self._triggers if m[0] <= start and end <= m[1]]
        over.sort(key=lambda m: (m[1] - m[0], m[2].id))
        return Piece(
            text=shown(self._text[start:end]),
            assertion=over[0][2] if over else None,
            opens=tuple(a.id for first, _, a in self._triggers if first == start),
            closes=tuple(a for _, last, a in self._triggers if last == end),
            cue="; ".join(words for first, last, words in self._cues if first <= start and end <= last),
            time="; ".join(words for first, last, words in self._times if first <= start and end <= last),
            said=any(first <= start and end <= last for first, last, _ in self._said),
        )

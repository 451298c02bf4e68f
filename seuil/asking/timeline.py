"""The timeline on a terminal: months and days on the left, a bar to scale, then the words.

A line says nothing by colour alone. Where an event is known to a day, its sign stands on that day; an
interval is drawn from end to end, heavy when confirmed, light when not, dashed when not (yet) done.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from seuil.article.model import When
from seuil.asking.dates import day_in_month, is_doubted, month_of
from seuil.asking.scale import DASHED, HEAVY, LIGHT, Scale, Stroke, scale_of
from seuil.asking.wording import DISPUTED, DONE, NEGATED, RecordWording, is_disputed
from seuil.event.model import Event

NARROWEST, WIDEST = 60, 120
_DATE, _COUNT = 8, 4
# What is done and not confirmed has an open sign.
UNCONFIRMED = {"happened": "○", "ongoing": "◔"}
SIGNS_IN_ORDER = "●○◐◔▷✓?◇✗≠"
_STYLES = {
    "happened": "bold",
    "ongoing": "bold",
    "planned": "cyan",
    "permitted": "yellow",
    "requested": "yellow",
    "hypothetical": "magenta",
}


@dataclass(frozen=True, slots=True)
class _Layout:
    """The widths of the columns."""

    width: int
    bar: int

    @property
    def text(self) -> int:
        return self.width - _DATE - self.bar - _COUNT - 5

    @classmethod
    def of(cls, console: Console) -> _Layout:
        width = max(NARROWEST, min(console.width, WIDEST))
        return cls(width, max(12, min(width // 4, 30)))


def to_text(events: Sequence[Event], say: RecordWording, width: int = 80) -> str:
    """The timeline as plain text, as a pipe or a file gets it."""
    console = Console(width=width, color_system=None)
    return "".join(f"{line.plain.rstrip()}\n" for line in lines_of(events, say, console))


def print_text(events: Sequence[Event], say: RecordWording, console: Console) -> None:
    """Print the timeline. Nothing from a page is read as markup."""
    for line in lines_of(events, say, console):
        line.rstrip()
        console.print(line, soft_wrap=True)


def lines_of(events: Sequence[Event], say: RecordWording, console: Console) -> Iterator[Text]:
    """The lines of the timeline, as wide as the console, within reason."""
    if not events:
        yield Text(say.saying("none"))
        return
    layout = _Layout.of(console)
    scale = scale_of([e.when for e in events if e.when is not None], layout.bar)
    page = _Lines(say, layout, scale, console)
    yield from page.head(events)
    for month, group in by_month(events).items():
        yield Text()
        yield Text(heading_of(month, say), style="bold")
        for event in group:
            yield from page.event(event)
    yield Text()
    yield from page.legend(events)


def by_month(events: Sequence[Event]) -> dict[str, list[Event]]:
    """The events under the month or year of their time, in the order given; those without a time last."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(month_of(event.when), []).append(event)
    undated = found.pop("", [])
    return found | ({"": undated} if undated else {})


def heading_of(month: str, say: RecordWording) -> str:
    """The heading of a month ("2025-10"), a year, or of what has no time."""
    if len(month) != len("2025-10"):
        return month or say.heading("undated")
    name = say.words.months[int(month[5:7]) - 1]
    return f"{name[0].upper()}{name[1:]} {month[:4]}"


def stroke_of(event: Event) -> Stroke:
    """The line in which an event is drawn."""
    if event.status not in DONE or event.polarity == "negated":
        return DASHED
    return HEAVY if event.confirmed and not is_disputed(event) else LIGHT


def sign_of(event: Event, say: RecordWording) -> str:
    """The event's sign; open for what is told as done and not confirmed."""
    sign = say.sign(event)
    if sign in (NEGATED, DISPUTED) or event.confirmed:
        return sign
    return UNCONFIRMED.get(event.status, sign)


class _Lines:
    """Makes the lines of one timeline."""

    def __init__(self, say: RecordWording, layout: _Layout, scale: Scale | None, console: Console) -> None:
        self._say, self._layout, self._scale, self._console = say, layout, scale, console

    def head(self, events: Sequence[Event]) -> Iterator[Text]:
        """What is shown, and the months over the bars."""
        say, scale = self._say, self._scale
        yield Text(say.heading("timeline").upper(), style="bold")
        if scale is None:
            return
        span = say.saying(
            "span",
            first=scale.first,
            last=scale.last,
            events=len(events),
            reports=sum(len(event.accounts) for event in events),
        )
        yield from Text(span, style="dim").wrap(self._console, self._layout.width)
        if ticks := scale.ticks(say.words.ticks).rstrip():
            yield Text()
            yield Text(" " * (_DATE + 1) + ticks, style="dim")

    def event(self, event: Event) -> Iterator[Text]:
        """An event: its day, its bar, its words with its id, how many independent sources tell it."""
        style = "" if event.polarity == "negated" else _STYLES[event.status]
        words = self._words(event, style)
        for n, line in enumerate(words):
            first = n == 0
            date = self._date(event.when) if first and event.when else ""
            sign = sign_of(event, self._say) if first else " "
            made = Text.assemble((f"{date:<{_DATE}} ", "dim"), (self._bar(event, first=first), style))
            made.append(f" {sign} ", style=style)
            made.append_text(line)
            if first:
                made.append(" " * (self._layout.text - cell_len(line.plain) + 1))
                made.append(f"{f'×{len(event.accounts)}':>{_COUNT}}", style="dim")
            yield made

    def _date(self, when: When) -> str:
        day = day_in_month(when) or self._say.label("sometime")
        return ("~" if is_doubted(when) else " ") + day

    def _bar(self, event: Event, *, first: bool) -> str:
        if self._scale is None:
            return " " * self._layout.bar
        if not first:
            return self._scale.empty()
        return self._scale.bar(event.when, sign_of(event, self._say), stroke_of(event))

    def _words(self, event: Event, style: str) -> list[Text]:
        say = self._say
        text = Text(say.phrase(event), style=style)
        if event.certainty in ("probable", "possible"):
            text.append(f" ({say.values.certainty[event.certainty]})", style="italic")
        text.append(f" {event.id}", style="not bold dim")
        lines = list(text.wrap(self._console, self._layout.text))
        for line in lines:
            line.rstrip()
        return lines

    def legend(self, events: Sequence[Event]) -> Iterator[Text]:
        """What the signs that were drawn mean, and nothing else."""
        yield Text(self._say.heading("legend"), style="bold")
        line = ""
        for item in (*legend_of(events, self._say), *_drawn(events, self._say)):
            joined = f"{line}   {item}" if line else item
            if cell_len(joined) > self._layout.width and line:
                yield from Text(line, style="dim").wrap(self._console, self._layout.width)
                joined = item
            line = joined
        yield from Text(line, style="dim").wrap(self._console, self._layout.width)


def legend_of(events: Sequence[Event], say: RecordWording) -> list[str]:
    """Each sign that these events have, with its meaning; the most definite first."""
    marks, found = say.words.marks, {}
    for event in events:
        sign, status = sign_of(event, say), say.values.status[event.status]
        if sign == NEGATED:
            status = marks["negated"]
        elif sign == DISPUTED:
            status = marks["disputed"]
        elif event.status in DONE:
            status += f", {marks['solid' if event.confirmed else 'light']}"
        found[sign] = f"{sign} {status}"
    others = (
        ("~", "doubted", any(e.when is not None and is_doubted(e.when) for e in events)),
        ("[…]", "content", any(map(say.contents, events))),
        ("×2", "sources", True),
    )
    said = [f"{sign} {marks[key]}" for sign, key, stands in others if stands]
    return [*(found[sign] for sign in SIGNS_IN_ORDER if sign in found), *said]


def _drawn(events: Sequence[Event], say: RecordWording) -> Iterator[str]:
    """The kinds of line that were drawn, with their meaning."""
    marks = say.words.marks
    intervals = [e for e in events if e.when is not None and e.when.earliest != e.when.latest]
    strokes = set(map(stroke_of, intervals))
    for stroke, key in ((HEAVY, "solid"), (LIGHT, "light"), (DASHED, "dashed")):
        if stroke in strokes:
            yield f"{stroke.left}{stroke.body}{stroke.right} {marks['interval']}, {marks[key]}"
    if any(e.when is not None and None in (e.when.earliest, e.when.latest) for e in intervals):
        yield f"◂ ▸ {marks['open']}"

"""A brief as lines of text: for a terminal, a pipe or a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from seuil.assertion.model import Assertion
from seuil.brief.model import Brief
from seuil.brief.shown import shown
from seuil.brief.wording import Person, Wording
from seuil.data_files import DataFiles

NARROWEST, WIDEST = 40, 100
_INDENT = 6
_STATUS_STYLE = {
    "happened": "bold",
    "ongoing": "bold",
    "planned": "cyan",
    "permitted": "yellow",
    "requested": "yellow",
    "hypothetical": "magenta",
}


def print_text(brief: Brief, data: DataFiles, language: str, console: Console) -> None:
    """Print the brief. Nothing from the page is read as markup; no line ends in a space."""
    for line in lines_of(brief, data, language, console):
        console.print(line, soft_wrap=True)


def to_text(brief: Brief, data: DataFiles, language: str, width: int = 80) -> str:
    """The brief as plain text, as a file keeps it."""
    console = Console(width=width, color_system=None)
    return "".join(f"{line.plain}\n" for line in lines_of(brief, data, language, console))


def lines_of(brief: Brief, data: DataFiles, language: str, console: Console) -> Iterator[Text]:
    """The lines of the brief, as wide as the console, within reason."""
    say, page = Wording(brief, data, language), _Page(console)
    yield from _head(brief, say, page)
    sections = (
        ("assertions", _assertions(brief, say, page)),
        ("touches", _touches(brief, say, page)),
        ("commitments", _commitments(brief, say, page)),
        ("attributions", _attributions(brief, say, page)),
        ("who", _who(say, page)),
        ("times", _times(brief, say, page)),
        ("set_aside", _grouped(brief.set_aside, say, page)),
        ("unresolved", _grouped(brief.unresolved, say, page)),
        ("furniture", _furniture(brief, say, page)),
    )
    for name, body in sections:
        lines = list(body)
        if lines:
            yield Text()
            yield Text(say.heading(name).upper(), style="bold")
            yield from lines


class _Page:
    """Breaks lines at the width of what they are printed on."""

    def __init__(self, console: Console) -> None:
        self.width = max(NARROWEST, min(console.width, WIDEST))
        self._console = console

    def wrapped(self, text: Text, indent: int = 0, first: str = "") -> Iterator[Text]:
        """``text`` in lines; the first begins with ``first``, set in the indent."""
        for n, line in enumerate(text.wrap(self._console, self.width - indent)):
            lead = Text(f"{first:<{indent}}" if n == 0 else " " * indent, style="dim")
            lead.append_text(line)
            lead.rstrip()
            yield lead


def _head(brief: Brief, say: Wording, page: _Page) -> Iterator[Text]:
    article = brief.article
    title = shown(article.title) if article.title else f"({say.label('title')})"
    yield from page.wrapped(Text(title, style="bold"))
    facts = [
        ("date", say.dated(article.published)),
        ("outlet", article.outlet),
        ("authors", ", ".join(article.authors)),
        ("language", article.language),
        ("source", brief.page.source),
    ]
    for key, value in facts:
        if value:
            line = Text.assemble((f"{say.label(key)}{say.label('colon')}", "dim"), shown(str(value)))
            yield from page.wrapped(line)
    for note in article.notes:
        yield from page.wrapped(Text(str(say.reason(note)), style="yellow"), 2, "!")


def _assertions(brief: Brief, say: Wording, page: _Page) -> Iterator[Text]:
    if not brief.assertions:
        yield Text(say.label("no_assertion"))
    ordered = sorted(brief.assertions, key=lambda a: (a.evidence.start, a.evidence.end))
    for n, (_, found) in enumerate(groupby(ordered, key=lambda a: (a.evidence.start, a.evidence.end))):
        together = list(found)
        if n:
            yield Text()
        yield from page.wrapped(_evidence(together), 2)
        for assertion in together:
            yield from _assertion(assertion, say, page)


def _assertion(assertion: Assertion, say: Wording, page: _Page) -> Iterator[Text]:
    said = say.assertion(assertion)
    yield from page.wrapped(
        Text(said.sentence, style=_STATUS_STYLE[assertion.status]), _INDENT, f"  {said.id}"
    )
    standing = Text.assemble((said.standing, "italic"), ("; ", "dim"), said.source)
    yield from page.wrapped(standing, _INDENT)


def _evidence(together: list[Assertion]) -> Text:
    """The sentence, once: each trigger underlined and followed by the ids of its assertions."""
    sentence = together[0].evidence
    text = Text(style="dim")
    at, ends = 0, sorted({a.trigger.end - sentence.start for a in together})
    for end in ends:
        text.append(sentence.text[at:end])
        ids = [a.id for a in together if a.trigger.end - sentence.start == end]
        text.append(f"[{','.join(ids)}]", style="not dim")
        at = end
    text.append(sentence.text[at:])
    added = [(a.trigger.end - sentence.start, len(a.id)) for a in together]
    for a in together:
        start, end = a.trigger.start - sentence.start, a.trigger.end - sentence.start
        text.stylize("underline", _moved(start + 1, added) - 1, _moved(end, added))
    return _on_one_line(text)


def _moved(at: int, added: list[tuple[int, int]]) -> int:
    """Where a place in the sentence stands once ids were put in before it."""
    before: dict[int, list[int]] = {}
    for end, length in added:
        if end < at:
            before.setdefault(end, []).append(length)
    return at + sum(sum(lengths) + len(lengths) + 1 for lengths in before.values())


def _on_one_line(text: Text) -> Text:
    text.plain = "".join(shown(c) or " " for c in text.plain)
    return text


def _commitments(brief: Brief, say: Wording, page: _Page) -> Iterator[Text]:
    for n, commitment in enumerate(brief.commitments):
        conditions, consequences, issuer = say.commitment(commitment)
        if n:
            yield Text()
        if issuer:
            yield from page.wrapped(Text(issuer), _INDENT, f"  {commitment.id}")
        for key, lines in (("if", conditions), ("then", consequences)):
            lead = "" if issuer else f"  {commitment.id}"
            for line in lines:
                label = Text.assemble((f"{say.label(key)} ", "bold"), line)
                yield from page.wrapped(label, _INDENT, lead if key == "if" and line is lines[0] else "")


def _touches(brief: Brief, say: Wording, page: _Page) -> Iterator[Text]:
    """Each clause once, with the assertions that touch it and what is left to judge."""
    for clause, relations, to_judge in say.touched(brief):
        yield from page.wrapped(Text(f"{clause}{say.label('colon')}{relations}"), 2)
        if to_judge:
            yield from page.wrapped(Text(to_judge, style="dim"), _INDENT)


def _attributions(brief: Brief, say: Wording, page: _Page) -> Iterator[Text]:
    for attribution in brief.attributions:
        line = Text.assemble(say.attribution(attribution), (f" {say.quoted(attribution.cue.text)}", "dim"))
        yield from page.wrapped(line, _INDENT, f"  {attribution.id}")


def _who(say: Wording, page: _Page) -> Iterator[Text]:
    """Columns: name, kind, whose, how often named."""
    people = say.who()
    rows = [(p.name, p.kind, p.country, _named(p)) for p in people]
    most = (page.width - 26) // 2
    widths = [
        min(max((cell_len(row[n]) for row in rows), default=0), limit)
        for n, limit in enumerate((most, 14, most))
    ]
    for row in rows:
        cells = [_cell(value, width) for value, width in zip(row, widths, strict=False)]
        line = Text.assemble(cells[0], "  ", (cells[1], "dim"), "  ", cells[2], "  ", (row[3], "dim"))
        line.rstrip()
        yield line


def _named(person: Person) -> str:
    return f"×{person.mentions}"


def _cell(value: str, width: int) -> str:
    return set_cell_size(value, width) if cell_len(value) <= width else set_cell_size(value, width - 1) + "…"


def _times(brief: Brief, say: Wording, page: _Page) -> Iterator[Text]:
    if brief.times:
        parts = [f"{say.quoted(time.text)} {say.time(time)}" for time in brief.times]
        yield from page.wrapped(Text(" · ".join(parts)), 2)


def _grouped(items: Iterable[object], say: Wording, page: _Page) -> Iterator[Text]:
    spans = tuple(items)
    reasons = [item.reason for item in spans]  # type: ignore[attr-defined]
    for reason, together in say.grouped(spans, reasons):  # type: ignore[arg-type]
        words = ", ".join(say.quoted(item.text) for item in together)
        yield from page.wrapped(Text.assemble((f"{reason}{say.label('colon')}", "dim"), words), 2)


def _furniture(brief: Brief, say: Wording, page: _Page) -> Iterator[Text]:
    for item in brief.article.furniture:
        kind = say.words.furniture.get(item.kind, item.kind)
        text = shown(item.text)
        short = text if len(text) <= 160 else text[:159] + "…"
        yield from page.wrapped(Text.assemble((f"{kind}{say.label('colon')}", "dim"), short), 2)

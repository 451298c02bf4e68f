"""A brief on a terminal."""

from __future__ import annotations

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from seuil.brief.model import Brief
from seuil.brief.wording import Wording
from seuil.data_files import DataFiles

_KINDS_SHOWN_FIRST = ("state", "government", "person", "armed-force", "alliance", "organisation", "group", "medium")
_STATUS_STYLE = {
    "happened": "bold", "ongoing": "bold", "planned": "cyan", "permitted": "yellow", "requested": "yellow", "hypothetical": "magenta",
}


def print_text(brief: Brief, data: DataFiles, language: str, console: Console) -> None:
    """Print the brief. Nothing from the page is read as markup, and control characters were taken out of its text."""
    say = Wording(brief, data, language)
    console.print(_head(brief, say))
    sections = (
        ("who", _who(brief, say)), ("assertions", _assertions(brief, say)), ("commitments", _commitments(brief, say)),
        ("set_aside", _set_aside(brief)), ("unresolved", _unresolved(brief)), ("furniture", _furniture(brief, say)),
    )
    for name, body in sections:
        if body is not None:
            console.print()
            console.print(Text(say.words.headings[name].upper(), style="bold underline"))
            console.print(body)


def _head(brief: Brief, say: Wording) -> RenderableType:
    article, labels = brief.article, say.words.labels
    lines = [Text(article.title or f"({labels['title']})", style="bold")]
    facts = [
        ("date", say.dated(article.published)), ("outlet", article.outlet), ("authors", ", ".join(article.authors)),
        ("language", article.language), ("source", brief.page.source),
    ]
    lines += [Text.assemble((f"{labels[key]}: ", "dim"), str(value)) for key, value in facts if value]
    lines += [Text(f"! {note}", style="yellow") for note in article.notes]
    return Group(*lines)


def _who(brief: Brief, say: Wording) -> RenderableType | None:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    order = {kind: n for n, kind in enumerate(_KINDS_SHOWN_FIRST)}
    shown = sorted(
        (e for e in brief.entities if e.mentions),
        key=lambda e: (order.get(e.kind, len(order)), -len(e.mentions), e.id),
    )
    for entity in shown:
        table.add_row(
            Text(say.name(entity.id)), Text(say.words.kind[entity.kind], style="dim"),
            Text(entity.country or "", style="dim"), Text(f"×{len(entity.mentions)}", style="dim"),
        )
    return table if shown else None


def _assertions(brief: Brief, say: Wording) -> RenderableType:
    if not brief.assertions:
        return Text(say.words.labels["no_assertion"])
    blocks: list[RenderableType] = []
    for assertion in brief.assertions:
        said = say.assertion(assertion)
        head = Text.assemble((f"{said.id:>4}  ", "dim"), (said.sentence, _STATUS_STYLE[assertion.status]))
        lines = [
            Text.assemble((said.standing, "italic"), ("  ·  ", "dim"), said.source),
            _evidence(said.evidence, said.trigger),
        ]
        blocks += [head, Padding(Group(*lines), (0, 0, 1, 6))]
    return Group(*blocks)


def _evidence(sentence: str, trigger: str) -> Text:
    text = Text(sentence, style="dim")
    at = sentence.find(trigger)
    if at >= 0:
        text.stylize("underline", at, at + len(trigger))
    return text


def _commitments(brief: Brief, say: Wording) -> RenderableType | None:
    lines = [Text(f"{c.id:>4}  {say.commitment(c)}") for c in brief.commitments]
    return Group(*lines) if lines else None


def _set_aside(brief: Brief) -> RenderableType | None:
    lines = [Text.assemble((f"“{item.text}”", ""), (f"  {item.reason}", "dim")) for item in brief.set_aside]
    return Group(*lines) if lines else None


def _unresolved(brief: Brief) -> RenderableType | None:
    lines = [Text.assemble((f"“{item.text}” ({item.start})", ""), (f"  {item.reason}", "dim")) for item in brief.unresolved]
    return Group(*lines) if lines else None


def _furniture(brief: Brief, say: Wording) -> RenderableType | None:
    lines = [
        Text.assemble((f"{say.words.furniture[item.kind]}: ", "dim"), item.text[:160]) for item in brief.article.furniture
    ]
    return Group(*lines) if lines else None

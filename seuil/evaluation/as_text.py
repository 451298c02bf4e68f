"""An evaluation as lines of text: the misses of open pages, then the figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seuil.brief.shown import shown
from seuil.evaluation.compare import Comparison
from seuil.evaluation.misses import Miss, misses_of
from seuil.evaluation.model import Evaluation, Figure

# Figures by act, type and phenomenon: the columns that most is read from.
_COLUMNS = ("found", "actor", "target", "plover", "status", "polarity", "certainty", "source", "when")


def lines_of(evaluation: Evaluation, *, misses: bool, tables: tuple[str, ...]) -> Iterator[str]:
    """The report. ``tables`` names the breakdowns wanted: act, plover, phenomenon."""
    if misses:
        yield from _misses(evaluation)
    if evaluation.pages:
        yield from _figures(evaluation)
    yield from _records(evaluation, misses)
    for name in tables:
        yield ""
        yield from _breakdown(name, getattr(evaluation, f"by_{name}"))
    for page in evaluation.pages:
        if page.error:
            yield f"! {page.name} could not be read: {shown(page.error)}"
        if page.unsound:
            unsound = "; ".join(page.unsound)
            yield f"! {page.name}: the gold names words that the article does not hold: {unsound}"


def _records(evaluation: Evaluation, misses: bool) -> Iterator[str]:
    for record in evaluation.records:
        yield ""
        if misses and record.misses:
            yield f"== {record.name}"
            yield from (shown(f"  {m.what} ({m.item}): {m.words}".replace("\n", " ")) for m in record.misses)
            yield ""
        yield f"{record.name}: {record.pages} pages, {record.half}"
        width = max(map(len, record.figures), default=0)
        for name, figure in record.figures.items():
            made = f", {figure.given} made" if figure.given is not None else ""
            yield f"  {name:{width}}  {_cell(figure).rstrip()}{made}"
        yield from (f"! {record.name}: {shown(error)} could not be read" for error in record.errors)
        if record.unsound:
            yield f"! {record.name}: the gold names words that no page holds: {'; '.join(record.unsound)}"


def _misses(evaluation: Evaluation) -> Iterator[str]:
    for page in evaluation.pages:
        found = misses_of(page)
        if found:
            yield f"== {page.name}"
            yield from (f"  {_line(miss)}" for miss in found)
            yield ""


def _line(miss: Miss) -> str:
    check = miss.check
    where = (
        f"…{miss.before[-90:]}[{miss.words}]{miss.after[:90]}…" if miss.before or miss.after else miss.words
    )
    has = ""
    if check.side == "field" or check.part == "time":
        has = f" wants {check.want}; has {check.have}"
    elif check.side == "given" or check.want:
        has = f" {check.have or check.want}"
    name = f" ({check.item})" if check.part == "assertion" and check.side != "given" else ""
    return shown(f"{miss.kind}{name}:{has} — {where}".replace("\n", " "))


def _figures(evaluation: Evaluation) -> Iterator[str]:
    groups = evaluation.figures
    names = list(dict.fromkeys(name for figures in groups.values() for name in figures))
    # Halves and languages say more than languages alone; "open" and "closed" alone say less than both.
    halves = [g for g in groups if " " in g]
    languages = [g for g in groups if g not in ("all", "open", "closed") and " " not in g]
    shown_groups = ["all", *(halves or languages)]
    width = max(map(len, names), default=0)
    yield f"{'':{width}}  " + "  ".join(f"{g:^26}" for g in shown_groups)
    for name in names:
        cells = (_cell(groups[g].get(name)) for g in shown_groups)
        yield f"{name:{width}}  " + "  ".join(f"{c:26}" for c in cells).rstrip()
    pages = len(evaluation.pages)
    closed = sum(page.closed for page in evaluation.pages)
    yield ""
    yield (
        f"{pages} pages, {closed} of them closed. "
        "F1 with (precision, recall), or share right; 95 % interval in []."
    )


def _cell(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "-"
    interval = (
        f"[{figure.low:.2f} {figure.high:.2f}]" if figure.low is not None and figure.high is not None else ""
    )
    if figure.precision is not None and figure.recall is not None:
        return f"{figure.value:.3f} ({figure.precision:.2f} {figure.recall:.2f}) {interval}"
    return f"{figure.value:.3f} of {figure.asked:<5} {interval}"


def _breakdown(name: str, groups: dict[str, dict[str, Figure]]) -> Iterator[str]:
    width = max(map(len, (*groups, name)))
    yield f"{name:{width}}  owed  given  " + "  ".join(f"{c:>9}" for c in _COLUMNS)
    for key, figures in groups.items():
        found = figures.get("assertion found")
        owed, given = (found.asked, found.given or 0) if found else (0, 0)
        cells = [_short(figures.get(f"assertion {c}")) for c in _COLUMNS]
        yield f"{key:{width}}  {owed:4}  {given:5}  " + "  ".join(f"{c:>9}" for c in cells)


def _short(figure: Figure | None) -> str:
    return "-" if figure is None or figure.value is None or not figure.asked else f"{figure.value:.2f}"


def comparison_lines(comparison: Comparison, other: str) -> Iterator[str]:
    """What moved since another run."""
    yield ""
    yield f"Against {shown(other)}:" + (
        "" if comparison.same_gold else " (the gold itself has changed since)"
    )
    for move in comparison.moves:
        before, after = (("-" if v is None else f"{v:.4f}") for v in (move.before, move.after))
        yield f"  {move.group:14} {move.figure:34} {before} → {after}"
    for title, changes in (("gained", comparison.gained), ("lost", comparison.lost)):
        yield f"  {title}: {len(changes)}"
        for change in changes:
            check = change.check
            words = shown(check.words[:60].replace("\n", " "))
            asked = f"{check.part} {check.check} ({check.side})"
            yield f"    {change.page}: {asked} «{words}» {_told(check.want, check.have)}"


def _told(want: str, have: str) -> str:
    parts: Iterable[str] = (f"wants {want}" if want else "", f"has {have}" if have else "")
    return shown("; ".join(part for part in parts if part))

"""An evaluation as one self-contained HTML file: figures, breakdowns, and each miss in its sentence."""

from __future__ import annotations

from pathlib import Path

from seuil.brief.templating import templates_in
from seuil.evaluation.compare import Comparison
from seuil.evaluation.misses import misses_of
from seuil.evaluation.model import Evaluation, Figure

_TEMPLATES = Path(__file__).resolve().parent / "templates"


def to_html(evaluation: Evaluation, comparison: Comparison | None = None) -> str:
    """The report as HTML text. Everything from a page is escaped; the file loads and runs nothing."""
    names = dict.fromkeys(name for figures in evaluation.figures.values() for name in figures)
    return (
        templates_in(_TEMPLATES)
        .get_template("evaluation.html.jinja")
        .render(
            evaluation=evaluation,
            names=tuple(names),
            record_names=tuple(dict.fromkeys(name for r in evaluation.records for name in r.figures)),
            groups=tuple(evaluation.figures),
            tables=(
                ("PLOVER type", evaluation.by_plover),
                ("phenomenon", evaluation.by_phenomenon),
                ("act", evaluation.by_act),
            ),
            columns=(
                "found",
                "actor",
                "target",
                "plover",
                "status",
                "polarity",
                "certainty",
                "source",
                "when",
            ),
            pages=[(page, misses_of(page)) for page in evaluation.pages],
            comparison=comparison,
            percent=_percent,
        )
    )


def _percent(figure: Figure | None) -> str:
    return "" if figure is None or figure.value is None else f"{100 * figure.value:.1f}"

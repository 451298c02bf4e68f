"""The codebook's pages that are made from the data files: acts, fields, mappings, phenomena, limits.

``pages()`` gives them all; docs/make_docs.py writes them, and a test refuses files that are not what this
gives.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from seuil.data_files import DataFiles
from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes.acts import ActFile, Example, ExampleAssertion, TwoTongues
from seuil.data_files.shapes.codebook import CodebookFile
from seuil.data_files.shapes.evaluation import EvaluatedPhenomenaFile
from tests import annotator_agreement

ROOT = Path(__file__).resolve().parent.parent
MADE = "<!-- Made by `make docs`; do not edit. -->\n"
NO_TYPE = "none"
_CONTENT = {
    "actor": "whoever does this act does its content",
    "target": "the one it is addressed to does its content",
    "none": "its content names its own actor",
}
# FactBank (Saurí and Pustejovsky 2009): certainty × polarity, and what is underspecified.
_FACTBANK = (
    ("certain", "affirmed", "CT+"), ("certain", "negated", "CT-"), ("probable", "affirmed", "PR+"),
    ("probable", "negated", "PR-"), ("possible", "affirmed", "PS+"), ("possible", "negated", "PS-"),
    ("unknown", "affirmed", "CTu or Uu"), ("unknown", "negated", "CTu or Uu"),
)  # fmt: skip


def pages() -> dict[str, str]:
    """Path below docs/ → content."""
    acts = sorted(DataFiles().act_files.values(), key=lambda act: act.id)
    made = {"codebook/acts.md": index_of(acts)}
    for plover in sorted({_type(act) for act in acts}):
        of_type = [act for act in acts if _type(act) == plover]
        made[f"codebook/acts-{plover.lower()}.md"] = acts_page(plover, of_type)
    made["codebook/fields.md"] = fields_page()
    made["codebook/mappings.md"] = mappings_page(acts)
    made["codebook/phenomena.md"] = phenomena_page()
    made["codebook/limits.md"] = limits_page()
    if annotator_agreement.pages():
        made["codebook/agreement.md"] = annotator_agreement.report()
    return made


def _type(act: ActFile) -> str:
    return act.plover or NO_TYPE


def _title(plover: str) -> str:
    return "Acts without a PLOVER type" if plover == NO_TYPE else plover


def index_of(acts: list[ActFile]) -> str:
    """Every act with its codes and its meaning in a line."""
    lines = [
        "# The acts\n",
        MADE,
        f"The {len(acts)} kinds of doing that Seuil records, under their PLOVER types. Each act's page says "
        "what fills its roles, where its bounds are, and shows sentences that give it and that must not; "
        "`seuil acts --json` prints this list for programs.",
    ]
    for plover in sorted({_type(a) for a in acts}, key=lambda name: (name == NO_TYPE, name)):
        lines.append(f"\n## [{_title(plover)}](acts-{plover.lower()}.md)\n")
        lines.append("| act | CAMEO | means | is not |\n|---|---|---|---|")
        for act in acts:
            if _type(act) == plover:
                cells = (f"`{act.id}`", act.cameo, _cell(act.means.en), _cell(act.is_not.en))
                lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def acts_page(plover: str, acts: list[ActFile]) -> str:
    """One PLOVER type: all of each act."""
    lines = [f"# {_title(plover)}\n", MADE, "[All acts](acts.md) · [how a page is annotated](annotating.md)"]
    for act in acts:
        lines += _act(act)
    return "\n".join(lines) + "\n"


def _act(act: ActFile) -> Iterator[str]:
    yield f"\n## `{act.id}`\n"
    yield from _both(act.means)
    mode = f", mode {act.plover_mode}" if act.plover_mode else ""
    yield f"\nPLOVER {act.plover or 'none'}{mode} · CAMEO {act.cameo}" + _nature(act)
    yield "\n| role | who or what | qui ou quoi |\n|---|---|---|"
    for role in ("actor", "target", "instrument", "place"):
        filled = getattr(act.roles, role)
        if filled is not None:
            yield f"| {role} | {_cell(filled.en)} | {_cell(filled.fr)} |"
    if act.content is not None:
        taken = [
            f"{name} `{value}`" for name in ("status", "polarity") if (value := getattr(act.content, name))
        ]
        taken.append(_CONTENT[act.content.actor])
        yield f"\nAn act that it takes as its content: {'; '.join(taken)}."
    yield "\n**Where it ends**\n"
    yield from _both(act.is_not)
    for code, heading in (("en", "English"), ("fr", "Français")):
        yield f"\n**{heading}**\n"
        yield from (_example(example) for example in getattr(act.examples, code))


def _nature(act: ActFile) -> str:
    said = []
    if act.aspect == "state":
        said.append("a state that lasts")
    if act.speech:
        said.append("done in words, and an attribution too")
    if act.reciprocal:
        said.append("between sides")
    return "".join(f" · {words}" for words in said)


def _example(example: Example) -> str:
    given = "; ".join(map(_given, example.gives)) or "gives nothing of this act"
    fails = f" *Fails today: {example.xfail}*" if example.xfail else ""
    sign = "+" if example.gives else "–"
    return f"- {sign} {example.text.strip()} → {given}{fails}"


def _given(owed: ExampleAssertion) -> str:
    fields = (
        f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
        for name in type(owed).model_fields
        if (value := getattr(owed, name))
    )
    return "; ".join(fields) or "the act"


def fields_page() -> str:
    """What each field and each value means."""
    fields = read_yaml(DataFiles().folder / "codebook" / "fields.yaml", CodebookFile).fields
    lines = [
        "# Fields and values\n",
        MADE,
        "What a brief says of each thing that it records. The whole shape is in "
        "[brief.schema.json](../brief.schema.json); how a field is decided on a page is in "
        "[annotating.md](annotating.md).",
    ]
    for of in dict.fromkeys(field.of for field in fields):
        lines.append(f"\n## {of}\n")
        for field in (f for f in fields if f.of == of):
            lines.append(f"\n### `{field.id}`\n")
            lines += _both(field.means)
            if field.rule:
                lines += ["", *_both(field.rule)]
            if field.values:
                lines.append("\n| value | means | sens | FactBank |\n|---|---|---|---|")
                lines += [
                    f"| `{value}` | {_cell(it.means.en)} | {_cell(it.means.fr)} | {it.factbank or ''} |"
                    for value, it in field.values.items()
                ]
    return "\n".join(lines) + "\n"


def mappings_page(acts: list[ActFile]) -> str:
    """From PLOVER, CAMEO and FactBank to what Seuil says."""
    lines = [
        "# Mappings\n",
        MADE,
        "## PLOVER\n",
        "Types after the PLOVER manual (Open Event Data Alliance); acts that it leaves out have no type.\n",
        "| PLOVER type | acts |\n|---|---|",
    ]
    for plover in sorted({_type(a) for a in acts}, key=lambda name: (name == NO_TYPE, name)):
        lines.append(f"| {plover} | {', '.join(f'`{a.id}`' for a in acts if _type(a) == plover)} |")
    lines += [
        "\n## CAMEO\n",
        "Codes after the CAMEO codebook 1.1b3 (Schrodt 2012); an act has the code that comes nearest.\n",
        "| CAMEO | acts |\n|---|---|",
    ]
    for cameo in sorted({a.cameo for a in acts}):
        lines.append(f"| {cameo} | {', '.join(f'`{a.id}`' for a in acts if a.cameo == cameo)} |")
    lines += [
        "\n## FactBank\n",
        "After Saurí and Pustejovsky (2009). FactBank's value is relative to a source; here it is that of "
        "the innermost source in `sources`, or of the outlet where there is none. Status has no counterpart "
        "there: an act that is planned or supposed is what its certainty and polarity say.\n",
        "| certainty | polarity | FactBank |\n|---|---|---|",
    ]
    lines += [f"| `{c}` | `{p}` | {value} |" for c, p, value in _FACTBANK]
    return "\n".join(lines) + "\n"


def phenomena_page() -> str:
    """The tags of gold assertions."""
    file = read_yaml(DataFiles().folder / "evaluation" / "phenomena.yaml", EvaluatedPhenomenaFile)
    lines = [
        "# Phenomena\n",
        MADE,
        "Tags that a gold assertion may carry: what makes it hard to read. One with none is *plain*.\n",
        "| tag | give it when | à donner quand |\n|---|---|---|",
    ]
    lines += [f"| `{p.id}` | {_cell(p.means.en)} | {_cell(p.means.fr)} |" for p in file.phenomena]
    return "\n".join(lines) + "\n"


def limits_page() -> str:
    """What is got wrong, and how often: the last figures that the gate kept."""
    kept = json.loads((ROOT / "tests" / "gold" / "figures.json").read_text("utf-8"))
    lines = [
        "# Limits, measured\n",
        MADE,
        f"What Seuil {kept['version']} gets wrong, and how often, on {kept['pages']} gold pages written for "
        f"this project ({kept['closed']} of them closed: whole crises nobody tunes on). Found is an F1 with "
        "its precision and recall; the other figures are shares of what was asked about things found. In "
        "brackets, the 95 % interval of a bootstrap over pages. The gate (`make gate`) refuses a change that "
        "makes a figure fall; `seuil evaluate tests/gold` gives all of it again, with each miss of the open "
        "half in its sentence.\n",
        f"Measured on gold `{kept['fingerprint']['gold'][:12]}`, models "
        f"`{kept['fingerprint']['models'][:12]}`, data `{kept['fingerprint']['data'][:12]}`.\n",
        "## The closed half\n",
    ]
    lines += _figure_table(kept["figures"], ("closed en", "closed fr"))
    lines += [
        "\n## The open half, which has been worked on\n",
        *_figure_table(kept["figures"], ("open en", "open fr")),
    ]
    records = {record["name"]: record["figures"] for record in kept.get("records", ())}
    if records:
        lines += [
            "\n## Records: copies and events over many pages\n",
            "One of each pair is closed. What the figures are stands in `docs/evaluation.md`.\n",
            *_figure_table(records, tuple(records)),
        ]
    for title, key in (("PLOVER type", "by_plover"), ("phenomenon", "by_phenomenon")):
        lines += [f"\n## By {title}, both halves and languages\n", *_breakdown(kept[key], title)]
    return "\n".join(lines) + "\n"


_Figures = dict[str, dict[str, dict[str, float | int | None]]]


def _figure_table(groups: _Figures, names: tuple[str, ...]) -> Iterator[str]:
    yield "| figure | " + " | ".join(names) + " |\n|---|" + "---|" * len(names)
    for figure in dict.fromkeys(f for name in names for f in groups.get(name, {})):
        cells = (_figure(groups.get(name, {}).get(figure)) for name in names)
        yield f"| {figure} | " + " | ".join(cells) + " |"


def _figure(figure: dict[str, float | int | None] | None) -> str:
    if not figure or figure.get("value") is None:
        return ""
    said = f"{figure['value']:.3f}"
    if figure.get("precision") is not None:
        said += f" (p {figure['precision']:.2f}, r {figure['recall']:.2f})"
    if figure.get("low") is not None:
        said += f" [{figure['low']:.2f} {figure['high']:.2f}]"
    return f"{said}, of {figure['asked']}"


def _breakdown(groups: _Figures, title: str) -> Iterator[str]:
    columns = ("found", "actor", "target", "plover", "status", "polarity", "certainty", "source", "when")
    yield f"| {title} | asked | " + " | ".join(columns) + " |\n|---|---|" + "---|" * len(columns)
    for key, figures in groups.items():
        found = figures.get("assertion found", {})
        cells = []
        for column in columns:
            value = figures.get(f"assertion {column}", {}).get("value")
            cells.append("" if value is None else f"{value:.2f}")
        yield f"| {key} | {found.get('asked', 0)} | " + " | ".join(cells) + " |"


def _both(words: TwoTongues) -> list[str]:
    return [words.en, "", f"*{words.fr}*"]


def _cell(text: str) -> str:
    return text.replace("|", "\\|")

"""Writes what the documents take from the program: ``python docs/make_docs.py`` (``make docs``).

data-files.md from the shapes of data, brief.schema.json from the models, the codebook's pages
(make_codebook.py) from the data files. A test refuses files that are not what this would write.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from pydantic.fields import FieldInfo

from docs import make_codebook
from seuil.brief.model import Brief
from seuil.data_files.reader import Shape
from seuil.data_files.shapes import (
    acts,
    attribution,
    brief,
    codebook,
    copies,
    doctrines,
    domains,
    entities,
    evaluation,
    event,
    furniture,
    grammar,
    languages,
    morphology,
    naming,
    phenomena,
    reasons,
    record,
    report,
    scenarios,
    time,
)
from seuil.data_files.shapes import pages as page_shapes

DOCS = Path(__file__).resolve().parent
MADE = "<!-- Made by `make docs`; do not edit. -->\n"
# Where each kind of file stands, under seuil/data, and its shape.
FILES: tuple[tuple[str, type[Shape]], ...] = (
    ("acts/<act>.yaml", acts.ActFile),
    ("entities/states.yaml", entities.StatesFile),
    ("entities/bodies.yaml", entities.BodiesFile),
    ("entities/persons.yaml", entities.PersonsFile),
    ("entities/offices.yaml", entities.OfficesFile),
    ("entities/media.yaml", entities.MediaFile),
    ("entities/places.yaml", entities.PlacesFile),
    ("entities/weapons.yaml", entities.WeaponsFile),
    ("entities/groups.yaml", entities.GenericGroupsFile),
    ("entities/things.yaml", entities.ThingsFile),
    ("entities/treaties.yaml", entities.TreatiesFile),
    ("entities/memberships.yaml", entities.MembershipsFile),
    ("entities/ambiguous.yaml", entities.AmbiguousFile),
    ("time/beginnings.yaml", time.BeginningsFile),
    ("time/calendar.yaml", time.CalendarFile),
    ("time/widths.yaml", time.WidthsFile),
    ("event/copies.yaml", copies.CopiesFile),
    ("event/happenings.yaml", event.HappeningsFile),
    ("event/likeness.yaml", event.LikenessFile),
    ("sites/<host>.yaml", furniture.Site),
    ("codebook/fields.yaml", codebook.CodebookFile),
    ("doctrines/<id>.yaml", doctrines.DoctrineFile),
    ("doctrines/terms.yaml", doctrines.TermsFile),
    ("doctrines/examples/<id>.examples.yaml", scenarios.DoctrineExamplesFile),
    ("languages/<code>/doctrine.yaml", doctrines.DoctrineWords),
    ("evaluation/phenomena.yaml", evaluation.EvaluatedPhenomenaFile),
    ("evaluation/brat.yaml", evaluation.BratLabelsFile),
    ("evaluation/plover.yaml", evaluation.PloverNamesFile),
    ("languages/names.yaml", languages.LanguageNamesFile),
    ("pages/formats.yaml", page_shapes.PageFormatsFile),
    ("languages/<code>/states.yaml", entities.StateNamesFile),
    ("languages/<code>/acts/<group>.yaml", acts.ActWordsFile),
    ("languages/<code>/roles.yaml", grammar.RolesFile),
    ("languages/<code>/status.yaml", grammar.StatusFile),
    ("languages/<code>/attribution.yaml", attribution.AttributionFile),
    ("languages/<code>/naming.yaml", naming.NamingFile),
    ("languages/<code>/morphology.yaml", morphology.MorphologyFile),
    ("languages/<code>/domains.yaml", domains.DomainsFile),
    ("languages/<code>/copies.yaml", copies.CopyWords),
    ("languages/<code>/time.yaml", time.TimeWords),
    ("languages/<code>/furniture.yaml", furniture.FurnitureFile),
    ("languages/<code>/brief.yaml", brief.BriefWords),
    ("languages/<code>/record.yaml", record.RecordWords),
    ("languages/<code>/reasons.yaml", reasons.ReasonsFile),
    ("languages/<code>/report.yaml", report.ReportWords),
    ("languages/<code>/examples/<phenomenon>.yaml", phenomena.PhenomenonFile),
)


def schema() -> str:
    """brief.schema.json, as ``seuil schema`` prints it."""
    made = Brief.model_json_schema(by_alias=True, mode="serialization")
    return json.dumps(made, indent=2, ensure_ascii=False, sort_keys=True) + "\n"


def data_page() -> str:
    """data-files.md: the keys of each kind of file."""
    lines = [
        "# The data files\n",
        MADE,
        "Words, acts, names and dates are YAML under `seuil/data`, read strictly: an unknown or repeated "
        "key, a wrong type or a bad date is refused with file, line and what is allowed. `*` marks keys that "
        "must stand; each file opens with what belongs in it.",
    ]
    for path, shape in FILES:
        lines.append(f"\n## `{path}`\n")
        lines += _shape(shape, set())
    return "\n".join(lines) + "\n"


def _shape(shape: type[Shape], seen: set[type[Shape]]) -> list[str]:
    """The shape's own words and keys, then the shapes that its values have."""
    seen.add(shape)
    lines = [_words(shape), ""]
    inner: list[type[Shape]] = []
    for name, field in shape.model_fields.items():
        said = f": {field.description}" if field.description else ""
        star = "*" if field.is_required() else ""
        lines.append(f"- `{field.alias or name}`{star} {_kind(field)}{said}")
        inner += [found for found in _shapes_in(field.annotation) if found not in seen]
    for found in dict.fromkeys(inner):
        if found not in seen:
            lines += [f"\n**{found.__name__}.** " + (rest := _shape(found, seen))[0], *rest[1:]]
    return lines


def _words(shape: type[Shape]) -> str:
    """The docstring; its list of keys, set off by spaces, as it stands."""
    text = re.sub(r"\n {4}", "\n", (shape.__doc__ or "").strip()).replace("``", "`")
    head, blank, rest = text.partition("\n\n")
    if re.search(r"^\S.*? {2,}\S", rest, re.M):
        return f"{head}\n\n```\n{rest}\n```"
    return head + blank + rest


def _kind(field: FieldInfo) -> str:
    text = re.sub(r"\bseuil[\w.]*\.|typing\.|<class '|'>|NoneType", "", str(field.annotation))
    text = re.sub(r"Annotated\[str,.*?\]\)?", "str", text)
    text = text.replace(", ...]", "]").replace(" | None", ", or null")
    return f"({text})" if len(text) < 160 else ""


def _shapes_in(annotation: object) -> list[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return [annotation]
    return [found for part in getattr(annotation, "__args__", ()) for found in _shapes_in(part)]


def pages() -> dict[str, str]:
    """File name → content, of all that is made."""
    return {
        "data-files.md": data_page(),
        "brief.schema.json": schema(),
        **make_codebook.pages(),
    }


if __name__ == "__main__":
    for name, content in pages().items():
        (DOCS / name).write_text(content, encoding="utf-8")

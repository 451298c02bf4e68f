"""``seuil schema``: the JSON Schema of a brief."""

from __future__ import annotations

import json

from seuil.cli.output import write


def command() -> None:
    """Print the JSON Schema of what `seuil read --format json` gives."""
    from seuil.brief.model import Brief

    schema = Brief.model_json_schema(by_alias=True, mode="serialization")
    write(json.dumps(schema, indent=2, ensure_ascii=False, sort_keys=True) + "\n")

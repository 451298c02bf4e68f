"""``seuil acts``: the kinds of doing that Seuil records."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from seuil.cli.output import write


def command(
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object for each act, in a list.")] = False,
) -> None:
    """List the acts that Seuil records, with the PLOVER type and the CAMEO code of each."""
    from seuil.data_files import DataFiles

    acts = sorted(DataFiles().acts.values(), key=lambda act: act.id)
    if as_json:
        fields = {"id", "name", "means", "plover", "plover_mode", "cameo", "is_not"}
        rows = [act.model_dump(include=fields) for act in acts]
        write(json.dumps(rows, indent=2, ensure_ascii=False) + "\n")
        return
    width = max(len(act.id) for act in acts)
    lines = [
        f"{act.id:<{width}}  {act.plover or '-':<10}  {act.cameo:<5}  {act.name.en} / {act.name.fr}\n"
        for act in acts
    ]
    write("".join(lines))

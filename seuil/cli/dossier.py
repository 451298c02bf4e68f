"""Which dossier a command works on, and what it says where there is none or it is not up to date."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from seuil.store.dossier import Store

DEFAULT, VARIABLE = "seuil.db", "SEUIL_DOSSIER"
DossierOption = Annotated[
    str,
    typer.Option(
        "--dossier",
        metavar="FILE",
        envvar=VARIABLE,
        help="The dossier: a file, or the address of a PostgreSQL database.",
    ),
]


def default_dossier() -> str:
    """Where the dossier is if no option says so: what the environment names, or a file of this folder."""
    return os.environ.get(VARIABLE) or DEFAULT


def opened(where: str) -> Store:
    """The dossier at ``where``. Raises StoreError where there is none; says on standard error when there are
    pages of which no events were made yet.
    """
    from seuil.store.dossier import Store

    store = Store.open(where, create=False)
    if store.stale:
        note = f"seuil: {where}: some pages are not made into events yet; `seuil add` without a page does it"
        print(note, file=sys.stderr)
    return store

"""A dossier made of the same pages in another order."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from seuil.adding import Program, items_of
from seuil.data_files import DataFiles
from seuil.page.formats.model import Item
from seuil.reader import Reader
from seuil.store.dossier import Store
from seuil.store.makers import Makers, shipped_for_pages
from seuil.store.rows import PageRows

# So many times is the record made again while pages come in.
STEPS = 3


def rows_of(sources: Sequence[str], data: DataFiles, program: Program) -> list[PageRows]:
    """All rows of each page of some files or folders."""
    reader, makers = Reader(), shipped_for_pages(data)
    items = [item for item in items_of(sources) if isinstance(item, Item)]
    return [makers.rows(reader.read_item(item), program=program.fingerprint) for item in items]


def digest_of(rows: Sequence[PageRows], makers: Makers, *, in_steps: bool) -> str:
    """What a dossier holds to which these pages were added in this order."""
    with tempfile.TemporaryDirectory() as place, Store.open(Path(place) / "d.db", create=True) as store:
        size = -(-len(rows) // STEPS) if in_steps else len(rows)
        for at in range(0, len(rows), size):
            store.put_many(rows[at : at + size])
            store.refresh(makers)
        return store.digest()

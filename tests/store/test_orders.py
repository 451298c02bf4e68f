"""The order in which pages come in decides nothing: ten orders of real pages, one dossier."""

import random
from pathlib import Path

from seuil.adding import Program
from seuil.data_files import DataFiles
from seuil.store.makers import shipped
from tests.store.orders import digest_of, rows_of

# A strike, its copies in two languages, what was said of it later; benchmarks/orders.py takes all pages.
PAGES = sorted((Path(__file__).parents[1] / "records" / "events-open" / "pages").glob("[01]*"))[5:17]


def test_ten_orders_give_one_dossier():
    data, program = DataFiles(), Program(version="0", fingerprint="f")
    rows = rows_of(tuple(map(str, PAGES)), data, program)
    makers = shipped(data, version=program.version, program=program.fingerprint)
    digests = set()
    for seed in range(10):
        random.Random(seed).shuffle(rows)
        digests.add(digest_of(rows, makers, in_steps=bool(seed % 2)))
    assert len(rows) == 12
    assert len(digests) == 1

"""Does the order in which pages come in decide anything?

``python -m benchmarks.orders FOLDER [ORDERS] [SEED]``.

The pages of FOLDER are read once; then a dossier is made of them in each of ORDERS shuffled orders (ten by
default), half of them in one go and half page by page with the record made again in between. Printed: the
SHA-256 of what each holds, clock times and history apart. Exit status 1 where two differ.
"""

from __future__ import annotations

import random
import sys

from seuil.adding import Program
from seuil.data_files import DataFiles
from seuil.data_files.fingerprint import fingerprint_of
from seuil.store.makers import shipped
from seuil.version import VERSION
from tests.store.orders import digest_of, rows_of


def main(folder: str, orders: int, seed: int) -> int:
    """Make the dossiers, and compare them."""
    data = DataFiles()
    program = Program(version=VERSION, fingerprint=fingerprint_of(data.folder))
    rows, dice = rows_of([folder], data, program), random.Random(seed)
    makers = shipped(data, version=program.version, program=program.fingerprint)
    found = set()
    for number in range(orders):
        dice.shuffle(rows)
        digest = digest_of(rows, makers, in_steps=bool(number % 2))
        found.add(digest)
        print(f"order {number + 1}: {len(rows)} pages, {digest}")
    print("all are equal" if len(found) == 1 else f"{len(found)} dossiers DIFFER")
    return int(len(found) != 1)


if __name__ == "__main__":
    given = sys.argv[1:]
    if not 1 <= len(given) <= 3:
        sys.exit(__doc__)
    sys.exit(main(given[0], *(int(n) for n in (given[1:] + ["10", "7"][len(given) - 1 :]))))

"""Which pages are worth comparing: pages that share a band of a sketch.

Two MinHash sketches are made of a page, and cut into bands; two pages share a band when all values in it are
equal. For two sets that have the share J of their union in common (Jaccard), bands of r values each,
b bands, meet with probability 1 - (1 - J^r)^b (Leskovec, Rajaraman, Ullman, Mining of Massive Datasets, 3.4).

- Words: the word triples, r = 2, b = 80. J = 0.2, which is a third of the triples of two pages of one length:
  0.962. J = 0.3: 0.9995. J = 0.05: 0.18. J = 0.01, more than most pages of one language have: 0.008.
- Facts: names but states, numbers and dates, which a translation keeps, r = 3, b = 64. J = 0.4: 0.985.
  J = 0.5: 0.9998. J = 0.3: 0.83. J = 0.1, two pages of one crisis: 0.06. J = 0.05: 0.008.

Pages with the same body share a band of its hash. The hashing is rensa's, with a fixed seed; a test holds its
values, so that keys that a dossier keeps are the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable

from rensa import RMinHash

from seuil.event.copies.model import Fingerprint
from seuil.event.copies.words import digest

_SEED = 20240917
_WORD_ROWS, _WORD_BANDS = 2, 80
_FACT_ROWS, _FACT_BANDS = 3, 64
# Fewer facts than this are shared by chance.
_LEAST_FACTS = 4


def bands_of(fingerprint: Fingerprint) -> tuple[str, ...]:
    """The keys of a page, sorted: pages that share one are to be compared."""
    keys = {f"b:{fingerprint.body}"}
    triples = [str(triple) for triple in fingerprint.triples]
    if triples:
        keys.update(_bands("w", triples, _WORD_ROWS, _WORD_BANDS))
    facts = facts_of(fingerprint)
    if len(facts) >= _LEAST_FACTS:
        keys.update(_bands("f", facts, _FACT_ROWS, _FACT_BANDS))
    return tuple(sorted(keys))


def facts_of(fingerprint: Fingerprint) -> list[str]:
    """What a translation keeps: names, numbers, dates. A state's code is left out, since half of the pages
    have it.
    """
    found: set[str] = set()
    for mark in fingerprint.sentences:
        found.update(f"n{name}" for name in mark.names if not name.isupper())
        found.update(f"#{number}" for number in mark.numbers)
        found.update(f"d{day}" for day in mark.dates)
    return sorted(found)


def _bands(kind: str, items: Iterable[str], rows: int, bands: int) -> Iterable[str]:
    sketch = RMinHash(num_perm=rows * bands, seed=_SEED)
    sketch.update(items)
    values = sketch.digest()
    for band in range(bands):
        row = values[band * rows : (band + 1) * rows]
        yield f"{kind}{band}:{digest(' '.join(map(str, row))):08x}"

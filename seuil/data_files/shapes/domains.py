"""Shape of ``languages/<code>/domains.yaml``: what else a page may be about, by its words."""

from __future__ import annotations

from seuil.data_files.reader import Shape


class DomainsFile(Shape):
    """Domain → lemmas that mark it, and lemmas that say that a sentence is of our field all the same.

    Domains in ``whole_pages`` are told from the whole page alone, not from a sentence of it.
    """

    domains: dict[str, tuple[str, ...]]
    whole_pages: tuple[str, ...] = ()
    ours: tuple[str, ...]

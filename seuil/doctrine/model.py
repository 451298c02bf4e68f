"""What the doctrine stage hands on: documents as their files hold them, editions on a day, differences."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from seuil.data_files.shapes.doctrines import Clause, DoctrineFile, Moved

Verdict = Literal["added", "dropped", "widened", "narrowed", "reworded", "unchanged"]


@dataclass(frozen=True, slots=True)
class Edition:
    """A document in force on a day. ``shares_day``: another edition held on a part of that same day."""

    doctrine: DoctrineFile
    shares_day: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """A clause before and after. ``old`` is null for one that was added, ``new`` for one that was dropped.
    """

    verdict: Verdict
    old: Clause | None
    new: Clause | None
    moved: tuple[Moved, ...] = ()

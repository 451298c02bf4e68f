"""What an evaluation hands on: checks, pages, figures. Offsets are code points into the page's
``article.text``.
"""

from __future__ import annotations

import json
from typing import Literal

from seuil.article.model import Frozen

FORMAT: Literal["seuil-evaluation/1"] = "seuil-evaluation/1"
# owed: something that the gold holds, found or not; given: something that the program gave, wanted or not;
# field: a field of something found.
Side = Literal["owed", "given", "field"]
# The halves of a gold that is split: one to work on, one to be scored and left alone.
Half = Literal["open", "closed"]


class Check(Frozen):
    """One question put to a brief, and whether the answer is right.

    ``part`` is what it is about (article, assertion, attribution, time, commitment, touch), ``check``
    what is asked of it; ``item`` names the thing within its page, ``words`` are the page's, at ``start``
    to ``end`` where they stand in it. ``act`` and ``plover`` are those of the thing asked about: the
    gold's own for owed and field, the program's for given.
    """

    part: str
    check: str
    side: Side
    right: bool
    item: str
    words: str = ""
    start: int | None = None
    end: int | None = None
    want: str = ""
    have: str = ""
    act: str | None = None
    plover: str | None = None
    phenomena: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same check in another run over the same gold."""
        return self.part, self.check, self.side, self.item


class PageResult(Frozen):
    """All checks of one page. Pages of the closed ``half`` are scored; their misses are shown only when
    asked for.

    ``unsound`` lists what the gold names that the article does not hold. ``error`` is set where the page
    could not be read: everything owed is then missed.
    """

    name: str
    language: str
    crisis: str
    half: Half | None = None
    text: str
    checks: tuple[Check, ...]
    unsound: tuple[str, ...] = ()
    error: str | None = None

    @property
    def closed(self) -> bool:
        """Whether the page is of the closed half."""
        return self.half == "closed"


class Figure(Frozen):
    """One figure with its 95 % interval: a share (``value`` = right / asked), or an F1 with its two sides.

    ``asked`` and ``right`` count the owed of an F1; ``given`` and ``wanted`` what the program gave. Null:
    nothing was asked.
    """

    value: float | None
    low: float | None = None
    high: float | None = None
    asked: int
    right: int
    given: int | None = None
    wanted: int | None = None
    precision: float | None = None
    recall: float | None = None


class RecordMiss(Frozen):
    """Something of a record that was not as its gold has it: which event, family or page, and the words."""

    what: str
    item: str
    words: str


class RecordResult(Frozen):
    """One record judged, of ``pages`` pages. The misses of a closed one are shown only when asked for."""

    name: str
    half: Half
    pages: int
    figures: dict[str, Figure]
    misses: tuple[RecordMiss, ...] = ()
    unsound: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()

    @property
    def closed(self) -> bool:
        """Whether nothing is to be worked on by it."""
        return self.half == "closed"


class Fingerprint(Frozen):
    """SHA-256 of what an evaluation rests on: the gold files with their pages, the models, the data files.
    """

    gold: str
    models: str
    data: str


class Evaluation(Frozen):
    """A whole run. ``figures`` is group → figure name → figure; groups are "all", a language, "closed fr"…
    """

    format: Literal["seuil-evaluation/1"] = FORMAT
    version: str
    fingerprint: Fingerprint
    pages: tuple[PageResult, ...]
    figures: dict[str, dict[str, Figure]]
    by_act: dict[str, dict[str, Figure]]
    by_plover: dict[str, dict[str, Figure]]
    by_phenomenon: dict[str, dict[str, Figure]]
    records: tuple[RecordResult, ...] = ()

    def to_json(self) -> str:
        """As JSON text, which ``seuil evaluate --against`` reads again. Empty values are left out."""
        kept = {"format": self.format, **self.model_dump(exclude_defaults=True)}
        return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"

    def without_closed_misses(self) -> Evaluation:
        """The same with the closed pages' checks and text taken out; the figures stay."""
        pages = tuple(
            p.model_copy(update={"checks": (), "text": "", "unsound": ()}) if p.closed else p
            for p in self.pages
        )
        records = tuple(
            r.model_copy(update={"misses": (), "unsound": ()}) if r.closed else r for r in self.records
        )
        return self.model_copy(update={"pages": pages, "records": records})

"""The filters of a view as a reader sees them: what is chosen, what there is to choose, with how many events.

``parts/filters.html`` shows a ``Panel``; the facets come by a second request (``/facets``), so that the view
itself is there at once. Any view of events can have them: it gives its address, and has ``#results``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from seuil.asking.wording import RecordWording
from seuil.brief.reasons import Phrase
from seuil.errors import UsageError
from seuil.store.asking import KINDS_OF_SOURCE
from seuil.store.model import FacetRow
from seuil.store.model import Query as RecordQuery
from seuil.web.asked import Asked
from seuil.web.desk import Desk
from seuil.web.rendering import address
from seuil.web.saying import labels, said_of

View = Literal["timeline", "events", "map"]

FACETS = (
    "actor", "target", "act", "instrument", "place", "status", "certainty", "polarity", "confirmed", "source",
)  # fmt: skip
_OPEN = ("actor", "act", "status")
# What takes a name that stands in no list of values.
_NAMED = ("actor", "target", "act", "instrument", "place", "source")
# So many values stand as boxes to tick; so many are offered where a name is written.
_BOXES, _OFFERED = 8, 120


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its name, how many events have it (null: not counted), whether it is chosen."""

    value: str
    name: str
    count: int | None
    chosen: bool
    mark: str


@dataclass(frozen=True, slots=True)
class Facet:
    """A field to choose by: boxes to tick, further values to be offered to whoever writes a name."""

    field: str
    label: str
    boxes: tuple[Choice, ...]
    offered: tuple[Choice, ...]
    takes_names: bool
    open: bool

    @property
    def chosen(self) -> int:
        """How many values are chosen."""
        return sum(choice.chosen for choice in self.boxes)


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the address without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The filters of one view. ``facets`` hold only what is chosen until they are counted."""

    view: View
    path: str
    asked: Asked
    facets: tuple[Facet, ...]
    chips: tuple[Chip, ...]
    counted: bool = False
    fault: Phrase | None = None

    @property
    def clear(self) -> str:
        """The view without filters."""
        return self.path

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """What else is asked, beside the facets: names and values for the fields of a form."""
        beside = {k: v for k, v in self.asked.values.items() if k not in FACETS and k != "page"}
        several = ((k, held if isinstance(held, tuple) else (held,)) for k, held in beside.items())
        return tuple((name, str(value)) for name, values in several for value in values)

    @property
    def all_values(self) -> str:
        """The facets by themselves, counted."""
        return address("/facets", view=self.view, **self.asked.values)


def label_of(field: str) -> str:
    """How a filter is called."""
    return labels()[field]


def name_of(field: str, value: str, say: RecordWording) -> str:
    """How a value of a filter is called; as it stands where it is none of ours."""
    if field in ("status", "polarity", "certainty"):
        names: dict[str, str] = getattr(say.values, field)
        return names.get(value, value)
    if field == "confirmed":
        return say.saying("confirmed" if value in ("true", "yes") else "unconfirmed")
    if field == "act":
        return say.act(value)
    if field == "source":
        kind, _colon, name = value.partition(":")
        value = name if kind in KINDS_OF_SOURCE and name else value
    return say.name(value) if field in _NAMED else value


def panel(desk: Desk, asked: Asked, view: View) -> Panel:
    """The filters of a view, with what is chosen alone: nothing is counted."""
    say = desk.say()
    try:
        query = asked.query(desk, whole=True)
        fault = None
    except UsageError as error:
        query, fault = None, said_of(error, desk.data)
    facets = tuple(_facet(field, (), _chosen(field, asked, query), say) for field in FACETS)
    return Panel(view, f"/{view}", asked, facets, tuple(_chips(asked, view, say)), fault=fault)


def counted(desk: Desk, asked: Asked, view: View) -> Panel:
    """The same with the values of each field and how many events have them.

    Raises UsageError for a filter that cannot be, StoreError where the dossier cannot be read.
    """
    say, query = desk.say(), asked.query(desk, whole=True)
    store = desk.store
    found = desk.kept.of(store, ("facets", query), lambda: store.facets(query, FACETS, _OFFERED))
    facets = tuple(_facet(f, found[f], _chosen(f, asked, query), say) for f in FACETS)
    return Panel(view, f"/{view}", asked, facets, tuple(_chips(asked, view, say)), counted=True)


def _chosen(field: str, asked: Asked, query: RecordQuery | None) -> tuple[str, ...]:
    """The values that are chosen: as ids, or as they are written where they mean nothing."""
    held: Any = getattr(asked if query is None else query, field)
    if field == "confirmed":
        return () if held is None else ("yes" if held else "no",)
    if field == "source" and query is not None:
        return asked.source
    return tuple(held)


def _facet(field: str, rows: Sequence[FacetRow], chosen: tuple[str, ...], say: RecordWording) -> Facet:
    counted = [_choice(field, _written(field, row), row.count, chosen, say) for row in rows]
    there = {choice.value for choice in counted}
    others = [_choice(field, value, None, chosen, say) for value in chosen if value not in there]
    boxes = [c for n, c in enumerate(counted) if n < _BOXES or c.chosen] + others
    kept = {choice.value for choice in boxes}
    return Facet(
        field=field,
        label=label_of(field),
        boxes=tuple(boxes),
        offered=tuple(c for c in counted if c.value not in kept),
        takes_names=field in _NAMED,
        open=field in _OPEN or bool(chosen),
    )


def _written(field: str, row: FacetRow) -> str:
    """A value as it stands in an address; a source with its kind, so that what was counted is found."""
    if field == "confirmed":
        return {"true": "yes", "false": "no"}[row.value]
    return f"{row.kind}:{row.value}" if field == "source" else row.value


def _choice(
    field: str, value: str, count: int | None, chosen: Iterable[str], say: RecordWording
) -> Choice:
    mark = hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:10]
    return Choice(value, name_of(field, value, say), count, value in chosen, f"facet-{field}-{mark}")


def _chips(asked: Asked, view: View, say: RecordWording) -> Iterable[Chip]:
    path = f"/{view}"
    for field in (*FACETS[:3], "plover", *FACETS[3:]):
        held: Any = getattr(asked, field)
        if field == "confirmed":
            if held is not None:
                value = name_of(field, "yes" if held else "no", say)
                yield Chip(label_of(field), value, asked.without(field).at(path))
            continue
        for value in held:
            yield Chip(label_of(field), name_of(field, value, say), asked.without(field, value).at(path))
    for field in ("text", "since", "until", "as_known_at"):
        if held := getattr(asked, field):
            yield Chip(label_of(field), held, asked.without(field).at(path))

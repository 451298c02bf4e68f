"""Documents as the intervals in which they held, one line each, with the day that is looked at as a rule."""

from __future__ import annotations

import datetime
from typing import Any

from seuil.doctrine.from_files import Doctrines
from seuil.web.doctrines.addresses import document_address
from seuil.web.doctrines.matrix import DocumentRow
from seuil.web.plots.drawing import INKS, Spec

_LINE = 15
# What still holds is drawn so many days beyond the last day that is known.
_BEYOND = 270


def height_of(documents: int) -> int:
    """Pixels of the plot of so many documents."""
    return documents * _LINE + 60


def spec_of(doctrines: Doctrines, rows: tuple[DocumentRow, ...], day: str, theme: str, words: Any) -> Spec:  # noqa: ANN401
    """The plot of these documents; ``words`` are the titles of what it tells of each."""
    inks = INKS[theme]
    last = _after(max([day, *(doctrines.get(row.id).published for row in rows)]), _BEYOND)
    values = [_value(doctrines, row, last) for row in rows]
    time = {"type": "temporal", "title": None, "axis": {"format": "%Y", "tickCount": 8}}
    y = {
        "field": "id", "type": "nominal", "sort": None, "title": None,
        "axis": {"ticks": False, "domain": False, "labelLimit": 110, "labelPadding": 6},
    }  # fmt: skip
    fill = {"condition": {"test": "datum.held", "value": inks["accent"]}, "value": inks["card"]}
    tips = [{"field": name, "title": words[name]} for name in ("title", "issuers", "force", "mark")]
    bars = {
        "mark": {"type": "bar", "height": 8, "cornerRadius": 2, "stroke": inks["accent"]},
        "encoding": {
            "x": {"field": "from", **time}, "x2": {"field": "until"}, "y": y, "color": fill,
            "tooltip": tips,
        },
    }  # fmt: skip
    open_ = {
        "transform": [{"filter": "datum.open"}],
        "mark": {"type": "text", "text": "▸", "dx": 1, "fontSize": 13, "color": inks["accent"]},
        "encoding": {"x": {"field": "until", **time}, "y": y},
    }  # fmt: skip
    rule = {
        "data": {"values": [{"day": day}]},
        "mark": {"type": "rule", "strokeWidth": 1.5, "strokeDash": [4, 3], "color": inks["ink"]},
        "encoding": {"x": {"field": "day", **time}},
    }
    return {
        "height": len(rows) * _LINE,
        "data": {"values": values},
        "layer": [bars, open_, rule],
    }


def _value(doctrines: Doctrines, row: DocumentRow, last: str) -> dict[str, Any]:
    held = doctrines.get(row.id).in_force
    return {
        "id": row.id,
        "title": row.title,
        "issuers": row.issuers,
        "force": row.force,
        "mark": row.mark_words,
        "from": held.from_,
        "until": held.until or last,
        "open": held.until is None,
        "held": row.in_force,
        "href": document_address(row.id),
    }


def _after(day: str, days: int) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days=days)).isoformat()

"""The outlets by their pages: originals and copies of others' reports, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from seuil.asking.wording import RecordWording
from seuil.store.model import OutletPages
from seuil.web.plots.drawing import INKS, Spec
from seuil.web.record.provenance import outlet_address

STEP = 26
MOST = 15
"""Outlets that are drawn."""


def spec_of(rows: Sequence[OutletPages], say: RecordWording, theme: str, words: dict[str, str]) -> Spec:
    """The plot; a bar leads to what its outlet tells. ``words`` name originals, copies and pages."""
    inks = INKS[theme]
    values = []
    for row in rows[:MOST]:
        href = outlet_address(row.outlet) if row.outlet else None
        parts = ((words["originals"], row.originals, 0), (words["copies"], row.copies, row.originals))
        values += [
            {"outlet": say.outlet(row.outlet), "kind": kind, "low": low, "high": low + pages, "pages": pages,
             "href": href}
            for kind, pages, low in parts if pages
        ]  # fmt: skip
    kinds = [words["originals"], words["copies"]]
    kind = {"field": "kind", "type": "nominal"}
    # One below the other: side by side they are cut off in a narrow window.
    legend = {"title": None, "orient": "bottom", "symbolType": "square", "columns": 1, "labelLimit": 320}
    return {
        "height": STEP * min(len(rows), MOST) + 20,
        "data": {"values": values},
        "mark": {"type": "bar", "cursor": "pointer", "stroke": inks["accent"], "height": {"band": 0.72}},
        "encoding": {
            "y": {"field": "outlet", "type": "nominal", "title": None, "sort": None,
                  "axis": {"domain": False, "ticks": False, "labelColor": inks["ink"], "labelLimit": 220}},
            "x": {"field": "low", "type": "quantitative", "title": words["pages"],
                  "axis": {"tickMinStep": 1, "format": "d"}},
            "x2": {"field": "high"},
            "fill": {**kind, "legend": legend,
                     "scale": {"domain": kinds, "range": [inks["accent"], inks["card"]]}},
            "strokeDash": {**kind, "legend": legend,
                           "scale": {"domain": kinds, "range": [[1, 0], [3, 2]]}},
            "tooltip": [{"field": "outlet", "title": " "}, {"field": "kind", "title": " "},
                        {"field": "pages", "title": words["pages"]}],
        },
    }  # fmt: skip

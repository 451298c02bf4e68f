"""A Vega-Lite specification as an answer: as JSON for the browser, as SVG or PNG drawn here.

A plot is a specification without colours, letters or width; ``themed`` gives it those. Both forms are drawn
from the same text, so that the picture of a reader without script is the plot of a reader with it.
"""

from __future__ import annotations

import json
import threading
from functools import lru_cache
from typing import Annotated, Any, Literal

import vl_convert
from fastapi import Depends, Query
from fastapi.responses import JSONResponse, Response

from seuil.web.languages import _, current_language
from seuil.web.problems import BusyError
from seuil.web.rendering import attachment

Spec = dict[str, Any]
Theme = Annotated[Literal["light", "dark"], Query(description="Colours for a light or a dark page.")]
Width = Annotated[int, Query(ge=200, le=2400, description="Pixels.")]
Ending = Literal["json", "svg", "png"]

WIDTH = 960
# As wide may a picture be; the plot that a browser draws itself is as wide as its place.
_WIDTHS = (320, 480, 640, WIDTH, 1280, 1920, 2400)
# One picture is drawn at a time, for it takes all of a core; whoever comes when so many wait is told.
_MOST_WAITING = 12
_drawing, _waiting = threading.Lock(), threading.BoundedSemaphore(_MOST_WAITING)
# A picture is drawn at twice the size, so that it is sharp in print.
_SCALE = 2.0
# The picture as a whole is named, and its content stands beside it; Vega would name its parts in English.
UNNAMED = {"aria": False}
_LETTERS = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"

# The colours of base.css: ink, what is beside the matter, lines, and the ground.
INKS = {
    "light": {"ink": "#1b1d21", "soft": "#565a63", "line": "#dcd9d1", "card": "#ffffff", "accent": "#1d4e6b"},
    "dark": {"ink": "#e8e6e1", "soft": "#a9acb5", "line": "#363a41", "card": "#1d2024", "accent": "#8cc4e6"},
}
TONES = {
    "light": {
        "happened": "#1f5fa8", "ongoing": "#14705f", "planned": "#7a5b00", "permitted": "#9a4a00",
        "requested": "#8a3a6f", "hypothetical": "#6a4bb0", "negated": "#9c2f1c",
    },
    "dark": {
        "happened": "#7fb2ee", "ongoing": "#66cdbb", "planned": "#e2c25c", "permitted": "#f0a365",
        "requested": "#e391c4", "hypothetical": "#b9a0f2", "negated": "#f0917e",
    },
}  # fmt: skip


def width_of(ending: Ending, width: Width = WIDTH) -> int:
    """How wide a plot is made: as wide as asked for, a picture in the nearest of a few widths, so that few
    of them differ. For ``Depends``.
    """
    return width if ending == "json" else min(_WIDTHS, key=lambda one: abs(one - width))


WidthOf = Annotated[int, Depends(width_of)]


def answer(spec: Spec, ending: Ending, name: str, *, download: bool) -> Response:
    """A themed specification in the form of an ending; with ``download`` to be saved under ``name``.

    Raises BusyError where too many pictures wait to be drawn.
    """
    if ending == "json":
        made: Response = JSONResponse(spec)
    else:
        content = drawn(json.dumps(spec, sort_keys=True), ending)
        made = Response(content, media_type="image/svg+xml" if ending == "svg" else "image/png")
    if ending == "svg":
        # Its own letters are set in a style of its own; it can run and load nothing.
        made.headers["content-security-policy"] = "default-src 'none'; style-src 'unsafe-inline'"
    if download:
        made.headers["content-disposition"] = attachment(f"{name}.{ending}")
    return made


def drawn(spec: str, ending: Literal["svg", "png"]) -> bytes:
    """The picture of a specification, given as JSON. Nothing is loaded for it. Raises BusyError."""
    if not _waiting.acquire(blocking=False):
        raise BusyError(_("Too much is waiting to be done. Try again in a moment."))
    try:
        with _drawing:
            return _picture(spec, ending)
    finally:
        _waiting.release()


@lru_cache(maxsize=32)
def _picture(spec: str, ending: Literal["svg", "png"]) -> bytes:
    if ending == "svg":
        return bytes(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]), "utf-8")
    return bytes(vl_convert.vegalite_to_png(spec, scale=_SCALE, allowed_base_urls=[]))


def themed(spec: Spec, theme: Literal["light", "dark"], width: int = WIDTH) -> Spec:
    """A specification with our colours and letters, as wide as asked for, in the current language."""
    inks = INKS[theme]
    axis = {
        "labelColor": inks["soft"], "titleColor": inks["soft"], "gridColor": inks["line"],
        "domainColor": inks["line"], "tickColor": inks["line"], "labelFontSize": 12, "titleFontSize": 12,
        "titleFontWeight": "normal",
    } | UNNAMED  # fmt: skip
    config = {
        "background": inks["card"],
        "font": _LETTERS,
        "view": {"stroke": None},
        "axis": axis,
        "legend": {"labelColor": inks["ink"], "titleColor": inks["soft"], "labelFontSize": 12} | UNNAMED,
        "title": {"color": inks["ink"], "fontSize": 14, "anchor": "start"},
        "text": {"color": inks["ink"]},
        "mark": UNNAMED,
        "locale": _locale(current_language()),
    }
    schema = "https://vega.github.io/schema/vega-lite/v6.json"
    whole = {"$schema": schema, "width": width, "autosize": {"type": "fit", "contains": "padding"}, **spec}
    return whole | {"config": config | spec.get("config", {})}


@lru_cache
def _locale(language: str) -> Spec:
    """How numbers and dates are written, by the CLDR."""
    from babel import Locale

    held = Locale.parse(language)
    signs = held.number_symbols["latn"]
    months, days = held.months["stand-alone"], held.days["stand-alone"]
    order = [6, *range(6)]  # D3 begins weeks with Sunday, the CLDR's tables with Monday
    return {
        "number": {
            "decimal": signs["decimal"], "thousands": signs["group"], "grouping": [3], "currency": ["", ""]
        },
        "time": {
            "dateTime": "%Y-%m-%d %H:%M", "date": "%Y-%m-%d", "time": "%H:%M", "periods": ["AM", "PM"],
            "days": [days["wide"][d] for d in order],
            "shortDays": [days["abbreviated"][d] for d in order],
            "months": [months["wide"][m] for m in range(1, 13)],
            "shortMonths": [months["abbreviated"][m] for m in range(1, 13)],
        },
    }  # fmt: skip

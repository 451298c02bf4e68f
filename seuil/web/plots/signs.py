"""The signs of events as outlines to be filled, in a square from -1 to 1 (as Vega draws symbols).

They are those of ``seuil.asking.timeline.sign_of``: no letters are needed that a machine may lack.
"""

from __future__ import annotations

_DISC = "M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z"
# Turned the other way round, so that it cuts a hole.
_HOLE = "M-0.7,0A0.7,0.7,0,1,0,0.7,0A0.7,0.7,0,1,0,-0.7,0Z"
_RING = _DISC + _HOLE

PATHS = {
    "●": _DISC,
    "○": _RING,
    "◐": _RING + "M0,-0.8A0.8,0.8,0,0,0,0,0.8Z",
    "◔": _RING + "M0,-0.8A0.8,0.8,0,0,1,0.8,0L0,0Z",
    "▷": "M-0.9,-1L1.05,0L-0.9,1ZM-0.55,-0.46L-0.55,0.46L0.35,0Z",
    "✓": "M-1,0.05L-0.65,-0.3L-0.25,0.2L0.75,-0.85L1.05,-0.5L-0.25,0.9Z",
    "?": "M-0.65,-0.4A0.65,0.6,0,1,1,0.2,0.15L0.2,0.4L-0.2,0.4L-0.2,-0.1A0.27,0.27,0,1,0,-0.27,-0.4Z"
    "M-0.22,0.58L0.22,0.58L0.22,1L-0.22,1Z",
    "◇": "M0,-1.1L1.1,0L0,1.1L-1.1,0ZM-0.62,0L0,0.62L0.62,0L0,-0.62Z",
    "✗": "M-0.9,-0.6L-0.6,-0.9L0,-0.3L0.6,-0.9L0.9,-0.6L0.3,0L0.9,0.6L0.6,0.9L0,0.3L-0.6,0.9L-0.9,0.6"
    "L-0.3,0Z",
    "≠": "M-0.95,-0.5L0.95,-0.5L0.95,-0.18L-0.95,-0.18ZM-0.95,0.18L0.95,0.18L0.95,0.5L-0.95,0.5Z"
    "M0.3,-0.95L0.62,-0.82L-0.3,0.95L-0.62,0.82Z",
}

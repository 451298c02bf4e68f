"""What the first to ask would else wait for, readied in the background when the server begins."""

from __future__ import annotations

import logging
from collections.abc import Callable

from seuil.errors import SeuilError
from seuil.export import coordinates
from seuil.web.desk import Desk
from seuil.web.jobs import Job, Tell, Worker
from seuil.web.languages import languages, set_language
from seuil.web.plots import shapes
from seuil.web.views import home, map, scenario

_log = logging.getLogger("seuil.web")

Part = Callable[[Desk], object]

PARTS: tuple[Part, ...] = (home.ready, map.ready, scenario.ready)
"""What is readied for each language, what is asked for first before the rest."""


def readying(desk: Desk, parts: tuple[Part, ...] = PARTS) -> Worker:
    """Begin it. One part after the other; what goes wrong with one is logged, and whoever asks is told."""
    worker = Worker("seuil-ready")
    worker.give(Job("map", _load_map))
    for part in parts:
        worker.give(Job(f"ready {part.__module__}", _work(desk, part)))
    return worker


def _work(desk: Desk, part: Part) -> Callable[[Tell], None]:
    def work(_tell: Tell) -> None:
        for language in languages():
            set_language(language)
            try:
                part(desk)
            except SeuilError as error:
                _log.warning("%s", ascii(" ".join(str(error).split()))[1:-1])

    return work


def _load_map(_tell: Tell) -> None:
    """Read the tables of the map."""
    shapes.load()
    coordinates.load()

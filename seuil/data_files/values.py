"""Plain values of a YAML text, read event by event: the quick way for files that are right.

Building a tree of nodes, each with its lines, took half of the time from start to brief. Only a wrong file
needs lines,
so the reader comes here first and builds the tree when something does not fit.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NO_KEY = object()


class OddFile(Exception):
    """The text is not what the quick way reads (a key twice, a mapping for a key): the slow way says why."""


def values_of(text: str, scalar: Callable[[str], Any]) -> Any:
    """The value of the one document in ``text``; ``scalar`` says what a plain word without quotation marks
    is.

    Raises OddFile, or yaml.YAMLError where the text is no YAML.
    """
    loader = _Loader(text)
    try:
        return _Builder(loader.get_event, scalar).value()
    finally:
        loader.dispose()


class _Builder:
    """One walk over the events; ``place`` is the mapping or list that is being filled."""

    def __init__(self, following: Callable[[], Event], scalar: Callable[[str], Any]) -> None:
        self._following = following
        self._scalar = scalar
        self._anchors: dict[str, Any] = {}

    def value(self) -> Any:
        root: list[Any] = []
        place: dict[str, Any] | list[Any] = root
        key: Any = _NO_KEY
        above: list[tuple[dict[str, Any] | list[Any], Any]] = []
        while True:
            event = self._following()
            kind = type(event)
            if kind is ScalarEvent:
                if key is _NO_KEY and type(place) is dict:
                    key = self._key(event, place)
                    continue
                value = self._plain(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if key is _NO_KEY and type(place) is dict:
                    raise OddFile
                above.append((place, key))
                place, key = ({} if kind is MappingStartEvent else []), _NO_KEY
                self._named(event, place)
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                value = place
                place, key = above.pop()
            elif kind is AliasEvent:
                value = self._anchored(event)
            elif kind is StreamEndEvent:
                return _only(root)
            else:
                continue
            if type(place) is list:
                place.append(value)
            else:
                place[key] = value
                key = _NO_KEY

    def _key(self, event: Any, place: dict[str, Any]) -> str:
        key = str(event.value)
        if key in place:
            raise OddFile
        return key

    def _plain(self, event: Any) -> Any:
        value = self._scalar(event.value) if event.implicit[0] else event.value
        self._named(event, value)
        return value

    def _anchored(self, event: Any) -> Any:
        if event.anchor not in self._anchors:
            raise OddFile
        return self._anchors[event.anchor]

    def _named(self, event: Any, value: Any) -> None:
        if event.anchor:
            self._anchors[event.anchor] = value


def _only(root: list[Any]) -> Any:
    if len(root) != 1:
        raise OddFile
    return root[0]

"""Answers of the store that are asked for again and again, kept while the dossier stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import TypeVar, cast

from seuil.store.dossier import Store

A = TypeVar("A")
# So many answers are kept, the last that were used.
_MOST = 128


_known: ContextVar[dict[str, str] | None] = ContextVar("seuil_revisions", default=None)


def begin_request() -> None:
    """From here on, what is being answered sees one revision of each dossier."""
    _known.set({})


def revision_of(store: Store) -> str:
    """The dossier's revision: asked once for each request that is answered, however often it is needed."""
    held = _known.get()
    if held is None:
        return store.revision()
    if store.where not in held:
        held[store.where] = store.revision()
    return held[store.where]


class Kept:
    """Answers by what was asked and by the dossier's revision. Safe to use from many threads at once."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._held: OrderedDict[tuple[str, Hashable], object] = OrderedDict()

    def of(self, store: Store, asked: Hashable, answer: Callable[[], A]) -> A:
        """The answer to ``asked``, found out by ``answer`` if this revision was not asked it yet."""
        key = (revision_of(store), asked)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return cast(A, self._held[key])
        found = answer()
        with self._lock:
            self._held[key] = found
            while len(self._held) > _MOST:
                self._held.popitem(last=False)
        return found

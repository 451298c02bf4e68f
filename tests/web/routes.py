"""Every address that the application answers, from its own routers, with what may stand in its braces."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from seuil.web.app import API, VIEWS

_PART = re.compile(r"\{(\w+)(?::\w+)?\}")
# So many ways of filling one address are tried.
_MOST = 400


def paths(method: str) -> list[str]:
    """The paths that take a method, by name; braces are what is filled in."""
    routes = [route for router in (*VIEWS, *API) for route in router.routes]
    return sorted({route.path for route in routes if method in (route.methods or ())})


def filled(path: str, values: list[str]) -> Iterator[str]:
    """The path with these values in its braces, in every way, within reason."""
    names = _PART.findall(path)
    for some in itertools.islice(itertools.product(values, repeat=len(names)), _MOST):
        given = iter(some)
        yield _PART.sub(lambda _: next(given), path)  # noqa: B023 (used before the next turn)

"""The token: shown once in the address, then kept in a cookie; programs send it in a header."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterator, Mapping

COOKIE, PARAMETER = "seuil_token", "token"


def new_token() -> str:
    """A token that nobody guesses."""
    return secrets.token_urlsafe(24)


def kept(token: str) -> str:
    """What the cookie holds: not the token itself, so that a copied cookie does not give that away."""
    return hashlib.sha256(f"seuil cookie {token}".encode()).hexdigest()


def is_shown(token: str, headers: Mapping[str, str], given: str | None) -> bool:
    """Whether a request shows the token: in its address (``given``), its Authorization header, a cookie."""
    if given is not None and _same(given, token):
        return True
    kind, _, sent = headers.get("authorization", "").partition(" ")
    if kind.lower() == "bearer" and _same(sent.strip(), token):
        return True
    return any(_same(held, kept(token)) for held in _held(headers.get("cookie", "")))


def _held(cookies: str) -> Iterator[str]:
    """What the cookies of our name hold. Another server of this machine may have set others beside them,
    whatever their form: cookies know no port.
    """
    for part in cookies.split(";"):
        name, _, value = part.strip().partition("=")
        if name == COOKIE:
            yield value


def _same(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode("utf-8", "replace"), b.encode())

"""The token: shown once in the address, then kept in a cookie; programs send it in a header."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

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
    try:
        cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
    except CookieError:
        return False
    return cookie is not None and _same(cookie.value, kept(token))


def _same(a: str, b: str) -> bool:
    return hmac.compare_digest(a.encode("utf-8", "replace"), b.encode())

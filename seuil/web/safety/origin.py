"""Who asks: under which name, and from which page."""

from __future__ import annotations

from collections.abc import Mapping

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def host_is_ours(host: str, allowed: frozenset[str]) -> bool:
    """Whether the Host header names us, whatever the port. A name of another's that is led here (DNS
    rebinding) does not.
    """
    name = host.rsplit(":", 1)[0] if host.rsplit(":", 1)[-1].isdigit() else host
    return name.lower().rstrip(".") in allowed


def may_change(method: str, scheme: str, headers: Mapping[str, str]) -> bool:
    """Whether a request that changes something comes from our own page, or from no browser.

    Browsers send Sec-Fetch-Site or Origin with every such request; both must name us where they are there.
    A program that sends neither has no cookie of ours that it did not ask for.
    """
    if method in SAFE_METHODS:
        return True
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site != "same-origin":
        return False
    return origin is None or origin == f"{scheme}://{headers.get('host', '')}"


def local_path(address: str | None) -> str:
    """A path of ours to go to next; ``/`` for whatever leads, or might lead, elsewhere."""
    address = address or ""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"

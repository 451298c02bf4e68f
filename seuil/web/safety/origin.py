"""Who asks: under which name, and from which page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def host_is_ours(hosts: Sequence[str], allowed: frozenset[str]) -> bool:
    """Whether the one Host header names us, whatever the port. A name of another's that is led here (DNS
    rebinding) does not; a request with none, or with two, is nobody's.
    """
    if len(hosts) != 1:
        return False
    name, _, port = hosts[0].rpartition(":")
    if not (name and port.isascii() and port.isdigit()):
        name = hosts[0]
    return name.lower().rstrip(".") in allowed


def may_ask(method: str, headers: Mapping[str, str]) -> bool:
    """Whether a request may be answered at all, seen from where it comes.

    Another site may lead a reader here by a link. It may neither show our pages inside its own nor load our
    answers as parts of them, for what it would learn of them by their size or time. Browsers say so in
    Sec-Fetch-Site; programs say nothing.
    """
    if headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
        return True
    link = headers.get("sec-fetch-mode") == "navigate" and headers.get("sec-fetch-dest") == "document"
    return link and method in SAFE_METHODS


def may_change(method: str, scheme: str, headers: Mapping[str, str]) -> bool:
    """Whether a request that changes something comes from our own page, or from no browser.

    Browsers send Sec-Fetch-Site or Origin with every such request; all that are there must name us, and so
    must the Referer. A program that sends none of them has no cookie of ours that it did not ask for.
    """
    if method in SAFE_METHODS:
        return True
    site, origin, referer = (headers.get(name) for name in ("sec-fetch-site", "origin", "referer"))
    ours = f"{scheme}://{headers.get('host', '')}"
    if site not in (None, "same-origin") or origin not in (None, ours):
        return False
    return referer is None or referer == ours or referer.startswith(f"{ours}/")


def local_path(address: str | None) -> str:
    """A path of ours to go to next; ``/`` for whatever leads, or might lead, elsewhere."""
    address = address or ""
    plain = address.isascii() and address.isprintable() and "\\" not in address
    return address if plain and address.startswith("/") and not address.startswith("//") else "/"

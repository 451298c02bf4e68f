"""The socket that the web page is served on."""

from __future__ import annotations

import socket

from seuil.errors import UsageError


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes a free one. Raises UsageError where that cannot be."""
    try:
        where = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        listening = socket.create_server(where[0][4][:2], family=where[0][0])
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        said = f"cannot listen on {host}, port {port}: {reason.lower()}; choose another --port"
        raise UsageError(said) from None
    # What is accepted takes this over. asyncio sets it only where a socket names its protocol, which this
    # one does not; without it the second part of an answer waits 40 ms for the first to be acknowledged.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening

"""The one function that goes to the network: guarded, bounded, and only to public addresses.

A page's address may come from anyone, and may name a machine of the user's own network. So a host is
resolved here, every address that it has is judged, and the connection goes to an address that was judged: a
second look-up, which could answer otherwise, never happens. Each redirect is judged anew.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import certifi
import httpcore
import httpx

from seuil.errors import PageError
from seuil.page.http_body import content_type, decompressed

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address
Allow = Callable[[IPAddress, int], bool]
Resolve = Callable[[str, int], list[str]]

USER_AGENT = "Seuil/0.1 (reads one page at its user's request)"
MAX_REDIRECTS = 5
SECONDS = 20.0
PAGE_TYPES = ("text/html", "application/xhtml+xml", "text/plain")
"""What a server may say that a page is."""
FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/xml",
    "text/xml",
)
"""What servers say that feeds are, beside the types of pages; to be asked for by name."""
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


@dataclass(frozen=True)
class Fetched:
    """What an address gave: bytes (decompressed), final address, media type, and the charset the server
    declared.
    """

    content: bytes
    url: str
    media_type: str
    charset: str | None


def is_public(address: IPAddress, _hop: int = 0) -> bool:
    """Whether an address is one of the open internet, however it is written (also inside an IPv6 address)."""
    inner = _embedded(address)
    if inner is not None:
        return is_public(inner)
    if isinstance(address, ipaddress.IPv6Address) and address.is_site_local:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def resolve(host: str, port: int) -> list[str]:
    """All addresses of a host, in the order of the system's resolver."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(row[4][0]) for row in found))


def fetch(
    address: str,
    *,
    accept: tuple[str, ...] = PAGE_TYPES,
    max_bytes: int = 20_000_000,
    seconds: float = SECONDS,
    allow: Allow = is_public,
    resolve: Resolve = resolve,
) -> Fetched:
    """The page at ``address``, after at most five redirects and ``seconds`` in all.

    ``accept`` are the media types that are taken. ``allow`` judges each address before it is connected to,
    with the number of redirects so far; ``resolve`` gives a host's addresses. Both are there to be replaced
    in tests. Raises PageError with the reason.
    """
    deadline = time.monotonic() + seconds
    url = address
    for hop in range(MAX_REDIRECTS + 1):
        target = _checked_url(address, url)
        guard = _Guard(allow, resolve, hop, deadline)
        try:
            answer = _one_request(address, target, guard, accept, max_bytes)
        except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            raise PageError(address, _network_reason(error)) from None
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise PageError(address, f"redirects more than {MAX_REDIRECTS} times")


def _embedded(address: IPAddress) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address carries to (mapped, 6to4, Teredo, NAT64, or compatible)."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64 or (int(address) >> 32 == 0 and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _checked_url(address: str, url: str) -> httpx.URL:
    """The address as a URL that may be asked: http or https, a host, no name and password."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, ValueError, UnicodeError):
        raise PageError(address, "is not an address that can be read") from None
    if parsed.scheme not in ("http", "https"):
        raise PageError(
            address, f"only http and https are fetched, not {parsed.scheme or 'an address without scheme'}"
        )
    if not parsed.host or not 0 < (parsed.port or 80) < 65536:
        raise PageError(address, "the address names no host, or no port that there is")
    if parsed.userinfo:
        raise PageError(address, "an address with a user name or password is not fetched")
    return parsed


class _Refused(httpcore.NetworkError):
    """An address that may not be connected to."""


class _Guard(httpcore.NetworkBackend):
    """Opens connections, only to addresses that were judged, and never past the deadline."""

    def __init__(self, allow: Allow, resolve: Resolve, hop: int, deadline: float) -> None:
        self._allow, self._resolve, self._hop, self._deadline = allow, resolve, hop, deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A stream to the first address of ``host`` that answers; refused if any of its addresses is not
        public.
        """
        addresses = self._judged(host, port)
        failure: Exception = httpcore.ConnectError("no address answers")
        for one in addresses:
            try:
                stream = self._backend.connect_tcp(one, port, left(self._deadline, timeout))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _BoundedStream(stream, self._deadline)
        raise failure

    def connect_unix_socket(self, *_: object, **__: object) -> httpcore.NetworkStream:
        """Never: a socket file is not on the network."""
        raise _Refused("socket files are not fetched")

    def _judged(self, host: str, port: int) -> list[str]:
        try:
            found = self._resolve(host.strip("[]"), port)
        except (OSError, UnicodeError):
            raise httpcore.ConnectError(f"the host {host} is not known") from None
        if not found:
            raise httpcore.ConnectError(f"the host {host} has no address")
        for one in found:
            if not self._allow(ipaddress.ip_address(one.partition("%")[0]), self._hop):
                raise _Refused(f"{host} leads to {one}, which is not a public address")
        return found


def left(deadline: float, timeout: float | None) -> float:
    """Seconds that one step may take: its own limit or what is left in all."""
    remaining = deadline - time.monotonic()
    if remaining <= 0:
        raise httpcore.ReadTimeout("took too long")
    return remaining if timeout is None else min(timeout, remaining)


class _BoundedStream(httpcore.NetworkStream):
    """A stream each of whose steps ends by the deadline: a server that drips bytes is left too."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """At most ``max_bytes`` bytes."""
        return self._stream.read(max_bytes, left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send ``buffer``."""
        self._stream.write(buffer, left(self._deadline, timeout))

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream under TLS; the host's name, not the address, is what the certificate must show."""
        secure = self._stream.start_tls(ssl_context, server_hostname, left(self._deadline, timeout))
        return _BoundedStream(secure, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


def _one_request(
    address: str, url: httpx.URL, guard: _Guard, accept: tuple[str, ...], max_bytes: int
) -> Fetched | str:
    """One answer: the page, or the address that it redirects to."""
    context = ssl.create_default_context(cafile=certifi.where())
    limits = dict.fromkeys(("connect", "read", "write", "pool"), SECONDS)
    headers: dict[bytes | str, bytes | str] = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": USER_AGENT,
        "Accept": ", ".join(accept),
        "Accept-Encoding": "gzip",
    }
    # httpcore itself, not a client: no cookies, no proxy from the environment, no redirect unjudged.
    with (
        httpcore.ConnectionPool(ssl_context=context, network_backend=guard, retries=0) as pool,
        pool.stream("GET", str(url), headers=headers, extensions={"timeout": limits}) as response,
    ):
        fields = httpx.Headers(response.headers)
        if response.status in (301, 302, 303, 307, 308) and "location" in fields:
            return _joined(address, url, fields["location"])
        if response.status != 200:
            raise PageError(address, f"the server answers {response.status}")
        media_type, charset = _content_type(address, fields, accept)
        declared = fields.get("content-length", "")
        if declared.isdigit() and int(declared) > max_bytes:
            raise PageError(address, f"is larger than {max_bytes // 1_000_000} MB, the limit for one page")
        encoding = fields.get("content-encoding", "")
        pieces = decompressed(address, response.iter_stream(), encoding, max_bytes)
        return Fetched(b"".join(pieces), str(url), media_type, charset)


def _joined(address: str, url: httpx.URL, location: str) -> str:
    """The address that a redirect leads to."""
    try:
        return str(url.join(location))
    except (httpx.InvalidURL, ValueError):
        raise PageError(address, "redirects to what is not an address") from None


def _content_type(
    address: str, fields: httpx.Headers, accept: tuple[str, ...]
) -> tuple[str, str | None]:
    """Media type and charset that the server declares."""
    media_type, charset = content_type(fields.get("content-type", "text/html"))
    if media_type not in accept:
        feed = " (a feed: give it as feed:ADDRESS)" if media_type in FEED_TYPES else ""
        raise PageError(address, f"is {media_type or 'of no type'}{feed}; accepted: {', '.join(accept)}")
    return media_type, charset


def _network_reason(error: Exception) -> str:
    """Why the network gave no page, in one line."""
    if isinstance(error, _Refused):
        return f"refused: {error}"
    if isinstance(error, httpcore.TimeoutException):
        return f"cannot be reached: no full answer in {SECONDS:.0f} seconds"
    words = " ".join(str(error).split())
    return f"cannot be reached: {words or type(error).__name__}"

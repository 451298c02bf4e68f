"""The guard before all views: host, token, origin, size of what is sent; our headers on what goes out."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from seuil.page.from_source import MAX_BYTES
from seuil.web.kept import begin_request
from seuil.web.languages import language_of, set_language
from seuil.web.problems import API, Refused, refusal
from seuil.web.safety.headers import HEADERS
from seuil.web.safety.origin import host_is_ours, local_path, may_ask, may_change
from seuil.web.safety.token import COOKIE, PARAMETER, is_shown, kept
from seuil.web.settings import Settings

MAX_BODY = MAX_BYTES + 1_000_000
"""Bytes of a request's body: one page at its limit, and the fields around it."""

MAX_API_BODY = MAX_BYTES * 3 // 2 + 1_000_000
"""The same for the API, which takes a page as base64: four characters for three bytes, and line breaks."""

_log = logging.getLogger("seuil.web")


class _TooLarge(Exception):
    """More has come than was to be taken."""


class Guard:
    """Refuses what must not come in, and puts our headers on every answer, errors and files included."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        begin_request()
        set_language(language_of(Request(scope)))
        sender = _with_headers(send)
        answer = self._judged(scope, headers)
        if answer is not None:
            await answer(scope, receive, sender)
            return
        await self._let_in(scope, receive, sender)

    def _judged(self, scope: Scope, headers: Headers) -> ASGIApp | None:
        """The answer to a request that does not get in as it is; null for one that does."""
        if not host_is_ours(headers.getlist("host"), self._settings.hosts):
            return refusal(scope, Refused(421, "host"))
        if _length(headers) > _longest(scope):
            return refusal(scope, Refused(413, "size"))
        method = scope["method"]
        if not may_ask(method, headers) or not may_change(method, scope["scheme"], headers):
            return refusal(scope, Refused(403, "origin"))
        token = self._settings.token
        if token is None:
            return None
        asked = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = (asked.pop(PARAMETER, None) or [None])[0]
        if not is_shown(token, headers, given):
            return refusal(scope, Refused(401, "token"))
        return _entered(scope, asked, token) if given is not None and method == "GET" else None

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        under_way = _UnderWay(receive, send, _longest(scope))
        if scope["method"] == "HEAD":  # as GET; the server sends no body
            scope = {**scope, "method": "GET"}
        try:
            await self._app(scope, under_way.receive, under_way.send)
        except _TooLarge:
            pass
        except Exception:
            # Kept for whoever runs the server; who asked gets no traceback.
            _log.exception("%s %s", scope["method"], ascii(scope["path"]))
            if not under_way.begun:
                await refusal(scope, Refused(500, "fault"))(scope, receive, send)
        if under_way.refused and not under_way.begun:
            await refusal(scope, Refused(413, "size"))(scope, receive, send)


class _UnderWay:
    """One request inside: takes no more than is taken, and knows whether an answer has begun.

    Whoever reads a body that is too long may take our error for one of their own and answer that; such an
    answer is not let out.
    """

    def __init__(self, receive: Receive, send: Send, longest: int) -> None:
        self._receive, self._send = receive, send
        self._longest, self._taken = longest, 0
        self.begun = self.refused = False

    async def receive(self) -> Message:
        """What comes in next."""
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._taken > self._longest:
            self.refused = True
            raise _TooLarge
        return message

    async def send(self, message: Message) -> None:
        """Send what goes out."""
        if self.refused and not self.begun:
            return
        self.begun = True
        await self._send(message)


def _longest(scope: Scope) -> int:
    """The bytes that are taken there."""
    return MAX_API_BODY if scope["path"].startswith(API) else MAX_BODY


def _length(headers: Mapping[str, str]) -> int:
    """The bytes that are announced."""
    length = headers.get("content-length", "0")
    return int(length) if length.isascii() and length.isdigit() and len(length) < 20 else 0


def _entered(scope: Scope, asked: Mapping[str, list[str]], token: str) -> RedirectResponse:
    """To the same address without the token, which a cookie keeps from now on."""
    path = local_path(scope["path"])
    rest = urlencode(asked, doseq=True)
    answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
    # ``lax``: a link to a view that somebody sent works; what another site does with it, ``origin`` judges.
    answer.set_cookie(COOKIE, kept(token), httponly=True, samesite="lax", max_age=30 * 86_400)
    return answer


def _with_headers(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            held = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                held.setdefault(name, value)
        await send(message)

    return sender

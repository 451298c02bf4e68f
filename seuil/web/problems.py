"""What is said where something is wrong: a clear page for people, one shape for programs (RFC 9457)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.client import responses
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.types import Scope

from seuil.brief.reasons import Phrase
from seuil.brief.shown import shown
from seuil.errors import DataError, InputError, SeuilError, StoreError, UsageError
from seuil.web.languages import _
from seuil.web.safety.headers import STANDALONE_POLICY
from seuil.web.saying import Worded, called, said_of, title_of

API = "/api/"
_LONGEST = 1000
# Those who are refused for these are given none of our files either.
_OUTSIDE = ("host", "token")


class Problem(BaseModel):
    """An error, as every part of the API gives it (application/problem+json, RFC 9457).

    ``status`` is that of HTTP, ``title`` its words, ``detail`` one line on what is wrong.
    """

    type: str = "about:blank"
    title: str
    status: int = Field(ge=400, le=599)
    detail: str


class NotFoundError(Worded, SeuilError):
    """What the address names is not there."""


class BusyError(Worded, SeuilError):
    """Too much is waiting to be done already."""


class NoDossierError(Worded, SeuilError):
    """There is no dossier yet: nothing was added."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A request that was not let in: the status, and the key of what is said."""

    status: int
    why: str

    def said(self) -> str:
        """One line on it."""
        return {
            "host": _("This address is not served here. Use the one that seuil serve printed."),
            "size": _("What was sent is too large."),
            "origin": _("This request did not come from a page of this server, and was not carried out."),
            "fault": _("Something went wrong here; what seuil serve prints says more."),
            "token": _("Open the address that seuil serve printed, with its token."),
        }[self.why]


@contextmanager
def sought() -> Iterator[None]:
    """For what an address names: one that is not there is not found (404), where the record calls it wrong.
    """
    try:
        yield
    except UsageError as error:
        raise NotFoundError(str(error)) from None


def refusal(scope: Scope, refused: Refused) -> Response:
    """The answer to a request that was not let in."""
    answer = problem(Request(scope), refused.status, refused.said(), outside=refused.why in _OUTSIDE)
    if refused.status == HTTPStatus.UNAUTHORIZED:
        answer.headers["www-authenticate"] = "Bearer"
    return answer


def status_of(error: SeuilError) -> int:
    """The status of HTTP for an error of ours."""
    kinds: tuple[tuple[type[SeuilError], int], ...] = (
        (NotFoundError, 404), (NoDossierError, 404), (BusyError, 503), (StoreError, 503), (UsageError, 400),
        (InputError, 422),
        (DataError, 422),  # a scenario that was sent; shipped files were read when the server began
    )  # fmt: skip
    return next((status for kind, status in kinds if isinstance(error, kind)), 500)


def problem(
    request: Request,
    status: int,
    detail: str | Phrase,
    headers: dict[str, str] | None = None,
    *,
    outside: bool = False,
) -> Response:
    """An error as a program or a person gets it; to one who is ``outside``, with its style in it."""
    if _is_program(request):
        title = responses.get(status, str(status))
        made = Problem(title=title, status=status, detail=_short(str(detail))).model_dump()
        return JSONResponse(made, status, headers=headers, media_type="application/problem+json")
    from seuil.web.rendering import render

    detail = detail.changed(_short) if isinstance(detail, Phrase) else _short(detail)
    said = {"status": status, "title": title_of(status), "detail": detail}
    answer = render(request, "problem.html", standalone=outside, **said)
    answer.status_code = status
    answer.headers.update(headers or {})
    if outside:
        answer.headers["content-security-policy"] = STANDALONE_POLICY
    return answer


def told(request: Request, error: SeuilError) -> Phrase:
    """An error in one line, as a reader is told it: not where on this machine the dossier is."""
    return said_of(error, request.app.state.desk.data).changed(lambda line: _without_places(request, line))


def _without_places(request: Request, line: str) -> str:
    for place in request.app.state.desk.settings.places:
        line = line.replace(place, _("the dossier"))
    return line


def _is_program(request: Request) -> bool:
    return str(request.scope["path"]).startswith(API)


def _short(detail: str) -> str:
    """One line of bounded length: what was asked, which may be anything, is told in it."""
    line = shown(detail)
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def first_fault(errors: list[Any]) -> str:
    """The first of pydantic's complaints in one line."""
    first = errors[0] if errors else {"loc": (), "msg": ""}
    where = ".".join(str(part) for part in first["loc"][1:])
    return f"{where}: {first['msg']}" if where else str(first["msg"])


def _unfit(errors: list[Any]) -> str:
    """The same for a reader: which field it is."""
    where = errors[0]["loc"][1:2] if errors else ()
    if not where or not isinstance(where[0], str):
        return _("What was sent cannot be used here.")
    return _("%(field)s: cannot be used here") % {"field": called(where[0])}


def install(app: FastAPI) -> None:
    """Answer every error in its shape."""

    @app.exception_handler(SeuilError)
    def ours(request: Request, error: SeuilError) -> Response:
        if _is_program(request):
            line = " ".join(str(error).split())
            return problem(request, status_of(error), _without_places(request, line))
        return problem(request, status_of(error), told(request, error))

    @app.exception_handler(HTTPException)
    def of_http(request: Request, error: HTTPException) -> Response:
        words = str(error.detail) if _is_program(request) else title_of(error.status_code)
        said = _("There is nothing at this address.") if error.status_code == 404 else words
        return problem(request, error.status_code, said, dict(error.headers or {}))

    @app.exception_handler(RequestValidationError)
    def not_valid(request: Request, error: RequestValidationError) -> Response:
        faults = list(error.errors())
        said = first_fault(faults) if _is_program(request) else _unfit(faults)
        return problem(request, 422, said)

    @app.exception_handler(Exception)
    def fault(request: Request, _error: Exception) -> Response:
        # The guard, to which it goes on, keeps it for whoever runs the server.
        return problem(request, 500, Refused(500, "fault").said())

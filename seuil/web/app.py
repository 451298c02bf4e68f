"""The application: its parts put together, and the guard around them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Scope

from seuil.version import VERSION
from seuil.web import api, problems
from seuil.web.desk import Desk
from seuil.web.ready import readying
from seuil.web.rendering import STATIC, STYLE, stylesheet
from seuil.web.safety.guard import Guard
from seuil.web.settings import Settings
from seuil.web.views import (
    doctrines,
    event,
    exports,
    home,
    map,
    pages,
    preferences,
    read,
    record,
    review,
    scenario,
    sources,
    working,
)

# One router for each part of the page, in the order of the menu; those of the API by themselves.
VIEWS: tuple[APIRouter, ...] = (
    home.router,
    read.router,
    record.router,
    exports.router,
    map.router,
    event.router,
    review.router,
    working.router,
    sources.router,
    pages.router,
    doctrines.router,
    scenario.router,
    preferences.router,
)
API: tuple[APIRouter, ...] = api.ROUTERS


def create_app(settings: Settings) -> FastAPI:
    """The application without its guard; ``guarded`` is what is served."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        desk: Desk = app.state.desk
        begun = readying(desk) if settings.load else None
        if settings.load:
            desk.load()
        yield
        if begun is not None:
            begun.close()
        desk.close()

    app = FastAPI(
        title="Seuil", version=VERSION, lifespan=life, openapi_url=None, docs_url=None, redoc_url=None
    )
    app.state.desk = Desk(settings)
    app.mount("/static", _Static(directory=STATIC), name="static")
    for router in (*VIEWS, *API):
        app.include_router(router)
    problems.install(app)
    return app


def guarded(settings: Settings) -> ASGIApp:
    """What ``seuil serve`` serves."""
    return Guard(create_app(settings), settings)


class _Static(StaticFiles):
    """Our own files. An address that names its content may be kept for ever."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or the usual page for what is not there."""
        if "\0" in path:
            raise HTTPException(404)
        if path == STYLE:
            answer = Response(str(stylesheet()), media_type="text/css")
        else:
            answer = await super().get_response(path, scope)
        if b"v=" in scope["query_string"] and answer.status_code == 200:
            answer.headers["cache-control"] = "public, max-age=31536000, immutable"
        return answer

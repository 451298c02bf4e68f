"""The JSON API: the same questions as the views answer, for programs."""

from __future__ import annotations

from fastapi import APIRouter

from seuil.web.api import corrections, doctrines, events, exporting, guide, pages, tables, thresholds

ROUTERS: tuple[APIRouter, ...] = (
    guide.router, events.router, pages.router, doctrines.router, thresholds.router, corrections.router,
    tables.router, exporting.router,
)  # fmt: skip

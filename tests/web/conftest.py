"""Servers and browsers for the tests of the web page."""

from __future__ import annotations

import shutil
from pathlib import Path

import httpx
import pytest

from seuil.web.settings import Settings
from tests.web.dossiers import event_dossier, own_copy
from tests.web.server import serving


@pytest.fixture(scope="session")
def dossier_file(tmp_path_factory) -> Path:
    """The dossier of the event test, which nobody writes to."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if base.name.startswith("popen-") else base  # pytest-xdist gives each worker its own
    return event_dossier(shared)


@pytest.fixture(scope="session")
def address(dossier_file) -> str:
    """A server over that dossier."""
    with serving(Settings(dossier=str(dossier_file), load=False)) as where:
        yield where


@pytest.fixture
def own_address(dossier_file, tmp_path) -> str:
    """A server over a copy of it, which a test may change."""
    with serving(Settings(dossier=str(own_copy(dossier_file, tmp_path)), load=False)) as where:
        yield where


@pytest.fixture(scope="session")
def client(address) -> httpx.Client:
    """A program that asks that server."""
    with httpx.Client(base_url=address, timeout=60) as made:
        yield made


@pytest.fixture(scope="session")
def chromium():
    """A browser; tests that need one are skipped where there is none."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no Chromium on this machine")
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()

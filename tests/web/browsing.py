"""What tests in a browser share: both languages and widths, and what must hold of every view."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

LANGUAGES = ("en", "fr")
WIDTHS = (1280, 390)
# Where screenshots are kept for somebody to look at; nowhere unless this is set.
SHOTS = os.environ.get("SEUIL_SCREENSHOTS")


@contextmanager
def view(
    chromium, address: str, path: str, *, language: str = "en", width: int = 1280, **options
) -> Iterator:
    """A page of ours in the browser. Fails at the end for a script's error, a refused load or request."""
    context = chromium.new_context(
        locale=language, viewport={"width": width, "height": 860}, reduced_motion="reduce", **options
    )
    page, faults = context.new_page(), []
    page.on("pageerror", lambda error: faults.append(f"script: {error}"))
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda asked: faults.append(asked.url) if _elsewhere(asked.url, address) else None)
    page.on("response", lambda got: faults.append(f"{got.status} {got.url}") if got.status >= 400 else None)
    try:
        page.goto(f"{address}{path}")
        settle(page)
        yield page
        assert faults == []
    finally:
        context.close()


def settle(page) -> None:
    """Wait until plots are drawn and nothing that was asked for is awaited."""
    page.wait_for_function("() => !document.querySelector('[aria-busy=true], .htmx-request')")


def _elsewhere(url: str, address: str) -> bool:
    return not url.startswith((f"{address}/", "data:", "blob:"))


def must_be_fit(page, name: str = "") -> None:
    """No serious fault of accessibility, nothing wider than the window, one heading at the top.

    Accessibility is looked into where a view is wide in English or narrow in French, each language and each
    width once, for it takes most of the time; everywhere where screenshots are kept.
    """
    english, wide = page.evaluate("document.documentElement.lang") == "en", page.viewport_size["width"]
    if SHOTS or english == (wide > min(WIDTHS)):
        assert serious_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= wide + 1, "wider than the window"
    assert page.locator("h1").count() == 1
    if SHOTS and name:
        Path(SHOTS).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(SHOTS) / f"{name}.png"), full_page=True)


def serious_faults(page) -> list[str]:
    """What axe-core finds in a view that is serious or worse, a line each."""
    return [
        f"{v['id']}: {v['help']} ({v['nodes'][0]['target']})"
        for v in Axe().run(page).response["violations"]
        if v["impact"] in ("serious", "critical")
    ]

"""How soon a view of the web page is painted, and a filter answered: ``python -m benchmarks.web_views FILE``.

FILE is a dossier, such as ``benchmarks.synthetic_dossier`` makes. The real server runs in a process of its
own, and is let alone until its language models are loaded. In a tab where the page is open already, as a
reader has it, Chromium opens each address ROUNDS times more after a first time. Printed in milliseconds, the
first time, then median and worst of the others: the answer of the server, the first paint (First Contentful
Paint), the page whole with its pictures.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

ROUNDS, LOADING = 5, 25.0
_TIMES = """() => {
  const way = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return [way.responseStart, paint ? paint.startTime : NaN, way.loadEventEnd];
}"""


@contextmanager
def serving(dossier: str) -> Iterator[str]:
    """The address of a server over a dossier."""
    called = [sys.executable, "-m", "seuil", "serve", "--dossier", dossier, "--port", "0"]
    server = subprocess.Popen(called, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    found = re.search(r"http://\S+?(?=/)", server.stderr.readline())
    assert found
    time.sleep(LOADING)
    try:
        yield found[0]
    finally:
        server.terminate()
        server.wait(30)


def addresses(browser: Any, address: str) -> dict[str, str]:
    """A name for each view, and its address, with ids that this dossier has."""
    page = browser.new_page()
    found = {
        "overview": "/", "timeline": "/timeline", "table": "/events", "map": "/map", "sources": "/sources",
        "pages": "/pages", "corrections": "/corrections", "read": "/read", "what if": "/scenario",
        "doctrines": "/doctrines", "doctrine": "/doctrines/rus-2024", "API": "/api/docs",
        "compare": "/doctrines/compare?old=rus-2020&new=rus-2024", "touched": "/doctrines/touched",
    }  # fmt: skip
    for name, list_, kind in (("event", "/events", "events"), ("a page", "/pages", "pages")):
        page.goto(address + list_)
        links = page.eval_on_selector_all("main a[href]", "all => all.map(a => a.getAttribute('href'))")
        found[name] = next(link for link in links if re.fullmatch(rf"/{kind}/e?[0-9a-f]{{10,12}}", link))
    some = {
        "one actor": "actor=RUS", "a status": "status=happened", "words": "text=missile",
        "a span": "since=2024-01-01&until=2024-06-30", "a day": "as-known-at=2024-06-30",
        "a day and an actor": "as-known-at=2024-06-30&actor=UKR", "last page": "page=900",
    }  # fmt: skip
    for name, query in some.items():
        found[f"timeline, {name}"] = f"/timeline?{query}"
        found[f"table, {name}"] = f"/events?{query}"
    found["map, one actor"] = "/map?actor=RUS"
    page.close()
    return found


def opened(page: Any, address: str) -> tuple[float, float, float]:
    """Milliseconds to the first byte, the first paint, the whole page."""
    page.goto(address, wait_until="load")
    page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length")
    first, paint, whole = page.evaluate(_TIMES)
    page.wait_for_load_state("networkidle")
    return first, paint, whole


def main(dossier: str, rounds: int) -> int:
    """Print the table. Status 1 where a first paint takes more than 300 ms, in the median."""
    from playwright.sync_api import sync_playwright

    slow = []
    with serving(dossier) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        found = addresses(browser, address)
        tab = browser.new_page(viewport={"width": 1280, "height": 860})
        opened(tab, f"{address}/corrections")
        head = " ".join(f"{name:>17}" for name in ("answer", "first paint", "whole"))
        print(f"{'view':32} {head}   (ms: first time, then median/worst)")
        for name, path in found.items():
            first, *times = [opened(tab, address + path) for _ in range(rounds + 1)]
            columns = list(zip(*times, strict=True))
            parts = (f"{f:6.0f} {median(c):5.0f}/{max(c):4.0f}" for f, c in zip(first, columns, strict=True))
            print(f"{name:32} {' '.join(parts)}", flush=True)
            if median(columns[1]) > 300:
                slow.append(name)
        browser.close()
    print("all are painted within 300 ms" if not slow else f"over 300 ms: {', '.join(slow)}")
    return int(bool(slow))


if __name__ == "__main__":
    given = sys.argv[1:]
    if not 1 <= len(given) <= 2:
        sys.exit(__doc__)
    sys.exit(main(given[0], int(given[1]) if given[1:] else ROUNDS))

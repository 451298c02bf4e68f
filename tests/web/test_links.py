"""Every link of every view leads somewhere: no error, and no part of a page that is not in it."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import httpx
import pytest

MOST = 200
"""Addresses that are asked for; of those that differ only in what they ask, so many."""

_ALIKE = 6
# What a link or a picture leads to; forms are tried where they belong.
_LEADS = {"a": ("href",), "img": ("src",), "link": ("href",), "script": ("src",), "figure": ("data-plot",)}


class Page(HTMLParser):
    """The links and ids of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        held = {name: value or "" for name, value in attrs}
        self.ids |= {held["id"]} if "id" in held else set()
        self.links += [held[name] for name in (*_LEADS.get(tag, ()), "hx-get") if name in held]


class Walk:
    """Asks for addresses breadth first, in the order in which they are met."""

    def __init__(self, client: httpx.Client) -> None:
        self._client, self._home = client, str(client.base_url)
        self._ids: dict[str, set[str] | None] = {}
        self._alike: dict[str, int] = {}
        self.wrong: list[str] = []
        self.parts_found = 0

    def from_(self, *starts: str) -> None:
        """Go on from these until there is nothing new, or enough."""
        queue = [("", start) for start in starts]
        fragments: list[tuple[str, str, str]] = []
        for source, link in queue:  # grows as it is walked
            where, fragment = urldefrag(urljoin(f"{self._home}{source}", link))
            if not where.startswith(f"{self._home}/") or link.startswith("data:"):
                continue
            path = where.removeprefix(self._home)
            if fragment:
                fragments.append((source, path, unquote(fragment)))
            if path in self._ids or not self._wanted(path, fragment):
                continue
            queue += [(path, found) for found in self._ask(source, path)]
        for source, path, fragment in fragments:
            ids = self._ids.get(path)
            if ids is not None and fragment not in ids:
                self.wrong.append(f"{source}: {path} has no #{fragment}")
            self.parts_found += ids is not None and fragment in ids

    @property
    def asked(self) -> tuple[str, ...]:
        """The addresses that were asked for."""
        return tuple(self._ids)

    def _wanted(self, path: str, fragment: str) -> bool:
        """Of pages of one kind a few are looked at; where a part of one is named, it is looked for."""
        parts = urlsplit(path).path.split("/")
        kind = "/".join("*" if any(c.isdigit() for c in part) else part for part in parts)
        self._alike[kind] = self._alike.get(kind, 0) + 1
        return len(self._ids) < MOST and self._alike[kind] <= (3 * _ALIKE if fragment else _ALIKE)

    def _ask(self, source: str, path: str) -> list[str]:
        answer = self._client.get(path, follow_redirects=True)
        self._ids[path] = None
        if answer.status_code >= 400:
            self.wrong.append(f"{source}: {path} {answer.status_code}")
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return []
        page = Page(answer.text)
        self._ids[path] = page.ids
        attached = "attachment" in answer.headers.get("content-disposition", "")
        return [] if attached else page.links


@pytest.fixture(scope="module")
def walk(client) -> Walk:
    text = "Russia struck Odesa on Monday, Kyiv said."
    read = client.post("/read/text", data={"text": text, "language": "en"})
    made = Walk(client)
    made.from_("/", read.headers["location"], "/corrections", "/pages/failed", "/scenario")
    return made


def test_no_link_leads_to_an_error_or_to_a_part_that_is_not_there(walk):
    assert walk.wrong == []


def test_the_walk_comes_by_every_kind_of_view(walk):
    paths = {urlsplit(address).path for address in walk.asked}
    for begins in ("/timeline", "/events", "/map", "/facets", "/sources", "/pages", "/doctrines", "/read"):
        assert begins in paths
    for kind in ("/events/", "/pages/", "/doctrines/", "/api/v1/events/", "/plots/", "/static/", "/read/"):
        assert any(path.startswith(kind) for path in paths), kind
    assert len(walk.asked) > 100 and walk.parts_found > 500

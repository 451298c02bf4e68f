"""Pages that were given to be read: each at an address of its own for a while, in memory only."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seuil.brief.model import Brief
from seuil.brief.shown import shown
from seuil.page.formats.model import Given, Item
from seuil.page.formats.to_page import page_of
from seuil.page.from_source import MAX_BYTES
from seuil.web.jobs import Job, Jobs, Tell
from seuil.web.languages import _
from seuil.web.problems import NotFoundError
from seuil.web.saying import GivenError

if TYPE_CHECKING:
    from seuil.reader import Reader

KEPT = 40
"""Readings that are kept; the one that was not looked at for longest goes first."""

_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Read:
    """A page as it was read: its brief, and the item (bytes and all) by which a dossier takes it."""

    brief: Brief
    item: Item


class Reading(Job[Read]):
    """The work on a page that somebody gave."""

    kind = "reading"

    def __init__(self, id: str, item: Item, work: Callable[[Tell], Read]) -> None:
        super().__init__(id, work)
        self.item = item
        self.steps = ("fetching", "loading", "reading") if item.content is None else ("loading", "reading")

    @property
    def name(self) -> str:
        """What to call it: its title once it is known, else how a text begins, or where a page stood."""
        title = self.result.brief.article.title if self.result else self.item.given.title
        return title or _beginning(self.item) or self.item.source


def is_text(item: Item) -> bool:
    """Whether an item is a text that was pasted: of a file, only its name is known."""
    return item.source.startswith("text:") and item.media_type is not None and item.url is None


def _beginning(item: Item) -> str:
    """The first words of a pasted text; empty for what is none."""
    if not is_text(item):
        return ""
    return " ".join((item.content or b"")[:400].decode("utf-8", "ignore").split()[:12])


def of_text(text: str, given: Given) -> Item:
    """A pasted text. Raises InputError where there is nothing in it."""
    # A null character in a text that was pasted is a slip of the clipboard, not the mark of a binary file.
    content = text.replace("\r\n", "\n").replace("\0", "\ufffd").encode("utf-8", "replace")
    if not text.strip("\0 \t\r\n"):
        raise GivenError(_("There is no text to read."))
    source = called("text", content, given)
    return Item(source=source, content=content, media_type="text/plain", charset="utf-8", given=given)


def of_file(name: str, content: bytes) -> Item:
    """A file that was sent. Raises InputError for none, or for one that is larger than a page may be."""
    source = shown(name)[:_LONGEST_NAME].strip()
    if not source and not content:
        raise GivenError(_("No file was chosen."))
    if len(content) > MAX_BYTES:
        raise GivenError(_("What was sent is too large."))
    return Item(source=called(source or "file", content), content=content)


def called(name: str, content: bytes, given: Given | None = None) -> str:
    """What a page that was sent is called: a name, and a mark of its bytes and of what was given with them.

    Files of one name are not one page, and the same text of another day is another page.
    """
    said = "" if given is None else given.model_dump_json(exclude_none=True)
    return f"{name}:{hashlib.sha256(content + said.encode('utf-8', 'replace')).hexdigest()[:12]}"


def of_address(address: str) -> Item:
    """The page at an http(s) address, which is fetched when its turn comes.

    Raises InputError for what is no such address.
    """
    plain = "".join(address.split())
    if not plain.lower().startswith(("http://", "https://")):
        raise GivenError(_("The address of a page begins with https:// or http://."))
    return Item(source=plain, content=None, url=plain)


def id_of(item: Item) -> str:
    """The address of its reading: of what was given, so that the same again is not read again."""
    digest = hashlib.sha256(item.model_dump_json(exclude={"content"}).encode("utf-8", "replace"))
    digest.update(item.content or b"")
    return digest.hexdigest()[:16]


class Readings:
    """What was given to be read since the server began."""

    def __init__(self, reader: Callable[[], Reader]) -> None:
        self._reader = reader
        self._jobs: Jobs[Reading] = Jobs("seuil-reading", KEPT)
        self._loaded = False

    def load(self, also: Callable[[], object]) -> None:
        """Ready the language models in the background, and whatever ``also`` does."""

        def work(tell: Tell) -> None:
            self._load(tell)
            also()

        self._jobs.work(Job("load", work))

    def close(self) -> None:
        """Read nothing more."""
        self._jobs.close()

    def read(self, item: Item) -> Reading:
        """Have a page read. One that was read, or is being read, is not read again, unless it failed or has
        to be fetched. Raises BusyError where too many wait.
        """
        return self._jobs.once(
            id_of(item),
            lambda id: Reading(id, item, lambda tell: self._read(item, tell)),
            again=lambda held: held.failed or item.content is None,
        )

    def get(self, id: str) -> Reading:
        """What was asked for under an id. Raises NotFoundError where it is no longer kept."""
        held = self._jobs.find(id)
        if held is None:
            raise NotFoundError(_("This reading is no longer kept, only the latest are. Read it again."))
        return held

    def latest(self) -> tuple[Reading, ...]:
        """Those that were read and are kept, the last one first."""
        return self._jobs.done()

    def _load(self, tell: Tell) -> None:
        if not self._loaded:
            tell("loading", 0, None)
            self._reader().load()
            self._loaded = True

    def _read(self, item: Item, tell: Tell) -> Read:
        if item.content is None:
            tell("fetching", 0, None)
            page = page_of(item)
            known = {"url": page.url, "charset": page.charset, "media_type": page.media_type}
            item = item.model_copy(update={"content": page.content, **known})
        self._load(tell)
        tell("reading", 0, None)
        return Read(self._reader().read_item(item), item)

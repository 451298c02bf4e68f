"""The way in for many pages: paths, addresses and standard input → items, one after the other.

Everything streams: what is held at once is one page, or one feed, never a list of pages.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import IO, Literal

from seuil.data_files import DataFiles
from seuil.errors import PageError, UsageError
from seuil.page.formats import addresses, feed, folder, jsonl, table, warc
from seuil.page.formats.fields import Fields
from seuil.page.formats.model import Item, Options, Unreadable
from seuil.page.formats.opened import Opened
from seuil.page.recognise import media_type_of

Found = Iterator[Item | Unreadable]
Format = Literal["jsonl", "table", "warc", "feed", "list", "page"]

# One row for each format of files that hold many pages; of tables the fields may be mapped.
_TABLES: dict[Format, Callable[[Opened, Fields, Options], Found]] = {
    "jsonl": jsonl.items,
    "table": table.items,
}
_READERS: dict[Format, Callable[[Opened, Options], Found]] = {"warc": warc.items, "feed": feed.items}


def items(sources: Iterable[str], options: Options) -> Found:
    """The pages of all sources, in their order, and what could not be made one.

    A source is a path of a file or folder, an http(s) address ("feed:ADDRESS" for a feed whose address does
    not look like one's), or "-" for standard input. Files are told by their ending, else by their bytes. The
    pages at addresses are not fetched here, only feeds are. Raises UsageError when ``options.fields`` do not
    fit a table that was named; for one found in a folder that is an Unreadable.
    """
    way = _Way(options)
    for source in sources:
        yield from way.items(source)


class _Way:
    """Goes from a source to its items."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._formats = DataFiles().page_formats
        self._fields = Fields(options.fields, self._formats.fields)

    def items(self, source: str) -> Found:
        """The items of one source."""
        if source == "-":
            yield from self._of_file("-", sys.stdin.buffer)
        elif addresses.is_address(source):
            yield from self._of_address(source)
        elif Path(source).is_dir():
            for found in folder.files(Path(source), self._formats):
                yield from self._in_folder(found)
        else:
            yield from self._of_path(Path(source))

    def _in_folder(self, found: Path | Unreadable) -> Found:
        if isinstance(found, Unreadable):
            yield found
            return
        try:
            yield from self._of_path(found)
        except UsageError as error:
            name = folder.as_source(found)
            yield Unreadable(source=name, reason=str(error).removeprefix(f"{name}: "))

    def _of_path(self, path: Path) -> Found:
        name = folder.as_source(path)
        try:
            with path.open("rb") as file:
                yield from self._of_file(name, file)
        except FileNotFoundError:
            yield Unreadable(source=name, reason="no such file or folder")
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            yield Unreadable(source=name, reason=f"cannot be opened: {reason.lower()}")

    def _of_file(self, name: str, file: IO[bytes]) -> Found:
        """The items of an open file, and then why it ended before its time, if it did."""
        opened = Opened(name, file)
        try:
            yield from self._read(opened)
        except PageError as error:
            yield Unreadable(source=error.source, reason=opened.fault or error.reason)
            return
        if opened.fault:
            yield Unreadable(source=name, reason=opened.fault)

    def _read(self, opened: Opened) -> Found:
        kind = self._format(opened)
        if kind == "list":
            for found in addresses.addresses(opened):
                yield from [found] if isinstance(found, Unreadable) else self._of_address(found)
        elif kind == "page":
            yield from self._page(opened)
        elif kind in _TABLES:
            yield from _TABLES[kind](opened, self._fields, self._options)
        else:
            yield from _READERS[kind](opened, self._options)

    def _format(self, opened: Opened) -> Format:
        """What a file holds: by its ending, else by its bytes."""
        named = self._formats.containers.get(folder.ending_of(opened.inner))
        if named:
            return named
        if warc.is_warc(opened.head):
            return "warc"
        if feed.is_feed(opened.head):
            return "feed"
        if jsonl.is_jsonl(opened.head):
            return "jsonl"
        return "list" if addresses.is_list(opened.head) else "page"

    def _page(self, opened: Opened) -> Found:
        """The one page of a file."""
        content = opened.stream.read(self._options.page_bytes + 1)
        if opened.fault:
            return
        if len(content) > self._options.page_bytes:
            limit = self._options.page_bytes // 1_000_000
            raise PageError(opened.name, f"is larger than {limit} MB, the limit for one page")
        if opened.inner.lower().endswith(".json"):
            raise PageError(opened.name, "is JSON, but not one object a line; accepted: JSON lines")
        media_type = media_type_of(content, PurePath(opened.inner).name) if opened.zipped else None
        yield Item(source=opened.name, content=content, media_type=media_type)

    def _of_address(self, address: str) -> Found:
        """The page at an address, to be fetched later; the entries of a feed, which is fetched at once."""
        of_feed = addresses.feed_address(address)
        if of_feed is None:
            yield Item(source=address, content=None, url=address)
            return
        # The network's libraries are loaded only for an address.
        from seuil.page.fetch import FEED_TYPES, PAGE_TYPES, fetch

        try:
            fetched = fetch(of_feed, accept=(*FEED_TYPES, *PAGE_TYPES), max_bytes=self._options.page_bytes)
            if feed.is_feed(fetched.content) or address != of_feed:
                yield from feed.entries(fetched.content, of_feed)
                return
        except PageError as error:
            yield Unreadable(source=error.source, reason=error.reason)
            return
        # An address that only looks like a feed's: its bytes are at hand, as a page's.
        kind = fetched.media_type if fetched.media_type in PAGE_TYPES else None
        yield Item(
            source=address, content=fetched.content, media_type=kind, url=fetched.url, charset=fetched.charset
        )

"""Shape of ``pages/formats.yaml``: names of files that hold pages, and of the fields of tables."""

from __future__ import annotations

from typing import Literal

from seuil.data_files.reader import Shape

PageField = Literal["text", "html", "title", "published", "url", "outlet", "language", "authors"]


class PageFormatsFile(Shape):
    """Endings by what such files hold, and the usual names of the fields of a page."""

    fields: dict[PageField, tuple[str, ...]]
    pages: tuple[str, ...]
    containers: dict[str, Literal["jsonl", "table", "warc", "feed"]]
    documents: tuple[str, ...]

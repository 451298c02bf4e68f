"""Item → page: the bytes that a container gave, or those at its address."""

from __future__ import annotations

from seuil.errors import PageError
from seuil.page.formats.model import Item
from seuil.page.from_source import fetched_page, page_from_bytes
from seuil.page.model import Page


def page_of(item: Item) -> Page:
    """The page of an item, fetched where its bytes are not at hand.

    Checks and limits are those of a page alone. Raises PageError for what cannot be fetched or is no page.
    """
    if item.content is None:
        if item.url is None:
            raise PageError(item.source, "has neither bytes nor an address")
        return fetched_page(item.url, item.source, item.media_type)
    return page_from_bytes(item.content, item.source, item.media_type, url=item.url, charset=item.charset)

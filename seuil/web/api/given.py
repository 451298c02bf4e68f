"""A page as a program sends it: text, bytes or an address, with what is known of it."""

from __future__ import annotations

import base64
import binascii
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from seuil.errors import UsageError
from seuil.page.formats.model import Given, Item
from seuil.page.from_source import MAX_BYTES
from seuil.web.asked import plain
from seuil.web.page.readings import called

# Four characters hold three bytes; line breaks may stand between them.
_BASE64 = MAX_BYTES * 3 // 2


Line = Annotated[str, Field(max_length=2000), AfterValidator(plain)]


class GivenPage(BaseModel):
    """A page: one of ``text``, ``content`` (base64 of a file's bytes) and ``address`` (http or https).

    ``name`` is what the page is called in the record, by default its address; of text and content, a mark of
    what was sent is put behind it. What else is given (title,
    outlet, language as ISO 639-1, published as an ISO day) is taken over what the page says of itself.
    """

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "text": "France authorised Kyiv to strike targets in Russia with long-range missiles.",
                    "published": "2024-11-19",
                    "outlet": "Example Courier",
                }
            ]
        },
    )

    text: Annotated[str | None, Field(max_length=MAX_BYTES)] = None
    content: Annotated[str | None, Field(max_length=_BASE64)] = None
    address: Annotated[str | None, Field(max_length=4000, pattern="^https?://")] = None
    name: Line | None = None
    title: Line | None = None
    published: Annotated[str | None, Field(max_length=100)] = None
    language: Annotated[str | None, Field(pattern="^[a-z]{2}$")] = None
    outlet: Line | None = None


def item_of(page: GivenPage) -> Item:
    """The item to be read. Raises UsageError unless exactly one of text, content and address is given."""
    if sum(value is not None for value in (page.text, page.content, page.address)) != 1:
        raise UsageError("give one of: text, content (base64), address")
    given = Given(
        title=page.title or None,
        published=page.published or None,
        language=page.language,
        outlet=page.outlet or None,
    )
    if page.address is not None:
        return Item(source=page.name or page.address, content=None, url=page.address, given=given)
    if page.text is not None:
        content = page.text.encode()
        source = called(page.name, content) if page.name else called("text", content, given)
        return Item(source=source, content=content, media_type="text/plain", given=given)
    content = _decoded(page.content or "")
    source = called(page.name, content) if page.name else called("page", content, given)
    return Item(source=source, content=content, given=given)


def _decoded(written: str) -> bytes:
    try:
        return base64.b64decode("".join(written.split()), validate=True)
    except (binascii.Error, ValueError):
        raise UsageError("content: is not base64") from None

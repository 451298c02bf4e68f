"""The page: what was fetched or opened."""

from __future__ import annotations

import hashlib
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from seuil.page.decode import Decoded, decode


class Page(BaseModel):
    """Bytes as they came, and where they came from.

    ``source`` is what the user gave (a path, ``-``, an address, or a name for text given directly); ``url``
    is the final address when the page was fetched. ``charset`` is the one that the server declared, if any.
    """

    model_config = ConfigDict(frozen=True)

    content: bytes
    source: str
    media_type: str
    url: str | None = None
    charset: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @cached_property
    def decoded(self) -> Decoded:
        """The bytes as text, with the charset that was right and a note if the declared one was not."""
        return decode(self.content, self.source, self.charset)

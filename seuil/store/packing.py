"""Values as they are kept: JSON, compressed where it is long."""

from __future__ import annotations

import hashlib
import json
import zlib
from typing import TypeVar

from pydantic import BaseModel

from seuil.errors import StoreError

M = TypeVar("M", bound=BaseModel)


def pack(value: BaseModel) -> bytes:
    """A model as compressed JSON, whole."""
    return zlib.compress(value.model_dump_json(by_alias=True).encode(), 6)


def unpack(shape: type[M], packed: bytes) -> M:
    """A model from compressed JSON. Raises what pydantic raises for what does not fit."""
    return shape.model_validate_json(zlib.decompress(packed))


def kept(shape: type[M], text: str | bytes, what: str) -> M:
    """A model out of the dossier, compressed or not. Raises StoreError, naming ``what``, for none."""
    try:
        return unpack(shape, text) if isinstance(text, bytes) else shape.model_validate_json(text)
    except (ValueError, zlib.error):
        said = "is damaged, or was kept by another version of Seuil; add its page again"
        raise StoreError(f"{what} {said}") from None


def to_json(value: BaseModel) -> str:
    """A model as JSON, without what has its default value."""
    return value.model_dump_json(by_alias=True, exclude_defaults=True)


def words_to_json(words: tuple[str, ...]) -> str:
    """A list of words as JSON."""
    return json.dumps(list(words), ensure_ascii=False)


def words_from_json(text: str) -> tuple[str, ...]:
    """And back."""
    return tuple(json.loads(text))


def digest_of(text: str) -> str:
    """A short hash by which two values of one kind are told apart."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]

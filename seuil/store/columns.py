"""The kinds of column of a dossier, the same on SQLite and PostgreSQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Text
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator


class Words(TypeDecorator[str]):
    """Text, compared code point by code point on both (the collation "C" of PostgreSQL).

    What neither can hold, a null character or half of a surrogate pair out of a broken page, is written out
    (``\\x00``).
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Any) -> Any:
        """On PostgreSQL the collation is said."""
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.TEXT(collation="C"))
        return dialect.type_descriptor(Text())

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        """The text as it is kept."""
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """The text with what no database holds written out."""
    if "\0" in text:
        text = text.replace("\0", "\\x00")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode("utf-8")
    return text

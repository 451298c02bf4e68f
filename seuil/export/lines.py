"""JSON in lines and in pieces, for formats that are written as they come."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO


def dumps(value: object) -> bytes:
    """JSON on one line, as UTF-8; keys stay in their order."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode(
        "utf-8", "replace"
    )


def write_line(out: BinaryIO, value: object) -> None:
    """One value, one line. Line separators that JSON leaves as they are are escaped: some readers of lines
    split at them.
    """
    line = dumps(value)
    for code, mark in ((b"\\u2028", "\u2028"), (b"\\u2029", "\u2029"), (b"\\u0085", "\x85")):
        line = line.replace(mark.encode(), code)
    out.write(line + b"\n")


def write_object(out: BinaryIO, head: dict[str, Any], key: str, items: Iterable[object]) -> None:
    """An object with ``head`` and, last, the list ``key``: each of its items on a line of its own."""
    out.write(dumps(head)[:-1] + (b"," if head else b"") + dumps(key) + b":[")
    for number, item in enumerate(items):
        out.write((b",\n" if number else b"\n") + dumps(item))
    out.write(b"\n]}\n")

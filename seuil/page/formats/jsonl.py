"""JSON lines: one page a line, in an object."""

from __future__ import annotations

import json
from collections.abc import Iterator

from seuil.page.formats.fields import Fields
from seuil.page.formats.model import Item, Options, Unreadable
from seuil.page.formats.opened import Opened


def is_jsonl(head: bytes) -> bool:
    """Whether bytes begin with a line that is an object of JSON, as far as they show it."""
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    line, ended, _ = begin.partition(b"\n")
    if not begin.startswith(b"{") or not line.lstrip(b"{ \t").startswith((b'"', b"}")):
        return False
    # A line longer than what is looked at is no pretty-printed JSON, and no text either.
    return isinstance(_object(line), dict) if ended or len(head) < 4096 else True


def items(opened: Opened, fields: Fields, options: Options) -> Iterator[Item | Unreadable]:
    """The page of each line, "FILE:LINE". Bad lines are told and passed over.

    Raises UsageError when the first object lacks a field that the user named, or has none that we know.
    """
    first = True
    for number, line in opened.lines(options.line_bytes):
        source = f"{opened.name}:{number}"
        if line is None:
            yield Unreadable(
                source=source, reason=f"is a line of more than {options.line_bytes // 1_000_000} MB"
            )
            continue
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if not line:
            continue
        row = _object(line)
        if isinstance(row, str):
            yield Unreadable(source=source, reason=row)
            continue
        if first:
            fields.demand(row, source, sparse=True)
            first = False
        yield fields.item(row, source)


def _object(line: bytes) -> dict[str, object] | str:
    """The object of a line, or why it is none."""
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"is not UTF-8, as JSON must be (byte {error.start + 1})"
    except RecursionError:
        return "is JSON nested too deeply"
    except ValueError as error:
        return f"is not JSON: {str(error).lower()}"
    return value if isinstance(value, dict) else "is JSON, but not an object with fields"

"""Standard output, which may be a pipe that its reader leaves."""

from __future__ import annotations

import os
import sys

import typer


def write(text: str) -> None:
    """Write ``text`` as UTF-8, whatever the locale; leave in peace when the reader has left ("… | head")."""
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        # Python flushes once more at its end, and must find something to write to.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None

"""Where a command writes: standard output, which may be a pipe that its reader leaves, or a file, whole or
not at all.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import typer

from seuil.errors import PageError, UsageError


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


def demand_writable(output: Path) -> None:
    """Refuse a place that cannot be written before the page is read, not after."""
    if output.is_dir():
        raise UsageError(f"--output {output}: is a folder; give the path of a file")
    if not output.parent.is_dir():
        raise UsageError(f"--output {output}: there is no folder {output.parent}")
    if not os.access(output if output.exists() else output.parent, os.W_OK):
        raise UsageError(f"--output {output}: cannot be written there")


def write_to(text: str, output: Path | None) -> None:
    """Write ``text`` to a file, aside and then renamed, or to standard output for null."""
    if output is None:
        write(text)
        return
    if output.exists() and not output.is_file():  # /dev/stdout, a named pipe
        output.write_text(text, encoding="utf-8")
        return
    aside = output.with_name(output.name + ".part")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(output)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise PageError(str(output), f"cannot be written: {error.strerror or error}") from None

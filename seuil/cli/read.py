"""``seuil read``: one page in, its brief out."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from seuil.errors import PageError, UsageError


class Format(str, Enum):
    """The forms of a brief."""

    text = "text"
    json = "json"
    html = "html"


def command(
    page: Annotated[str, typer.Argument(help="A path, an http(s) address, or - for standard input.", metavar="PAGE")],
    format: Annotated[Format, typer.Option("--format", "-f", help="text for a terminal, json (the contract), or html (one self-contained file).")] = Format.text,
    language: Annotated[str | None, typer.Option("--language", "-l", help="The page's language (fr, en); recognised by default.")] = None,
    show_in: Annotated[str | None, typer.Option("--in", help="Language of headings and labels (fr, en); the page's by default.")] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file instead of standard output.")] = None,
) -> None:
    """Read one page, the whole way, and print its brief."""
    from seuil.reader import Reader

    console = Console(stderr=True)
    with console.status("reading…") if console.is_terminal else _Quiet():
        reader = Reader()
        if show_in is not None and show_in not in reader.languages:
            raise UsageError(f"labels in {show_in!r} are not to be had; choose from: {', '.join(reader.languages)}")
        brief = reader.read(page, language=language)
    shown_in = show_in or brief.article.language
    if format is Format.text and output is None:
        from seuil.brief.as_text import print_text

        print_text(brief, reader.data, shown_in, Console(soft_wrap=not sys.stdout.isatty(), highlight=False, markup=False, emoji=False))
        return
    _write(_rendered(brief, reader, format, shown_in), output)


def _rendered(brief, reader, format: Format, language: str) -> str:  # type: ignore[no-untyped-def]
    if format is Format.json:
        return brief.to_json() + "\n"
    if format is Format.html:
        from seuil.brief.as_html import to_html

        return to_html(brief, reader.data, language)
    from seuil.brief.as_text import print_text

    console = Console(record=True, width=100, file=_Nowhere(), highlight=False, markup=False, emoji=False)
    print_text(brief, reader.data, language, console)
    return console.export_text()


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        sys.stdout.flush()
        return
    aside = output.with_name(output.name + ".part")
    try:
        aside.write_text(text, encoding="utf-8")
        aside.replace(output)
    except OSError as error:
        raise PageError(str(output), f"cannot be written: {error.strerror or error}") from None


class _Quiet:
    """In place of the spinner where nobody watches."""

    def __enter__(self) -> None: ...

    def __exit__(self, *_: object) -> None: ...


class _Nowhere:
    """A file that keeps nothing: the console records what it prints."""

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None: ...

"""Folders: which of their files are taken, in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from seuil.data_files.shapes.pages import PageFormatsFile
from seuil.page.formats.model import Unreadable
from seuil.page.recognise import media_type_of

_LOOKED_AT = 16_384


def files(folder: Path, formats: PageFormatsFile) -> Iterator[Path | Unreadable]:
    """The files of a folder that hold pages, folder by folder, by name.

    Taken are files with the ending of a page or of a container (also with .gz), and files without a known
    ending that begin as HTML. Told are documents that we do not read (PDF and the like). The rest (images,
    styles, scripts; hidden files and folders) is passed over. A folder is entered once, whatever links lead
    to it.
    """
    yield from _walked(folder, formats, set())


def _walked(
    folder: Path, formats: PageFormatsFile, entered: set[tuple[int, int]]
) -> Iterator[Path | Unreadable]:
    try:
        about = folder.stat()
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield Unreadable(source=as_source(folder), reason=f"cannot be opened: {_reason(error)}")
        return
    if (about.st_dev, about.st_ino) in entered:
        return
    entered.add((about.st_dev, about.st_ino))
    for path in paths:
        if path.name.startswith(".") or path.name == "__MACOSX":
            continue
        if path.is_dir():
            yield from _walked(path, formats, entered)
        elif path.is_file():
            yield from _judged(path, formats)


def _judged(path: Path, formats: PageFormatsFile) -> Iterator[Path | Unreadable]:
    ending = ending_of(path.name)
    if ending in formats.pages or ending in formats.containers:
        yield path
    elif ending in formats.documents:
        yield Unreadable(
            source=as_source(path), reason=f"is a document ({ending}); accepted: HTML and plain text"
        )
    elif not _is_named_otherwise(ending) and _begins_as_html(path):
        yield path


def ending_of(name: str) -> str:
    """The ending of a file's name in small letters, without what compression adds."""
    low = name.lower()
    return PurePath(low[:-3] if low.endswith(".gz") else low).suffix


def as_source(path: Path | PurePath) -> str:
    """What a path is called in results: with slashes, without "./", the same from run to run."""
    # A name of bytes that are no UTF-8 is kept as far as it can be written.
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _is_named_otherwise(ending: str) -> bool:
    """Whether an ending says that the file is something else: letters, and not those of a page."""
    return ending[1:].isalpha() and ending[1:].isascii() and len(ending) <= 5


def _begins_as_html(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return media_type_of(file.read(_LOOKED_AT), "") == "text/html"
    except OSError:
        return False


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()

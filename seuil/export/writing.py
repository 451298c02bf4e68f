"""How exports come to disk: written aside, then renamed, so that a reader finds all of one or nothing of it.

A file is written into a folder made beside it, and renamed at the end. A folder is filled beside its place
and takes it when it is whole. When something goes wrong (no room, no right to write, an error of the record)
what was written aside is removed, and what stood there before still stands.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from seuil.errors import StoreError

if TYPE_CHECKING:
    from _typeshed import SizedBuffer, StrPath

# The earliest time that a zip can hold, for all members: the clock must not show in an export.
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


class FixedZip(zipfile.ZipFile):
    """A zip whose members carry no time and no rights of their own: the same content gives the same bytes."""

    def __init__(self, out: BinaryIO) -> None:
        super().__init__(out, "w", zipfile.ZIP_DEFLATED, allowZip64=True)

    def writestr(
        self,
        zinfo_or_arcname: str | zipfile.ZipInfo,
        data: SizedBuffer | str,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a member with these bytes or this text."""
        name = zinfo_or_arcname if isinstance(zinfo_or_arcname, str) else zinfo_or_arcname.filename
        super().writestr(_member(name), data)

    def write(
        self,
        filename: StrPath,
        arcname: StrPath | None = None,
        compress_type: int | None = None,
        compresslevel: int | None = None,
    ) -> None:
        """Add a file, in pieces."""
        with Path(filename).open("rb") as source, self.open(_member(str(arcname or filename)), "w") as member:
            shutil.copyfileobj(source, member, 1 << 16)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=_ZIP_TIME)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


@contextmanager
def file_aside(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes stand at ``path`` once the block has ended well. Raises StoreError."""
    with _told(path):
        if path.exists() and not path.is_file():
            if path.is_dir():
                raise StoreError(f"{path}: is a folder; give the path of a file")
            with path.open("wb") as stream:  # /dev/stdout, a named pipe
                yield stream
            return
        path = path.resolve()  # a link goes on pointing to what is written
        with _beside(path) as folder:
            made = folder / path.name
            with made.open("wb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            if path.exists():
                shutil.copymode(path, made)
            made.replace(path)


@contextmanager
def folder_aside(path: Path) -> Iterator[Path]:
    """A folder that stands at ``path`` once the block has ended well.

    A folder that stands there already is replaced if it is empty or holds nothing but files of the same
    names, else refused: what a person put there is not deleted. Raises StoreError.
    """
    with _told(path):
        if path.exists() and not path.is_dir():
            raise StoreError(f"{path}: is a file; this export makes a folder")
        path = path.resolve()
        with _beside(path) as aside:
            made = aside / "made"
            made.mkdir()
            yield made
            _demand_replaceable(path, made)
            if path.exists():
                path.replace(aside / "before")
            made.replace(path)


@contextmanager
def folder_as_zip(out: BinaryIO) -> Iterator[Path]:
    """A folder whose files go into ``out`` as a zip, by name, once the block has ended."""
    with tempfile.TemporaryDirectory(prefix="seuil-export-") as held:
        folder = Path(held)
        yield folder
        with FixedZip(out) as archive:
            for path in sorted(folder.iterdir()):
                archive.write(path, path.name)


def _demand_replaceable(path: Path, made: Path) -> None:
    if not path.exists():
        return
    ours = {p.name for p in made.iterdir()}
    others = sorted(p.name for p in path.iterdir() if p.name not in ours)
    if others:
        raise StoreError(
            f"{path}: holds what is not of this export ({others[0]}); give a folder that is new or empty"
        )


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A folder of our own on the same disk, which is removed in any case."""
    if not path.parent.is_dir():
        raise StoreError(f"{path}: there is no folder {path.parent}")
    aside = Path(tempfile.mkdtemp(prefix=f".{path.name[:100]}.", suffix=".part", dir=path.parent))
    try:
        yield aside
    finally:
        shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _told(path: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:  # the reader of a pipe has left: for the command line to say nothing about
        raise
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror or error}") from None

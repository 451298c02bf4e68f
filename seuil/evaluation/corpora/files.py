"""Files of a corpus, found and read within limits."""

from __future__ import annotations

from pathlib import Path

from seuil.errors import DataError

MAX_BYTES = 50_000_000


def files_of(paths: list[Path], *suffixes: str) -> list[Path]:
    """The files that ``paths`` name: files as they are, folders searched for ``suffixes``. DataError for
    none.
    """
    found: list[Path] = []
    for path in paths:
        inside = sorted(p for p in path.rglob("*") if p.suffix in suffixes) if path.is_dir() else [path]
        if not inside:
            raise DataError(str(path), None, f"no {' or '.join(suffixes)} file in this folder")
        found += inside
    return list(dict.fromkeys(found))


def text_of(path: Path) -> str:
    """The file's text, line ends as they are. Raises DataError for one too large, unreadable or not UTF-8."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DataError(str(path), None, f"larger than {MAX_BYTES} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(str(path), None, f"not UTF-8 at byte {error.start}") from None
    except OSError as error:
        raise DataError(str(path), None, error.strerror or "cannot be read") from None

"""Shape of ``languages/names.yaml``: what languages are called in messages."""

from __future__ import annotations

from seuil.data_files.reader import Shape


class LanguageNamesFile(Shape):
    """English names of languages by ISO 639-1 code; other ways to write the codes of those that are read."""

    names: dict[str, str]
    codes: dict[str, str]

"""Shape of ``languages/<code>/reasons.yaml``: how reasons, notes and faults are said in that language."""

from __future__ import annotations

from pydantic import Field

from seuil.data_files.reader import Shape


class ReasonsFile(Shape):
    """The stages say why in English, and the JSON contract keeps that. A reader is shown it in these words.

    What stands in braces is what a reason names: ``{day}`` a date, ``{interval}`` days in EDTF, ``{number}``,
    ``{words}`` words of the page between “ and ”, ``{quoted}`` the same as Python writes them, ``{act}`` the
    id of an act between “ and ” or brackets, ``{feast}`` and ``{beginning}`` names of the calendar and of
    happenings, ``{reason}`` another reason, ``{text}`` anything else, and each kind under ``parts``. A second
    part of one kind has a digit: ``{day2}``.

    parts       kind of part → an English word that stands there → how it is said here
    heads       several reasons that differ only in what they name, where “…” stands → what heads them here
    reasons     where a reason is made → the reason → how it is said here
    """

    parts: dict[str, dict[str, str]] = Field(default_factory=dict)
    heads: dict[str, str] = Field(default_factory=dict)
    reasons: dict[str, dict[str, str]] = Field(default_factory=dict)

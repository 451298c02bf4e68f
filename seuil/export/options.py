"""What may be chosen for an export, and what it needs beside the record."""

from __future__ import annotations

from dataclasses import dataclass, field

from seuil.data_files import DataFiles


@dataclass(frozen=True, slots=True)
class Options:
    """Choices; a format passes over those that are not its own.

    ``language`` is the language of headings and names (html, timelinejs), a code with a folder in the data.
    ``everything`` lets cameo hold events too that are planned, demanded, denied.
    ``title`` heads the html report and the timeline.
    """

    language: str = "en"
    everything: bool = False
    title: str | None = None
    data: DataFiles = field(default_factory=DataFiles)

"""Shape of ``languages/<code>/record.yaml``: the words in which a dossier's record is shown."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from seuil.data_files.reader import Shape


class RecordWords(Shape):
    """Labels of lists, timeline and the account of one event. Names of values are those of ``brief.yaml``.

    months      the twelve months, as a heading of the timeline says them
    ticks       one letter or two for each month, over the bars of the timeline
    headings    titles and section titles
    labels      heads of columns, words before a value
    marks       what a sign of the timeline means
    kinship     how a page stands to the original of its family
    fields      on what accounts differ
    corrections a kind of correction → what was done
    sayings     whole sentences; {n} stands for a number, {what} for words
    """

    months: Annotated[tuple[str, ...], Field(min_length=12, max_length=12)]
    ticks: Annotated[tuple[str, ...], Field(min_length=12, max_length=12)]
    headings: dict[str, str]
    labels: dict[str, str]
    marks: dict[str, str]
    kinship: dict[str, str]
    fields: dict[str, str]
    corrections: dict[str, str]
    sayings: dict[str, str]

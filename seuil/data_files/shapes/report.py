"""Shape of ``languages/<code>/report.yaml``: the words of the report on a whole record in that language."""

from __future__ import annotations

from seuil.data_files.reader import Shape


class ReportWords(Shape):
    """Headings and labels of the HTML export.

    headings      section titles
    labels        words before or after a value; "…" stands for a number
    field         what accounts may differ on → how it is said
    kinship       how a page stands to the original → how it is said
    correction    what a person decided → how it is said
    reading       sentences that tell how the report is to be read
    """

    headings: dict[str, str]
    labels: dict[str, str]
    field: dict[str, str]
    kinship: dict[str, str]
    correction: dict[str, str]
    reading: tuple[str, ...]

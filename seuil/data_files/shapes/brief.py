"""Shape of ``languages/<code>/brief.yaml``: the words in which a brief is shown in that language."""

from __future__ import annotations

from seuil.data_files.reader import Shape


class BriefWords(Shape):
    """Labels of the text and HTML forms, and the names of field values.

    headings    section titles
    labels      words before a value
    status, polarity, certainty, stance, basis, kind, quotation, force, furniture   value → how it is said
    """

    name: str
    headings: dict[str, str]
    labels: dict[str, str]
    status: dict[str, str]
    polarity: dict[str, str]
    certainty: dict[str, str]
    stance: dict[str, str]
    basis: dict[str, str]
    kind: dict[str, str]
    quotation: dict[str, str]
    force: dict[str, str]
    furniture: dict[str, str]

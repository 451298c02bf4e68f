"""Shape of ``codebook/fields.yaml``: what the fields of a brief and their values mean."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as PydanticField

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import TwoTongues


class FieldValue(Shape):
    """A value of a field; ``factbank`` is the part of FactBank's value that it stands for."""

    means: TwoTongues
    factbank: str | None = None


class Field(Shape):
    """A field of the contract: what it says, how it is decided in doubt, what values it has."""

    of: Literal["assertion", "attribution", "commitment", "when", "entity", "touch"]
    id: str
    means: TwoTongues
    rule: TwoTongues | None = None
    values: dict[str, FieldValue] = PydanticField(default_factory=dict)


class CodebookFile(Shape):
    """All fields that the codebook explains."""

    fields: tuple[Field, ...]

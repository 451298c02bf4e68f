"""Shapes of ``evaluation/*.yaml``: what an evaluation tags and how it reads corpora of others."""

from __future__ import annotations

from typing import Literal

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import PloverType, TwoTongues


class EvaluatedPhenomenon(Shape):
    """Something that makes an act, a saying or a time hard to read."""

    id: str
    means: TwoTongues


class EvaluatedPhenomenaFile(Shape):
    """The tags that gold assertions may carry."""

    phenomena: tuple[EvaluatedPhenomenon, ...]


class BratLabelsFile(Shape):
    """What the labels of a brat corpus mean; compared without regard to case."""

    times: tuple[str, ...]
    cues: tuple[str, ...]
    sources: tuple[str, ...]
    contents: tuple[str, ...]
    roles: dict[str, Literal["actor", "target", "instrument", "place"]]
    acts: dict[str, str]
    negated: tuple[str, ...]


class PloverNamesFile(Shape):
    """Earlier names of PLOVER types → the type of today."""

    renamed: dict[str, PloverType]

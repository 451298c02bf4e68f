"""Shapes of ``event/copies.yaml`` and of ``languages/<code>/copies.yaml``: how copies are told."""

from __future__ import annotations

from seuil.data_files.reader import Shape

Words = tuple[str, ...]


class CopyWords(Shape):
    """``languages/<code>/copies.yaml``: the words of one language that tell copies."""

    small: Words
    numbers: dict[str, int]
    meanings: dict[str, Words]


class Weights(Shape):
    """How much each thing that two sentences may share counts."""

    word: float
    cognate: float
    meaning: float
    name: float
    number: float
    date: float
    act: float


class Gap(Shape):
    """How many days may lie between a report and its copy.

    Up to ``days``, any route will do; up to ``sure_days``, only ``sure_triples`` of the word triples.
    """

    days: int
    sure_days: int
    sure_triples: float


class Contradiction(Shape):
    """When facts that stand in each other's place speak against a copy.

    At least ``facts`` of them, and ``share`` of all that are compared; ``share_verbatim`` where the pages
    share ``verbatim`` of their word triples: who copies words does not change figures. A name that differs
    counts ``name``.
    """

    facts: float
    share: float
    verbatim: float
    share_verbatim: float
    name: float


class Background(Shape):
    """When the longer page tells the shorter one's report only as background: its opening has no counterpart
    as close as ``lead`` in the shorter page, and less than ``aligned`` of its text has one.
    """

    lead: float
    aligned: float


class Route(Shape):
    """One way in which two pages can prove to be copies: every figure must be reached.

    ``triples`` is the share of the shorter page's word triples that the other has; ``kept`` the share of its
    text that has a counterpart, by how close that is; ``aligned`` the share that has one at all; ``order``
    the share of these in the same order; ``facts`` the share of its numbers and dates that the other has,
    ``names`` of its names; ``words`` how many words it must have.
    """

    triples: float = 0.0
    kept: float = 0.0
    aligned: float = 0.0
    order: float = 0.0
    facts: float = 0.0
    names: float = 0.0
    words: int = 0


class CopiesFile(Shape):
    """``event/copies.yaml``: the figures by which copies are told."""

    least_words: int
    weights: Weights
    extra: float
    counterpart: float
    counterpart_translated: float
    prior: float
    gap: Gap
    contradiction: Contradiction
    background: Background
    agencies_differ: float
    trimmed: float
    same_language: tuple[Route, ...]
    translated: tuple[Route, ...]

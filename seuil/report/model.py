"""The blocks that a report is made of. Texts are plain: each form escapes them in its own way."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 is the report's own."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a ``soft`` one says something beside the matter."""

    text: str
    soft: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short texts."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its head, and rows of as many cells."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a page, of which some are marked; ``before`` and ``after`` are what stands around these."""

    before: str
    marked: str = ""
    after: str = ""


Block = Heading | Paragraph | Bullets | Table | Quote


@dataclass(slots=True)
class Report:
    """Blocks in order, in a language."""

    title: str
    language: str
    blocks: list[Block] = field(default_factory=list)

    def add(self, *blocks: Block) -> None:
        """Put blocks at the end; empty tables and lists are left out."""
        for block in blocks:
            if not (
                (isinstance(block, Table) and not block.rows)
                or (isinstance(block, Bullets) and not block.items)
            ):
                self.blocks.append(block)

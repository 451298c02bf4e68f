"""Shapes of ``data/event/*.yaml``: what tells one happening from another."""

from __future__ import annotations

from functools import cached_property

from pydantic import model_validator

from seuil.data_files.reader import Shape


class HappeningsFile(Shape):
    """``event/happenings.yaml``: acts that may tell one doing, and what kind of doing they are."""

    alike: tuple[tuple[str, ...], ...]
    mutual: tuple[str, ...]
    speech: tuple[str, ...]

    @model_validator(mode="after")
    def _each_act_stands_once(self) -> HappeningsFile:
        named = [act for row in self.alike for act in row]
        if doubled := sorted({act for act in named if named.count(act) > 1}):
            raise ValueError(f"alike: {', '.join(doubled)} stands in two rows")
        return self

    @cached_property
    def _row(self) -> dict[str, str]:
        return {act: row[0] for row in self.alike for act in row}

    def group(self, act: str) -> str:
        """The name of the group of acts that may tell the same doing as ``act``."""
        return self._row.get(act, act)


class LikenessFile(Shape):
    """``event/likeness.yaml``: what each sign weighs, in log odds."""

    start: float
    signs: dict[str, float]

"""Shape of a scenario: supposed events, for exercises and teaching, that ``seuil doctrine check`` sets
against clauses.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import Status


class Report(Shape):
    """What one source says of the event, where sources disagree: it fills some slots of its own."""

    source: str
    act: str | None = None
    actor: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    supporter: tuple[str, ...] | None = None
    place: tuple[str, ...] | None = None
    crosses: tuple[str, ...] | None = None
    instrument: tuple[str, ...] | None = None
    aim: tuple[str, ...] | None = None


class ScenarioEvent(Shape):
    """A supposed event. A key left out is not known; an empty list says that there is none.

    on          ISO day on which it happens, and on which the clauses are read
    hour        hour of that day in words, where two editions share it
    supporter   who takes part or gives support: weapons, leave to use them
    crosses     the state whose border is crossed
    aim         territory, forces, critical-site, nuclear-forces, hazardous-site, population
    reports     sources that say otherwise
    """

    id: str
    says: str = ""
    on: str = Field(pattern=r"\d{4}-\d{2}-\d{2}")
    hour: str | None = None
    act: str
    status: Status = "happened"
    actor: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    supporter: tuple[str, ...] | None = None
    place: tuple[str, ...] | None = None
    crosses: tuple[str, ...] | None = None
    instrument: tuple[str, ...] | None = None
    aim: tuple[str, ...] | None = None
    reports: tuple[Report, ...] = ()
    note: str = ""


class ScenarioFile(Shape):
    """A scenario: its title and its events in order."""

    scenario: str
    language: Literal["en", "fr"] = "en"
    doctrines: tuple[str, ...] = ()
    events: tuple[ScenarioEvent, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _ids_are_single(self) -> ScenarioFile:
        ids = [event.id for event in self.events]
        if doubled := {i for i in ids if ids.count(i) > 1}:
            raise ValueError(f"event ids stand twice: {', '.join(sorted(doubled))}")
        return self


class OwedFinding(Shape):
    """A clause of the document that an event must be found to touch, and the value of its pattern."""

    clause: str
    truth: Literal["true", "unknown", "disputed"] = "true"


class ExampleEvent(ScenarioEvent):
    """A supposed event with what it owes: findings, and clauses that must not be found."""

    owes: tuple[OwedFinding, ...] = ()
    not_: tuple[str, ...] = Field(default=(), alias="not")


class DoctrineExamplesFile(Shape):
    """``doctrines/examples/<id>.examples.yaml``: events that show how a document's clauses are read; they
    run as tests.
    """

    doctrine: str
    events: tuple[ExampleEvent, ...] = Field(min_length=1)

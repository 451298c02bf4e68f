"""The options by which events are chosen, the same for every command that lists events."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

if TYPE_CHECKING:
    from seuil.asking.resolve import NameFinder
    from seuil.store.model import Query

Many = list[str] | None
_SEVERAL = (
    "actor", "target", "act", "plover", "instrument", "place", "status", "polarity", "certainty", "source",
)  # fmt: skip


def _many(name: str, metavar: str, said: str) -> Any:  # noqa: ANN401 (what Typer makes of an option)
    return typer.Option(name, metavar=metavar, help=f"{said}; may be given again.")


def _day(name: str, said: str) -> Any:  # noqa: ANN401
    return typer.Option(name, metavar="DATE", help=said)


@dataclass(frozen=True, slots=True)
class Filters:
    """What a person asks for, as written. Names are in any language; several of one kind mean any of them."""

    actor: Annotated[Many, _many("--actor", "WHO", "Who does it, by id or name")] = None
    target: Annotated[Many, _many("--target", "WHO", "To whom, by id or name")] = None
    act: Annotated[Many, _many("--act", "ACT", "An act, by id or name (seuil acts)")] = None
    plover: Annotated[Many, _many("--plover", "TYPE", "A PLOVER type: ASSAULT, THREATEN, …")] = None
    instrument: Annotated[Many, _many("--instrument", "WEAPON", "A weapon or a class of them")] = None
    place: Annotated[Many, _many("--place", "PLACE", "Where, by id or name")] = None
    status: Annotated[
        Many,
        _many("--status", "STATUS", "happened, ongoing, planned, permitted, requested or hypothetical"),
    ] = None
    polarity: Annotated[Many, _many("--polarity", "POLARITY", "affirmed or negated")] = None
    certainty: Annotated[
        Many, _many("--certainty", "CERTAINTY", "certain, probable, possible or unknown")
    ] = None
    confirmed: Annotated[
        bool | None,
        typer.Option("--confirmed/--unconfirmed", help="Only what is confirmed, or only what is not."),
    ] = None
    source: Annotated[
        Many, _many("--source", "WHO", "An outlet, an agency, or somebody who is cited")
    ] = None
    since: Annotated[str | None, _day("--since", "Only events of this ISO day or later.")] = None
    until: Annotated[str | None, _day("--until", "Only events of this ISO day or earlier.")] = None
    as_known_at: Annotated[
        str | None, _day("--as-known-at", "As the record stood on this ISO day: only pages out by then.")
    ] = None
    text: Annotated[
        str | None,
        typer.Option("--text", metavar="WORDS", help="Only events of pages with all these words."),
    ] = None

    def query(self, names: NameFinder, **others: Any) -> Query:  # noqa: ANN401 (fields of Query)
        """The query; ``others`` are further fields of it. Raises UsageError as ``query_of`` does."""
        from seuil.asking.written import Written, query_of

        given: dict[str, Any] = {f.name: getattr(self, f.name) for f in fields(self)}
        written = Written(**given | {name: tuple(given[name] or ()) for name in _SEVERAL})
        return query_of(written, names, lambda field: f"--{field.replace('_', '-')}", **others)


def with_filters(command: Callable[..., None]) -> Callable[..., None]:
    """``command``, which takes a Filters first, as a command with the filters as options of its own."""
    of_filters = get_type_hints(Filters, include_extras=True)
    kind = inspect.Parameter.KEYWORD_ONLY
    options = [
        inspect.Parameter(f.name, kind, default=f.default, annotation=of_filters[f.name])
        for f in fields(Filters)
    ]
    of_command = get_type_hints(command, include_extras=True)
    own = [
        p.replace(kind=kind, annotation=of_command[p.name])
        for p in list(inspect.signature(command).parameters.values())[1:]
    ]

    def called(**given: Any) -> None:  # noqa: ANN401
        command(
            Filters(**{f.name: given.pop(f.name) for f in fields(Filters)}),
            **given,
        )

    called.__doc__ = command.__doc__
    called.__signature__ = inspect.Signature([*options, *own])  # type: ignore[attr-defined]
    called.__annotations__ = {p.name: p.annotation for p in (*options, *own)}
    return called

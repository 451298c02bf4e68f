"""What a person writes to choose events, as a query: the options of a command, the fields of a form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from seuil.asking.days import iso_day
from seuil.asking.resolve import NameFinder
from seuil.errors import SpanError
from seuil.event.model import ROLES
from seuil.store.model import Query

Many = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What is written, by field. Names are in any language; several of one field mean any of them."""

    actor: Many = ()
    target: Many = ()
    act: Many = ()
    plover: Many = ()
    instrument: Many = ()
    place: Many = ()
    status: Many = ()
    polarity: Many = ()
    certainty: Many = ()
    confirmed: bool | None = None
    source: Many = ()
    since: str | None = None
    until: str | None = None
    as_known_at: str | None = None
    text: str | None = None


def query_of(written: Written, names: NameFinder, called: Callable[[str], str], **others: Any) -> Query:  # noqa: ANN401
    """The query; ``others`` are further fields of it, ``called`` says how a field is called to its writer.

    Raises UsageError for a name that nothing has, a date that is none, or a span that ends before it begins.
    """
    since, until = iso_day(written.since, called("since")), iso_day(written.until, called("until"))
    if since and until and until < since:
        raise SpanError((called("since"), called("until")), since, until)
    found: dict[str, tuple[str, ...]] = {
        role: _all(getattr(written, role), names.entity, called(role)) for role in ROLES
    }
    found |= {"act": _all(written.act, names.act, called("act"))}
    found |= {"plover": _all(written.plover, names.plover, called("plover"))}
    values = ("status", "polarity", "certainty")
    found |= {name: _all(getattr(written, name), names.value, name) for name in values}
    return Query(
        **found,
        source=tuple(dict.fromkeys(i for source in written.source for i in names.source(source))),
        confirmed=written.confirmed,
        since=since,
        until=until,
        known_at=iso_day(written.as_known_at, called("as_known_at")),
        text=written.text,
        **others,
    )


def _all(written: Many, find: Callable[[str, str], tuple[str, ...]], called: str) -> tuple[str, ...]:
    """Everything that the values given for one field mean, each once."""
    return tuple(dict.fromkeys(found for value in written for found in find(value, called)))

"""An event: what it is, who tells it, in which words, and what persons decided about it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from seuil.asking.days import iso_day
from seuil.asking.gather import contents_told_beside, event_in, whole_of
from seuil.asking.wording import RecordWording
from seuil.errors import UsageError
from seuil.event.model import Event
from seuil.store.model import Query as RecordQuery
from seuil.web.desk import Desk, desk_of
from seuil.web.event.deciding import FIELDS, field_name
from seuil.web.event.model import Beside, Choice, EventPage, Source
from seuil.web.event.showing import Asked, beside, page_of
from seuil.web.languages import _
from seuil.web.problems import NotFoundError
from seuil.web.rendering import address, render, standalone
from seuil.web.views.review import name_of, notice

router = APIRouter(include_in_schema=False)

# Pages of an event that are opened at once, unless all are asked for; events that a search offers, and of
# how many these are chosen.
_MOST_PAGES, _OFFERED, _FOUND = 60, 8, 40
_ID = re.compile(r"e[0-9a-f]{10}|[0-9a-f]{12}@[0-9]{1,9}(\.[0-9]{1,4})?")

_Desk = Annotated[Desk, Depends(desk_of)]
_Id = Annotated[str, Path(max_length=60)]
_Day = Annotated[str, Query(alias="as-known-at", max_length=200)]
_Number = Annotated[int, Query(ge=0, le=10**9)]


@router.get("/events/{id}.html")
def one_file(request: Request, desk: _Desk, id: _Id, day: _Day = "") -> Response:
    """The same as one file, with all of its pages."""
    event = _event(desk, id)
    return standalone(request, "event/event.html", f"seuil-{event.id}", **_shown(desk, event, day, most=None))


@router.get("/events/{id}")
def event(
    request: Request,
    desk: _Desk,
    id: _Id,
    day: _Day = "",
    every: Annotated[bool, Query(alias="all")] = False,
    find: Annotated[str, Query(max_length=200)] = "",
    done: _Number = 0,
    undone: _Number = 0,
) -> Response:
    """An event, by its id, one that it had before, or a mention that it holds."""
    found = _event(desk, id)
    if found.id != id:
        rest = {"as-known-at": day, "done": done or None, "undone": undone or None}
        return RedirectResponse(
            address(f"/events/{found.id}", **rest) + (f"#m-{id}" if "@" in id else ""), 302
        )
    shown = _shown(desk, found, day, most=None if every else _MOST_PAGES)
    say = shown["say"]
    offered = _offered(desk, say, find, found)
    return render(
        request,
        "event/event.html",
        **shown,
        notice=notice(desk, say, done, undone),
        find=find.strip(),
        offered=offered,
        others=offered or _choices_of(desk, say, found, shown["event"].doubtful),
        fields=[(name, field_name(name, say)) for name in FIELDS],
        choices=_choices(desk, say),
        pages=_pages(shown["event"]),
        name=name_of(request),
    )


def _event(desk: Desk, id: str) -> Event:
    try:
        if _ID.fullmatch(id) is not None:
            return desk.store.event(id)
    except UsageError:
        pass
    raise NotFoundError(_("There is no event of this id in the dossier."))


def _shown(desk: Desk, event: Event, day: str, *, most: int | None) -> dict[str, Any]:
    """What the template shows of an event, as it is or as it stood on a day."""
    store, known_at = desk.store, iso_day(day.strip() or None, "as-known-at")
    stood = event_in(store, event.id, known_at)
    whole = whole_of(store, stood, known_at, most)
    inner = contents_told_beside(store, whole.around, known_at)
    say = desk.say((*whole.contents, *inner))
    families = store.families_of(account.original for account in stood.accounts)
    past = () if known_at else store.past(event.id)
    asked = Asked(whole, families, past if len(past) > 1 else (), say, desk.policies())
    return {"event": page_of(asked), "say": say, "known_at": known_at or ""}


def _offered(desk: Desk, say: RecordWording, words: str, event: Event) -> list[Choice]:
    """The events that may be meant by some words: an id, or words of their pages' texts. Those that can be
    joined with the event come first.
    """
    words = words.replace("\0", "").strip()
    if not words:
        return []
    try:
        if _ID.fullmatch(words) is not None:
            found = [desk.store.event(words)]
        else:
            found = list(desk.store.find(RecordQuery(text=words, order="newest", limit=_FOUND)))
    except UsageError:  # no such id, no word to search for
        return []
    others = [beside(one, say) for one in found if one.id != event.id]
    choices = _choices_of(desk, say, event, others)
    return sorted(choices, key=lambda choice: bool(choice.why_not))[:_OFFERED]


def _choices_of(desk: Desk, say: RecordWording, event: Event, others: Iterable[Beside]) -> list[Choice]:
    """These events, with why one cannot be joined with the event: acts that are never one happening."""
    group_of = desk.data.happenings.group
    return [
        Choice(one, "" if group_of(one.act) == group_of(event.act) else _never_one(say, event.act, one.act))
        for one in others
    ]


def _never_one(say: RecordWording, act: str, other: str) -> str:
    acts = {"act": say.act(act), "other": say.act(other)}
    return _("cannot be joined: “%(act)s” and “%(other)s” are never one happening") % acts


def _pages(event: EventPage) -> list[tuple[str, str]]:
    """The pages that are shown, by key, as they are chosen from."""
    found: list[tuple[str, str]] = []

    def walk(source: Source, number: int) -> None:
        found.append((source.page, f"{number}. {source.outlet}, {source.published} ({source.kin})"))
        for copy in source.copies:
            walk(copy, number)

    for account in event.accounts:
        walk(account.tree, account.number)
    return found


def _choices(desk: Desk, say: RecordWording) -> list[str]:
    """What a field may be set to, by name: acts, and the values of status, polarity and certainty."""
    values = (*say.values.status.values(), *say.values.polarity.values(), *say.values.certainty.values())
    return [*dict.fromkeys(values), *sorted(map(say.act, desk.data.acts))]

"""What if: a scenario in a form, the clauses as they answer it, and the YAML that holds it.

The address holds the whole scenario, so that it can be sent; nothing is kept here.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Depends, File, Query, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes.scenarios import DoctrineExamplesFile, ScenarioEvent, ScenarioFile
from seuil.doctrine.from_files import FOLDER, Doctrines
from seuil.errors import DataError
from seuil.finding.from_scenario import scenario_in, written_scenario
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import SLOTS
from seuil.web.desk import Desk, desk_of
from seuil.web.doctrines.documents import patterns_of
from seuil.web.doctrines.matrix import newest_day
from seuil.web.languages import _, current_language
from seuil.web.problems import NotFoundError
from seuil.web.rendering import attachment, render
from seuil.web.saying import AskedError
from seuil.web.scenarios.draft import (
    FIELDS,
    MOST_EVENTS,
    MOST_REPORTS,
    Draft,
    DraftEvent,
    Values,
    draft_from,
    draft_of,
)
from seuil.web.scenarios.resolve import STATUSES, Resolver, Suggestion
from seuil.web.scenarios.shown import TRUTH_SIGNS, EventShown, ScenarioWording

router = APIRouter(include_in_schema=False)
AT_THE_DESK = Annotated[Desk, Depends(desk_of)]

MOST_BYTES = 200_000
"""Of a scenario's file; the largest that a form takes is a tenth of it."""

# Fields that share the suggestions of one list.
_LISTS = {"actor": "actor", "target": "actor", "supporter": "actor", "crosses": "actor"}


def ready(desk: Desk) -> None:
    """Ready what can be typed into the form."""
    _suggestions(desk.doctrines, _resolver(desk), current_language())


@router.get("/scenario")
def scenario(
    request: Request, desk: AT_THE_DESK, do: Annotated[str, Query(max_length=20)] = ""
) -> Response:
    """The form and what the clauses answer; ``do`` is what a button of the form does to it."""
    draft = draft_of(request.query_params.multi_items())
    if do:
        return RedirectResponse(draft.done(do, newest_day(desk.doctrines)).address(), 303)
    address = draft.address()
    shown = draft if draft.events else draft.done("add", newest_day(desk.doctrines))
    answer = render(request, "scenario/form.html", **_shown(desk, draft, shown))
    if request.headers.get("hx-request") == "true" and address.isascii():
        answer.headers["hx-replace-url"] = address
    return answer


@router.get("/scenario.yaml")
def scenario_file(request: Request, desk: AT_THE_DESK) -> Response:
    """The scenario as the YAML that ``seuil doctrine check`` takes. Raises UsageError for what is not whole.
    """
    draft = draft_of(request.query_params.multi_items())
    made, _numbers, faults = _resolver(desk).scenario(draft)
    if faults:
        raise AskedError(str(faults[0].said))
    if made is None:
        raise AskedError(_("The scenario has no event yet."))
    content = written_scenario(made).encode("utf-8")
    headers = {"content-disposition": attachment("seuil-scenario.yaml")}
    return Response(content, media_type="application/yaml", headers=headers)


@router.post("/scenario/open")
def open_file(desk: AT_THE_DESK, file: Annotated[UploadFile, File()]) -> RedirectResponse:
    """To the form that holds the scenario of a file. Raises DataError for one that is none."""
    content = file.file.read(MOST_BYTES + 1)
    called = (file.filename or "").replace("\\", "/").rpartition("/")[2][:80] or "?"
    if len(content) > MOST_BYTES:
        raise DataError(called, None, f"larger than {MOST_BYTES} bytes")
    try:
        made = scenario_in(content.decode("utf-8"), called, desk.doctrines)
        for id in made.doctrines:
            desk.doctrines.get(id)
    except UnicodeDecodeError as error:
        raise DataError(called, None, f"not UTF-8 at byte {error.start}") from None
    return RedirectResponse(draft_from(made).address(), 303)


@router.get("/scenario/example")
def example(desk: AT_THE_DESK, doctrine: Annotated[str, Query(max_length=120)] = "") -> RedirectResponse:
    """To the form that holds the events by which a shipped document shows how its clauses are read."""
    if doctrine not in _examples(desk.doctrines):
        raise NotFoundError(_("There are no examples for that document."))
    path = desk.data.folder / FOLDER / "examples" / f"{doctrine}.examples.yaml"
    found = read_yaml(path, DoctrineExamplesFile).events
    names = set(ScenarioEvent.model_fields)
    events = tuple(ScenarioEvent.model_validate(e.model_dump(include=names)) for e in found[:MOST_EVENTS])
    title = desk.policies().say(desk.doctrines.get(doctrine).title)
    made = ScenarioFile(scenario=title, doctrines=(doctrine,), events=events)
    return RedirectResponse(draft_from(made).address(), 303)


def _shown(desk: Desk, draft: Draft, shown: Draft) -> dict[str, Any]:
    views, say = desk.policies(), desk.say()
    patterns = patterns_of(views, say)
    resolver = _resolver(desk)
    made, numbers, faults = resolver.scenario(draft)
    answers: tuple[EventShown, ...] = ()
    if made is not None:
        maker = FindingMaker(desk.doctrines, made.doctrines)
        answers = ScenarioWording(maker, views, say, patterns).events(made, numbers)
    return {
        "draft": shown,
        "typed": [_typed(resolver, event) for event in shown.events],
        "faults": faults,
        "answers": answers,
        "slots": [(slot, label, _LISTS.get(slot, slot)) for slot, label in _labels().items()],
        "statuses": [(status, say.values.status[status]) for status in STATUSES],
        "suggestions": _suggestions(desk.doctrines, resolver, current_language()),
        "documents": [(id, views.say(desk.doctrines.get(id).title)) for id in desk.doctrines.ids],
        "examples": _examples(desk.doctrines),
        "file": draft.address("/scenario.yaml"),
        "label": views.words.labels,
        "colon": say.label("colon"),
        "sayings": views.words.sayings,
        "negated": views.words.pattern.join["denied"],
        "judgement": say.saying("judgement"),
        "signs": [(sign, views.words.truths[truth]) for truth, sign in TRUTH_SIGNS.items()],
        "most_events": MOST_EVENTS,
        "most_reports": MOST_REPORTS,
    }


def _labels() -> dict[str, str]:
    """What each field asks, in the order of the form."""
    return {
        "act": _("What is done"),
        "instrument": _("With what"),
        "actor": _("By whom"),
        "target": _("Against whom"),
        "supporter": _("With whose support"),
        "place": _("Where"),
        "crosses": _("Across whose border"),
        "aim": _("Aimed at"),
    }


def _typed(resolver: Resolver, event: DraftEvent) -> dict[str, Any]:
    """An event's fields as the form shows them: names in the reader's language."""
    return {
        "values": _fields(resolver, event.values, FIELDS),
        "reports": [_fields(resolver, report, ("source", *SLOTS)) for report in event.reports],
    }


def _fields(resolver: Resolver, values: Values, names: tuple[str, ...]) -> dict[str, str]:
    return {
        name: resolver.shown(name, values[name]) if name in SLOTS and name in values else values.get(name, "")
        for name in names
    }


def _resolver(desk: Desk) -> Resolver:
    patterns = patterns_of(desk.policies(), desk.say())
    return Resolver(desk.doctrines, desk.names(), patterns)


@lru_cache(maxsize=4)
def _suggested(_doctrines: Doctrines, _language: str) -> dict[str, tuple[Suggestion, ...]]:
    """Kept for each language; filled by ``_suggestions``."""
    return {}


def _suggestions(
    doctrines: Doctrines, resolver: Resolver, language: str
) -> dict[str, tuple[Suggestion, ...]]:
    """What can be typed, by list; the tables do not change while the server runs."""
    held = _suggested(doctrines, language)
    if not held:
        lists = dict.fromkeys(_LISTS.get(slot, slot) for slot in SLOTS)
        held.update({slot: resolver.suggestions(slot) for slot in lists})
    return held


@lru_cache(maxsize=4)
def _examples(doctrines: Doctrines) -> tuple[str, ...]:
    """The documents that have examples."""
    folder = doctrines.data.folder / FOLDER / "examples"
    named = {path.name.removesuffix(".examples.yaml") for path in folder.glob("*.examples.yaml")}
    return tuple(id for id in doctrines.ids if id in named)

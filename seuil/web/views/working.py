"""How far work in the background is, and where it leads when it has ended."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Path, Request
from fastapi.responses import RedirectResponse, Response

from seuil.adding import AddReport
from seuil.brief.reasons import Phrase, reasons_in
from seuil.web.desk import Desk, desk_of
from seuil.web.event.deciding import Corrected
from seuil.web.jobs import MOMENT, Job
from seuil.web.languages import _, current_language
from seuil.web.page.additions import Addition
from seuil.web.problems import NotFoundError, status_of, told
from seuil.web.record.renewal import Renewal, renewal
from seuil.web.rendering import render
from seuil.web.safety.origin import local_path
from seuil.web.saying import source_of

# So many pages that could not be read are named.
_MOST = 200

router = APIRouter(include_in_schema=False)


@router.get("/working/{id}")
def working(
    request: Request,
    desk: Annotated[Desk, Depends(desk_of)],
    id: Annotated[str, Path(pattern="^[0-9]{1,9}$")],
) -> Response:
    """How far what is done with the dossier is; then what became of it."""
    job = desk.work.find(id)
    if job is None:
        raise NotFoundError(_("Nothing of this number is under way here, or known any more."))
    return progress(request, job) or _ended(request, job)


@router.post("/renew")
def renew(
    desk: Annotated[Desk, Depends(desk_of)], next: Annotated[str, Form(max_length=4000)] = "/"
) -> Response:
    """Bring the record up to date, and go back to where that was asked."""
    return under_way(renewal(desk, local_path(next)))


def progress(request: Request, job: Job[Any], name: str = "") -> Response | None:
    """How far a job is, at its own address; null once it has ended and its outcome is to be shown there.

    ``name`` is that of what is worked on. A browser asks for this again and again, with script or without.
    """
    if not job.wait():
        steps = tuple((_steps()[step], when) for step, when in job.progress())
        return render(request, "working.html", kind=job.kind, steps=steps, seen=job.seen, name=name)
    if request.headers.get("hx-request") == "true":
        return Response(headers={"hx-refresh": "true"})
    return None


def under_way(job: Job[Any]) -> Response:
    """To where a job of the dossier led, if it ends in a moment; else to how far it is."""
    if job.wait(MOMENT) and (where := _leads_to(job)) is not None:
        return RedirectResponse(where, 303)
    return RedirectResponse(f"/working/{job.id}", 303)


def _ended(request: Request, job: Job[Any]) -> Response:
    where = _leads_to(job)
    if where is not None:
        return RedirectResponse(where, 303)
    why = told(request, job.error) if job.error is not None else ""
    answer = render(request, "page/added.html", why=why, report=job.result, failures=_failures(request, job))
    answer.status_code = 200 if job.error is None else status_of(job.error)
    return answer


def _failures(request: Request, job: Job[Any]) -> list[tuple[str, Phrase]]:
    """The pages that could not be read, as they are called, and why."""
    report = job.result
    if not isinstance(report, AddReport):
        return []
    reasons = reasons_in(request.app.state.desk.data, current_language())
    return [(source_of(one.source), reasons.phrase(one.reason)) for one in report.failures[:_MOST]]


def _leads_to(job: Job[Any]) -> str | None:
    """Where to go after a job; null for an addition that has more to tell. Raises what went wrong with
    another.
    """
    if isinstance(job, Addition):
        return job.leads_to
    if isinstance(job, Renewal):
        job.ended()
        return job.leads_to
    corrected: Corrected = job.ended()
    return corrected.href


def _steps() -> dict[str, str]:
    """What the steps of all work are called."""
    return {
        "waiting": _("Waiting for its turn"),
        "loading": _("Loading the language models"),
        "fetching": _("Fetching the page"),
        "reading": _("Reading"),
        "read": _("Reading the pages"),
        "links": _("Comparing pages"),
        "families": _("Finding copies"),
        "events": _("Putting events together"),
    }

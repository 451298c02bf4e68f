"""Read a page: a text, a file or an address, and its brief at an address of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, File, Form, Path, Request, UploadFile
from fastapi.responses import RedirectResponse, Response

from seuil.adding import key_of
from seuil.article.from_page import MAX_CHARACTERS
from seuil.brief.reasons import Phrase
from seuil.errors import InputError
from seuil.page.formats.model import Given, Item
from seuil.page.from_source import MAX_BYTES
from seuil.web.desk import Desk, desk_of
from seuil.web.jobs import MOMENT
from seuil.web.languages import _, current_language
from seuil.web.page import readings
from seuil.web.page.additions import addition
from seuil.web.page.brief_view import BriefView
from seuil.web.page.downloads import FORMATS, Format, download
from seuil.web.page.readings import Read
from seuil.web.problems import BusyError, NotFoundError, status_of, told
from seuil.web.rendering import render
from seuil.web.safety.guard import MAX_BODY
from seuil.web.views.working import progress, under_way

router = APIRouter(include_in_schema=False)

_Desk = Annotated[Desk, Depends(desk_of)]
_Id = Annotated[str, Path(pattern="^[0-9a-f]{16}$")]
_Line = Annotated[str, Form(max_length=500)]


@router.get("/read")
def form(request: Request, desk: _Desk) -> Response:
    """The form, and what was read a moment ago."""
    return _form(request, desk)


@router.post("/read/text", form_limits={"max_part_size": MAX_BODY})
def read_text(
    request: Request,
    desk: _Desk,
    text: Annotated[str, Form()] = "",
    title: _Line = "",
    outlet: _Line = "",
    date: Annotated[str, Form(max_length=20)] = "",
    language: Annotated[str, Form(max_length=20)] = "",
) -> Response:
    """Read a pasted text, with what is known of it."""
    held = {"title": title, "outlet": outlet, "published": date, "language": language}
    known = {name: said for name, value in held.items() if (said := value.replace("\0", "").strip())}
    return _read(request, desk, lambda: readings.of_text(text, Given(**known)), text=text, given=held)


@router.post("/read/file")
def read_file(request: Request, desk: _Desk, file: Annotated[UploadFile | None, File()] = None) -> Response:
    """Read a file that is sent."""
    name, content = (file.filename or "", file.file.read(MAX_BYTES + 1)) if file else ("", b"")
    return _read(request, desk, lambda: readings.of_file(name, content))


@router.post("/read/address")
def read_address(
    request: Request, desk: _Desk, address: Annotated[str, Form(max_length=4000)] = ""
) -> Response:
    """Fetch the page at an address, once, and read it."""
    return _read(request, desk, lambda: readings.of_address(address), address_given=address)


@router.get("/read/{id}")
def reading(request: Request, desk: _Desk, id: _Id) -> Response:
    """The brief; until it is there, how far the reading is; or why there is none."""
    job = desk.readings.get(id)
    if (answer := progress(request, job, job.name)) is not None:
        return answer
    if job.result is None:
        fault = told(request, job.error) if job.error is not None else ""
        answer = _form(request, desk, fault=fault, **_as_given(job.item))
        answer.status_code = 422
        return answer
    read = job.result
    view = BriefView(read.brief, desk.data, current_language(), desk.policies())
    return render(
        request, "page/brief.html", view=view, key=None, row=None, family=(), forms=FORMATS,
        at=f"/read/{id}", known=_known(desk, read.item),
    )  # fmt: skip


@router.get("/read/{id}/brief.{form}")
def as_file(desk: _Desk, id: _Id, form: Format) -> Response:
    """The brief in one file."""
    return download(_done(desk, id).brief, form, desk.data, desk.policies(), current_language())


@router.post("/read/{id}/add")
def add(desk: _Desk, id: _Id) -> Response:
    """Put the page into the dossier."""
    return under_way(addition(desk, (_done(desk, id).item,)))


def _done(desk: Desk, id: str) -> Read:
    """A reading that is there. Raises NotFoundError for one that is not."""
    job = desk.readings.get(id)
    if job.result is None:
        raise job.error or NotFoundError(_("This page is still being read."))
    return job.result


def _read(request: Request, desk: Desk, item: Callable[[], Item], **given: object) -> Response:
    """Have a page read, and go to its address; what cannot be taken leads back to the form."""
    try:
        job = desk.readings.read(item())
    except (InputError, BusyError) as error:
        answer = _form(request, desk, fault=told(request, error), **given)
        answer.status_code = status_of(error)
        return answer
    job.wait(MOMENT)
    return RedirectResponse(f"/read/{job.id}", 303)


def _form(request: Request, desk: Desk, *, fault: str | Phrase = "", **given: object) -> Response:
    nothing = dict.fromkeys(("title", "outlet", "published", "language"), "")
    values = {"text": "", "address_given": "", "given": nothing, "fault": fault}
    return render(request, "page/read.html", languages_read=desk.data.languages, most=MAX_CHARACTERS,
                  latest=desk.readings.latest(), **(values | given))  # fmt: skip


def _as_given(item: Item) -> dict[str, object]:
    """What somebody gave, to be put into the form again."""
    if item.url is not None:
        return {"address_given": item.url}
    if readings.is_text(item):
        return {"text": (item.content or b"").decode("utf-8", "replace"), "given": item.given.model_dump()}
    return {}


def _known(desk: Desk, item: Item) -> str | None:
    """The key of the page where the dossier holds it."""
    key = key_of(item)
    return key if key and desk.has_dossier and desk.store.holds(key) else None

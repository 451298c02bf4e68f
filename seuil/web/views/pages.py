"""The pages of the dossier: the list, a page with its brief, those that failed, files added."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, File, Path, Query, Request, UploadFile
from fastapi.responses import Response

from seuil.errors import UsageError
from seuil.page.from_source import MAX_BYTES
from seuil.store.model import PageQuery
from seuil.web.desk import Desk, desk_of
from seuil.web.languages import _, current_language
from seuil.web.page import readings
from seuil.web.page.additions import addition
from seuil.web.page.brief_view import BriefView
from seuil.web.page.downloads import FORMATS, Format, download
from seuil.web.page.listing import KINSHIPS, OUTLETS, PAGE_SIZE, PagesAskedOf, lines
from seuil.web.problems import NotFoundError
from seuil.web.rendering import render
from seuil.web.saying import GivenError
from seuil.web.views.working import under_way

router = APIRouter(include_in_schema=False)

_FILES, _FAMILY = 200, 50
_Desk = Annotated[Desk, Depends(desk_of)]
_Key = Annotated[str, Path(pattern="^[0-9a-f]{12}$")]


@router.get("/pages")
def pages(request: Request, desk: _Desk, asked: PagesAskedOf) -> Response:
    """The list, newest first."""
    if not desk.has_dossier:
        return render(request, "page/no_pages.html")
    store, query, say = desk.store, asked.query(), desk.say()
    total = store.count_pages(query)
    return render(
        request, "page/pages.html", asked=asked, rows=lines(store.pages_in(query), say), total=total,
        last=max(1, -(-total // PAGE_SIZE)), outlets=store.outlets(OUTLETS), failed=store.count_failures(),
        kinships={name: say.words.kinship[name] for name in KINSHIPS}, languages_read=desk.data.languages,
    )  # fmt: skip


@router.post("/pages/add")
def add(desk: _Desk, files: Annotated[list[UploadFile] | None, File(max_length=_FILES)] = None) -> Response:
    """Put files into the dossier, each a page."""
    given = [(file.filename or "", file.file.read(MAX_BYTES + 1)) for file in files or []]
    items = [readings.of_file(name, content) for name, content in given if name or content]
    if not items:
        raise GivenError(_("No file was chosen."))
    return under_way(addition(desk, items))


@router.get("/pages/failed")
def failed(
    request: Request, desk: _Desk, page: Annotated[int, Query(ge=1, le=1_000_000)] = 1
) -> Response:
    """The pages that could not be read, and why."""
    store = desk.store
    total = store.count_failures()
    rows = store.failures_in(PAGE_SIZE, (page - 1) * PAGE_SIZE)
    return render(
        request, "page/failed.html", rows=rows, total=total, page=page, last=max(1, -(-total // PAGE_SIZE)),
        say=desk.say(),
    )  # fmt: skip


@router.post("/pages/failed/again")
def try_again(desk: _Desk) -> Response:
    """Read those that failed once more."""
    assert desk.store  # a dossier that there is not is not made for this
    return under_way(addition(desk, (), again=True))


@router.get("/pages/{key}")
def page(request: Request, desk: _Desk, key: _Key) -> Response:
    """A page with its brief, its family, and the events that its assertions are of."""
    store = desk.store
    try:
        row, brief = store.page(key), store.brief(key)
    except UsageError:
        raise NotFoundError(_("There is no such page in the dossier.")) from None
    view = BriefView(brief, desk.data, current_language(), desk.policies(), store.events_on(key))
    say = desk.say()
    family = store.pages_in(PageQuery(family=row.family, limit=_FAMILY))
    return render(
        request, "page/brief.html", view=view, key=key, row=lines((row,), say)[0], forms=FORMATS,
        family=lines((other for other in family if other.key != key), say), at=f"/pages/{key}", known=key,
    )  # fmt: skip


@router.get("/pages/{key}/brief.{form}")
def as_file(desk: _Desk, key: _Key, form: Format) -> Response:
    """The brief of a page in one file."""
    try:
        brief = desk.store.brief(key)
    except UsageError:
        raise NotFoundError(_("There is no such page in the dossier.")) from None
    return download(brief, form, desk.data, desk.policies(), current_language())

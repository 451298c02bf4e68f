"""``seuil correct``: what a person decides about the record, with a name and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from seuil.cli.dossier import DEFAULT, DossierOption, opened
from seuil.cli.output import write
from seuil.cli.reports import Format, FormatOption, InOption, OutputOption, data_in, give
from seuil.errors import UsageError

if TYPE_CHECKING:
    from seuil.store.dossier import Store

app = typer.Typer(
    name="correct",
    help="Join, part, reject, accept or set what the record holds, with a name and a reason; undo; list.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

ByOption = Annotated[
    str, typer.Option("--by", metavar="NAME", envvar="SEUIL_NAME", help="Who decides it.", show_default=False)
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.", show_default=False)]
MentionArgument = Annotated[
    str, typer.Argument(help="Key of a mention, as `seuil show` prints it.", metavar="MENTION")
]


def _correct(store: Store, where: str, **decided: Any) -> None:  # noqa: ANN401 (fields of Correction)
    """Keep a correction, make the record anew, and say what was kept under which number."""
    from seuil.asking.lists import correction
    from seuil.asking.wording import RecordWording
    from seuil.event.model import Correction

    if not decided["by"].strip() or not decided["reason"].strip():
        said = "say who decides it with --by NAME (or SEUIL_NAME in the environment), and why with --reason"
        raise UsageError(f"{decided['kind']}: {said}")
    kept = store.correct(Correction(number=0, made="", **decided))
    _refresh(where)
    write(f"{kept.number}  {correction(kept, RecordWording(data_in('en'), 'en'))}\n")


def _refresh(where: str) -> None:
    """Make families and events anew with the corrections as they are."""
    from seuil.dossier import Dossier

    with Dossier(where) as dossier:
        dossier.refresh()


@app.command("merge")
def merge(
    events: Annotated[list[str], typer.Argument(help="Ids of events.", metavar="EVENT EVENT...")],
    reason: ReasonOption = "",
    by: ByOption = "",
    dossier: DossierOption = DEFAULT,
) -> None:
    """Say that events are one happening."""
    with opened(dossier) as store:
        found = {event.id: event for event in map(store.event, events)}
        if len(found) < 2:
            raise UsageError("merge: two events or more are joined; these are one")
        first = tuple(event.mentions[0] for event in found.values())
        _correct(store, dossier, kind="merge", mentions=first, by=by, reason=reason)


@app.command("split")
def split(
    event: Annotated[str, typer.Argument(help="Id of an event.", metavar="EVENT")],
    mentions: Annotated[
        list[str], typer.Argument(help="Keys of its mentions that are another.", metavar="MENTION...")
    ],
    reason: ReasonOption = "",
    by: ByOption = "",
    dossier: DossierOption = DEFAULT,
) -> None:
    """Say that some mentions of an event are another happening than the rest."""
    with opened(dossier) as store:
        whole = store.event(event)
        strange = [key for key in mentions if key not in whole.mentions]
        if strange:
            raise UsageError(f"split: {', '.join(strange)}: no mention of {whole.id} (seuil show)")
        rest = tuple(key for key in whole.mentions if key not in mentions)
        if not rest:
            raise UsageError(f"split: these are all mentions of {whole.id}; some must stay")
        parted = tuple(dict.fromkeys(mentions))
        _correct(store, dossier, kind="split", mentions=parted, rest=rest, by=by, reason=reason)


@app.command("reject")
def reject(
    mention: MentionArgument, reason: ReasonOption = "", by: ByOption = "", dossier: DossierOption = DEFAULT
) -> None:
    """Say that a mention tells no event."""
    with opened(dossier) as store:
        _correct(store, dossier, kind="reject", mentions=(mention,), by=by, reason=reason)


@app.command("accept")
def accept(
    mention: MentionArgument, reason: ReasonOption = "", by: ByOption = "", dossier: DossierOption = DEFAULT
) -> None:
    """Say that a mention was read rightly, whatever was thought before."""
    with opened(dossier) as store:
        _correct(store, dossier, kind="accept", mentions=(mention,), by=by, reason=reason)


@app.command("set")
def set_(
    mention: MentionArgument,
    field: Annotated[
        str,
        typer.Argument(
            help="act, actor, target, instrument, place, status, polarity, certainty or when.",
            metavar="FIELD",
        ),
    ],
    values: Annotated[
        list[str] | None,
        typer.Argument(help="Ids or names; one day or two for when; none for nobody.", metavar="[VALUE...]"),
    ] = None,
    reason: ReasonOption = "",
    by: ByOption = "",
    dossier: DossierOption = DEFAULT,
) -> None:
    """Set a field of a mention."""
    with opened(dossier) as store:
        found = _values(store, field, tuple(values or ()))
        given = {"kind": "set", "mentions": (mention,), "field": field, "values": found}
        _correct(store, dossier, **given, by=by, reason=reason)


def _values(store: Store, field: str, written: tuple[str, ...]) -> tuple[str, ...]:
    """What was written, as the record has it. Raises UsageError for what nothing has."""
    from seuil.asking.days import iso_day
    from seuil.asking.resolve import VALUES, NameFinder
    from seuil.event.model import ROLES

    names = NameFinder(data_in("en"), store.entities())
    if field in ROLES:
        return tuple(found for value in written for found in names.entity(value, field))
    if field == "when" and len(written) in (1, 2):
        return tuple(filter(None, (iso_day(day, "when") for day in written)))
    if field in (*VALUES, "act") and len(written) == 1:
        return names.act(written[0], "act") if field == "act" else names.value(written[0], field)
    allowed = ", ".join(("act", *ROLES, *VALUES, "when"))
    takes = "one day or two" if field == "when" else "one value"
    if field in (*VALUES, "act", "when"):
        raise UsageError(f"set {field}: takes {takes}")
    raise UsageError(f"set {field}: no such field; choose from: {allowed}")


@app.command("copy")
def copy(
    page: Annotated[str, typer.Argument(help="Key of a page (seuil pages).", metavar="PAGE")],
    other: Annotated[str, typer.Argument(help="Key of another.", metavar="PAGE")],
    reason: ReasonOption = "",
    by: ByOption = "",
    dossier: DossierOption = DEFAULT,
) -> None:
    """Say that two pages are one report and its copy: one source, not two."""
    with opened(dossier) as store:
        _correct(store, dossier, kind="copy", pages=(page, other), by=by, reason=reason)


@app.command("not-copy")
def not_copy(
    page: Annotated[str, typer.Argument(help="Key of a page (seuil pages).", metavar="PAGE")],
    other: Annotated[str, typer.Argument(help="Key of another.", metavar="PAGE")],
    reason: ReasonOption = "",
    by: ByOption = "",
    dossier: DossierOption = DEFAULT,
) -> None:
    """Say that two pages are reports of their own."""
    with opened(dossier) as store:
        _correct(store, dossier, kind="not-copy", pages=(page, other), by=by, reason=reason)


@app.command("undo")
def undo(
    number: Annotated[int, typer.Argument(help="Number of a correction.", metavar="NUMBER")],
    dossier: DossierOption = DEFAULT,
) -> None:
    """Take a correction back. It stays listed, as undone."""
    with opened(dossier) as store:
        store.undo(number)
    _refresh(dossier)
    write(f"{number}: undone\n")


@app.command("list")
def list_(
    format: FormatOption = Format.text,
    show_in: InOption = "en",
    output: OutputOption = None,
    dossier: DossierOption = DEFAULT,
) -> None:
    """List all corrections, those undone too."""
    from seuil.asking.lists import corrections_report
    from seuil.asking.wording import RecordWording

    with opened(dossier) as store:
        found = list(store.corrections())
    say = RecordWording(data_in(show_in), show_in)
    give(lambda: corrections_report(found, say), found, format, output)

"""``seuil correct``: what a person decides about the record, with a name and a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from seuil.cli.dossier import DEFAULT, DossierOption, opened
from seuil.cli.output import write
from seuil.cli.reports import Format, FormatOption, InOption, OutputOption, data_in, give

if TYPE_CHECKING:
    from seuil.asking.deciding import Decider
    from seuil.event.model import Correction
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


def _decider(by: str, reason: str) -> Decider:
    from seuil.asking.deciding import Decider

    said = "say who decides it with --by NAME (or SEUIL_NAME in the environment), and why with --reason"
    return Decider(by, reason, said)


def _correct(store: Store, where: str, decided: Correction) -> None:
    """Keep a correction, make the record anew, and say what was kept under which number."""
    from seuil.asking.lists import correction
    from seuil.asking.wording import RecordWording

    kept = store.correct(decided)
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
        group_of = data_in("en").happenings.group
        _correct(store, dossier, _decider(by, reason).merge(store, group_of, events))


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
        _correct(store, dossier, _decider(by, reason).split(store, event, mentions))


@app.command("reject")
def reject(
    mention: MentionArgument, reason: ReasonOption = "", by: ByOption = "", dossier: DossierOption = DEFAULT
) -> None:
    """Say that a mention tells no event."""
    with opened(dossier) as store:
        _correct(store, dossier, _decider(by, reason).judge("reject", mention))


@app.command("accept")
def accept(
    mention: MentionArgument, reason: ReasonOption = "", by: ByOption = "", dossier: DossierOption = DEFAULT
) -> None:
    """Say that a mention was read rightly, whatever was thought before."""
    with opened(dossier) as store:
        _correct(store, dossier, _decider(by, reason).judge("accept", mention))


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
    from seuil.asking.resolve import NameFinder

    with opened(dossier) as store:
        decider, names = _decider(by, reason), lambda: NameFinder(data_in("en"), store.entities())
        _correct(store, dossier, decider.set(names, mention, field, values or ()))


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
        _correct(store, dossier, _decider(by, reason).copies("copy", page, other))


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
        _correct(store, dossier, _decider(by, reason).copies("not-copy", page, other))


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

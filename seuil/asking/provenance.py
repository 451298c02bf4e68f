"""Where events come from: outlets with their originals and copies, and those whom the accounts cite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from seuil.asking.model import OutletRow, Provenance, VoiceRow
from seuil.asking.wording import RecordWording
from seuil.event.model import Account, Event, PageRow, Voice
from seuil.report.model import Heading, Paragraph, Report, Table


def provenance_of(
    events: Sequence[Event], pages: Iterable[PageRow], outlet: str | None = None
) -> Provenance:
    """Outlets and cited voices of these events; ``outlet`` limits both to what that outlet's pages tell.

    With an outlet, voices are those of the accounts that a page of the outlet tells.
    """
    rows = {row.key: row for row in pages}
    told: dict[str | None, set[str]] = defaultdict(set)
    first: Counter[str | None] = Counter()
    for event in events:
        for account in event.accounts:
            for page in account.pages:
                told[rows[page].outlet if page in rows else account.outlet].add(event.id)
        first.update({account.outlet for account in _earliest(event.accounts)})
    wanted = [o for o in _outlets(rows.values(), told) if outlet is None or o == outlet]
    outlets = (_outlet(o, rows.values(), len(told[o]), first[o]) for o in wanted)
    ordered = sorted(outlets, key=lambda row: (-row.events, -row.pages, row.outlet or "", row.outlet is None))
    return Provenance(outlets=tuple(ordered), voices=_voices(events, rows, outlet))


def _earliest(accounts: Sequence[Account]) -> list[Account]:
    """The accounts that were out first, those of one day together."""
    days = [account.known for account in accounts if account.known is not None]
    return [account for account in accounts if days and account.known == min(days)]


def _outlets(rows: Iterable[PageRow], told: Iterable[str | None]) -> list[str | None]:
    return sorted({*told, *(row.outlet for row in rows)}, key=lambda name: (name is None, name or ""))


def _outlet(outlet: str | None, rows: Iterable[PageRow], events: int, first: int) -> OutletRow:
    kinships = Counter(row.kinship == "original" for row in rows if row.outlet == outlet)
    return OutletRow(
        outlet=outlet,
        pages=kinships.total(),
        originals=kinships[True],
        copies=kinships[False],
        events=events,
        first=first,
    )


def _voices(events: Sequence[Event], rows: dict[str, PageRow], outlet: str | None) -> tuple[VoiceRow, ...]:
    """Everybody cited, once: by entity id where there is one, else by the words."""
    stances: dict[tuple[str | None, str], Counter[str]] = defaultdict(Counter)
    accounts: Counter[tuple[str | None, str]] = Counter()
    told: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for event in events:
        for account in event.accounts:
            if outlet is not None and all(p not in rows or rows[p].outlet != outlet for p in account.pages):
                continue
            for key in {_key(voice) for voice in account.voices}:
                accounts[key] += 1
                told[key].add(event.id)
                stances[key].update({v.stance for v in account.voices if _key(v) == key})
    made = (
        VoiceRow(
            source=key[0],
            name=key[1],
            stances=dict(sorted(stances[key].items())),
            accounts=accounts[key],
            events=len(told[key]),
        )
        for key in accounts
    )
    return tuple(sorted(made, key=lambda row: (-row.events, -row.accounts, row.source or "", row.name)))


def _key(voice: Voice) -> tuple[str | None, str]:
    return (voice.source, "") if voice.source else (None, voice.name)


def sources_report(provenance: Provenance, say: RecordWording) -> Report:
    """Outlets and voices as tables."""
    report = Report(say.heading("sources"), say.language)
    if not provenance.outlets and not provenance.voices:
        report.add(Paragraph(say.saying("none")))
    head = tuple(map(say.label, ("outlet", "pages", "originals", "copies", "events", "first")))
    rows = tuple(
        (say.outlet(row.outlet), *map(str, (row.pages, row.originals, row.copies, row.events, row.first)))
        for row in provenance.outlets
    )
    if rows:
        report.add(Heading(say.heading("outlets")), Table(head, rows))
    cited = tuple(map(say.label, ("voice", "stances", "accounts", "events")))
    voices = tuple(
        (say.name(row.source) if row.source else say.quoted(row.name), _stances(row, say), str(row.accounts),
         str(row.events))
        for row in provenance.voices
    )  # fmt: skip
    if voices:
        report.add(Heading(say.heading("voices")), Table(cited, voices))
    return report


def _stances(row: VoiceRow, say: RecordWording) -> str:
    ordered = sorted(row.stances.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{say.values.stance.get(stance, stance)} {n}" for stance, n in ordered)

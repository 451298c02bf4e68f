"""Outlets and those who are cited, counted over all events aside from any request, once for each change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from seuil.asking.model import OutletRow, Provenance, VoiceRow
from seuil.asking.provenance import provenance_of
from seuil.asking.resolve import folded
from seuil.asking.wording import RecordWording
from seuil.store.dossier import Store
from seuil.store.model import OutletPages
from seuil.web.jobs import Job, Jobs, Tell
from seuil.web.kept import revision_of
from seuil.web.rendering import LONGEST, address

# A small dossier is counted while its reader waits; so long at most, in seconds.
_WAIT = 0.1
_SHOWN = 200


class Counted:
    """The counts of the newest revision of a dossier, made by a worker of their own, one at a time."""

    def __init__(self) -> None:
        self._jobs: Jobs[Job[Provenance | None]] = Jobs("seuil-counting", kept=1)
        self._newest = ""
        self._told: Job[Provenance | None] | None = None

    def of(self, store: Store) -> Provenance | None:
        """The counts; null while they are being made. Raises what went wrong with them once, and then has
        them made again; BusyError where too many wait.
        """
        self._newest = revision = revision_of(store)

        def work(_tell: Tell) -> Provenance | None:
            # Nobody asks any more for what the dossier was before it changed.
            return provenance_of(store.events(), store.pages()) if revision == self._newest else None

        job = self._jobs.once(revision, lambda id: Job(id, work), again=lambda held: held is self._told)
        if not job.wait(_WAIT):
            return None
        if job.failed:
            self._told = job
        return job.outcome()

    def close(self) -> None:
        """Count nothing more."""
        self._jobs.close()


@dataclass(frozen=True, slots=True)
class OutletLine:
    """An outlet as it is shown; counts of events are null while they are being made."""

    name: str
    href: str | None
    pages: int
    originals: int
    copies: int
    events: int | None
    first: int | None


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """Somebody who is cited; without an address where there are no words to look for."""

    name: str
    href: str | None
    stances: tuple[tuple[str, int], ...]
    accounts: int
    events: int


def outlet_lines(rows: Sequence[OutletPages | OutletRow], say: RecordWording) -> tuple[OutletLine, ...]:
    """The first outlets of these rows; by their pages alone while their events are not counted."""
    return tuple(
        OutletLine(
            name=say.outlet(row.outlet),
            href=outlet_address(row.outlet) if row.outlet else None,
            pages=row.pages,
            originals=row.originals,
            copies=row.copies,
            events=row.events if isinstance(row, OutletRow) else None,
            first=row.first if isinstance(row, OutletRow) else None,
        )
        for row in rows[:_SHOWN]
    )


def outlet_address(outlet: str) -> str | None:
    """Where the events that an outlet tells are listed; null for a name that no address holds."""
    asked = f"outlet:{outlet}"
    return address("/timeline", source=asked) if len(asked) <= LONGEST else None


def voice_lines(found: Provenance, say: RecordWording) -> tuple[VoiceLine, ...]:
    """Those who are cited for most events."""
    return tuple(
        VoiceLine(
            name=say.name(row.source) if row.source else say.quoted(row.name),
            href=address("/timeline", source=asked) if (asked := _asked_for(row)) else None,
            stances=tuple(
                (say.values.stance.get(stance, stance), number)
                for stance, number in sorted(row.stances.items(), key=lambda one: (-one[1], one[0]))
            ),
            accounts=row.accounts,
            events=row.events,
        )
        for row in found.voices[:_SHOWN]
    )


def _asked_for(row: VoiceRow) -> str | None:
    """What finds the events for which somebody is cited; words may also be those of one who is known. Null
    where nothing does: there are no words, or more than an address may hold.
    """
    asked = f"entity:{row.source}" if row.source else f"voice:{row.name}"
    return asked if (row.source or folded(row.name)) and len(asked) <= LONGEST else None

"""Where events come from: outlets with their originals and copies, and those whom the accounts cite."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from seuil.asking.model import OutletRow, Provenance, VoiceRow
from seuil.asking.resolve import compared
from seuil.asking.wording import RecordWording
from seuil.event.model import Account, Event, PageRow, Voice
from seuil.report.model import Heading, Paragraph, Report, Table


def provenance_of(
    events: Iterable[Event], pages: Iterable[PageRow], outlet: str | None = None
) -> Provenance:
    """Outlets and cited voices of these events; ``outlet`` limits both to what that outlet's pages tell.

    With an outlet, voices are those of the accounts that a page of the outlet tells. Events are gone through
    once, and none is held.
    """
    tally = _Tally(outlet)
    for row in pages:
        tally.add_page(row)
    for event in events:
        tally.add(event)
    return tally.made()


# Who is cited: an entity id, or else folded words.
_Key = tuple[str | None, str]


class _Spellings:
    """Names as they are compared, and as each is most often written: those who ask find them all alike."""

    def __init__(self) -> None:
        self._folded: dict[str, str] = {}
        self._written: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, name: str, times: int = 1) -> str:
        """Note how a name is written; as it is compared."""
        compared = self.of(name)
        self._written[compared][name] += times
        return compared

    def of(self, name: str) -> str:
        """A name as it is compared."""
        found = self._folded.get(name)
        if found is None:
            found = self._folded[name] = compared(name)
        return found

    def best(self, compared: str) -> str:
        """As it is most often written; of two that are as often, the first by spelling."""
        written = self._written[compared]
        return min(written, key=lambda name: (-written[name], name), default=compared)


class _Tally:
    """Counts, event by event."""

    def __init__(self, outlet: str | None) -> None:
        self._outlets, self._words = _Spellings(), _Spellings()
        self._wanted = None if outlet is None else self._outlets.of(outlet)
        self._outlet_of: dict[str, str | None] = {}
        self._pages: Counter[str | None] = Counter()
        self._originals: Counter[str | None] = Counter()
        self._events: Counter[str | None] = Counter()
        self._first: Counter[str | None] = Counter()
        self._accounts: Counter[_Key] = Counter()
        self._told: Counter[_Key] = Counter()
        self._stances: dict[_Key, Counter[str]] = defaultdict(Counter)
        self._unknown: set[_Key] = set()

    def add_page(self, row: PageRow) -> None:
        outlet = None if row.outlet is None else self._outlets.add(row.outlet)
        self._outlet_of[row.key] = outlet
        self._pages[outlet] += 1
        self._originals[outlet] += row.kinship == "original"

    def add(self, event: Event) -> None:
        outlet_of = self._outlet_of
        # An account's outlet is that of its original, which counts even where only copies tell the event.
        own = [self._named(account.outlet) for account in event.accounts]
        printed = {
            outlet_of.get(page, outlet)
            for account, outlet in zip(event.accounts, own, strict=True)
            for page in account.pages
        }
        self._events.update({*own, *printed})
        self._first.update({self._named(account.outlet) for account in _earliest(event.accounts)})
        cited: set[_Key] = set()
        for account in event.accounts:
            if self._wanted is None or any(outlet_of.get(page) == self._wanted for page in account.pages):
                cited |= self._add_voices(account)
        self._told.update(cited)

    def _named(self, outlet: str | None) -> str | None:
        """An outlet as it is compared; how an account writes it counts only where no page does."""
        return None if outlet is None else self._outlets.add(outlet, 0)

    def _add_voices(self, account: Account) -> set[_Key]:
        """Each who is cited counts once for an account, with each stance; so do the words of each."""
        said = {(key, voice.stance) for voice in account.voices for key in self._keys(voice)}
        for key, stance in said:
            self._stances[key][stance] += 1
        keys = {key for key, _ in said}
        self._accounts.update(keys)
        return keys

    def _keys(self, voice: Voice) -> tuple[_Key, ...]:
        words = (None, self._words.add(voice.name))
        if not voice.source:
            self._unknown.add(words)
            return (words,)
        return ((voice.source, ""), words)

    def made(self) -> Provenance:
        outlets = [self._outlet(o) for o in {*self._events, *self._pages} if self._wanted in (None, o)]
        outlets.sort(key=lambda row: (-row.events, -row.pages, row.outlet or "", row.outlet is None))
        voices = [self._voice(key) for key in self._accounts if key[0] or key in self._unknown]
        voices.sort(key=lambda row: (-row.events, -row.accounts, row.source or "", row.name))
        return Provenance(outlets=tuple(outlets), voices=tuple(voices))

    def _outlet(self, outlet: str | None) -> OutletRow:
        pages, originals = self._pages[outlet], self._originals[outlet]
        return OutletRow(
            outlet=None if outlet is None else self._outlets.best(outlet),
            pages=pages,
            originals=originals,
            copies=pages - originals,
            events=self._events[outlet],
            first=self._first[outlet],
        )

    def _voice(self, key: _Key) -> VoiceRow:
        return VoiceRow(
            source=key[0],
            name="" if key[0] else self._words.best(key[1]),
            stances=dict(sorted(self._stances[key].items())),
            accounts=self._accounts[key],
            events=self._told[key],
        )


def _earliest(accounts: Sequence[Account]) -> list[Account]:
    """The accounts that were out first, those of one day together."""
    days = [account.known for account in accounts if account.known is not None]
    return [account for account in accounts if days and account.known == min(days)]


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

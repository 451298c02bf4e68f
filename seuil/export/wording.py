"""A record in words: what the HTML report shows of events, accounts, findings and pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from seuil.article.model import When
from seuil.brief.reasons import Phrase, reasons_in
from seuil.brief.shown import shown
from seuil.brief.wording import SIGNS
from seuil.doctrine.from_files import Doctrines
from seuil.errors import SeuilError
from seuil.event.model import Account, Correction, Difference, Event, FindingRow, Record, Standing, Voice
from seuil.export.names import Names
from seuil.export.options import Options
from seuil.export.values import number

# Characters of an account's words that the report shows; the other exports have them all.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True)
class AccountInWords:
    """One independent account: who published what, when, and who says it there."""

    page: str
    outlet: str
    agency: str
    known: str
    words: str
    voices: tuple[str, ...]
    copies: str


@dataclass(frozen=True, slots=True)
class DifferenceInWords:
    """A field on which accounts differ; each value with the outlets that give it."""

    field: str
    said: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class EventInWords:
    """An event as the report shows it. ``parts`` are label and value; ``classes`` are for the style."""

    id: str
    sign: str
    classes: str
    actor: str
    act: str
    target: str
    codes: str
    when: str
    parts: tuple[tuple[str, str], ...]
    standing: tuple[str, ...]
    accounts: tuple[AccountInWords, ...]
    differences: tuple[DifferenceInWords, ...]
    history: tuple[tuple[str, str, Phrase], ...]
    merges: tuple[str, ...]
    content_of: str | None
    doubtful: tuple[str, ...]

    @property
    def headline(self) -> str:
        """Who, what, to whom: one line."""
        return " ".join(filter(None, (self.actor, self.act, f"→ {self.target}" if self.target else "")))


@dataclass(frozen=True, slots=True)
class Touched:
    """An event that touches a clause: how, and what fits; null for an assertion of no event."""

    event: str | None
    relation: str
    matched: tuple[str, ...]
    because: str
    assertions: int


@dataclass(frozen=True, slots=True)
class ClauseInWords:
    """A clause that is touched: its place, what it says, what a person must judge, and by which events."""

    cite: str
    gloss: str
    to_judge: tuple[str, ...]
    touched: tuple[Touched, ...]


def _cut(text: str) -> str:
    """A sentence of a page that found no end is not shown whole."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]} […]"


class Wording:
    """Says a record in the language of the options."""

    def __init__(self, record: Record, options: Options) -> None:
        words = options.data.language(options.language)
        self.words, self.brief, self.doctrine = words.report, words.brief, words.doctrine_words
        self.names = Names(record, options.data, options.language)
        self._options = options
        self._reasons = reasons_in(options.data, options.language)
        self._doctrines: Doctrines | None = None

    def label(self, key: str) -> str:
        """A label of the report, or of the brief."""
        return self.words.labels.get(key) or self.brief.labels.get(key, key)

    def counted(self, key: str, count: int) -> str:
        """A label with a number in the place of "…"."""
        return self.label(key).replace("…", str(count))

    def when(self, when: When | None) -> str:
        """A day or an interval."""
        if when is None or not (when.earliest or when.latest):
            return self.label("undated")
        if when.earliest == when.latest:
            return when.earliest or ""
        return f"{when.earliest or '…'} – {when.latest or '…'}"

    def headline(self, event: Event) -> str:
        """An event in one short line."""
        actor = ", ".join(self.names.names(event.actor))
        line = f"{actor}{self.label('colon')}{self._act(event)}" if actor else self._act(event)
        target = ", ".join(self.names.names(event.target))
        return shown(f"{line} → {target}" if target else line)

    def classes(self, event: Event) -> str:
        """Names for the style sheet."""
        found: list[str] = [event.status]
        found += ["negated"] if event.polarity == "negated" else []
        found += ["uncertain"] if event.certainty != "certain" else []
        return " ".join(found + (["confirmed"] if event.confirmed else []))

    def event(self, event: Event) -> EventInWords:
        """All that is shown of an event."""
        outlets = {a.family: a.outlet or a.agency or self.label("no_outlet") for a in event.accounts}
        return EventInWords(
            id=event.id,
            sign=SIGNS[event.status],
            classes=self.classes(event),
            actor=", ".join(self.names.names(event.actor)) or f"({self.label('nobody')})",
            act=self._act(event),
            target=", ".join(self.names.names(event.target)),
            codes=f"{event.act} · PLOVER {event.plover or '–'} · CAMEO {event.cameo} · {event.id}",
            when=self.when(event.when),
            parts=tuple(self._parts(event)),
            standing=self.standing(event),
            accounts=tuple(self._account(a) for a in event.accounts),
            differences=tuple(self._difference(d, outlets) for d in event.differences),
            history=tuple((s.since, self._stood(s), self._reasons.phrase(s.because)) for s in event.history),
            merges=tuple(
                f"{m.mention} → {m.to}{self.label('colon')}"
                + ", ".join(str(self._reasons.phrase(why)) for why in m.because)
                + (f" ({self.label('by')} {m.by})" if m.by else "")
                for m in event.merges
            ),
            content_of=event.content_of,
            doubtful=event.doubtful,
        )

    def _act(self, event: Event) -> str:
        act = self.names.act(event.act)
        return f"{self.brief.polarity['negated']} {act}" if event.polarity == "negated" else act

    def _parts(self, event: Event) -> Iterator[tuple[str, str]]:
        for role in ("instrument", "place"):
            ids = event.role("instrument" if role == "instrument" else "place")
            if ids:
                yield self.label(role), ", ".join(self.names.names(ids))
        if event.numbers:
            yield self.label("numbers"), ", ".join(number(n) for n in event.numbers)

    def standing(self, stands: Event | Standing) -> tuple[str, ...]:
        """How an event stands, or stood: status, certainty, whether it is confirmed."""
        words = [self.brief.status[stands.status]]
        if stands.polarity == "negated":
            happened = stands.status == "happened"
            words = [self.label("not_happened")] if happened else [self.label("negated_one"), *words]
        words.append(self.brief.certainty[stands.certainty])
        return (*words, self.label("confirmed_one")) if stands.confirmed else tuple(words)

    def _stood(self, standing: Standing) -> str:
        reports = f"{standing.reports} {self.label('account' if standing.reports == 1 else 'accounts')}"
        return ", ".join((*self.standing(standing), reports))

    def _account(self, account: Account) -> AccountInWords:
        copies = len(account.pages) - 1
        return AccountInWords(
            page=account.original,
            outlet=account.outlet or self.label("no_outlet"),
            agency=account.agency or "",
            known=account.known or self.label("no_date"),
            words=_cut(account.words),
            voices=tuple(self._voice(v) for v in account.voices),
            copies=""
            if copies < 1
            else self.label("copy")
            if copies == 1
            else self.counted("copies", copies),
        )

    def _voice(self, voice: Voice) -> str:
        named = self.names.row(voice.source) is not None if voice.source else False
        name = self.names.name(voice.source) if voice.source and named else voice.name
        stance = self.brief.stance[voice.stance]
        return f"{name} ({stance}{', ' + self.label('anonymous') if voice.anonymous else ''})"

    def _difference(self, difference: Difference, outlets: dict[str, str]) -> DifferenceInWords:
        said = (
            (
                ", ".join(self.names.names(s.value)) or self.label("nobody_says"),
                ", ".join(dict.fromkeys(outlets.get(f, f) for f in s.families)),
            )
            for s in difference.said
        )
        return DifferenceInWords(self.words.field.get(difference.field, difference.field), tuple(said))

    def findings(self, record: Record) -> Iterator[tuple[str, list[ClauseInWords]]]:
        """Each doctrine, by its title, with the clauses that are touched, one doctrine at a time."""
        for doctrine, rows in groupby(record.findings(), key=lambda row: row.doctrine):
            clauses = [
                self._clause(doctrine, clause, list(held))
                for clause, held in groupby(rows, key=lambda row: row.clause)
            ]
            yield self._title(doctrine), clauses

    def _title(self, doctrine: str) -> str:
        try:
            title = self._known.get(doctrine).title
        except SeuilError:  # of a person's own folder, which is not at hand
            return doctrine
        return title.fr if self._options.language == "fr" else title.en

    def _clause(self, doctrine: str, clause: str, rows: list[FindingRow]) -> ClauseInWords:
        found = self._known.clause(doctrine, clause)
        gloss = (found.gloss.fr if self._options.language == "fr" else found.gloss.en) if found else ""
        grouped: dict[tuple[str, str], list[FindingRow]] = {}
        for row in rows:
            grouped.setdefault((row.event or row.mention, row.relation), []).append(row)
        touched = (
            Touched(
                event=held[0].event,
                relation=self.doctrine.relations.get(relation, relation),
                matched=tuple(dict.fromkeys(m for row in held for m in row.matched)),
                because=held[0].because,
                assertions=len(held),
            )
            for (_, relation), held in grouped.items()
        )
        judge = tuple(dict.fromkeys(q for row in rows for q in row.to_judge))
        return ClauseInWords(found.cite if found else clause, gloss, judge, tuple(touched))

    @property
    def _known(self) -> Doctrines:
        if self._doctrines is None:
            self._doctrines = Doctrines(self._options.data)
        return self._doctrines

    def correction(self, correction: Correction) -> tuple[str, str, str]:
        """What was decided, by whom and when, and why."""
        what = self.words.correction[correction.kind]
        of = ", ".join((*correction.mentions, *correction.pages))
        if correction.field:
            of += f" ({correction.field} = {', '.join(correction.values) or '–'})"
        undone = f" [{self.label('undone')}]" if correction.undone else ""
        return (
            f"{what}{self.label('colon')}{of}{undone}",
            f"{correction.by}, {correction.made}",
            correction.reason,
        )

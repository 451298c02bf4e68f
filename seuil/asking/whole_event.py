"""Everything about one event, down to the sentences that tell it."""

from __future__ import annotations

from collections.abc import Sequence

from seuil.asking.lists import correction, kinship
from seuil.asking.model import Whole
from seuil.asking.thresholds import ThresholdViews
from seuil.asking.timeline import sign_of
from seuil.asking.wording import RecordWording
from seuil.brief.shown import shown
from seuil.event.model import ROLES, Account, Correction, Mention
from seuil.report.model import Block, Bullets, Heading, Paragraph, Quote, Report, Table


class EventView:
    """Makes the report on one event."""

    def __init__(self, whole: Whole, say: RecordWording, *, all_pages: bool = False) -> None:
        self._whole, self._say, self._all_pages = whole, say, all_pages
        self._mentions = {mention.key: mention for mention in whole.mentions}
        self._pages = {row.key: row for row in whole.pages}
        self._events = {event.id: event for event in (*whole.around, *whole.contents)}

    def report(self, thresholds: ThresholdViews, known_at: str | None = None) -> Report:
        """The whole report; sections of which there is nothing are left out."""
        say, event = self._say, self._whole.event
        title = f"{say.phrase(event)} ({event.id})"
        report = Report(title, say.language)
        if known_at is not None:
            report.add(Paragraph(say.saying("known_at", day=known_at), soft=True))
        report.add(Paragraph(f"{sign_of(event, say)} {say.when(event.when)}, {say.standing(event)}"))
        self._what(report)
        self._when(report)
        self._history(report)
        self._accounts(report)
        self._differences(report)
        self._merges(report)
        self._section(report, "doubtful", Bullets(tuple(map(self._named, event.doubtful))))
        thresholds.of_event(report, self._whole.touched)
        self._section(report, "corrections", Bullets(tuple(map(self._correction, self._whole.corrections))))
        return report

    def _section(self, report: Report, heading: str, block: Bullets | Table) -> None:
        """A heading and what is under it, unless that is empty."""
        if block.items if isinstance(block, Bullets) else block.rows:
            report.add(Heading(self._say.heading(heading)), block)

    def _named(self, event_id: str) -> str:
        event = self._events.get(event_id)
        return f"{event_id} {self._say.when(event.when)} {self._say.phrase(event)}" if event else event_id

    def _what(self, report: Report) -> None:
        say, event = self._say, self._whole.event
        codes = ", ".join(code for code in (event.plover, f"CAMEO {event.cameo}") if code)
        facts = [say.labelled("act", f"{say.act(event.act)} ({event.act}; {codes})")]
        facts += [say.labelled(role, self._with_ids(event.role(role))) for role in ROLES if event.role(role)]
        if event.numbers:
            facts.append(say.labelled("number", ", ".join(f"{n:g}" for n in event.numbers)))
        if event.content_of is not None:
            facts.append(say.labelled("content_of", self._named(event.content_of)))
        facts += [say.labelled("content", self._named(content.id)) for content in self._whole.contents]
        self._section(report, "what", Bullets(tuple(facts)))

    def _with_ids(self, ids: Sequence[str]) -> str:
        return ", ".join(f"{self._say.name(i)} ({i})" for i in ids)

    def _when(self, report: Report) -> None:
        say, when = self._say, self._whole.event.when
        if when is None:
            return
        facts = [f"{say.when(when)} (EDTF {when.edtf})"]
        facts.append(say.labelled("basis", say.values.basis.get(when.basis, when.basis)))
        if when.text:
            facts[0] += f" {say.quoted(when.text)}"
        facts.append(say.labelled("because", str(say.reason(when.because))))
        self._section(report, "when", Bullets(tuple(facts)))

    def _history(self, report: Report) -> None:
        say, event = self._say, self._whole.event
        rows = []
        for standing in event.history:
            fields = standing.model_dump(include={"status", "polarity", "certainty", "confirmed"})
            as_event = event.model_copy(update=fields | {"differences": ()})
            because = str(say.reason(standing.because))
            rows.append((standing.since, say.standing(as_event), str(standing.reports), because))
        head = tuple(map(say.label, ("since", "standing", "reports", "because")))
        self._section(report, "history", Table(head, tuple(rows)))

    def _accounts(self, report: Report) -> None:
        accounts = self._whole.event.accounts
        report.add(Heading(f"{self._say.heading('accounts')} ({len(accounts)})"))
        for number, account in enumerate(accounts, 1):
            report.add(Heading(f"{number}. {self._account(account)}", 3))
            for block in self._told(account):
                report.add(block)

    def _account(self, account: Account) -> str:
        say = self._say
        parts = [say.outlet(account.outlet), account.known or say.label("undated")]
        if account.agency and account.agency != account.outlet:
            parts.append(f"{say.label('agency')} {shown(account.agency)}")
        return ", ".join(parts)

    def _told(self, account: Account) -> list[Block]:
        """The sentence that tells it best, who says so, and the pages."""
        say, mentions = self._say, [m for k in account.mentions if (m := self._mentions.get(k))]
        best = next((m for m in mentions if m.sentence == account.words), None)
        found: list[Block] = [self.quote(best) if best else Quote(account.words)]
        facts = [say.voices(best.voices if best else ())]
        others = [v for v in account.voices if best is None or v not in best.voices]
        if others:
            facts.append(say.labelled("voices", ", ".join(map(say.voice, others))))
        found.append(Bullets((*facts, *(self._page(key) for key in account.pages))))
        if self._all_pages:
            for mention in mentions:
                if mention is not best:
                    found += [Paragraph(self.told_in(mention.key), soft=True), self.quote(mention)]
        return found

    def quote(self, mention: Mention) -> Quote:
        """The sentence with its trigger marked."""
        at = self._whole.triggers.get(mention.key, mention.sentence.find(mention.trigger))
        end = at + len(mention.trigger)
        if at < 0 or mention.sentence[at:end] != mention.trigger:
            return Quote(mention.sentence)
        return Quote(mention.sentence[:at], mention.trigger, mention.sentence[end:])

    def _page(self, key: str) -> str:
        row = self._pages.get(key)
        if row is None:
            return f"{self._say.label('page')} {key}"
        published = self._say.when(row.published)
        where = row.url or row.source
        return f"{kinship(row, self._say)}, {self._say.outlet(row.outlet)}, {published}: {where} [{key}]"

    def _differences(self, report: Report) -> None:
        say = self._say
        rows = tuple(
            (
                say.words.fields.get(d.field, d.field), self.value(d.field, said.value),
                self._outlets(said.families),
            )
            for d in self._whole.event.differences
            for said in d.said
        )  # fmt: skip
        head = tuple(map(say.label, ("field", "value", "accounts")))
        self._section(report, "differences", Table(head, rows))

    def value(self, field_name: str, said: Sequence[str]) -> str:
        """A value of a field on which accounts agree or differ."""
        if field_name in ROLES:
            return self._say.names(said) or "–"
        if field_name == "happened":
            known = {"yes": "did", "affirmed": "did", "no": "did_not", "negated": "did_not"}
            return ", ".join(self._say.saying(known[v]) if v in known else shown(v) for v in said)
        return ", ".join(map(shown, said))

    def _outlets(self, families: Sequence[str]) -> str:
        """The families by number and outlet of their accounts."""
        found = []
        for number, account in enumerate(self._whole.event.accounts, 1):
            if account.family in families:
                found.append(f"{number}. {self._say.outlet(account.outlet)}")
        return ", ".join(found)

    def _merges(self, report: Report) -> None:
        say, lines = self._say, []
        for merge in self._whole.event.merges:
            because = "; ".join(str(say.reason(why)) for why in merge.because)
            if merge.by is not None:
                because += f" ({say.label('by_hand')}, {shown(merge.by)})"
            parts = {"mention": self.told_in(merge.mention), "to": self.told_in(merge.to), "because": because}
            lines.append(say.saying("joined", **parts))
        self._section(report, "merges", Bullets(tuple(lines)))

    def told_in(self, key: str) -> str:
        """A mention by its key and its outlet."""
        mention = self._mentions.get(key)
        return f"{key} ({self._say.outlet(mention.outlet)})" if mention else key

    def _correction(self, made: Correction) -> str:
        say = self._say
        decided = f"{say.label('by')} {made.by}, {made.made[:10]}"
        return f"{made.number}. {correction(made, say)}, {decided}: {made.reason}"

"""An event and all that belongs to it, made ready to be shown in the current language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from seuil.asking.lineage import Branch, agreements, tree_of
from seuil.asking.model import TouchedClause, Whole
from seuil.asking.scale import DASHED, HEAVY
from seuil.asking.timeline import sign_of, stroke_of
from seuil.asking.whole_event import EventView
from seuil.asking.wording import RecordWording, pages_of
from seuil.doctrine.views import DoctrineViews
from seuil.event.corrected import corrected
from seuil.event.model import ROLES, Account, Event, Family, Mention, Merge, Standing
from seuil.store.model import PastEvent
from seuil.web.doctrines.addresses import clause_address
from seuil.web.event.deciding import FIELDS, decided
from seuil.web.event.model import (
    Beside,
    Clause,
    EventPage,
    Fact,
    Field,
    Joined,
    Named,
    Sentence,
    Since,
    Source,
    Stood,
    Told,
    Value,
    Was,
)
from seuil.web.rendering import address


@dataclass(frozen=True, slots=True)
class Asked:
    """What an event's page is made of. ``say`` knows the contents of the events that it tells."""

    whole: Whole
    families: Mapping[str, Family]
    past: Sequence[PastEvent]
    say: RecordWording
    policies: DoctrineViews


def page_of(asked: Asked) -> EventPage:
    """The page of an event."""
    return _Showing(asked).page()


def stood_of(event: Event, say: RecordWording) -> Stood:
    """How an event stands."""
    tone = "negated" if event.polarity == "negated" else event.status
    return Stood(sign_of(event, say), tone, say.standing(event))


def beside(event: Event, say: RecordWording) -> Beside:
    """An event as another names it."""
    return Beside(event.id, event.act, say.phrase(event), say.when(event.when), stood_of(event, say))


class _Showing:
    """Makes the page of one event."""

    def __init__(self, asked: Asked) -> None:
        whole = asked.whole
        # As the record has them: with what persons set.
        mentions = tuple(corrected(whole.mentions, [c for c in whole.corrections if c.kind == "set"]))
        self._whole = whole.model_copy(update={"mentions": mentions})
        self._asked, self._say, self._event = asked, asked.say, whole.event
        self._view = EventView(self._whole, asked.say)
        self._mentions = {m.key: m for m in mentions}
        self._rows = {row.key: row for row in whole.pages}
        self._outlets = {
            a.family: (n, asked.say.outlet(a.outlet)) for n, a in enumerate(whole.event.accounts, 1)
        }

    def page(self) -> EventPage:
        say, event, whole = self._say, self._event, self._whole
        opened = [(n, a) for n, a in enumerate(event.accounts, 1) if set(a.pages) & self._rows.keys()]
        around = {found.id: found for found in whole.around}
        return EventPage(
            id=event.id,
            phrase=say.phrase(event),
            stood=stood_of(event, say),
            when=say.when(event.when),
            edtf=event.when.edtf if event.when is not None else "",
            time=tuple(self._time()),
            facts=tuple(self._facts()),
            agree=tuple(self._field(a.field, ((a.value, a.families),)) for a in agreements(whole)),
            differ=tuple(
                self._field(d.field, [(s.value, s.families) for s in d.said]) for d in event.differences
            ),
            history=tuple(self._history()),
            accounts=tuple(self._told(number, account) for number, account in opened),
            pages=pages_of(event),
            unopened=len(event.accounts) - len(opened),
            joined=tuple(map(self._joined, event.merges)),
            doubtful=tuple(beside(around[id], say) for id in event.doubtful if id in around),
            within=tuple(beside(around[i], say) for i in (event.content_of,) if i in around),
            contents=tuple(beside(content, say) for content in whole.contents),
            clauses=tuple(map(self._clause, whole.touched)),
            corrections=tuple(decided(c, say, self._mentions) for c in whole.corrections),
            past=tuple(map(self._was, self._asked.past)),
        )

    def _time(self) -> Iterable[Fact]:
        say, when = self._say, self._event.when
        if when is None:
            return
        yield Fact("EDTF", (Named(when.edtf),))
        yield Fact(say.label("basis"), (Named(say.values.basis.get(when.basis, when.basis)),))
        if when.text:
            yield Fact(say.label("reason"), (Named(say.quoted(when.text)),))
        yield Fact(say.label("because"), (Named(say.reason(when.because)),))

    def _facts(self) -> Iterable[Fact]:
        say, event = self._say, self._event
        codes = ", ".join(code for code in (event.plover, f"CAMEO {event.cameo}") if code)
        act = Named(say.act(event.act), f"{event.act}; {codes}", address("/events", act=event.act))
        yield Fact(say.label("act"), (act,))
        for role in ROLES:
            if ids := event.role(role):
                named = (Named(say.name(i), i, address("/events", **{role: i})) for i in ids)
                yield Fact(say.label(role), tuple(named))
        if event.numbers:
            yield Fact(say.label("number"), (Named(", ".join(f"{n:g}" for n in event.numbers)),))

    def _field(self, name: str, said: Iterable[tuple[Sequence[str], Sequence[str]]]) -> Field:
        values = (
            Value(
                self._view.value(name, value),
                tuple(sorted(self._outlets[family] for family in families if family in self._outlets)),
            )
            for value, families in said
        )
        return Field(self._say.words.fields.get(name, name), tuple(values))

    def _history(self) -> Iterable[Since]:
        """How it stood, from each day on which that or its reason changed: one more report is neither."""
        shown = None
        for one in map(self._since, self._event.history):
            if (one.stood, one.because) != shown:
                yield one
            shown = one.stood, one.because

    def _since(self, standing: Standing) -> Since:
        fields = standing.model_dump(include={"status", "polarity", "certainty", "confirmed"})
        as_event = self._event.model_copy(update=fields | {"differences": ()})
        stroke = stroke_of(as_event)
        line = "dashed" if stroke is DASHED else "solid" if stroke is HEAVY else "thin"
        because = self._say.reason(standing.because)
        return Since(standing.since, stood_of(as_event, self._say), standing.reports, because, line)

    def _told(self, number: int, account: Account) -> Told:
        say = self._say
        told = [m for key in account.mentions if (m := self._mentions.get(key)) is not None]
        best = next((m for m in told if m.sentence == account.words), told[0])
        rest = [m for m in told if m is not best]
        tree = tree_of(account, self._asked.families.get(account.original), told)
        agency = say.name(account.agency) if account.agency and account.agency != account.outlet else ""
        return Told(
            number=number,
            outlet=say.outlet(account.outlet),
            agency=agency,
            known=account.known or say.label("undated"),
            best=self._sentence(best),
            own=tuple(self._sentence(m) for m in rest if m.page == best.page),
            copied=tuple(self._sentence(m) for m in rest if m.page != best.page),
            tree=self._source(tree.root),
            silent=tree.silent,
        )

    def _sentence(self, mention: Mention) -> Sentence:
        say, quoted = self._say, self._view.quote(mention)
        values = {name: getattr(mention, name) for name in FIELDS}
        when = mention.when
        values["when"] = tuple(dict.fromkeys(d for d in (when and when.earliest, when and when.latest) if d))
        as_event = self._event.model_copy(
            update={role: mention.role(role) for role in ROLES}
            | {"id": mention.key, "act": mention.act, "status": mention.status, "polarity": mention.polarity}
            | {"certainty": mention.certainty, "confirmed": False, "differences": ()}
        )
        return Sentence(
            key=mention.key,
            page=mention.page,
            outlet=say.outlet(mention.outlet),
            language=mention.language,
            before=quoted.before,
            trigger=quoted.marked,
            after=quoted.after,
            voices=say.voices(mention.voices),
            read=say.phrase(as_event),
            stood=Stood(say.sign(as_event), stood_of(as_event, say).tone, say.values.status[mention.status]),
            values=tuple((n, v if isinstance(v, str) else "; ".join(v)) for n, v in values.items()),
        )

    def _source(self, branch: Branch) -> Source:
        say, row = self._say, self._rows.get(branch.page)
        told = [self._mentions[key] for key in branch.mentions if key in self._mentions]
        return Source(
            page=branch.page,
            title=(row.title or row.url or row.source) if row else branch.page,
            outlet=say.outlet(row.outlet) if row else "",
            published=say.when(row.published) if row else "",
            language=row.language if row else "",
            kinship=branch.kinship,
            kin=say.words.kinship[branch.kinship],
            like=round(branch.like * 100),
            because=say.reason(branch.because) if branch.because else None,
            voices=tuple(dict.fromkeys(say.voices(m.voices) for m in told)),
            tells=bool(told),
            copies=tuple(map(self._source, branch.copies)),
        )

    def _joined(self, merge: Merge) -> Joined:
        say, mentions = self._say, self._mentions
        outlets = [say.outlet(m.outlet) if (m := mentions.get(k)) else k for k in (merge.mention, merge.to)]
        because = tuple(map(say.reason, merge.because))
        return Joined(merge.mention, outlets[0], merge.to, outlets[1], because, merge.by or "")

    def _clause(self, touched: TouchedClause) -> Clause:
        views = self._asked.policies
        clause = views.find(touched.doctrine, touched.clause)
        judge = views.to_judge(clause) if clause else touched.to_judge
        return Clause(
            doctrine=touched.doctrine,
            href=clause_address(touched.doctrine, touched.clause),
            cite=views.cite(clause) if clause else touched.clause,
            kind=views.words.kinds[clause.kind] if clause else "",
            gloss=views.say(clause.gloss) if clause else "",
            relation=views.words.relations[touched.relation],
            disputed=touched.relation == "disputed",
            judge=judge,
            mark=views.mark(clause) if clause else "",
        )

    def _was(self, past: PastEvent) -> Was:
        event, say = past.event, self._say
        return Was(
            past.build,
            past.until,
            say.phrase(event),
            stood_of(event, say),
            say.when(event.when),
            len(event.accounts),
        )

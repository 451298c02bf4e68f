"""A brief as the page shows it: the article in pieces, and a card for each thing that is marked in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from seuil.article.model import Span, TextSpan, When
from seuil.asking.dates import written
from seuil.asking.wording import RecordWording
from seuil.assertion.model import Assertion, Attribution
from seuil.brief.marks import Marks, Piece
from seuil.brief.model import Brief, TimeRecord
from seuil.brief.reasons import Phrase
from seuil.brief.shown import shown
from seuil.brief.wording import SIGNS, AssertionInWords, Wording
from seuil.data_files import DataFiles
from seuil.doctrine.views import DoctrineViews
from seuil.reading.model import Entity
from seuil.web.languages import _
from seuil.web.page.clauses import ClauseTouched, clauses_by_assertion, clauses_of

_LONGEST_QUOTE = 400


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a card: what it is of, its value, what is to be known of that, and the reasoning for it."""

    label: str
    value: str
    note: str = ""
    why: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a sentence. ``decides``: they decided a value; ``trigger``: they name the act."""

    text: str
    decides: bool
    trigger: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a field has its value, and the words that decided it."""

    field: str
    value: str
    why: Phrase
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssertionCard:
    """An assertion with all that is known of it. ``event`` is the id of its event in the dossier."""

    id: str
    number: str
    sign: str
    tone: str
    said: AssertionInWords
    facts: tuple[Fact, ...]
    sentence: tuple[Stretch, ...]
    reasons: tuple[Reason, ...]
    clauses: tuple[ClauseTouched, ...]
    codes: str
    event: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """Anything else that is marked: who says so, a time, a name. ``short`` says the main thing of it;
    ``quotes`` are the page's words, ``of`` the assertions that hang on it.
    """

    id: str
    title: str
    short: str
    facts: tuple[Fact, ...]
    quotes: tuple[str, ...]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A declared *if … then …*: the ids of its assertions, each with its line."""

    id: str
    issuer: str
    conditions: tuple[tuple[str, str], ...]
    consequences: tuple[tuple[str, str], ...]


class BriefView:
    """What the template shows of a brief in ``language``. ``events`` gives the event of each assertion."""

    def __init__(
        self,
        brief: Brief,
        data: DataFiles,
        language: str,
        policies: DoctrineViews,
        events: Mapping[str, str] | None = None,
    ) -> None:
        self.brief, self.article = brief, brief.article
        self.say = Wording(brief, data, language)
        self._tables = RecordWording(data, language)
        self.signs = SIGNS
        self._policies = policies
        self._events = events or {}
        self._short: dict[str, str] = {}
        self._signs = {a.id: SIGNS[a.status] for a in brief.assertions}
        self._marks = Marks(brief, self.say, names=True)

    @property
    def title(self) -> tuple[Piece, ...]:
        """The title in pieces; none where it does not stand in the text."""
        return tuple(self._marks.pieces(self.article.title_span))

    @property
    def paragraphs(self) -> list[list[Piece]]:
        """The body in pieces."""
        return [self._marks.pieces(span) for span in self.article.paragraphs]

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is known of the page."""
        label, article, page = self.say.label, self.article, self.brief.page
        outlet = [Fact(label("outlet"), article.outlet)] if article.outlet else []
        authors = [Fact(label("authors"), ", ".join(article.authors))] if article.authors else []
        return (
            Fact(label("date"), _day(article.published, self.say), *self._known_how(article.published)),
            *outlet, *authors,
            Fact(label("language"), self._language_name()),
            Fact(label("source"), page.source),
        )  # fmt: skip

    def sign_of(self, assertion: str) -> str:
        """The sign of how an assertion stands."""
        return self._signs.get(assertion, "")

    def short(self, assertion: str) -> str:
        """An assertion in one line."""
        if assertion not in self._short:
            self._short[assertion] = self.say.short(assertion)
        return self._short[assertion]

    @property
    def assertions(self) -> tuple[AssertionCard, ...]:
        """All assertions, in the order of the page."""
        return tuple(self._assertion(a) for a in self.brief.assertions)

    @property
    def voices(self) -> tuple[Card, ...]:
        """Who says so."""
        of: dict[str, list[str]] = defaultdict(list)
        for assertion in self.brief.assertions:
            for source in assertion.sources:
                of[source].append(assertion.id)
        return tuple(self._voice(a, tuple(of[a.id])) for a in self.brief.attributions)

    @property
    def times(self) -> tuple[Card, ...]:
        """The time expressions, with what each was read as and why."""
        of: dict[tuple[int | None, int | None], list[str]] = defaultdict(list)
        for assertion in self.brief.assertions:
            if assertion.when is not None:
                of[assertion.when.start, assertion.when.end].append(assertion.id)
        return tuple(
            self._time(n, time, tuple(of[time.start, time.end])) for n, time in enumerate(self.brief.times, 1)
        )

    @property
    def names(self) -> tuple[Card, ...]:
        """Who and what the page names, with the roles that they have."""
        roles: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for a in self.brief.assertions:
            for role in ("actor", "target", "instrument", "place"):
                for entity in getattr(a, role):
                    roles[entity][role].append(a.id)
        return tuple(
            self._name(f"n{n}", entity, roles[entity.id])
            for n, entity in enumerate(self.brief.entities, 1)
            if entity.mentions or entity.id in roles
        )

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Conditions and consequences that the page declares."""
        made = []
        for record in self.brief.commitments:
            conditions, consequences, issuer = self.say.commitment(record)
            if_, then = _lines(record.if_, conditions), _lines(record.then, consequences)
            made.append(Pair(record.id, issuer, if_, then))
        return tuple(made)

    @cached_property
    def clauses(self) -> tuple[ClauseTouched, ...]:
        """Each clause that the page touches, once."""
        return clauses_of(self.brief, self._policies, self._tables)

    @cached_property
    def set_aside(self) -> list[tuple[Phrase, list[TextSpan]]]:
        """Words that could name an act and do not here, by reason."""
        return self.say.grouped(self.brief.set_aside, [item.reason for item in self.brief.set_aside])

    @cached_property
    def unresolved(self) -> list[tuple[Phrase, list[TextSpan]]]:
        """Words that could not be traced to anybody, by reason."""
        return self.say.grouped(self.brief.unresolved, [item.reason for item in self.brief.unresolved])

    @cached_property
    def _touched(self) -> Mapping[str, tuple[ClauseTouched, ...]]:
        return clauses_by_assertion(self.brief, self._policies, self._tables)

    def _assertion(self, a: Assertion) -> AssertionCard:
        return AssertionCard(
            id=a.id,
            number=a.id[1:],
            sign=SIGNS[a.status],
            tone=f"{a.status} negated" if a.polarity == "negated" else a.status,
            said=self.say.assertion(a),
            facts=tuple(fact for fact in self._facts(a) if fact.value),
            sentence=self._sentence(a),
            reasons=tuple(self._reason(a, n) for n in range(len(a.because))),
            clauses=self._touched.get(a.id, ()),
            codes=f"{a.act} · PLOVER {a.plover or '–'} · CAMEO {a.cameo}",
            event=self._events.get(a.id),
        )

    def _facts(self, a: Assertion) -> tuple[Fact, ...]:
        say = self.say
        denied = f"{say.words.polarity['negated']} " if a.polarity == "negated" else ""
        return (
            Fact(_("Who"), say.names(a.actor) or say.label("nobody")),
            Fact(_("Does what"), f"{denied}{say.act(a.act)}", say.quoted(a.trigger.text)),
            Fact(_("To whom"), say.names(a.target)),
            Fact(_("With what"), say.names(a.instrument)),
            Fact(_("Where"), say.names(a.place)),
            Fact(_("When"), _day(a.when, say), *self._known_how(a.when)),
            Fact(_("On whose word"), say.sources(a.sources)),
            Fact(_("How it stands"), say.standing(a)),
        )

    def _known_how(self, when: When | TimeRecord | None) -> tuple[str, Phrase | None]:
        """How a time is known, and the reasoning, where that says more."""
        if when is None:
            return "", None
        why = None if when.because == when.basis else self.say.reason(when.because)
        return self.say.words.basis.get(when.basis, when.basis), why

    def _sentence(self, a: Assertion) -> tuple[Stretch, ...]:
        """The sentence, with the words that decided a value and those that name the act."""
        whole, deciding = a.evidence, [word for reason in a.because for word in reason.words]
        edges = {at for span in (*deciding, a.trigger) for at in (span.start, span.end)}
        cuts = sorted({whole.start, whole.end, *(at for at in edges if whole.start < at < whole.end)})
        return tuple(
            Stretch(
                shown(whole.text[start - whole.start : end - whole.start]),
                any(_covers(word, start, end) for word in deciding),
                _covers(a.trigger, start, end),
            )
            for start, end in pairwise(cuts)
        )

    def _reason(self, a: Assertion, n: int) -> Reason:
        because, words = a.because[n], self.say.words
        values = {"status": words.status, "certainty": words.certainty, "polarity": words.polarity}
        fields = {"status": _("Status"), "certainty": _("Certainty"), "polarity": _("Denied or not")}
        value = values.get(because.field, {}).get(because.value, because.value)
        if because.field == "polarity" and because.value == "negated":
            value = self.say.label("negated")
        why = self.say.reason(because.reason)
        said = tuple(self.say.quoted(word.text) for word in because.words if shown(word.text) not in str(why))
        return Reason(fields.get(because.field, self.say.label(because.field)), value, why, said)

    def _time(self, n: int, time: TimeRecord, of: tuple[str, ...]) -> Card:
        basis, why = self._known_how(time)
        facts = (Fact(_("Known how"), basis, why=why), Fact("EDTF", time.edtf or "–"))
        return Card(f"t{n}", self.say.quoted(time.text), self.say.time(time), facts, (), of)

    def _voice(self, a: Attribution, of: tuple[str, ...]) -> Card:
        words, say = self.say.words, self.say
        who = say.name(a.source) if a.source else shown(a.description) or say.label("unknown")
        described = shown(a.description)
        how = [words.stance.get(a.stance, a.stance), words.quotation.get(a.quotation, a.quotation)]
        facts = (
            Fact(_("In the page's words"), say.quoted(described) if described and a.source else ""),
            Fact(_("Words that say so"), say.quoted(a.cue.text)),
            Fact(_("Told to"), say.name(a.medium) if a.medium else ""),
        )
        quotes = tuple(_short(self.article.text[span.start : span.end]) for span in a.content)
        how += [say.label("anonymous")] if a.anonymous else []
        return Card(a.id, who, ", ".join(how), tuple(f for f in facts if f.value), quotes, of)

    def _name(self, id: str, entity: Entity, roles: Mapping[str, list[str]]) -> Card:
        words, say = self.say.words, self.say
        country = say.name(entity.country) if entity.country and entity.country != entity.id else ""
        forms = dict.fromkeys(say.quoted(m.text) for m in entity.mentions)
        facts = (
            Fact(_("State"), country),
            Fact(_("Named as"), ", ".join(list(forms)[:8])),
            Fact("id", entity.id),
        )
        short = f"{words.kind.get(entity.kind, entity.kind)} ×{len(entity.mentions)}"
        of = dict.fromkeys(id for role in roles.values() for id in role)
        return Card(id, say.name(entity.id), short, tuple(f for f in facts if f.value), (), tuple(of))

    def _language_name(self) -> str:
        return {"en": _("English"), "fr": _("French")}.get(self.article.language, self.article.language)


def _lines(ids: tuple[str, ...], lines: list[str]) -> tuple[tuple[str, str], ...]:
    """Each line without the id that it begins with, which the page shows as a sign and a number."""
    return tuple((id, line.removeprefix(id)) for id, line in zip(ids, lines, strict=True))


def _covers(span: Span, start: int, end: int) -> bool:
    return span.start <= start and end <= span.end


def _day(when: When | None, say: Wording) -> str:
    return written(when) if when is not None else say.label("undated")


def _short(text: str) -> str:
    said = shown(text)
    return said if len(said) <= _LONGEST_QUOTE else f"{said[: _LONGEST_QUOTE - 1]}…"

"""The way into the assertion stage: a reading in, its assertions, attributions and commitments out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.article.model import TextSpan
from seuil.assertion import syntax
from seuil.assertion.attribution import AttributionReading, find_attributions
from seuil.assertion.commitments import CommitmentFinder, Pair
from seuil.assertion.domain import Domains
from seuil.assertion.factuality import REALISED, Factuality
from seuil.assertion.implied_roles import address, both_sides, ground, lend_doer, whose_land, with_troops
from seuil.assertion.lexicon import Lexicon
from seuil.assertion.model import Assertion, Assertions, Because, Commitment, SetAside
from seuil.assertion.nesting import inherit_roles, nest, share_participants
from seuil.assertion.participants import Participants
from seuil.assertion.roles import ROLES, RoleFinder
from seuil.assertion.standing import Standing
from seuil.assertion.status import StatusReader
from seuil.assertion.triggers import Refused, Trigger, TriggerFinder
from seuil.assertion.when import TimeFinder
from seuil.data_files import DataFiles
from seuil.data_files.shapes.grammar import RolesFile, StatusFile
from seuil.reading.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

    from seuil.reading.model import Entity


class AssertionReader:
    """Reads assertions in one language; built once, used for many readings."""

    def __init__(self, data: DataFiles, language: str) -> None:
        self._data = data
        self._roles = data.language(language).roles
        self._status = data.language(language).status
        self._lexicon = Lexicon(data, language)

    def read(self, reading: Reading) -> Assertions:
        """All that the article asserts. Offsets are code points into ``reading.article.text``."""
        return _OneReading(reading, self._data, self._lexicon, self._roles, self._status).assertions()


class _OneReading:
    """The work on one reading, in the order in which it is done."""

    def __init__(
        self, reading: Reading, data: DataFiles, lexicon: Lexicon, roles: RolesFile, status: StatusFile
    ) -> None:
        self.reading = reading
        self.text = reading.article.text
        self.roles = roles
        self.attributions = find_attributions(reading, data)
        self.people = Participants(reading, data, roles, self.attributions)
        self.status_words = status
        self.time_words = data.language(reading.article.language).time_words
        self.status_reader = StatusReader(
            status, roles.contractions, self._cue_of, roles.never_passive
        )
        self.status_reader.knows_stances({a.cue_token: a.stance for a in self.attributions})
        self.finder = TriggerFinder(lexicon, self.people, roles)
        self.domains = Domains(reading, data.language(reading.article.language).domains)
        self.facts: dict[int, Factuality] = {}
        self.triggers: list[Trigger] = []

    def assertions(self) -> Assertions:
        """Triggers, what is nested in what, roles, status, times; then the records."""
        named, refused = self.finder.find(self.reading.doc)
        triggers, borrowed = self.domains.part(named)
        self.triggers = triggers
        self._mark_titles(triggers)
        self.status_reader.knows_acts(frozenset(t.token.i for t in triggers if t.nominal))
        nest(triggers, self.roles)
        self._fill_roles(triggers)
        for trigger in triggers:
            self._fact(trigger)
        kept, dropped = self._keep(triggers)
        times = TimeFinder(self.reading, kept, self.time_words)
        ids = {t.token.i: f"e{n}" for n, t in enumerate(kept, 1)}
        pairs = CommitmentFinder(kept, self.facts, self.status_words).find()
        return Assertions(
            assertions=tuple(self._assertion(t, ids, times) for t in kept),
            attributions=tuple(a.attribution() for a in self.attributions),
            commitments=tuple(self._commitment(n, pair, ids) for n, pair in enumerate(pairs, 1)),
            set_aside=tuple(self._set_aside(refused, [*borrowed, *dropped])),
        )

    def _mark_titles(self, triggers: list[Trigger]) -> None:
        title = self.reading.article.title_span
        for trigger in triggers:
            trigger.in_title = title is not None and title.start <= trigger.token.idx < title.end

    def _fill_roles(self, triggers: list[Trigger]) -> None:
        finder = RoleFinder(self.people, self.roles)
        heads = frozenset(t.token.i for t in triggers)
        for trigger in triggers:
            filled = finder.fill(trigger, heads - {trigger.token.i})
            trigger.roles = {role: filled.ids[role] for role in ROLES}
        self._speakers_act(triggers)
        share_participants(triggers)
        lend_doer(triggers)
        for trigger in sorted(triggers, key=_depth):
            inherit_roles(trigger)
        for trigger in triggers:
            self._blame(trigger)
        address(triggers, _depth)
        for trigger in triggers:
            self._complete(trigger)

    def _speakers_act(self, triggers: list[Trigger]) -> None:
        """Who warns, demands or denies is who is said to speak: an inverted subject may read as an object."""
        by_cue = {a.cue_token: a for a in self.attributions if a.source is not None}
        for trigger in triggers:
            said = next((by_cue[i] for i in trigger.tokens if i in by_cue), None)
            announced = self._announcement_of(trigger, by_cue)
            if trigger.roles["actor"]:
                continue
            if said is None and trigger.act.id == "regard-as":
                said = next(iter(self._sources_of(trigger.token)[::-1]), None)
            if said is not None and said.source is not None and trigger.act.speech:
                trigger.roles["actor"] = [said.source]
            elif announced is not None:
                trigger.roles["actor"] = [announced]

    @staticmethod
    def _announcement_of(trigger: Trigger, by_cue: dict[int, AttributionReading]) -> str | None:
        """Who announces an act of his own: "Berlin a annoncé l'envoi de troupes"."""
        noun = syntax.first_conjunct(trigger.token)
        said = by_cue.get(noun.head.i) if trigger.nominal and noun.dep_ == "obj" else None
        return said.source if said is not None and said.stance == "announces" else None

    @staticmethod
    def _blame(trigger: Trigger) -> None:
        """"condemned Russia's invasion of Ukraine": who is condemned for an act is who did it."""
        above = trigger.parent
        if above is not None and above.act.plover == "ACCUSE" and trigger.nominal and trigger.roles["actor"]:
            above.roles["target"] = list(trigger.roles["actor"])

    def _complete(self, trigger: Trigger) -> None:
        """What the roles imply: nobody acts on himself alone; force used somewhere falls on who is there."""
        entities, roles = self.reading.entities, trigger.roles
        if not trigger.act.reciprocal:
            roles["target"] = [e for e in roles["target"] if e not in roles["actor"]]
        self._replace_documents(roles)
        if trigger.act.plover in ("MOBILIZE", "RETREAT") and not roles["actor"]:
            # "des troupes nord-coréennes sont déployées": whoever sends them, it is they who move.
            forces = [e for e in roles["instrument"] if entities[e].kind == "armed-force"]
            roles["actor"] = [e for e in forces if entities[e].country] or forces
        both_sides(trigger, entities)
        ground(trigger, entities)
        with_troops(trigger, entities, self.people.troops)
        whose_land(trigger, entities)

    def _replace_documents(self, roles: dict[str, list[str]]) -> None:
        """A decree widens nothing by itself: who issued it does, where the page says who."""
        entities = self.reading.entities
        for document in [e for e in roles["actor"] if entities[e].kind == "document"]:
            issuers = (
                [entities[document].country]
                if entities[document].country in entities
                else self._issuers(document)
            )
            at = roles["actor"].index(document)
            roles["actor"][at : at + 1] = [e for e in issuers if e and e not in roles["actor"]] or [document]

    def _issuers(self, document: str) -> list[str]:
        """Who signs or adopts the document on this page."""
        heads = {m.head for m in self.reading.mentions if m.entity == document}
        for head in sorted(heads):
            owners = self.people.owners(self.reading.doc[head]) or self._said_in(self.reading.doc[head])
            named = [e.id for e in owners if e.kind not in ("document", "medium")]
            if named:
                return named
        for trigger in self.triggers:
            taken = {c.i for c in trigger.token.children if c.dep_ in ("obj", "nsubj:pass")} | set(
                trigger.fixed
            )
            if trigger.act.plover not in ("ASSAULT", "COERCE") and heads & taken and trigger.roles["actor"]:
                return [e for e in trigger.roles["actor"] if self.reading.entities[e].kind != "document"]
        return []

    def _said_in(self, document: Token) -> list[Entity]:
        """ "the committee said *in a statement* that also called for …": whose words a document has."""
        verb = document.head
        told = document.dep_ in syntax.OBLIQUES and verb.i in {a.cue_token for a in self.attributions}
        subject = syntax.subject_of(verb) if told and not syntax.is_passive(verb) else None
        return self.people.entities(subject) if subject is not None else []

    def _fact(self, trigger: Trigger) -> Factuality:
        if trigger.token.i not in self.facts:
            self.facts[trigger.token.i] = (
                Factuality()
            )  # a cycle of parents cannot happen in a tree, but must not hang
            parent = self._fact(trigger.parent) if trigger.parent is not None else None
            self.facts[trigger.token.i] = self.status_reader.read(trigger, parent)
        return self.facts[trigger.token.i]

    def _keep(self, triggers: list[Trigger]) -> tuple[list[Trigger], list[Refused]]:
        """The acts that are asserted, and those that are not since nobody is in them (see Standing)."""
        standing = Standing(self.reading, triggers, self._supposed(triggers))
        kept, dropped = [], []
        for trigger in triggers:
            if standing.holds(trigger):
                kept.append(trigger)
            else:
                why = f"names the act “{trigger.act.id}” but no participant that could be identified"
                dropped.append(Refused(trigger.token, why))
        gone = {r.token.i for r in dropped}
        for trigger in kept:
            if trigger.parent is not None and trigger.parent.token.i in gone:
                trigger.parent = None
        return kept, dropped

    def _supposed(self, triggers: list[Trigger]) -> set[int]:
        """Acts that somebody supposes, plans or asks for: they say something whoever would do them."""
        conditions = {i for i, fact in self.facts.items() if fact.condition is not None}
        unreal = {
            t.token.i
            for t in triggers
            if t.nominal and self.facts[t.token.i].status not in (*REALISED, "permitted")
        }
        return conditions | unreal

    # --- records

    def _sources_of(self, token: Token) -> list[AttributionReading]:
        """The attributions that a token stands in, outermost first."""
        found = [a for a in self.attributions if token.i in a.content_tokens and a.cue_token != token.i]
        return sorted(found, key=lambda a: (-len(a.content_tokens), self._depth_of(a), a.cue.start))

    def _depth_of(self, attribution: AttributionReading) -> int:
        """How many attributions this one stands in: of two with the same content, the outer comes first."""
        within = {a.id: a.within for a in self.attributions}
        depth, outer = 0, attribution.within
        while outer is not None and depth < len(within):
            depth, outer = depth + 1, within.get(outer)
        return depth

    def _cue_of(self, token: Token) -> Token | None:
        sources = self._sources_of(token)
        return self.reading.doc[sources[-1].cue_token] if sources else None

    def _assertion(self, trigger: Trigger, ids: dict[int, str], times: TimeFinder) -> Assertion:
        fact = self.facts[trigger.token.i]
        sources = [a.id for a in self._sources_of(trigger.token) if a.cue_token not in trigger.tokens]
        return Assertion(
            id=ids[trigger.token.i],
            act=trigger.act.id,
            plover=trigger.act.plover,
            cameo=trigger.act.cameo,
            **{role: tuple(trigger.roles[role]) for role in ROLES},
            when=times.when(trigger, realised=fact.status in ("happened", "ongoing")),
            status=fact.status or "happened",
            polarity=fact.polarity,
            certainty=fact.certainty or "certain",
            sources=tuple(sources),
            part_of=ids.get(trigger.parent.token.i) if trigger.parent is not None else None,
            trigger=self._trigger_span(trigger),
            evidence=self._sentence(trigger.token),
            because=tuple(self._because(fact)),
        )

    def _because(self, fact: Factuality) -> list[Because]:
        return [
            Because(field=r.field, value=r.value, words=tuple(self._words(t) for t in r.tokens), reason=r.why)
            for r in fact.reasons
        ]

    def _words(self, token: Token) -> TextSpan:
        return self._span(token.idx, token.idx + len(token))

    def _span(self, start: int, end: int) -> TextSpan:
        return TextSpan(start=start, end=end, text=self.text[start:end])

    def _trigger_span(self, trigger: Trigger) -> TextSpan:
        """From the auxiliary or light verb beside the word to the last word of a set phrase."""
        tokens = [self.reading.doc[i] for i in trigger.tokens]
        verbs = [trigger.token] if not trigger.nominal else []
        for verb in verbs:
            tokens += [c for c in verb.children if c.dep_ in ("aux", "aux:pass") and verb.i - c.i <= 4]
        if trigger.nominal:
            tokens += [c for c in trigger.token.children if c.dep_ == "cop" and trigger.token.i - c.i <= 4]
            if trigger.light is not None and abs(trigger.light.i - trigger.token.i) <= 4:
                tokens.append(trigger.light)
        first, last = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        return self._span(first.idx, last.idx + len(last))

    def _sentence(self, token: Token) -> TextSpan:
        sentence = token.sent
        start, end = sentence[0].idx, sentence[-1].idx + len(sentence[-1])
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self._span(start, end)

    def _commitment(self, number: int, pair: Pair, ids: dict[int, str]) -> Commitment:
        issuer = next((t.roles["actor"] for t in pair.then if t.roles["actor"]), [])
        sources = self._sources_of(pair.joint) or self._sources_of(pair.then[0].token)
        if not issuer and sources and sources[-1].source is not None:
            issuer = [sources[-1].source]
        return Commitment(
            id=f"c{number}",
            issuer=tuple(issuer),
            if_=tuple(ids[t.token.i] for t in pair.if_),
            then=tuple(ids[t.token.i] for t in pair.then),
            force=pair.force,
            sources=tuple(a.id for a in sources),
            evidence=self._sentence(pair.joint),
        )

    def _set_aside(self, refused: list[Refused], dropped: list[Refused]) -> list[SetAside]:
        items = sorted([*refused, *dropped], key=lambda r: r.token.i)
        return [
            SetAside(start=r.token.idx, end=r.token.idx + len(r.token), text=r.token.text, reason=r.reason)
            for r in items
        ]


def _depth(trigger: Trigger) -> tuple[int, int]:
    """How deep the trigger is nested: parents come first."""
    depth, node = 0, trigger.parent
    while node is not None and depth < 20:
        depth, node = depth + 1, node.parent
    return depth, trigger.token.i

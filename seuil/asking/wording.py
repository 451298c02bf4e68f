"""Events in words: a plain phrase, how they stand, when, on whose word, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from seuil.article.model import When
from seuil.asking.dates import written
from seuil.assertion.model import Stance
from seuil.brief.names import Names
from seuil.brief.reasons import Phrase, reasons_in
from seuil.brief.shown import shown
from seuil.brief.wording import SIGNS
from seuil.data_files import DataFiles
from seuil.event.model import EntityRow, Event, Voice
from seuil.reading.model import Entity, EntityKind

NEGATED, DISPUTED, CONFIRMED = "✗", "≠", "✔"
# What a reader counts as done, for the kind of line that a timeline draws.
DONE = ("happened", "ongoing")


class RecordWording:
    """Says a dossier's records in ``language``.

    ``entities`` are the dossier's own names; ``contents`` the events that are the content of others, which
    are said with these: what is authorised, asked for, threatened.
    """

    def __init__(
        self,
        data: DataFiles,
        language: str,
        entities: Iterable[EntityRow] = (),
        contents: Iterable[Event] = (),
    ) -> None:
        self.data = data
        self.language = language
        self.words = data.language(language).record_words
        self.values = data.language(language).brief
        self._names = Names(data, language)
        self._reasons = reasons_in(data, language)
        self._entities = {row.id: row for row in entities}
        self._contents: dict[str, dict[str, Event]] = {}
        for event in contents:
            if event.content_of is not None:
                self._contents.setdefault(event.content_of, {})[event.id] = event

    def label(self, key: str) -> str:
        """A head of a column or a word before a value."""
        return self.words.labels[key]

    def heading(self, key: str) -> str:
        """A title."""
        return self.words.headings[key]

    def saying(self, key: str, **parts: object) -> str:
        """A sentence, with what it is about put in."""
        return self.words.sayings[key].format(**parts)

    def quoted(self, text: str) -> str:
        """Words of a page between this language's quotation marks; "(not said)" where there are none."""
        if not text.strip():
            return self.label("nobody")
        return f"{self.label('open_quote')}{shown(text)}{self.label('close_quote')}"

    def labelled(self, key: str, value: str) -> str:
        """A label, the language's colon, and the value."""
        return f"{self.label(key)}{self.label('colon')}{value}"

    def act(self, act: str) -> str:
        """The name of an act."""
        if act not in self.data.acts:
            return act
        return str(getattr(self.data.acts[act].name, self.language, act))

    def name(self, entity: str) -> str:
        """The name of an entity: by the tables in this language, else as most pages have it."""
        row = self._entities.get(entity)
        if row is None:
            kind = "state" if entity in self.data.states else "organisation"
            row = EntityRow(id=entity, name=entity, kind=kind)
        kind = cast("EntityKind", row.kind)
        made = Entity.model_construct(id=row.id, name=row.name, kind=kind, country=row.country)
        return shown(self._names.of(made))

    def names(self, ids: Sequence[str]) -> str:
        """Several names, joined by commas."""
        return ", ".join(map(self.name, ids))

    def phrase(self, event: Event) -> str:
        """Who does what to whom, with what (where), and in brackets what is authorised, asked for, …"""
        actor = self.names(event.actor) or self.label("nobody")
        inner = "; ".join(self._content(event, content) for content in self.contents(event))
        return f"{actor}{self.label('colon')}{self._deed(event)}" + (f" [{inner}]" if inner else "")

    def contents(self, event: Event) -> tuple[Event, ...]:
        """The events that are this one's content, in the order in which they were given."""
        return tuple(self._contents.get(event.id, {}).values())

    def _deed(self, event: Event) -> str:
        act = self.act(event.act)
        if event.polarity == "negated":
            act = f"{self.values.polarity['negated']} {act}"
        target = f" → {self.names(event.target)}" if event.target else ""
        means = f" {self.label('with')} {self.names(event.instrument)}" if event.instrument else ""
        place = f" ({self.names(event.place)})" if event.place else ""
        return f"{act}{target}{means}{place}"

    def _content(self, above: Event, content: Event) -> str:
        """The content's phrase, without its actor where that is who is spoken to, or speaks."""
        told = content.actor and content.actor not in (above.actor, above.target)
        return (f"{self.names(content.actor)}{self.label('colon')}" if told else "") + self._deed(content)

    def when(self, when: When | None) -> str:
        """A time in ISO 8601."""
        return written(when) if when is not None else self.label("undated")

    def sign(self, event: Event) -> str:
        """One character for how the event stands: its status, unless it is denied or disputed."""
        if event.polarity == "negated":
            return NEGATED
        return DISPUTED if is_disputed(event) else SIGNS[event.status]

    def standing(self, event: Event) -> str:
        """Status, certainty, confirmed or not, in words."""
        words = [self.values.status[event.status]]
        if event.polarity == "negated" and event.status in DONE:
            words = [self.saying("did_not")]
        elif event.polarity == "negated":
            words.insert(0, self.values.labels["negated"])
        if event.certainty != "certain":
            words.append(self.values.certainty[event.certainty])
        if event.status in DONE:
            words.append(self.saying("confirmed" if event.confirmed else "unconfirmed"))
        if is_disputed(event):
            words.append(self.saying("disputed"))
        return ", ".join(words)

    def voice(self, voice: Voice) -> str:
        """Who says it, and how."""
        who = self.name(voice.source) if voice.source else shown(voice.name) or self.label("nobody")
        anonymous = f", {self.values.labels['anonymous']}" if voice.anonymous else ""
        return f"{who} [{self.stance(voice.stance)}{anonymous}]"

    def stance(self, stance: Stance) -> str:
        """How something is said."""
        return self.values.stance.get(stance, stance)

    def voices(self, voices: Sequence[Voice]) -> str:
        """The chain of those who say it, outermost first."""
        if not voices:
            return self.label("as_outlet")
        return f"{self.label('according_to')} {' → '.join(map(self.voice, voices))}"

    def outlet(self, outlet: str | None) -> str:
        """The name of an outlet."""
        return shown(outlet) if outlet else self.label("unknown_outlet")

    def reason(self, reason: str) -> Phrase:
        """A reason in this language."""
        return self._reasons.phrase(reason)


def is_disputed(event: Event) -> bool:
    """Whether independent accounts differ on whether it happened."""
    return any(difference.field == "happened" for difference in event.differences)


def pages_of(event: Event) -> int:
    """How many pages tell the event, copies and all."""
    return len({page for account in event.accounts for page in account.pages})

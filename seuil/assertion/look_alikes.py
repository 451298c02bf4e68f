"""Acts of force that are none: sport, culture, business and weather speak of their doings in words of war.

A sentence with two words of one such field, or with one on a page full of them, is about that field. An
act of force in
it counts only where a state or a force takes part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.look_alikes import LookAlikesFile
from seuil.reading.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_WARLIKE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_ALSO = frozenset({"be-at-war", "meet", "visit", "declare-war", "hold-area", "speak-of-use"})
_SERIOUS = frozenset({"state", "government", "armed-force", "alliance", "weapon"})
_GRAVE = frozenset({"kill", "arrest", "assassinate", "convict", "abduct", "boycott"})
# So many different words of a field, and so many in a hundred words, make a page one about that field.
_PAGE_WORDS = 5
_PAGE_SHARE = 0.015
_SENTENCE_WORDS = 2


class LookAlikes:
    """Tells the acts of a reading that a field only borrows the words of."""

    def __init__(self, reading: Reading, words: LookAlikesFile) -> None:
        self._entities = reading.entities
        self._doc = reading.doc
        self._domains = {name: frozenset(listed) for name, listed in words.domains.items()}
        self._whole_pages = frozenset(words.whole_pages)
        self.page = self._page_domain(reading.doc)
        self._sentences: dict[int, str | None] = {}

    def settle(self, triggers: list[Trigger]) -> None:
        """A page with deaths or arrests is about them, whatever field it touches ("l'attentat du stade")."""
        grave = [t for t in triggers if t.act.id in _GRAVE]
        if grave:
            self.page = None
        self._sentences.update({t.token.sent.start: None for t in grave})

    def reason(self, trigger: Trigger) -> str:
        """Why the trigger is a figure of speech; empty if it is none."""
        if self.page is not None and self.page in self._whole_pages:
            return f"the page is about {self.page}"
        if trigger.act.plover not in _WARLIKE and trigger.act.id not in _ALSO:
            return ""
        if any(
            self._is_serious(name)
            for role in ("actor", "target", "instrument")
            for name in trigger.roles[role]
        ):
            return ""
        domain = self.page or self._sentence_domain(trigger.token.sent)
        return f"speaks of {domain}" if domain else ""

    def _is_serious(self, entity: str) -> bool:
        found = self._entities.get(entity)
        return found is not None and found.kind in _SERIOUS

    def _page_domain(self, doc: Doc) -> str | None:
        for name, words in self._domains.items():
            found = [t.lemma_.lower() for t in doc if t.lemma_.lower() in words or t.lower_ in words]
            if len(set(found)) >= _PAGE_WORDS and len(found) >= _PAGE_SHARE * len(doc):
                return name
        return None

    def _sentence_domain(self, sentence: Span) -> str | None:
        if sentence.start not in self._sentences:
            self._sentences[sentence.start] = next(
                (name for name, words in self._domains.items() if _count(sentence, words) >= _SENTENCE_WORDS),
                None,
            )
        return self._sentences[sentence.start]


def _count(sentence: Span, words: frozenset[str]) -> int:
    return len({t.lemma_.lower() for t in sentence if t.lemma_.lower() in words or t.lower_ in words})

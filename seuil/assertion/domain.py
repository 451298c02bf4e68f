"""Pages and sentences about sport, the stage or nature: their attacks, bombardments and defeats are no
acts.

A word list alone cannot part "bombarder un port" from "bombarder le but adverse"; what the sentence, and
the page around it, are about does. Only acts that such pages borrow are set aside, and only where nothing
in the sentence belongs to our field: an army, a government, an alliance, or a word of it ("rebels",
"minister").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.triggers import Refused, Trigger
from seuil.data_files.shapes.domains import DomainsFile
from seuil.reading.model import Reading

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

# What sport, stage and weather pages borrow. Sanctions, boycotts, trials and visits are as real there as
# elsewhere.
BORROWED_TYPES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "THREATEN", "AID"})
BORROWED_ACTS = frozenset({
    "hold-area", "provide-territory", "meet", "concede", "resign", "order", "endorse", "speak-of-use",
})  # fmt: skip
_OF_OUR_FIELD = ("armed-force", "government", "alliance")
# A sentence is of a domain with so many of its words; one is enough on a page that is.
_SENTENCE_WORDS = 2
# A page is of a domain with so many different words of it, and one in so many of its nouns, verbs and
# adjectives.
_PAGE_WORDS, _PAGE_SHARE = 4, 0.04
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")


class Domains:
    """Which sentences of a reading are about something else."""

    def __init__(self, reading: Reading, words: DomainsFile) -> None:
        self._reading = reading
        self._domain_of = {lemma: name for name, lemmas in words.domains.items() for lemma in lemmas}
        self._whole_pages = frozenset(words.whole_pages)
        self._our_words = frozenset(words.ours)
        self._ours = {
            m.head for m in reading.mentions
            if m.entity is not None and reading.entities[m.entity].kind in _OF_OUR_FIELD
        }  # fmt: skip
        self._page = self._of_page(reading.doc)

    def part(self, triggers: list[Trigger]) -> tuple[list[Trigger], list[Refused]]:
        """Triggers that stand, and those that only borrow the words, with the reason."""
        kept, strange = [], []
        for trigger in triggers:
            domain = self._borrowed_by(trigger)
            if domain is None:
                kept.append(trigger)
            else:
                said = (
                    f"“{trigger.token.lemma_}” is told of {domain}, with nothing of a crisis in its sentence"
                )
                strange.append(Refused(trigger.token, said))
        return kept, strange

    def _borrowed_by(self, trigger: Trigger) -> str | None:
        act = trigger.act
        if act.plover not in BORROWED_TYPES and act.id not in BORROWED_ACTS:
            return None
        sentence = trigger.token.sent
        domain = self._of_sentence(sentence)
        return None if domain is None or self._is_ours(sentence, trigger) else domain

    def _is_ours(self, sentence: Span, trigger: Trigger) -> bool:
        """Whether something of our field stands in the sentence."""
        of_itself = set(trigger.tokens)
        return any(
            t.i in self._ours or (t.lemma_.lower() in self._our_words and t.i not in of_itself)
            for t in sentence
        )

    def _of_sentence(self, sentence: Span) -> str | None:
        found = self._count(sentence)
        for domain, words in found.items():
            if domain in self._whole_pages and domain != self._page:
                continue
            if len(words) >= _SENTENCE_WORDS or (words and domain == self._page):
                return domain
        return self._page

    def _of_page(self, doc: Doc) -> str | None:
        content = sum(t.pos_ in _CONTENT for t in doc)
        found = self._count(doc)
        best = max(found, key=lambda d: (len(found[d]), d), default=None)
        if best is None or len(found[best]) < _PAGE_WORDS:
            return None
        marked = sum(self._domain_of.get(t.lemma_.lower()) == best for t in doc)
        ours = len(self._ours) + sum(t.lemma_.lower() in self._our_words for t in doc)
        return best if marked >= _PAGE_SHARE * content and marked > 2 * ours else None

    def _count(self, tokens: Doc | Span) -> dict[str, set[str]]:
        """Domain → its words among the tokens."""
        found: dict[str, set[str]] = {}
        for token in tokens:
            domain = self._domain_of.get(token.lemma_.lower())
            if domain is not None and token.pos_ in _CONTENT:
                found.setdefault(domain, set()).add(token.lemma_.lower())
        return found

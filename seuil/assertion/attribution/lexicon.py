"""The cue words of a language, indexed to be looked up by token."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from seuil.assertion.model import Stance
from seuil.data_files import LanguageData
from seuil.data_files.shapes.acts import Word
from seuil.data_files.shapes.attribution import AttributionFile, CuePhrases, CueVerbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORTEST_REGULAR = 5  # under this, a regular form made from a lemma is too often another word


@dataclass(frozen=True, slots=True)
class Phrase:
    """A cue phrase in lower case with its stance; ``opening`` limits it to the opening of a sentence."""

    words: str
    stance: Stance
    opening: bool


class Lexicon:
    """The cue words of one language."""

    def __init__(self, language: LanguageData) -> None:
        self.words: AttributionFile = language.attribution
        self._senses: dict[str, list[CueVerbs]] = defaultdict(list)
        self._second: dict[str, list[str]] = defaultdict(list)
        self._forms: dict[str, str] = {}
        self._index_verbs()
        self.nouns: dict[str, Stance] = {n: g.stance for g in reversed(self.words.nouns) for n in g.lemmas}
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        for group in self.words.phrases:
            self._index_phrases(group)
        self.events = frozenset(self.words.event_nouns) | _act_nouns(language)

    def _index_verbs(self) -> None:
        for group in self.words.verbs:
            for lemma in group.lemmas:
                self._senses[lemma].append(group)
                first, _, second = lemma.partition(" ")
                if second:
                    self._second[first].append(second)
        for lemma in sorted(self._senses):
            if " " not in lemma and len(lemma) >= _SHORTEST_REGULAR:
                for form in self._regular(lemma):
                    self._forms.setdefault(form, lemma)
        for lemma, forms in self.words.forms.items():
            if lemma in self._senses:
                self._forms.update(dict.fromkeys(forms, lemma))

    def _regular(self, lemma: str) -> list[str]:
        for rule in self.words.regular:
            if lemma.endswith(rule.lemma):
                stem = lemma[: len(lemma) - len(rule.lemma)]
                return [stem + ending for ending in rule.endings]
        return []

    def _index_phrases(self, group: CuePhrases) -> None:
        for words in group.phrases:
            self._phrases[words[:2]].append(Phrase(words, group.stance, group.opening))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda p: (-len(p.words), p.words))

    def verb_lemma(self, token: Token) -> str | None:
        """The cue verb that ``token`` is, by its lemma or, failing that, by its form."""
        lemma = token.lemma_.lower()
        if lemma in self._senses or lemma in self._second:
            return str(lemma)
        return self._forms.get(token.lower_)

    def senses(self, lemma: str) -> list[CueVerbs]:
        """What the verb takes, one entry for each sense."""
        return self._senses.get(lemma, [])

    def second_words(self, lemma: str) -> list[str]:
        """What may follow to make a cue of two words ("faire" → "savoir", "valoir"…)."""
        return self._second.get(lemma, [])

    def phrase_at(self, text: str, start: int) -> Phrase | None:
        """The longest cue phrase that ``text`` (lower case) has at ``start``."""
        for phrase in self._phrases.get(text[start : start + 2], ()):
            end = start + len(phrase.words)
            whole = phrase.words.endswith(("'", " ")) or not text[end : end + 1].isalnum()
            if text.startswith(phrase.words, start) and whole:
                return phrase
        return None

    def is_event(self, token: Token) -> bool:
        """Whether the noun names something that happens."""
        lemma = token.lemma_.lower()
        return lemma in self.events or (
            lemma not in self.words.not_events and len(lemma) > 5 and lemma.endswith(self.words.event_endings)
        )


def _act_nouns(language: LanguageData) -> frozenset[str]:
    """The nouns that trigger acts, single words only."""
    nouns = (noun for words in language.act_words.values() for noun in words.nouns)
    lemmas = (noun.lemma if isinstance(noun, Word) else noun for noun in nouns)
    return frozenset(lemma for lemma in lemmas if " " not in lemma)

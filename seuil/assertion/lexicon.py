"""The words of a language's acts, ready to be looked up by lemma."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Literal

from seuil.data_files import DataFiles
from seuil.data_files.shapes.acts import Act, Word

PartOfSpeech = Literal["verb", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of one act. ``rest`` holds the lemmas after the first of a set phrase ("feu" + "vert"),
    ``prefix`` what a hyphen joins to its front ("test" in "test-fire").
    """

    act: Act
    word: Word
    pos: PartOfSpeech
    rest: tuple[str, ...]
    prefix: tuple[str, ...] = ()

    @property
    def narrowness(self) -> int:
        """How many conditions the word sets; where several fit, the narrowest wins."""
        w = self.word
        return (
            4 * len(self.rest)
            + 8 * len(self.prefix)
            + 4 * bool(w.complement)
            + 4 * bool(w.particle)
            + 3 * bool(w.words)
            + 2 * bool(w.needs)
            + (w.reflexive is True)
            + bool(w.object_by)
            + bool(w.subject_needs)
            + bool(w.subject_words)
        )


class Lexicon:
    """All acts and the words that trigger them in one language."""

    def __init__(self, data: DataFiles, language: str) -> None:
        self.acts = data.acts
        self._entries: dict[tuple[PartOfSpeech, str], list[Entry]] = defaultdict(list)
        words = data.language(language).act_words
        for act_id in sorted(words):
            if act_id not in self.acts:
                continue  # a test of the data holds that this does not happen in what is shipped
            act = self.acts[act_id]
            for pos, listed in (
                ("verb", words[act_id].verbs),
                ("noun", words[act_id].nouns),
                ("adjective", words[act_id].adjectives),
            ):
                for item in listed:
                    self._add(act, Word(lemma=item) if isinstance(item, str) else item, pos)  # type: ignore[arg-type]
        for entries in self._entries.values():
            entries.sort(key=lambda e: (-e.narrowness, e.act.id))

    def _add(self, act: Act, word: Word, pos: PartOfSpeech) -> None:
        # An apostrophe or hyphen splits tokens in some languages; parts are matched one by one.
        first, *rest = word.lemma.replace("'", "' ").replace("’", "' ").lower().split()
        self._entries[pos, first].append(Entry(act, word, pos, tuple(rest)))
        *prefix, last = first.split("-")
        if prefix and last and not rest:
            # Where the tokenizer parts "test-fired", its verb is the last part.
            self._entries[pos, last].append(Entry(act, word, pos, (), tuple(prefix)))

    def entries(self, pos: PartOfSpeech, lemma: str) -> list[Entry]:
        """The words of this part of speech that begin with this lemma, narrowest first."""
        return self._entries.get((pos, lemma.lower()), [])

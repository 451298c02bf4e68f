"""Words of our field in the place of others, so that the network has seen what news of a crisis is made of.

The treebanks tell of restaurants and families; "the army withdrew" and "missiles struck" are rare in them. A
word is replaced by one of the same form and use (a past by a past, a verb with an object by another such), so
that the tree stays right.
"""

import random
from pathlib import Path

import yaml

from training.conllu import Word

HERE = Path(__file__).parent
# base, third person, past, participle, -ing
BASE, THIRD, PAST, PARTICIPLE, ING = range(5)
PASSIVE = {"aux:pass", "nsubj:pass", "obl:agent"}
TRANSITIVE = {"obj", *PASSIVE}


class FieldWords:
    """The words of one language's file; ``replace`` puts some into a sentence."""

    def __init__(self, path: Path) -> None:
        read = yaml.safe_load(path.read_text("utf-8"))
        self.transitive, self.intransitive = read["transitive"], read["intransitive"]
        self.nouns, self.names = read["nouns"], read["names"]

    def replace(self, words: list[Word], chance: random.Random) -> None:
        """Replace about a third of the words that can be, in place."""
        for position, word in enumerate(words, start=1):
            if chance.random() > 0.35:
                continue
            below = {w.dep for w in words if w.head == position}
            if (
                word.upos == "VERB"
                and "compound:prt" not in below
                and "xcomp" not in below
                and "ccomp" not in below
            ):
                self._verb(word, below, chance)
            elif word.upos == "NOUN" and word.dep in ("obj", "nsubj", "nsubj:pass", "obl", "conj", "nmod"):
                plural = "Number=Plur" in word.feats
                self._put(word, chance.choice(self.nouns)[plural])
            elif (
                word.upos == "PROPN"
                and not below & {"flat", "compound", "nmod", "amod"}
                and word.dep in ("nsubj", "obj", "obl", "nmod", "nsubj:pass", "conj")
            ):
                self._put(word, chance.choice(self.names))

    def _verb(self, word: Word, below: set[str], chance: random.Random) -> None:
        form = form_of(word.feats)
        if form is not None:
            verbs = self.transitive if below & TRANSITIVE else self.intransitive
            self._put(word, chance.choice(verbs)[form])

    @staticmethod
    def _put(word: Word, form: str) -> None:
        word.form = form[0].upper() + form[1:] if word.form[:1].isupper() else form


def form_of(feats: str) -> int | None:
    """Which of the five forms the features say, or null."""
    found = dict(f.split("=", 1) for f in feats.split("|") if "=" in f)
    kind, tense = found.get("VerbForm"), found.get("Tense")
    if kind == "Inf":
        return BASE
    if kind == "Ger" or (kind == "Part" and tense == "Pres"):
        return ING
    if kind == "Part":
        return PARTICIPLE
    if kind == "Fin" and tense == "Past":
        return PAST
    if kind == "Fin" and tense == "Pres":
        return THIRD if found.get("Person") == "3" and found.get("Number") == "Sing" else BASE
    return None


def field_words(language: str) -> FieldWords | None:
    """The words of a language, or null where it has none."""
    path = HERE / f"field-words-{language}.yaml"
    return FieldWords(path) if path.is_file() else None

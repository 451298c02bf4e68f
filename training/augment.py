"""Noise that pages have and treebanks lack, put into the training documents.

Each page comes from another hand: quote marks go missing, titles are in capitals
and have no full stop, capitals lose their accents. The network must have seen it.
"""

import random
import unicodedata
from collections.abc import Callable, Iterator

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from training.conllu import Sentence, Word, to_doc
from training.field_words import FieldWords, field_words

QUOTE = '"'


def from_doc(doc: Doc) -> list[Sentence]:
    """Give back the sentences that a training document was made of."""
    sentences = []
    for span in doc.sents:
        words = [
            Word(
                t.text,
                t.lemma_,
                t.pos_,
                str(t.morph),
                0 if t.head is t or t.head.i == t.i else t.head.i - span.start + 1,
                t.dep_,
                bool(t.whitespace_),
            )
            for t in span
        ]
        sentences.append(Sentence(words))
    return sentences


def delete(words: list[Word], position: int) -> list[Word]:
    """Give the words without the one at ``position``, which nothing may hang on."""
    if any(w.head == position + 1 for w in words) or not words[position].head or len(words) == 1:
        return words
    if position and not words[position].space:
        words[position - 1].space = False
    kept = words[:position] + words[position + 1 :]
    for word in kept:
        word.head -= word.head > position + 1
    return kept


def insert(words: list[Word], position: int, new: Word) -> list[Word]:
    """Give the words with ``new`` at ``position``; its head is counted as before."""
    for word in (*words, new):
        word.head += word.head > position
    return [*words[:position], new, *words[position:]]


def quotes(words: list[Word], chance: random.Random) -> list[Word]:
    """Lose quote marks, or space them as French presses do."""
    drop_all, space_all = chance.random() < 0.1, chance.random() < 0.3
    for position in range(len(words) - 1, -1, -1):
        word = words[position]
        if word.form not in (QUOTE, "''", "``", "\u201c"):
            continue
        word.form = word.form if len(word.form) > 1 and chance.random() < 0.5 else QUOTE
        if drop_all or chance.random() < 0.08:
            words = delete(words, position)
        elif space_all:
            word.space = True
            if position:
                words[position - 1].space = True
    return words


def enclosing_quotes(words: list[Word], chance: random.Random) -> list[Word]:
    """Put a sentence, or only its beginning or its end, between quote marks."""
    root = next((i for i, w in enumerate(words, start=1) if not w.head), 0)
    if not root or len(words) < 4 or any(w.form == QUOTE for w in words):
        return words
    side = chance.choice(("both", "both", "open", "close"))
    spaced = chance.random() < 0.5
    if side != "open":
        end = len(words) - (words[-1].upos == "PUNCT" and chance.random() < 0.5)
        words[end - 1].space = spaced
        words = insert(words, end, Word(QUOTE, QUOTE, "PUNCT", "", root, "punct", True))
    root = next(i for i, w in enumerate(words, start=1) if not w.head)
    if side != "close":
        words = insert(words, 0, Word(QUOTE, QUOTE, "PUNCT", "", root, "punct", spaced))
    return words


def bare_capital(form: str) -> str:
    """Give ``form`` with its first letter's accent lost, if that is a capital."""
    if form[:1].isupper():
        return unicodedata.normalize("NFD", form[0])[0] + form[1:]
    return form


def letter_case(words: list[Word], chance: random.Random, language: str) -> None:
    """Small letters now and then, titles in capitals, capitals without accent."""
    draw = chance.random()
    for word in words:
        if draw < 0.02:
            word.form = word.form.lower()
        elif draw < 0.045:
            word.form = word.form.upper() if len(word.form.upper()) == len(word.form) else word.form
        elif language == "fr" and draw < 0.25:
            word.form = bare_capital(word.form)


def dashes(words: list[Word], chance: random.Random) -> None:
    """The treebanks write a hyphen, or two, where the press has a dash."""
    to_dash = chance.random() < 0.5
    for position, word in enumerate(words):
        stands_alone = word.space and (position == 0 or words[position - 1].space)
        if to_dash and (word.form == "--" or (word.form == "-" and stands_alone)):
            word.form = "\u2013"


def spaces(words: list[Word], chance: random.Random) -> list[Word]:
    """Now and then one space too many."""
    if len(words) > 3 and chance.random() < 0.01:
        position = chance.randrange(1, len(words))
        if words[position - 1].space:
            return insert(words, position, Word(" ", " ", "SPACE", "", position, "dep", False))
    return words


def noisy(
    sentence: Sentence, chance: random.Random, language: str, field: FieldWords | None = None
) -> Sentence:
    """Give one sentence with this time's noise, and in one of four words of our field."""
    words = sentence.words
    if field is not None and chance.random() < 0.25:
        field.replace(words, chance)
    if chance.random() < 0.06 and words[-1].form == "." and len(words) > 3:
        words = delete(words, len(words) - 1)
        words[-1].space = True
    words = quotes(words, chance)
    if chance.random() < 0.04:
        words = enclosing_quotes(words, chance)
    dashes(words, chance)
    letter_case(words, chance, language)
    return Sentence(spaces(words, chance), sentence.starts_page)


@spacy.registry.augmenters("seuil.press_noise.v1")
def press_noise(language: str, seed: int) -> Callable[[Language, Example], Iterator[Example]]:
    """Give the augmenter: one noisy example for each clean one, by a seeded draw."""
    chance = random.Random(seed)
    field = field_words(language)

    def augment(nlp: Language, example: Example) -> Iterator[Example]:
        run = [noisy(s, chance, language, field) for s in from_doc(example.reference)]
        if len(run) > 3 and chance.random() < 0.3:
            # Pages are read a paragraph at a time, and paragraphs are short.
            cut = chance.randrange(1, len(run))
            halves = [run[:cut], run[cut:]]
        else:
            halves = [run]
        for half in halves:
            reference = to_doc(nlp.vocab, half)
            bare = Doc(
                nlp.vocab, words=[t.text for t in reference], spaces=[bool(t.whitespace_) for t in reference]
            )
            yield Example(bare, reference)

    return augment

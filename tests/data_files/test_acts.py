"""The act files and their words: they load, agree, and claim no word twice without saying how to tell."""

from __future__ import annotations

from itertools import combinations

import pytest

from seuil.data_files import DataFiles
from seuil.data_files.shapes.acts import ActFile, Word

DATA = DataFiles()
LANGUAGES = DATA.languages
KINDS = {
    "state", "government", "person", "armed-force", "organisation", "alliance", "medium", "group",
    "region", "city", "weapon", "actor", "territory", "troops", "act", "clause", "place",
}  # fmt: skip
CLASSES = {
    "nuclear-weapon", "tactical-nuclear-weapon", "strategic-nuclear-weapon", "missile", "ballistic-missile",
    "cruise-missile", "hypersonic-missile", "long-range-missile", "air-defence", "drone", "aircraft",
    "artillery", "warship", "submarine", "tank", "mine", "troops", "chemical-weapon",
    "biological-weapon", "launcher",
    "conventional-weapon",
}  # fmt: skip
THINGS = {thing.id for thing in DATA.things}

Claim = tuple[str, Word]


def claims(language: str) -> dict[tuple[str, str], list[Claim]]:
    """(part of speech, lemma) → every act that claims it, with the entry."""
    found: dict[tuple[str, str], list[Claim]] = {}
    for act, words in DATA.language(language).act_words.items():
        for pos in ("verbs", "nouns", "adjectives"):
            for word in getattr(words, pos):
                entry = Word(lemma=word) if isinstance(word, str) else word
                found.setdefault((pos, entry.lemma), []).append((act, entry))
    return found


def shape(word: Word) -> tuple[str | None, str | None, bool | None]:
    return (word.particle, word.complement, word.reflexive)


def demands(word: Word) -> tuple[object, ...]:
    """What must be there for the entry to fit; ``unless`` only takes away."""
    asked = (word.needs, word.words, word.subject_needs, word.subject_words, word.object_by)
    return tuple(frozenset(part) for part in asked)


def tells_apart(one: Word, other: Word) -> bool:
    """Whether something in the text can decide between two entries of one lemma."""
    if shape(one) != shape(other):
        return True
    if demands(one) == demands(other):
        return False
    same_subject = one.subject_needs == other.subject_needs and one.subject_words == other.subject_words
    same_syntax = same_subject and set(one.object_by) == set(other.object_by)
    both_named = set(one.words) & set(other.words)
    # A word that both name is told apart only by what stands around it, or because one of the two lists fewer
    # words and so is the narrower entry.
    return not (both_named and same_syntax and len(one.words) == len(other.words))


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_load(language):
    assert DATA.language(language).act_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_belong_to_an_act(language):
    missing = set(DATA.language(language).act_words) - set(DATA.acts)
    assert not missing, f"words without an act file: {sorted(missing)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_acts_have_words(language):
    words = DATA.language(language).act_words
    silent = [act for act in DATA.acts if act not in words or not (words[act].verbs or words[act].nouns)]
    assert not silent, f"acts that no word of {language} can trigger: {silent}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_claimed_twice_without_saying_how_to_tell(language):
    clashes = [
        f"{pos} {lemma!r}: {act_one} and {act_other}"
        for (pos, lemma), entries in claims(language).items()
        for (act_one, one), (act_other, other) in combinations(entries, 2)
        if not tells_apart(one, other)
    ]
    assert not clashes, "\n".join(clashes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_exist(language):
    unknown = {
        kind
        for entries in claims(language).values()
        for _, word in entries
        for kind in (*word.needs, *word.subject_needs)
        if kind not in KINDS | CLASSES | THINGS
    }
    assert not unknown


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_word_wants_it_does_not_refuse(language):
    torn = [
        f"{act}: {word.lemma!r} both wants and refuses {sorted(both)}"
        for entries in claims(language).values()
        for act, word in entries
        if (both := set(word.words) & set(word.unless))
    ]
    assert not torn, "\n".join(torn)


@pytest.mark.parametrize("act", sorted(DATA.acts))
def test_act_has_examples_both_ways(act):
    examples = DATA.act_files[act].examples
    for language in LANGUAGES:
        rows = getattr(examples, language)
        good = [row for row in rows if row.gives]
        assert len(good) >= 2, f"{act}: fewer than two {language} examples that give it"
        assert len(rows) - len(good) >= 2, f"{act}: fewer than two {language} examples that must not"


@pytest.mark.parametrize("act", sorted(DATA.acts))
def test_triggers_stand_in_their_sentence(act):
    file: ActFile = DATA.act_files[act]
    for row in (*file.examples.en, *file.examples.fr):
        for given in row.gives:
            assert given.trigger is None or given.trigger in row.text, f"{act}: {given.trigger!r} absent"

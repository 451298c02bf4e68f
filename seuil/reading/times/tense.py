"""Whether the clause that a time stands in speaks of what was or of what will be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from seuil.data_files.shapes.time import TimeWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tense = Literal["past", "future", "perfect", "pluperfect"]
PAST: tuple[Tense, ...] = ("past", "perfect", "pluperfect")
# No clause of news hangs a time deeper than this below its verb; the bound keeps a degenerate parse cheap.
_MOST_STEPS = 8


def tense_at(doc: Doc, first: int, last: int, words: TimeWords) -> Tense | None:
    """The tense of the verb that the tokens ``first`` to ``last`` hang on; null where it does not say."""
    verb = _governor(doc, first, last)
    return None if verb is None else _tense(verb, words)


def _governor(doc: Doc, first: int, last: int) -> Token | None:
    """The nearest verb above the time, itself outside it."""
    token = doc[first]
    for _ in range(_MOST_STEPS):
        outside = not first <= token.i <= last
        if outside and (token.pos_ in ("VERB", "AUX") or token.morph.get("VerbForm")):
            return token
        if any(child.dep_ in ("cop", "aux", "aux:pass") for child in token.children) and outside:
            return token
        if token.head.i == token.i:
            break
        token = token.head
    return None


def _tense(verb: Token, words: TimeWords) -> Tense | None:
    """The tense that a verb and its auxiliaries make."""
    helpers = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    forms = [verb, *helpers]
    over = any(t.lower_ in words.perfect_words for t in helpers)
    coming = any(t.lower_ in words.future_words for t in helpers) and not over
    if coming or any("Fut" in t.morph.get("Tense") for t in forms) or _reported_future(verb):
        return "future"
    if _ahead(verb, words):
        return "future"
    if _pluperfect(verb, helpers):
        return "pluperfect"
    if any(t.lower_ in words.perfect_words and "Past" not in t.morph.get("Tense") for t in helpers):
        return "perfect"
    if any(
        "Past" in t.morph.get("Tense") or "Imp" in t.morph.get("Tense") or "Pqp" in t.morph.get("Tense")
        for t in forms
    ):
        return "past"
    if "Part" in verb.morph.get("VerbForm") and "Pres" not in verb.morph.get("Tense"):
        return "past"
    return None


def _reported_future(verb: Token) -> bool:
    """What a source said would come: "qu'il se rendrait vendredi"."""
    return (
        "Cnd" in verb.morph.get("Mood") and "Part" not in verb.morph.get("VerbForm") and verb.dep_ == "ccomp"
    )


def _pluperfect(verb: Token, helpers: list[Token]) -> bool:
    """Whether it was over before what is told: "avait signé", "had signed"; not the passive "était visé"."""
    if "Part" not in verb.morph.get("VerbForm"):
        return False
    having = [t for t in helpers if t.dep_ == "aux" and t.lemma_ in ("avoir", "être", "have")]
    return any(
        {"Imp", "Past"} & set(t.morph.get("Tense")) and "Part" not in t.morph.get("VerbForm") for t in having
    )


def _ahead(verb: Token, words: TimeWords) -> bool:
    """Whether it is the infinitive of a verb that points ahead: "doit rencontrer", "is expected to meet"."""
    if "Inf" not in verb.morph.get("VerbForm"):
        return False
    return (
        verb.head.i != verb.i
        and verb.dep_ in ("xcomp", "advcl", "ccomp", "obl:arg")
        and verb.head.lemma_ in words.future_governors
    )

"""Whether the clause that a time stands in speaks of what was or of what will be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from seuil.data_files.shapes.time import TimeWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Tense = Literal["past", "future", "perfect", "pluperfect"]
PAST: tuple[Tense, ...] = ("past", "perfect", "pluperfect")
# No clause of news hangs a time deeper than this below its verb; the bound keeps a degenerate parse cheap.
_MOST_STEPS = 8
# How far to look for a verb of the sentence where the time hangs on none.
_FURTHEST_VERB = 25
# The relations by which what is planned hangs on the word that plans it.
_PLANNED = ("xcomp", "advcl", "ccomp", "obl:arg", "acl", "obj", "obl", "csubj", "nmod", "csubj:pass")


def tense_at(doc: Doc, first: int, last: int, words: TimeWords, *, weekday: bool = False) -> Tense | None:
    """The tense of the verb that the tokens ``first`` to ``last`` hang on; null where it does not say.

    ``weekday`` tells that the time is a bare weekday: behind a present it is the one to come ("meets on
    Thursday"), unless the verb is one of saying ("the ministry says on Thursday").
    """
    said = said_then(doc, first, words)
    verb = said if said is not None else _governor(doc, first, last)
    if verb is None:
        return None
    verb = verb if said is not None else _planned_before(verb, first, words)
    tense = _tense(verb, words)
    if tense is None and weekday and verb.i < first and _told_ahead(verb, words):
        return "future"
    return tense


def said_then(doc: Doc, first: int, words: TimeWords) -> Token | None:
    """The verb of saying that a time stands right behind, wherever it hangs: "*said* Saturday he would"."""
    at = first - 1
    if at > 0 and doc[at].pos_ == "ADP":
        at -= 1
    if at < 0 or doc[at].lemma_.lower() not in words.saying or not _is_verb(doc[at]):
        return None
    return doc[at] if {"Past", "Pres"} & set(doc[at].morph.get("Tense")) else None


def clause_of(doc: Doc, first: int, last: int) -> int:
    """The token of the verb that the tokens ``first`` to ``last`` hang on, -1 where there is none."""
    verb = _governor(doc, first, last)
    return verb.i if verb is not None else -1


def hangs_on_noun(doc: Doc, first: int, last: int) -> bool:
    """Whether the time belongs to a noun: "the attack *of 7 October*", "la réunion *du 3 mai*"."""
    root = doc[first : last + 1].root
    return root.dep_.split(":")[0] in ("nmod", "compound") and root.head.pos_ in ("NOUN", "PROPN")


def told_in_present(doc: Doc, first: int) -> bool:
    """Whether the main clause of the sentence is in the present, and counts from now."""
    if not doc.has_annotation("SENT_START"):
        return False
    root = doc[first].sent.root
    helpers = [c for c in root.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    if "Part" in root.morph.get("VerbForm"):
        if helpers:
            return False
        # A participle that the parser made the head: the sentence's own verb is the first with a tense.
        root = next((t for t in doc[first].sent if "Fin" in t.morph.get("VerbForm")), root)
    forms = [t for t in (root, *helpers) if "Fin" in t.morph.get("VerbForm")]
    return bool(forms) and all("Pres" in t.morph.get("Tense") for t in forms)


def is_term(doc: Doc, first: int, words: TimeWords) -> bool:
    """Whether "until Friday" is a term still to come: "gave them until", "extended the closure until".

    So it is below a word that sets a term, and behind an infinitive that is not over ("to leave by Monday").
    """
    token = doc[first]
    for _ in range(_MOST_STEPS):
        if token.head.i == token.i:
            return False
        token = token.head
        if token.lemma_.lower() in words.term_givers:
            return True
        if _is_verb(token):
            helpers = [c for c in token.children if c.dep_.startswith("aux")]
            over = any(h.lower_ in words.perfect_words for h in helpers)
            return "Inf" in token.morph.get("VerbForm") and not over
    return False


def _governor(doc: Doc, first: int, last: int) -> Token | None:
    """The nearest verb above the time, itself outside it; where there is none, the nearest beside it."""
    token = doc[first]
    for _ in range(_MOST_STEPS):
        outside = not first <= token.i <= last
        if outside and _is_verb(token) and not _marked_after(token, first):
            return token
        if token.head.i == token.i:
            break
        token = token.head
    return _beside(doc, first, last) if first <= token.i <= last else None


def _is_verb(token: Token) -> bool:
    return (
        token.pos_ in ("VERB", "AUX")
        or bool(token.morph.get("VerbForm"))
        or any(child.dep_ in ("cop", "aux", "aux:pass") for child in token.children)
    )


def _marked_after(verb: Token, first: int) -> bool:
    """Whether the word that brings the infinitive stands behind the time: "promised on Monday *to* leave"."""
    marks = [c.i for c in verb.children if c.dep_ == "mark" and c.i < verb.i]
    return "Inf" in verb.morph.get("VerbForm") and verb.head.i < first < min(marks, default=-1)


def _beside(doc: Doc, first: int, last: int) -> Token | None:
    """The first verb with a tense after a time that heads its sentence, else the last before it."""
    sentence = doc[first].sent if doc.has_annotation("SENT_START") else doc[:]
    after = doc[last + 1 : min(sentence.end, last + _FURTHEST_VERB)]
    before = doc[max(sentence.start, first - _FURTHEST_VERB) : first]
    for token in (*after, *reversed(before)):
        if token.pos_ in ("VERB", "AUX") and (
            "Fin" in token.morph.get("VerbForm") or token.morph.get("Tense")
        ):
            return token.head if token.dep_.startswith("aux") or token.dep_ == "cop" else token
    return None


def _planned_before(verb: Token, first: int, words: TimeWords) -> Token:
    """What is planned, between a verb that is not past and the time: "is due to *meet* on Friday".

    Behind a past ("urged all sides to stop on Thursday") the time is left where the parser hung it.
    """
    forms = [verb, *(c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop"))]
    past = not any("Pres" in t.morph.get("Tense") for t in forms)
    if past or verb.i > first or verb.lemma_.lower() not in words.future_governors:
        return verb
    inner = [
        c
        for c in verb.children
        if c.dep_ in _PLANNED and verb.i < c.i < first and "Inf" in c.morph.get("VerbForm")
    ]
    return inner[-1] if inner else verb


def _tense(verb: Token, words: TimeWords) -> Tense | None:
    """The tense that a verb and its auxiliaries make."""
    helpers = [c for c in verb.children if c.dep_.startswith("aux") or c.dep_ == "cop"]
    forms = [verb, *helpers]
    over = any(t.lower_ in words.perfect_words for t in helpers)
    coming = any(t.lower_ in words.future_words for t in helpers) and not over
    if coming or any("Fut" in t.morph.get("Tense") for t in forms) or _reported_future(verb):
        return "future"
    if _same_in_past(verb, helpers, words):
        return "past"
    if _ahead(verb, helpers, words) or _wished(verb, helpers) or _due(verb, helpers, words):
        return "future"
    if _pluperfect(verb, helpers):
        return "pluperfect"
    if _announced(verb, helpers, words):
        return "future"
    if any(t.lower_ in words.perfect_words and "Past" not in t.morph.get("Tense") for t in helpers):
        return "perfect"
    if _has_had(verb, helpers):
        return "perfect"
    if any({"Past", "Imp", "Pqp"} & set(t.morph.get("Tense")) for t in forms):
        return "past"
    if "Part" in verb.morph.get("VerbForm") and "Pres" not in verb.morph.get("Tense"):
        return "past"
    return None


def _told_ahead(verb: Token, words: TimeWords) -> bool:
    """Whether a present, finite or with "is … -ing", is no verb of saying."""
    forms = [verb, *(c for c in verb.children if c.dep_.startswith("aux"))]
    present = any("Pres" in t.morph.get("Tense") and "Fin" in t.morph.get("VerbForm") for t in forms)
    # A present that the parser took for an infinitive: no infinitive heads a sentence with a subject.
    subject = any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    present = present or ("Inf" in verb.morph.get("VerbForm") and verb.dep_ == "ROOT" and subject)
    return present and verb.lemma_.lower() not in words.saying


def _reported_future(verb: Token) -> bool:
    """What a source said would come: "qu'il se rendrait vendredi"."""
    return (
        "Cnd" in verb.morph.get("Mood") and "Part" not in verb.morph.get("VerbForm") and verb.dep_ == "ccomp"
    )


def _wished(verb: Token, helpers: list[Token]) -> bool:
    """A subjunctive or imperative without auxiliary: "exige qu'il parte vendredi"."""
    return bool({"Sub", "Imp"} & set(verb.morph.get("Mood"))) and not helpers


def _pluperfect(verb: Token, helpers: list[Token]) -> bool:
    """Whether it was over before what is told: "avait signé", "had signed"; not the passive "était visé"."""
    if "Part" not in verb.morph.get("VerbForm"):
        return False
    having = [t for t in helpers if t.dep_ == "aux" and t.lemma_ in ("avoir", "être", "have")]
    return any(
        {"Imp", "Past"} & set(t.morph.get("Tense")) and "Part" not in t.morph.get("VerbForm") for t in having
    )


def _announced(verb: Token, helpers: list[Token], words: TimeWords) -> bool:
    """What is fixed for later, in the present or on its noun: "est prévue lundi", "talks scheduled Friday".

    Behind a past ("was scheduled for Friday") it may be over.
    """
    if verb.lemma_.lower() not in words.announced or "Fin" in verb.morph.get("VerbForm"):
        return False
    if helpers:
        return all("Pres" in h.morph.get("Tense") for h in helpers if "Fin" in h.morph.get("VerbForm"))
    return verb.dep_ in ("acl", "ROOT", "amod")


def _due(verb: Token, helpers: list[Token], words: TimeWords) -> bool:
    """A present that with a date says what is fixed: "the truce *expires* on 31 July"."""
    present = "Pres" in verb.morph.get("Tense") and "Fin" in verb.morph.get("VerbForm")
    return present and not helpers and verb.lemma_.lower() in words.due


def _has_had(verb: Token, helpers: list[Token]) -> bool:
    """The perfect of a language that makes it with the present of its auxiliary: "ont signé", "est parti"."""
    if "Part" not in verb.morph.get("VerbForm"):
        return False
    having = [t for t in helpers if t.dep_ in ("aux", "aux:tense") and t.lemma_ in ("avoir", "être")]
    return any("Pres" in t.morph.get("Tense") and "Fin" in t.morph.get("VerbForm") for t in having)


def _same_in_past(verb: Token, helpers: list[Token], words: TimeWords) -> bool:
    """A form that is past and present alike, of which news of a day means the past: "put", "hit"."""
    return not helpers and verb.lower_ in words.same_in_past and "Inf" not in verb.morph.get("VerbForm")


def _ahead(verb: Token, helpers: list[Token], words: TimeWords) -> bool:
    """Whether it is the infinitive of a word that points ahead: "doit rencontrer", "agreed to meet"."""
    if "Inf" not in verb.morph.get("VerbForm") or any(h.lower_ in words.perfect_words for h in helpers):
        return False
    if any(h.lemma_.lower() in words.future_governors for h in helpers):
        return True  # "is to meet", where the parser makes "is" the auxiliary
    return any(_points_ahead(above, words) for above in _above(verb))


def _above(verb: Token) -> Iterator[Token]:
    """The words that an infinitive hangs on, through other infinitives and through what it is joined to."""
    token = verb
    for _ in range(_MOST_STEPS):
        if token.head.i == token.i or token.dep_ not in (*_PLANNED, "conj"):
            return
        joined, token = token.dep_ == "conj", token.head
        if not joined:
            yield token
        if "Inf" not in token.morph.get("VerbForm") and token.pos_ != "NOUN":
            return


def _points_ahead(word: Token, words: TimeWords) -> bool:
    """A verb of planning; one that only its present or imperfect makes so ("va partir") if it is not over."""
    lemma = word.lemma_.lower()
    over = "Past" in word.morph.get("Tense")
    if any(c.dep_ == "cop" and "Pres" in c.morph.get("Tense") for c in word.children):
        return True  # "is nevertheless to meet", "is ready to leave"
    return lemma in words.future_governors and not (over and lemma in words.future_unless_over)

"""Questions about clauses and times that decide which act a time belongs to; nothing here knows a word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from seuil.article.model import When
from seuil.assertion import syntax
from seuil.assertion.triggers import Trigger
from seuil.reading.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

# How many clauses joined one to another a time that opens the first may hold for.
_MOST_JOINED = 4


def under_modal(head: Token, acts: dict[int, Trigger]) -> int:
    """A time that hangs on a modal ("pourrait dès lundi frapper") places the act under it."""
    if head.i not in acts:
        for child in head.children:
            if child.dep_ == "xcomp" and child.i in acts:
                return child.i
    return head.i


def brought_later(verb: Token, time: TimeExpression) -> bool:
    """Whether the word that brings an infinitive stands behind the time: "promised on Monday *to* leave"."""
    marks = [c.i for c in verb.children if c.dep_ == "mark" and c.i < verb.i]
    infinitive = syntax.morph(verb, "VerbForm") == "Inf"
    return infinitive and verb.head.i < time.first < min(marks, default=-1)


def governor(verb: Token) -> Token:
    """The clause above an infinitive."""
    return next((head for head in syntax.climb(verb) if syntax.is_predicate(head)), verb)


def says_of(child: Token, noun: Token) -> bool:
    """A participle on the noun ("talks *held* this month"), or a clause of which the noun is the subject."""
    if child.dep_ == "acl":
        return syntax.is_participle(child)
    if child.dep_ != "acl:relcl":
        return False
    subject = next((c for c in child.children if c.dep_ in syntax.SUBJECTS), None)
    return subject is not None and syntax.antecedent(subject) == noun


def of_a_thing(root: Token, acts: dict[int, Trigger], of_words: tuple[str, ...], *, wide: bool) -> bool:
    """Whether a time only says which thing a noun that is no act means: "the 2018 accord", "la loi de 2012".

    As the subject of its clause ("Thursday's blast killed ten") it dates what is said of it; and a day
    behind a noun may be that of the act further up ("l'attaque au gaz du 21 août"), a year (``wide``) not.
    """
    noun = root.head
    if noun.i in acts or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ in syntax.SUBJECTS:
        return False
    if any(c.dep_ == "case" and c.i < noun.i for c in noun.children) and noun.dep_ not in ("nmod", "obl:arg"):
        return False  # "au cours de 2019", "at the height of 2019": the time of a clause
    cases = [c.lower_ for c in root.children if c.dep_ == "case"]
    if not cases:
        before = root.dep_.split(":")[0] in ("compound", "nmod", "nummod", "amod")
        return noun.pos_ == "NOUN" and root.i < noun.i and before
    if not root.dep_.startswith("nmod") or root.i < noun.i or cases[0] not in of_words:
        return False
    return wide or not _under_act(noun, acts)


def _under_act(noun: Token, acts: dict[int, Trigger]) -> bool:
    """Whether the noun is a complement of an act noun, directly or through others."""
    for _ in range(_MOST_JOINED):
        if not noun.dep_.startswith(("nmod", "appos", "obl")):
            return False
        noun = noun.head
        if noun.i in acts:
            return True
    return False


def announced_by(act: Trigger, announcing: tuple[str, ...]) -> Token | None:
    """The verb whose saying does the act: "announced Friday its *withdrawal*", "has *left*, it announced".

    A clause in a plain past was over before it was announced.
    """
    verb = act.predicate
    if act.nominal:
        head = verb.head
        return head if verb.dep_ in ("obj", "nsubj:pass") and head.lemma_.lower() in announcing else None
    helpers = [c for c in verb.children if c.dep_ == "aux" and "Pres" in c.morph.get("Tense")]
    if not helpers or "Part" not in verb.morph.get("VerbForm"):
        return None
    around = [verb.head, *(c for c in verb.children if _tells(c))]
    return next((t for t in around if t.i != verb.i and t.lemma_.lower() in announcing), None)


def _tells(clause: Token) -> bool:
    """Whether a clause hung on what is told may be the telling: "…, it announced", also hung as joined."""
    joined = clause.dep_ == "conj" and not any(c.dep_ == "cc" for c in clause.children)
    return clause.dep_ in ("parataxis", "ccomp") or (joined and has_subject(clause))


def described(predicate: Token, acts: dict[int, Trigger]) -> Iterator[Token]:
    """Participles on what the act is done to or with, that a time behind them all was hung on.

    "fired a rocket *carrying* a satellite on Tuesday". One that is an act itself keeps its time.
    """
    for noun in predicate.children:
        if noun.dep_ in ("obj", "obl", "obl:arg", "nsubj:pass") and noun.i > predicate.i:
            for verb in noun.children:
                if verb.dep_ == "acl" and verb.i not in acts and syntax.finite_form(verb) is None:
                    yield verb


def telling_before(time: Token, saying: tuple[str, ...]) -> Token | None:
    """The verb of saying that a time stands right behind, wherever it hangs: "*said* Saturday he would"."""
    token = time
    for _ in range(2):
        if not token.i or token.is_sent_start:
            return None
        token = token.nbor(-1)
        if token.pos_ != "ADP":
            break
    told = token.lemma_.lower() in saying and token.pos_ == "VERB"
    return token if told and syntax.morph(token, "Tense") in ("Past", "Pres") else None


def act_between(root: Token, acts: dict[int, Trigger]) -> int | None:
    """The act noun that a time behind it was hung past: "the men behind the *bombing* on Friday".

    Between the noun and the time stands nothing but what belongs to the noun.
    """
    above = root.head
    if above.pos_ not in ("NOUN", "PROPN") or above.i in acts or above.i > root.i:
        return None
    start = min(t.i for t in root.subtree)
    for i in range(start - 1, above.i, -1):
        act = acts.get(i)
        if act is not None and act.nominal and act.token.i == i:
            return i if max(t.i for t in act.token.subtree) == start - 1 else None
    return None


def bare(token: Token) -> bool:
    """Whether no preposition introduces it: an object hung on a time ("donné lundi *son accord*")."""
    return token.dep_ in ("appos", "obj", "nmod", "obl", "dep", "conj") and not any(
        c.dep_ in ("case", "mark") for c in token.children
    )


def has_subject(verb: Token) -> bool:
    """Whether the clause has a subject of its own."""
    return any(c.dep_ in syntax.SUBJECTS for c in verb.children)


def joined_above(verb: Token) -> Iterator[Token]:
    """The clauses that one is joined to behind them, nearest first: by "and", by a semicolon or a colon."""
    for _ in range(_MOST_JOINED):
        if verb.dep_ not in ("conj", "parataxis") or verb.head.i >= verb.i:
            return
        verb = verb.head
        yield verb


def explains(verb: Token) -> bool:
    """Whether a clause behind a colon tells what the one before it means: "They traded blows: one struck"."""
    marks = [c.text for c in verb.children if c.dep_ == "punct" and c.i < verb.i]
    return verb.dep_ == "parataxis" and ":" in marks


def gapped(verb: Token, before: Token) -> bool:
    """Whether a participle leaves its auxiliary to the one before: "two were killed and five *hurt*"."""
    both = all(syntax.morph(v, "VerbForm") == "Part" for v in (verb, before))
    helped = [any(c.dep_ == "aux:pass" for c in v.children) for v in (verb, before)]
    joined = verb.dep_ == "conj" or any(t.dep_ == "cc" for t in verb.doc[before.i : verb.i])
    return both and joined and helped == [False, True]


def left(verb: Token) -> int:
    """Where the clause's subject and verb begin, past what is put in front of them."""
    own = [c.i for c in verb.children if c.dep_ in syntax.SUBJECTS or c.dep_.startswith("aux")]
    return min([verb.i, *own])


def same_tense(one: Token, other: Token) -> bool:
    """Whether the two clauses do not differ in tense; a form without tense goes with any."""
    tenses = [syntax.morph(f, "Tense") for v in (one, other) if (f := syntax.finite_form(v)) is not None]
    return len(set(tenses)) < 2 or "Fut" not in tenses


def within(inner: When, outer: When) -> bool:
    """Whether one interval lies wholly inside a longer one."""
    if None in (inner.earliest, inner.latest, outer.earliest, outer.latest):
        return False
    ends = (inner.earliest, inner.latest)
    return (
        ends != (outer.earliest, outer.latest)
        and str(outer.earliest) <= str(ends[0])
        and str(ends[1]) <= str(outer.latest)
    )


def just_then(verb: Token, same_time: tuple[str, ...]) -> int:
    """The word that a clause with "when" follows directly: "since *Friday*, when it fell"; else -1."""
    if verb.dep_ not in ("advcl", "acl", "acl:relcl"):
        return -1
    mark = next((c for c in verb.children if c.i < verb.i and c.lower_ in same_time), None)
    if mark is None or not mark.i:
        return -1
    before = mark.nbor(-1)
    return before.i - 1 if before.text == "," else before.i


def wider(when: When | None, days: int) -> bool:
    """Whether an interval is longer than so many days, or open."""
    if when is None:
        return False
    first, last = day(when.earliest), day(when.latest)
    return first is None or last is None or (last - first).days > days


def day(text: str | None) -> date | None:
    """The day that an ISO date begins with, or null."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None

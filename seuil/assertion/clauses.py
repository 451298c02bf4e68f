"""Questions about clauses and times that decide which act a time belongs to; nothing here knows a word."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from seuil.article.model import When
from seuil.assertion import syntax
from seuil.assertion.triggers import Trigger
from seuil.reading.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token


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


def bare(token: Token) -> bool:
    """Whether no preposition introduces it: an object hung on a time ("donné lundi *son accord*")."""
    return token.dep_ in ("appos", "obj", "nmod", "obl", "dep", "conj") and not any(
        c.dep_ in ("case", "mark") for c in token.children
    )


def has_subject(verb: Token) -> bool:
    """Whether the clause has a subject of its own."""
    return any(c.dep_ in syntax.SUBJECTS for c in verb.children)


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


def day(text: str | None) -> date | None:
    """The day that an ISO date begins with, or null."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None

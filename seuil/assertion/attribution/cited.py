"""Who is cited, and by whom: "…, citing officials", "a diplomat quoted by a newspaper"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.sources import speaks
from seuil.assertion.attribution.syntax import NOMINALS, subtree
from seuil.assertion.attribution.text import Text, Unit
from seuil.assertion.attribution.verbs import Verb

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEAR = 4  # how far "by" may stand from its participle


def citing(text: Text, verb: Verb, here: list[Found]) -> Found | None:
    """Who is cited by the source of another attribution of the unit: its content is the same."""
    cited = next((c for c in verb.children if c.dep_ in ("obj", "nsubj", "obl") and c.i > verb.last), None)
    sense = verb.sense("cites")
    if cited is None or sense is None or not _can_be_cited(text, cited):
        return None
    outer = [f for f in here if f.source is not None and f.source not in subtree(cited)]
    outer.sort(key=lambda f: (f.source != getattr(verb.subject, "i", None), abs(f.cue_token - verb.token.i)))
    if not outer:
        return None
    own = subtree(verb.token) & set(range(verb.token.i, max(subtree(cited)) + 1))
    outer[0].content -= own
    return Found(
        verb.cue(), verb.token.i, sense.stance, set(outer[0].content), source=cited.i, inside=outer[0]
    )


def cited_by(text: Text, unit: Unit, here: list[Found]) -> list[Found]:
    """Who relays what a source says, by a participle on that source ("selon un diplomate cité par X"): the
    content is the same, and the one who relays it stands around the source."""
    found: list[Found] = []
    for i in range(unit.first, unit.last):
        token = text.doc[i]
        if token.pos_ not in ("VERB", "ADJ", "NOUN", "AUX") or not _is_relay(text, token):
            continue
        by = next((j for j in range(i + 1, min(i + _NEAR, unit.last)) if _is_agent_mark(text, j)), None)
        agent = None if by is None else _agent(text, by)
        inner = None if agent is None else _said_by(text, token, here)
        if by is None or agent is None or inner is None:
            continue
        own = set(range(i, max(subtree(agent)) + 1)) if max(subtree(agent)) - i < 20 else {i, by, agent.i}
        inner.content -= own - {t for t in own if text.quote_of[t] >= 0}
        one = Found((i, by) if by == i + 1 else (i,), i, "says", set(inner.content), source=agent.i)
        one.clause = own
        inner.inside = inner.inside or one
        found.append(one)
    return found


def _is_relay(text: Text, token: Token) -> bool:
    """Whether it is the participle of a verb that hands on what others say."""
    words = text.lexicon.words
    lemma = text.lexicon.verb_lemma(token) or token.lemma_.lower()
    senses = text.lexicon.senses(lemma)
    relays = any("cites" in s.takes for s in senses) or token.lower_ in words.reached
    auxiliary = any(c.dep_ in ("aux", "nsubj") for c in token.children)
    return relays and not auxiliary and token.morph.get("VerbForm") != ["Inf"]


def _is_agent_mark(text: Text, i: int) -> bool:
    return text.doc[i].lower_ in text.lexicon.words.agents


def _agent(text: Text, by: int) -> Token | None:
    """The head of the words after "by", if it is somebody who can relay."""
    for token in text.doc[by + 1 : by + 8]:
        if token.pos_ in NOMINALS:
            head = token
            while head.head.i > by and head.head.i != head.i and head.head.pos_ in NOMINALS:
                head = head.head
                if head.i - by > 10:
                    return token
            return head if _can_be_cited(text, head) or _can_be_cited(text, token) else None
        if token.pos_ not in ("DET", "ADJ", "NUM", "ADP"):
            return None
    return None


def _said_by(text: Text, participle: Token, here: list[Found]) -> Found | None:
    """The attribution whose source the participle describes: the nearest source before it."""
    before = [
        f
        for f in here
        if f.source is not None and f.source < participle.i and participle.i - f.source < 25 and f.content
    ]
    own = [f for f in before if participle.i in subtree(text.doc[f.source or 0])]
    at = [f for f in before if f.source == participle.head.i]
    near = [f for f in before if participle.i - (f.source or 0) < 8]
    return max(at or own or near, key=lambda f: (f.source or 0, -f.cue_token), default=None)


def _can_be_cited(text: Text, noun: Token) -> bool:
    """Whether the noun is somebody or something that says ("citing officials", not "citing privacy
    rules")."""
    words = text.lexicon.words
    return (
        noun.pos_ == "PROPN"
        or noun.i in text.mentions
        or speaks(text, noun)
        or noun.lemma_.lower() in words.unnamed
        or noun.lemma_.lower() in words.media_words
    )

"""How far the content of a verb runs: to the closing mark, with its condition, without what ran on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.syntax import SUBJECTS, disagree, introducer, is_bare_past, subtree
from seuil.assertion.attribution.text import Text, is_finite
from seuil.assertion.attribution.verbs import Verb, taken_for_noun

if TYPE_CHECKING:
    from spacy.tokens import Token


def to_closing_mark(text: Text, content: set[int], after: int) -> set[int]:
    """The content with the whole of the quotation that it ends in, or that follows it at once."""
    last = max(content)
    quote = text.quote_of[last]
    following = last + 1
    if following + 1 < len(text.doc) and text.doc[following].text == ":":
        following += 1
    if quote < 0 and following < len(text.doc) and text.is_open(following):
        quote = text.quote_of[following]
    if quote < 0 or text.quote_of[after] >= 0 or not text.quotes[quote].closed:
        return content
    return content | {i for i in text.quote_tokens(quote) if i > after}


def to_phrase_end(verb: Verb, content: set[int]) -> set[int]:
    """The clause up to the end of its phrase, where the parser broke it off in the middle of one ("said
    that a
    missile launched from Cuba | would be regarded as …"): up to the next mark or conjunction. A clause
    without a finite verb goes on to the verb after the aside that interrupts it."""
    text = verb.text
    if not content or verb.token.dep_.startswith("acl"):
        return content
    unit = text.units[text.unit_of[verb.token.i]]
    more = set(content)
    i = max(content) + 1
    if i <= unit.last and text.doc[i].text == "," and not _has_finite(text, content):
        i = next((j for j in range(i + 1, unit.last) if text.doc[j].pos_ in ("VERB", "AUX")), unit.last + 1)
        if i > unit.last or text.doc[i - 1].text != ",":
            return content
    elif i <= unit.last and i in text.marks and text.is_close(i) and i < unit.last:
        i += 1
        if text.doc[i].pos_ not in ("VERB", "AUX", "ADP"):
            return content
    while i <= unit.last and not _ends_phrase(text, verb, i):
        more.add(i)
        i += 1
    return more if max(more) == max(content) else more | set(range(max(content), max(more)))


def _has_finite(text: Text, content: set[int]) -> bool:
    return any(text.doc[i].pos_ in ("VERB", "AUX") and is_finite(text.doc[i]) for i in content)


def _ends_phrase(text: Text, verb: Verb, i: int) -> bool:
    """Whether a phrase ends before the token: at a mark, a conjunction, or what depends on the cue itself."""
    token = text.doc[i]
    if (token.is_punct and token.text not in ("-", "'")) or token.pos_ == "CCONJ" or token.is_space:
        return True
    return any(a.i == verb.token.i and t.dep_ != "ccomp" for t, a in _path(token))


def _path(token: Token) -> list[tuple[Token, Token]]:
    """The token and its ancestors, each with its head."""
    steps = [token, *token.ancestors]
    return [(t, t.head) for t in steps if t.head.i != t.i]


def relative_tail(verb: Verb, content: set[int]) -> set[int]:
    """A relative clause after a comma that ends what is asked, promised or charged: what the page adds of its
    own ("accused of plotting to kill Traoré, who himself seized power"), unless its mood says that it is
    alleged too."""
    doc = verb.text.doc
    for i in sorted(content):
        head = doc[i]
        if not head.dep_.startswith("acl:relcl") or head.morph.get("Mood") == ["Cnd"] or i <= verb.last:
            continue
        tokens = subtree(head)
        first = min(tokens)
        if any(doc[j].morph.get("Mood") == ["Cnd"] for j in tokens if doc[j].head.i == i or j == i):
            continue
        comma = doc[first].text == "," or doc[first - 1].text == ","
        if comma and verb.text.quote_of[first] < 0 and first > verb.last + 1 and _holds(tokens, content):
            return {j for j in content if j >= first}
    return set()


def _holds(tokens: set[int], content: set[int]) -> bool:
    """Whether the tokens end the content and leave something of it."""
    return max(content) - max(tokens) < 3 and min(content) < min(tokens)


def condition_after(verb: Verb, content: set[int]) -> set[int]:
    """The condition that follows a threat or an offer at once, which the parser hung on the cue."""
    for child in verb.children:
        if child.dep_ == "advcl" and introducer(child) in verb.text.lexicon.words.conditions:
            tokens = subtree(child)
            if min(tokens) == max(content) + 1:
                return tokens
    return set()


def trim(head: Token, tokens: set[int], after: int) -> set[int]:
    """The tokens of a content without what the parser let run on: a finite verb joined to one that is not
    finite."""
    kept = {i for i in tokens if i > after}
    for child in (head.doc[i] for i in sorted(kept)):
        if child.dep_ == "conj" and _not_beside(child):
            kept -= {i for i in kept if i >= min(subtree(child))}
            while kept and head.doc[max(kept)].dep_ in ("cc", "punct"):
                kept.remove(max(kept))
    for child in head.children:
        if (child.dep_ == "conj" and is_finite(child) and not is_finite(head) and child.pos_ == "VERB") or (
            child.dep_ == "parataxis"
            and child.i > head.i
            and any(c.dep_ in ("nsubj",) for c in child.children)
        ):
            kept -= subtree(child)
    return kept


def _not_beside(verb: Token) -> bool:
    """Whether a finite verb cannot go on with the one that the parser joined it to: that one is not finite,
    or its subject is of another number."""
    if any(c.dep_ in SUBJECTS for c in verb.children):
        return False
    if verb.head.morph.get("VerbForm") == ["Inf"] and verb.pos_ == "VERB" and is_bare_past(verb):
        return True
    if not (taken_for_noun(verb) or (verb.pos_ == "VERB" and is_finite(verb))):
        return False
    if not is_finite(verb.head):
        return verb.head.pos_ == "VERB" and verb.head.dep_ != "ROOT"
    other = next((c for c in verb.head.children if c.dep_ in SUBJECTS), None)
    return other is not None and disagree(other, verb)

"""Mending trees in which a conjunct hangs on the wrong verb, or a sentence on the noun that is its subject.

- "He was accused of stealing and *threatened* with jail": a past form goes with no infinitive or gerund, but
  with the past form above.
- "Lima has said that X sank its ship, and *will* ask for help": where tense or a comma tells, the conjunct
  goes on with the clause that tells, not with the one told of.
- "An Iranian gunboat *fired* on a tanker.": a whole sentence of a noun and a participle is a clause.
- "Lima, to whom Quito had sent envoys, *asked* for help": what follows a relative clause is the verb of its
  noun.
"""

from __future__ import annotations

from collections.abc import Set
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
_AUXILIARIES = frozenset({"aux", "aux:pass", "cop"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_ENDS = frozenset({".", "!"})
_PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
# How many heads are climbed for the verb that a conjunct goes with.
_CLIMB = 8
# How far behind its noun a relative clause opens: "Lima, in whose harbour …".
_OPENS = 4


def mend_coordination(doc: Doc, speech_verbs: Set[str]) -> None:
    """Hang each conjunct on the verb that it goes with, in place; a verb of speech with one of speech."""
    for token in doc:
        if token.dep_ == "conj" and token.pos_ == "VERB" and token.head.pos_ in ("VERB", "AUX"):
            above = _with_past_form(token) or _outer_clause(token, speech_verbs)
            if above is not None:
                token.head = above


def mend_headless(doc: Doc) -> None:
    """Give a verb to sentences that the parser hung on a noun, in place."""
    for sentence in list(doc.sents):
        verb = _lone_participle(sentence) or _behind_relative(sentence)
        if verb is not None:
            _make_main(verb, sentence.root)


def _form(verb: Token) -> str:
    return next(iter(verb.morph.get("VerbForm")), "")


def _tense(verb: Token) -> str:
    return next(iter(verb.morph.get("Tense")), "")


def _carriers(verb: Token) -> list[Token]:
    return [*(c for c in verb.children if c.dep_ in _AUXILIARIES), verb]


def _is_finite(verb: Token) -> bool:
    return any(_form(t) == "Fin" for t in _carriers(verb))


def _above(token: Token) -> list[Token]:
    return list(islice(token.ancestors, _CLIMB))


def _has(verb: Token, relations: frozenset[str]) -> bool:
    return any(c.dep_ in relations for c in verb.children)


def _with_past_form(token: Token) -> Token | None:
    head = token.head
    bare = not _has(token, _AUXILIARIES | _SUBJECTS | frozenset({"mark"}))
    bare = bare and any(c.dep_ == "cc" and c.i < token.i for c in token.children)
    past = _tense(token) == "Past" and _form(token) in ("Fin", "Part")
    unlike = (_form(head) in ("Inf", "Ger") or head.dep_ == "xcomp") and _tense(head) != "Past"
    if not bare or not past or not unlike or _has(head, _AUXILIARIES | _SUBJECTS):
        return None
    return next((h for h in _above(head) if h.pos_ == "VERB" and _tense(h) == "Past"), None) or next(
        (h for h in _above(head) if h.pos_ == "VERB" and _is_finite(h)), None
    )


def _outer_clause(token: Token, speech_verbs: Set[str]) -> Token | None:
    inner = token.head
    if inner.dep_ not in ("ccomp", "acl:relcl") or _has(token, _SUBJECTS | frozenset({"mark"})):
        return None
    joint = next((c for c in token.children if c.dep_ == "cc" and c.i < token.i), None)
    above = next((h for h in _above(inner) if h.pos_ == "VERB" and _is_finite(h)), None)
    if joint is None or above is None or above.i > inner.i or not (_is_finite(token) and _is_finite(inner)):
        return None
    comma = token.doc[joint.i - 1].lower_ == ","
    own, within, outside = (_shape(v) for v in (token, inner, above))
    if own == within:
        return above if comma and inner.dep_ == "acl:relcl" and own == outside else None
    speaks = inner.dep_ == "ccomp" and token.lemma_.lower() in speech_verbs
    return above if comma or (speaks and own == outside) else None


def _shape(verb: Token) -> tuple[frozenset[str], str]:
    """The auxiliaries of a verb and the tense of its finite form."""
    auxiliaries = frozenset(t.lower_ for t in _carriers(verb)[:-1])
    finite = next((t for t in _carriers(verb) if _form(t) == "Fin"), verb)
    return auxiliaries, _tense(finite)


def _lone_participle(sentence: Span) -> Token | None:
    """The participle that is the verb of a full sentence without any other."""
    root = sentence.root
    words = [t for t in sentence if not t.is_space]
    if root.pos_ not in _NOMINAL or not words or words[-1].text not in _ENDS or _has(root, _AUXILIARIES):
        return None
    main = [t for t in words if t.pos_ in ("VERB", "AUX") and not _is_subordinate(t, root)]
    if not main or any(_form(t) == "Fin" for t in main):
        return None
    first = next((t for t in main if t.i > root.i and _tense(t) == "Past"), None)
    if first is None or first.dep_ not in ("acl", "conj"):
        return None
    return None if _has(first, frozenset({"obl:agent"}) | _AUXILIARIES) else first


def _is_subordinate(verb: Token, root: Token) -> bool:
    """Whether the verb stands in a clause with a relative pronoun or a conjunction of its own."""
    chain = [verb, *(h for h in _above(verb) if h.i != root.i)]
    return any(t.dep_ in ("acl:relcl", "ccomp") or _has(t, frozenset({"mark"})) for t in chain)


def _behind_relative(sentence: Span) -> Token | None:
    """The verb behind the comma that closes a relative clause, where that clause was made the main one."""
    root = sentence.root
    noun = next((c for c in root.children if c.dep_ in _SUBJECTS), None)
    if root.pos_ != "VERB" or noun is None or noun.pos_ not in _NOMINAL:
        return None
    opened = [t for t in sentence.doc[noun.right_edge.i + 1 : root.i] if "Rel" in t.morph.get("PronType")]
    if not opened or opened[0].i - noun.right_edge.i > _OPENS:
        return None
    for token in sentence.doc[root.i + 1 : sentence.end - 1]:
        if token.lower_ == ",":
            verb = sentence.doc[token.i + 1]
            return verb if verb.pos_ == "VERB" and _tense(verb) == "Past" and verb.dep_ != "conj" else None
    return None


def _make_main(verb: Token, root: Token) -> None:
    """Make ``verb`` the head of the sentence and ``root``, or the subject of ``root``, its subject."""
    noun = root if root.pos_ in _NOMINAL else next(c for c in root.children if c.dep_ in _SUBJECTS)
    outer = verb.head
    if outer.i not in (noun.i, root.i) and outer.i > verb.i and outer.pos_ in _NOMINAL:
        _take_object(verb, outer)
    verb.head, verb.dep_ = verb, "ROOT"
    verb.set_morph(_PAST)
    if root.i != noun.i:
        root.head, root.dep_ = noun, "acl:relcl"
    noun.head, noun.dep_ = verb, "nsubj"
    for child in list(root.children):
        if child.i > verb.i:
            child.head = verb
            if child.dep_ == "acl":
                child.dep_ = "advcl"


def _take_object(verb: Token, noun: Token) -> None:
    """ "*urged* officers": read as a participle before the noun that is its object."""
    for child in list(noun.children):
        if child.i < verb.i:
            child.head = verb
    noun.head, noun.dep_ = verb, "obj"

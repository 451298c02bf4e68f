"""What the parse says about a cue: its subject, its dependents, the tokens under it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
NOMINALS = ("NOUN", "PROPN", "PRON", "NUM", "X")  # X: foreign words, so often a title or a name
_CLAUSES = ("ROOT", "ccomp", "conj", "advcl", "parataxis", "acl:relcl", "csubj", "csubj:pass", "acl")
_FROM_HEAD = (
    "xcomp",
    "advcl",
    "conj",
    "obl",
    "obj",
    "acl",
    "advmod",
)  # a cue so attached may owe its subject to its head
_IN_NAME = (
    "det",
    "amod",
    "nmod",
    "nmod:poss",
    "nummod",
    "compound",
    "flat",
    "flat:name",
    "flat:foreign",
    "fixed",
    "appos",
    "case",
    "conj",
    "cc",
    "goeswith",
    "advmod",
    "punct",
    "list",
    "obl:arg",
    "mark",
)
_DEEPEST = 12


def subtree(token: Token) -> set[int]:
    """The token and everything under it."""
    return {t.i for t in token.subtree}


def dependents(group: Iterable[Token]) -> list[Token]:
    """The children of the words of a cue, the cue's own words left out, in text order."""
    words = list(group)
    own = {t.i for t in words}
    return sorted(
        (c for t in words for c in t.children if c.i not in own and not c.is_space), key=lambda t: t.i
    )


def introducer(token: Token) -> str:
    """The preposition or conjunction before the token's phrase, in lower case, "" if none."""
    for child in token.children:
        if child.dep_ in ("case", "mark") and child.i < token.i:
            return str(child.lower_)
    return ""


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: its grammatical subject is not who says."""
    deps = {c.dep_ for c in verb.children}
    if "expl" in deps or "expl:pv" in deps or "expl:comp" in deps:
        return False
    active = "aux" in deps and "aux:pass" not in deps
    participle = verb.morph.get("VerbForm") == ["Part"]
    return "aux:pass" in deps or (not active and participle and "nsubj:pass" in deps)


def agent(verb: Token, prepositions: tuple[str, ...]) -> Token | None:
    """Who does what a passive verb says."""
    for child in verb.children:
        if child.dep_ == "obl:agent" or (child.dep_ in ("obl", "nmod") and introducer(child) in prepositions):
            return child if child.pos_ in NOMINALS else None
    return None


def subject(verb: Token, group: Iterable[Token] = ()) -> Token | None:
    """Who does what the verb says, own or understood, an antecedent in place of "qui"; null if none."""
    token = verb
    own = list(group) or [verb]
    passed = False
    for _ in range(_DEEPEST):
        found = _own_subject(own)
        if found is not None and token.i != verb.i and disagree(found, verb):
            found, passed = None, True
        if found is not None:
            inner = (
                next((c for c in found.children if c.dep_ == "nsubj"), None) if found.pos_ == "VERB" else None
            )
            return antecedent(found, token) if inner is None else inner
        if token.dep_.startswith(("acl", "amod")) and token.head.pos_ in NOMINALS:
            return token.head
        borrows = passed or (token.i == verb.i and is_gerund(verb))
        if token.head.i == token.i or not (token.dep_ in _FROM_HEAD or (borrows and token.dep_ == "ccomp")):
            return None
        token = token.head
        own = [token]
    return None


def disagree(noun: Token, verb: Token) -> bool:
    """Whether a subject borrowed from another verb is of another number than the finite verb ("il refuse que
    les navires soient inspectés et menace …")."""
    if verb.pos_ == "VERB" and (verb.morph.get("VerbForm") != ["Fin"] or verb.morph.get("Tense") == ["Past"]):
        return False  # the past has one form for both in some languages
    if any(c.dep_ in ("conj", "flat", "appos") for c in noun.children):
        return False
    mine, its = verb.morph.get("Number"), noun.morph.get("Number")
    return bool(mine and its and mine != its)


def is_bare_past(verb: Token) -> bool:
    """Whether the verb is in the past without an auxiliary ("said it would respond and threatened …")."""
    auxiliaries = any(c.dep_ in ("aux", "aux:pass") for c in verb.children)
    return verb.morph.get("Tense") == ["Past"] and not auxiliaries


def _own_subject(group: list[Token]) -> Token | None:
    """The subject among the children of the words of the verb: the one before it, else the one after."""
    found = [c for c in dependents(group) if c.dep_ in SUBJECTS or is_clitic(c)]
    if not found:  # a line end that the parser took for the subject, with the subject under it
        blanks = (c for t in group for c in t.children if c.is_space and c.dep_ in SUBJECTS)
        found = [c for b in blanks for c in b.children if c.pos_ in NOMINALS]
    if not found:  # "it" taken for an expletive; a subject that hangs on a verb taken for the auxiliary
        found = [c for t in group for c in t.children if _is_personal_expletive(c, t)]
        found = found or [c for t in group for a in t.children if a.dep_ == "aux" for c in _subjects_of(a)]
    clitic = next((c for c in found if is_clitic(c)), None)
    if clitic is not None:
        return clitic
    before = [c for c in found if c.i < group[0].i]
    if len(before) > 1 and before[-1].pos_ == "PRON" and before[-1].nbor(-1).text == ",":
        return before[-2]  # "l'Union européenne, elle, réclame"
    if before:
        return before[-1]
    return found[0] if found else None


def _is_personal_expletive(child: Token, verb: Token) -> bool:
    """Whether a pronoun of an active verb was taken for one that names nobody ("Il s'est engagé à")."""
    if not child.dep_.startswith("expl") or child.i > verb.i or child.morph.get("Reflex") == ["Yes"]:
        return False
    return child.morph.get("Person") == ["3"] and all(c.dep_ != "aux:pass" for c in verb.children)


def _subjects_of(auxiliary: Token) -> list[Token]:
    return [c for c in auxiliary.children if c.dep_ in SUBJECTS and c.morph.get("PronType") != ["Rel"]]


def is_clitic(token: Token) -> bool:
    """Whether the token is the pronoun of an inversion ("-t-il"), whatever the parser made of it."""
    return token.text[0] == "-" and token.text[1:2].isalpha()


def is_gerund(verb: Token) -> bool:
    """Whether the verb is a present participle or gerund, without an auxiliary."""
    form, tense = verb.morph.get("VerbForm"), verb.morph.get("Tense")
    present = form == ["Ger"] or (form == ["Part"] and tense == ["Pres"])
    return present and not any(c.dep_ == "aux" for c in verb.children)


def antecedent(pronoun: Token, verb: Token) -> Token | None:
    """What a relative pronoun stands for; any other token itself."""
    if pronoun.morph.get("PronType") != ["Rel"] and pronoun.lower_ not in ("qui", "who", "which"):
        return pronoun
    head = verb
    for _ in range(_DEEPEST):
        if head.dep_.startswith("acl") and head.head.i < pronoun.i:
            return head.head
        if head.head.i == head.i or head.dep_ not in _FROM_HEAD:
            break
        head = head.head
    before = pronoun.i - 1
    while before >= 0 and pronoun.i - before < 4 and verb.doc[before].pos_ not in NOMINALS:
        before -= 1
    return verb.doc[before] if before >= 0 and verb.doc[before].pos_ in NOMINALS else None


def name_tokens(head: Token, without: set[int]) -> list[int]:
    """The words that describe ``head``: one stretch around it, without its preposition, clauses and
    ``without``."""
    allowed = {head.i}
    stack = [head]
    while stack:
        token = stack.pop()
        for child in token.children:
            familiar = child.dep_ == "acl" and child.pos_ == "ADJ"  # "people familiar with the matter"
            if (
                not (child.dep_ in _IN_NAME or familiar or (token.pos_ == "ADJ" and child.dep_ == "obl"))
                or child.is_space
                or child.i in without
                or child.i in allowed
            ):
                continue
            if token.i == head.i and (child.dep_ == "mark" or (child.dep_ == "case" and child.i < head.i)):
                continue
            aside = child.dep_ == "nmod" and child.i > head.i and introducer(child)
            if aside and token.doc[min(t.i for t in child.subtree) - 1].text == ",":
                continue  # "le chef, dans un message, a affirmé"
            if child.pos_ == "VERB" and child.dep_ in ("conj", "appos", "list"):
                continue
            if child.dep_ == "conj" and _after_comma_and(token, child):
                continue  # "selon des habitants, et des soldats ont tiré"
            allowed.add(child.i)
            stack.append(child)
    return _stretch(head, allowed)


def _after_comma_and(noun: Token, joined: Token) -> bool:
    """Whether a comma and a conjunction part two nouns that are no longer list: a clause begins there."""
    opening = min(t.i for t in joined.subtree)
    doc = noun.doc
    comma = opening if doc[opening].text == "," else opening - 1
    conjunction = doc[min(comma + 1, len(doc) - 1)]
    single = sum(c.dep_ == "conj" for c in noun.children) == 1
    return comma > noun.i and doc[comma].text == "," and conjunction.dep_ == "cc" and single


def _stretch(head: Token, allowed: set[int]) -> list[int]:
    """The unbroken run of ``allowed`` around the head, without punctuation and conjunctions at its edges."""
    first = last = head.i
    while first - 1 in allowed:
        first -= 1
    while last + 1 in allowed:
        last += 1
    doc = head.doc
    while first < head.i and (doc[first].is_punct or doc[first].dep_ in ("cc", "punct")):
        first += 1
    while first < head.i and doc[first].is_space:
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].dep_ in ("cc", "punct") or doc[last].is_space):
        last -= 1
    return list(range(first, last + 1))


def clause_root(token: Token) -> Token:
    """The head of the clause that ``token`` stands in."""
    while token.head.i != token.i and not (
        token.dep_ in _CLAUSES and token.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
    ):
        token = token.head
        if token.dep_ in _CLAUSES:
            break
    return token

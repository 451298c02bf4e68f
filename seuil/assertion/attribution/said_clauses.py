"""The clause that a verb says: one that a complementiser opens, or in English a bare finite one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.extent import to_phrase_end, trim
from seuil.assertion.attribution.syntax import SUBJECTS, introducer, name_tokens, subtree
from seuil.assertion.attribution.text import is_finite
from seuil.assertion.attribution.verbs import Verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_REACH = 15  # how far the verb of a clause may stand from its complementiser
_ADDRESSEE = 8  # how many words the one spoken to may have
_CLAUSAL = ("ccomp", "advcl", "acl", "xcomp", "parataxis", "csubj", "conj", "obj", "obl", "dep", "acl:relcl")


def clause(verb: Verb) -> set[int] | None:
    """A clause that a complementiser opens, or (English) a bare finite one."""
    for child in verb.children:
        if child.i < verb.last or child.dep_ not in _CLAUSAL:
            continue
        mark = _complementiser(verb, child)
        if mark is not None and mark.lower_ in _whether(verb) and _is_left_unsaid(verb):
            return None
        if not (_is_said(verb, child, mark) if mark is not None else _is_bare(verb, child)):
            continue
        start = _past_addressee(verb) if mark is None else max(verb.last, mark.i - 1)
        content = to_phrase_end(verb, trim(child, subtree(child), start))
        return _with_next_clauses(verb, content)
    return _clause_by_surface(verb)


def _whether(verb: Verb) -> tuple[str, ...]:
    """The complementisers of a question, which open conditions too."""
    return verb.text.lexicon.words.complementisers[2:]


def _complementiser(verb: Verb, child: Token) -> Token | None:
    """The word that opens the clause, null if it has none."""
    words = verb.text.lexicon.words.complementisers
    marks = (c for c in child.children if c.dep_ == "mark" and c.lower_ in words and c.i > verb.token.i)
    return next(marks, None)


def _is_said(verb: Verb, child: Token, mark: Token) -> bool:
    """Whether a clause with a complementiser is what the verb says."""
    if child.dep_ != "ccomp" and (mark.lower_ in ("si", "s'", "if") or _of_a_longer_conjunction(mark)):
        return False  # "immédiatement après que les États-Unis ont autorisé Kiev"
    if mark.nbor(-1).text == "," and _is_aside(verb, child, mark):
        return False  # "was ready to talk, he said, if …"; "a promis des mines, que l'armée …"
    # "n'a confirmé que le blocage" has no verb
    return is_finite(child) or any(c.dep_ in SUBJECTS for c in child.children)


def _is_bare(verb: Verb, child: Token) -> bool:
    """Whether a clause without a complementiser is what the verb says."""
    text = verb.text
    governed = child.dep_ in ("obj", "xcomp") and any(c.dep_ == "nsubj" for c in child.children)
    if not ((child.dep_ == "ccomp" or governed) and is_finite(child)) or introducer(child):
        return False
    subjects = any(c.dep_ in SUBJECTS or c.dep_.startswith("expl") for c in child.children)
    if text.lexicon.words.past_is_participle and not subjects:
        return False  # "no rebel found guilty should sit in Parliament"
    opening = min(subtree(child))
    if {text.doc[opening].text, text.doc[opening - 1].text} & {",", ";"}:
        return False  # "the truce would hold, a source told Reuters"
    # a quotation is read with its marks
    return not (text.quote_of[opening] >= 0 and text.quote_of[verb.token.i] < 0)


def _past_addressee(verb: Verb) -> int:
    """The last token before the complementiser, where the one spoken to was taken into the clause ("told the
    nation that …"); else the last of the verb."""
    words = verb.text.lexicon.words
    i = verb.last + 1
    near = verb.text.doc[i : i + _ADDRESSEE]
    for token in near if verb.lemma in words.address else ():
        if token.lower_ in words.complementisers[:2] and "SCONJ" in (token.pos_, _pos_of_mark(token)):
            return token.i - 1
        if token.pos_ not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM"):
            break
    return verb.last


def _is_aside(verb: Verb, child: Token, mark: Token) -> bool:
    """Whether a clause after a comma is a condition or a relative clause, not what is said."""
    return mark.lower_ in _whether(verb) or (child.dep_ != "ccomp" and mark.i - verb.last > 2)


def _is_left_unsaid(verb: Verb) -> bool:
    """Whether the question is not answered ("has yet to say whether", "n'a pas dit si")."""
    head = verb.token.head
    unsaid = verb.token.dep_ == "xcomp" and head.lemma_.lower() in verb.text.lexicon.words.unsaid
    return unsaid or any(c.morph.get("Polarity") == ["Neg"] for c in verb.token.children)


def _pos_of_mark(token: Token) -> str:
    """What a complementiser is by its relation, where the tagger took it for a pronoun."""
    return "SCONJ" if token.dep_ == "mark" else str(token.pos_)


def _of_a_longer_conjunction(mark: Token) -> bool:
    """Whether the complementiser ends a conjunction of time, cause or contrast ("après que", "alors que")."""
    before = mark.doc[mark.i - 1] if mark.i else mark
    return before.head.i == mark.head.i and before.dep_ in ("mark", "case", "fixed", "advmod")


def _with_next_clauses(verb: Verb, content: set[int]) -> set[int]:
    """The clause with those that go on with it ("que … et que …"), where the parser hung them elsewhere."""
    doc, words = verb.text.doc, verb.text.lexicon.words.complementisers[:2]
    unit = verb.text.units[verb.text.unit_of[verb.token.i]]
    i = max(content) + 1
    while i < unit.last and doc[i].text in (",", '"'):
        i += 1
    if i >= unit.last or doc[i].pos_ != "CCONJ" or doc[i + 1].lower_ not in words:
        return content
    if doc[i + 1].pos_ != "SCONJ":  # taken for a determiner ("and that rain had …")
        joined = next((c for c in verb.children if c.dep_ == "conj" and i + 1 in subtree(c)), None)
        return content if joined is None else content | {j for j in subtree(joined) if j > i}
    head = doc[i + 1].head
    if head.i <= i or i in content:
        return content
    return content | {j for j in subtree(head) if j > i}


def _clause_by_surface(verb: Verb) -> set[int] | None:
    """A clause right after the verb that the parser hung elsewhere: "que" and the head that it marks."""
    doc, i = verb.text.doc, verb.last + 1
    told = [c for c in verb.children if c.dep_ in ("obj", "iobj", "obl") and verb.last < c.i < verb.last + 7]
    if told:
        i = name_tokens(told[-1], set(verb.cue()))[-1] + 1
    unit = verb.text.units[verb.text.unit_of[verb.token.i]]
    while i <= unit.last and i < verb.last + 9 and doc[i].pos_ == "ADV":
        i += 1
    if (
        verb.sense("clause") is None
        or i > unit.last
        or doc[i].lower_ not in verb.text.lexicon.words.complementisers[:3]
    ):
        return None
    addressed = any(introducer(c) in verb.text.lexicon.words.to_medium[:3] for c in told)
    if doc[i].pos_ != "SCONJ" and addressed and doc[i].lower_ in verb.text.lexicon.words.complementisers[:2]:
        return _to_clause_end(doc, i, unit.last)
    opens = _pos_of_mark(doc[i]) == "SCONJ" or (told and verb.lemma in verb.text.lexicon.words.address)
    if not opens or doc[i].lower_ in ("si", "if") or doc[i].head.i < i:
        return None
    head = doc[i].head
    while head.head.i > i and head.head.i != head.i:
        head = head.head
    return trim(head, {j for j in subtree(head) if j >= i}, verb.last)


def _to_clause_end(doc: Doc, first: int, last: int) -> set[int] | None:
    """From a complementiser that the parser took for a relative to the end of its finite verb's clause ("a
    déclaré à l'agence que Moscou répondrait")."""
    for i in range(first + 1, min(first + _REACH, last) + 1):
        if doc[i].morph.get("VerbForm") == ["Fin"]:
            head = doc[i].head if doc[i].dep_.startswith("aux") else doc[i]
            return set(range(first + 1, min(max(subtree(head)), last) + 1))
    return None

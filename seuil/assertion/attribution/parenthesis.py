"""Cues that stand in what they report: "…", a dit X, "…"; the drones, the army said, were …; comme l'a
rappelé X, …

The parse of such sentences is often wrong, so the cue's own clause is read from the surface: from the mark,
comma or
quotation, before it to the one after its subject. What is left of the sentence on either side is the content.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from seuil.assertion.attribution.inversion import speaker_in
from seuil.assertion.attribution.sources import can_act, may_speak, speaks
from seuil.assertion.attribution.surface import by_place
from seuil.assertion.attribution.syntax import (
    NOMINALS,
    SUBJECTS,
    introducer,
    is_clitic,
    is_gerund,
    name_tokens,
    subtree,
)
from seuil.assertion.attribution.text import Text, Unit, is_finite
from seuil.assertion.attribution.verbs import Verb, lacks_auxiliary, verb_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_BREAKS = (",", ";", ":", "–", "—", "(", ")", "!", "?", ".", "...", "…")
_IN_PHRASE = ("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON", "ADP", "PART")
_LONGEST_NAME = 15
_BEFORE = ("aux", "aux:pass", "expl", "expl:pv", "expl:comp", "advmod", "obj", "iobj", "cc", "expl:subj")


@dataclass(frozen=True, slots=True)
class Parenthesis:
    """A cue's own clause inside what it reports: tokens ``first`` to ``last``, and who speaks.

    ``interrupts``: the parser took the cue for the verb of the sentence that it interrupts. ``likewise``:
    "comme",
    "as" opens it, so that the whole sentence is said.
    """

    verb: Verb | None
    token: Token
    source: Token
    first: int
    last: int
    interrupts: bool
    likewise: bool


def parentheses(text: Text, unit: Unit) -> list[Parenthesis]:
    """The cues of the unit that stand in parenthesis, in text order."""
    found: list[Parenthesis] = []
    for i in range(unit.first, unit.last + 1):
        token = text.doc[i]
        known = text.lexicon.verb_lemma(token) is not None
        inverted = known and i < unit.last and is_clitic(text.doc[i + 1])
        verbal = token.pos_ in ("VERB", "AUX") or inverted or _is_double(text, unit, token)
        if verbal and not (found and i <= found[-1].last):
            one = _parenthesis(text, unit, token)
            if one is not None:
                found.append(one)
    return found


def _is_double(text: Text, unit: Unit, token: Token) -> bool:
    """Whether a cue of two verbs was taken for a noun and its complement ("…, croit savoir le quotidien")."""
    if token.pos_ != "NOUN" or token.i == unit.last or not by_place(text, token):
        return False
    seconds = text.lexicon.second_words(text.lexicon.verb_lemma(token) or "")
    return text.doc[token.i + 1].lemma_.lower() in seconds


def _parenthesis(text: Text, unit: Unit, token: Token) -> Parenthesis | None:
    """The parenthesis that ``token`` heads, null if it heads none."""
    verb = verb_at(text, token)
    if verb is not None and not (verb.sense("quote") or verb.sense("clause")):
        verb = None
    subjects = [c for c in token.children if (c.dep_ in SUBJECTS and may_speak(text, c)) or is_clitic(c)]
    own = min(subjects, key=lambda c: (not is_clitic(c), c.i > token.i, abs(c.i - token.i)), default=None)
    named = _name_before(text, unit, verb) if own is None or own.i > token.i else None
    own = own if named is None else named[0]
    first = _left_edge(text, unit, token, own) if named is None else named[1]
    far = own is not None and own.i < first
    likewise = _likewise(text, unit, first)
    after = _boundary(text, unit, first - likewise)
    if not after and not likewise:
        return None
    if own is None and lacks_auxiliary(text, token):
        return None
    source = speaker_in(text, unit, verb, token, None if far else own, first)
    if source is not None and source.i > token.i and not _may_invert(text, verb, source, after):
        return None
    if source is not None and not introducer(source) and not can_act(text, source):
        return None
    if source is None or not may_speak(text, source) or source.lower_ in ("qui", "who", "which"):
        return None
    if far and not _surely_speaks(text, verb, own, source, after, first):
        return None
    last = _right_edge(text, unit, token if verb is None else verb.group[-1], source)
    another = any(c.dep_ in SUBJECTS and c.i < first for c in token.children)
    piece = Parenthesis(verb, token, source, first - likewise, last, far or another, likewise > 0)
    return piece if _fits(text, unit, piece, after) else None


def _may_invert(text: Text, verb: Verb | None, source: Token, after: str) -> bool:
    """Whether the noun after the verb can be its subject: where the object stands there too, few verbs
    allow it outside quotation marks."""
    words = text.lexicon.words
    if not words.past_is_participle or verb is None or is_clitic(source):
        return True
    return verb.lemma in words.inverts or (after == "quote" and verb.lemma not in words.told)


def _boundary(text: Text, unit: Unit, first: int) -> str:
    """What stands before the clause: "quote" (a quotation closes), "comma", another "mark", or "" for
    none."""
    before = first - 1
    if before < unit.first:
        while before >= 0 and text.doc[before].is_space:
            before -= 1
        same = before >= 0 and text.units[text.unit_of[before]].paragraph == unit.paragraph
        ended = text.doc[max(before - 1, 0)].text == "." and text.doc[unit.first].text[:1].isupper()
        return "quote" if same and text.is_close(before) and not ended else ""
    close = _skip_back(text, unit, before)
    if text.is_close(close):
        ended = close == before and text.doc[close - 1].text == "." and text.doc[first].text[:1].isupper()
        return "" if ended else "quote"
    sign = text.doc[before].text
    return "comma" if sign in (",", "–", "—") else "mark" if sign in _BREAKS[:6] else ""


def _surely_speaks(
    text: Text, verb: Verb | None, own: Token | None, source: Token, after: str, first: int
) -> bool:
    """Whether the noun after the verb is its subject although the parser found another before."""
    if verb is None or own is None or source.i < verb.token.i or not speaks(text, source):
        return False
    if text.doc[first - 2].pos_ == "PRON" and text.doc[first - 3].text == ",":
        return False  # "l'Union européenne, elle, réclame une enquête"
    set_off = after != "quote" and any(t.text == "," for t in text.doc[own.i : max(first - 1, own.i)])
    return not set_off or (verb.sense("clause") is not None and verb.lemma not in text.lexicon.words.address)


def _fits(text: Text, unit: Unit, piece: Parenthesis, after: str) -> bool:
    """Whether the clause, by its form and its place, interrupts or follows what is said."""
    token, verb = piece.token, piece.verb
    inverted = piece.source.i > token.i or is_clitic(piece.source)
    if (
        text.quote_of[token.i] >= 0
        and text.quotes[text.quote_of[token.i]].closed
        and not (inverted and after == "comma")
    ):
        return False
    if (
        is_gerund(token)
        or not (is_finite(token) or inverted or piece.likewise or _is_past(text, unit, verb))
        or _has_complement(text, verb, token)
    ):
        return False
    if piece.likewise and verb is not None and _has_own_object(text, verb):
        return False
    if token.i < unit.last and text.doc[token.i + 1].lower_ in text.lexicon.words.not_things:
        return False  # "voters said yes"
    relative = any(c.i < token.i and c.morph.get("PronType") == ["Rel"] for c in token.children)
    if relative and not piece.likewise:
        return False  # "a new state in the territory, which it has held since 1966"
    if verb is None:
        return after == "quote" and inverted and is_finite(token) and token.pos_ == "VERB"
    return _has_said(text, unit, piece, verb, after)


def _has_said(text: Text, unit: Unit, piece: Parenthesis, verb: Verb, after: str) -> bool:
    """Whether there is something beside the clause that its verb may say."""
    token = piece.token
    inverted = piece.source.i > token.i or is_clitic(piece.source)
    following = text.doc[piece.last + 1].text if piece.last < unit.last else ""
    if following == ":" and not (after == "quote" and inverted):
        return False
    if after == "quote" or inverted or piece.likewise:
        return verb.sense("clause") is not None or after == "quote" or inverted
    addressed = verb.lemma in text.lexicon.words.address
    objects = not addressed and any(c.dep_ == "obj" and c.i > token.i for c in verb.children)
    left = text.doc[unit.first : piece.first]
    either = text.lexicon.words.past_is_participle
    both_sides = following == "," and piece.source.pos_ in NOMINALS
    said = (
        unit.title
        or piece.interrupts
        or both_sides
        or any(t.pos_ in ("VERB", "AUX") and (either or t.morph.get("VerbForm") == ["Fin"]) for t in left)
    )
    goes_on = any(text.is_open(i) for i in range(piece.last + 1, min(piece.last + 3, unit.last + 1)))
    if objects or not (verb.lemma in text.lexicon.words.inverts or _is_known(text, piece.source)):
        return False
    return after == "comma" and verb.sense("clause") is not None and (said or goes_on)


def _is_known(text: Text, source: Token) -> bool:
    """Whether the subject is somebody, so that a verb of more than one sense speaks ("…, but the town
    held")."""
    unnamed = source.lemma_.lower() in text.lexicon.words.unnamed
    return unnamed or source.pos_ in ("PROPN", "PRON") or source.i in text.mentions or speaks(text, source)


def _has_own_object(text: Text, verb: Verb) -> bool:
    """Whether the verb has what it says beside it ("as the army denies striking the town")."""
    told = verb.lemma in text.lexicon.words.address
    objects = [c for c in verb.children if c.i > verb.last and c.dep_ in ("obj", "xcomp", "ccomp")]
    objects = [c for c in objects if not speaks(text, c)]
    return bool(objects) and not told


def _skip_back(text: Text, unit: Unit, i: int) -> int:
    """The token at or before ``i`` that is no comma."""
    while (i > unit.first and text.doc[i].text in (",", "–", "—", "-")) or (
        text.doc[i].is_space and i > unit.first
    ):
        i -= 1
    return i


def _left_edge(text: Text, unit: Unit, token: Token, own_subject: Token | None) -> int:
    """The first token of the cue's clause: its auxiliaries, clitics, adverbs, and the subject if it comes
    first."""
    first = token.i
    lead = (
        token.head
        if token.dep_ == "xcomp" and abs(token.head.i - token.i) < 4 and token.head.i < token.i
        else None
    )
    parts = {c.i for c in token.children if c.i < token.i and c.dep_ in _BEFORE}
    parts |= {c.i for c in token.children if c.i < token.i and c.pos_ == "PRON" and not may_speak(text, c)}
    if lead is not None:
        parts |= {lead.i} | {
            c.i
            for c in lead.children
            if c.i < token.i and (c.dep_ in _BEFORE or (c.dep_ in SUBJECTS and c.pos_ == "PRON"))
        }
    if own_subject is not None and own_subject.i < token.i and token.i - own_subject.i < 15:
        names = name_tokens(own_subject, {token.i})
        relative = next((c for c in own_subject.children if c.dep_ == "acl:relcl" and c.i < token.i), None)
        inside = set() if relative is None else {i for i in subtree(relative) if i < token.i}
        end = max(inside | {names[-1]})
        parts |= set(range(max(names[0], unit.first), end + 1))
    aside = any(text.doc[i].text == "," for i in parts)
    while first - 1 >= unit.first and (
        first - 1 in parts
        or text.doc[first - 1].text.startswith("-")
        or (aside and text.doc[first - 1].text == "," and first - 2 in parts)
    ):
        first -= 1
    return _past_title(text, unit, first) if own_subject is not None and own_subject.i < token.i else first


def _name_before(text: Text, unit: Unit, verb: Verb | None) -> tuple[Token, int] | None:
    """The speaker right before a past tense that was taken for its participle ("…, state media reported on
    Friday"), past an aside set off by commas, and where its words begin."""
    if verb is None or not text.lexicon.words.past_is_participle or _has_speaking_agent(text, verb):
        return None
    token = verb.token
    if is_gerund(token) or any(c.dep_ in ("aux", "aux:pass") for c in token.children):
        return None
    end = _before_aside(text, unit, token.i)
    start = end
    while start > unit.first and end - start < _LONGEST_NAME and text.doc[start - 1].pos_ in _IN_PHRASE:
        start -= 1
    opened = start > unit.first and (text.doc[start - 1].text == "," or text.is_close(start - 1))
    if not opened or start == end or text.doc[start].pos_ in ("ADP", "PART", "CCONJ"):
        return None
    stop = next((i for i in range(start, end) if text.doc[i].pos_ == "ADP"), end)
    head = text.doc[stop - 1]
    return (head, start) if speaks(text, head) else None


def _is_past(text: Text, unit: Unit, verb: Verb | None) -> bool:
    """Whether a participle may be a past tense: a speaker, or its own subject, stands right before it."""
    if verb is None or not text.lexicon.words.past_is_participle:
        return False
    own = any(c.dep_ == "nsubj" and c.i < verb.token.i for c in verb.token.children)
    return own or _name_before(text, unit, verb) is not None


def _has_speaking_agent(text: Text, verb: Verb) -> bool:
    """Whether "by" after the verb introduces who says it ("reported by the ministry", not "said by
    telephone").
    """
    agent = verb.agent
    return verb.passive and agent is not None and (agent.pos_ == "PROPN" or speaks(text, agent))


def _before_aside(text: Text, unit: Unit, i: int) -> int:
    """Where the subject's words end: before ``i``, or before the aside between commas that ends there
    ("the secretary, Gilberto Teodoro, said", "an official, who asked not to be named, told")."""
    if text.doc[i - 1].text != ",":
        return i
    for j in range(i - 2, max(unit.first, i - _LONGEST_NAME), -1):
        if text.doc[j].text == "," or j in text.marks:
            opens = text.doc[j + 1].pos_ in ("PROPN", "PRON", "DET", "ADP") or text.doc[j + 1].lower_ == "who"
            return j if opens and text.doc[j].text == "," else i
    return i


def _past_title(text: Text, unit: Unit, first: int) -> int:
    """The first word of a name whose title the parser hung elsewhere, where a comma or mark stands before
    it."""
    start = first
    if text.doc[first].pos_ in ("DET", "PRON"):
        return first
    while start > unit.first and text.doc[start - 1].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        start -= 1
    opened = start > unit.first and (text.doc[start - 1].text == "," or text.is_close(start - 1))
    return start if opened else first


def _likewise(text: Text, unit: Unit, first: int) -> int:
    """How many words of "comme", "ainsi que", "as" stand right before the clause."""
    for words in text.lexicon.words.likewise:
        count = len(words.split(" "))
        if first - count >= unit.first:
            here = " ".join(t.lower_ for t in text.doc[first - count : first])
            if here == words:
                return count
    return 0


def _has_complement(text: Text, verb: Verb | None, token: Token) -> bool:
    """Whether a clause that is said follows the verb, which then stands in no parenthesis."""
    words = text.lexicon.words.complementisers
    children = verb.children if verb is not None else list(token.children)
    for child in children:
        if child.i < token.i:
            continue
        opening = min((t.i for t in child.subtree if t.i > token.i and not t.is_punct), default=token.i + 1)
        if text.quote_of[opening] >= 0 and text.quote_of[token.i] < 0:
            continue
        if text.doc[opening - 1].text in (";", ","):
            continue
        marked = any(c.dep_ == "mark" and c.lower_ in words[:3] and c.i > token.i for c in child.children)
        if marked and child.dep_ in ("ccomp", "advcl", "xcomp", "acl", "csubj"):
            return True
        if (
            child.dep_ in ("ccomp", "xcomp")
            and text.quote_of[child.i] < 0
            and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN")
        ):
            between = text.doc[token.i + 1 : opening]
            if not any(t.text in (",", ";") for t in between):
                return True
    return False


def _right_edge(text: Text, unit: Unit, token: Token, source: Token) -> int:
    """The last token of the cue's clause: past its subject, up to the next comma, mark or stop."""
    end = token.i
    if source.i > token.i:
        end = max(end, name_tokens(source, {token.i})[-1])
        end = _past_relative(text, unit, source, end)
    while end + 1 <= unit.last:
        following = text.doc[end + 1]
        if following.text == "," and end + 2 <= unit.last and text.doc[end + 2].pos_ == "NUM":
            end += 2  # "raconte Ahmed, 34 ans."
            continue
        if following.text in _BREAKS or following.i in text.marks or following.is_space:
            break
        end += 1
    return end


def _past_relative(text: Text, unit: Unit, source: Token, end: int) -> int:
    """Takes in a relative clause on the source, if what lies between is all its own."""
    for child in source.children:
        if child.dep_ in ("acl:relcl", "acl") and child.i > end and child.i <= unit.last:
            inside = [i for i in sorted(subtree(child)) if i <= unit.last and text.quote_of[i] < 0]
            if inside and inside[0] <= end + 2 and inside[-1] - inside[0] + 1 == len(inside):
                return inside[-1]
    return end

"""Cues that are no verbs: selon X, according to X, aux yeux de X; l'annonce par X que, his claim that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.frames import leading_frame
from seuil.assertion.attribution.lexicon import Phrase
from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.syntax import (
    NOMINALS,
    SUBJECTS,
    clause_root,
    introducer,
    name_tokens,
    subtree,
)
from seuil.assertion.attribution.text import Text, Unit, is_finite
from seuil.assertion.attribution.verbs import verb_at

if TYPE_CHECKING:
    from spacy.tokens import Token

_SPEAKING_KINDS = (
    "person",
    "government",
    "armed-force",
    "organisation",
    "alliance",
    "medium",
    "group",
    "state",
)
_LONGEST_ASIDE = 18
_WIDEST_SUBJECT = 14  # in which the verb of a clause must come after its conjunction
_WIDEST = 150  # how far a sentence reaches on either side of the phrase: a hostile one never ends
_CLAUSES = ("acl", "ccomp", "acl:relcl", "advcl", "appos", "xcomp")


def prepositional(text: Text, unit: Unit) -> list[Found]:
    """The attributions of the unit's cue phrases."""
    found: list[Found] = []
    i = unit.first
    while i <= unit.last:
        token = text.doc[i]
        phrase = text.lexicon.phrase_at(text.lower, token.idx) if token.text[0].isalpha() else None
        one = None if phrase is None else _phrase(text, unit, i, phrase)
        if one is not None:
            found.append(one)
            i = one.cue[-1] + 1
        else:
            i += 1
    return found


def _phrase(text: Text, unit: Unit, first: int, phrase: Phrase) -> Found | None:
    """The attribution that the phrase at token ``first`` makes; null if what follows is no source."""
    end = text.doc[first].idx + len(phrase.words)
    last = first
    while last + 1 <= unit.last and text.doc[last + 1].idx < end:
        last += 1
    head = _governed(text, unit, first, last)
    if head is None or not _is_source(text, head, phrase, first, unit):
        return None
    names = name_tokens(head, set(range(first, last + 1)))
    own = _extent(unit, first, head, names)
    own |= _to_comma(text, unit, first, max(own))
    content = _own_clause(text, unit, own, _content(text, unit, first, head, own))
    content -= own | leading_frame(text, unit, first)
    if phrase.words.startswith("de source"):
        last = first
    if not any(text.doc[i].is_alpha for i in content):
        return None
    one = Found(tuple(range(first, last + 1)), first, phrase.stance, content, source=head.i)
    one.clause = own
    return one


def _governed(text: Text, unit: Unit, first: int, last: int) -> Token | None:
    """The head of the noun phrase that the cue phrase introduces."""
    cue = text.doc[last]
    while cue.head.i != cue.i and first <= cue.head.i <= last:
        cue = cue.head
    if cue.head.i > last and cue.head.i <= min(unit.last, last + 12) and cue.head.pos_ in NOMINALS:
        return cue.head
    if text.doc[first].lower_ == "de" and text.doc[last].pos_ == "NOUN":
        return text.doc[last]  # "de source diplomatique": the source is in the phrase
    for i in range(last + 1, min(unit.last, last + 5) + 1):
        word = text.doc[i]
        if word.pos_ in NOMINALS:
            while (
                last < word.head.i <= last + 8
                and word.head.pos_ in NOMINALS
                and word.dep_ not in ("conj", "appos", "nmod")
            ):
                word = word.head
            return word
        if word.pos_ not in ("DET", "ADJ", "NUM", "PUNCT") or word.text in (",", "."):
            return None
    return None


def _is_source(text: Text, head: Token, phrase: Phrase, first: int, unit: Unit) -> bool:
    """Whether the noun can be the source of what is said."""
    words = text.lexicon.words
    lemma = head.lemma_.lower()
    if (
        lemma in words.not_sources
        or head.lower_ in words.not_sources
        or head.morph.get("PronType") == ["Rel"]
    ):
        return False
    if head.i in text.times and head.i not in text.mentions:
        return False
    if head.pos_ == "NUM" or lemma in (
        "lequel",
        "laquelle",
        "lesquels",
        "lesquelles",
        "quoi",
        "what",
        "which",
    ):
        return False
    if not phrase.opening:
        return True
    opens = all(not t.text[:1].isalnum() for t in text.doc[unit.first : first])
    names = name_tokens(head, set())
    comma = names[-1] + 1 <= unit.last and text.doc[names[-1] + 1].text == ","
    mention = text.mentions.get(head.i)
    known = None if mention is None else text.reading.entities.get(mention.entity or "")
    if not (opens and comma) or text.doc[min(names[-1] + 2, unit.last)].morph.get("VerbForm") == ["Part"]:
        return False  # "Pour la Finlande, entrée dans l'OTAN en 2023, …"
    if known is not None:
        return known.kind in _SPEAKING_KINDS
    return lemma in words.speakers and any(c.lower_ in words.definite for c in head.children)


def _extent(unit: Unit, first: int, head: Token, names: list[int]) -> set[int]:
    """The tokens of the whole phrase, clauses on its source included, as far as the parse can be trusted."""
    last = names[-1]
    for child in head.children:
        if child.dep_ in ("acl", "acl:relcl") and child.i > last:
            inside = sorted(subtree(child))
            if (
                inside[0] <= last + 2
                and inside[-1] <= unit.last
                and inside[-1] - inside[0] + 1 == len(inside)
            ):
                last = inside[-1]
    return set(range(first, last + 1))


def _to_comma(text: Text, unit: Unit, first: int, last: int) -> set[int]:
    """What still belongs to a source that opens the sentence, up to the comma ("Selon un responsable
    s'exprimant sous couvert d'anonymat, …")."""
    if any(text.doc[i].is_alpha for i in range(unit.first, first)) or last + 1 > unit.last:
        return set()
    following = text.doc[last + 1]
    if following.text == "," or following.pos_ not in ("VERB", "PRON", "ADP", "ADJ"):
        return set()
    for i in range(last + 1, min(last + _LONGEST_ASIDE, unit.last) + 1):
        if text.doc[i].text == ",":
            return set(range(last + 1, i))
        finite = text.doc[i].morph.get("VerbForm") == ["Fin"]
        if (finite and following.morph.get("PronType") != ["Rel"]) or i in text.marks:
            return set()
    return set()


def _content(text: Text, unit: Unit, first: int, head: Token, own: set[int]) -> set[int]:
    """The clause that the phrase belongs to: the whole unit where it opens it, else what the syntax
    governs."""
    before = any(
        text.doc[i].is_alpha and text.doc[i].pos_ not in ("CCONJ", "ADV") for i in range(unit.first, first)
    )
    quote = text.quote_of[first]
    inside = range(unit.first, unit.last + 1) if quote < 0 else text.quote_tokens(quote)
    start = max(inside.start, unit.first, first - _WIDEST)
    limits = set(range(start, min(inside.stop, unit.last + 1, first + _WIDEST)))
    if not before:
        return {i for i in limits if i > max(own)}
    if text.doc[first - 1].pos_ == "CCONJ" and first - 1 >= unit.first:  # "…, but according to X it could"
        return {i for i in limits if i > max(own)}
    top = head
    while top.head.i != top.i and top.head.i in own:
        top = top.head
    if top.head.i == top.i:  # the parser made the source the head of the sentence
        return limits - own
    root = clause_root(top.head)
    parted = text.doc[first - 1].text == "," and text.doc[min(max(own) + 1, unit.last)].text == ","
    if parted and root.i > first and top.dep_ in SUBJECTS:
        return limits - own  # the parser gave the source to the verb after it
    if first > 0 and text.doc[first - 1].text in (",", "(", "–", "—") and max(own) + 2 >= unit.last:
        while (
            root.dep_ in ("advcl", "acl:relcl", "acl", "ccomp", "conj", "xcomp")
            or (root.dep_ == "parataxis" and text.lexicon.verb_lemma(root) is not None)
        ) and root.head.i < first:
            root = root.head
    return (subtree(root) & limits) - subtree(top)


def _own_clause(text: Text, unit: Unit, own: set[int], content: set[int]) -> set[int]:
    """The clause that the phrase closes, of two joined by a comma and a conjunction ("A, and B, according to
    X"; "A, according to X, and B")."""
    for i in range(unit.first + 2, unit.last):
        token = text.doc[i]
        if token.pos_ != "CCONJ" or text.doc[i - 1].text != "," or text.quote_of[i] >= 0:
            continue
        if not opens_clause(text, unit, i):
            continue
        beyond = {j for j in content if (j <= i if i < min(own) else j >= i - 1)}
        rest = content - beyond
        if any(text.doc[j].pos_ in ("VERB", "AUX") for j in rest) and min(content) < min(own):
            content = rest
    return content


def opens_clause(text: Text, unit: Unit, i: int) -> bool:
    """Whether a clause with a subject of its own follows the conjunction: a noun, then a finite verb."""
    named = False
    for token in text.doc[i + 1 : min(i + _WIDEST_SUBJECT, unit.last + 1)]:
        if (token.is_punct and token.text != "-") or token.morph.get("PronType") == ["Rel"]:
            return False
        past = text.lexicon.words.past_is_participle and token.morph.get("Tense") == ["Past"]
        if named and (token.morph.get("VerbForm") == ["Fin"] or (past and token.pos_ == "VERB")):
            return not token.dep_.startswith("acl")
        named = named or token.pos_ in NOMINALS
    return False


def nominal(text: Text, unit: Unit) -> list[Found]:
    """The attributions of the unit's cue nouns."""
    found: list[Found] = []
    for i in range(unit.first, unit.last + 1):
        noun = text.doc[i]
        stance = text.lexicon.nouns.get(noun.lemma_.lower()) if noun.pos_ == "NOUN" else None
        if stance is None:
            continue
        content = _noun_clause(text, noun)
        source = _noun_source(text, noun)
        if content is None and source is not None:
            content = _noun_event(text, noun, source)
        if not content or (source is not None and source.i in content):
            continue
        verb = verb_at(text, noun.head) if noun.dep_ == "obl" else None
        sense = None if verb is None else verb.sense("clause")
        if verb is not None and sense is not None and verb.subject is not None and not verb.passive:
            # "said in a statement that": the parser hung the clause on the noun
            found.append(Found(verb.cue(), verb.token.i, sense.stance, content - {i}, source=verb.subject.i))
            continue
        one = Found((i,), i, stance, content - {i}, source=None if source is None else source.i)
        found.append(one)
    return found


def _noun_clause(text: Text, noun: Token) -> set[int] | None:
    """The clause that says what the noun names."""
    words = text.lexicon.words
    below = [c for n in noun.children if n.dep_ == "nmod" and n.i > noun.i for c in n.children]
    for child in sorted([*noun.children, *below], key=lambda t: t.i):
        if child.i < noun.i or child.dep_ not in _CLAUSES:
            continue
        inside = subtree(child)
        opening = text.doc[min(inside)].idx
        relay = next((w for w in words.relayed if text.lower.startswith(w, opening)), None)
        if relay is not None:
            end = opening + len(relay)
            return {i for i in inside if text.doc[i].idx >= end}
        mark = next(
            (c for c in child.children if c.dep_ == "mark" and c.lower_ in words.complementisers[:3]), None
        )
        if mark is not None and mark.lower_ not in ("if", "si") and mark.i > noun.i and is_finite(child):
            return {i for i in inside if i >= mark.i}
    following = text.doc[noun.i + 1] if noun.i + 1 < len(text.doc) else None
    if following is None or following.dep_ != "mark" or following.lower_ not in words.complementisers[:1]:
        return None
    if following.head.i > following.i and following.pos_ == "SCONJ":  # the clause hangs elsewhere
        return {i for i in subtree(following.head) if i >= following.i}
    return None


def _noun_source(text: Text, noun: Token) -> Token | None:
    """Whose word it is: a possessive, what "de", "par", "of", "by" introduces, or the subject that utters
    it."""
    words = text.lexicon.words
    agents = [
        c for c in noun.children if c.i > noun.i and introducer(c) in words.agents and c.pos_ in NOMINALS
    ]
    if agents:
        return agents[0]
    for child in noun.children:
        possessive = child.dep_ in ("nmod", "nmod:poss", "det") and (
            child.morph.get("Poss") == ["Yes"] or child.dep_ == "nmod:poss"
        )
        genitive = (
            child.i < noun.i and child.dep_ == "nmod" and any(c.lower_ in ("'s", "'") for c in child.children)
        )
        if child.i < noun.i and (possessive or genitive):
            return child
    for child in noun.children:
        if (
            child.i > noun.i
            and child.dep_ in ("nmod", "obl")
            and introducer(child) in words.owners
            and not text.lexicon.is_event(child)
        ):
            return child if child.pos_ in NOMINALS else None
    if (
        noun.dep_ in ("obj", "obl")
        and noun.head.pos_ == "VERB"
        and text.lexicon.verb_lemma(noun.head) is None
    ):
        return next((c for c in noun.head.children if c.dep_ in SUBJECTS[:1] and c.pos_ in NOMINALS), None)
    return None


def _noun_event(text: Text, noun: Token, source: Token) -> set[int] | None:
    """The event that the noun announces ("l'annonce par Moscou du retrait"), where an agent is named too."""
    if introducer(source) not in text.lexicon.words.agents:
        return None
    near = [*noun.children, *source.children]
    for child in sorted(near, key=lambda t: t.i):
        if (
            child.i != source.i
            and child.i > noun.i
            and child.dep_ in ("nmod", "obl")
            and text.lexicon.is_event(child)
        ) and introducer(child) in text.lexicon.words.owners:
            return subtree(child)
    return None

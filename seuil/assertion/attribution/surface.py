"""Who speaks, and what is asked or denied, by the order of the words where the parse went astray."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.sources import speaks
from seuil.assertion.attribution.syntax import NOMINALS, is_clitic, is_gerund, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

    from seuil.assertion.attribution.text import Text, Unit
    from seuil.assertion.attribution.verbs import Verb

_LONGEST_ASIDE = 25  # between two commas, in tokens
_LONGEST_GAP = 12  # between a verb and the infinitive that it asks for, in tokens
_HEAD_OF_NAME = 6
_CLITICS = ("expl", "expl:pv", "expl:comp", "expl:pass", "iobj")


def speaker_before(text: Text, verb: Token) -> Token | None:
    """Who is named right before a finite verb, past an aside between commas ("the minister, who resigned in
    May, said"); null where nobody who speaks is."""
    first = verb.i
    while first and text.doc[first - 1].head.i == verb.i and (
        text.doc[first - 1].pos_ in ("AUX", "ADV", "PART") or text.doc[first - 1].dep_ in _CLITICS
    ):
        first -= 1
    last = first - 1
    if last > 0 and text.doc[last].text == ",":
        last = _before_aside(text, last) - 1
    if last < 0 or text.doc[last].pos_ not in NOMINALS or text.unit_of[last] != text.unit_of[verb.i]:
        return None
    head = _named_until(text, last)
    if speaks(text, head) or head.pos_ == "PROPN" or head.i in text.mentions:
        return head
    plain = head.pos_ == "NOUN" and head.i not in text.times and not text.lexicon.is_event(head)
    return head if plain and text.doc[first - 1].text == "," else None


def _before_aside(text: Text, comma: int) -> int:
    """The comma that opens the aside which ends at ``comma``; 0 where none does."""
    unit = text.units[text.unit_of[comma]]
    for i in range(comma - 1, max(unit.first, comma - _LONGEST_ASIDE), -1):
        if text.doc[i].text in (";", ":", ".") or (i in text.marks and text.is_close(i)):
            return 0
        if text.doc[i].text == ",":
            return i
    return 0


def _named_until(text: Text, last: int) -> Token:
    """The head of the noun phrase or name that ends at ``last``."""
    named = [m for m in text.mentions.values() if m.first <= last <= m.last and text.doc[m.head].i <= last]
    if named:
        widest = max(named, key=lambda m: m.last - m.first)
        return text.doc[widest.head]
    head = text.doc[last]
    while (
        head.dep_ in ("flat", "flat:name", "compound", "nmod", "appos", "conj")
        and last - _HEAD_OF_NAME <= head.head.i < head.i
        and head.head.pos_ in NOMINALS
    ):
        head = head.head
    return head


def by_place(text: Text, token: Token) -> bool:
    """Whether a form of a cue verb that was taken for a noun stands where only a verb can: after a
    subject, an
    auxiliary or a mark, with no determiner, before a complementiser, an infinitive, a determiner or the
    pronoun of an inversion ("l'état-major nie tout abus", "lit-on dans une note", "others, …, fear that
    …")."""
    doc, i, words = text.doc, token.i, text.lexicon.words
    lemma = text.lexicon.verb_lemma(token)
    if lemma is None or not 0 < i < len(doc) - 1 or token.pos_ in ("VERB", "AUX"):
        return False
    if token.lower_ == lemma and not words.past_is_participle:
        return False  # an infinitive
    before, after = doc[i - 1], doc[i + 1]
    if any(c.dep_ in ("det", "amod", "case", "nummod") and c.i < i for c in token.children):
        return False
    if words.past_is_participle:  # its verbs and nouns look alike: only a clause after an aside is sure
        return before.text == "," and after.lower_ == words.complementisers[0]
    if is_clitic(after):
        return True
    clause = after.lower_ in words.complementisers[:2] or after.morph.get("VerbForm") == ["Inf"]
    opens = clause or after.pos_ == "DET" or after.lower_ in ("des", "du") or text.is_open(i + 1)
    named = before.pos_ in ("NOUN", "PROPN", "ADJ") and (
        speaks(text, before) or speaks(text, before.head) or before.pos_ == "PROPN"
    )
    if before.pos_ != "DET" and any(c.dep_ == "aux" and c.i < i for c in token.children):
        return True
    joined = before.pos_ in ("AUX", "CCONJ") or before.text == "," or before.morph.get("Polarity") == ["Neg"]
    return opens and (named or joined)


def taken_for_modifier(text: Text, token: Token) -> bool:
    """Whether a past tense was taken for a participle before the noun that is its object ("the leader, held
    to be lawful, urged soldiers to join")."""
    return (
        text.lexicon.words.past_is_participle
        and token.dep_ == "amod"
        and token.head.i > token.i
        and token.i > 0
        and text.doc[token.i - 1].text == ","
        and not is_gerund(token)
    )


def infinitive_after(verb: Verb) -> set[int]:
    """The infinitive that the verb asks for, whatever the parser hung it on ("urged officers in a video to
    change sides"): the first after it, if no other verb, clause or mark lies between."""
    text, marks = verb.text, verb.text.lexicon.words.infinitive_marks
    unit: Unit = text.units[text.unit_of[verb.token.i]]
    following = text.doc[min(verb.last + 1, unit.last)]
    if following.morph.get("VerbForm") == ["Inf"] and not text.lexicon.words.past_is_participle:
        return {i for i in subtree(following) if following.i <= i <= unit.last}
    for i in range(verb.last + 1, min(verb.last + _LONGEST_GAP, unit.last) + 1):
        token = text.doc[i]
        if token.lower_ in marks and _opens_infinitive(text, i, unit.last):
            return _infinitive_at(text, i, unit)
        if token.text in (";", ":", ".", "–", "—") or token.pos_ in ("SCONJ", "VERB", "CCONJ"):
            return set()
        if token.morph.get("PronType") == ["Rel"]:
            return set()
    return set()


def _opens_infinitive(text: Text, i: int, last: int) -> bool:
    """Whether an infinitive follows the mark, past a negation, pronouns and an opening quotation mark."""
    for token in text.doc[i + 1 : min(i + 6, last + 1)]:
        if token.morph.get("VerbForm") == ["Inf"]:
            return True
        if text.lexicon.words.past_is_participle and text.doc[i].pos_ == "PART":
            return token.pos_ in ("VERB", "NOUN", "AUX") and token.i == i + 1
        if token.pos_ not in ("PRON", "ADV", "PART") and token.i not in text.marks:
            return False
    return False


def _infinitive_at(text: Text, i: int, unit: Unit) -> set[int]:
    """The tokens of the infinitive clause that the mark at ``i`` opens."""
    verb = next((t for t in text.doc[i + 1 : i + 6] if t.pos_ in ("VERB", "AUX", "NOUN")), text.doc[i + 1])
    tops = [verb, text.doc[i].head] if text.doc[i].head.i > i else [verb]
    inside = {j for top in tops for j in subtree(top) if i <= j <= unit.last} | {i, verb.i}
    last = i
    while last + 1 in inside or (last + 1 <= max(inside) and text.doc[last + 1].is_punct):
        last += 1
    return set(range(i, max(last, verb.i) + 1))

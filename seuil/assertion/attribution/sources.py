"""The source of an attribution: its words, its entity, whether it is named, and the medium it spoke to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.syntax import NOMINALS, introducer, name_tokens
from seuil.assertion.attribution.text import Text

if TYPE_CHECKING:
    from spacy.tokens import Token

# A state may speak too, but "Ukraine: …" is a topic more often than a speaker.
_SPEAKING_KINDS = ("person", "government", "armed-force", "organisation", "alliance", "medium", "group")
# How far from its cue a medium or a plea for anonymity is looked for, in tokens: a unit may be a whole page.
_NEAR = 80
_NAMED = ("appos", "flat", "flat:name", "compound", "nmod")


def may_speak(text: Text, token: Token | None) -> bool:
    """Whether the subject is not one of those that never speak."""
    if token is None:
        return True
    never = text.lexicon.words.not_speakers
    if token.i in text.times and token.i not in text.mentions:
        return False
    return token.lower_ not in never and token.lemma_.lower() not in never


def can_act(text: Text, token: Token) -> bool:
    """Whether the noun is no mere happening or sign ("ces observations annoncent une offensive")."""
    mention = text.mentions.get(token.i)
    known = None if mention is None else text.reading.entities.get(mention.entity or "")
    if known is not None and known.kind == "weapon":
        return False
    if token.pos_ != "NOUN" or token.i in text.mentions or speaks(text, token):
        return True
    stance = text.lexicon.nouns.get(token.lemma_.lower())
    if stance is not None:
        return stance not in ("believes", "asks")  # a report speaks, a worry does not
    return not text.lexicon.is_event(token)


def speaks(text: Text, head: Token) -> bool:
    """Whether the noun is somebody who speaks: a person, a body, or a word for one."""
    mention = text.mentions.get(head.i)
    known = None if mention is None else text.reading.entities.get(mention.entity or "")
    if known is not None:
        return known.kind in _SPEAKING_KINDS
    lemma = head.lemma_.lower()
    return lemma in text.lexicon.words.speakers or head.lower_ in text.lexicon.words.speakers


def description(text: Text, found: Found) -> tuple[str, list[int]]:
    """The page's words for the source, and their tokens; "" for a source that names nobody."""
    if found.source is None:
        return "", []
    head = text.doc[found.source]
    tokens = name_tokens(head, set(found.cue))
    tokens = _with_name(text, tokens, set(found.cue))
    words = text.text_of(tokens[0], tokens[-1])
    return words.lstrip("-").removeprefix("t-"), tokens


def _with_name(text: Text, tokens: list[int], cue: set[int]) -> list[int]:
    """Takes in the name after an office that the parser hung elsewhere ("le porte-parole, Dmitri Peskov")."""
    last = tokens[-1]
    doc = text.doc
    if (
        last + 3 < len(doc)
        and doc[last + 1].text == ","
        and doc[last + 2].pos_ == doc[last + 3].pos_ == "PROPN"
    ):
        office = doc[tokens[0]].lemma_.lower() in text.lexicon.words.speakers or any(
            doc[i].lemma_.lower() in text.lexicon.words.speakers for i in tokens
        )
        end = last + 3
        while end + 1 < len(doc) and doc[end + 1].pos_ == "PROPN":
            end += 1
        if office and (end + 1 == len(doc) or not doc[end + 1].text[:1].isalnum()):
            return list(range(tokens[0], end + 1))
    if (
        last + 2 < len(doc)
        and doc[last + 1].text == ","
        and doc[last + 2].pos_ == "PROPN"
        and doc[last].pos_ != "PRON"
    ):
        name = doc[last + 2]
        if name.dep_ in ("nsubj", "appos", "nsubj:pass") and name.head.i in cue | {doc[tokens[0]].head.i}:
            return list(range(tokens[0], name_tokens(name, cue)[-1] + 1))
    return tokens


def entity(text: Text, found: Found, tokens: list[int]) -> str | None:
    """The entity that speaks: the person named beside an office, else the mention at the head."""
    if found.source is None:
        return None
    at_head = text.mentions.get(found.source)
    entities = text.reading.entities
    head = text.doc[found.source]
    if at_head is not None and _is_person(entities, at_head.entity):
        return at_head.entity
    for i in tokens:
        mention = text.mentions.get(i)
        beside = (
            i != found.source and text.doc[i].dep_ in (*_NAMED, "nsubj") and introducer(text.doc[i]) == ""
        )
        if (
            mention is not None
            and beside
            and _is_person(entities, mention.entity)
            and text.doc[i].head.i in (head.i, head.head.i)
        ):
            return mention.entity
    if at_head is not None:
        return at_head.entity
    for mention in text.reading.mentions if len(tokens) > 1 and head.pos_ == "PROPN" else ():
        if (
            mention.entity is not None
            and mention.first <= found.source <= mention.last
            and mention.head in tokens
        ):
            return mention.entity
    return None


def _is_person(entities: object, entity_id: str | None) -> bool:
    known = entities.get(entity_id) if isinstance(entities, dict) else None
    return known is not None and known.kind == "person"


def is_anonymous(text: Text, found: Found, tokens: list[int]) -> bool:
    """Whether the source is a person without a name, or asks not to be named."""
    if found.source is None:
        return False
    words = text.lexicon.words
    head = text.doc[found.source]
    unit = text.units[text.unit_of[found.source]]
    first, last = max(unit.first, found.source - _NEAR), min(unit.last, found.source + _NEAR)
    start, end = text.doc[first].idx, text.doc[last].idx + len(text.doc[last])
    here = text.lower[start:end]
    if head.lemma_.lower() not in words.unnamed and head.lower_ not in words.unnamed:
        return (
            head.pos_ != "PRON"
            and head.pos_ != "PROPN"
            and any(_says(here, phrase) for phrase in words.anonymity)
        )
    if any(_says(here, phrase) for phrase in words.anonymity):
        return True
    named = any(text.doc[i].pos_ == "PROPN" and _names(text.doc[i], head) for i in tokens)
    definite = introducer(head) in words.definite or any(
        c.dep_ in ("det", "nmod:poss") and c.lower_ in words.definite for c in head.children
    )
    return not named and not definite


def _says(here: str, phrase: str) -> bool:
    at = here.find(phrase)
    return at >= 0 and not here[at + len(phrase) : at + len(phrase) + 1].isalpha()


def _names(token: Token, head: Token) -> bool:
    """Whether the proper noun is the person's own name, not the body or the country that it comes from."""
    if token.head.i != head.i or introducer(token):
        return token.i == head.i
    return token.dep_ in ("appos", "flat", "flat:name") or (token.dep_ == "nmod" and token.i > head.i)


def medium(text: Text, found: Found, taken: set[int]) -> str | None:
    """The outlet or platform that the source spoke to or on: an entity id or the page's words; null if
    none."""
    cue = text.doc[found.cue_token]
    unit = text.units[text.unit_of[found.cue_token]]
    source = subtree_of_source(text, found)
    near = range(max(unit.first, found.cue_token - _NEAR), min(unit.last, found.cue_token + _NEAR) + 1)
    for i in near:
        if i in taken or i in source or i in found.cue or not _is_medium(text, text.doc[i]):
            continue
        top = _phrase_top(text.doc[i])
        if top.i in source or top.i in taken:
            continue
        if _spoken_to(text, top, cue, found):
            return _medium_name(text, text.doc[i])
    return None


def subtree_of_source(text: Text, found: Found) -> set[int]:
    """The tokens of the source's own words."""
    return set(description(text, found)[1])


def _is_medium(text: Text, token: Token) -> bool:
    if token.pos_ not in NOMINALS and token.pos_ not in ("X", "SYM", "ADJ"):
        return False
    words = text.lexicon.words
    mention = text.mentions.get(token.i)
    if mention is not None:
        known = text.reading.entities.get(mention.entity or "")
        if known is not None and known.kind == "medium":
            return True
    if (
        token.text in words.platforms
        or " ".join(t.text for t in token.doc[token.i : token.i + 2]) in words.platforms
    ):
        return token.i > 0 and token.doc[token.i - 1].lower_ in words.on_platform
    if token.text in words.media_words or token.lemma_.lower() in words.media_words:
        return True
    return any(
        " ".join(t.text for t in token.doc[token.i : token.i + n]) in words.media_words for n in (2, 3)
    )


def _phrase_top(token: Token) -> Token:
    """The head of the noun phrase that the medium's name stands in ("la chaîne de télévision CNN")."""
    for _ in range(6):
        if (
            token.dep_ in ("nmod", "appos", "flat", "flat:name", "compound", "amod", "conj")
            and token.head.pos_ in NOMINALS
        ):
            token = token.head
        else:
            break
    return token


def _spoken_to(text: Text, top: Token, cue: Token, found: Found) -> bool:
    """Whether the phrase hangs on the cue: as the one told, or by one of the prepositions, or as an
    interview."""
    words = text.lexicon.words
    by = introducer(top)
    if top.head.i in found.cue and top.dep_ in ("obj", "iobj", "obl", "obl:arg", "nmod", "xcomp", "ccomp"):
        return not by or by in words.to_medium
    if top.lemma_.lower() in words.interviews:
        return True
    return (
        by in words.to_medium and top.dep_ in ("obl", "nmod", "obl:arg", "obl:mod") and abs(top.i - cue.i) < 9
    )


def _medium_name(text: Text, token: Token) -> str:
    mention = text.mentions.get(token.i)
    if mention is not None and mention.entity is not None:
        return mention.entity
    joined = next(
        (
            n
            for n in (3, 2)
            if " ".join(t.text for t in token.doc[token.i : token.i + n])
            in (*text.lexicon.words.media_words, *text.lexicon.words.platforms)
        ),
        0,
    )
    if joined:
        return text.text_of(token.i, token.i + joined - 1)
    if token.pos_ == "NOUN":
        tokens = [i for i in name_tokens(token, set()) if text.doc[i].dep_ != "det" or i > token.i]
        return text.text_of(tokens[0], tokens[-1])
    return str(text.text_of(token.i, token.i))

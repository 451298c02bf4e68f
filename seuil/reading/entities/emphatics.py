"""Pronouns that go back to what was said last, as "celui-ci", "the latter", and those that only stress a
subject: "l'opposition, elle, …".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities import syntax
from seuil.reading.entities.page import Draft, PageNames

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")


def stresses(page: PageNames, token: Token) -> bool:
    """Whether a strong pronoun stands between commas, or a comma and a verb, and repeats the subject."""
    if page.word(token.i) not in page.index.lexicon("emphatic") or page.word(token.i - 1) != ",":
        return False
    return page.word(token.i + 1) in (",", ".", ";", ":")


def stressed_subject(page: PageNames, token: Token) -> Draft | None:
    """The subject that the pronoun stresses, if it stands for an entity."""
    before = [d for d in page.over(token.i - 2) if d.last == token.i - 2 and d.how != "adjective"]
    noun = _noun_before(token)
    if noun is not None:
        return page.headed(noun.i)
    return max(before, key=lambda d: d.last - d.first, default=None)


def _noun_before(token: Token) -> Token | None:
    """The noun stressed: the pronoun's own head, or the subject of the verb that it hangs on."""
    head = token.head
    if head.pos_ in ("NOUN", "PROPN") and head.i < token.i:
        return head
    for over in (head, *syntax.ancestors(head)[:2]):
        for kid in over.children:
            if kid.dep_ in _SUBJECTS and kid.i < token.i and kid.pos_ in ("NOUN", "PROPN"):
                return kid
    return None


def latest_key(page: PageNames, token: Token) -> str:
    """The phrase for the one named last that the token ends, "ce dernier", or ''."""
    word, latest = page.word(token.i), page.index.lexicon("latest")
    if word in latest:
        return word
    phrase = f"{page.word(token.i - 1)} {word}"
    after = page.token(token.i + 1)
    alone = after is None or after.pos_ not in ("NOUN", "PROPN", "ADJ", "NUM")
    return phrase if phrase in latest and alone else ""

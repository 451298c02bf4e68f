"""Relative pronouns: the noun that the clause hangs on, or the name right before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.reading.entities.atoms import fold
from seuil.reading.entities.page import Draft, PageNames
from seuil.reading.entities.syntax import SUBJECT

if TYPE_CHECKING:
    from spacy.tokens import Token


class Relatives:
    """Resolves the relative pronouns of one page."""

    def __init__(self, page: PageNames) -> None:
        self._page = page
        self._words = page.index.lexicon("relatives")
        self._genitives = page.index.lexicon("genitive_relatives")

    def resolve(self, token: Token) -> None:
        """Add the mention of a relative pronoun, if the token is one."""
        if fold(token.text) in self._words and self._is_relative(token):
            self._relative(token)

    def _is_relative(self, token: Token) -> bool:
        """A pronoun that takes up a noun: "that" only as a subject, where it is no conjunction."""
        if token.dep_ == "mark":
            return False
        if token.text.lower() == "that":
            return token.dep_ in SUBJECT and token.head.dep_.startswith("acl")
        if "Rel" in token.morph.get("PronType"):
            return True
        asks = "Int" in token.morph.get("PronType")
        return token.pos_ == "PRON" and token.i > 0 and not asks

    def _relative(self, token: Token) -> None:
        """The noun that the clause hangs on; where the parse hung it elsewhere, the mention right before."""
        page = self._page
        how = (
            "possessive"
            if self._page.word(token.i) in self._genitives and token.dep_ == "nmod:poss"
            else "pronoun"
        )
        if page.word(token.i - 1) in ("ce", "celui", "ceux", "celle", "celles", "those") or token.i == 0:
            return
        clause: Token | None = token.head
        for _ in range(4):
            if clause is None or clause.dep_.startswith("acl"):
                break
            clause = clause.head if clause.head.i != clause.i else None
        if clause is not None and clause.dep_.startswith("acl") and clause.head.i < token.i:
            over = self._nearer(token, page.headed(clause.head.i))
            if over is not None and token.i - over.last < 12 and self._may_be_who(token, over):
                page.mention(token.i, token.i, over.entity, how, head=token.i)
                return
            noun = clause.head.pos_ in ("NOUN", "PROPN", "PRON")
            if over is None and noun and token.i - clause.head.i < 3:
                return
        before = [d for d in self._ending_before(token.i) if self._may_be_who(token, d)]
        if before:
            best = max(before, key=lambda d: (d.last - d.first, d.last))
            page.mention(token.i, token.i, best.entity, how, head=token.i)

    def _nearer(self, token: Token, over: Draft | None) -> Draft | None:
        """Where a comma parts the clause from a name, it is about that name, whatever the parse says."""
        if over is None or self._page.word(token.i - 1) != ",":
            return over
        names = [d for d in self._ending_before(token.i) if d.how in ("name", "short-name", "metonym")]
        nearest = max(names, key=lambda d: d.last - d.first, default=None)
        if nearest is None or over.last >= nearest.first or not self._may_be_who(token, nearest):
            return over
        return nearest

    def _may_be_who(self, token: Token, d: Draft) -> bool:
        """So "In Havana Mr Castro, who": who is no place and no paper, which is no person."""
        kind, word = self._page.kind(d.entity), self._page.word(token.i)
        if word in ("who", "whom"):
            return kind not in ("city", "region", "document", "weapon") and d.how != "place"
        return word != "which" or kind != "person"

    def _ending_before(self, i: int) -> list[Draft]:
        """Resolved mentions that end right before a token, a comma or a preposition apart."""
        at = i - 1
        while at >= 0 and i - at < 4 and (self._page.doc[at].text == "," or self._page.doc[at].pos_ == "ADP"):
            at -= 1
        over = self._page.over(at) if at >= 0 else []
        return [d for d in over if d.last == at and d.how not in ("adjective", "possessive")]

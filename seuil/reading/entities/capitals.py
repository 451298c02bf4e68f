"""Capitals and seats of power: the government or the place?

The syntax decides. Who acts, speaks, owns or is spoken to is the government; where something is or falls
is the city.
"""

from __future__ import annotations

from seuil.reading.entities import syntax
from seuil.reading.entities.atoms import fold
from seuil.reading.entities.page import EntityDraft, PageNames


class Capitals:
    """Adds the mentions of capitals and of buildings that stand for a government."""

    def __init__(self, page: PageNames) -> None:
        self._page = page
        self._words = page.index.lexicon

    def add_capital(self, first: int, last: int, ref: str, power: str | None = None) -> None:
        """A capital; ``ref`` is ``<alpha-3>:<slug of the city>``, ``power`` whom it stands for if not
        its state.
        """
        iso, _, city = ref.partition(":")
        if self.is_place(first, last):
            name = self._page.index.cities.get(city, (city, iso))[0]
            entity = self._page.entity(EntityDraft(city, name, "city", iso))
            self._page.mention(first, last, entity, "place")
        else:
            self._page.mention(first, last, power or self._page.state(iso), "metonym")

    def add_metonym(self, first: int, last: int, iso: str, form: str) -> None:
        """A building, street or second seat. One that is a city of the tables may be meant as a place."""
        capital = [e for e in self._page.index.names.get(form) if e.family == "capital"]
        place = [e for e in self._page.index.names.get(form) if e.family == "place"]
        if capital:
            self.add_capital(first, last, capital[0].ref)
        elif place and self.is_place(first, last):
            row = self._page.index.places[place[0].ref]
            kind = "city" if row.kind == "city" else "region"
            entity = self._page.entity(
                EntityDraft(
                    row.id, row.names.get("en", row.id), "city" if kind == "city" else "region", row.country
                )
            )
            self._page.mention(first, last, entity, "place")
        else:
            self._page.mention(first, last, self._page.state(iso), "metonym")

    def is_place(self, first: int, last: int) -> bool:
        """Whether the name is meant as a place."""
        doc = self._page.doc
        head = syntax.head_of(doc, first, last)
        token = doc[head]
        if self._page.word(last + 1) == "-":
            # "Moscow-installed" is the government's doing, "Moscow-based" is not.
            return self._page.word(last + 2) in ("based", "born")
        if self._opens_dateline(first, last) or self._is_compound_place(last):
            return True
        if self._page.word(last + 1) in ("'s", "'"):
            # "at Washington's request": the preposition is that of the noun
            return self._owner_of_place(token.i, fold(syntax.governor(token).lemma_))
        case = fold(syntax.preposition(doc, first, head))
        relation = syntax.base(syntax.relation(token))
        over = syntax.governor(token)
        if case:
            # "À Séoul, le ministère …": a place that sets the scene.
            fronted = self._page.word(last + 1) == "," and over.i > last
            return self._by_preposition(case, fold(over.lemma_), fold(over.head.lemma_), fronted)
        if relation in ("obj", "nsubj"):
            passive = syntax.relation(token) == "nsubj:pass" or relation == "obj"
            return passive and self._means_place(over.lemma_)
        return self._owner_of_place(token.i, fold(over.lemma_))

    def _by_preposition(self, case: str, over: str, above: str, fronted: bool) -> bool:
        """What the preposition says, with the word that it depends on."""
        words = self._words
        if case in words("locatives"):
            return True
        if case in words("towards"):
            return fronted or not {over, above} & words("giving")
        if case in words("upon"):
            return over in words("strike_nouns") or over in words("place_verbs") or over in words("moving")
        if case in words("links"):
            return over in words("place_nouns") or over in words("moving")
        return False

    def _means_place(self, lemma: str) -> bool:
        return fold(lemma) in self._words("place_verbs")

    def _owner_of_place(self, at: int, over: str) -> bool:
        """As in "Kyiv's streets", "a Kyiv hospital"."""
        dep = syntax.base(self._page.doc[at].dep_)
        return dep in ("nmod", "compound", "amod") and over in self._words("place_nouns")

    def _opens_dateline(self, first: int, last: int) -> bool:
        """As in "KYIV, Ukraine (AP) –", "Moscou (AFP)": at the head of a paragraph, before a bracket or
        a dash.
        """
        if first in self._page.datelines:
            return True
        at_head = first == 0 or "\n" in self._page.doc[first - 1].text
        after = self._page.token(last + 1)
        return at_head and after is not None and after.text in ("(", "–", "—", "-")

    def _after_city_word(self, last: int) -> bool:
        """As in "la capitale irlandaise Dublin", "the capital Kyiv"."""
        first = last
        while first > 0 and last - first < 2 and self._page.over(first - 1):
            first -= 1
        return self._page.word(first - 1) in self._words("city_words")

    def _is_compound_place(self, last: int) -> bool:
        """As in "Kyiv airport", "Tehran, Iran": followed by what a city has, or by its state."""
        after = self._page.word(last + 1)
        if self._after_city_word(last):
            return True
        if self._page.index.language == "en" and after in self._words("place_nouns") | self._words(
            "city_words"
        ):
            return True
        if after != ",":
            return False
        beyond = self._page.token(last + 2)
        entries = self._page.index.names.get(beyond.text) if beyond is not None else ()
        return any(e.family == "state" for e in entries) and self._page.word(last + 3) in (",", "(", ".", "")

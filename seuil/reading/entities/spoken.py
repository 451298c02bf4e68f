"""Which state a passage speaks of, where an army, an office or a capital has none beside it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from seuil.reading.entities.atoms import fold
from seuil.reading.entities.syntax import case_words, subjects_above

if TYPE_CHECKING:
    from spacy.tokens import Token

    from seuil.reading.entities.page import Draft, PageNames

_SUBJECT = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_SPEAKS_FOR = frozenset({"state", "government", "armed-force", "person"})
# The title says what the page is about, and the dateline where it was written: they count for so many
# mentions.
_IN_TITLE = 3
# A state that the page names less than this share of its main state is not what the next sentence goes on
# with.
_SHARE = 0.3
# A page is about one state where it names it so many times as often as any other.
_LEAD = 1.5


class SpokenOf:
    """Answers for one page; the names must have been found before."""

    def __init__(self, page: PageNames) -> None:
        self._page = page
        self._starts = [p.start for p in page.article.paragraphs]
        self._pressing = page.index.lexicon("pressing")
        title = page.article.paragraphs[0].start if page.article.paragraphs else 0
        self._counts: dict[str, int] = {}
        self._titled: str | None = None
        for draft in page.drafts:
            country = page.country(draft.entity)
            if country is None or draft.how in ("weapon", "adjective"):
                continue
            weight = self._weight(draft, title)
            self._counts[country] = self._counts.get(country, 0) + weight
            if weight == _IN_TITLE and page.tokens[draft.head].idx < title:
                self._titled = self._titled or country

    def _weight(self, draft: Draft, title: int) -> int:
        """How much a mention says what the page is about."""
        page, acts = self._page, self._page.tokens[draft.head].dep_ in _SUBJECT
        if page.tokens[draft.head].idx < title:
            heads = not any(t.dep_ in _SUBJECT for t in page.tokens[: draft.head]) and acts
            return _IN_TITLE if heads or draft.first == 0 or page.word(draft.last + 1) == ":" else 1
        first = page.tokens[draft.first]
        if first.idx in self._starts and first.text.isupper() and len(first.text) > 3:
            return _IN_TITLE
        return 1 + acts

    def main(self, without: frozenset[str] = frozenset()) -> str | None:
        """The state that the page names most, ``without`` some; null where it names none."""
        able = sorted(self._counts, key=lambda c: (-self._counts[c], c != self._titled, c))
        for country in able:
            # One that the page hardly names is no better for being the only other.
            if country not in without and self._counts[country] >= _SHARE * self._counts[able[0]]:
                return country
        return able[0] if able else None

    def dominant(self) -> str | None:
        """The state that the page is about, where it names no other nearly as often."""
        main = self.main()
        others = [n for country, n in self._counts.items() if country != main]
        return main if main is not None and self._counts[main] >= _LEAD * max(others, default=0) else None

    def times(self, country: str | None) -> int:
        """How much the page speaks of a state."""
        return self._counts.get(country or "", 0)

    def acting(self, i: int) -> str | None:
        """The state whose clause the token stands in, unless it presses on another."""
        for subject in subjects_above(self._page.tokens[i]):
            country = self._acting(self._page.headed(subject))
            if country is not None:
                return None if self._presses(i, subject) else country
        return None

    def at(self, i: int) -> str | None:
        """The state that the passage around token ``i`` speaks of; null where the page names none."""
        page, pressed = self._page, set()
        for subject in subjects_above(page.tokens[i]):
            country = self._acting(page.headed(subject))
            if country is None:
                continue
            if not self._presses(i, subject) or self._beside(i, subject):
                return country
            # "Washington accused the army": another state's.
            pressed.add(country)
        without = frozenset(pressed | self._against(i))
        main = self.main(without)
        before = self._subject_before(i)
        if before is not None and before not in without and main is not None:
            if self._counts.get(before, 0) >= _SHARE * self._counts[main]:
                return before
        return main

    def _presses(self, i: int, subject: int) -> bool:
        """Whether what the subject does, or the verb that the token is the object of, is done to another."""
        token = self._page.tokens[i]
        done = {self._page.tokens[subject].head.lemma_}
        if token.dep_ in ("obj", "iobj"):
            done.add(token.head.lemma_)
        return bool({fold(lemma) for lemma in done} & self._pressing)

    def _beside(self, i: int, subject: int) -> bool:
        """Whether the noun is the subject of a clause beside another: "A accused B; the army said"."""
        token, over = self._page.tokens[i], self._page.tokens[subject].head
        if token.dep_ not in _SUBJECT:
            return False
        while token.head.i not in (over.i, token.i):
            token = token.head
            if token.dep_ in ("conj", "parataxis"):
                return True
        return False

    def _against(self, i: int) -> set[str]:
        """States that something was just set against: "marched against France; the police …"."""
        page, upon, found = self._page, self._page.index.lexicon("upon"), set()
        here = page.sentence[i]
        start = next((n for n in range(i, -1, -1) if page.sentence[n] != here), -1)
        before = page.in_sentence(here - 1) if start >= 0 and page.tokens[start].text == ";" else []
        for draft in (*before, *page.in_sentence(here)):
            if (
                draft.head >= i
                or page.kind(draft.entity) != "state"
                or self._paragraph(draft.head) != self._paragraph(i)
            ):
                continue
            country = page.country(draft.entity)
            if country is not None and upon & {fold(word) for word in case_words(page.tokens[draft.head])}:
                found.add(country)
        return found

    def _acting(self, draft: Draft | None) -> str | None:
        if draft is None or self._page.kind(draft.entity) not in _SPEAKS_FOR:
            return None
        return self._page.country(draft.entity)

    def _subject_before(self, i: int) -> str | None:
        """The last state that was a subject in the paragraph before the sentence of ``i``."""
        page = self._page
        paragraph = self._paragraph(i)
        for draft in reversed(page.drafts_in_order()):
            if draft.head >= i:
                continue
            if self._paragraph(draft.head) != paragraph or page.sentence[i] - page.sentence[draft.head] > 2:
                return None
            if page.tokens[draft.head].dep_ in _SUBJECT and self._leads(page.tokens[draft.head].head):
                country = self._acting(draft)
                if country is not None:
                    return country
        return None

    @staticmethod
    def _leads(verb: Token) -> bool:
        """Whether a verb is a sentence's own, or what is said there; "to demand that Paris leave" is none."""
        over = verb.head
        if verb.dep_ in ("conj", "parataxis", "ccomp"):
            return over.i == over.head.i or over.dep_ in ("conj", "parataxis")
        return verb.dep_ == "ROOT"

    def _paragraph(self, i: int) -> int:
        return bisect_right(self._starts, self._page.tokens[i].idx)

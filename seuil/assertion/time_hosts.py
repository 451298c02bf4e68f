"""The act or clause that a time expression hangs on."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from seuil.assertion import syntax
from seuil.assertion.clauses import (
    act_between,
    brought_later,
    governor,
    of_a_thing,
    telling_before,
    under_modal,
    wider,
)
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.time import TimeWords
from seuil.reading.model import TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

# Relations by which a verb is no clause of its own: "following the vote" as a preposition, an auxiliary.
_NO_CLAUSE = frozenset({"case", "mark", "fixed", "cc", "aux", "aux:pass", "cop"})
# Clauses that a time which hangs on nothing does not go to while there is another.
_SUBORDINATE = frozenset({"acl:relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "amod"})
# A time longer than so many days behind a noun says which one is meant, not when an act was.
_A_MONTH = 31


class TimeHosts:
    """Finds what each of the times of a document places. ``owner``: token → the act that it names."""

    def __init__(
        self,
        doc: Doc,
        triggers: list[Trigger],
        owner: dict[int, Trigger],
        times: tuple[TimeExpression, ...],
        words: TimeWords,
    ) -> None:
        self._doc = doc
        self._words = words
        self._triggers = triggers
        self._owner = owner
        self._times = times
        self._in_time = {i for time in times for i in range(time.first, time.last + 1)}
        # Where "a year after the coup of May 2021" starts → the words of that coup and its date.
        self._happenings = {
            time.first: range(time.first, after.last + 1)
            for time, after in pairwise(times)
            if time.offset is not None and time.when is not None
        }

    def host(self, time: TimeExpression) -> int:
        """The token of the act or clause that ``time`` places, -1 for none."""
        happening = self._happening_dated(time, self._times)
        if happening is not None:
            return next((i for i in reversed(happening) if i in self._owner), -1)
        return self._content_before(self.above(time), time)

    def above(self, time: TimeExpression) -> int:
        """What the expression places: the first act or clause head above it, else its sentence's main one."""
        root = self._doc[time.first : time.last + 1].root
        of_words, wide = self._words.of_thing, wider(time.when, _A_MONTH)
        if time.offset is None and of_a_thing(root, self._owner, of_words, wide=wide):
            return -1
        said = telling_before(self._doc[time.first], self._words.saying)
        if said is not None and time.function == "at":
            return said.i
        past = act_between(root, self._owner)
        if past is not None:
            return past
        for head in syntax.climb(root):
            if (
                head.i in self._in_time
                or head.dep_ in _NO_CLAUSE
                or head.i in self._happenings.get(time.first, ())
            ):
                continue
            if head.i in self._owner:
                return under_modal(head, self._owner) if not brought_later(head, time) else governor(head).i
            if syntax.is_predicate(head) and not brought_later(head, time):
                return under_modal(head, self._owner)
        return self._main_clause(time)

    def _happening_dated(self, time: TimeExpression, times: tuple[TimeExpression, ...]) -> range | None:
        """The words of what "a year after the coup of 2021" counts from, where ``time`` is its date."""
        at = times.index(time)
        before = times[at - 1] if at else None
        if before is None or before.offset is None or before.when is None:
            return None
        return range(before.first, time.first)

    def _main_clause(self, time: TimeExpression) -> int:
        """For a time that hangs on nothing sensible: the nearest main clause, the one behind it first."""
        clauses = self._clauses(self.sentence(time))
        if not clauses and not self._ends(time):
            clauses = self._clauses(
                self._doc[time.last + 1].sent
            )  # "Yesterday" cut off as a sentence of its own
        main = [t for t in clauses if t.dep_ not in _SUBORDINATE] or clauses
        main = [t for t in main if syntax.finite_form(t) is not None] or main
        if not main:
            return time.first
        return min(main, key=lambda t: (t.i < time.first, abs(t.i - time.first), t.i)).i

    def sentence(self, time: TimeExpression) -> Span:
        """The sentence that it stands in."""
        return self._doc[time.first].sent if self._doc.has_annotation("SENT_START") else self._doc[:]

    def _ends(self, time: TimeExpression) -> bool:
        """Whether the time closes its paragraph or its sentence with a mark."""
        after = self._doc[time.last + 1 : time.last + 2]
        return (
            not after
            or (after[0].is_punct and after[0].text != ",")
            or "\n" in self._doc[time.last].whitespace_
            or after[0].is_space
        )

    def _clauses(self, sentence: Span) -> list[Token]:
        return [t for t in sentence if t.dep_ not in _NO_CLAUSE and self.is_clause(t)]

    def is_clause(self, token: Token) -> bool:
        """Whether it is an act or heads a clause, and is no part of a time."""
        return token.i not in self._in_time and (token.i in self._owner or syntax.is_predicate(token))

    def _content_before(self, host: int, time: TimeExpression) -> int:
        """Behind what somebody is accused of, the time is the deed's: "of *bombing* Nyala last week"."""
        above = self._owner.get(host)
        if above is None:
            return host
        inner = [
            t.predicate.i
            for t in self._triggers
            if t.parent is above
            and not t.nominal
            and host < t.predicate.i < time.first
            and syntax.morph(t.predicate, "VerbForm") != "Inf"
            and syntax.finite_form(t.predicate) is None
        ]
        return max(inner, default=host)

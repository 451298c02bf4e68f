"""Which time expression an act takes: that of its clause, else of the clause that it shares its tense with,
else none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.article.model import When
from seuil.assertion import syntax
from seuil.assertion.triggers import Trigger
from seuil.reading.model import Reading, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACED = frozenset({"at", "since", "until", "during"})


class TimeFinder:
    """Assigns the time expressions of a reading to the acts that they place."""

    def __init__(self, reading: Reading, triggers: list[Trigger]) -> None:
        self._doc = reading.doc
        self._acts = (
            {t.token.i for t in triggers}
            | {t.predicate.i for t in triggers}
            | {i for t in triggers for i in t.tokens}
        )
        self._by_host: dict[int, list[TimeExpression]] = {}
        for time in reading.times:
            if time.function in _PLACED and time.when is not None:
                host = self._host(time)
                self._by_host.setdefault(host, []).append(time)

    def _host(self, time: TimeExpression) -> int:
        """The token that the expression places: the first act or clause head above it."""
        root = self._doc[time.first : time.last + 1].root
        node: Token = root
        for head in syntax.climb(root):
            node = head
            if head.i in self._acts or syntax.is_predicate(head):
                return _under_modal(head, self._acts)
        return node.i

    def when(self, trigger: Trigger, *, realised: bool) -> When | None:
        """The time of an act; ``realised`` says that it may share the time of the clause above it."""
        for place in self._places(trigger, realised=realised):
            times = self._by_host.get(place)
            if times:
                nearest = min(times, key=lambda t: (abs(t.first - trigger.token.i), t.first))
                return nearest.when
        return None

    def _places(self, trigger: Trigger, *, realised: bool) -> list[int]:
        """Where to look, nearest first."""
        places = [trigger.token.i, trigger.predicate.i, *trigger.tokens]
        if trigger.light is not None:
            places.append(trigger.light.i)
        node = trigger.predicate
        if node.head.lemma_.lower() and node.dep_ == "xcomp" and trigger.parent is None:
            places.append(node.head.i)
        if realised and trigger.parent is None:
            places += self._shared(node)
        return places

    @staticmethod
    def _shared(node: Token) -> list[int]:
        """The clauses that a non-finite act or an act noun shares its time with."""
        found = []
        for _ in range(4):
            if syntax.is_predicate(node) and syntax.finite_form(node) is not None and node.dep_ != "conj":
                break
            if node.head.i == node.i or node.dep_ in ("acl:relcl",):
                break
            node = node.head
            found.append(node.i)
        return found


def _under_modal(head: Token, acts: set[int]) -> int:
    """A time that hangs on a modal ("pourrait dès lundi frapper") places the act under it."""
    if head.i not in acts:
        for child in head.children:
            if child.dep_ == "xcomp" and child.i in acts:
                return child.i
    return head.i

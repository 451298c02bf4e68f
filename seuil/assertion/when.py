"""Which time an act takes: that of its clause, else of the one that it shares its tense with, else none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from seuil.article.model import When
from seuil.assertion import syntax
from seuil.assertion.clauses import (
    announced_by,
    bare,
    day,
    described,
    explains,
    gapped,
    has_subject,
    joined_above,
    just_then,
    left,
    same_tense,
    says_of,
    within,
)
from seuil.assertion.offsets import no_later, shifted, until_day
from seuil.assertion.time_hosts import TimeHosts
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.time import TimeWords
from seuil.reading.model import Reading, TimeExpression

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PLACED = frozenset({"at", "since", "until", "during"})
# How far behind "two days after" the act stands from which it counts, in tokens.
_NEXT_ACT = 10
# Acts that no announcement does.
_PHYSICAL = frozenset({"ASSAULT"})
# How many clauses up an act noun or a form without tense may look.
_MOST_CLAUSES = 4


class TimeFinder:
    """Assigns the time expressions of a reading to the acts that they place.

    ``words`` are the language's: its conjunctions of the same time let two clauses share one.
    """

    def __init__(self, reading: Reading, triggers: list[Trigger], words: TimeWords) -> None:
        self._doc: Doc = reading.doc
        self._words = words
        self._triggers = triggers
        self._page = day(reading.published.latest) if reading.published is not None else None
        self._owner = {i: t for t in triggers for i in (*t.tokens, t.predicate.i, t.token.i)}
        times = tuple(replace(time, when=time.placing) for time in reading.times)
        # The words of each time → the days that they say, for what was just then ("Friday, when it fell").
        self._said = {
            i: t.when for t in reading.times if t.when and t.listed for i in range(t.first, t.last + 1)
        }
        self._with_content = {id(t.parent) for t in triggers if t.parent is not None}
        self._hosts = TimeHosts(self._doc, triggers, self._owner, times, words)
        self._by_host: dict[int, list[TimeExpression]] = {}
        self._by_token: dict[int, list[TimeExpression]] = {}
        for time in times:
            for i in range(time.first, time.last + 1):
                self._by_token.setdefault(i, []).append(time)
        for time in times:
            if time.function in _PLACED and time.when is not None and not self._filled(time, times):
                self._by_host.setdefault(self._hosts.host(time), []).append(time)
        self._counted = self._counted_from_acts(times)

    def _filled(self, time: TimeExpression, times: tuple[TimeExpression, ...]) -> bool:
        """Whether a length up to now ("in three years") fills a time that the sentence names instead."""
        if time.function != "during" or not time.why:
            return False
        sentence = self._hosts.sentence(time)
        return any(t.when and not t.why and sentence.start <= t.first < sentence.end for t in times)

    # --- times counted from another act of the sentence

    def _counted_from_acts(self, times: tuple[TimeExpression, ...]) -> dict[int, tuple[int, TimeExpression]]:
        """The act that an expression counts from (its token) → the clause so far from it, and the words."""
        found: dict[int, tuple[int, TimeExpression]] = {}
        for time in times:
            sentence = self._hosts.sentence(time)
            if time.offset is None or time.when is not None:
                continue
            behind = [
                t for t in self._triggers if time.last < t.token.i < min(sentence.end, time.last + _NEXT_ACT)
            ]
            if behind:
                base = min(behind, key=lambda t: t.token.i)
                other = self._clause_beside(time, base)
                if other is not None:
                    found.setdefault(base.token.i, (other, time))
        return found

    def _clause_beside(self, time: TimeExpression, base: Trigger) -> int | None:
        """The clause that the expression places: above it, past the act that it counts from."""
        mine = {*base.tokens, base.token.i, base.predicate.i}
        for start in (self._doc[time.first : time.last + 1].root, base.predicate):
            for head in syntax.climb(start):
                if head.i not in mine and self._hosts.is_clause(head):
                    return head.i
        return None

    def _by_other_act(self, trigger: Trigger, *, realised: bool) -> When | None:
        """The time of an act that the sentence places before or after another that has one."""
        if trigger.token.i in self._counted:
            other, time = self._counted[trigger.token.i]
            base, sign, named = self._of_clause(other, trigger), -1, self._doc[other].text
        else:
            pair = self._placed_by(trigger)
            if pair is None:
                return None
            before, time = pair
            base, sign, named = self._best_of(before), 1, before.token.text
        if base is None or time.offset is None:
            return None
        words = self._doc.text[time.start : time.end]
        found = shifted(base, time.offset, sign * time.offset.sign, of=named, time=time, words=words)
        return no_later(found, self._page) if found is not None and realised else found

    def _of_clause(self, clause: int, trigger: Trigger) -> When | None:
        """The time of a clause, or the one that it shares with those it is joined to."""
        for place in (clause, *self._coordinated(self._doc[clause])):
            found = self._best(self._by_host.get(place, []), trigger)
            if found is not None:
                return found
        return None

    def _placed_by(self, trigger: Trigger) -> tuple[Trigger, TimeExpression] | None:
        """The act that this one is counted from, and how far."""
        for base, (other, time) in sorted(self._counted.items()):
            if other in (trigger.token.i, trigger.predicate.i):
                return self._owner[base], time
        return None

    def _best_of(self, trigger: Trigger) -> When | None:
        """The time that the words of an act itself keep."""
        return next(
            (w for p in self._own(trigger) if (w := self._best(self._by_host.get(p, []), trigger))), None
        )

    # --- the time of an act

    def when(self, trigger: Trigger, *, realised: bool) -> When | None:
        """The time of an act; ``realised`` says that it is told as done or under way: then it lies no later
        than the page's day, and may share the time of the clause above it.
        """
        found = self._found(trigger, realised=realised)
        return no_later(found, self._page) if found is not None and realised else found

    def _found(self, trigger: Trigger, *, realised: bool) -> When | None:
        ahead_only = trigger.parent is not None
        then = just_then(trigger.predicate, self._words.same_time)
        if then in self._said:
            return self._said[then]
        for place in self._own(trigger):
            found = self._best(self._kept(place, trigger), trigger)
            if found is not None:
                return found
        counted = self._by_other_act(trigger, realised=realised)
        if counted is not None or trigger.token.i in self._counted:
            return counted
        for place in self._coordinated(trigger.predicate):
            found = self._best(self._by_host.get(place, []), trigger)
            if found is not None:
                return found
        lent = self._announced(trigger) or self._of_noun_or_verb(trigger) or self._since_act(trigger)
        if lent is not None:
            return lent
        if ahead_only:
            return self._ahead_of_governor(trigger)
        for place in self._above(trigger, realised=realised):
            for shared in (place, *self._coordinated(self._doc[place])):
                found = self._best(self._by_host.get(shared, []), trigger)
                if found is not None:
                    return found
        return None if realised else self._planned(trigger)

    def _announced(self, trigger: Trigger) -> When | None:
        """The day of the announcement that does the act, unless that is still to come."""
        if trigger.act.plover in _PHYSICAL:
            return None
        verb = announced_by(trigger, self._words.announcing)
        if verb is None:
            return None
        return self._best([t for t in self._by_host.get(verb.i, []) if not self._looks_ahead(t)], trigger)

    def _since_act(self, trigger: Trigger) -> When | None:
        """From another act on: "shelled since Monday's *attack*", "depuis le *cessez-le-feu* de 1974"."""
        for noun in trigger.predicate.children:
            act = self._owner.get(noun.i)
            cases = [c.lower_ for c in noun.children if c.dep_ == "case"]
            if act is None or not act.nominal or not set(cases) & set(self._words.functions["since"]):
                continue
            base = self.when(act, realised=False)
            if base is not None:
                return until_day(base, self._page) if self._page is not None else base
        return None

    def _of_noun_or_verb(self, trigger: Trigger) -> When | None:
        """What an act lends: the act noun that a participle is on ("a vote *boycotted* by"), or the plain
        verb with a tense that an act noun stands under, where its governor stands further up.
        """
        head, parent = trigger.predicate.head, trigger.parent
        above = self._owner.get(head.i)
        if trigger.predicate.dep_ == "acl" and above is not None and above.nominal and parent is None:
            return self.when(above, realised=True)
        inside = parent is not None and parent.predicate.i != head.i and above is None
        if inside and trigger.nominal and syntax.finite_form(head) is not None:
            return self._best(self._by_host.get(head.i, []), trigger)
        return None

    def _planned(self, trigger: Trigger) -> When | None:
        """For what a verb foresees that is no act ("prévoit le retrait en mai"): behind it or to come."""
        for place in self._above(trigger, realised=True):
            if place in self._owner:
                return None
            times = [
                t for t in self._by_host.get(place, []) if self._looks_ahead(t) or t.first > trigger.token.i
            ]
            if times:
                return self._best(times, trigger)
        return None

    def _own(self, trigger: Trigger) -> list[int]:
        """Where the words of the act itself keep a time, nearest first; a noun also in what is said of it."""
        # "lever ses sanctions *le mois prochain*": the time often hangs on the noun that the verb ends.
        ended = () if trigger.nominal else trigger.fixed
        places = [trigger.token.i, trigger.predicate.i, *trigger.tokens, *ended]
        if trigger.light is not None:
            places.append(trigger.light.i)
        if trigger.nominal:
            places += [c.i for c in trigger.token.children if says_of(c, trigger.token)]
        else:
            places += [c.i for c in trigger.predicate.children if self._same_event(c)]
            places += [c.i for c in described(trigger.predicate, self._owner)]
        places += [
            self._hosts.above(t)
            for t in self._by_token.get(trigger.predicate.head.i, [])
            if bare(trigger.predicate)
        ]
        return list(dict.fromkeys(places))

    def _same_event(self, noun: Token) -> bool:
        """Whether an act noun does the deed: "*Thursday's attack* killed ten", "killed in the attack"."""
        owner = self._owner.get(noun.i)
        if (
            owner is None
            or not owner.nominal
            or noun.dep_ not in ("nsubj", "obl", "obl:mod", "obl:agent", "obl:arg")
        ):
            return False
        cases = [c.lower_ for c in noun.children if c.dep_ == "case"]
        return noun.dep_ == "nsubj" or any(c in self._words.in_course_of for c in cases)

    def _kept(self, place: int, trigger: Trigger) -> list[TimeExpression]:
        """The times of a place, less those that look ahead to what the act asks, permits or announces."""
        times = self._by_host.get(place, [])
        if id(trigger) not in self._with_content:
            return times
        return [t for t in times if not self._looks_ahead(t)]

    def _ahead_of_governor(self, trigger: Trigger) -> When | None:
        """What is demanded or permitted "by Friday" is due by Friday, wherever the parser hung it."""
        assert trigger.parent is not None
        for place in self._own(trigger.parent):
            found = self._best([t for t in self._by_host.get(place, []) if self._looks_ahead(t)], trigger)
            if found is not None:
                return found
        return None

    def _looks_ahead(self, time: TimeExpression) -> bool:
        """Whether the time lies wholly after the page's own, or is a term."""
        assert time.when is not None
        first = day(time.when.earliest)
        return time.function == "until" or (
            self._page is not None and first is not None and first > self._page
        )

    def _coordinated(self, predicate: Token) -> list[int]:
        """The clauses joined to this one that it shares a time with.

        A time that opens the first clause holds for those joined to it; one inside it only for those that
        have no subject of their own. A time behind the last holds for those before it without an object.
        """
        found = []
        below = predicate
        for head in joined_above(predicate):
            if not same_tense(predicate, head):
                break
            shares = below.dep_ == "conj" and not has_subject(below)
            times = self._by_host.get(head.i, [])
            if any(
                t.first < predicate.i if shares or explains(below) else t.last < left(head) for t in times
            ):
                found.append(head.i)
            below = head
        for child in (*syntax.children(predicate, "conj"), *syntax.children(predicate, "xcomp")):
            joined = child.dep_ == "conj"
            shares = gapped(child, predicate) or (
                joined
                and not has_subject(child)
                and not syntax.children(predicate, "obj")
                and same_tense(child, predicate)
            )
            if shares and all(t.first > child.i for t in self._by_host.get(child.i, [])):
                found.append(child.i)
        return found

    def _above(self, trigger: Trigger, *, realised: bool) -> list[int]:
        """The clauses above that an act without a time of its own shares its time with, nearest first."""
        node = trigger.predicate
        found: list[int] = []
        if any(t.when is not None for t in self._by_token.get(trigger.token.i, [])):
            return found  # "two years after the *invasion*": the time counts from it
        if node.dep_ == "xcomp" and node.head.lemma_.lower() in self._words.saying:
            return found  # "a déclaré mardi avoir tiré": what is told was over
        if node.dep_ == "xcomp" and (realised or node.head.i not in self._owner):
            found.append(node.head.i)
        if not realised:
            return found
        for _ in range(_MOST_CLAUSES):
            finite = (
                syntax.is_predicate(node) and syntax.finite_form(node) is not None and node.dep_ != "conj"
            )
            if (finite and not self._same_time(node)) or node.head.i == node.i or node.dep_ == "acl:relcl":
                break
            if node.dep_ == "conj" and has_subject(node):
                break
            node = node.head
            found.append(node.i)
        found += [c.i for c in syntax.children(trigger.predicate, "advcl") if self._same_time(c)]
        return found

    def _same_time(self, clause: Token) -> bool:
        """Whether the clause says what happened at that very time: "when", "as", "alors que"."""
        marks = [c for c in clause.children if c.dep_ in ("mark", "advmod") and c.i < clause.i]
        return clause.dep_ == "advcl" and any(c.lower_ in self._words.same_time for c in marks)

    def _best(self, times: list[TimeExpression], trigger: Trigger) -> When | None:
        """The nearest, or the closer one that lies within it: "in March, on the 3rd"."""
        if not times:
            return None
        whens = [
            t.when for t in sorted(times, key=lambda t: (abs(t.first - trigger.token.i), t.first)) if t.when
        ]
        nearest = whens[0]
        inside = [w for w in whens[1:] if within(w, nearest)]
        return inside[0] if inside else nearest

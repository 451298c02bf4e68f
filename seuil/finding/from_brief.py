"""The assertions of a brief set against the clauses in force: the ``touches`` of the contract.

An assertion is read with what the page says around it: who authorised the act or gave the weapons for it
takes part as a supporter. Where the one who declares a clause, or its document, is the assertion's source
and the act is a supposed one, the page reports the clause itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from seuil.assertion.model import Assertion
from seuil.brief.folding import plain
from seuil.brief.model import Brief, Touch
from seuil.data_files.shapes.doctrines import Clause, DoctrineFile, DoctrineWords, Followed
from seuil.finding.from_situation import FindingMaker
from seuil.finding.model import Finding, Situation

# Acts by which a third party takes part in what another does.
SUPPORTING_ACTS = ("authorise", "provide-weapons", "provide-territory", "share-intelligence", "train-forces")
# An act by which one lends oneself to what another does against a third: that third is whom it is aimed at.
# Kinds of entity that are land.
_LAND = ("state", "region", "city")
_LENDING_ACT = "provide-territory"
_AGGRESSION = "aggression"  # the group of acts of this name in terms.yaml
# What a page may give for a ground for use though the clause is none.
_NO_GROUND = ("danger", "deterrence-object", "treat-as")
_GROUNDS = ("use-nuclear-weapon", "justify")
_ADOPTING_ACTS = ("adopt-doctrine-or-law", "amend-doctrine-or-law")
_SUPPOSED = ("hypothetical", "permitted", "planned", "requested")


class TouchMaker:
    """Makes the touches of briefs, in the words of a language."""

    def __init__(self, maker: FindingMaker, words: DoctrineWords, language: str = "en") -> None:
        self._maker = maker
        self._aggression = maker.evaluator.acts((_AGGRESSION,))
        self._language = language
        self._sayings = words.sayings

    def touches(self, brief: Brief) -> tuple[Touch, ...]:
        """Every clause that an assertion of the brief touches, in the order of the page; clauses that the
        page tells in the words of one that they replaced last.
        """
        found = [touch for a in brief.assertions for touch in self._of_assertion(a, brief)]
        return (*found, *self._told_as_before(brief))

    def _told_as_before(self, brief: Brief) -> Iterator[Touch]:
        """Clauses in force of which the page gives the test that they no longer have."""
        day = _day_of(brief)
        for edition in self._maker.editions(day) if day else ():
            for clause in edition.doctrine.clauses:
                for link in clause.follows:
                    old = self._maker.clause(link.doctrine, link.clause)
                    said = _told_in(old, clause, brief) if old is not None and link.moved else None
                    if old is not None and said is not None:
                        yield self._misreport(edition.doctrine.id, clause, link, old, said)

    def _misreport(
        self, doctrine: str, clause: Clause, link: Followed, old: Clause, said: Assertion
    ) -> Touch:
        moved = "; ".join(getattr(m.words, self._language) for m in link.moved)
        gloss = getattr(clause.gloss, self._language)
        say = self._sayings
        because = f"{say['old-test']} {link.doctrine} {old.cite}; {say['now']} {gloss} ({moved})"
        return Touch(
            doctrine=doctrine,
            clause=clause.id,
            assertion=said.id,
            relation="declares",
            matched=getattr(old.known_by, self._language) if old.known_by else (),
            to_judge=tuple(getattr(q.words, self._language) for q in clause.judge),
            because=because,
        )

    def _of_assertion(self, assertion: Assertion, brief: Brief) -> Iterator[Touch]:
        situation = situation_of(assertion, brief, self._aggression)
        if assertion.polarity == "negated" or situation is None:
            return
        for finding in self._maker.findings(situation):
            yield self._touch(finding, assertion, brief)

    def _touch(self, finding: Finding, assertion: Assertion, brief: Brief) -> Touch:
        record = finding.record(self._language)
        declared = _is_supposed(assertion) and _is_word_of(finding.edition.doctrine, assertion, brief)
        because = record.because
        if finding.steps:
            because += f"; {self._sayings['held']} {'; '.join(finding.steps)}"
        if finding.clause.kind in _NO_GROUND and _is_given_as_ground(assertion, brief):
            because += f"; {self._sayings['ground']}"
        return Touch(
            doctrine=record.doctrine,
            clause=record.clause,
            assertion=assertion.id,
            relation="declares" if declared else record.relation,
            matched=record.matched,
            to_judge=record.to_judge,
            because=because,
        )


def situation_of(assertion: Assertion, brief: Brief, aggression: frozenset[str]) -> Situation | None:
    """An assertion as a situation on the day of its page; null where neither has a day. ``aggression`` are
    the acts by which one state falls upon another.
    """
    day = _day_of(brief) or (assertion.when and assertion.when.latest)
    if not day:
        return None
    target = _aimed_at(assertion, brief, aggression) or assertion.target
    slots = (("actor", assertion.actor), ("target", target), ("instrument", assertion.instrument))
    situation = Situation(assertion.id, day, assertion.status).learn("act", (assertion.act,))
    for slot, values in (*slots, ("place", assertion.place), ("supporter", _supporters(assertion, brief))):
        if values:
            situation = situation.learn(slot, tuple(values))  # type: ignore[arg-type]
    crossed = _borders_crossed(assertion, target, brief) if assertion.act in aggression else ()
    return situation.learn("crosses", crossed) if crossed else situation


def _borders_crossed(assertion: Assertion, target: tuple[str, ...], brief: Brief) -> tuple[str, ...]:
    """The states whose border an attack crosses: those that own what it is aimed at, or else where it falls,
    unless they own who attacks. None where the land is not known: a ship or a people may be anywhere.
    """
    lands = {e.id: e.country for e in brief.entities if e.kind in _LAND and e.country}
    own = {e.country for e in brief.entities if e.id in assertion.actor}
    for names in (target, assertion.place):
        found = [lands[name] for name in names if name in lands]
        if found:
            return tuple(dict.fromkeys(state for state in found if state not in own))
    return ()


def _day_of(brief: Brief) -> str | None:
    published = brief.article.published
    return published.latest if published is not None else None


def _told_in(old: Clause, new: Clause, brief: Brief) -> Assertion | None:
    """The first assertion in a sentence that has words of the old clause and none of the new one's."""
    before, after = (
        getattr(c.known_by, brief.article.language, ()) if c.known_by else () for c in (old, new)
    )
    for assertion in brief.assertions:
        sentence = plain(assertion.evidence.text)
        if any(plain(w) in sentence for w in before) and not any(plain(w) in sentence for w in after):
            return assertion
    return None


def _is_given_as_ground(assertion: Assertion, brief: Brief) -> bool:
    """Whether the page makes the act a ground for nuclear use: in an *if … then …*, or as what justifies
    it.
    """
    acts = {a.id: a.act for a in brief.assertions}
    if any(assertion.id in c.if_ and any(acts.get(i) in _GROUNDS for i in c.then) for c in brief.commitments):
        return True
    sentence = assertion.evidence.start
    return any(a.act in _GROUNDS and a.evidence.start == sentence for a in brief.assertions)


def _supporters(assertion: Assertion, brief: Brief) -> tuple[str, ...]:
    """Who authorised the act, or did for its actor what takes part in it."""
    by_id = {a.id: a for a in brief.assertions}
    above = by_id.get(assertion.part_of or "")
    found = list(above.actor) if above is not None and above.act in SUPPORTING_ACTS else []
    return tuple(dict.fromkeys(name for name in found if name not in assertion.actor))


def _aimed_at(assertion: Assertion, brief: Brief, aggression: frozenset[str]) -> tuple[str, ...]:
    """Against whom something is lent: the target of the act for which it is lent, after it in its sentence
    ("bases for an attack on …").
    """
    if assertion.act != _LENDING_ACT:
        return ()
    later = (
        a
        for a in brief.assertions
        if a.evidence.start == assertion.evidence.start and a.trigger.start > assertion.trigger.start
    )
    return next((a.target for a in later if a.act in aggression and a.target), ())


def _is_supposed(assertion: Assertion) -> bool:
    """Whether the act is a kind of act rather than a happening: by its status, or since nobody is said to
    do it.
    """
    return assertion.status in _SUPPOSED or (assertion.status == "ongoing" and not assertion.actor)


def _is_word_of(doctrine: DoctrineFile, assertion: Assertion, brief: Brief) -> bool:
    """Whether a source of the assertion is the issuer of a document, acts for it, or is a text of the
    issuer.
    """
    entities = {e.id: e for e in brief.entities}
    names: set[str] = set()
    for attribution in brief.attributions:
        source = entities.get(attribution.source or "") if attribution.id in assertion.sources else None
        if source is None:
            continue
        names |= {name for name in (source.id, source.country) if name}
        if source.kind == "document" and source.country is None:
            names |= _who_adopts(brief)
    return bool(set(doctrine.issuer) & names)


def _who_adopts(brief: Brief) -> set[str]:
    """The states that sign, adopt or amend a text of their own on the page."""
    countries = {e.id: e.country for e in brief.entities}
    actors = (i for a in brief.assertions if a.act in _ADOPTING_ACTS for i in a.actor)
    return {name for i in actors for name in (i, countries.get(i)) if name}

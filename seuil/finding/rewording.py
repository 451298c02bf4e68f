"""Why a page touches a clause, said again in another language than that of the page, in which it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from seuil.brief.model import Brief, Touch
from seuil.data_files.shapes.doctrines import Clause, Pattern
from seuil.doctrine.patterns import PatternWording
from seuil.doctrine.views import DoctrineViews
from seuil.finding.evaluate import question
from seuil.finding.model import SLOTS

Words = Mapping[str, str]

_NEGATED = "not "
# What is said of the questions as a whole.
_WHOLE = ("all", "disputed", "ground")
# Kinds of clause whose finding says what the clause is for.
_REMARKS = ("danger", "deterrence-object", "treat-as")


def reworded(touch: Touch, kept_in: str, views: DoctrineViews, patterns: PatternWording) -> str | None:
    """What was compared, in the language of ``views``, without what is left to judge.

    ``kept_in`` is the language of the page. Null where the clause is not as it was when the page was read.
    """
    clause = views.find(touch.doctrine, touch.clause)
    if clause is None:
        return None
    if touch.relation == "declares" and (old := _old_test(touch, clause, kept_in, views)) is not None:
        return old
    kept, here = views.words_in(kept_in).sayings, views.words.sayings
    begins = f"{clause.cite} {kept['asks']} "
    if clause.pattern is None or not touch.because.startswith(begins):
        return None
    asked, *rest = touch.because.removeprefix(begins).split("; ")
    known = dict(_questions(clause.pattern, patterns, views.words.pattern.join["denied"]))
    said = [_listed(asked, known), *_answered(rest, kept, here, known, patterns)]
    if clause.kind in _REMARKS:
        said.append(here[clause.kind])
    whole = [one for one in said if one is not None]
    return f"{views.cite(clause)} {here['asks']} {here['parted'].join(whole)}" if whole == said else None


def judged_in(brief: Brief, views: DoctrineViews) -> Brief:
    """A brief to be shown: what is left to judge of clauses in the language of ``views``."""
    touches = []
    for touch in brief.touches:
        clause = views.find(touch.doctrine, touch.clause)
        judge = touch.to_judge if clause is None else tuple(views.say(q.words) for q in clause.judge)
        touches.append(touch.model_copy(update={"to_judge": judge}))
    return brief.model_copy(update={"touches": tuple(touches)})


def _answered(
    pieces: list[str], kept: Words, here: Words, known: Words, patterns: PatternWording
) -> Iterator[str | None]:
    """What is known of the questions, who is held to take part, whether it is given as a ground."""
    held = False
    for piece in pieces:
        if piece.startswith(kept["lacking"]):
            listed = _listed(piece.removeprefix(kept["lacking"]).strip(), known)
            yield listed and f"{here['lacking']} {listed}"
        elif key := next((key for key in _WHOLE if piece == kept[key]), None):
            yield here[key]
        elif held or piece.startswith(kept["held"]):
            where, _, ids = piece.removeprefix(kept["held"]).strip().rpartition(": ")
            names = ", ".join(patterns.value("actor", id) for id in ids.split(", "))
            yield f"{'' if held else here['held'] + ' '}{names} ({where})"
            held = True


def _listed(asked: str, known: Words) -> str | None:
    """Questions in words; null where one of them is not the pattern's."""
    words = [known.get(one) for one in asked.split(", ")]
    told = [one for one in words if one is not None]
    return ", ".join(told) if told == words else None


def _questions(pattern: Pattern, patterns: PatternWording, denied: str) -> Iterator[tuple[str, str]]:
    """Each question of a pattern as the contract writes it, and in words."""
    for slot in SLOTS:
        if wanted := getattr(pattern, slot):
            asked = patterns.asked(slot, wanted)
            yield question(slot, wanted), asked.words if slot == "act" else f"{asked.label} {asked.words}"
    for part in (*pattern.all, *pattern.any):
        yield from _questions(part, patterns, denied)
    if pattern.not_ is not None:
        for written, said in _questions(pattern.not_, patterns, denied):
            yield f"{_NEGATED}{written}", f"{denied} {said}"


def _old_test(touch: Touch, clause: Clause, kept_in: str, views: DoctrineViews) -> str | None:
    """A page that tells a clause in the words of one that it replaced."""
    kept, here = views.words_in(kept_in).sayings, views.words.sayings
    for link in clause.follows:
        old = views.find(link.doctrine, link.clause)
        if old is not None and touch.because.startswith(f"{kept['old-test']} {link.doctrine} {old.cite}; "):
            moved = "; ".join(views.say(one.words) for one in link.moved)
            now = f"{here['now']} {views.say(clause.gloss)} ({moved})"
            return f"{here['old-test']} {link.doctrine} {views.cite(old)}{here['parted']}{now}"
    return None

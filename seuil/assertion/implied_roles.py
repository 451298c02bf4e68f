"""What filled roles imply for empty ones: both sides of a mutual act, who is addressed, whose land it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from seuil.assertion import syntax
from seuil.assertion.nesting import inherit_roles
from seuil.assertion.triggers import Trigger

if TYPE_CHECKING:
    from collections.abc import Callable

    from seuil.reading.model import Entity

# Acts of speech that ask or blame: who is to do, or did, what they speak of is whom they address.
_ADDRESS_THE_DOER = frozenset({"REQUEST", "ACCUSE", "COOPERATE", "REJECT", "THREATEN"})
# Help that is promised or offered is promised to whom it would help.
_PROMISED_TO = frozenset({"AID"})
# Acts that an army does with its troops, where no other means is named.
_WITH_TROOPS = frozenset({"invade", "capture-territory", "hold-area", "withdraw-forces", "deploy"})
_LAND = frozenset({"state", "region", "city"})


def lend_doer(triggers: list[Trigger]) -> None:
    """ "The strikes violate the truce": what an act that is the subject does, its own doer does."""
    by_token = {t.token.i: t for t in triggers if t.nominal}
    for trigger in triggers:
        if trigger.nominal or trigger.roles["actor"] or syntax.is_passive(trigger.token):
            continue
        subject = syntax.subject_of(trigger.token)
        lender = by_token.get(subject.i) if subject is not None else None
        if lender is not None and (trigger.word.subject or "actor") == "actor":
            trigger.roles["actor"] = list(lender.roles["actor"])


def both_sides(trigger: Trigger, entities: Mapping[str, Entity]) -> None:
    """ "Reagan and Gorbachev signed", "the two neighbours are at war": of a mutual act each is the other's
    target.
    """
    roles = trigger.roles
    if not trigger.act.reciprocal:
        return
    actors = [e for e in roles["actor"] if e != "troops"]
    if len(actors) == 1 and roles["target"] == actors and entities[actors[0]].kind in ("person", "state"):
        roles["target"] = []  # nobody meets himself
    if not roles["target"] and (len(actors) > 1 or (actors and _plural_doer(trigger, entities, actors))):
        roles["target"] = list(actors)


def _plural_doer(trigger: Trigger, entities: Mapping[str, Entity], actors: list[str]) -> bool:
    """Whether the one actor stands for several: "EU leaders met", "the armies clashed"; no state does."""
    if trigger.nominal or entities[actors[0]].kind in ("state", "region", "city"):
        return False
    subject = syntax.subject_of(trigger.token)
    return subject is not None and syntax.morph(subject, "Number") == "Plur"


def address(triggers: list[Trigger], depth: Callable[[Trigger], object]) -> None:
    """Fill the target of acts done in words from what they speak of, innermost first; then once more from
    above.
    """
    for trigger in sorted(triggers, key=depth, reverse=True):  # type: ignore[arg-type]
        above = trigger.parent
        if above is not None and above.act.plover == "REQUEST" and not trigger.roles["target"]:
            if trigger.act.plover in _PROMISED_TO or trigger.act.id == "apologise":
                # what one asks for without saying for whom, one asks for oneself
                trigger.roles["target"] = [e for e in above.roles["actor"] if e not in trigger.roles["actor"]]
        if above is not None and above.act.plover == "AGREE" and trigger.act.reciprocal:
            if not trigger.roles["target"]:  # "proposed to X to resume talks": with whom proposes
                trigger.roles["target"] = [e for e in above.roles["actor"] if e not in trigger.roles["actor"]]
        if above is not None and not above.roles["target"]:
            above.roles["target"] = [e for e in _addressed(above, trigger) if e not in above.roles["actor"]]
    for trigger in sorted(triggers, key=depth):  # type: ignore[arg-type]
        if not trigger.roles["actor"]:
            inherit_roles(trigger)


def _addressed(above: Trigger, content: Trigger) -> list[str]:
    """Whom an act that has this content is addressed to, as far as the content says."""
    if above.act.plover == "THREATEN" and above.act.content is not None:
        if above.act.content.actor == "actor":
            return content.roles["target"]  # "threatens to strike X"
        return []
    if above.act.reciprocal and content.act.reciprocal:
        return content.roles["target"]  # "agreed to a ceasefire with X"
    if above.act.plover == "REQUEST" and content.act.id == "join-organisation":
        return content.roles["target"]  # "asks to join NATO"
    if above.act.plover == "AGREE" and content.act.plover in _PROMISED_TO:
        return content.roles["target"]
    if above.act.plover == "REJECT" and not (content.nominal and above.act.object == "auto"):
        return []  # who denies what his own men did speaks to nobody
    taken = above.act.content is not None and (above.act.speech or above.act.content.actor == "target")
    if taken and above.act.plover in _ADDRESS_THE_DOER:
        return content.roles["actor"]
    return []


def with_troops(trigger: Trigger, entities: Mapping[str, Entity], troops: Callable[[], Entity]) -> None:
    """An army that takes or holds land does so with its troops."""
    roles = trigger.roles
    if trigger.act.id in _WITH_TROOPS and not roles["instrument"]:
        if any(entities[e].kind == "armed-force" for e in roles["actor"]):
            roles["instrument"] = [troops().id]


def ground(trigger: Trigger, entities: Mapping[str, Entity]) -> None:
    """Who visits a town is in it; where an act falls on a named town, it is done there."""
    roles, act = trigger.roles, trigger.act
    if roles["place"] or act.roles.place is None or act.reciprocal:
        return
    if act.plover in ("ASSAULT", "COERCE") or (act.plover == "CONSULT" and act.object == "target"):
        kinds = _LAND if act.plover == "CONSULT" else _LAND - {"state"}
        roles["place"] = [e for e in roles["target"] if entities[e].kind in kinds]


def whose_land(trigger: Trigger, entities: Mapping[str, Entity]) -> None:
    """Force used somewhere falls on who is there: nobody else being named, or people of no named state."""
    roles = trigger.roles
    people = bool(roles["target"]) and all(
        entities[e].kind in ("person", "group") and entities[e].country is None for e in roles["target"]
    )
    if trigger.act.plover != "ASSAULT" or trigger.launched or (roles["target"] and not people):
        return
    doers = {entities[e].country for e in roles["actor"]}
    for place in roles["place"]:
        country = entities[place].country
        struck = country if country is not None and country in entities else place
        if country is not None and (people or country not in doers) and struck not in roles["target"]:
            roles["target"].append(struck)

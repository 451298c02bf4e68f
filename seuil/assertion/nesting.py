"""Which act is the content of which: the strike that is authorised, the withdrawal that is demanded."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion import phrases, syntax
from seuil.assertion.triggers import Trigger
from seuil.data_files.shapes.grammar import RolesFile

if TYPE_CHECKING:
    from spacy.tokens import Token

_CONTENT_DEPS = frozenset(
    {
        "xcomp",
        "ccomp",
        "obj",
        "acl",
        "csubj",
        "nsubj:pass",
        "advcl",
        "obl",
        "obl:arg",
        "nmod",
        "iobj",
        "appos",
        "parataxis",
        "compound",
    }
)
_CONTENT_SENSES = frozenset({"of", "recipient", "content", "from", "with", ""})
_MAX_STEPS = 5


def nest(triggers: list[Trigger], roles: RolesFile) -> None:
    """Set ``parent`` on every trigger that is the content of another."""
    by_token = {i: t for t in triggers for i in (*t.tokens, t.token.i)}
    for trigger in triggers:
        if trigger.light is not None and trigger.light.dep_ != "acl":
            by_token.setdefault(trigger.light.i, trigger)
    for trigger in triggers:
        trigger.parent = _parent(trigger, by_token, roles)


def _parent(trigger: Trigger, by_token: dict[int, Trigger], roles: RolesFile) -> Trigger | None:
    node = trigger.predicate
    for _ in range(_MAX_STEPS):
        node = syntax.first_conjunct(node)
        head = node.head
        if head.i == node.i:
            return None
        above = by_token.get(head.i)
        if above is not None and above is not trigger:
            if trigger.token.i in above.fixed and above.word.object == "none":
                return None  # "lever les sanctions": what is ended is not what is asked or promised
            takes = above.word.content is not None or above.act.content is not None
            return above if takes and _is_content(node, above, roles) else None
        if node.dep_ in ("acl", "amod") and syntax.morph(node, "VerbForm") == "Part":
            # "tout texte exigeant un retrait": what a noun's participle says is not what is done to the noun
            return None
        finite = syntax.is_predicate(node) and syntax.finite_form(node) is not None
        if (
            finite
            or node.dep_ in ("nsubj", "acl:relcl")
            or (node.dep_ == "advcl" and not _is_bare_content(node))
        ):
            return None
        node = head
    return None


def _is_bare_content(node: Token) -> bool:
    return syntax.morph(node, "VerbForm") in ("Inf", "Ger")


def _is_content(node: Token, above: Trigger, roles: RolesFile) -> bool:
    """Whether ``node`` stands in ``above`` as what is authorised, asked, threatened; not as an adjunct of it.
    """
    if node.dep_ not in _CONTENT_DEPS:
        return False
    if node.dep_ in ("xcomp", "ccomp", "obj", "acl", "csubj", "nsubj:pass", "compound"):
        return True
    preposition = phrases.preposition(node, roles.contractions)
    if node.dep_ == "advcl":
        marks = [c.lower_ for c in node.children if c.dep_ == "mark"]
        if (
            marks
            and marks[0] not in roles.prepositions
            and marks[0] not in roles.contractions
            and marks[0] not in ("to", "que", "that")
        ):
            return False  # "warned X *after* meeting Y"
    longer = [w for w in phrases.words_before(node, 4, roles.contractions) if " " in w]
    if any(w in roles.prepositions and roles.prepositions[w] not in _CONTENT_SENSES for w in longer):
        return False
    if preposition in above.word.object_by or above.word.prepositions.get(preposition) == "content":
        return True
    return roles.prepositions.get(preposition, "" if not preposition else "other") in _CONTENT_SENSES


def inherit_roles(trigger: Trigger) -> None:
    """Give a content the actor that its governing act implies ("autorisé Kiev à frapper": Kyiv strikes)."""
    above = trigger.parent
    content = None if above is None else (above.word.content or above.act.content)
    if above is None or content is None:
        return
    if not trigger.roles.get("actor") and content.actor != "none":
        trigger.roles["actor"] = list(above.roles.get(content.actor) or []) or _asker(above, trigger)
    if (
        not trigger.nominal
        and trigger.word.subject is None
        and content.actor == "target"
        and above.roles.get("target")
    ):
        trigger.roles["actor"] = list(above.roles["target"])


def _asker(above: Trigger, trigger: Trigger) -> list[str]:
    """Who would be authorised, where only the one who asks for it is named ("demande l'autorisation de
    tirer").
    """
    if above.act.content is not None and above.act.content.actor == "target" and above.parent is not None:
        return list(above.parent.roles.get("actor") or [])
    if (
        above.act.content is not None
        and above.act.content.actor == "target"
        and above.act.plover == "REQUEST"
        and not trigger.nominal
    ):
        return list(above.roles.get("actor") or [])
    return []


def share_participants(triggers: list[Trigger]) -> None:
    """ "Three soldiers were killed in an ambush by rebels": force and its effect in one clause have the same
    doer and victims.
    """
    by_token = {t.token.i: t for t in triggers if t.act.plover == "ASSAULT"}
    for noun in triggers:
        if (
            not noun.nominal
            or noun.act.plover != "ASSAULT"
            or noun.token.dep_ not in ("obl", "obl:agent", "obl:mod", "nmod")
        ):
            continue
        verb = by_token.get(noun.token.head.i)
        if verb is None or verb.nominal or verb.parent is not None or noun.parent is not None:
            continue
        for role in ("actor", "target", "place"):
            for one, other in ((noun, verb), (verb, noun)):
                if not one.roles.get(role) and other.roles.get(role):
                    one.roles[role] = list(other.roles[role])

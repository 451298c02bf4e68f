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
# What one rejects of these others have done, or would do, to him: "Khartoum rejects any *inquiry*".
_SUFFERED = frozenset({"ACCUSE", "REQUEST", "THREATEN"})


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
        head = syntax.above(node)
        if head.i == node.i:
            return None
        above = by_token.get(head.i)
        if above is not None and above is not trigger and head != node.head:
            return above if above.word.content is not None or above.act.content is not None else None
        if above is not None and above is not trigger:
            if trigger.token.i in above.fixed and above.word.object == "none":
                return None  # "lever les sanctions": what is ended is not what is asked or promised
            takes = above.word.content is not None or above.act.content is not None
            return above if takes and _is_content(node, above, roles) else None
        if (
            node.dep_ in ("acl", "amod")
            and syntax.morph(node, "VerbForm") == "Part"
            and not phrases.is_perfect_infinitive(node)
        ):
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
    if node.dep_ in syntax.SUBJECTS and syntax.is_passive_form(node.head):
        return True
    if node.dep_ not in _CONTENT_DEPS:
        return False
    if node.dep_ == "advcl" and _goes_with(node):
        return False  # "*drawing* a rebuke", "*réunis* à Abuja": it goes with the act, it is not its content
    if node.dep_ == "parataxis" and not syntax.is_predicate(node):
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


def _goes_with(node: Token) -> bool:
    """A bare participle, or a clause with a relative pronoun that the parser hung on the verb."""
    if any(syntax.morph(c, "PronType") == "Rel" for c in syntax.children(node, "nsubj", "nsubj:pass", "obj")):
        return True
    bare = not syntax.children(node, "mark", "aux", "aux:pass")
    return bare and syntax.morph(node, "VerbForm") == "Part"


def inherit_roles(trigger: Trigger) -> None:
    """Give a content the actor that its governing act implies ("autorisé Kiev à frapper": Kyiv strikes)."""
    above = trigger.parent
    content = None if above is None else (above.word.content or above.act.content)
    if above is None or content is None:
        return
    if above.act.plover == "REJECT" and trigger.nominal and trigger.act.plover in _SUFFERED:
        if not trigger.roles.get("target"):
            trigger.roles["target"] = list(above.roles.get("actor") or [])
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
    if above.act.id == "order" and trigger.nominal:
        return list(above.roles.get("actor") or [])  # "ordered a blockade": his own men
    if above.act.content is not None and above.act.content.actor == "target" and above.parent is not None:
        return list(above.parent.roles.get("actor") or [])
    if (
        above.act.content is not None
        and above.act.content.actor == "target"
        and above.act.plover == "REQUEST"
        and syntax.is_infinitive(trigger.token)
        and not syntax.objects_of(above.token)
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
            or noun.token.dep_ not in ("obl", "obl:agent", "obl:mod", "nmod", "nsubj")
        ):
            continue
        verb = by_token.get(noun.token.head.i)
        if verb is None or verb.nominal or verb.parent is not None or noun.parent is not None:
            continue
        for role in ("actor", "target", "place"):
            for one, other in ((noun, verb), (verb, noun)):
                if not one.roles.get(role) and other.roles.get(role):
                    one.roles[role] = list(other.roles[role])

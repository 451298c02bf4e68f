"""Questions about a Universal Dependencies parse, the same for every language that has one.

Tokens are spaCy's. Nothing here knows an act or a word of a language; what a preposition or a verb means
comes from
``languages/<code>/roles.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
CLAUSAL_SUBJECTS = frozenset({"csubj", "csubj:pass"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:arg", "obl:mod", "nmod", "iobj"})
_CLAUSAL = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis", "ROOT", "root"}
)
_MAX_CLIMB = 12
# How far an object may stand from its verb behind adjuncts, in tokens.
_STRAY_WINDOW = 30
# How far a noun's complement may stand behind another phrase, in tokens.
_LATER_WINDOW = 10


def children(token: Token, *deps: str) -> list[Token]:
    """The dependents of ``token`` with one of these relations, in text order."""
    return [child for child in token.children if child.dep_ in deps]


def base(dep: str) -> str:
    """The universal part of a relation: ``nsubj:pass`` → ``nsubj``."""
    return dep.partition(":")[0]


def morph(token: Token, feature: str) -> str:
    """The value of a feature, or the empty string."""
    values = token.morph.get(feature)
    return values[0] if values else ""


def is_predicate(token: Token) -> bool:
    """Whether the token is the head of a clause: a verb, or a noun or adjective with a copula."""
    return token.pos_ in ("VERB", "AUX") or any(c.dep_ == "cop" for c in token.children)


def climb(token: Token) -> Iterator[Token]:
    """The heads of ``token``, nearest first; bounded, so that an odd parse cannot run away."""
    for _ in range(_MAX_CLIMB):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def conjuncts(token: Token) -> list[Token]:
    """``token`` and what is coordinated with it on its right ("avions, missiles ou drones"), in text order.
    """
    found, queue = [token], [token]
    if token.dep_ in SUBJECTS:
        # "L'Arménie et l'Azerbaïdjan ont signé": both may be made subjects of the verb instead.
        joints = [c.i for c in token.head.children if c.dep_ == "cc"]
        for twin in children(token.head, token.dep_):
            if twin.i > token.i and any(token.i < joint < twin.i for joint in joints):
                found.append(twin)
                queue.append(twin)
    while queue and len(found) < 40:
        for child in children(queue.pop(0), "conj"):
            found.append(child)
            queue.append(child)
    return sorted(found, key=lambda t: t.i)


def first_conjunct(token: Token) -> Token:
    """The head of a coordination, with finite verbs kept among finite verbs."""
    for _ in range(_MAX_CLIMB):
        if token.dep_ != "conj" or token.head.i == token.i:
            return token
        token = coordinated_with(token)
    return token


def above(node: Token) -> Token:
    """The word above; for a clause with "que" or "that" that the parser hung on a phrase beside its verb
    ("a démenti *à plusieurs reprises* que …"), the verb.
    """
    noun = node.head
    marked = any(c.dep_ == "mark" and c.lower_ in ("que", "qu'", "that") for c in node.children)
    beside = noun.dep_ in ("obl", "obl:mod") and noun.head.pos_ == "VERB" and noun.i > noun.head.i
    return noun.head if node.dep_ in ("acl", "acl:relcl") and marked and beside else noun


def is_passive_form(verb: Token) -> bool:
    """Whether an auxiliary of the verb is marked passive, or, where there is no auxiliary at all, its
    subject.
    """
    relations = {c.dep_ for c in verb.children}
    if "aux:pass" in relations:
        return True
    # "se réunira" is no passive, and neither is a subject marked so beside an active auxiliary.
    reflexive = any(c.lower_ in ("se", "s'") for c in verb.children)
    return bool(relations & {"nsubj:pass", "csubj:pass"}) and "aux" not in relations and not reflexive


def is_passive(verb: Token) -> bool:
    """Whether a verb form is passive: marked so, or a bare past participle on a noun or with an agent."""
    if is_passive_form(verb):
        return True
    if children(verb, "obj"):
        return False  # "a gelé X, *fermé Y*": a participle with an object of its own is active
    if any(c.dep_ == "obl:agent" for c in verb.children) and is_participle(verb) and not _own_auxiliary(verb):
        return True
    if verb.dep_ == "conj" and not _own_auxiliary(verb) and is_participle(verb) and is_participle(verb.head):
        return is_passive(verb.head)
    return is_participle(verb) and verb.dep_ in ("acl", "amod", "advcl") and not _own_auxiliary(verb)


def is_participle(verb: Token) -> bool:
    """A past participle, by the features or (English) the tag-less form with Tense=Past."""
    return morph(verb, "VerbForm") == "Part" and morph(verb, "Tense") != "Pres"


def is_infinitive(verb: Token) -> bool:
    """An infinitive or gerund: a verb form without tense of its own and without auxiliaries that give one."""
    form = morph(verb, "VerbForm")
    return form in ("Inf", "Ger") or (
        form == "Part" and morph(verb, "Tense") == "Pres" and not _own_auxiliary(verb)
    )


def _own_auxiliary(verb: Token) -> bool:
    return any(c.dep_ in ("aux", "aux:pass") for c in verb.children)


def subject_of(verb: Token) -> Token | None:
    """The grammatical subject of a clause head, its own or shared by coordination; relative pronouns are
    resolved.
    """
    for _ in range(_MAX_CLIMB):
        own = [c for c in verb.children if c.dep_ in SUBJECTS]
        if own:
            return antecedent(own[0]) or own[0]
        if verb.dep_ != "conj" or verb.head.i == verb.i:
            return None
        if is_participle(verb) and not _own_auxiliary(verb) and verb.head.pos_ not in ("VERB", "AUX"):
            return None
        verb = coordinated_with(verb)
    return None


def coordinated_with(token: Token) -> Token:
    """What a conjunct is coordinated with.

    A finite verb that the parser hung on an infinitive ("ordered the army to move and *called up* reserves")
    goes with the
    nearest finite verb above it; a noun that it hung on the verb ("demanded their departure and the *return*
    of …") goes with the object before it.
    """
    head = token.head
    if token.pos_ == "NOUN" and head.pos_ == "VERB" and not is_predicate(token):
        before = [c for c in children(head, "obj") if c.i < token.i]
        return before[-1] if before and head.i < before[-1].i else head
    if not _has_own_tense(token) or _has_own_tense(head) or head.pos_ not in ("VERB", "AUX"):
        return head
    for above in climb(head):
        if above.pos_ in ("VERB", "AUX") and _has_own_tense(above):
            return above
    return head


def _has_own_tense(verb: Token) -> bool:
    """Whether the verb or an auxiliary or copula of its own carries tense or mood."""
    carriers = [verb, *children(verb, "aux", "aux:pass", "cop")]
    return any(morph(t, "VerbForm") == "Fin" or morph(t, "Mood") in ("Ind", "Cnd", "Sub") for t in carriers)


def antecedent(pronoun: Token) -> Token | None:
    """What a relative pronoun stands for: the noun that its clause hangs on; null if it is not one.

    Where the clause's participle does not agree with that noun, the parser chose the wrong one of a chain
    ("les termes de cette
    *autorisation*, qui n'a pas été annoncée"): the nearest noun before the pronoun that agrees is taken.
    """
    if morph(pronoun, "PronType") != "Rel" and pronoun.lower_ not in (
        "qui",
        "que",
        "qu'",
        "dont",
        "which",
        "who",
        "that",
    ):
        return None
    for head in climb(pronoun):
        if head.dep_ in ("acl:relcl", "acl"):
            return agreeing_noun(head, head.head, pronoun.i)
        if head.dep_ in ("ROOT", "root"):
            return None
    return None


def modified_noun(participle: Token) -> Token:
    """The noun that a bare participle says something of, mended by agreement as in :func:`antecedent`."""
    return agreeing_noun(participle, participle.head, participle.i)


def agreeing_noun(participle: Token, head: Token, before: int) -> Token:
    """``head`` if it is a nominal that agrees with the participle, else the nearest nominal on the left that
    does.
    """
    nominal = head.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
    if nominal and agree(participle, head):
        return head
    for token in reversed(participle.doc[max(participle.sent.start, before - _STRAY_WINDOW) : before]):
        if (
            token.pos_ in ("NOUN", "PROPN")
            and token.dep_ not in ("flat", "fixed")
            and agree(participle, token)
        ):
            return token
    return head


def agree(participle: Token, noun: Token) -> bool:
    """Whether gender and number do not contradict each other; where a language marks none, they never do."""
    if morph(participle, "VerbForm") != "Part":
        return True
    for feature in ("Gender", "Number"):
        one, other = morph(participle, feature), morph(noun, feature)
        if one and other and one != other:
            return False
    return True


def objects_of(verb: Token) -> list[Token]:
    """The direct objects of a verb, its own first, then the one that it shares or relativises."""
    found = []
    for child in children(verb, "obj"):
        found.append(antecedent(child) or child)
    found += [
        c
        for c in children(verb, "obl", "obl:arg", "nmod", "dep", "xcomp")
        if c.i > verb.i and _is_bare_noun(c)
    ]
    if not found:
        # "allow X to leave": some parses make X the subject of the infinitive alone.
        for child in children(verb, "xcomp", "ccomp"):
            if is_infinitive(child):
                found += children(child, "nsubj")
    if not found and verb.dep_ == "acl:relcl" and _relativises_object(verb):
        found.append(verb.head)
    return found


def patients(verb: Token) -> list[Token]:
    """What a passive verb is done to: its subject, the noun that a participle modifies, or an inverted
    subject.
    """
    first = first_conjunct(verb) if verb.dep_ == "conj" and is_participle(verb) else verb
    for candidate in (verb, first):
        if candidate.dep_ in ("acl", "amod") and not is_passive_form(candidate):
            return [modified_noun(candidate)]
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    if not own and children(verb, "obj"):
        return children(
            verb, "obj"
        )  # "où seraient déployées les troupes": a subject behind the verb reads as an object
    subject = subject_of(verb)
    return [subject] if subject is not None else []


def stray_objects(verb: Token) -> list[Token]:
    """Nouns on the right of a verb without object, up to the next finite verb, that nothing introduces.

    "a signé mardi, au millième jour de …, *le décret*": behind a long adjunct the parser hangs the object
    elsewhere. The caller
    takes one of them only if its word asks for that very noun.
    """
    found: list[Token] = []
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + _STRAY_WINDOW)]:
        if morph(token, "VerbForm") == "Fin":
            break
        if _is_bare_noun(token) and any(c.dep_ == "det" for c in token.children):
            found.append(token)
    return found


def following_complement(noun: Token, markers: frozenset[str]) -> Token | None:
    """The nominal of the phrase that follows a noun at once, over adjectives and quotation marks only.

    In "le "lancement massif" d'avions" the mark keeps the parser from hanging the complement on its noun.
    ``markers`` are the
    forms of the genitive preposition.
    """
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + 6)]:
        if token.lower_ in markers and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
            return token.head
        if token.pos_ not in ("ADJ", "PUNCT"):
            return None
    return None


def later_complements(noun: Token, markers: frozenset[str]) -> list[Token]:
    """Nominals of genitive phrases a little further right, past another phrase: "la livraison à Israël *de
    bombes*".

    The caller takes those only that the noun's word asks for. The search stops at a verb.
    """
    found = []
    for token in noun.doc[noun.i + 1 : min(noun.sent.end, noun.i + _LATER_WINDOW)]:
        if token.pos_ in ("VERB", "AUX"):
            break
        if token.lower_ in markers and token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN"):
            found.append(token.head)
    return found


def _is_bare_noun(token: Token) -> bool:
    """A common noun that no preposition introduces: an object that the parser took for an adjunct."""
    return token.pos_ == "NOUN" and not any(c.dep_ in ("case", "mark", "cop") for c in token.children)


def _relativises_object(verb: Token) -> bool:
    """English "the town they took": a relative clause with a subject, and no object or relative pronoun as
    subject.
    """
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return (
        bool(subjects)
        and antecedent(subjects[0]) is None
        and not is_passive(verb)
        and not children(verb, "xcomp")
    )


def nominal_dependents(noun: Token) -> list[Token]:
    """The complements of a noun, with those that the parser hung one step too low.

    In "le lancement de missiles contre la Russie" the last phrase often hangs on "missiles"; a phrase that
    does not
    begin with the language's genitive belongs as well to the first noun. The caller judges by preposition.
    """
    found: list[Token] = []
    queue = [noun]
    while queue and len(found) < 40:
        current = queue.pop(0)
        for child in current.children:
            if child.dep_ in (
                "nmod",
                "nmod:poss",
                "obl",
                "obl:agent",
                "compound",
                "amod",
                "obl:arg",
                "nmod:unmarked",
            ):
                found.append(child)
                if child.dep_ in ("nmod", "obl") and child.pos_ in ("NOUN", "PROPN", "NUM"):
                    queue.append(child)
    return sorted(found, key=lambda t: t.i)


def clause_head(token: Token) -> Token:
    """The head of the clause that holds ``token``."""
    if is_predicate(token):
        return token
    for head in climb(token):
        if is_predicate(head) or head.dep_ in _CLAUSAL:
            return head
    return token


def finite_form(verb: Token) -> Token | None:
    """The token that carries tense and mood: the verb itself, its auxiliary or its copula; null if none does.
    """
    candidates = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    for token in [*candidates, verb]:
        if morph(token, "VerbForm") == "Fin" or morph(token, "Mood") in ("Ind", "Cnd", "Sub", "Imp"):
            return token
    if verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        return finite_form(verb.head) if not candidates else None
    return None

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
# What the parser makes of a subject that a clause or a pause parts from its verb: "Khan, who …, has offered".
_ASTRAY = frozenset({"vocative", "dislocated", "dep", "list", *SUBJECTS})
_PARTS_OF_NAMES = frozenset({"appos", "flat", "flat:name", "conj", "compound"})
CLAUSAL_SUBJECTS = frozenset({"csubj", "csubj:pass"})
OBLIQUES = frozenset({"obl", "obl:agent", "obl:arg", "obl:mod", "nmod", "iobj"})
_CLAUSAL = frozenset(
    {"xcomp", "ccomp", "advcl", "acl", "acl:relcl", "csubj", "csubj:pass", "parataxis", "ROOT", "root"}
)
_MAX_CLIMB = 12
# How far an object may stand from its verb behind adjuncts, in tokens.
_STRAY_WINDOW = 30
# How long a dateline may be, in tokens, with the dash that ends it.
_DATELINE = 12
_DASHES = frozenset({"–", "—", "-"})


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
    """``token`` and what is coordinated with it on its right ("avions ou drones"), in text order."""
    found, queue = [token], [token]
    if token.dep_ in SUBJECTS:
        # "L'Arménie et l'Azerbaïdjan ont signé": both may be made subjects of the verb instead.
        joints = [c.i for c in token.head.children if c.dep_ == "cc"]
        for twin in children(token.head, token.dep_):
            own = [c.i for c in twin.children if c.dep_ == "cc" and c.i < twin.i]
            if twin.i > token.i and any(token.i < joint < twin.i for joint in (*joints, *own)):
                found.append(twin)
                queue.append(twin)
        topic = token.head.head
        if token.head.dep_ == "conj" and _is_topic(topic) and any(topic.i < j < token.i for j in joints):
            if topic.doc[topic.right_edge.i if topic.right_edge.i < token.i else topic.i].i < token.i:
                found.append(topic)  # "*Les États-Unis* et le Royaume-Uni ont mené": made the sentence's head
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
    """The subject of a clause head, its own or shared by coordination; relative pronouns are resolved."""
    first = verb
    for _ in range(_MAX_CLIMB):
        own = _past_dateline([c for c in verb.children if c.dep_ in SUBJECTS])
        if verb.i == first.i:
            own = _past_aside(own)
        if own:
            return antecedent(own[0]) or own[0]
        before = None if own else _just_before(verb)
        if before is not None:
            return before
        if verb.dep_ == "ccomp" and _has_own_tense(verb):
            # "Any attack, Tokyo said, would lead …": the clause told of lends its subject to the saying
            lent = [c for c in verb.head.children if c.dep_ in SUBJECTS and c.i < verb.head.i < verb.i]
            return lent[0] if len(lent) > 1 and _past_aside(lent) != lent else None
        if verb.dep_ != "conj" or verb.head.i == verb.i:
            return None
        if _is_topic(verb.head) and _has_own_tense(verb):
            return verb.head
        if is_participle(verb) and not _own_auxiliary(verb) and verb.head.pos_ == "ADV":
            verb = next((h for h in climb(verb) if h.pos_ in ("VERB", "AUX")), verb.head)
            continue
        if is_participle(verb) and not _own_auxiliary(verb) and verb.head.pos_ not in ("VERB", "AUX"):
            return None
        verb = coordinated_with(verb)
    return None


def _is_topic(token: Token) -> bool:
    """A bare noun that the parser made the head of the sentence: "*Ankara* le nie et affirme …"."""
    bare = not children(token, "case", "cop")
    return bare and token.dep_ in ("ROOT", "root") and token.pos_ in ("NOUN", "PROPN")


def _just_before(verb: Token) -> Token | None:
    """The subject of a finite verb that the parser gave none: the noun phrase that ends just before it.

    "Khan, who …, has offered", "Niger, whose *president*, Bazoum, was toppled". A verb that a conjunction
    joins to another shares its subject instead.
    """
    if not _has_own_tense(verb) or any(c.dep_ in ("cc", "mark") for c in verb.children):
        return None
    for child in verb.children:
        if child.dep_ in ("vocative", "dislocated") and child.i < verb.i:
            return child
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ in ("AUX", "ADV", "PART", "PUNCT"):
        at -= 1
    token = verb.doc[at]
    if at == verb.i - 1 and verb.dep_ == "conj":
        return None
    for _ in range(_MAX_CLIMB):
        if any(morph(c, "PronType") == "Rel" and c.pos_ != "ADV" for c in token.children):
            return token if token.pos_ == "NOUN" and token.i < verb.i else None
        if token.dep_ not in _PARTS_OF_NAMES or token.head.i == token.i:
            break
        token = token.head
    good = token.pos_ in ("NOUN", "PROPN") and token.dep_ in _ASTRAY and token.i < verb.i
    return token if good and not children(token, "case") else None


def _past_aside(subjects: list[Token]) -> list[Token]:
    """Of two nouns that nothing joins, the name before the verb: "According to X, the agency, *Ali* said"."""
    if len(subjects) < 2 or subjects[0].pos_ == "PROPN" or len(conjuncts(subjects[0])) > 1:
        return subjects
    last = subjects[-1]
    between = last.doc[last.i : last.head.i]
    near = last.i < last.head.i and all(t.pos_ not in ("VERB", "PUNCT") for t in between)
    return [last] if last.pos_ == "PROPN" and near else subjects


def _past_dateline(subjects: list[Token]) -> list[Token]:
    """Subjects without the place of a dateline that the parser took for one ("OSLO – Norwegian troops took").

    Where the true subject was made an apposition of the place, it is given instead.
    """
    if not subjects:
        return subjects
    first = subjects[0]
    start = first.sent.start
    before = range(start, min(start + _DATELINE, first.sent.end))
    parting = [i for i in before if i > first.i and first.doc[i - 1].whitespace_]  # no "Major-General"
    dash = next((i for i in parting if first.doc[i].lower_ in _DASHES), None)
    if dash is None or any(t.pos_ in ("VERB", "AUX") for t in first.doc[start:dash]):
        return subjects
    behind = [s for s in subjects if s.i > dash]
    return behind or [c for c in children(first, "appos", "conj", "nsubj") if c.i > dash] or subjects


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
    while head.dep_ in ("flat", "fixed") and head.head.i != head.i:
        head = head.head  # a clause that the parser hung on the last word of a name
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
    if morph(participle, "VerbForm") != "Part" or any(
        c.dep_ == "aux" and c.lemma_.lower() == "avoir" for c in participle.children
    ):
        return True  # "les rebelles qui ont employé": beside *avoir* it does not agree with its subject
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
        if c.i > verb.i
        and (is_bare_noun(c) or (c.dep_ == "xcomp" and c.pos_ == "PROPN" and not _is_introduced(c)))
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
        # "où seraient déployées les troupes": a subject behind the verb reads as an object
        return children(verb, "obj")
    subject = subject_of(verb)
    return [subject] if subject is not None else []


def is_bare_noun(token: Token) -> bool:
    """A common noun that no preposition introduces: an object that the parser took for an adjunct."""
    return token.pos_ == "NOUN" and not _is_introduced(token)


def _is_introduced(token: Token) -> bool:
    return any(c.dep_ in ("case", "mark", "cop") for c in token.children)


def _relativises_object(verb: Token) -> bool:
    """English "the town they took": a clause with a subject, and no object or relative pronoun as subject."""
    subjects = [c for c in verb.children if c.dep_ in SUBJECTS]
    return (
        bool(subjects)
        and antecedent(subjects[0]) is None
        and not is_passive(verb)
        and not children(verb, "xcomp")
    )


def clause_head(token: Token) -> Token:
    """The head of the clause that holds ``token``."""
    if is_predicate(token):
        return token
    for head in climb(token):
        if is_predicate(head) or head.dep_ in _CLAUSAL:
            return head
    return token


def finite_form(verb: Token) -> Token | None:
    """The token that carries tense and mood: the verb, its auxiliary or its copula; null if none does."""
    candidates = [c for c in verb.children if c.dep_ in ("aux", "aux:pass", "cop")]
    for token in [*candidates, verb]:
        if morph(token, "VerbForm") == "Fin" or morph(token, "Mood") in ("Ind", "Cnd", "Sub", "Imp"):
            return token
    if verb.dep_ == "conj" and verb.head.i != verb.i and verb.head.pos_ in ("VERB", "AUX"):
        return finite_form(verb.head) if not candidates else None
    return None

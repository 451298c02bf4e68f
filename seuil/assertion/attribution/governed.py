"""What a cue verb governs: a clause, an infinitive, a charge, a small clause, an event, a quoted object."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from seuil.assertion.attribution.extent import condition_after, relative_tail, to_closing_mark, trim
from seuil.assertion.attribution.model import Found
from seuil.assertion.attribution.said_clauses import clause
from seuil.assertion.attribution.sources import can_act, may_speak, speaks
from seuil.assertion.attribution.surface import by_place, infinitive_after
from seuil.assertion.attribution.syntax import SUBJECTS, introducer, is_gerund, subtree
from seuil.assertion.attribution.text import Text, is_finite
from seuil.assertion.attribution.verbs import Verb, source_by
from seuil.data_files.shapes.attribution import CueVerbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_GOVERNED = ("xcomp", "advcl", "ccomp", "obl", "obl:arg", "obl:mod", "acl", "nmod", "obj", "conj")

Pattern = Callable[[Verb], set[int] | None]


def governed(verb: Verb) -> Found | None:
    """The attribution that the verb makes with what it governs; null if it governs nothing that is said."""
    for takes, pattern in _PATTERNS:
        sense = verb.sense(takes)
        if sense is None:
            continue
        content = pattern(verb)
        if not content:
            continue
        if takes != "clause":
            content -= relative_tail(verb, content)
        if takes in ("inf", "of"):
            content |= condition_after(verb, content)
        return _attributed(verb, sense, takes, content)
    return None


def _attributed(verb: Verb, sense: CueVerbs, takes: str, content: set[int]) -> Found | None:
    """The attribution, if somebody who can speak is its source, or nobody is named where that still tells
    something."""
    if verb.passive and takes == "inf" and sense.stance in ("believes", "says"):
        # "rebels are believed to have fled"
        content |= {i for c in verb.children if c.dep_ in SUBJECTS for i in subtree(c)}
    if verb.passive and verb.agent is None and not _may_lack_agent(verb, takes, content):
        return None
    source = _source(verb, sense, takes)
    if sense.subject and source is not None and verb.subject is not None and source.i == verb.subject.i:
        return None
    if source is not None and (
        not may_speak(verb.text, source) or source.i in content or not can_act(verb.text, source)
    ):
        return None
    if source is None and (_by_the_outlet(verb) or _is_attribute(verb)):
        return None
    needs_somebody = takes == "thing" or (takes == "inf" and sense.stance == "denies")
    if needs_somebody and (source is None or not _is_somebody(verb.text, source)):
        return None  # "the engine refused to start"
    if source is None and (takes in ("np", "as", "quoted") or not (verb.passive or is_finite(verb.token))):
        return None
    if source is not None and source.dep_.startswith("expl") and verb.passive:
        source = None
    own = set(verb.cue())
    if takes not in ("np", "thing"):
        content = to_closing_mark(verb.text, content, verb.last)
    return Found(
        verb.cue(), verb.token.i, sense.stance, content - own, source=None if source is None else source.i
    )


def _is_somebody(text: Text, source: Token) -> bool:
    """Whether the subject is somebody who can be expected to speak of things: named, known or personal."""
    lemma = source.lemma_.lower()
    personal = source.pos_ == "PRON" and source.lower_.lstrip("-") not in text.lexicon.words.not_speakers
    known = source.pos_ == "PROPN" or source.i in text.mentions or speaks(text, source)
    return personal or known or lemma in text.lexicon.words.unnamed


def _source(verb: Verb, sense: CueVerbs, takes: str) -> Token | None:
    """Who says it: the subject, the agent of a passive, or what the sense's preposition introduces."""
    source = _able(verb)
    if verb.passive or (takes in ("np", "thing") and source is None):
        source = verb.agent
    if sense.subject or sense.source_by:
        source = source_by(verb, sense) or source
    return source


def _may_lack_agent(verb: Verb, takes: str, content: set[int]) -> bool:
    """Whether a passive tells something although nobody is named ("it is said that", "was asked to")."""
    return takes in ("clause", "of") or (takes == "inf" and _has_verb(verb, content))


def _able(verb: Verb) -> Token | None:
    """The subject, or, where that cannot speak, the one of a clause further out to which the parser should
    have joined the verb ("apologised for failing to protect an island that guns had shelled, and vowed
    …")."""
    source = verb.subject
    if source is None or verb.passive or can_act(verb.text, source) or verb.token.dep_ != "conj":
        return source
    for above in verb.token.ancestors:
        outer = next((c for c in above.children if c.dep_ in SUBJECTS and c.i < verb.token.i), None)
        if outer is not None and outer.i != source.i and can_act(verb.text, outer):
            return outer
    return source


def _is_attribute(verb: Verb) -> bool:
    """Whether it is a participle that only tells of what sort something is ("boats suspected of
    smuggling")."""
    token = verb.token
    auxiliary = any(c.dep_.startswith("aux") for c in token.children)
    return verb.passive and not auxiliary and token.dep_ in ("acl", "amod")


def _by_the_outlet(verb: Verb) -> bool:
    """Whether the page itself speaks to its reader ("Rappelons que", "Note that")."""
    token = verb.token
    first_or_command = token.morph.get("Person") == ["1"] or token.morph.get("Mood") == ["Imp"]
    return not verb.passive and verb.text.quote_of[token.i] < 0 and first_or_command


def _has_verb(verb: Verb, content: set[int]) -> bool:
    return any(verb.text.doc[i].morph.get("VerbForm") == ["Inf"] for i in content)


def _infinitive(verb: Verb) -> set[int] | None:
    """An infinitive, a gerund or a predicate ("affirme vouloir", "denied hiring", "se dit prêt à")."""
    gerund = _gerund_after(verb)
    if gerund is not None:
        return gerund
    found = _infinitive_below(verb)
    if found is not None:
        return found
    sense = verb.sense("inf")
    directs = sense is not None and sense.stance in ("asks", "threatens", "announces", "denies", "warns")
    return infinitive_after(verb) if directs else None


def _infinitive_below(verb: Verb) -> set[int] | None:
    """The infinitive or predicate that the parser hung on the verb, or on the one spoken to."""
    asked = [
        t for c in verb.children if c.i > verb.last and c.dep_ in ("obl", "obj", "iobj") for t in c.children
    ]
    told = [t for t in asked if t.dep_ == "acl" and t.morph.get("VerbForm") == ["Inf"]]
    for child in sorted([*verb.children, *told], key=lambda t: t.i):
        if child.i < verb.last or child.dep_ not in ("xcomp", "ccomp", "obl", "advcl", "acl"):
            continue
        form = child.morph.get("VerbForm")
        by = introducer(child)
        if child.dep_ == "xcomp" and (
            child.pos_ in ("VERB", "AUX", "ADJ")
            or (child.pos_ == "NOUN" and not by and verb.lemma not in verb.text.lexicon.words.address)
        ):
            return trim(child, subtree(child), verb.last)
        if (
            form == ["Inf"]
            and by in ("de", "d'", "à", "to")
            and child.dep_ in ("ccomp", "obl", "advcl", "acl")
        ):
            return trim(child, subtree(child), verb.last)
        bare = form in (["Inf"], ["Ger"], ["Part"]) or (
            child.pos_ == "NOUN" and any(c.dep_ == "obj" for c in child.children)
        )
        if child.dep_ == "ccomp" and bare and not by and not is_finite(child):
            return trim(child, subtree(child), verb.last)
    return None


def _gerund_after(verb: Verb) -> set[int] | None:
    """A gerund or an infinitive right after the verb, whatever the parser made of it ("deny having shot")."""
    following = verb.text.doc[min(verb.last + 1, len(verb.text.doc) - 1)]
    after = verb.text.doc[min(verb.last + 2, len(verb.text.doc) - 1)]
    if following.lower_ == "to" and after.morph.get("VerbForm") == ["Inf"] and after.head.i < verb.token.i:
        return {following.i, *trim(after, subtree(after), verb.last)}  # hung on the verb before
    looks = following.pos_ in ("VERB", "AUX") and following.lower_.endswith("ing")
    gerund = following.morph.get("VerbForm") == ["Ger"] or (
        looks and verb.text.lexicon.words.past_is_participle
    )
    if following.i == verb.last or not gerund:
        return None
    head = following
    while head.dep_ in ("aux", "aux:pass", "cop", "amod") and head.head.i > head.i:
        head = head.head
    return trim(head, subtree(head), verb.last)


def _charge(verb: Verb) -> set[int] | None:
    """What someone is accused of, warned against, threatened with."""
    return _introduced(verb, "of")


def _introduced(verb: Verb, takes: str) -> set[int] | None:
    """The dependent of the verb, or of its object, that one of the sense's prepositions introduces."""
    sense = verb.sense(takes)
    assert sense is not None
    objects = [c for c in verb.children if c.dep_ in ("obj", "iobj", "xcomp") and c.i > verb.token.i]
    near = verb.children + [c for o in objects for c in o.children]
    for child in sorted(near, key=lambda t: (t.pos_ not in ("VERB", "AUX"), t.i)):
        if child.i > verb.last and child.dep_ in _GOVERNED and introducer(child) in sense.by:
            if takes == "as" and any(c.dep_ in SUBJECTS for c in child.children):
                continue  # "rejects truce as drones hit"
            if (
                takes != "as"
                and sense.stance != "asks"
                and child.head.i in {o.i for o in objects}
                and child.pos_ not in ("VERB", "AUX")
                and not _names_event(verb.text, child)
            ):
                continue
            return trim(child, subtree(child), verb.last)
    return _after_object(objects, sense.by) if takes == "of" else None


def _after_object(objects: list[Token], by: tuple[str, ...]) -> set[int] | None:
    """A gerund or infinitive after the object that the parser hung on a noun of it ("of | supplying
    weapons")."""
    for one in objects:
        inside = subtree(one)
        for i in sorted(inside):
            following = one.doc[min(i + 1, len(one.doc) - 1)]
            verbal = following.morph.get("VerbForm") in (["Ger"], ["Inf"])
            if i > one.i and verbal and one.doc[i].lower_ in by:
                return {j for j in inside if j >= i}
    return None


def _small_clause(verb: Verb) -> set[int] | None:
    """An object and what it is held to be ("considère ces essais comme une violation")."""
    as_what = _introduced(verb, "as")
    sense = verb.sense("as")
    if as_what is None or sense is None:
        return None
    if verb.text.doc[min(as_what)].lower_ in sense.by:
        as_what.remove(min(as_what))
    for child in verb.children:
        if child.dep_ == "obj" and child.i > verb.last:
            as_what |= subtree(child)
    return as_what


def _event(verb: Verb) -> set[int] | None:
    """An event-like object ("annonce le retrait"), or the subject of the passive ("l'attaque a été
    revendiquée par")."""
    sense = verb.sense("np")
    assert sense is not None
    lexicon = verb.text.lexicon
    if any(child.dep_ == "iobj" and child.i > verb.last for child in verb.children):
        return None  # "denying them entry"
    for child in verb.children:
        if sense.by:
            fits = child.i > verb.last and child.dep_ in _GOVERNED and introducer(child) in sense.by
        elif verb.passive:
            fits = child.dep_ == "nsubj:pass" and verb.agent is not None
        else:
            fits = child.dep_ == "obj" and child.i > verb.last
        if fits and child.pos_ == "NOUN" and _names_event(verb.text, child):
            return _with_complement(verb, child, trim(child, subtree(child) - {verb.token.i}, -1))
    if verb.token.dep_ == "acl" and verb.agent is not None and lexicon.is_event(verb.token.head):
        return subtree(verb.token.head) - subtree(verb.token)
    return None


def _thing(verb: Verb) -> set[int] | None:
    """What is denied, demanded, promised or spoken of, whatever the noun names ("denies any breach",
    "spoke of
    a season lost")."""
    if any(child.dep_ == "iobj" and child.i > verb.last for child in verb.children):
        return None  # "denying them entry"
    senses = [s for s in verb.senses if "thing" in s.takes]
    aside = [c for a in verb.children if a.pos_ == "ADV" or a.dep_.startswith("obl") for c in a.children]
    hung = [c for c in aside if c.head.pos_ == "ADV" or introducer(c) in verb.text.lexicon.words.partitives]
    for child in sorted([*verb.children, *hung], key=lambda t: t.i):
        by = introducer(child)
        if child.dep_ not in _GOVERNED or child.pos_ not in ("NOUN", "PROPN", "X", "VERB", "ADJ"):
            continue
        bare = (child.dep_ in ("obj", "xcomp") or bool(by)) and any(not s.by for s in senses)
        introduced = any(by in s.by for s in senses) and child.i > verb.last
        if child.i < verb.last or not (introduced if by and not _is_partitive(verb, child, by) else bare):
            continue
        if _is_spoken_thing(verb, child):
            return _with_complement(verb, child, trim(child, subtree(child), verb.last))
    broken = by_place(verb.text, verb.token) or (is_gerund(verb.token) and any(not s.by for s in senses))
    return _phrase_after(verb) if broken else None


def _phrase_after(verb: Verb) -> set[int] | None:
    """The noun phrase right after a verb that was taken for a noun, up to the next mark."""
    text, i = verb.text, verb.last + 1
    unit = text.units[text.unit_of[verb.token.i]]
    partitive = text.doc[min(i, unit.last)].lower_ in text.lexicon.words.partitives
    if i > unit.last or not (text.doc[i].pos_ == "DET" or partitive):
        return None
    stops = ("CCONJ", "AUX", "VERB", "SCONJ")
    end = next((t.i for t in text.doc[i : unit.last + 1] if t.is_punct or t.pos_ in stops), unit.last)
    return set(range(i, end)) or None


def _is_partitive(verb: Verb, noun: Token, by: str) -> bool:
    """Whether "de" only makes the object a plural one ("annonce de nouvelles frappes")."""
    words = verb.text.lexicon.words
    partitive = by in words.partitives or (noun.dep_ == "obj" and by in words.infinitive_marks)
    return noun.i > verb.last and partitive and not any(by in s.by for s in verb.senses)


def _is_spoken_thing(verb: Verb, noun: Token) -> bool:
    """Whether the noun is something said, not somebody spoken to or a time; a verb only as a noun's guise."""
    text = verb.text
    if noun.i in text.times and noun.i not in text.mentions:
        return False
    if noun.pos_ == "VERB" and not any(c.dep_ in ("det", "amod") for c in noun.children):
        return False
    mention = text.mentions.get(noun.i)
    known = None if mention is None else text.reading.entities.get(mention.entity or "")
    if known is not None and known.kind in ("person", "state", "city", "region", "medium", "government"):
        return False
    words, lemma = text.lexicon.words, noun.lemma_.lower()
    return lemma not in (*words.unnamed, *words.not_speakers, *words.not_things)


def _names_event(text: Text, noun: Token) -> bool:
    """Whether the noun, or one compounded with it, names something that happens ("of bombing civilians")."""
    return text.lexicon.is_event(noun) or any(
        c.dep_ == "compound" and text.lexicon.is_event(c) for c in noun.children
    )


def _with_complement(verb: Verb, noun: Token, tokens: set[int]) -> set[int]:
    """The event with the complement that follows it, where the parser hung that on the verb ("an end | to
    the embargo")."""
    for child in verb.children:
        if child.i < noun.i or not child.dep_.startswith("obl"):
            continue
        if min(subtree(child)) == max(tokens) + 1 and introducer(child) in verb.text.lexicon.words.completes:
            return tokens | subtree(child)
    return tokens


def _quoted(verb: Verb) -> set[int] | None:
    """An object of which at least the head, or what depends on it, stands between quotation marks."""
    sense = next(s for s in verb.senses if "quoted" in s.takes)
    for child in verb.children:
        if child.i < verb.last or child.dep_ not in (
            "obj",
            "xcomp",
            "obl",
            "obl:arg",
            "ccomp",
            "nmod",
            "obl:mod",
        ):
            continue
        by = introducer(child)
        if by and by not in sense.by:
            continue
        tokens = trim(child, subtree(child), verb.last)
        own = tokens - {i for c in child.children if c.dep_ == "acl:relcl" for i in subtree(c)}
        if (
            any(verb.text.quote_of[i] >= 0 and i not in verb.text.marks for i in own)
            and verb.text.quote_of[verb.token.i] < 0
        ):
            return tokens
    return None


_PATTERNS: tuple[tuple[str, Pattern], ...] = (
    ("clause", clause),
    ("of", _charge),
    ("inf", _infinitive),
    ("as", _small_clause),
    ("quoted", _quoted),
    ("np", _event),
    ("thing", _thing),
)

"""Cue verbs in place: the words of the cue, who speaks, what the verb takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.assertion.attribution.sources import speaks
from seuil.assertion.attribution.surface import by_place, speaker_before, taken_for_modifier
from seuil.assertion.attribution.syntax import (
    SUBJECTS,
    agent,
    dependents,
    introducer,
    is_gerund,
    is_passive,
    subject,
)
from seuil.assertion.attribution.text import Text, is_finite
from seuil.data_files.shapes.attribution import CueVerbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_REFLEXIVES = ("se", "s'", "soi", "me", "m'", "nous")


class Verb:
    """A cue verb in place: its token, the words that make the cue, what it takes."""

    def __init__(self, text: Text, token: Token, lemma: str, second: Token | None) -> None:
        self.text = text
        self.token = token
        self.lemma = lemma
        self.group = (
            [token]
            if second is None
            else [token, *text.doc[second.i : second.i + _length(text, lemma, second)]]
        )
        self.subject: Token | None = (
            subject(token, self.group)
            if token.pos_ in ("VERB", "AUX") or taken_for_noun(token)
            else speaker_before(text, token) or subject(token, self.group) or text.doc[token.i - 1]
        )
        self.senses = _fitting(
            text.lexicon.senses(lemma if second is None else f"{lemma} {_second(text, lemma, second)}"), self
        )
        self.children = dependents(self.group)
        self.passive = is_passive(token) or _is_bare_participle(self) or _has_agent_only(self)
        if taken_for_modifier(text, token) and speaker_before(text, token) is not None:
            self.passive, self.subject = False, speaker_before(text, token)
        self.subject = _quoted_person(text, token) or self.subject or _by_order(text, token)
        self.agent = agent(token, text.lexicon.words.agents)

    @property
    def last(self) -> int:
        """The last token of the cue proper."""
        return self.group[-1].i

    def sense(self, takes: str) -> CueVerbs | None:
        """The first sense that takes this, null if none."""
        return next((s for s in self.senses if takes in s.takes), None)

    def cue(self) -> tuple[int, ...]:
        """The words of the cue: the verb with its auxiliaries, negation and reflexive."""
        first = self.token.i
        parts = [
            c.i
            for c in self.token.children
            if c.i < first
            and (self.subject is None or c.i != self.subject.i)
            and (
                c.dep_ in ("aux", "aux:pass", "expl", "expl:pv", "expl:comp")
                or c.morph.get("Polarity") == ["Neg"]
            )
        ]
        while parts and first > min(parts) and (first - 1 in parts or self.text.doc[first - 1].pos_ == "ADV"):
            first -= 1
        return tuple(range(first, self.last + 1)) if self.last - first < 6 else tuple(t.i for t in self.group)


def _quoted_person(text: Text, token: Token) -> Token | None:
    """Who is quoted "as saying": the object of the verb that cites."""
    lemma = text.lexicon.verb_lemma(token.head)
    cites = lemma is not None and any("cites" in s.takes for s in text.lexicon.senses(lemma))
    if not cites or token.head.i == token.i or token.dep_ not in ("advcl", "xcomp", "ccomp"):
        return None
    return next((c for c in token.head.children if c.dep_ == "obj" and c.i < token.i), None)


def _by_order(text: Text, token: Token) -> Token | None:
    """Who is named before a finite verb that has no subject in the parse."""
    form = token.morph.get("VerbForm")
    finite = is_finite(token) or (text.lexicon.words.past_is_participle and form != ["Inf"])
    if not finite or is_gerund(token) or token.pos_ not in ("VERB", "AUX"):
        return None
    if token.morph.get("Mood") == ["Imp"]:
        return None
    return None if token.i == 0 or is_passive(token) else speaker_before(text, token)


def verb_at(text: Text, token: Token) -> Verb | None:
    """The cue verb that ``token`` is, null if it is none."""
    if token.pos_ not in ("VERB", "AUX") and not _mistaken(text, token):
        return None
    lemma = text.lexicon.verb_lemma(token)
    if lemma is None:
        return None
    second = None
    wanted = text.lexicon.second_words(lemma)
    if wanted:
        near = text.doc[token.i + 1 : token.i + 4]
        second = next((t for t in near if _second_word(t, wanted) is not None), None)
    verb = Verb(text, token, lemma, second)
    return verb if verb.senses else None


def _mistaken(text: Text, token: Token) -> bool:
    """Whether a form of a cue verb was taken for a noun or adjective: between a name and a complementiser."""
    if taken_for_noun(token):
        return text.lexicon.verb_lemma(token) is not None
    if token.pos_ not in ("NOUN", "ADJ", "X", "PROPN", "ADV") or not 0 < token.i < len(text.doc) - 1:
        return False
    before, after = text.doc[token.i - 1], text.doc[token.i + 1]
    if by_place(text, token):
        return True
    opens = after.lower_ in text.lexicon.words.complementisers[:3] and after.lower_ != "if"
    names = ("PROPN",) if token.pos_ == "NOUN" else ("PROPN", "NOUN")
    known = before.pos_ in names or before.lemma_.lower() in text.lexicon.words.speakers
    return opens and known and text.lexicon.verb_lemma(token) is not None


def taken_for_noun(token: Token) -> bool:
    """Whether a verb was taken for a noun: joined to a clause, without a determiner, before "de" and an
    infinitive ("… et menace de quitter le traité")."""
    doc, i = token.doc, token.i
    if token.pos_ != "NOUN" or not 0 < i < len(doc) - 2 or any(c.dep_ == "det" for c in token.children):
        return False
    joined = doc[i - 1].pos_ == "CCONJ" or doc[i - 1].lower_ == "qui"
    return joined and doc[i + 1].lower_ in ("de", "d'") and doc[i + 2].morph.get("VerbForm") == ["Inf"]


def _second_word(token: Token, wanted: list[str]) -> str | None:
    """Which of the words that make the cue stands at the token, the longest first."""
    for words in sorted(wanted, key=len, reverse=True):
        first, *rest = words.split(" ")
        following = [t.lower_ for t in token.doc[token.i + 1 : token.i + 1 + len(rest)]]
        if first in (token.lemma_.lower(), token.lower_) and following == rest:
            return words
    return None


def _second(text: Text, lemma: str, second: Token) -> str:
    return _second_word(second, text.lexicon.second_words(lemma)) or ""


def _past_without_aux(verb: Verb) -> bool:
    """Whether the form is that of the past tense too, and the verb one whose object is not the one spoken
    to."""
    words = verb.text.lexicon.words
    return words.past_is_participle and verb.lemma not in words.address


def _length(text: Text, lemma: str, second: Token) -> int:
    """How many words the cue has after its verb ("mettre | en garde": two)."""
    return len(_second(text, lemma, second).split(" "))


def _fitting(senses: list[CueVerbs], verb: Verb) -> list[CueVerbs]:
    """The senses whose conditions on reflexive hold."""
    reflexive = any(
        c.lower_ in _REFLEXIVES and c.dep_.startswith(("expl", "obj", "iobj", "obl"))
        for c in verb.token.children
    )
    if reflexive and verb.lemma in verb.text.lexicon.words.never_reflexive:
        return []
    spoken = _plain(verb.subject)
    fit = [s for s in senses if (reflexive or not s.reflexive) and (not s.subject or spoken in s.subject)]
    return sorted(fit, key=lambda s: not s.subject)


def _plain(subject_: Token | None) -> str:
    """The word of a subject without the hyphens of an inversion."""
    return "" if subject_ is None else str(subject_.lower_).lstrip("-").removeprefix("t-")


def _is_bare_participle(verb: Verb) -> bool:
    """Whether it is a past participle on its own ("asked whether", "accusé d'avoir"): who speaks is not its
    subject."""
    token = verb.token
    if token.morph.get("VerbForm") != ["Part"] or token.morph.get("Tense") not in (["Past"], []):
        return False
    own = any(c.dep_ in ("aux", "aux:pass", *SUBJECTS) for c in verb.children)
    if _past_without_aux(verb) and token.head.pos_ in ("NOUN", "PROPN"):
        if token.head.dep_ == "ROOT" or (speaks(verb.text, token.head) and _has_infinitive(verb)):
            return False  # "the leader threatened to strike", taken for a noun with its participle
    return (
        not own
        and not token.dep_.startswith(("ROOT", "conj", "parataxis"))
        and not token.lower_.endswith(("ing", "ant"))
    )


def _has_agent_only(verb: Verb) -> bool:
    """Whether an agent and no object stands with a past tense ("the leader, held to be lawful by many,
    …")."""
    deps = {c.dep_ for c in verb.children if c.i > verb.last}
    return verb.text.lexicon.words.past_is_participle and "obl:agent" in deps and "obj" not in deps


def _has_infinitive(verb: Verb) -> bool:
    """Whether an infinitive follows that the speaker himself is to do, so that the verb is no participle."""
    sense = verb.sense("inf")
    own = sense is not None and sense.stance in ("threatens", "denies", "announces")
    return own and any(
        c.i > verb.last and c.morph.get("VerbForm") == ["Inf"] and c.dep_ in ("xcomp", "advcl", "ccomp")
        for c in verb.children
    )


def lacks_auxiliary(text: Text, token: Token) -> bool:
    """Whether it is a participle that no auxiliary makes a verb ("la réunion, prévue le 27 janvier"), where
    the past tense has another form."""
    if text.lexicon.words.past_is_participle or token.morph.get("VerbForm") != ["Part"]:
        return False
    if token.morph.get("Tense") == ["Pres"]:
        return False
    near = text.doc[max(token.i - 4, 0) : token.i]
    return not (is_finite(token) or any(t.pos_ == "AUX" for t in near))


def source_by(verb: Verb, sense: CueVerbs) -> Token | None:
    """The source that a preposition introduces ("peut-on lire dans ce décret"), if the subject allows."""
    if sense.subject and _plain(verb.subject) not in sense.subject:
        return None
    for child in verb.children:
        if child.dep_.startswith(("obl", "nmod")) and introducer(child) in sense.source_by:
            return child
    return None

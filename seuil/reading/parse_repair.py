"""Mending what the tagger and parser get wrong for a known reason, before anything is read from the tree.

- Some French verbs take *être* in their compound tenses and have no passive: "est tombée" is a past, whatever
  the parser says
  (``never_passive`` in ``languages/<code>/roles.yaml``).
- French future and conditional can be told from ending and stem, and a small tagger often takes one for the
  imperfect
  (``languages/<code>/morphology.yaml``).
- A word in lower case that has a subject and neither article nor copula is a verb, though its form is a
  noun's too.
- What hangs on an auxiliary is its verb's.
- A form that is a verb's only is a verb (:mod:`seuil.reading.verb_forms`).
- Subjects and objects hung on the wrong clause: :mod:`seuil.reading.argument_repair`.
- A day that nothing introduces is no object ("a reculé dimanche"), and a counted noun behind "au moins" or
"quelque"
  is no adjunct ("retient au moins seize otages").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.data_files.shapes.morphology import MorphologyFile
from seuil.reading.argument_repair import ArgumentRepair
from seuil.reading.verb_forms import VerbForms

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ACTIVE = {"aux:pass": "aux", "nsubj:pass": "nsubj"}
_OF_A_VERB = frozenset({"nsubj", "nsubj:pass", "obj", "aux", "aux:pass", "expl", "xcomp", "ccomp", "mark"})
_NO_VERB = frozenset({"det", "cop", "case", "amod", "nmod"})
# How far behind its verb a date may stand, in tokens, and what stands before it.
_DATE_WINDOW = 16
_ON = frozenset({"on", "early", "late", "last"})


class ParseRepair:
    """Mends parses of one language."""

    def __init__(self, never_passive: tuple[str, ...], morphology: MorphologyFile) -> None:
        self._never_passive = frozenset(never_passive)
        self._morphology = morphology
        self._present_like = frozenset(v[:-2] for v in morphology.present_like)
        self._forms = VerbForms(morphology)
        self._arguments = ArgumentRepair(morphology)
        self._days = frozenset(morphology.days)
        self._approximators = frozenset(morphology.approximators)
        self._times_of_day = frozenset(morphology.times_of_day)
        self._same_in_past = frozenset(morphology.same_in_past)
        self._dated = frozenset(morphology.dated)

    def mend_forms(self, doc: Doc) -> None:
        """Mend parts of speech, moods and tenses, in place: before lemmas are given, which hang on them."""
        self._forms.mend(doc)
        for token in doc:
            self._as_verb(token)
            self._as_noun(token)
            self._time_of_day(token)
            self._past(token)
            if token.pos_ in ("VERB", "AUX"):
                self._future_or_conditional(token)

    def mend_relations(self, doc: Doc) -> Doc:
        """Mend what hangs on lemmas, in place, and give back the document."""
        for token in doc:
            if token.pos_ in ("VERB", "AUX"):
                self._future_or_conditional(
                    token
                )  # the stem knows the infinitive better than a table of endings
            token.lemma_ = self._forms.lemma(token) or token.lemma_
        for token in doc:
            if token.dep_ in ("aux", "aux:pass"):
                self._auxiliary(token)
        for token in doc:
            self._day(token)
            self._participle_of_name(token)
        for token in doc:
            self._counted_object(token)
            if (
                token.dep_ in _ACTIVE
                and token.head.lemma_.lower() in self._never_passive
                and token.head.pos_ == "VERB"
            ):
                token.dep_ = _ACTIVE[token.dep_]
        self._arguments.mend(doc)
        return doc

    @staticmethod
    def _auxiliary(token: Token) -> None:
        """ "Aucun navire n'a pour l'instant été *arraisonné*": what hangs on an auxiliary is its verb's."""
        verb = token.head
        passive = any(c.dep_ == "aux:pass" for c in verb.children)
        for child in list(token.children):
            if child.dep_ in ("nsubj", "nsubj:pass", "advmod", "obj", "obl", "mark"):
                child.head = verb
                if child.dep_ == "nsubj" and passive:
                    child.dep_ = "nsubj:pass"

    def _day(self, token: Token) -> None:
        """ "a reculé dimanche": a bare word of time is an adjunct."""
        if token.dep_ in ("obj", "nsubj:pass") and token.lower_ in self._days:
            if not any(c.dep_ == "det" for c in token.children) and token.head.i < token.i:
                token.dep_ = "obl:mod"

    @staticmethod
    def _participle_of_name(token: Token) -> None:
        """ "Lyman *reprise*, l'Ukraine avance": a participle behind a name says something of it."""
        participle = (
            token.pos_ == "VERB" and token.morph.get("VerbForm") == ["Part"] and not token.morph.get("Mood")
        )
        if participle and token.dep_ in ("flat", "flat:name") and token.head.i == token.i - 1:
            token.dep_ = "acl"

    def _counted_object(self, token: Token) -> None:
        """ "retient encore au moins seize otages": a number behind an approximator introduces the object."""
        verb = token.head
        if token.dep_ not in ("obl", "obl:mod", "obl:arg") or verb.pos_ != "VERB" or verb.i > token.i:
            return
        if any(c.dep_ in ("obj", "aux:pass", "nsubj:pass", "xcomp", "ccomp") for c in verb.children):
            return
        number = next((c for c in token.children if c.dep_ == "nummod"), None)
        if number is None:
            return
        edge = token.left_edge.i
        before = " ".join(t.lower_ for t in token.doc[edge : number.i]).replace("' ", "'")
        if before in self._approximators:
            token.dep_ = "obj"
            for child in token.children:
                if child.i < number.i and child.dep_ == "case":
                    child.dep_ = "advmod"

    def _as_verb(self, token: Token) -> None:
        if token.pos_ not in ("NOUN", "ADJ", "X") or not token.text.islower():
            return
        relations = {c.dep_ for c in token.children}
        clause = token.dep_ in ("ROOT", "ccomp", "advcl", "acl:relcl", "parataxis", "conj")
        if relations & _NO_VERB or "nsubj" not in relations or not clause:
            return
        token.pos_ = "VERB"
        if not token.morph.get("VerbForm"):
            token.set_morph("Mood=Ind|Tense=Pres|VerbForm=Fin")

    def _past(self, token: Token) -> None:
        """ "Missiles *hit* the port on Tuesday": what has a date behind it is no present."""
        if token.lower_ not in self._same_in_past or token.morph.get("Tense") != ["Pres"]:
            return
        plain = token.pos_ == "VERB" and not any(c.dep_.startswith("aux") for c in token.children)
        behind = token.doc[token.i + 1 : min(token.sent.end, token.i + _DATE_WINDOW)]
        if plain and any(t.lower_ in self._dated and t.nbor(-1).lower_ in _ON for t in behind):
            token.set_morph({**token.morph.to_dict(), "Tense": "Past"})

    def _time_of_day(self, token: Token) -> None:
        """ "Hit the port before *dawn*, killing four": no verb, and nothing is done by it."""
        opened = [c for c in token.children if c.dep_ in ("mark", "case") and c.i == token.i - 1]
        if token.pos_ != "VERB" or token.lower_ not in self._times_of_day or not opened:
            return
        if token.dep_ != "advcl" or any(c.dep_.startswith("nsubj") for c in token.children):
            return
        token.pos_, token.dep_ = "NOUN", "obl"
        token.set_morph("Number=Sing")
        opened[0].pos_, opened[0].dep_ = "ADP", "case"
        for child in list(token.children):
            if child.i > token.i:
                child.head = token.head

    @staticmethod
    def _as_noun(token: Token) -> None:
        """ "le retrait des troupes": an article and the place of a noun, and nothing of a verb."""
        relations = {c.dep_ for c in token.children}
        if token.pos_ != "VERB" or "det" not in relations or relations & _OF_A_VERB:
            return
        if token.dep_ in ("obj", "nsubj", "nsubj:pass", "obl", "nmod", "conj", "ROOT", "appos"):
            token.pos_ = "NOUN"
            token.set_morph({k: v for k, v in token.morph.to_dict().items() if k in ("Gender", "Number")})

    def _future_or_conditional(self, token: Token) -> None:
        """Set mood, tense and lemma of a form whose stem and ending leave no doubt."""
        form = token.lower_
        for endings, mood, tense in (
            (self._morphology.conditional_endings, "Cnd", "Pres"),
            (self._morphology.future_endings, "Ind", "Fut"),
        ):
            for ending in endings:
                infinitive = self._infinitive(form.removesuffix(ending)) if form.endswith(ending) else None
                if infinitive is not None:
                    token.set_morph(
                        {**token.morph.to_dict(), "Mood": mood, "Tense": tense, "VerbForm": "Fin"}
                    )
                    token.lemma_ = infinitive
                    return

    def _infinitive(self, stem: str) -> str | None:
        """The infinitive of a future stem, or null if it is none."""
        if stem in self._morphology.stems:
            return self._morphology.stems[stem]
        if (
            len(stem) > 3
            and stem.endswith(self._morphology.regular_stem_ends)
            and stem not in self._present_like
        ):
            for end, exchanged in self._morphology.exchanges.items():
                if stem.endswith(end):
                    return stem.removesuffix(end) + exchanged
            return stem
        return None

"""Verbs that the tagger takes for nouns, adjectives or names, told by their form.

A small tagger knows few forms of a verb, and in a headline, which has little around the verb, it often takes
one for a noun or a name ("Maduro *rompt* avec Washington", "Moscou *nie* tout lien"). A form that is a
verb's and
nothing else's is a verb wherever it stands; one that may be a noun too is a verb only in a sentence without
another, straight behind its subject ("Moscou *frappe* Kiev"). What hung on the wrong word is hung on the
verb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from seuil.data_files.shapes.morphology import MorphologyFile

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_CLITICS = frozenset({"le", "la", "les", "l'"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_BEHIND_A_VERB = frozenset({"DET", "PROPN", "ADP", "NUM", "PRON", "NOUN"})
_RELATIVES = frozenset({"qui", "que", "qu'", "dont", "où"})
_AS_OBJECT = frozenset({"flat", "flat:name", "appos", "conj", "nmod"})
_HUNG = frozenset(
    {"flat", "flat:name", "nmod", "acl", "appos", "amod", "dep", "acl:relcl", "obl", "compound"}
)


class VerbForms:
    """Finds and mends the verbs that were taken for something else."""

    def __init__(self, morphology: MorphologyFile) -> None:
        self._only = morphology.verb_only
        self._at_times = morphology.verb_at_times
        self._participles = morphology.participles

    def mend(self, doc: Doc) -> None:
        """Mend parts of speech, features and relations in place."""
        for token in doc:
            if token.lower_ in self._participles and token.pos_ not in ("VERB", "AUX"):
                self._participle(token)
            elif self._is_hidden(token):
                self._make_verb(token, self._only[token.lower_])
            elif (
                token.pos_ == "VERB"
                and token.lower_ in self._only
                and token.dep_ in ("flat", "amod", "appos", "dep")
            ):
                self._raise_finite(token)
        for sentence in list(doc.sents):
            self._headline(sentence)

    def lemma(self, token: Token) -> str | None:
        """The infinitive of a form that is a verb's only, or null."""
        found = self._only.get(token.lower_) or self._participles.get(token.lower_)
        return found if token.pos_ == "VERB" else None

    @staticmethod
    def _participle(token: Token) -> None:
        """ "a *dissous* le Parlement": the participle heads its clause, and not the auxiliary before it."""
        if not any(
            t.pos_ == "AUX" or t.dep_ == "aux"
            for t in token.doc[max(token.sent.start, token.i - 5) : token.i]
        ):
            return
        token.pos_ = "VERB"
        token.set_morph("Tense=Past|VerbForm=Part")
        auxiliary = token.head
        if auxiliary.pos_ != "AUX" or not 0 < token.i - auxiliary.i <= 2:
            return
        token.dep_, above = auxiliary.dep_, auxiliary.head
        token.head = token if above.i == auxiliary.i else above
        for child in list(auxiliary.children):
            child.head = token
        auxiliary.head, auxiliary.dep_ = token, "aux"

    def _is_hidden(self, token: Token) -> bool:
        if token.pos_ in ("VERB", "AUX") or not token.text.islower() or token.lower_ not in self._only:
            return False
        before = token.nbor(-1) if token.i > token.sent.start else None
        # Behind an article a form may be a noun that no dictionary has; a bare "le" before an infinitive
        # or behind
        # its subject is a pronoun.
        return before is None or before.pos_ != "DET" or before.lower_ in _CLITICS

    def _headline(self, sentence: Span) -> None:
        """The verb of a sentence that has none: a form straight behind a name, with something to act on."""
        if any(t.pos_ in ("VERB", "AUX") for t in sentence):
            return
        for token in sentence[1:-1]:
            if (
                token.lower_ in self._at_times
                and token.text.islower()
                and token.nbor(-1).pos_ == "PROPN"
                and token.nbor(1).pos_ in _BEHIND_A_VERB
            ):
                self._make_verb(token, self._at_times[token.lower_])
                token.lemma_ = self._at_times[token.lower_]
                return

    def _make_verb(self, token: Token, infinitive: str) -> None:
        finite = token.lower_ != infinitive
        token.pos_ = "VERB"
        token.set_morph("Mood=Ind|Tense=Pres|VerbForm=Fin" if finite else "VerbForm=Inf")
        before = token.nbor(-1) if token.i > token.sent.start else None
        if before is not None and before.head.i == token.i and before.lower_ in _CLITICS:
            before.pos_, before.dep_ = "PRON", "obj"
            before.set_morph("Person=3|PronType=Prs")
        if finite:
            self._raise_finite(token)

    def _raise_finite(self, token: Token) -> None:
        """Let a finite verb that hangs on the noun before it take that noun as its subject."""
        noun, relative = token.head, any(c.dep_ in ("nsubj", "nsubj:pass", "mark") for c in token.children)
        if (
            self._only.get(token.lower_) == token.lower_
            or relative
            or noun.i >= token.i
            or noun.pos_ not in _NOMINAL
        ):
            return
        if token.dep_ in _HUNG and not any(t.lower_ in _RELATIVES for t in token.doc[noun.i : token.i]):
            self._raise(token, noun)

    @staticmethod
    def _raise(verb: Token, subject: Token) -> None:
        """Hang the noun on the verb that was hung on it, and what follows the verb as well."""
        root = subject.head.i == subject.i
        relation, above = subject.dep_, subject.head
        followers = [c for c in subject.children if c.i > verb.i]
        if relation in ("nsubj", "nsubj:pass") and above.i > verb.i and above.pos_ == "VERB":
            # "Kigali nie *soutenir* le M23": the infinitive had taken the place of its verb.
            root, relation = above.head.i == above.i, above.dep_
            followers, above = [above], above.head
            followers[0].dep_ = "xcomp"
        verb.head = verb if root else above
        verb.dep_ = relation
        subject.head, subject.dep_ = verb, "nsubj"
        for mark in [c for c in subject.children if c.pos_ == "SCONJ" and c.i < subject.i]:
            # "si Caracas *libère* un journaliste": the conjunction had been taken for the noun's preposition.
            mark.head, mark.dep_, verb.dep_ = verb, "mark", "advcl" if verb.head.i != verb.i else verb.dep_
        for follower in followers:
            follower.head = verb
            bare = not any(c.dep_ == "case" for c in follower.children)
            if follower.dep_ in _AS_OBJECT and follower.pos_ in _NOMINAL and bare:
                follower.dep_ = "obj"
            elif follower.dep_ == "nmod":
                follower.dep_ = "obl"

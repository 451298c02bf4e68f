"""Shapes of ``languages/<code>/roles.yaml`` and ``languages/<code>/status.yaml``: words that rules of syntax
need.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from seuil.data_files.reader import Shape
from seuil.data_files.shapes.acts import Certainty, Polarity, Status

PrepositionSense = Literal[
    "of",
    "agent",
    "target",
    "on",
    "instrument",
    "with",
    "between",
    "recipient",
    "place",
    "from",
    "content",
    "other",
]


class RolesFile(Shape):
    """How a language marks roles.

    prepositions    preposition → what it marks by default (an act's word may say otherwise)
    contractions    contracted form → preposition ("du" → "de")
    light_verbs     support verbs: with an act noun as object they carry its subject, tense and polarity
    undergo         support verbs whose subject undergoes the act of their object ("subir une attaque")
    light_prepositional  support verbs that take the act noun by a preposition: verb → prepositions ("procéder
                         à")
    object_control  verbs whose object is the understood subject of their infinitive ("forcer X à partir")
    territory       head nouns that stand for the territory of what follows ("le sol russe", "the soil of")
    together        words that make a preposition "with" mean a fellow actor ("conjointement avec")
    quantities      nouns of number or quantity that stand before the real participant ("une vingtaine de
                    villageois")
    never_passive   verbs that have no passive, though their auxiliary looks like one (French "est tombé")
    existential_verbs, existential_marks   the verb and the word beside it that say "there is" ("il y a",
    "there was")
    occurrence_verbs   verbs, with their set complement, that say of an act noun, their subject, that it takes
                       place
    effect_verbs       verbs by which an act noun, their subject or agent, falls on their object ("the raid
                       hit X")
    opposing_verbs  of them, those whose object fights what a preposition adds ("ont opposé X à Y")
    doer_verbs      verbs whose subject does the act of the noun that is their object, though they add a sense
                    of their own ("vote the mobilisation", "extend the closure", "complete the destruction")
    plural_articles forms of the plural article that a parser takes for a preposition ("frapper
                    *des* positions")
    relative_places relative words that say where ("où", "where")
    place_clitics   words beside a verb that say there ("y")
    adjunct_openers prepositions of a time or an occasion: what the noun after them names, the subject of the
                    clause does ("during a visit", "au cours d'un entretien")
    possessive_marks   marks of a possessor that comes first ("'s")
    part_of_group   head nouns whose complement is the real participant ("les pays de l'OTAN", "members of")
    """

    prepositions: dict[str, PrepositionSense]
    contractions: dict[str, str] = Field(default_factory=dict)
    light_verbs: tuple[str, ...]
    undergo: tuple[str, ...]
    light_prepositional: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    object_control: tuple[str, ...]
    territory: tuple[str, ...]
    part_of_group: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    possessive_marks: tuple[str, ...] = ()
    never_passive: tuple[str, ...] = ()
    doer_verbs: tuple[str, ...] = ()
    plural_articles: tuple[str, ...] = ()
    relative_places: tuple[str, ...] = ()
    place_clitics: tuple[str, ...] = ()
    adjunct_openers: tuple[str, ...] = ()
    existential_verbs: tuple[str, ...] = ()
    existential_marks: tuple[str, ...] = ()
    occurrence_verbs: tuple[str, ...] = ()
    effect_verbs: tuple[str, ...] = ()
    opposing_verbs: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _undo_contractions(self) -> RolesFile:
        """Let "au large de" be found where texts are compared without contractions ("à large de")."""
        for key, sense in list(self.prepositions.items()):
            self.prepositions.setdefault(self.plain(key), sense)
        return self

    def plain(self, words: str) -> str:
        """The words with contractions undone."""
        return " ".join(self.contractions.get(w, w) for w in words.split())

    @property
    def genitive_forms(self) -> frozenset[str]:
        """The printed forms of the prepositions that mark a noun complement: de, du, des, d', of."""
        plain = {word for word, sense in self.prepositions.items() if sense == "of"}
        return frozenset(plain | {form for form, word in self.contractions.items() if word in plain})


class Governor(Shape):
    """A word that settles the status, polarity or certainty of the act that it governs.

    ``over`` says which forms of the act it governs: inf (infinitive, gerund), noun, clause; all by default.
    ``implicative`` true: what it governs is as real as the governor itself ("réussir à", "manage to"); with a
    ``status``, that is the status where the governor is told as real ("continue").
    ``implicative_in_past`` true: so only in the past ("was able to").
    ``override`` true: it settles status and certainty even over a tense or modal nearer the act ("fears that
    X will attack").
    ``fact`` true: what it governs is taken as real whatever the governor's own tense ("condemn the attack"),
    with the ``status`` if there is one ("lift the blockade").
    ``shows`` true: it shows what it governs ("evidence that"); where it is itself negated, that is open ("no
    evidence that"), and only else does it say what its other fields say.
    """

    lemma: str
    status: Status | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    fact: bool = False
    implicative: bool = False
    implicative_in_past: bool = False
    override: bool = False
    shows: bool = False
    over: tuple[Literal["inf", "noun", "clause"], ...] = ("inf", "noun", "clause")


class Modal(Shape):
    """A modal verb: what it makes of the act, by its own mood where that matters."""

    lemma: str
    status: Status
    certainty: Certainty
    past: Status | None = Field(
        default=None, description="status when the modal stands in the past with a perfect"
    )
    indicative: Certainty | None = Field(
        default=None, description="certainty in the present and future indicative, where it is another"
    )
    obliges: bool = Field(
        default=False,
        description="a duty (requested, unknown) in the first person, and in the present when denied or in "
        "somebody's words; elsewhere what is due",
    )


class Marker(Shape):
    """A conjunction or preposition: what it makes of the act that it introduces.

    ``condition`` and ``override`` true: it settles status and certainty even over a word nearer the act ("if
    X decides to strike").
    ``question`` true: after a verb of saying it asks, and sets no condition ("asked if X had struck").
    ``purpose`` true: nothing above it says more of the act.
    ``time`` true: it does so only where the clause that it hangs on is itself to come ("will stay until X
    withdraws"), and in a clause that is past the act is past too ("stayed until X withdrew").
    ``fact`` true: the act is real, whatever the mood ("bien que X ait frappé").
    """

    words: str
    status: Status | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None
    condition: bool = False
    override: bool = False
    question: bool = False
    purpose: bool = False
    time: bool = False
    fact: bool = False


class CertaintyAdverb(Shape):
    """An adverb that sets certainty."""

    lemma: str
    certainty: Certainty


class StatusFile(Shape):
    """Words that decide whether an act happened.

    modals      modal verbs and auxiliaries
    verbs, nouns, adjectives   governors
    conjunctions   markers of a clause ("si", "unless")
    prepositions   markers of a noun phrase or infinitive ("en cas de", "without")
    negations   words that negate the verb or noun they hang on
    paired_negations   particle → words that negate only beside it (ne … plus)
    reported_passives   verbs whose passive with an infinitive leaves open who says so ("is said to have") →
                certainty
    possession_verbs   verbs whose negation reaches through a governing noun ("n'a pas l'intention de")
    inverted_conditionals   auxiliaries that open a condition by standing first ("should", "had", "were")
    pending     verbs that say of an infinitive that it is not done yet → the word that must stand between
                them ("has *yet* to"), or the empty string ("reste à")
    obligations verbs that with an infinitive of purpose alone say that it must be done ("has to")
    missed      modals of what was open once and was not done ("*could* have been avoided")
    sequels     adverbs by which an infinitive of purpose is what came next ("*only* to withdraw")
    texts       nouns of texts: in the present, what they do they have done ("the decree recognises")
    free_choice words by which an object is any that might be ("sink *any* ship that …")
    singled     words before an infinitive that make it a relative clause ("the *first* to recognise")
    since       words of a time that reaches until now: what has lasted since then still does
    present_reaches_now   true where with such a time the plain present tells of any act that it still goes on
                          (French: « demande depuis des mois »)
    lasting     verbs and nouns whose act is a state once it is done ("besiege", "truce")
    adverbs     adverbs of certainty
    conditional_means_unconfirmed   true where the conditional mood of the press marks the unconfirmed
                                    (French)
    """

    modals: tuple[Modal, ...]
    verbs: tuple[Governor, ...]
    nouns: tuple[Governor, ...]
    adjectives: tuple[Governor, ...]
    conjunctions: tuple[Marker, ...]
    prepositions: tuple[Marker, ...]
    negations: tuple[str, ...]
    paired_negations: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    adverbs: tuple[CertaintyAdverb, ...]
    conditional_means_unconfirmed: bool
    reported_passives: dict[str, Certainty] = Field(default_factory=dict)
    possession_verbs: tuple[str, ...] = ()
    inverted_conditionals: tuple[str, ...] = ()
    pending: dict[str, str] = Field(default_factory=dict)
    obligations: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    sequels: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    free_choice: tuple[str, ...] = ()
    singled: tuple[str, ...] = ()
    since: tuple[str, ...] = ()
    present_reaches_now: bool = False
    lasting: tuple[str, ...] = ()
    condition_nouns: tuple[str, ...] = Field(
        default=(), description="nouns that announce a condition (cas, condition)"
    )
    consequence_verbs: tuple[str, ...] = Field(
        default=(), description="verbs that lead from condition to consequence"
    )
    alternatives: tuple[str, ...] = Field(
        default=(), description="words between a demand and what follows if it is not met (or, faute de quoi)"
    )
    awaited: tuple[str, ...] = Field(
        default=(), description="words before what a refusal waits for (until, avant)"
    )

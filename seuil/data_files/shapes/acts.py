"""Shapes of ``data/acts/<id>.yaml`` (what an act is) and ``data/languages/<code>/acts/*.yaml`` (its words).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from seuil.data_files.reader import Shape

PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "SANCTION",
    "PROTEST",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Role = Literal["actor", "target", "instrument", "place"]
RoleOrContent = Literal["actor", "target", "instrument", "place", "content"]
Status = Literal["happened", "ongoing", "planned", "permitted", "requested", "hypothetical"]
Polarity = Literal["affirmed", "negated"]
Certainty = Literal["certain", "probable", "possible", "unknown"]


class TwoTongues(Shape):
    """The same thing said in English and in French, in our own words."""

    en: str
    fr: str


class Roles(Shape):
    """What fills each role of the act, in words; a role left out does not apply."""

    actor: TwoTongues | None = None
    target: TwoTongues | None = None
    instrument: TwoTongues | None = None
    place: TwoTongues | None = None


class ExampleAssertion(Shape):
    """What an example must give. A field left out is not checked; an empty list demands that the role be
    empty.

    Roles match by entity id or by the entity's country, as in the acceptance scorer.
    """

    trigger: str | None = None
    actor: tuple[str, ...] | None = None
    target: tuple[str, ...] | None = None
    instrument: tuple[str, ...] | None = None
    place: tuple[str, ...] | None = None
    status: Status | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = None


class Example(Shape):
    """A sentence of our own. ``gives`` lists the assertions *of this act* that it owes; an empty list: none.
    """

    text: str
    gives: tuple[ExampleAssertion, ...]
    xfail: str | None = Field(default=None, description="why it fails today; the test is then a strict xfail")


class Examples(Shape):
    """Examples by language; at least one that gives the act and one that must not."""

    en: tuple[Example, ...]
    fr: tuple[Example, ...]


class Content(Shape):
    """What an act that takes another act as its content makes of it (authorise, demand, threaten, refuse…).
    """

    status: Status | None = None
    polarity: Polarity | None = None
    certainty: Certainty | None = Field(
        default=None, description="unknown where it is left out and the status is given"
    )
    actor: Literal["actor", "target", "none"] = Field(
        default="none", description="which role of this act is the understood actor of the content"
    )


class Act(Shape):
    """One kind of doing."""

    id: str
    name: TwoTongues
    means: TwoTongues
    plover: PloverType | None
    plover_mode: str | None = None
    cameo: str
    roles: Roles
    object: Literal["target", "instrument", "place", "content", "auto"] = Field(
        default="auto",
        description="role of the direct object of its verbs and of the of-complement of its nouns; auto: a "
        "weapon is the instrument, an act is content, who or what is done to is the target",
    )
    reciprocal: bool = Field(
        default=False, description="with X is a fellow party: target; a plural subject acts on itself"
    )
    aspect: Literal["event", "state"] = Field(
        default="event",
        description="state: it lasts (hold an area, be at war): a present or a participle means ongoing",
    )
    speech: bool = Field(
        default=False,
        description="the act is done in words: what is said is its content, and it is attribution too",
    )
    content: Content | None = None
    is_not: TwoTongues


class ActFile(Act):
    """``data/acts/<id>.yaml`` whole: the act, and last its examples, which run as tests."""

    examples: Examples


class Word(Shape):
    """A word that triggers an act. Written as a bare lemma, or as a mapping when it needs conditions.

    lemma       the UD lemma; several words in text order for a set noun ("feu vert", "cessez-le-feu")
    needs       the object must be of one of these kinds: entity kinds, weapon classes (sub-classes count), or
                ``actor`` (state, government, person, armed-force, organisation, alliance, group),
                ``territory`` (state, region,
                city), ``troops``, ``act`` (any act's verb or noun), ``clause`` (any verb: "promettre de
                partir"),
                or a thing of entities/things.yaml (vessel…)
    words       … or the object's head must be one of these lemmas ("feu vert" = head and modifier)
    unless      … and must not be one of these lemmas
    bare        it counts as well where no noun is to be seen as object ("les deux signent", "l'a condamné")
    subject_needs  the subject must be of one of these kinds; a subject that is left out or is a pronoun
                   passes
    subject_words  … or the subject must be one of these lemmas; where nothing else is asked of it, it must be
                there ("talks collapsed")
    subject_unless  the subject must not be one of these lemmas ("un séisme frappe", "heavy rain hit")
    object_by   prepositions that introduce the object instead of (or beside) the bare object ("recourir à",
                "call for")
    prepositions  roles that prepositions give here, over the general table
    complement  a set prepositional complement: "en vigueur", "à exécution", "into force"
    particle    English particle: "down" in "shoot down"
    reflexive   true: only with "se"; false: never with "se"
    object, subject  role of the object / subject here, over the act's ("subir une attaque": subject is
    target;
                "la loi entre en vigueur": subject is content)
    content     over the act's own content; with ``object: none`` and ``words`` the object stays an
                act of its own ("lever les sanctions")

    For a noun, ``needs``, ``words`` and ``unless`` look at its complements and at its modifiers alike
    ("missile
    launch", "lancement de missiles", "heart attack", "frappe monétaire"). A set noun is written as it is
    printed
    ("coup d'État"). Where several words of one lemma fit, the one with the narrower conditions wins.
    """

    lemma: str
    needs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    bare: bool = False
    subject_needs: tuple[str, ...] = ()
    subject_words: tuple[str, ...] = ()
    subject_unless: tuple[str, ...] = ()
    object_by: tuple[str, ...] = ()
    prepositions: dict[str, RoleOrContent] = Field(default_factory=dict)
    complement: str | None = None
    particle: str | None = None
    reflexive: bool | None = None
    object: Literal["target", "instrument", "place", "content", "auto", "none"] | None = None
    subject: Literal["actor", "target", "instrument", "place", "content", "none"] | None = None
    content: Content | None = None


class ActWords(Shape):
    """The words of one act in one language."""

    verbs: tuple[Word | str, ...] = ()
    nouns: tuple[Word | str, ...] = ()
    adjectives: tuple[Word | str, ...] = ()


class ActWordsFile(Shape):
    """One file of ``languages/<code>/acts/``: act id → its words."""

    acts: dict[str, ActWords]

"""Shape of ``data/languages/<code>/naming.yaml``: the words by which a language names, owns and refers back.

Words are compared without case and accents, and where they are common nouns without the mark of the plural.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from seuil.data_files.reader import Shape

Names = tuple[str, ...]
NamedKind = Literal[
    "government", "armed-force", "organisation", "alliance", "medium", "group", "document", "state"
]


class CommonName(Shape):
    """A kind of thing with the words that name it: "ministère de la Défense" → defence-ministry.

    With a nationality beside it, it is that state's own, else it is what the page last spoke of.
    ``alone`` is true
    where it means something even so ("la doctrine", "les médias"); ``owned`` false where a nationality
    beside it
    does not make it act for that state ("les civils ukrainiens" are not Ukraine).
    """

    id: str
    name: str
    kind: NamedKind
    words: Names
    alone: bool = False
    owned: bool = True
    plural: Names = Field(default=(), description="words that mean it in the plural only: personnes")
    unsafe: Names = Field(
        default=(), description="words with other senses: taken with an owner, or definite and plural"
    )


class Anaphor(Shape):
    """Words that, with a definite article or a demonstrative and no complement, go back to a kind of
    entity.
    """

    kinds: Names
    words: Names
    place_kinds: Names = Field(
        default=(), description="kinds of place of the tables, where only those will do"
    )


class Halves(Shape):
    """A land in two states: the words for each half alone, and for both together."""

    words: dict[str, Names] = Field(
        description="alpha-3 code → what it is called beside the other: the North"
    )
    both: Names = Field(description="both together: the two Koreas")


class Pronoun(Shape):
    """A third-person pronoun or possessive: its forms, and what it may stand for."""

    words: Names
    number: Literal["Sing", "Plur", ""] = ""
    gender: Literal["m", "f", ""] = ""
    kinds: Names = Field(
        default=(), description="kinds of entity that it may stand for; none given: every kind"
    )
    possessive: bool = False
    clitic: bool = Field(
        default=False, description="an object pronoun that looks like an article: never who acts"
    )


class NamingFile(Shape):
    """``languages/<code>/naming.yaml``."""

    articles: Names = Field(description="articles that names of the tables may carry at their head")
    definite: Names = Field(description="determiners of a thing already known: the, this, ce")
    links: Names = Field(description="prepositions before an owner: de, of")
    locatives: Names = Field(description="prepositions that always name a place: in, near")
    towards: Names = Field(description="prepositions of an addressee or of a goal: to, à")
    demanding: Names = Field(
        default=(), description="verbs whose object another is to do or undergo: demand, exiger (lemmas)"
    )
    undergone: Names = Field(
        default=(), description="nouns of what one demands for another, never for oneself: release, départ"
    )
    upon: Names = Field(description="prepositions that a strike and a sanction share: on, sur, contre")
    giving: Names = Field(
        description="verbs and nouns whose addressee is a government, never a place (lemmas)"
    )
    moving: Names = Field(description="verbs and nouns of going and coming (lemmas)")
    place_verbs: Names = Field(
        description="verbs whose object, or passive subject, is a place when it can be one"
    )
    place_nouns: Names = Field(description="nouns whose of-complement is a place: street, mayor, battle")
    strike_nouns: Names = Field(description="nouns of attack, which a weapon may qualify")
    titles: Names = Field(description="titles before a name: M., Mrs")
    former: Names = Field(description="words that take a person out of office")
    elect: Names = Field(description="words that put a person not yet, or only for a time, in office")
    installed: Names = Field(description="after a hyphen, who put somebody in office: Moscow-installed")
    unattached: Names = Field(
        description="ids of offices whose state is not to be guessed where nothing says it: official, "
        "diplomat"
    )
    pressing: Names = Field(
        description="verbs and nouns by which a state presses on another's army, office or government "
        "(lemmas)"
    )
    genitive_relatives: Names = Field(description="relative pronouns of a possessor: whose, dont")
    impersonal: Names = Field(description="verbs whose 'it' or 'il' is nobody (lemmas)")
    seats: Names = Field(description="words for a state's capital")
    pairs: Names = Field(description="phrases that take up the last two states: the two countries")
    sides: Names = Field(
        default=(), description="phrases that take up the two who fight, states or groups: both sides"
    )
    neighbours: Names = Field(
        default=(), description="what the other of two states is to the one that a possessive names"
    )
    emphatic: Names = Field(default=(), description="pronouns that stress a subject: lui, elle")
    latest: Names = Field(default=(), description="words for what was named last: celui-ci, the latter")
    personnel: Names = Field(
        default=(), description="plurals for those who serve a state, some state's wherever named"
    )
    ethnic: Names = Field(default=(), description="words before a people that make it no state's: ethnic")
    aboard: Names = Field(default=(), description="who is aboard a craft, and is its owner's: pilot, crew")
    both: Names = Field(default=(), description="pronouns that take up the last two joined: both")
    parties: dict[str, Names] = Field(
        default_factory=dict, description="alpha-3 code → words for its parties beside an office: Republican"
    )
    halves: tuple[Halves, ...] = ()
    ousted: Names = Field(description="words after an office that was taken from its holder: déchu, renversé")
    opposing: Names = Field(description="prefixes that turn a nationality into a stance: pro, anti")
    joined: dict[str, Names] = Field(description="alpha-3 code → first halves of compound adjectives")
    relations: Names = Field(
        description="what one state is to another: ally, neighbour; in apposition after a name"
    )
    counterparts: Names = Field(description="holder of the same office elsewhere: counterpart, homologue")
    leaders: Names = Field(
        description="ids of offices that whoever heads the state or the government answers to"
    )
    weapon_verbs: Names = Field(
        description="verbs and nouns whose object, if it can be a weapon, is one (lemmas)"
    )
    members: Names = Field(description="heads of 'the countries of NATO', which mean the alliance")
    region_words: Names
    city_words: Names
    relatives: Names
    first_person: Names
    speech_verbs: Names = Field(description="lemmas of verbs whose subject speaks")
    institutions: tuple[CommonName, ...]
    generic: tuple[CommonName, ...] = Field(description="generic states and groups, and documents")
    anaphors: tuple[Anaphor, ...]
    pronouns: tuple[Pronoun, ...]
    weapon_modifiers: dict[str, Names] = Field(
        description="class → adjectives and nouns beside a noun of attack"
    )
    family_name_first: Names = Field(description="states in whose names the family name stands first")
    given_names: Names = Field(
        default=(), description="given names that are also the name of a place or a state"
    )
    not_cities: Names = Field(description="words that a gazetteer of cities also holds, never taken from it")

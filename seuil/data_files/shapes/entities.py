"""Shapes of ``data/entities/*.yaml`` and of the names of states in ``data/languages/<code>/states.yaml``.

A dated value is an ISO date, month or year as exactly as it is known ("2022-02-24", "2022-02", "2022").
``certainty: check`` marks a row that has not been confirmed in an official text.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from seuil.data_files.reader import Shape

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
RowCertainty = Literal["sure", "check"]
Names = tuple[str, ...]


class State(Shape):
    """A state, present or former. ``iso3`` is its id."""

    iso3: str
    iso2: str | None = None
    name: str
    status: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    successors: tuple[str, ...] = ()
    note: str | None = None
    monarchy: bool = Field(default=False, description='whether news calls it "the kingdom", "the emirate"')
    island: bool = Field(default=False, description='whether news calls it "the island" or "the archipelago"')


class StatesFile(Shape):
    """``entities/states.yaml``."""

    states: tuple[State, ...]


class StateNames(Shape):
    """What a language calls a state. Articles are left out of names ("Ukraine", not "l'Ukraine").

    ``adjectives`` and ``people`` hold every form (masculine, feminine, plural). ``metonyms`` are buildings,
    streets,
    cities that stand for the government. ``unsafe`` lists the forms, among all the others here, that are also
    something else and need a sign from the context (Georgia, Jordan, Chad…).
    """

    name: str
    names: Names = ()
    adjectives: Names = ()
    people: Names = ()
    capital: Names = ()
    metonyms: Names = ()
    unsafe: Names = ()


class StateNamesFile(Shape):
    """``languages/<code>/states.yaml``: alpha-3 code → names."""

    states: dict[str, StateNames]


class Office(Shape):
    """One kind of office with the words that news uses for it in each language."""

    id: str
    words: dict[str, Names]
    acts_for: str
    office_class: str | None = None


class OfficesFile(Shape):
    """``entities/offices.yaml``."""

    offices: tuple[Office, ...]


class Tenure(Shape):
    """One office held over one period. ``acts_for`` is an alpha-3 code or the id of a body."""

    office: str
    title: dict[str, str]
    acts_for: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    certainty: RowCertainty = "sure"
    source: str | None = None


class Person(Shape):
    """A person in office. ``short`` holds bare forms that are safe alone ("Poutine", "Putin")."""

    id: str
    name: dict[str, str]
    other: Names = ()
    short: Names = ()
    gender: Literal["m", "f"] | None = None
    home: str | None = None
    tenures: tuple[Tenure, ...]


class PersonsFile(Shape):
    """``entities/persons.yaml``."""

    persons: tuple[Person, ...]


class Body(Shape):
    """An institution, force, alliance, organisation or group.

    ``acts_for`` is the state for which it speaks or fights, null if it acts for itself. ``based_in`` is where
    it is.
    """

    id: str
    names: dict[str, Names]
    kind: Literal[
        "government",
        "ministry",
        "parliament",
        "armed-force",
        "security-service",
        "alliance",
        "organisation",
        "group",
    ]
    acts_for: str | None = None
    based_in: str | None = None
    unsafe: Names = ()


class BodiesFile(Shape):
    """``entities/bodies.yaml``."""

    bodies: tuple[Body, ...]


class Medium(Shape):
    """A news agency, paper, broadcaster, site or platform."""

    id: str
    name: str
    other: Names = ()
    kind: Literal["agency", "newspaper", "broadcaster", "website", "state-media", "social-platform"]
    country: str | None = None
    state_controlled: Literal["yes", "no", "partly"]
    unsafe: Names = ()


class MediaFile(Shape):
    """``entities/media.yaml``."""

    media: tuple[Medium, ...]


class Place(Shape):
    """A region, city, sea, site. ``country`` is the sovereignty that most states recognise.

    ``unsafe`` lists the forms that are also something else (Engels, Brest) and need a sign from the context.
    """

    id: str
    kind: str
    names: dict[str, str]
    other: Names = ()
    includes: Names = ()
    country: str | None = None
    disputed_by: tuple[str, ...] = ()
    lat: float | None = None
    lon: float | None = None
    unsafe: Names = ()


class PlacesFile(Shape):
    """``entities/places.yaml``."""

    places: tuple[Place, ...]


class WeaponClass(Shape):
    """A class of weapon. ``within`` is the wider class; ``words`` are its generic words by language.

    ``unsafe`` lists, among the words, those with other senses (appareil, batterie, shell…).
    """

    id: str
    within: tuple[str, ...] = ()
    words: dict[str, Names]
    unsafe: Names = ()


class Weapon(Shape):
    """A named system."""

    id: str
    name: str
    classes: tuple[str, ...]
    names: dict[str, Names] = Field(default_factory=dict)
    maker: str | None = None
    operators: tuple[str, ...] = ()
    range_km: float | None = None
    nuclear_capable: Literal["yes", "dual", "no"] | None = None
    note: str | None = None
    unsafe: Names = ()


class WeaponsFile(Shape):
    """``entities/weapons.yaml``."""

    classes: tuple[WeaponClass, ...]
    weapons: tuple[Weapon, ...]


class Thing(Shape):
    """A kind of thing that is neither somebody nor a weapon (a vessel, a power plant), for the ``needs`` of
    act words.

    ``within`` names wider things, ``classes`` the classes of weapon that count as such a thing; ``words`` by
    language, in the singular.
    """

    id: str
    within: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    words: dict[str, Names]


class ThingsFile(Shape):
    """``entities/things.yaml``."""

    things: tuple[Thing, ...]


class GenericGroup(Shape):
    """People whom news names by a common noun (soldiers, rebels, protesters, civilians): words by language.

    ``armed_force`` is true where a nationality beside it makes it that state's force ("Russian soldiers").
    ``of_state`` is true where a state has them ("the judges", "les députés"): alone, they are of the state
    that the passage speaks of. ``irregular`` is true where they fight outside a state's forces: "the rebels"
    alone are the group that the page names.
    """

    id: str
    name: str
    armed_force: bool = False
    of_state: bool = False
    irregular: bool = False
    words: dict[str, Names]
    unsafe: Names = ()


class GenericGroupsFile(Shape):
    """``entities/groups.yaml``."""

    groups: tuple[GenericGroup, ...]


class Membership(Shape):
    """A state in a group over a time."""

    state: str
    group: str
    since: PartialDate | None = None
    until: PartialDate | None = None
    source: str
    note: str | None = None
    certainty: RowCertainty


class MembershipsFile(Shape):
    """``entities/memberships.yaml``."""

    memberships: tuple[Membership, ...]


class Treaty(Shape):
    """A treaty, a political text or a resolution."""

    id: str
    names: dict[str, str]
    short: Names = ()
    parties: str
    signed: str | None = None
    in_force: str | None = None
    ended_or_suspended: tuple[str, ...] = ()
    source: str
    certainty: RowCertainty


class TreatiesFile(Shape):
    """``entities/treaties.yaml``."""

    treaties: tuple[Treaty, ...]


class AmbiguousForm(Shape):
    """A form that names several entities. ``default`` is taken where nothing decides; null leaves it open."""

    form: str
    language: str | None = None
    candidates: tuple[str, ...] = Field(min_length=2)
    default: str | None = None
    decides: str


class AmbiguousFile(Shape):
    """``entities/ambiguous.yaml``."""

    ambiguous: tuple[AmbiguousForm, ...]

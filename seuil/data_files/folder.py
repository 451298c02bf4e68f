"""A folder of data: each table is read on first use and kept by the object."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, cast

from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes import (
    acts,
    attribution,
    brief,
    copies,
    doctrines,
    domains,
    entities,
    event,
    furniture,
    grammar,
    morphology,
    naming,
    pages,
    phenomena,
    reasons,
    record,
    report,
    time,
)
from seuil.data_files.shapes.acts import Act, ActFile
from seuil.data_files.shapes.languages import LanguageNamesFile
from seuil.errors import DataError

Made = TypeVar("Made")
A = TypeVar("A", bound=Act)
SHIPPED = Path(__file__).resolve().parent.parent / "data"


class Tables:
    """Keeps what a stage makes of tables once (a grammar, an index) with them, and not in a module."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def once(self, name: str, make: Callable[[], Made]) -> Made:
        """What ``make`` gives, made when ``name`` is asked for first; nobody may change it."""
        if name not in self._made:
            self._made[name] = make()
        return cast(Made, self._made[name])


class LanguageData(Tables):
    """One folder of ``data/languages``: what a language calls things."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.code = folder.name

    @cached_property
    def act_words(self) -> dict[str, acts.ActWords]:
        """Act id → its words, over all files of ``acts/``. An act that stands in two files is refused."""
        merged: dict[str, acts.ActWords] = {}
        for path in sorted((self.folder / "acts").glob("*.yaml")):
            for act, words in read_yaml(path, acts.ActWordsFile).acts.items():
                if act in merged:
                    raise DataError(str(path), None, f"act {act!r} has its words in another file too")
                merged[act] = words
        return merged

    @cached_property
    def state_names(self) -> dict[str, entities.StateNames]:
        """Alpha-3 code → names of the state in this language."""
        return read_yaml(self.folder / "states.yaml", entities.StateNamesFile).states

    @cached_property
    def time_words(self) -> time.TimeWords:
        """How the language says times."""
        return read_yaml(self.folder / "time.yaml", time.TimeWords)

    @cached_property
    def naming(self) -> naming.NamingFile:
        """The words by which this language names, owns and refers back."""
        return read_yaml(self.folder / "naming.yaml", naming.NamingFile)

    @cached_property
    def attribution(self) -> attribution.AttributionFile:
        """The words by which this language says who says it."""
        return read_yaml(self.folder / "attribution.yaml", attribution.AttributionFile)

    @cached_property
    def roles(self) -> grammar.RolesFile:
        """How this language marks roles."""
        return read_yaml(self.folder / "roles.yaml", grammar.RolesFile)

    @cached_property
    def brief(self) -> brief.BriefWords:
        """The words in which a brief is shown in this language."""
        return read_yaml(self.folder / "brief.yaml", brief.BriefWords)

    @cached_property
    def record_words(self) -> record.RecordWords:
        """The words in which a dossier's record is shown in this language."""
        return read_yaml(self.folder / "record.yaml", record.RecordWords)

    @cached_property
    def reasons(self) -> reasons.ReasonsFile:
        """How reasons, notes and faults are said in this language."""
        return read_yaml(self.folder / "reasons.yaml", reasons.ReasonsFile)

    @cached_property
    def report(self) -> report.ReportWords:
        """The words of the report on a whole record in this language."""
        return read_yaml(self.folder / "report.yaml", report.ReportWords)

    @cached_property
    def morphology(self) -> morphology.MorphologyFile:
        """Endings that settle what a tagger leaves in doubt."""
        return read_yaml(self.folder / "morphology.yaml", morphology.MorphologyFile)

    @cached_property
    def status(self) -> grammar.StatusFile:
        """The words that decide whether an act happened."""
        return read_yaml(self.folder / "status.yaml", grammar.StatusFile)

    @cached_property
    def domains(self) -> domains.DomainsFile:
        """The words of what else a page may be about."""
        return read_yaml(self.folder / "domains.yaml", domains.DomainsFile)

    @cached_property
    def doctrine_words(self) -> doctrines.DoctrineWords:
        """The words in which declared policies are shown."""
        return read_yaml(self.folder / "doctrine.yaml", doctrines.DoctrineWords)

    @cached_property
    def furniture(self) -> furniture.FurnitureFile:
        """What pages carry besides the article, and how they write its date and author."""
        return read_yaml(self.folder / "furniture.yaml", furniture.FurnitureFile)

    @cached_property
    def copies(self) -> copies.CopyWords:
        """The words that tell copies of a report."""
        return read_yaml(self.folder / "copies.yaml", copies.CopyWords)

    @cached_property
    def phenomena(self) -> dict[str, phenomena.PhenomenonFile]:
        """Phenomenon → sentences with what each owes; empty where the language has no examples yet."""
        found = {}
        for path in sorted((self.folder / "examples").glob("*.yaml")):
            file = read_yaml(path, phenomena.PhenomenonFile)
            if file.phenomenon != path.stem:
                said = f"phenomenon is {file.phenomenon!r}, the file's name says {path.stem!r}"
                raise DataError(str(path), 1, said)
            found[file.phenomenon] = file
        return found


class DataFiles(Tables):
    """All tables of a data folder."""

    def __init__(self, folder: Path = SHIPPED) -> None:
        super().__init__()
        self.folder = folder
        self._languages: dict[str, LanguageData] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """Codes of the languages that the folder holds, sorted."""
        found = (self.folder / "languages").iterdir()
        return tuple(sorted(p.name for p in found if p.is_dir() and not p.name.startswith("_")))

    def language(self, code: str) -> LanguageData:
        """The folder of a language."""
        if code not in self._languages:
            self._languages[code] = LanguageData(self.folder / "languages" / code)
        return self._languages[code]

    @cached_property
    def acts(self) -> dict[str, Act]:
        """Act id → what the act is, without its examples."""
        return self._acts(Act, before="examples")

    @cached_property
    def act_files(self) -> dict[str, ActFile]:
        """Act id → the whole file of the act, examples and all."""
        return self._acts(ActFile)

    def _acts(self, shape: type[A], *, before: str | None = None) -> dict[str, A]:
        found = {}
        for path in sorted((self.folder / "acts").glob("*.yaml")):
            act = read_yaml(path, shape, before=before)
            if act.id != path.stem:
                raise DataError(str(path), 1, f"id is {act.id!r}, the file's name says {path.stem!r}")
            found[act.id] = act
        return found

    @cached_property
    def states(self) -> dict[str, entities.State]:
        """Alpha-3 code → state."""
        rows = read_yaml(self.folder / "entities" / "states.yaml", entities.StatesFile).states
        return {row.iso3: row for row in rows}

    @cached_property
    def persons(self) -> tuple[entities.Person, ...]:
        """Persons in office."""
        return read_yaml(self.folder / "entities" / "persons.yaml", entities.PersonsFile).persons

    @cached_property
    def offices(self) -> tuple[entities.Office, ...]:
        """Kinds of office."""
        return read_yaml(self.folder / "entities" / "offices.yaml", entities.OfficesFile).offices

    @cached_property
    def bodies(self) -> tuple[entities.Body, ...]:
        """Institutions, forces, alliances, organisations, groups."""
        return read_yaml(self.folder / "entities" / "bodies.yaml", entities.BodiesFile).bodies

    @cached_property
    def media(self) -> tuple[entities.Medium, ...]:
        """News media."""
        return read_yaml(self.folder / "entities" / "media.yaml", entities.MediaFile).media

    @cached_property
    def places(self) -> tuple[entities.Place, ...]:
        """Places other than states and capitals."""
        return read_yaml(self.folder / "entities" / "places.yaml", entities.PlacesFile).places

    @cached_property
    def person_names(self) -> frozenset[str]:
        """Names of persons in office, in all languages, as words."""
        return _as_words(n for p in self.persons for n in (*p.name.values(), *p.other, *p.short))

    @cached_property
    def other_names(self) -> frozenset[str]:
        """Names of states, capitals, places and bodies, in all languages, as words."""
        states = [one for code in self.languages for one in self.language(code).state_names.values()]
        return _as_words(
            chain(
                (n for s in states for n in (s.name, *s.names, *s.adjectives, *s.capital, *s.metonyms)),
                (n for p in self.places for n in (*p.names.values(), *p.other, *p.includes)),
                (n for b in self.bodies for names in b.names.values() for n in names),
            )
        )

    @cached_property
    def weapons(self) -> entities.WeaponsFile:
        """Classes of weapon and named systems."""
        return read_yaml(self.folder / "entities" / "weapons.yaml", entities.WeaponsFile)

    @cached_property
    def things(self) -> tuple[entities.Thing, ...]:
        """Things that are neither somebody nor a weapon, which the words of acts may ask for."""
        return read_yaml(self.folder / "entities" / "things.yaml", entities.ThingsFile).things

    @cached_property
    def groups(self) -> tuple[entities.GenericGroup, ...]:
        """People whom news names by a common noun."""
        return read_yaml(self.folder / "entities" / "groups.yaml", entities.GenericGroupsFile).groups

    @cached_property
    def beginnings(self) -> tuple[time.Beginning, ...]:
        """Datable happenings from which news counts."""
        return read_yaml(self.folder / "time" / "beginnings.yaml", time.BeginningsFile).beginnings

    @cached_property
    def calendar(self) -> tuple[time.CalendarDay, ...]:
        """Named days of the year and dated meetings."""
        return read_yaml(self.folder / "time" / "calendar.yaml", time.CalendarFile).calendar

    @cached_property
    def widths(self) -> time.WidthsFile:
        """How wide vague words of time are."""
        return read_yaml(self.folder / "time" / "widths.yaml", time.WidthsFile)

    @cached_property
    def happenings(self) -> event.HappeningsFile:
        """Acts that may tell one and the same doing."""
        return read_yaml(self.folder / "event" / "happenings.yaml", event.HappeningsFile)

    @cached_property
    def likeness(self) -> event.LikenessFile:
        """What speaks for and against two mentions being of one happening."""
        return read_yaml(self.folder / "event" / "likeness.yaml", event.LikenessFile)

    @cached_property
    def treaties(self) -> tuple[entities.Treaty, ...]:
        """Treaties, political texts, resolutions."""
        return read_yaml(self.folder / "entities" / "treaties.yaml", entities.TreatiesFile).treaties

    @cached_property
    def memberships(self) -> tuple[entities.Membership, ...]:
        """States in groups over time."""
        return read_yaml(self.folder / "entities" / "memberships.yaml", entities.MembershipsFile).memberships

    @cached_property
    def ambiguous(self) -> tuple[entities.AmbiguousForm, ...]:
        """Forms that name several entities, with what decides."""
        return read_yaml(self.folder / "entities" / "ambiguous.yaml", entities.AmbiguousFile).ambiguous

    @cached_property
    def sites(self) -> dict[str, furniture.Site]:
        """Host name → what is peculiar to the site. A host that stands in two files is refused."""
        found: dict[str, furniture.Site] = {}
        for path in sorted((self.folder / "sites").glob("*.yaml")):
            site = read_yaml(path, furniture.Site)
            for host in site.hosts:
                if host in found:
                    raise DataError(str(path), None, f"host {host!r} stands in another file too")
                found[host] = site
        return found

    @cached_property
    def furniture_words(self) -> tuple[furniture.CompiledWords, ...]:
        """The furniture words of all languages, since English furniture stands on pages in any language."""
        names = tuple(
            name for medium in self.media if medium.kind == "agency" for name in (medium.name, *medium.other)
        )
        files = [self.language(code).furniture for code in self.languages]
        return tuple(
            furniture.CompiledWords(words, {**file.lists, "agencies": names})
            for file in files
            for words in file.furniture
        )

    @cached_property
    def page_formats(self) -> pages.PageFormatsFile:
        """What files that hold pages are called, and their fields."""
        return read_yaml(self.folder / "pages" / "formats.yaml", pages.PageFormatsFile)

    @cached_property
    def copies(self) -> copies.CopiesFile:
        """The figures by which copies of a report are told."""
        return read_yaml(self.folder / "event" / "copies.yaml", copies.CopiesFile)

    @property
    def language_names(self) -> dict[str, str]:
        """English names of languages by code, also of those that are not read."""
        return self._languages_file.names

    @property
    def language_codes(self) -> dict[str, str]:
        """Other ways to write the code of a language → the code."""
        return self._languages_file.codes

    @cached_property
    def _languages_file(self) -> LanguageNamesFile:
        return read_yaml(self.folder / "languages" / "names.yaml", LanguageNamesFile)


def _as_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(furniture.words_of(name) for name in names)

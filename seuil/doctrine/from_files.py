"""The way into the doctrine stage: the shipped files and a user's own folder, checked against each other.

Nothing is half-loaded: one wrong file refuses the whole, naming file, line, key and what is allowed.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from seuil.data_files import DataFiles
from seuil.data_files.reader import Where, line_of, read_yaml
from seuil.data_files.shapes.doctrines import Clause, DoctrineFile, Pattern, States, TermsFile
from seuil.doctrine.model import Edition
from seuil.errors import DataError, UsageError

FOLDER, TERMS = "doctrines", "terms.yaml"


class Doctrines:
    """All documents: those shipped, and those of ``own`` folders beside them.

    Raises DataError for a file that is wrong or does not fit the others; an id that is shipped cannot be
    taken.
    """

    def __init__(self, data: DataFiles, own: tuple[Path, ...] = ()) -> None:
        self._data = data
        self._paths: dict[str, Path] = {}
        self._files: dict[str, DoctrineFile] = {}
        shipped = data.folder / FOLDER
        self.terms = read_yaml(shipped / TERMS, TermsFile).acts
        for folder in (shipped, *own):
            for path in sorted(folder.glob("*.yaml")) if folder.is_dir() else [folder]:
                if path.name != TERMS:
                    self._take(path)
        for doctrine in self._files.values():
            for where, problem in problems_of(doctrine, self):
                path = self._paths[doctrine.id]
                raise DataError(str(path), line_of(path, where), problem)

    def _take(self, path: Path) -> None:
        doctrine = read_yaml(path, DoctrineFile)
        if doctrine.id != path.stem:
            raise DataError(str(path), 1, f"id is {doctrine.id!r}, the file's name says {path.stem!r}")
        if doctrine.id in self._files:
            raise DataError(str(path), 1, f"id {doctrine.id!r} is taken by {self._paths[doctrine.id]}")
        self._files[doctrine.id], self._paths[doctrine.id] = doctrine, path

    @property
    def data(self) -> DataFiles:
        """The tables that clauses are read with."""
        return self._data

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all documents, by issuer and day of publication."""
        order = sorted(self._files.values(), key=lambda d: (d.issuer, d.published, d.id))
        return tuple(d.id for d in order)

    def get(self, doctrine: str) -> DoctrineFile:
        """The document with that id. Raises UsageError for one that is not there."""
        if doctrine not in self._files:
            raise UsageError(f"no doctrine {doctrine!r}; there are: {', '.join(self.ids)}")
        return self._files[doctrine]

    def clause(self, doctrine: str, clause: str) -> Clause | None:
        """A clause of a document, or null."""
        found = self._files.get(doctrine)
        return next((c for c in found.clauses if c.id == clause), None) if found else None

    def at(self, day: str) -> tuple[Edition, ...]:
        """The documents in force on an ISO day. Where one ends on the day on which another of the same
        issuer begins, and the hour is not known, both are given and say so.
        """
        held = [self._files[i] for i in self.ids if _holds(self._files[i], day)]
        return tuple(
            Edition(d, any(d is not e and set(d.issuer) & set(e.issuer) and _meet(d, e, day) for e in held))
            for d in held
        )

    @cached_property
    def followers(self) -> dict[tuple[str, str], list[tuple[DoctrineFile, Clause]]]:
        """(document, clause) → the clauses of later documents that follow it."""
        found: dict[tuple[str, str], list[tuple[DoctrineFile, Clause]]] = {}
        for doctrine in self._files.values():
            for clause in doctrine.clauses:
                for link in clause.follows:
                    found.setdefault((link.doctrine, link.clause), []).append((doctrine, clause))
        return found


def _holds(doctrine: DoctrineFile, day: str) -> bool:
    until = doctrine.in_force.until
    return doctrine.in_force.from_ <= day and (until is None or day <= until)


def _meet(one: DoctrineFile, other: DoctrineFile, day: str) -> bool:
    """Whether one ends on the day on which the other begins."""
    return day in (one.in_force.until, other.in_force.until) and day in (
        one.in_force.from_,
        other.in_force.from_,
    )


def problems_of(doctrine: DoctrineFile, all_: Doctrines) -> Iterator[tuple[Where, str]]:
    """What does not fit the tables or the other documents: where in the file, and what."""
    held = doctrine.in_force
    days: tuple[tuple[Where, str | None], ...] = (
        (("published",), doctrine.published),
        (("in-force", "from"), held.from_),
        (("in-force", "until"), held.until),
    )
    for where, day in days:
        if day is not None and not _is_day(day):
            yield where, f"{'.'.join(map(str, where))}: {day!r} is no day; write 2024-11-19"
    if held.until is not None and held.until < held.from_:
        yield ("in-force",), "in-force: ends before it begins"
    for n, clause in enumerate(doctrine.clauses):
        if clause.pattern is not None:
            for problem in _unknown_names(clause.pattern, all_):
                yield ("clauses", n, "pattern"), f"clause {clause.id}: {problem}"
        for m, link in enumerate(clause.follows):
            if all_.clause(link.doctrine, link.clause) is None:
                said = f"clause {clause.id}: follows {link.doctrine} {link.clause}, which is not there"
                yield ("clauses", n, "follows", m), said
    yield from _lost_clauses(doctrine, all_)


def _lost_clauses(doctrine: DoctrineFile, all_: Doctrines) -> Iterator[tuple[Where, str]]:
    """Every clause of what is replaced has a follower here or is said to be dropped."""
    dropped = {(d.doctrine, d.clause) for d in doctrine.dropped}
    for n, earlier in enumerate(doctrine.replaces):
        if earlier not in all_.ids:
            said = f"replaces {earlier!r}, which is not there; there are: {', '.join(all_.ids)}"
            yield ("replaces", n), said
            continue
        followed = {(f.doctrine, f.clause) for c in doctrine.clauses for f in c.follows}
        for clause in all_.get(earlier).clauses:
            if (earlier, clause.id) not in followed | dropped:
                said = f"clause {clause.id} of {earlier} has no follower and is not in `dropped`"
                yield ("replaces", n), said
    for n, link in enumerate(doctrine.dropped):
        if all_.clause(link.doctrine, link.clause) is None:
            yield ("dropped", n), f"dropped: {link.doctrine} has no clause {link.clause!r}"


def _unknown_names(pattern: Pattern, all_: Doctrines) -> Iterator[str]:
    """Acts, weapon classes, states and groups of a pattern that no table knows."""
    for act in pattern.act:
        if act not in all_.data.acts and act not in all_.terms:
            yield f"act {act!r} is neither an act nor a term; terms are: {', '.join(sorted(all_.terms))}"
    classes = {c.id for c in all_.data.weapons.classes}
    for weapon in pattern.instrument:
        if weapon not in classes:
            yield f"instrument {weapon!r} is no weapon class; they are: {', '.join(sorted(classes))}"
    groups = {m.group for m in all_.data.memberships}
    for role in (pattern.actor, pattern.target, pattern.supporter, pattern.place, pattern.crosses):
        for states in role:
            yield from _unknown_states(states, groups, all_)
    inner = [*pattern.all, *pattern.any, *([pattern.not_] if pattern.not_ else [])]
    for part in inner:
        yield from _unknown_names(part, all_)


def _unknown_states(states: States, groups: set[str], all_: Doctrines) -> Iterator[str]:
    known = {*all_.data.states, *(body.id for body in all_.data.bodies)}
    for code in (*states.is_, *states.not_, *states.ally_of):
        if code not in known:
            yield f"{code!r} is no state code and no body"
    for group in (*states.group, *states.outside):
        if group not in groups:
            known_groups = ", ".join(sorted(groups))
            yield f"group {group!r} stands in no row of memberships.yaml; there are: {known_groups}"


def _is_day(written: str) -> bool:
    try:
        return datetime.date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False

"""brat standoff: a .txt and its .ann. Time expressions, attributions and events, by the labels that
brat.yaml names.

T lines give stretches (those in several pieces count from the first to the last), E lines events with
their arguments, R lines join a cue to its source and content, A lines may negate an event. Participants
are given as stretches: they stand for whatever entities the program finds there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from seuil.brief.model import Brief
from seuil.data_files.folder import SHIPPED
from seuil.data_files.reader import read_yaml
from seuil.data_files.shapes.evaluation import BratLabelsFile
from seuil.errors import DataError
from seuil.evaluation.cases import Case
from seuil.evaluation.corpora.aligned import Aligned
from seuil.evaluation.corpora.files import files_of, text_of
from seuil.evaluation.gold import PLOVER_TYPES, GoldAssertion, GoldAttribution, GoldPage, GoldTime

_STRETCH = re.compile(r"(\S+) (\d+ \d+(?:;\d+ \d+)*)")
_PART = re.compile(r"([^\s:]+):(\S+)")


@dataclass
class _Annotations:
    """The lines of an .ann file by kind: id → stretch, (label, trigger, arguments), joined pairs, negated
    ids.
    """

    stretches: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    events: dict[str, tuple[str, str, list[tuple[str, str]]]] = field(default_factory=dict)
    joined: list[tuple[str, ...]] = field(default_factory=list)
    attributes: dict[str, set[str]] = field(default_factory=dict)


def cases(paths: list[Path], language: str | None) -> list[Case]:
    """A case for each .ann file with its .txt beside it. Raises DataError for a file that is not brat's."""
    labels = read_yaml(SHIPPED / "evaluation" / "brat.yaml", BratLabelsFile)
    files = [(path, *_read(path)) for path in files_of(paths, ".ann")]
    # What no file of the corpus marks is not asked of any.
    marked = {label for _, _, found in files for label, _, _ in found.stretches.values()}
    parts = {name for name in ("times", "cues") if marked & _lower(getattr(labels, name))}
    parts |= {"events" for _, _, found in files if found.events}
    return [
        Case(
            name=path.stem,
            gold=partial(_gold, path.name, text, found, labels, frozenset(parts)),
            text=text,
            language=language,
        )
        for path, text, found in files
    ]


def _read(path: Path) -> tuple[str, _Annotations]:
    page = path.with_suffix(".txt")
    if not page.is_file():
        raise DataError(str(path), None, f"no {page.name} beside it")
    text, found = text_of(page), _annotations(path)
    for name, (_, start, end) in found.stretches.items():
        if not 0 <= start < end <= len(text):
            raise DataError(str(path), None, f"{name} reaches from {start} to {end} in a text of {len(text)}")
    return text, found


def _annotations(path: Path) -> _Annotations:
    found = _Annotations()
    for number, line in enumerate(text_of(path).splitlines(), 1):
        if not line.strip():
            continue
        name, _, rest = line.partition("\t")
        try:
            _take(found, name, rest)
        except (ValueError, IndexError):
            raise DataError(str(path), number, f"not a line of brat's standoff: {line[:60]!r}") from None
    return found


def _take(found: _Annotations, name: str, rest: str) -> None:
    """One line. Notes (#), normalisations (N) and equivalences (*) say nothing that is scored."""
    if name.startswith("T"):
        stretch = _STRETCH.match(rest)
        if stretch is None:
            raise ValueError(rest)
        numbers = [int(n) for n in re.split("[ ;]", stretch[2])]
        found.stretches[name] = (stretch[1].lower(), min(numbers), max(numbers))
    elif name.startswith("E"):
        (label, trigger), *arguments = _PART.findall(rest)
        found.events[name] = (
            label.lower(),
            trigger,
            [(a.lower().rstrip("0123456789"), t) for a, t in arguments],
        )
        found.joined.append((trigger, *(t for _, t in arguments)))
    elif name.startswith("R"):
        found.joined.append(tuple(t for _, t in _PART.findall(rest)))
    elif name.startswith(("A", "M")):
        label, target = rest.split()[:2]
        found.attributes.setdefault(target, set()).add(label.lower())
    elif name[:1] not in ("#", "N", "*"):
        raise ValueError(name)


class _Carried:
    """Stretches of the corpus as the article has them, and the entities that the program found there."""

    def __init__(self, original: str, found: _Annotations, brief: Brief) -> None:
        self._aligned = Aligned(original, brief.article.text)
        self._found, self._brief = found, brief

    def named(self, stretch: str) -> tuple[str, int] | None:
        if stretch not in self._found.stretches:
            return None
        _, start, end = self._found.stretches[stretch]
        return self._aligned.words_and_nth(start, end)

    def entities(self, stretches: Iterable[str]) -> tuple[str, ...]:
        """Ids of the entities with a mention in these stretches; the words themselves where there are
        none.
        """
        ids: list[str] = []
        for name in stretches:
            _, start, end = self._found.stretches[name]
            span = self._aligned.stretch(start, end)
            inside = [
                e.id for e in self._brief.entities for m in e.mentions
                if span and m.start < span[1] and span[0] < m.end
            ]  # fmt: skip
            ids += inside or [self._brief.article.text[slice(*span)] if span else name]
        return tuple(dict.fromkeys(ids))


def _gold(
    page: str, original: str, found: _Annotations, labels: BratLabelsFile, parts: frozenset[str], brief: Brief
) -> GoldPage:
    carried = _Carried(original, found, brief)
    return GoldPage(
        page=page,
        complete=True,
        assertions=tuple(_assertions(found, labels, carried)) if "events" in parts else None,
        attributions=_attributions(found, labels, carried) if "cues" in parts else None,
        times=_times(found, labels, carried) if "times" in parts else None,
        time_values=False,
    )


def _lower(words: Iterable[str]) -> set[str]:
    return {word.lower() for word in words}


def _times(found: _Annotations, labels: BratLabelsFile, carried: _Carried) -> tuple[GoldTime, ...]:
    wanted = _lower(labels.times)
    named = [carried.named(name) for name, (label, _, _) in found.stretches.items() if label in wanted]
    return tuple(GoldTime(text=n[0], nth=n[1]) for n in named if n)


def _attributions(
    found: _Annotations, labels: BratLabelsFile, carried: _Carried
) -> tuple[GoldAttribution, ...]:
    result = []
    for name, (label, _, _) in found.stretches.items():
        named = carried.named(name) if label in _lower(labels.cues) else None
        if named is None:
            continue
        with_it = [other for group in found.joined if name in group for other in group if other != name]
        kind = {other: found.stretches[other][0] for other in with_it if other in found.stretches}
        sources = [other for other in kind if kind[other] in _lower(labels.sources)]
        contents = [carried.named(other) for other in kind if kind[other] in _lower(labels.contents)]
        asked: dict[str, Any] = {}
        if sources:
            words = tuple(n[0] for s in sources if (n := carried.named(s)))
            asked["source"] = (*carried.entities(sources), *words)
        if contents:
            asked["content"] = tuple(c[0] for c in contents if c)
        result.append(GoldAttribution(cue=named[0], nth=named[1], **asked))
    return tuple(result)


def _assertions(found: _Annotations, labels: BratLabelsFile, carried: _Carried) -> Iterable[GoldAssertion]:
    acts = {name.lower(): meant for name, meant in labels.acts.items()}
    roles = {name.lower(): role for name, role in labels.roles.items()}
    for name, (label, trigger, arguments) in found.events.items():
        meant = acts.get(label, label)
        named = carried.named(trigger)
        if named is None or label in _lower(labels.cues):
            continue
        asked: dict[str, Any] = {}
        if meant.upper() in PLOVER_TYPES:
            asked["plover"] = (meant.upper(),)
        for role in dict.fromkeys(roles.values()):
            filled = [t for a, t in arguments if roles.get(a) == role and t in found.stretches]
            if filled:
                asked[role] = carried.entities(filled)
        if found.attributes.get(name, set()) & _lower(labels.negated):
            asked["polarity"] = ("negated",)
        yield GoldAssertion(id=name, anchor=named[0], nth=named[1], **asked)

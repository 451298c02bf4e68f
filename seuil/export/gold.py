"""Gold pages out of what persons decided, for ``seuil evaluate``: a folder of pages and their gold files.

For each page of which a person accepted, rejected or set an assertion, ``<key>.txt`` holds its title, its day
and its paragraphs, and ``<key>.gold.json`` what is owed, in the form of docs/codebook/annotating.md:

- accepted: an assertion with every field as it was read, or as a person set it since;
- set and not accepted: an assertion with the fields that were set, since nobody judged the others;
- rejected: a stretch that must give no assertion of this act.

The last decision on an assertion counts; what was undone does not. Decisions on events and copies are of no
single page: they are counted in a note, as are those on an assertion that the newest reading has no more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from seuil.article.model import Article, When
from seuil.assertion.model import Assertion
from seuil.brief.folding import plain
from seuil.brief.model import Brief
from seuil.errors import UsageError
from seuil.event.model import ROLES, Correction, Record
from seuil.export.options import Options

_JUDGEMENTS = ("accept", "reject", "set")


@dataclass
class _Judged:
    """What persons said of one assertion, the last word last."""

    accepted: bool = False
    rejected: bool = False
    set: dict[str, tuple[str, ...]] = field(default_factory=dict)
    note: str = ""

    def take(self, one: Correction) -> None:
        """One decision more."""
        if one.kind == "set" and one.field:
            self.set[one.field] = one.values
        self.rejected = one.kind == "reject" or (self.rejected and one.kind != "accept")
        self.accepted = one.kind == "accept" or (self.accepted and one.kind != "reject")
        self.note = f"{one.by}: {one.reason}"


def write(record: Record, out: Path, options: Options) -> tuple[str, ...]:
    """One pair of files for each page judged. What is of no page, or of no assertion any more, is noted."""
    judged, others = _judged(record.corrections())
    gone = 0
    for page, of_page in sorted(judged.items()):
        try:
            brief = record.brief(page)
        except UsageError:
            gone += len(of_page)
            continue
        found = {key: a for key, a in _by_key(page, brief) if key in of_page}
        gone += len(of_page) - len(found)
        if found:
            gold = _Owed(brief, options).page(
                f"{page}.txt", {key: (a, of_page[key]) for key, a in found.items()}
            )
            _write(out / f"{page}.gold.json", json.dumps(gold, ensure_ascii=False, indent=1) + "\n")
            _write(out / f"{page}.txt", _as_text(brief.article))
    return tuple(_notes(others, gone))


def _write(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8", "replace"))


def _notes(others: int, gone: int) -> Iterator[str]:
    if others:
        yield f"{others} corrections of events and copies left out: they are of no single page"
    if gone:
        yield f"{gone} assertions left out: the newest reading of their page has them no more"


def _judged(corrections: Iterable[Correction]) -> tuple[dict[str, dict[str, _Judged]], int]:
    """Page → key of a mention → what was said of it; and how many decisions are of something else."""
    found: dict[str, dict[str, _Judged]] = {}
    others = 0
    for one in sorted((c for c in corrections if not c.undone), key=lambda c: c.number):
        if one.kind not in _JUDGEMENTS:
            others += 1
            continue
        for key in one.mentions:
            found.setdefault(key.split("@")[0], {}).setdefault(key, _Judged()).take(one)
    return found, others


def _by_key(page: str, brief: Brief) -> Iterator[tuple[str, Assertion]]:
    """The assertions of a page, in order, by the keys that their mentions have (seuil.event.model)."""
    seen: dict[int, int] = {}
    for assertion in brief.assertions:
        start = assertion.trigger.start
        seen[start] = nth = seen.get(start, 0) + 1
        yield (f"{page}@{start}" if nth == 1 else f"{page}@{start}.{nth}"), assertion


def _as_text(article: Article) -> str:
    """The article as a page of plain text, which is read as it was: title, day, paragraphs."""
    day = article.published
    line = [day.earliest] if day is not None and day.earliest and day.earliest == day.latest else []
    parts = [article.text[span.start : span.end] for span in article.paragraphs]
    return "\n\n".join([*([article.title] if article.title else []), *line, *parts]) + "\n"


class _Owed:
    """Says what is owed of one page, in the fields of a gold file."""

    def __init__(self, brief: Brief, options: Options) -> None:
        self._brief = brief
        self._acts = options.data.acts
        self._text = plain(brief.article.text)
        self._sources = {a.id: a for a in brief.attributions}

    def page(self, file: str, judged: Mapping[str, tuple[Assertion, _Judged]]) -> dict[str, Any]:
        """The whole gold file, of assertions with what was said of each."""
        article = self._brief.article
        kept = {key: pair for key, pair in judged.items() if not pair[1].rejected}
        rejected = [pair for pair in judged.values() if pair[1].rejected]
        return {
            "page": file,
            "article": {"language": article.language} | ({"title": article.title} if article.title else {}),
            "assertions": [self._assertion(key, *pair) for key, pair in kept.items()],
            "rejected": [self._anchor(a) | {"act": [a.act], "about": it.note} for a, it in rejected],
        }

    def _anchor(self, a: Assertion) -> dict[str, Any]:
        """The trigger by its words, and how often they stand before it."""
        words = plain(a.trigger.text)
        nth, at = 1, self._text.find(words)
        while 0 <= at < a.trigger.start:
            nth, at = nth + 1, self._text.find(words, at + 1)
        return {"anchor": a.trigger.text} | ({"nth": nth} if nth > 1 else {})

    def _assertion(self, key: str, a: Assertion, judged: _Judged) -> dict[str, Any]:
        fields = self._as_read(a) if judged.accepted else {}
        for name, values in judged.set.items():
            fields[name] = [values[0], values[-1]] if name == "when" else list(values)
            if name == "act":
                fields["plover"] = [self._acts[values[0]].plover if values[0] in self._acts else None]
        return {"id": key, **self._anchor(a), "about": judged.note, **fields}

    def _as_read(self, a: Assertion) -> dict[str, Any]:
        """Every field, for an assertion that was accepted whole. A time with an open side is not judged."""
        fields: dict[str, Any] = {"act": [a.act], "plover": [a.plover]}
        fields |= {role: list(getattr(a, role)) for role in ROLES}
        if a.when is not None and _is_closed(a.when):
            fields["when"] = [a.when.earliest, a.when.latest]
        fields |= {name: [getattr(a, name)] for name in ("status", "polarity", "certainty")}
        sources = [self._sources[i] for i in a.sources if i in self._sources]
        fields["source"] = list(dict.fromkeys(s.source or s.description for s in sources))
        return fields


def _is_closed(when: When) -> bool:
    return when.earliest is not None and when.latest is not None

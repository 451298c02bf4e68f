"""PLOVER event records: the gold standard that comes with PLOVER, and records in the form that NGEC writes.

PLOVER's own file is a run of JSON objects with commas after the last key, which no JSON parser takes;
YAML's flow style, of which JSON is a part, allows them. Proper JSON (a list, one object, one object a
line) is read as well. Fields: ``text`` (or ``event_text``), ``event`` (or ``event_type``), ``source`` and
``target`` with ``actorText`` and ``code`` (or ``attributes`` with ACTOR and RECIP, each with ``text``),
``date`` (or ``pub_date``).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

from seuil.errors import DataError
from seuil.evaluation.cases import Case
from seuil.evaluation.corpora.events import EventRecord, cases_of, type_of
from seuil.evaluation.corpora.files import files_of, text_of

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def cases(paths: list[Path], language: str | None) -> list[Case]:
    """A case for each sentence. Raises DataError for a file that holds no such records."""
    return cases_of([r for p in files_of(paths, ".json", ".jsonl", ".txt") for r in _records(p)], language)


def _records(path: Path) -> list[EventRecord]:
    objects = _objects(path)
    return [_record(item, path, n) for n, item in enumerate(objects, 1)]


def _objects(path: Path) -> list[Any]:
    text = text_of(path).strip()
    try:
        found = json.loads(text)
        return found if isinstance(found, list) else [found]
    except ValueError:
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except ValueError:
        pass
    try:
        found = yaml.load(f"[{text}]", Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise DataError(str(path), mark.line + 1 if mark else None, "not JSON records") from None
    return list(found)


def _record(item: object, path: Path, number: int) -> EventRecord:
    if not isinstance(item, dict):
        raise DataError(str(path), None, f"record {number} is no object")
    text = item.get("text") or item.get("event_text")
    said = item.get("event") or item.get("event_type")
    if not isinstance(text, str) or not isinstance(said, str):
        raise DataError(str(path), None, f"record {number} lacks text or event")
    held = item.get("attributes")
    attributes: dict[str, Any] = held if isinstance(held, dict) else {}
    day = item.get("date") or item.get("pub_date")
    return EventRecord(
        name=str(item.get("id") or f"{path.stem}-{number}"),
        text=text.strip().strip("{}"),
        actor=_words(item.get("source") or attributes.get("ACTOR")),
        target=_words(item.get("target") or attributes.get("RECIP")),
        plover=type_of(said, str(path), None),
        # The gold standard dates all that has no day of its own to the first of January 2000.
        published=str(day)[:10] if day and str(day)[:10] != "2000-01-01" else None,
    )


def _words(given: object) -> tuple[str, ...]:
    """Words and codes of participants."""
    if isinstance(given, str):
        return (given,) if given else ()
    if not isinstance(given, list):
        return ()
    found: list[str] = []
    for one in given:
        values = [one.get(k) for k in ("actorText", "text", "code")] if isinstance(one, dict) else [one]
        found += [str(v) for v in values if v]
    return tuple(found)

"""A page that was read, as the rows that go into the dossier. Made where the page is read, in a worker."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel

from seuil.brief.model import Brief
from seuil.event.model import ROLES, Mention, event_id, page_key
from seuil.store.packing import pack, to_json, words_to_json
from seuil.store.words import words_of

Row = dict[str, Any]


@dataclass(frozen=True)
class PageRows:
    """All rows of one page; ``words`` are those of title and text that a search finds."""

    key: str
    source: str
    version: str
    fingerprint: str
    tables: dict[str, list[Row]]
    words: tuple[str, ...]
    acts: tuple[str, ...] = field(default=())


def rows_of(
    brief: Brief,
    mentions: Iterable[Mention],
    *,
    program: str,
    url: str | None = None,
    fingerprint: BaseModel | None = None,
    bands: Iterable[str] = (),
) -> PageRows:
    """The rows of a page: ``brief`` and what was made of it.

    ``program`` is the fingerprint of models and data that it was read with. ``fingerprint`` (a Fingerprint of
    seuil.event.copies) and ``bands`` are what copies are told by.
    """
    key = page_key(brief.page.source, brief.page.sha256)
    made = list(mentions)
    tables = {
        "page": [_page(brief, key, url)],
        "reading": [{"page": key, "version": brief.version, "fingerprint": program, "brief": pack(brief)}],
        "article": [_article(brief, key)],
        "entity": _entities(brief, key),
        "mention": [_mention(m) for m in made],
        "mention_role": [
            {"mention": m.key, "role": role, "entity": entity}
            for m in made
            for role in ROLES
            for entity in dict.fromkeys(m.role(role))
        ],
        "finding": _findings(brief, key, made),
    }
    if fingerprint is not None:
        body = str(getattr(fingerprint, "body"))  # noqa: B009 (the class belongs to another folder)
        tables["fingerprint"] = [{"page": key, "body": body, "json": pack(fingerprint)}]
        tables["band"] = [{"band": band, "page": key} for band in dict.fromkeys(bands)]
    words = words_of(brief.article.text + "\n" + (brief.article.title or ""))
    acts = tuple(sorted({m.act for m in made}))
    return PageRows(key, brief.page.source, brief.version, program, tables, words, acts)


def _page(brief: Brief, key: str, url: str | None) -> Row:
    return {"key": key, **brief.page.model_dump(), "url": url or brief.article.url}


def _article(brief: Brief, key: str) -> Row:
    article = brief.article
    return {
        "page": key,
        "title": article.title,
        "language": article.language,
        "outlet": article.outlet,
        "published": to_json(article.published) if article.published else None,
    }


def _entities(brief: Brief, key: str) -> list[Row]:
    found = {entity.id: entity for entity in brief.entities}
    return [
        {"page": key, "id": e.id, "name": e.name, "kind": e.kind, "country": e.country}
        for e in found.values()
    ]


def _mention(mention: Mention) -> Row:
    return {
        "key": mention.key,
        "page": mention.page,
        "start": mention.start,
        "assertion": mention.assertion,
        "act": mention.act,
        "known": mention.known,
        "event_id": event_id(mention.key),
        "json": to_json(mention),
    }


def _findings(brief: Brief, key: str, mentions: list[Mention]) -> list[Row]:
    of_assertion = {m.assertion: m.key for m in mentions}
    places = {a.id: f"{key}@{a.trigger.start}" for a in brief.assertions}
    return [
        {
            "page": key,
            "number": number,
            "doctrine": touch.doctrine,
            "clause": touch.clause,
            "relation": touch.relation,
            "mention": of_assertion.get(touch.assertion) or places.get(touch.assertion, key),
            "matched": words_to_json(touch.matched),
            "to_judge": words_to_json(touch.to_judge),
            "because": touch.because,
        }
        for number, touch in enumerate(brief.touches)
    ]

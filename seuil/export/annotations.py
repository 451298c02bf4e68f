"""W3C Web Annotations (Web Annotation Data Model, 2017) in JSON-LD: one AnnotationPage.

Each assertion and each attribution is an annotation. Its target is the text of the article, by two selectors:
TextPositionSelector (code points, as in Seuil) and TextQuoteSelector with 32 characters before and after.
A page that has an address is a second target, by the quotation alone, since positions in its HTML are
others. Bodies are tags for any client, and the values under the prefix ``seuil:`` for those who know it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from seuil.article.model import TextSpan
from seuil.assertion.model import Assertion, Attribution
from seuil.brief.model import Brief
from seuil.event.model import Record
from seuil.export.lines import write_object
from seuil.export.options import Options

_CONTEXT = ["http://www.w3.org/ns/anno.jsonld", {"seuil": "urn:seuil:vocabulary:"}]
# Characters before and after a quotation.
_AROUND = 32


def write(record: Record, out: BinaryIO, options: Options) -> tuple[str, ...]:
    """One page of the record at a time; nothing is left out of assertions and attributions."""

    def items() -> Iterator[dict[str, Any]]:
        for page in record.pages():
            yield from _annotations(page.key, record.brief(page.key))

    head = {"@context": _CONTEXT, "id": "urn:seuil:annotations", "type": "AnnotationPage"}
    write_object(out, head, "items", items())
    return ()


def _annotations(key: str, brief: Brief) -> Iterator[dict[str, Any]]:
    for assertion in brief.assertions:
        tags = [assertion.act, assertion.status, *([assertion.plover] if assertion.plover else [])]
        yield _annotation(key, assertion.id, brief, assertion.trigger, tags, _asserted(assertion, brief))
    for attribution in brief.attributions:
        yield _annotation(
            key, attribution.id, brief, attribution.cue, [attribution.stance], _attributed(attribution)
        )


def _annotation(
    key: str, own: str, brief: Brief, span: TextSpan, tags: list[str], values: dict[str, Any]
) -> dict[str, Any]:
    bodies: list[dict[str, Any]] = [
        {"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in tags
    ]
    return {
        "id": f"urn:seuil:{key}:{own}",
        "type": "Annotation",
        "motivation": "tagging",
        "generator": {"id": "urn:seuil", "type": "Software", "name": f"Seuil {brief.version}"},
        "body": [*bodies, values],
        "target": _targets(key, brief, span),
    }


def _targets(key: str, brief: Brief, span: TextSpan) -> list[dict[str, Any]]:
    text = brief.article.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    source = {
        "id": f"urn:seuil:{key}:text",
        "type": "Text",
        "format": "text/plain",
        "language": brief.article.language,
    }
    found: list[dict[str, Any]] = [{"source": source, "selector": [position, quote]}]
    url = brief.article.url
    if url is not None and url.startswith(("http://", "https://")):
        found.append({"source": url, "selector": quote})
    return found


def _asserted(a: Assertion, brief: Brief) -> dict[str, Any]:
    entities = {e.id: e.name for e in brief.entities}
    roles = {
        f"seuil:{role}": [{"seuil:entity": e, "seuil:name": entities.get(e, e)} for e in getattr(a, role)]
        for role in ("actor", "target", "instrument", "place")
    }
    return {
        "type": "seuil:Assertion",
        "seuil:act": a.act,
        "seuil:plover": a.plover,
        "seuil:cameo": a.cameo,
        **roles,
        "seuil:when": a.when.edtf if a.when else None,
        "seuil:status": a.status,
        "seuil:polarity": a.polarity,
        "seuil:certainty": a.certainty,
        "seuil:sources": list(a.sources),
        "seuil:partOf": a.part_of,
        "seuil:evidence": [a.evidence.start, a.evidence.end],
    }


def _attributed(a: Attribution) -> dict[str, Any]:
    return {
        "type": "seuil:Attribution",
        "seuil:source": a.source,
        "seuil:description": a.description,
        "seuil:anonymous": a.anonymous,
        "seuil:stance": a.stance,
        "seuil:quotation": a.quotation,
        "seuil:content": [[span.start, span.end] for span in a.content],
        "seuil:within": a.within,
    }

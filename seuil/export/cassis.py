"""UIMA CAS in JSON (version 0.4 of the form), one file for each page, as INCEpTION imports them.

``TypeSystem.xml`` declares the layers seuil.Assertion (on the trigger), seuil.Attribution (on the cue),
seuil.Content (what is said) and seuil.Time; INCEpTION takes it under Layers, before the pages. Sentences
and tokens are left to INCEpTION, which makes them for a document that has none. Offsets in the files are
UTF-16 code units, as UIMA counts; dkpro-cassis converts ours.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from cassis import Cas, TypeSystem
from cassis.typesystem import (
    TYPE_NAME_ANNOTATION,
    TYPE_NAME_BOOLEAN,
    TYPE_NAME_DOCUMENT_ANNOTATION,
    TYPE_NAME_STRING,
)

from seuil.brief.model import Brief
from seuil.event.model import Record
from seuil.export.options import Options

_METADATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_CODED = ("act", "plover", "cameo", "status", "polarity", "certainty")
_ROLES = ("actor", "target", "instrument", "place")
_TYPES = {
    "seuil.Assertion": ("identifier", *_CODED, *_ROLES, "earliest", "latest", "sources", "partOf"),
    "seuil.Attribution": ("identifier", "source", "name", "stance", "quotation", "within"),
    "seuil.Content": ("attribution",),
    "seuil.Time": ("edtf", "earliest", "latest", "basis"),
}
# What XML 1.0 cannot hold, one for one, so that offsets stay.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def write(record: Record, out: Path, options: Options) -> tuple[str, ...]:
    """Fill the folder ``out``, one page at a time."""
    types = _type_system()
    for page in record.pages():
        _cas(record.brief(page.key), page.key, types).to_json(out / f"{page.key}.json")
    _own_types().to_xml(out / "TypeSystem.xml")
    return ()


def _type_system() -> TypeSystem:
    """Our types, and that of DKPro Core by which INCEpTION knows a document's title and id."""
    types = _own_types()
    metadata = types.create_type(_METADATA, TYPE_NAME_DOCUMENT_ANNOTATION)
    for feature in ("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"):
        types.create_feature(metadata, feature, TYPE_NAME_STRING)
    types.create_feature(metadata, "isLastSegment", TYPE_NAME_BOOLEAN)
    return types


def _own_types() -> TypeSystem:
    types = TypeSystem()
    for name, features in _TYPES.items():
        made = types.create_type(name, TYPE_NAME_ANNOTATION)
        for feature in features:
            types.create_feature(made, feature, TYPE_NAME_STRING)
    types.create_feature(types.get_type("seuil.Attribution"), "anonymous", TYPE_NAME_BOOLEAN)
    return types


def _cas(brief: Brief, key: str, types: TypeSystem) -> Cas:
    cas = Cas(types)
    cas.sofa_string = _ILLEGAL.sub("\ufffd", brief.article.text)
    cas.sofa_mime = "text/plain"
    metadata = types.get_type(_METADATA)
    cas.add(
        metadata(
            begin=0,
            end=len(brief.article.text),
            language=brief.article.language,
            documentId=key,
            documentTitle=_ILLEGAL.sub("\ufffd", brief.article.title or key),
            documentUri=brief.article.url,
        )
    )
    for name, begin, end, values in _annotations(brief):
        held = {k: _ILLEGAL.sub("\ufffd", v) if isinstance(v, str) else v for k, v in values.items()}
        cas.add(types.get_type(name)(begin=begin, end=end, **held))
    return cas


def _annotations(brief: Brief) -> list[tuple[str, int, int, dict[str, Any]]]:
    names = {e.id: e.name for e in brief.entities}
    found: list[tuple[str, int, int, dict[str, Any]]] = []
    for a in brief.assertions:
        values = {f: getattr(a, f) for f in _CODED}
        for role in _ROLES:
            values[role] = "; ".join(names.get(e, e) for e in getattr(a, role)) or None
        values |= {
            "identifier": a.id,
            "earliest": a.when.earliest if a.when else None,
            "latest": a.when.latest if a.when else None,
            "sources": " ".join(a.sources) or None,
            "partOf": a.part_of,
        }
        found.append(("seuil.Assertion", a.trigger.start, a.trigger.end, values))
    for said in brief.attributions:
        values = {f: getattr(said, f) for f in ("source", "stance", "quotation", "within", "anonymous")}
        values |= {"identifier": said.id, "name": said.description}
        found.append(("seuil.Attribution", said.cue.start, said.cue.end, values))
        found += [("seuil.Content", c.start, c.end, {"attribution": said.id}) for c in said.content]
    for t in brief.times:
        values = {f: getattr(t, f) for f in ("edtf", "earliest", "latest", "basis")}
        found.append(("seuil.Time", t.start, t.end, values))
    return found

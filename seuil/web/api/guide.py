"""The API for people who write programs: its description as a page, and the document itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import JSONResponse, Response

from seuil.web.api.description import Description, description
from seuil.web.api.shape import PREFIX
from seuil.web.languages import _, current_language
from seuil.web.rendering import render

router = APIRouter(prefix="/api", include_in_schema=False)

# What the examples ask; the names in braces are filled in, the rest is asked as it stands.
_QUERIES = {
    "events": "actor=RUS&since=2024-11-01&limit=5",
    "event": "as-known-at=2024-11-20",
    "facets": "field=place&field=status&limit=10",
    "density": "act=strike&by=week",
    "entities": "name=Moscow",
    "doctrines": "at=2024-11-19",
    "matrix": "at=2024-11-19",
    "compare": "old=rus-2020&new=rus-2024",
    "findings": "doctrine=rus-2024&limit=20",
    "export": "language=fr",
}
_NAMES = {"id": "ID", "key": "KEY", "number": "1", "format": "csv"}


@dataclass(frozen=True, slots=True)
class Field:
    """A value that an operation takes. ``kind`` says in words what it is; ``where`` in what it stands."""

    name: str
    where: str
    kind: str
    required: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API, with a call that can be copied, line by line."""

    name: str
    method: str
    path: str
    summary: str
    about: str
    fields: tuple[Field, ...]
    gives: str
    example: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The operations of one subject."""

    name: str
    title: str
    operations: tuple[Operation, ...]


@router.get("/openapi.json")
def document(request: Request) -> Response:
    """The OpenAPI document, in the language of the request."""
    return JSONResponse(described(request.app, current_language()))


@router.get("/docs")
def docs(request: Request) -> Response:
    """The same for people."""
    made = described(request.app, current_language())
    subjects = subjects_of(made, str(request.base_url).rstrip("/"))
    problem = json.dumps(_EXAMPLE, indent=2, ensure_ascii=False).splitlines()
    return render(request, "api/docs.html", subjects=subjects, problem=problem, prefix=PREFIX)


_EXAMPLE = {
    "type": "about:blank",
    "title": "Bad Request",
    "status": 400,
    "detail": "since 2024-11-31: not a day; write 2024-11-19",
}


@lru_cache(maxsize=4)
def described(app: FastAPI, _language: str) -> Description:
    """The OpenAPI document with its short words in the current language, kept by language."""
    return description(app)


def subjects_of(made: Description, base: str) -> tuple[Subject, ...]:
    """The operations by subject, as a server at the address ``base`` has them."""
    titles = {
        "events": _("Events"),
        "pages": _("Pages"),
        "doctrines": _("Declared policies"),
        "corrections": _("Corrections"),
        "tables": _("Tables"),
        "exports": _("Exports"),
    }
    found: dict[str, list[Operation]] = {name: [] for name in titles}
    for path, operations in made["paths"].items():
        for method, operation in operations.items():
            one = _operation(made, base, path, method.upper(), operation)
            found[operation["tags"][0]].append(one)
    return tuple(Subject(name, titles[name], tuple(held)) for name, held in found.items() if held)


def _operation(made: Description, base: str, path: str, method: str, it: Description) -> Operation:
    fields = tuple(
        Field(p["name"], p["in"], kind_of(p["schema"]), p.get("required", False), _about(p))
        for p in it.get("parameters", ())
    )
    shape = _body(made, it)
    fields += tuple(_body_fields(shape))
    answer = next(iter(it["responses"].get("200", it["responses"].get("201"))["content"].items()))
    return Operation(
        name=it["operationId"],
        method=method,
        path=path,
        summary=it["summary"],
        about=_said(it["description"].replace("`", "")),
        fields=fields,
        gives=kind_of(answer[1].get("schema", {})) or answer[0],
        example=_call(base, path, method, it["operationId"], shape),
    )


def _about(parameter: Description) -> str:
    return _said(str(parameter.get("description") or parameter["schema"].get("description") or ""))


def _said(about: str) -> str:
    """What the OpenAPI document says of an operation or a value, in the current language."""
    return _(about) if about else ""


def _body(made: Description, it: Description) -> Description:
    """The shape of what is sent; empty where nothing is."""
    sent = it.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    held: Description = made["components"]["schemas"].get(sent.get("$ref", "").rpartition("/")[2], {})
    return held


def _body_fields(shape: Description) -> Iterator[Field]:
    required = shape.get("required", ())
    for name, schema in shape.get("properties", {}).items():
        yield Field(name, "body", kind_of(schema), name in required, _said(schema.get("description", "")))


def kind_of(schema: Description) -> str:
    """What a schema takes or gives, in a few signs."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        generic = re.fullmatch(r"Listed_(\w+)_", name)  # as OpenAPI has the name of Listed[…]
        return f"Listed[{generic[1]}]" if generic else name
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"]))
    if "const" in schema:
        return str(schema["const"])
    if "anyOf" in schema:
        return " | ".join(kind_of(one) for one in schema["anyOf"])
    if schema.get("type") == "array":
        return f"[{kind_of(schema.get('items', {})) or '…'}]"
    return _plain_kind(schema)


def _plain_kind(schema: Description) -> str:
    kind = str(schema.get("type", ""))
    if "minimum" in schema and "maximum" in schema:
        return f"{kind} {schema['minimum']}–{schema['maximum']}"
    return kind


def _call(base: str, path: str, method: str, name: str, shape: Description) -> tuple[str, ...]:
    """A call with curl that can be copied, line by line."""
    for part, filled in _NAMES.items():
        path = path.replace(f"{{{part}}}", filled)
    address = f"{base}{path}" + (f"?{_QUERIES[name]}" if name in _QUERIES else "")
    if method == "GET":
        return (f"curl '{address}'",)
    if not shape:
        return (f"curl -X {method} '{address}'",)
    body = json.dumps(shape.get("examples", [{}])[0], ensure_ascii=False).replace("'", "\\u0027")
    return (f"curl '{address}' \\", "  -H 'Content-Type: application/json' \\", f"  -d '{body}'")

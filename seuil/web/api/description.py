"""The API described (OpenAPI 3.1): every operation, with the one shape of its errors and how it is let in."""

from __future__ import annotations

from http.client import responses
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from seuil.version import VERSION
from seuil.web.api.summaries import summaries
from seuil.web.problems import Problem
from seuil.web.safety.origin import SAFE_METHODS

Description = dict[str, Any]

_ABOUT = """\
What the pages show, for programs: the record of a dossier, its pages, policies, and what touches what.
Seuil records what pages say, on whose word and how certainly. It predicts nothing and recommends nothing.

Every error has one shape, application/problem+json (RFC 9457). A server that asks for a token takes it in
the header `Authorization: Bearer …`."""

# What may go wrong whatever is asked; a change may also come from a page that is not of this server.
_ERRORS = (400, 401, 404, 413, 421, 422, 500, 503)
_OF_CHANGES = 403
_PROBLEM = "application/problem+json"


def description(app: FastAPI) -> Description:
    """The OpenAPI document of an application's API."""
    made = get_openapi(
        title="Seuil",
        version=VERSION,
        description=_ABOUT,
        routes=app.routes,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
    )
    parts = made.setdefault("components", {})
    for name in ("HTTPValidationError", "ValidationError"):  # FastAPI's own, which we do not give
        parts.get("schemas", {}).pop(name, None)
    parts.setdefault("schemas", {})["Problem"] = Problem.model_json_schema()
    parts["responses"] = {str(status): _answer(status) for status in (*_ERRORS, _OF_CHANGES)}
    parts["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    said = summaries()
    for operations in made["paths"].values():
        for method, operation in operations.items():
            _complete(operation, method.upper(), said)
    return made


def _complete(operation: Description, method: str, said: dict[str, str]) -> None:
    """Give an operation its short words, its errors, and the token that it may need."""
    name = operation["operationId"].split("_api_v1_")[0]
    operation["operationId"] = name
    operation["summary"] = said[name]
    operation["description"] = " ".join(operation.get("description", "").split()).replace("``", "`")
    operation["security"] = [{}, {"token": []}]
    errors = _ERRORS if method in SAFE_METHODS else (*_ERRORS, _OF_CHANGES)
    operation["responses"] |= {str(s): {"$ref": f"#/components/responses/{s}"} for s in sorted(errors)}


def _answer(status: int) -> Description:
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": responses[status], "content": {_PROBLEM: {"schema": schema}}}

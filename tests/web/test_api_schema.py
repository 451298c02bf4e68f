"""The API keeps to its own description, whatever is sent: schemathesis on a real server."""

from __future__ import annotations

import os
import socket

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from seuil.web.api.description import description
from seuil.web.app import API
from seuil.web.settings import Settings
from tests.web.dossiers import own_copy
from tests.web.server import serving

CHECKS = [
    not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance,
    unsupported_method,
]  # fmt: skip
# How many requests each operation gets; more where somebody looks for trouble.
EXAMPLES = int(os.environ.get("SEUIL_SCHEMA_EXAMPLES", "12"))
# These read a page, or make the record anew, for each request that is in order.
SLOW = {"POST /api/v1/pages", "POST /api/v1/read", "POST /api/v1/corrections"}


def described() -> dict:
    """The description, without a server."""
    app = FastAPI(openapi_url=None)
    for router in API:
        app.include_router(router)
    return description(app)


schema = schemathesis.openapi.from_dict(described())


@pytest.fixture(scope="module")
def tried(dossier_file, tmp_path_factory) -> str:
    """A server over a dossier that may be changed, which reaches nobody but this machine."""
    found = socket.getaddrinfo

    def here_only(host, *arguments, **options):
        if host not in ("127.0.0.1", "localhost", "::1", None):
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        return found(host, *arguments, **options)

    copy = own_copy(dossier_file, tmp_path_factory.mktemp("schema"))
    with pytest.MonkeyPatch.context() as patch, serving(Settings(dossier=str(copy))) as where:
        patch.setattr(socket, "getaddrinfo", here_only)
        yield where


@schema.parametrize()
@settings(
    max_examples=EXAMPLES, derandomize=True, deadline=None, database=None,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
def test_no_answer_leaves_its_description(case, tried):
    case.call_and_validate(base_url=tried, checks=CHECKS, timeout=120)

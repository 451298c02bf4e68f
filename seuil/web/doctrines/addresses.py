"""Where documents and their clauses are shown; every link to one is made here."""

from __future__ import annotations

from urllib.parse import quote

from seuil.web.rendering import address


def clause_address(doctrine: str, clause: str, **query: str) -> str:
    """Where a clause is shown."""
    return f"{document_address(doctrine, **query)}#{anchor(clause)}"


def document_address(doctrine: str, **query: str) -> str:
    """Where a document is shown."""
    return address(f"/doctrines/{quote(doctrine, safe='')}", **query)


def anchor(clause: str) -> str:
    """The name of a clause's place in its page."""
    return "clause-" + "".join(c if c.isalnum() or c in "-_." else "-" for c in clause)

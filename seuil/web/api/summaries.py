"""What each operation of the API is, in a few words of the current language."""

from __future__ import annotations

from seuil.web.languages import _


def summaries() -> dict[str, str]:
    """Name of an operation → its words."""
    return {
        "info": _("What is served"),
        "acts": _("Kinds of doing that are recorded"),
        "entities": _("Entities of the dossier, by name"),
        "events": _("Events that the filters choose"),
        "event": _("One event with all that belongs to it"),
        "facets": _("Values to choose from, with counts"),
        "density": _("How the events lie in time"),
        "event_sources": _("Where one event comes from"),
        "sources": _("Outlets and those who are cited"),
        "pages": _("Pages of the dossier"),
        "page": _("One page, without its text"),
        "brief": _("The brief of a page"),
        "family": _("A report and its copies"),
        "read": _("Read a page without keeping it"),
        "add": _("Add a page to the dossier"),
        "findings": _("Clauses that the record touches"),
        "doctrines": _("Declared policies"),
        "doctrine": _("One document, clause by clause"),
        "compare": _("What moved between two versions"),
        "matrix": _("States and their promises on a day"),
        "scenario": _("Set a scenario against the clauses"),
        "corrections": _("What people decided"),
        "correct": _("Decide something, with a name and a reason"),
        "undo": _("Take a correction back"),
        "formats": _("Formats of export"),
        "export": _("The record as a file"),
    }

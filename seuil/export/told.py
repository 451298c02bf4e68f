"""The account by which an event is told where a format has room for one."""

from __future__ import annotations

from seuil.event.model import Account, Event

_NONE = Account(family="", original="", outlet=None, known=None, pages=(), mentions=(), words="")


def first_account(event: Event) -> Account:
    """The first account of an event; an empty one for an event that has none."""
    return event.accounts[0] if event.accounts else _NONE

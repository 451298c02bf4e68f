"""The record brought up to date: what was put in is not in it before families and events are made again."""

from __future__ import annotations

from typing import Literal, NamedTuple

from seuil.errors import SeuilError
from seuil.web.desk import Desk
from seuil.web.jobs import Job, Tell


class Behind(NamedTuple):
    """Why the record is behind its dossier: pages or corrections wait, or another program made it.

    ``job`` is the number of the work that is under way in this server, null where none is.
    """

    why: Literal["waiting", "other"]
    job: str | None


def behind_of(desk: Desk) -> Behind | None:
    """How the record is behind; null where it is not, and where there is no dossier that can be read."""
    try:
        if not desk.has_dossier:
            return None
        stale = desk.store.stale
        if not stale and not desk.dossier.made_by_other:
            return None
    except SeuilError:  # said by the view that needs the dossier
        return None
    job = desk.work.under_way()
    return Behind("waiting" if stale else "other", job.id if job else None)


class Renewal(Job[None]):
    """The record being made again. ``leads_to`` is the address from which that was asked."""

    kind = "renewing"
    steps = ("links", "families", "events")  # as ``Dossier.refresh`` tells them
    leads_to = "/"


def renewal(desk: Desk, back: str) -> Job[object]:
    """Have the record brought up to date, unless work is under way that ends in that too.

    ``back`` is an address of ours. Raises NoDossierError, StoreError, and BusyError where too many wait.
    """
    assert desk.store  # a dossier that there is not is not made for this

    def work(tell: Tell) -> None:
        with desk.writing:
            desk.dossier.refresh(tell)

    def made(id: str) -> Renewal:
        begun = Renewal(id, work)
        begun.leads_to = back
        return begun

    return desk.work.under_way() or desk.work.begin(made)

"""What ``seuil serve`` was told: which dossier, on which address, for whom."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

from seuil.store.database import is_address, name_of

PORT = 8377
"""The port where none is given."""

_LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]"})


@dataclass(frozen=True, slots=True)
class Settings:
    """Choices of one run.

    ``dossier`` is a path or a ``postgresql://`` address. ``token`` is what a browser must show once and a
    program each time; null asks for none, which is only for loopback. ``hosts`` are the names, without port,
    under which the page may be asked for: a page elsewhere that leads a name of its own here is refused.
    ``doctrines`` are folders of the user's own documents. ``load`` readies the language models in the
    background, so that the first page need not wait for them.
    """

    dossier: str = "seuil.db"
    host: str = "127.0.0.1"
    port: int = PORT
    token: str | None = None
    hosts: frozenset[str] = field(default=_LOOPBACK_NAMES)
    doctrines: tuple[Path, ...] = ()
    load: bool = True

    @property
    def places(self) -> tuple[str, ...]:
        """How an error may name where the dossier is; a mere name in the folder we are in gives nothing away.
        """
        if is_address(self.dossier):
            return (name_of(self.dossier),)
        path = Path(self.dossier)
        return tuple(str(one) for one in (path.absolute(), path) if len(one.parts) > 1)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``, a name or an address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False

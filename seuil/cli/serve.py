"""``seuil serve``: the dossier in a browser, on one's own machine."""

from __future__ import annotations

import logging
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from seuil.cli.dossier import DEFAULT, DossierOption
from seuil.errors import UsageError

if TYPE_CHECKING:
    from seuil.web.settings import Settings


def command(
    dossier: DossierOption = DEFAULT,
    host: Annotated[
        str,
        typer.Option("--host", metavar="HOST", help="Where to listen; beyond this machine with a token."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="PORT", min=0, max=65535, help="0 takes a free one.")
    ] = 8377,
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="A further name of this machine; may be given again."
        ),
    ] = None,
    token: Annotated[
        bool, typer.Option("--token", help="Ask for a token on this machine too: others use it as well.")
    ] = False,
    doctrines: Annotated[
        list[Path] | None,
        typer.Option(
            "--doctrines", metavar="FOLDER", help="A folder of your own documents, beside those shipped."
        ),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open the dossier in a browser: read pages, look at the record, compare policies, correct.

    Only this machine can reach it, unless --host says otherwise; then a token is asked for, and printed.
    """
    try:
        import uvicorn

        from seuil.web.app import guarded
        from seuil.web.listening import listen
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("seuil"):
            raise
        raise UsageError("serve needs the web extra: pip install 'seuil[web]'") from None
    listening = listen(host, port)
    settings = _settings(dossier, host, listening.getsockname()[1], name or [], token, doctrines or [])
    app = guarded(settings)
    logging.basicConfig(level=logging.WARNING, format="seuil: %(message)s")
    address = address_of(settings)
    print(f"seuil: {address}  (Ctrl-C stops)", file=sys.stderr, flush=True)
    if open_:
        import webbrowser

        webbrowser.open(address)
    config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False, lifespan="on")
    uvicorn.Server(config).run(sockets=[listening])


def _settings(
    dossier: str, host: str, port: int, names: list[str], token: bool, doctrines: list[Path]
) -> Settings:
    from seuil.web.safety.token import new_token
    from seuil.web.settings import Settings, is_loopback

    for folder in doctrines:
        if not folder.exists():
            raise UsageError(f"--doctrines {folder}: no such folder")
    named = f"[{host}]" if ":" in host and not host.startswith("[") else host
    hosts = {*Settings().hosts, named.lower(), *(n.lower() for n in names)}
    if host in ("0.0.0.0", "::"):  # every address of this machine: the names that it knows itself by
        hosts |= {socket.gethostname().lower(), *_own_addresses()}
    return Settings(
        dossier=dossier,
        host=host,
        port=port,
        token=new_token() if token or not is_loopback(host) else None,
        hosts=frozenset(hosts),
        doctrines=tuple(doctrines),
    )


def _own_addresses() -> set[str]:
    try:
        found = socket.getaddrinfo(socket.gethostname(), None)
    except OSError:
        return set()
    return {f"[{a[4][0]}]" if a[0] == socket.AF_INET6 else str(a[4][0]) for a in found}


def address_of(settings: Settings) -> str:
    """The address to open, with the token where there is one."""
    host = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else settings.host
    host = f"[{host}]" if ":" in host and not host.startswith("[") else host
    token = f"?token={settings.token}" if settings.token else ""
    return f"http://{host}:{settings.port}/{token}"

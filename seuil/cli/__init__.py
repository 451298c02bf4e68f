"""The command line: a thin door over the public names of ``seuil``."""

from seuil.cli.main import main

__all__ = ["main"]

"""The dossier that the views are shown with: the pages of the event test's open half, read once and kept."""

from __future__ import annotations

import fcntl
import shutil
from pathlib import Path

from seuil.dossier import Dossier

PAGES = Path(__file__).resolve().parent.parent / "records" / "events-open" / "pages"


def event_dossier(folder: Path) -> Path:
    """A file in ``folder`` with the dossier of the event test; made by whichever process comes first."""
    made, lock = folder / "event-test.db", folder / "event-test.lock"
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not made.exists():
            aside = folder / "event-test.part.db"
            with Dossier(aside) as dossier:
                report = dossier.add([str(PAGES)])
                assert report.added == len(list(PAGES.iterdir()))
            aside.rename(made)
    return made


def own_copy(made: Path, folder: Path) -> Path:
    """A copy that a test may write to."""
    return Path(shutil.copy(made, folder / "own.db"))

"""What changed from one document to the one that follows it, clause by clause."""

from __future__ import annotations

from seuil.data_files.shapes.doctrines import DoctrineFile
from seuil.doctrine.model import Difference
from seuil.errors import UsageError


def differences(old: DoctrineFile, new: DoctrineFile) -> tuple[Difference, ...]:
    """Every clause of both: added, dropped, widened, narrowed, reworded or unchanged, in the new order.

    Raises UsageError where the new document does not follow the old one.
    """
    if old.id not in new.replaces:
        known = (
            f"; it replaces {', '.join(new.replaces)}" if new.replaces else "; it replaces none that is here"
        )
        raise UsageError(f"{new.id} does not replace {old.id}{known}")
    before = {clause.id: clause for clause in old.clauses}
    found: list[Difference] = []
    for clause in new.clauses:
        links = [f for f in clause.follows if f.doctrine == old.id]
        if not links:
            found.append(Difference("added", None, clause))
        found += [Difference(f.change, before[f.clause], clause, f.moved) for f in links]
    for lost in new.dropped:
        if lost.doctrine == old.id:
            found.append(Difference("dropped", before[lost.clause], None))
    return tuple(found)

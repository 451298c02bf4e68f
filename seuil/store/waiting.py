"""Whether families and events are to be made again: something waits, or another program made them."""

from __future__ import annotations

from sqlalchemy import Connection, exists, or_, select

from seuil.store import schema


def is_stale(connection: Connection) -> bool:
    """Whether anything waits for families and events to be made again."""
    pending = schema.correction.c.pending
    wanted = or_(
        exists(select(schema.pending_page.c.page)),
        exists(select(schema.pending_act.c.act)),
        exists(select(schema.correction.c.number).where(pending)),
    )
    return bool(connection.execute(select(wanted)).scalar())


def is_made_by_other(connection: Connection, version: str, fingerprint: str) -> bool:
    """Whether another version, or other models or data, made them last; false where none are made yet."""
    build = schema.build
    last = connection.execute(select(build).order_by(build.c.number.desc()).limit(1)).first()
    return last is not None and (last.version, last.fingerprint) != (version, fingerprint)

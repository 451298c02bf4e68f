"""The tables of a dossier. Migrations make them; a test holds that both say the same.

What is derived of a page (article, entity, mention, finding, sketch) is that of its newest reading; older
readings keep their whole brief. Keys come from contents, so that two dossiers made in different orders hold
the same. ``article_search``, which finds words, is made by the migrations alone: it is of another kind on
SQLite and on PostgreSQL.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    text,
)

from seuil.store.columns import Words

NAMES = {
    "ix": "%(table_name)s_by_%(column_0_N_name)s",
    "pk": "%(table_name)s_key",
    "fk": "%(table_name)s_of_%(column_0_N_name)s",
    "uq": "%(table_name)s_once_%(column_0_N_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _page(*, primary: bool = False) -> Column[str]:
    return Column("page", Words, ForeignKey("page.key"), primary_key=primary, nullable=False)


meta = Table(
    "meta",
    metadata,
    Column("key", Words, primary_key=True),
    Column("value", Words, nullable=False),
)

page = Table(
    "page",
    metadata,
    Column("key", Words, primary_key=True),
    Column("source", Words, nullable=False, index=True),
    Column("url", Words),
    Column("sha256", Words, nullable=False),
    Column("media_type", Words, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("added", Words, nullable=False),
)

# One row for each reading, never overwritten; ``number`` counts those of a page from 1.
reading = Table(
    "reading",
    metadata,
    _page(primary=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Words, nullable=False),
    Column("fingerprint", Words, nullable=False),
    Column("read", Words, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("brief", LargeBinary, nullable=False),
)
Index(
    "reading_current",
    reading.c.page,
    unique=True,
    sqlite_where=text("current"),
    postgresql_where=text("current"),
)

# ``number`` is the row's number in ``article_search`` on SQLite.
article = Table(
    "article",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("page", Words, ForeignKey("page.key"), nullable=False, unique=True),
    Column("title", Words),
    Column("language", Words, nullable=False),
    Column("outlet", Words),
    Column("published", Words),
)
# The order of a list of pages.
Index("article_in_order", article.c.published.desc(), article.c.page)

entity = Table(
    "entity",
    metadata,
    _page(primary=True),
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("country", Words),
)

# An entity by what most pages say of it; made anew with the events.
known_entity = Table(
    "known_entity",
    metadata,
    Column("id", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("country", Words, index=True),
)

# ``event_id`` is the id of the event that begins with this mention, now or ever: it outlives merging.
mention = Table(
    "mention",
    metadata,
    Column("key", Words, primary_key=True),
    Column("page", Words, ForeignKey("page.key"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("assertion", Words, nullable=False),
    Column("act", Words, nullable=False, index=True),
    Column("known", Words, index=True),
    Column("event_id", Words, nullable=False, index=True),
    Column("json", Words, nullable=False),
)

mention_role = Table(
    "mention_role",
    metadata,
    Column("mention", Words, ForeignKey("mention.key"), primary_key=True),
    Column("role", Words, primary_key=True),
    Column("entity", Words, primary_key=True),
)
Index("mention_role_by_entity", mention_role.c.role, mention_role.c.entity, mention_role.c.mention)

finding = Table(
    "finding",
    metadata,
    _page(primary=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("doctrine", Words, nullable=False),
    Column("clause", Words, nullable=False),
    Column("relation", Words, nullable=False),
    Column("mention", Words, nullable=False),
    Column("matched", Words, nullable=False),
    Column("to_judge", Words, nullable=False),
    Column("because", Words, nullable=False),
)
Index("finding_in_order", finding.c.doctrine, finding.c.clause, finding.c.mention, finding.c.number)

# What copies are told by: a page's fingerprint (compressed), the bands of its sketch, pages that are alike.
fingerprint = Table(
    "fingerprint",
    metadata,
    _page(primary=True),
    Column("body", Words, nullable=False, index=True),
    Column("json", LargeBinary, nullable=False),
)

band = Table(
    "band",
    metadata,
    Column("band", Words, primary_key=True),
    Column("page", Words, ForeignKey("page.key"), primary_key=True, index=True),
)

link = Table(
    "link",
    metadata,
    Column("a", Words, ForeignKey("page.key"), primary_key=True),
    Column("b", Words, ForeignKey("page.key"), primary_key=True, index=True),
    Column("json", Words, nullable=False),
)

family = Table(
    "family",
    metadata,
    Column("id", Words, primary_key=True),
    Column("json", Words, nullable=False),
)

member = Table(
    "member",
    metadata,
    _page(primary=True),
    Column("family", Words, ForeignKey("family.id"), nullable=False, index=True),
    Column("kinship", Words, nullable=False),
    Column("of", Words),
)

# One making of families and events.
build = Table(
    "build",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("made", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("fingerprint", Words, nullable=False),
)

# An event as it is now; the whole of it stands in ``event_json``. Events are ordered by ``undated`` and
# ``time``. ``content`` is the mention whose event is this one's content, ``content_of`` that event;
# ``digest`` is of the event as it was made, before that was looked up. ``basis`` is of all that decides how
# it stood on each day; null where an older version made it and the ``event_stood`` tables lack it.
# ``facets`` are the numbers of its values (``facet_value``), 32 bits each, lowest byte first.
event = Table(
    "event",
    metadata,
    Column("id", Words, primary_key=True),
    Column("build", Integer, nullable=False),
    Column("digest", Words, nullable=False),
    Column("basis", Words),
    Column("facets", LargeBinary),
    Column("act", Words, nullable=False, index=True),
    Column("plover", Words, index=True),
    Column("status", Words, nullable=False),
    Column("polarity", Words, nullable=False),
    Column("certainty", Words, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("undated", Boolean, nullable=False),
    Column("time", Words, nullable=False),
    Column("earliest", Words),
    Column("latest", Words),
    Column("content", Words),
    Column("content_of", Words, index=True),
)
Index("event_in_order", event.c.undated, event.c.time, event.c.id)
# All that a histogram asks, so that it need not read the events.
Index("event_in_time", *(event.c[name] for name in ("undated", "earliest", "latest", "status", "polarity")))
Index(
    "event_unmade", event.c.id, sqlite_where=text("basis IS NULL"), postgresql_where=text("basis IS NULL")
)

event_json = Table(
    "event_json",
    metadata,
    Column("event", Words, ForeignKey("event.id"), primary_key=True),
    Column("json", Words, nullable=False),
)

# An event as it was from one making (``build``) until another (``until``) changed or dropped it.
event_past = Table(
    "event_past",
    metadata,
    Column("id", Words, primary_key=True),
    Column("build", Integer, primary_key=True, autoincrement=False),
    Column("until", Integer, nullable=False),
    Column("json", Words, nullable=False),
)

event_role = Table(
    "event_role",
    metadata,
    Column("event", Words, ForeignKey("event.id"), primary_key=True),
    Column("role", Words, primary_key=True),
    Column("entity", Words, primary_key=True),
)
Index("event_role_by_entity", event_role.c.role, event_role.c.entity, event_role.c.event)

event_mention = Table(
    "event_mention",
    metadata,
    Column("mention", Words, primary_key=True),
    Column("event", Words, ForeignKey("event.id"), nullable=False, index=True),
)

event_page = Table(
    "event_page",
    metadata,
    Column("event", Words, ForeignKey("event.id"), primary_key=True),
    Column("page", Words, ForeignKey("page.key"), primary_key=True, index=True),
)

# Who tells an event: outlets, agencies, and who is cited, by entity id and by name, folded.
event_source = Table(
    "event_source",
    metadata,
    Column("event", Words, ForeignKey("event.id"), primary_key=True),
    Column("kind", Words, primary_key=True),
    Column("name", Words, primary_key=True),
)
Index("event_source_by_name", event_source.c.name, event_source.c.event)



def _days() -> list[Column[str]]:
    """The ISO days of a row: ``since`` is the first on which it holds, ``until`` the first on which it no
    longer does, after all days where it still does.
    """
    return [Column("since", Words, primary_key=True), Column("until", Words, nullable=False)]


# The values by which events can be found, numbered in the order in which they came, and never again: they
# are counted by their numbers. ``kind`` is that of a source, else empty. What nothing has any more stays.
facet_value = Table(
    "facet_value",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("field", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("value", Words, nullable=False),
    UniqueConstraint("field", "kind", "value"),
)

# How an event stood by the pages that were out: what it is found by, in the shape of ``event``,
# ``event_role`` and ``event_source``, with one row for each stretch of days without a change.
event_stood = Table(
    "event_stood",
    metadata,
    Column("event", Words, ForeignKey("event.id"), primary_key=True),
    *_days(),
    Column("act", Words, nullable=False),
    Column("plover", Words),
    Column("status", Words, nullable=False),
    Column("polarity", Words, nullable=False),
    Column("certainty", Words, nullable=False),
    Column("confirmed", Boolean, nullable=False),
    Column("undated", Boolean, nullable=False),
    Column("time", Words, nullable=False),
    Column("earliest", Words),
    Column("latest", Words),
    Column("facets", LargeBinary, nullable=False),
)
Index("event_stood_in_order", event_stood.c.undated, event_stood.c.time, event_stood.c.event)
Index(
    "event_stood_in_time",
    *(event_stood.c[n] for n in ("undated", "earliest", "latest", "since", "until", "status", "polarity")),
)

event_stood_role = Table(
    "event_stood_role",
    metadata,
    Column("event", Words, ForeignKey("event.id"), primary_key=True),
    Column("role", Words, primary_key=True),
    Column("entity", Words, primary_key=True),
    *_days(),
)
Index(
    "event_stood_role_by_entity",
    *(event_stood_role.c[name] for name in ("role", "entity", "since", "until", "event")),
)

event_stood_source = Table(
    "event_stood_source",
    metadata,
    Column("event", Words, ForeignKey("event.id"), primary_key=True),
    Column("kind", Words, primary_key=True),
    Column("name", Words, primary_key=True),
    *_days(),
)
Index(
    "event_stood_source_by_name",
    *(event_stood_source.c[name] for name in ("name", "since", "until", "event")),
)

correction = Table(
    "correction",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("json", Words, nullable=False),
    Column("made", Words, nullable=False),
    Column("undone", Boolean, nullable=False),
    Column("pending", Boolean, nullable=False),
)

# What has changed since families and events were last made: pages, and acts of mentions that are gone.
pending_page = Table(
    "pending_page",
    metadata,
    _page(primary=True),
    Column("linked", Boolean, nullable=False),
)

pending_act = Table("pending_act", metadata, Column("act", Words, primary_key=True))

# A page that could not be read. ``item`` says how to take it again; ``content`` holds its bytes.
failure = Table(
    "failure",
    metadata,
    Column("source", Words, primary_key=True),
    Column("page", Words, index=True),
    Column("reason", Words, nullable=False),
    Column("version", Words, nullable=False),
    Column("fingerprint", Words, nullable=False),
    Column("failed", Words, nullable=False),
    Column("item", Words),
    Column("content", LargeBinary),
)

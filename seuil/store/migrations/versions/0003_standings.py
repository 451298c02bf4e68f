"""How events stood: what they are found by on each day, kept beside what they are found by now."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from seuil.store.columns import Words

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, and have all events made again that are there: only the making can fill them."""
    op.add_column("event", sa.Column("basis", Words(), nullable=True))
    op.add_column("event", sa.Column("facets", sa.LargeBinary(), nullable=True))
    unmade = sa.text("basis IS NULL")
    op.create_index("event_unmade", "event", ["id"], sqlite_where=unmade, postgresql_where=unmade)
    in_time = ["undated", "earliest", "latest", "status", "polarity"]
    op.create_index("event_in_time", "event", in_time, unique=False)
    op.create_index(op.f("event_by_content_of"), "event", ["content_of"], unique=False)
    op.create_index("article_in_order", "article", [sa.text("published DESC"), "page"], unique=False)
    op.create_index(op.f("mention_by_known"), "mention", ["known"], unique=False)
    _facet_value()
    _event_stood()
    _event_stood_role()
    _event_stood_source()
    op.execute(
        "INSERT INTO pending_act (act) SELECT DISTINCT act FROM event"
        " WHERE act NOT IN (SELECT act FROM pending_act)"
    )


def _facet_value() -> None:
    op.create_table(
        "facet_value",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("field", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("facet_value_key")),
        sa.UniqueConstraint("field", "kind", "value", name=op.f("facet_value_once_field_kind_value")),
    )
    # Who is cited is looked up there; what else there is to count comes with the making of the events.
    op.execute(
        "INSERT INTO facet_value (number, field, kind, value)"
        " SELECT row_number() OVER (ORDER BY kind, name) - 1, 'source', kind, name"
        " FROM (SELECT DISTINCT kind, name FROM event_source) AS told"
    )


def _event_stood() -> None:
    op.create_table(
        "event_stood",
        sa.Column("event", Words(), nullable=False),
        sa.Column("since", Words(), nullable=False),
        sa.Column("until", Words(), nullable=False),
        sa.Column("act", Words(), nullable=False),
        sa.Column("plover", Words(), nullable=True),
        sa.Column("status", Words(), nullable=False),
        sa.Column("polarity", Words(), nullable=False),
        sa.Column("certainty", Words(), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("undated", sa.Boolean(), nullable=False),
        sa.Column("time", Words(), nullable=False),
        sa.Column("earliest", Words(), nullable=True),
        sa.Column("latest", Words(), nullable=True),
        sa.Column("facets", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_stood_of_event")),
        sa.PrimaryKeyConstraint("event", "since", name=op.f("event_stood_key")),
    )
    op.create_index("event_stood_in_order", "event_stood", ["undated", "time", "event"], unique=False)
    in_time = ["undated", "earliest", "latest", "since", "until", "status", "polarity"]
    op.create_index("event_stood_in_time", "event_stood", in_time, unique=False)


def _event_stood_role() -> None:
    op.create_table(
        "event_stood_role",
        sa.Column("event", Words(), nullable=False),
        sa.Column("role", Words(), nullable=False),
        sa.Column("entity", Words(), nullable=False),
        sa.Column("since", Words(), nullable=False),
        sa.Column("until", Words(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_stood_role_of_event")),
        sa.PrimaryKeyConstraint("event", "role", "entity", "since", name=op.f("event_stood_role_key")),
    )
    by_entity = ["role", "entity", "since", "until", "event"]
    op.create_index("event_stood_role_by_entity", "event_stood_role", by_entity, unique=False)


def _event_stood_source() -> None:
    op.create_table(
        "event_stood_source",
        sa.Column("event", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("since", Words(), nullable=False),
        sa.Column("until", Words(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_stood_source_of_event")),
        sa.PrimaryKeyConstraint("event", "kind", "name", "since", name=op.f("event_stood_source_key")),
    )
    by_name = ["name", "since", "until", "event"]
    op.create_index("event_stood_source_by_name", "event_stood_source", by_name, unique=False)

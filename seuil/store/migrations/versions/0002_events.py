"""What is made of many pages: copies and families, events and their past."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from seuil.store.columns import Words

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, in the order in which they name each other."""
    _build()
    _event()
    _event_past()
    _family()
    _known_entity()
    _pending_act()
    _band()
    _event_json()
    _event_mention()
    _event_page()
    _event_role()
    _event_source()
    _fingerprint()
    _link()
    _member()
    _pending_page()


def _build() -> None:
    op.create_table(
        "build",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("made", Words(), nullable=False),
        sa.Column("version", Words(), nullable=False),
        sa.Column("fingerprint", Words(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("build_key")),
    )


def _event() -> None:
    op.create_table(
        "event",
        sa.Column("id", Words(), nullable=False),
        sa.Column("build", sa.Integer(), nullable=False),
        sa.Column("digest", Words(), nullable=False),
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
        sa.Column("content", Words(), nullable=True),
        sa.Column("content_of", Words(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("event_key")),
    )
    op.create_index(op.f("event_by_act"), "event", ["act"], unique=False)
    op.create_index(op.f("event_by_plover"), "event", ["plover"], unique=False)
    op.create_index("event_in_order", "event", ["undated", "time", "id"], unique=False)


def _event_past() -> None:
    op.create_table(
        "event_past",
        sa.Column("id", Words(), nullable=False),
        sa.Column("build", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", "build", name=op.f("event_past_key")),
    )


def _family() -> None:
    op.create_table(
        "family",
        sa.Column("id", Words(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("family_key")),
    )


def _known_entity() -> None:
    op.create_table(
        "known_entity",
        sa.Column("id", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("country", Words(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("known_entity_key")),
    )
    op.create_index(op.f("known_entity_by_country"), "known_entity", ["country"], unique=False)


def _pending_act() -> None:
    op.create_table(
        "pending_act",
        sa.Column("act", Words(), nullable=False),
        sa.PrimaryKeyConstraint("act", name=op.f("pending_act_key")),
    )


def _band() -> None:
    op.create_table(
        "band",
        sa.Column("band", Words(), nullable=False),
        sa.Column("page", Words(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("band_of_page")),
        sa.PrimaryKeyConstraint("band", "page", name=op.f("band_key")),
    )
    op.create_index(op.f("band_by_page"), "band", ["page"], unique=False)


def _event_json() -> None:
    op.create_table(
        "event_json",
        sa.Column("event", Words(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_json_of_event")),
        sa.PrimaryKeyConstraint("event", name=op.f("event_json_key")),
    )


def _event_mention() -> None:
    op.create_table(
        "event_mention",
        sa.Column("mention", Words(), nullable=False),
        sa.Column("event", Words(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_mention_of_event")),
        sa.PrimaryKeyConstraint("mention", name=op.f("event_mention_key")),
    )
    op.create_index(op.f("event_mention_by_event"), "event_mention", ["event"], unique=False)


def _event_page() -> None:
    op.create_table(
        "event_page",
        sa.Column("event", Words(), nullable=False),
        sa.Column("page", Words(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_page_of_event")),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("event_page_of_page")),
        sa.PrimaryKeyConstraint("event", "page", name=op.f("event_page_key")),
    )
    op.create_index(op.f("event_page_by_page"), "event_page", ["page"], unique=False)


def _event_role() -> None:
    op.create_table(
        "event_role",
        sa.Column("event", Words(), nullable=False),
        sa.Column("role", Words(), nullable=False),
        sa.Column("entity", Words(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_role_of_event")),
        sa.PrimaryKeyConstraint("event", "role", "entity", name=op.f("event_role_key")),
    )
    op.create_index("event_role_by_entity", "event_role", ["role", "entity", "event"], unique=False)


def _event_source() -> None:
    op.create_table(
        "event_source",
        sa.Column("event", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["event.id"], name=op.f("event_source_of_event")),
        sa.PrimaryKeyConstraint("event", "kind", "name", name=op.f("event_source_key")),
    )
    op.create_index("event_source_by_name", "event_source", ["name", "event"], unique=False)


def _fingerprint() -> None:
    op.create_table(
        "fingerprint",
        sa.Column("page", Words(), nullable=False),
        sa.Column("body", Words(), nullable=False),
        sa.Column("json", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("fingerprint_of_page")),
        sa.PrimaryKeyConstraint("page", name=op.f("fingerprint_key")),
    )
    op.create_index(op.f("fingerprint_by_body"), "fingerprint", ["body"], unique=False)


def _link() -> None:
    op.create_table(
        "link",
        sa.Column("a", Words(), nullable=False),
        sa.Column("b", Words(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.ForeignKeyConstraint(["a"], ["page.key"], name=op.f("link_of_a")),
        sa.ForeignKeyConstraint(["b"], ["page.key"], name=op.f("link_of_b")),
        sa.PrimaryKeyConstraint("a", "b", name=op.f("link_key")),
    )
    op.create_index(op.f("link_by_b"), "link", ["b"], unique=False)


def _member() -> None:
    op.create_table(
        "member",
        sa.Column("page", Words(), nullable=False),
        sa.Column("family", Words(), nullable=False),
        sa.Column("kinship", Words(), nullable=False),
        sa.Column("of", Words(), nullable=True),
        sa.ForeignKeyConstraint(["family"], ["family.id"], name=op.f("member_of_family")),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("member_of_page")),
        sa.PrimaryKeyConstraint("page", name=op.f("member_key")),
    )
    op.create_index(op.f("member_by_family"), "member", ["family"], unique=False)


def _pending_page() -> None:
    op.create_table(
        "pending_page",
        sa.Column("page", Words(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("pending_page_of_page")),
        sa.PrimaryKeyConstraint("page", name=op.f("pending_page_key")),
    )

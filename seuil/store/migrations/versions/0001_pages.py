"""Pages and what is read of them; the index of words, in the way of the database; failures; corrections."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from seuil.store.columns import Words

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables, in the order in which they name each other."""
    _correction()
    _failure()
    _meta()
    _page()
    _article()
    _entity()
    _finding()
    _mention()
    _reading()
    _mention_role()
    _article_search()
    op.execute("INSERT INTO meta (key, value) VALUES ('format', 'seuil-dossier/1')")


def _article_search() -> None:
    """The distinct folded words of each article: FTS5 on SQLite, lexemes under GIN on PostgreSQL."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE article_search USING fts5"
            "(words, tokenize = 'unicode61 remove_diacritics 2')"
        )
        return
    op.execute(
        "CREATE TABLE article_search (number INTEGER PRIMARY KEY REFERENCES article (number),"
        " words TSVECTOR NOT NULL)"
    )
    op.execute("CREATE INDEX article_search_by_words ON article_search USING GIN (words)")


def _correction() -> None:
    op.create_table(
        "correction",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.Column("made", Words(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
        sa.Column("pending", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("correction_key")),
    )


def _failure() -> None:
    op.create_table(
        "failure",
        sa.Column("source", Words(), nullable=False),
        sa.Column("page", Words(), nullable=True),
        sa.Column("reason", Words(), nullable=False),
        sa.Column("version", Words(), nullable=False),
        sa.Column("fingerprint", Words(), nullable=False),
        sa.Column("failed", Words(), nullable=False),
        sa.Column("item", Words(), nullable=True),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("source", name=op.f("failure_key")),
    )
    op.create_index(op.f("failure_by_page"), "failure", ["page"], unique=False)


def _meta() -> None:
    op.create_table(
        "meta",
        sa.Column("key", Words(), nullable=False),
        sa.Column("value", Words(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("meta_key")),
    )


def _page() -> None:
    op.create_table(
        "page",
        sa.Column("key", Words(), nullable=False),
        sa.Column("source", Words(), nullable=False),
        sa.Column("url", Words(), nullable=True),
        sa.Column("sha256", Words(), nullable=False),
        sa.Column("media_type", Words(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("added", Words(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("page_key")),
    )
    op.create_index(op.f("page_by_source"), "page", ["source"], unique=False)


def _article() -> None:
    op.create_table(
        "article",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("page", Words(), nullable=False),
        sa.Column("title", Words(), nullable=True),
        sa.Column("language", Words(), nullable=False),
        sa.Column("outlet", Words(), nullable=True),
        sa.Column("published", Words(), nullable=True),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("article_of_page")),
        sa.PrimaryKeyConstraint("number", name=op.f("article_key")),
        sa.UniqueConstraint("page", name=op.f("article_once_page")),
    )


def _entity() -> None:
    op.create_table(
        "entity",
        sa.Column("page", Words(), nullable=False),
        sa.Column("id", Words(), nullable=False),
        sa.Column("name", Words(), nullable=False),
        sa.Column("kind", Words(), nullable=False),
        sa.Column("country", Words(), nullable=True),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("entity_of_page")),
        sa.PrimaryKeyConstraint("page", "id", name=op.f("entity_key")),
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("page", Words(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("doctrine", Words(), nullable=False),
        sa.Column("clause", Words(), nullable=False),
        sa.Column("relation", Words(), nullable=False),
        sa.Column("mention", Words(), nullable=False),
        sa.Column("matched", Words(), nullable=False),
        sa.Column("to_judge", Words(), nullable=False),
        sa.Column("because", Words(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("finding_of_page")),
        sa.PrimaryKeyConstraint("page", "number", name=op.f("finding_key")),
    )
    op.create_index("finding_in_order", "finding", ["doctrine", "clause", "mention", "number"], unique=False)


def _mention() -> None:
    op.create_table(
        "mention",
        sa.Column("key", Words(), nullable=False),
        sa.Column("page", Words(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("assertion", Words(), nullable=False),
        sa.Column("act", Words(), nullable=False),
        sa.Column("known", Words(), nullable=True),
        sa.Column("event_id", Words(), nullable=False),
        sa.Column("json", Words(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("mention_of_page")),
        sa.PrimaryKeyConstraint("key", name=op.f("mention_key")),
    )
    op.create_index(op.f("mention_by_act"), "mention", ["act"], unique=False)
    op.create_index(op.f("mention_by_event_id"), "mention", ["event_id"], unique=False)
    op.create_index(op.f("mention_by_page"), "mention", ["page"], unique=False)


def _reading() -> None:
    op.create_table(
        "reading",
        sa.Column("page", Words(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", Words(), nullable=False),
        sa.Column("fingerprint", Words(), nullable=False),
        sa.Column("read", Words(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("brief", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["page.key"], name=op.f("reading_of_page")),
        sa.PrimaryKeyConstraint("page", "number", name=op.f("reading_key")),
    )
    op.create_index(
        "reading_current",
        "reading",
        ["page"],
        unique=True,
        sqlite_where=sa.text("current"),
        postgresql_where=sa.text("current"),
    )


def _mention_role() -> None:
    op.create_table(
        "mention_role",
        sa.Column("mention", Words(), nullable=False),
        sa.Column("role", Words(), nullable=False),
        sa.Column("entity", Words(), nullable=False),
        sa.ForeignKeyConstraint(["mention"], ["mention.key"], name=op.f("mention_role_of_mention")),
        sa.PrimaryKeyConstraint("mention", "role", "entity", name=op.f("mention_role_key")),
    )
    op.create_index("mention_role_by_entity", "mention_role", ["role", "entity", "mention"], unique=False)

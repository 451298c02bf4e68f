"""The tables that csv, xlsx and parquet share: events, assertions, sources, findings, and their codebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, get_args

from seuil.assertion.model import Certainty, Polarity, Status
from seuil.event.model import Event, FindingRow, Kinship, Mention, PageRow, Record
from seuil.export.columns import Column, Lookup, Row, Value, of_roles, of_when
from seuil.export.told import first_account
from seuil.version import VERSION

# The version of these tables; a column whose meaning changes is a new one.
FORMAT = "seuil-tables/1"
_RELATIONS = ("declares", "would-fall-under", "reported-under", "disputed")


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """One table: its columns, and the rows of a record."""

    name: str
    means: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[Record], Iterator[Row]]

    def values(self, record: Record, look: Lookup) -> Iterator[tuple[Value, ...]]:
        """The cells of each row, one row at a time."""
        for row in self.rows(record):
            yield tuple(column.take(row, look) for column in self.columns)


def _differences(event: Event, _: Lookup) -> Value:
    return tuple(
        f"{d.field}: " + " / ".join(f"{', '.join(s.value) or '–'} ({len(s.families)})" for s in d.said)
        for d in event.differences
    )


def _unique(values: Iterator[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(v for v in values if v))


_CODES: tuple[Column[Any], ...] = (
    Column("act", "text", "The kind of doing, by the id of its act.", lambda r, _: r.act),
    Column(
        "plover", "text", "Its PLOVER type; empty for acts that PLOVER leaves out.", lambda r, _: r.plover
    ),
    Column(
        "cameo",
        "text",
        "The CAMEO code that comes nearest. It is text: a leading 0 counts.",
        lambda r, _: r.cameo,
    ),
)
_STANDING: tuple[Column[Any], ...] = (
    Column("status", "text", "What is made of the act.", lambda r, _: r.status, get_args(Status)),
    Column(
        "polarity", "text", "Whether it is affirmed or denied.", lambda r, _: r.polarity, get_args(Polarity)
    ),
    Column(
        "certainty", "text", "How certain its sources put it.", lambda r, _: r.certainty, get_args(Certainty)
    ),
)

EVENTS: Table[Event] = Table(
    "events",
    "One row for each happening, over all pages.",
    (
        Column("event", "text", "The event's id.", lambda e, _: e.id),
        *_CODES,
        *of_when(lambda e: e.when),
        *_STANDING,
        Column(
            "confirmed",
            "flag",
            "Somebody confirms it on record, or two independent accounts tell it as certain.",
            lambda e, _: e.confirmed,
        ),
        *of_roles(),
        Column("numbers", "numbers", "Numbers told of it.", lambda e, _: e.numbers),
        Column("content_of", "text", "The event whose content this one is.", lambda e, _: e.content_of),
        Column("accounts", "whole", "How many independent accounts tell it.", lambda e, _: len(e.accounts)),
        Column(
            "outlets",
            "texts",
            "The outlets of these accounts.",
            lambda e, _: _unique(a.outlet for a in e.accounts),
        ),
        Column(
            "agencies",
            "texts",
            "The agencies of these accounts.",
            lambda e, _: _unique(a.agency for a in e.accounts),
        ),
        Column(
            "pages",
            "whole",
            "On how many pages it is told, copies too.",
            lambda e, _: len({page for a in e.accounts for page in a.pages}),
        ),
        Column(
            "first_known",
            "day",
            "The first day on which an account of it was out.",
            lambda e, _: min((a.known for a in e.accounts if a.known), default=None),
        ),
        Column(
            "words", "text", "The sentence of its first account.", lambda e, _: first_account(e).words or None
        ),
        Column(
            "differences",
            "texts",
            "On what its accounts differ: the field, each value, and how many accounts give it.",
            _differences,
        ),
        Column("doubtful", "texts", "Events that may be the same one.", lambda e, _: e.doubtful),
        Column("mentions", "texts", "Keys of its assertions.", lambda e, _: e.mentions),
        Column(
            "decided_by",
            "texts",
            "Persons who decided which assertions are of it.",
            lambda e, _: _unique(m.by for m in e.merges),
        ),
    ),
    lambda record: record.events(),
)

ASSERTIONS: Table[Mention] = Table(
    "assertions",
    "One row for each assertion of a page.",
    (
        Column(
            "assertion", "text", "Its key: the page's, @, and where its trigger stands.", lambda m, _: m.key
        ),
        Column("event", "text", "The event that it is of.", lambda m, look: look.event_of.get(m.key)),
        Column("page", "text", "The key of its page.", lambda m, _: m.page),
        Column("in_page", "text", "Its id in the brief of the page.", lambda m, _: m.assertion),
        Column("language", "text", "The page's language, ISO 639-1.", lambda m, _: m.language),
        Column("outlet", "text", "The page's outlet.", lambda m, _: m.outlet),
        Column("known", "day", "The day on which the page was out.", lambda m, _: m.known),
        *_CODES,
        *of_when(lambda m: m.when),
        *_STANDING,
        *of_roles(),
        Column(
            "says",
            "texts",
            "Who says it, outermost first, and how; empty: the outlet itself.",
            lambda m, _: tuple(
                f"{v.name} ({v.stance}{', anonymous' if v.anonymous else ''})" for v in m.voices
            ),
        ),
        Column(
            "says_entities",
            "texts",
            "The entity ids of those who say it, where known.",
            lambda m, _: _unique(v.source for v in m.voices),
        ),
        Column(
            "numbers", "numbers", "Numbers of the sentence that belong to no time.", lambda m, _: m.numbers
        ),
        Column("content_of", "text", "The assertion whose content this one is.", lambda m, _: m.content_of),
        Column("trigger", "text", "The words that name the act.", lambda m, _: m.trigger),
        Column("start", "whole", "Where they begin in article.text, in code points.", lambda m, _: m.start),
        Column("end", "whole", "Where they end, not included.", lambda m, _: m.end),
        Column("sentence", "text", "The sentence that says it.", lambda m, _: m.sentence),
    ),
    lambda record: record.mentions(),
)

SOURCES: Table[PageRow] = Table(
    "sources",
    "One row for each page.",
    (
        Column("page", "text", "Its key.", lambda p, _: p.key),
        Column("source", "text", "Where it was read.", lambda p, _: p.source),
        Column("url", "text", "Its address.", lambda p, _: p.url),
        Column("title", "text", "Its title.", lambda p, _: p.title),
        Column("language", "text", "Its language, ISO 639-1.", lambda p, _: p.language),
        Column("outlet", "text", "Its outlet.", lambda p, _: p.outlet),
        *of_when(lambda p: p.published, "published_"),
        Column("family", "text", "The report that it is of: the key of the original.", lambda p, _: p.family),
        Column(
            "kinship", "text", "How it stands to the original.", lambda p, _: p.kinship, get_args(Kinship)
        ),
        Column("copy_of", "text", "The page that it copies.", lambda p, _: p.copy_of),
        Column("agency", "text", "The agency of its report.", lambda p, look: look.agency_of.get(p.family)),
        Column("media_type", "text", "What its bytes are.", lambda p, _: p.media_type),
        Column("bytes", "whole", "How many bytes it had.", lambda p, _: p.bytes),
        Column("sha256", "text", "The SHA-256 of its bytes.", lambda p, _: p.sha256),
        Column("version", "text", "The version of Seuil that read it.", lambda p, _: p.version),
    ),
    lambda record: record.pages(),
)

FINDINGS: Table[FindingRow] = Table(
    "findings",
    "One row for each clause that an assertion touches.",
    (
        Column("doctrine", "text", "The declared policy.", lambda f, _: f.doctrine),
        Column("clause", "text", "Its clause.", lambda f, _: f.clause),
        Column("relation", "text", "How the assertion stands to it.", lambda f, _: f.relation, _RELATIONS),
        Column("event", "text", "The event of the assertion.", lambda f, _: f.event),
        Column("assertion", "text", "The assertion's key.", lambda f, _: f.mention),
        Column("page", "text", "Its page.", lambda f, _: f.page),
        Column("matched", "texts", "Parts of the clause that the assertion fits.", lambda f, _: f.matched),
        Column("to_judge", "texts", "Words of the clause that a person must judge.", lambda f, _: f.to_judge),
        Column("because", "text", "Why.", lambda f, _: f.because),
    ),
    lambda record: record.findings(),
)

TABLES: tuple[Table[Any], ...] = (EVENTS, ASSERTIONS, SOURCES, FINDINGS)

_TYPES = {
    "text": "text",
    "day": "date (YYYY-MM-DD)",
    "whole": "whole number",
    "flag": "true or false",
    "texts": "list of texts",
    "numbers": "list of numbers",
}
CODEBOOK_HEAD = ("table", "column", "type", "means", "values")


def codebook() -> Iterator[tuple[str, ...]]:
    """The rows of the codebook: the version first, then each table and each of its columns."""
    yield ("", "", "", "Format of these tables", FORMAT)
    yield ("", "", "", "Version of Seuil that wrote them", VERSION)
    yield ("", "", "", "Values of a list stand in one cell, between them", '" | "')
    yield (
        "",
        "",
        "",
        "An apostrophe before = + - @ keeps a cell of text from being taken for a formula",
        "'",
    )
    for table in TABLES:
        yield (table.name, "", "", table.means, "")
        for column in table.columns:
            yield (table.name, column.name, _TYPES[column.kind], column.means, ", ".join(column.values))

"""Events as they stood on a day are found by SQL: as the event stage says for each event, on every day."""

from __future__ import annotations

import random
from functools import cache

import pytest
from sqlalchemy import text

from seuil.data_files import DataFiles
from seuil.errors import StoreError
from seuil.event.from_mentions import EventMaker
from seuil.event.model import ROLES, Correction
from seuil.store import schema
from seuil.store.dossier import Store
from seuil.store.makers import Makers, shipped_event_at
from seuil.store.migrating import VERSION_TABLE
from seuil.store.model import Query
from seuil.store.standings import order_of, sources_of
from seuil.store.words import name_of
from tests.store import made

DAYS = tuple(f"2031-03-{day:02}" for day in range(1, 13))
NAMED = (
    ("RUS", "Russia", "state", "RUS"),
    ("UKR", "Ukraine", "state", "UKR"),
    ("POL", "Poland", "state", "POL"),
    ("vladimir-putin", "Vladimir Putin", "person", "RUS"),
)
QUERIES = (
    {},
    {"actor": ("RUS",)},
    {"target": ("UKR", "POL")},
    {"instrument": ("missile",)},
    {"act": ("strike",)},
    {"status": ("happened",), "polarity": ("affirmed",)},
    {"status": ("planned",)},
    {"certainty": ("certain",), "order": "newest"},
    {"confirmed": True},
    {"confirmed": False, "order": "newest", "limit": 3, "offset": 1},
    {"source": ("kremlin",)},
    {"source": ("Le Soir",)},
    {"since": "2031-03-04", "until": "2031-03-06"},
    {"text": "dawn"},
)


@cache
def stage():
    """The event stage itself."""
    data = DataFiles()
    return EventMaker(data), shipped_event_at(data)


def makers(version: str = "1") -> Makers:
    """Copies as the tests tell them, events as the event stage makes them."""
    events, event_at = stage()
    return Makers(**{**vars(made.makers(version)), "events": events, "event_at": event_at})


def a_page(dice: random.Random, number: int):
    """A page that tells one to three of few happenings, so that they meet, differ and change."""
    assertions = []
    for place in range(dice.randint(1, 3)):
        day = dice.choice((*DAYS[:6], None))
        told = made.told(
            f"x{place}",
            dice.choice(("strike", "strike", "threaten")),
            dice.choice(("RUS", "RUS", "vladimir-putin", "UKR")),
            dice.choice(("UKR", "UKR", "POL")),
            on=day,
            at=place * 9,
            status=dice.choice(("happened", "happened", "planned")),
            certainty=dice.choice(("certain", "possible")),
            instrument=dice.choice(((), ("cruise-missile",), ("drone",))),
        )
        denied = {"polarity": "negated"} if dice.random() < 0.2 else {}
        assertions.append(told.model_copy(update=denied))
    words = " ".join(dice.sample(("dawn", "port", "depot", "bridge", "crew", "north", "smoke", "alarm"), 5))
    return made.brief(
        f"page-{number}",
        *assertions,
        text=f"{words} of page {number if number % 4 else number - 1}",
        outlet=dice.choice(("Le Soir", "LE SOIR", "Gazette", None)),
        published=dice.choice((*DAYS[2:], None)),
        entities=NAMED,
    )


def decide(dice: random.Random, store: Store) -> None:
    """A few decisions of a person, one of each kind, some of them undone."""
    events = [event for event in store.events() if len(event.mentions) > 1]
    keys = [m.key for m in store.mentions()]
    pages = [page.key for page in store.pages()]
    whole = dice.choice(events)
    one, two = dice.sample([event.mentions[0] for event in store.events()], 2)
    for values in (
        {"kind": "set", "mentions": (dice.choice(keys),), "field": "actor", "values": ("POL",)},
        {"kind": "set", "mentions": whole.mentions[-1:], "field": "certainty", "values": ("possible",)},
        {"kind": "set", "mentions": (dice.choice(keys),), "field": "act", "values": ("threaten",)},
        {"kind": "reject", "mentions": (dice.choice(keys),)},
        {"kind": "merge", "mentions": (one, two)},
        {"kind": "split", "mentions": whole.mentions[:1], "rest": whole.mentions[1:]},
        {"kind": "copy", "pages": tuple(dice.sample(pages, 2))},
        {"kind": "not-copy", "pages": tuple(dice.sample(pages, 2))},
    ):
        store.correct(correction(**values))
    store.undo(dice.randint(1, 8))


def stood_on(store: Store, day: str):
    """Every event as the event stage says that it stood on a day."""
    families = {m.page: family for family in store.families() for m in family.members}
    corrections = [one for one in store.corrections() if not one.undone]
    _, event_at = stage()
    for event in store.events():
        stood = event_at(event, store.mentions_of(event.mentions), families, corrections, day)
        if stood is not None:
            yield stood


def meets(event, query: Query, country: dict, words: dict, outlets: dict) -> bool:
    """Whether an event meets a query, told from it, the states of entities, texts and outlets of pages."""
    pages = {page for account in event.accounts for page in account.pages}
    for role in ROLES:
        asked = {*getattr(query, role), *(("cruise-missile",) if "missile" in query.instrument else ())}
        if getattr(query, role) and not any(e in asked or country.get(e) in asked for e in event.role(role)):
            return False
    for field in ("act", "status", "polarity", "certainty"):
        if getattr(query, field) and getattr(event, field) not in getattr(query, field):
            return False
    told_by = [name for _, name in sources_of(event)] + [outlets[page] or "" for page in pages]
    names = " ".join(f" {name_of(name)} " for name in told_by)
    return (
        query.confirmed in (None, event.confirmed)
        and all(name_of(source) in names for source in query.source)
        and (query.text is None or any(query.text in words[page] for page in pages))
        and (query.since is None or touches(event.when, query.since, query.until))
    )


def touches(when, since: str, until: str) -> bool:
    """Whether the days of an event meet others."""
    if when is None or not (when.earliest or when.latest):
        return False
    return (when.latest or "9") >= since and (when.earliest or "0") <= until


def in_order(events: list, query: Query) -> list:
    """In the query's order, within its limit and offset."""
    found = sorted(events, key=lambda event: event.id)
    found.sort(key=lambda event: order_of(event)[1], reverse=query.order == "newest")
    found.sort(key=lambda event: order_of(event)[0])
    return found[query.offset : None if query.limit is None else query.offset + query.limit]


def demand_same(store: Store) -> int:
    """Ask everything of every day; how many events were found in all."""
    found = 0
    country = {one.id: one.country for one in store.entities()}
    words = {page.key: store.brief(page.key).article.text for page in store.pages()}
    outlets = {page.key: page.outlet for page in store.pages()}
    outlets = {page.key: page.outlet for page in store.pages()}
    for day in ("2031-01-01", *DAYS[2:], "2032-01-01"):
        stood = list(stood_on(store, day))
        for asked in QUERIES:
            query = Query(known_at=day, **asked)
            met = [event for event in stood if meets(event, query, country, words, outlets)]
            expected = in_order(met, query)
            assert list(store.find(query)) == expected, query
            assert store.count(query) == len(met), query
            assert sum(row.count for row in store.density(query)) == store.count(query)
            found += len(expected)
    return found


@pytest.fixture
def real(where):
    """A dossier whose events the event stage makes."""
    with Store.open(where, create=True, clock=lambda: "2031-03-05T00:00:00Z", event_at=stage()[1]) as opened:
        yield opened


def test_what_stood_on_a_day_is_what_the_event_stage_says(real):
    dice = random.Random(0 if real.database.is_sqlite else 1)
    pages = [a_page(dice, number) for number in range(16)]
    for page in pages[:12]:
        real.put(made.rows(page))
    real.refresh(makers())
    assert demand_same(real) > 100
    decide(dice, real)
    real.refresh(makers())
    assert demand_same(real) > 100
    for page in pages[12:]:
        real.put(made.rows(page))
    real.undo(next(one.number for one in real.corrections() if not one.undone))
    real.refresh(makers())
    assert demand_same(real) > 100


def test_how_events_stood_does_not_depend_on_the_way_there(real, tmp_path):
    pages = [a_page(random.Random(7), number) for number in range(8)]
    for page in pages:
        real.put(made.rows(page))
    real.refresh(makers())
    with Store.open(tmp_path / "other.db", create=True) as other:
        for page in reversed(pages):
            other.put(made.rows(page))
            other.refresh(makers())
        assert other.digest() == real.digest()
        other.refresh(makers("2"))
        assert demand_same(real) == demand_same(other)


def test_a_past_that_changes_alone_is_kept_anew(real):
    """What the event is, two later pages decide; what it was before them, a correction changes."""
    for source, target, out in (("Alpha", "POL", "02"), ("Bravo", "UKR", "09"), ("Charlie", "UKR", "09")):
        told = made.told("x", "strike", "RUS", target, on="2031-03-01")
        page = made.brief(source, told, text=source, title=source, published=f"2031-03-{out}")
        real.put(made.rows(page))
    keys = tuple(sorted((m.known, m.key) for m in real.mentions()))
    real.correct(correction("merge", mentions=tuple(key for _, key in keys)))
    real.refresh(makers())
    (event,) = real.events()
    asked = Query(known_at="2031-03-05", act=("bomb",))
    assert real.count(asked) == 0
    real.correct(correction("set", mentions=(keys[0][1],), field="act", values=("bomb",)))
    real.refresh(makers())
    assert list(real.events()) == [event]
    assert len(real.past(event.id)) == 1
    assert [stood.id for stood in real.find(asked)] == [event.id]
    real.undo(2)
    real.refresh(makers())
    assert real.count(asked) == 0


def correction(kind: str, **values) -> Correction:
    return Correction(number=0, kind=kind, by="Ada", reason="seen on film", made="", **values)


def test_a_migrated_dossier_says_so_until_its_events_are_made_again(where):
    with Store.open(where, create=True) as store:
        for number in range(6):
            store.put(made.rows(a_page(random.Random(number), number)))
        store.refresh(makers())
        expected = [store.count(Query(known_at=day)) for day in DAYS]
        made_once = [store.past(event.id) for event in store.events()]
        spoken = store.count(Query(source=("spokesman",)))
        with store.database.writing() as connection:
            for table in (
                schema.event_stood, schema.event_stood_role, schema.event_stood_source, schema.facet_value,
            ):  # fmt: skip
                connection.execute(text(f"DROP TABLE {table.name}"))
            for index in (
                "mention_by_known", "event_unmade", "event_in_time", "event_by_content_of",
                "article_in_order",
            ):  # fmt: skip
                connection.execute(text(f"DROP INDEX {index}"))
            connection.execute(text("ALTER TABLE event DROP COLUMN basis"))
            connection.execute(text("ALTER TABLE event DROP COLUMN facets"))
            connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '0002'"))
    with Store.open(where) as store:
        assert store.stale
        assert store.count(Query()) == len(made_once)
        asked = Query(known_at=DAYS[5])
        assert store.count(Query(source=("spokesman",))) == spoken
        with pytest.raises(StoreError, match="seuil add"):
            store.facets(Query())
        for ask in (store.count, store.density, store.span):
            with pytest.raises(StoreError, match="seuil add"):
                ask(asked)
        with pytest.raises(StoreError, match="seuil add"):
            next(store.find(asked))
        store.refresh(makers())
        assert [store.count(Query(known_at=day)) for day in DAYS] == expected
        assert [store.past(event.id) for event in store.events()] == made_once

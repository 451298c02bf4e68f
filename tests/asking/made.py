"""A small record made by hand: an invented month of crisis, with what a hostile page could put in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from seuil.article.model import Article, Span, TextSpan, When
from seuil.assertion.model import Assertion
from seuil.brief.model import Brief, PageRecord
from seuil.errors import UsageError
from seuil.event.model import (
    Account,
    Correction,
    Difference,
    EntityRow,
    Event,
    Family,
    FindingRow,
    Member,
    Mention,
    Merge,
    PageRow,
    Said,
    Standing,
    Voice,
    event_id,
    page_key,
)
from seuil.store.model import Query

SAYS_MINISTRY = Voice(source="rus-ministry-of-defence", name="the ministry", stance="says")
DENIES = Voice(source="UKR", name="Kyiv", stance="denies")
HOSTILE = "\x1b[31mred\x1b[0m \u202ereversed"


def when(earliest: str | None, until: str | None = None, **fields: object) -> When:
    latest = until or earliest
    values: dict[str, object] = {
        "edtf": earliest if earliest == latest else f"{earliest or '..'}/{latest or '..'}",
        "earliest": earliest,
        "latest": latest,
        "basis": "stated",
        "because": "the page says so",
    }
    return When.model_validate(values | fields)


# Key of each page: outlet, day, title.
PAGES = {
    name: page_key(f"{name}.html", name * 64)
    for name in ("agency", "cut", "translated", "daily", "weekly", "blog")
}


def page_row(name: str, outlet: str | None, day: str, family: str, kinship: str = "original") -> PageRow:
    return PageRow(
        key=PAGES[name],
        source=f"{name}.html",
        url=f"https://example.org/{name}",
        sha256=name * 2,
        media_type="text/html",
        bytes=1000,
        title=f"Title of {name}" if name != "blog" else HOSTILE,
        language="fr" if name == "translated" else "en",
        outlet=outlet,
        published=when(day),
        version="0.1.0",
        family=PAGES[family],
        kinship=kinship,
        copy_of=None if kinship == "original" else PAGES[family],
    )


def mention(page: str, offset: int, sentence: str, trigger: str, act: str, **fields: object) -> Mention:
    values: dict[str, object] = {
        "key": f"{PAGES[page]}@{offset}",
        "page": PAGES[page],
        "assertion": f"e{offset}",
        "language": "fr" if page == "translated" else "en",
        "outlet": None,
        "known": "2024-11-19",
        "act": act,
        "plover": "ASSAULT",
        "cameo": "195",
        "status": "happened",
        "polarity": "affirmed",
        "certainty": "certain",
        "trigger": trigger,
        "start": offset,
        "end": offset + len(trigger),
        "sentence": sentence,
    }
    return Mention.model_validate(values | fields)


STRIKE = {"actor": ("UKR",), "target": ("RUS",), "instrument": ("missile",), "place": ("bryansk-oblast",)}
MENTIONS = (
    mention(
        "agency", 100, "Ukraine struck a depot near Bryansk, the ministry said.", "struck", "strike",
        outlet="Agency", voices=(SAYS_MINISTRY,), **STRIKE,
    ),
    mention("cut", 90, "Ukraine struck a depot near Bryansk.", "struck", "strike", outlet="Daily", **STRIKE),
    mention("translated", 95, "L'Ukraine a frappé un dépôt.", "frappé", "strike", outlet="Journal", **STRIKE),
    mention(
        "daily", 50, f"Six missiles struck a depot; a strike like none before. {HOSTILE}", "strike", "strike",
        outlet="Weekly", known="2024-11-20", **{**STRIKE, "instrument": ("drone",)},
    ),
    mention(
        "blog", 10, "Kyiv denied that it had struck anything.", "struck", "strike",
        outlet=None, known="2024-11-21", polarity="negated", voices=(DENIES,), **STRIKE,
    ),
    mention(
        "weekly", 20, "Washington had authorised Kyiv to use the missiles.", "authorised", "authorise",
        outlet="Weekly", known="2024-11-20", actor=("USA",), target=("UKR",), plover="SUPPORT",
    ),
)  # fmt: skip


def account(page: str, outlet: str | None, known: str | None, words: str, **fields: object) -> Account:
    values: dict[str, object] = {
        "family": PAGES[page],
        "original": PAGES[page],
        "outlet": outlet,
        "known": known,
        "pages": (PAGES[page],),
        "mentions": tuple(m.key for m in MENTIONS if m.page == PAGES[page]),
        "words": words,
    }
    return Account.model_validate(values | fields)


def event(name: str, act: str, at: When | None, **fields: object) -> Event:
    values: dict[str, object] = {
        "id": event_id(name),
        "act": act,
        "plover": "ASSAULT",
        "cameo": "190",
        "when": at,
        "status": "happened",
        "polarity": "affirmed",
        "certainty": "certain",
        "accounts": (account("weekly", "Weekly", "2024-11-20", "It was told."),),
        "mentions": (f"{PAGES['weekly']}@20",),
    }
    return Event.model_validate(values | fields)


STRUCK = event(
    "struck", "strike", when("2024-11-19"), confirmed=True, **STRIKE,
    cameo="195",
    content_of=event_id("authorised"),
    accounts=(
        account(
            "agency", "Agency", "2024-11-19", MENTIONS[0].sentence, agency="Agency",
            pages=tuple(PAGES[n] for n in ("agency", "cut", "translated")),
            mentions=tuple(m.key for m in MENTIONS[:3]), voices=(SAYS_MINISTRY,),
        ),
        account("daily", "Weekly", "2024-11-20", MENTIONS[3].sentence),
        account("blog", None, "2024-11-21", MENTIONS[4].sentence, voices=(DENIES,)),
    ),
    mentions=tuple(m.key for m in MENTIONS[:5]),
    numbers=(6.0,),
    differences=(
        Difference(field="instrument", said=(
            Said(value=("missile",), families=(PAGES["agency"], PAGES["blog"])),
            Said(value=("drone",), families=(PAGES["daily"],)),
        )),
        Difference(field="happened", said=(
            Said(value=("yes",), families=(PAGES["agency"], PAGES["daily"])),
            Said(value=("no",), families=(PAGES["blog"],)),
        )),
    ),
    history=(
        Standing(since="2024-11-19", status="happened", polarity="affirmed", certainty="certain", reports=1,
                 because="1 independent, certain"),
        Standing(since="2024-11-20", status="happened", polarity="affirmed", certainty="certain", reports=2,
                 confirmed=True, because="told as certain by 2 independent reports"),
    ),
    merges=(
        Merge(mention=MENTIONS[3].key, to=MENTIONS[0].key, because=("the same act", "the same day")),
        Merge(mention=MENTIONS[4].key, to=MENTIONS[0].key, because=("it denies this strike",), by="Ada"),
    ),
    doubtful=(event_id("drones"),),
)  # fmt: skip

AUTHORISED = event(
    "authorised", "authorise", when("2024-11-17"), actor=("USA",), target=("UKR",), status="permitted",
    accounts=(account("daily", "Weekly", "2024-11-20", "Washington had authorised Kyiv to strike."),),
)  # fmt: skip
EVENTS = (
    event(
        "warned", "warn", when("2024-09-12"), confirmed=True, actor=("vladimir-putin",), target=("NATO",),
        plover="THREATEN",
    ),
    event(
        "trained", "deploy", when("2024-10-01", "2024-10-31"), actor=("PRK",), place=("RUS",),
        status="ongoing", certainty="probable",
    ),
    event(
        "drones", "launch-weapon", when("2024-11-03", "2024-11-09"), actor=("UKR",), target=("RUS",),
        instrument=("drone",),
    ),
    AUTHORISED,
    STRUCK,
    event("denied", "provide-weapons", when("2024-11-19", "2024-11-22", edtf="2024-11-19/2024-11-22~"),
          actor=("DEU",), target=("UKR",), instrument=("taurus",), polarity="negated"),
    event("asked", "provide-weapons", when("2024-11-20"), actor=("DEU",), target=("UKR",),
          instrument=("long-range-missile",), status="requested"),
    event("answer", "launch-weapon", when("2024-11-21", None, edtf="2024-11-21/..", latest=None),
          actor=("RUS",), target=("UKR",), instrument=("ballistic-missile",), status="planned"),
    event("would", "use-nuclear-weapon", when("2024-11-28", "2025-01-02"), actor=("RUS",), target=("NATO",),
          status="hypothetical", certainty="possible"),
    event("undated", "attack", None, place=("donetsk-oblast",)),
)  # fmt: skip

FAMILIES = (
    Family(id=PAGES["agency"], original=PAGES["agency"], agency="Agency", members=(
        Member(page=PAGES["agency"], kinship="original"),
        Member(page=PAGES["cut"], kinship="trimmed", of=PAGES["agency"], like=0.9, because="same quotations"),
        Member(page=PAGES["translated"], kinship="translated", of=PAGES["agency"], like=0.8),
    )),
    *(
        Family(id=PAGES[n], original=PAGES[n], members=(Member(page=PAGES[n], kinship="original"),))
        for n in ("daily", "weekly", "blog")
    ),
)  # fmt: skip

FINDINGS = tuple(
    FindingRow(
        doctrine="rus-2024",
        clause=clause,
        relation="reported-under",
        mention=mention.key,
        page=mention.page,
        event=STRUCK.id,
        matched=("actor",),
        to_judge=("words of the page's language",),
        because="all of it is there",
    )
    for clause in ("11", "15b")
    for mention in MENTIONS[:4]
)

ENTITIES = (
    EntityRow(id="RUS", name="Russia", kind="state", country="RUS"),
    EntityRow(id="UKR", name="Ukraine", kind="state", country="UKR"),
    EntityRow(id="blue-shield", name="Blue Shield", kind="group"),
    EntityRow(id="rus-ministry-of-defence", name="ministry of defence", kind="government", country="RUS"),
    EntityRow(id="vladimir-putin", name="Vladimir Putin", kind="person", country="RUS"),
)

CORRECTIONS = (
    Correction(number=1, kind="merge", mentions=(MENTIONS[0].key, MENTIONS[4].key), by="Ada",
               reason="The denial is of this strike.", made="2024-12-01"),
    Correction(number=2, kind="copy", pages=(PAGES["cut"], PAGES["agency"]), by="Ada", reason="Same.",
               made="2024-12-02", undone=True),
)  # fmt: skip


class HandMadeRecord:
    """A record whose every answer stands above; it answers as a store does, as far as views ask."""

    stale = False

    def __enter__(self) -> HandMadeRecord:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def find(self, query: Query) -> Iterator[Event]:
        """By page, actor and day alone; as known at a day, without the accounts that came later."""
        found = [stood for e in EVENTS if (stood := _stood(e, query.known_at)) is not None]
        if query.page:
            found = [e for e in found if {p for a in e.accounts for p in a.pages} & set(query.page)]
        if query.actor:
            found = [e for e in found if set(e.actor) & set(query.actor)]
        yield from (found[::-1] if query.order == "newest" else found)[: query.limit]

    def count(self, query: Query) -> int:
        return len(list(self.find(query)))

    def event(self, id: str) -> Event:
        for found in EVENTS:
            if id == found.id or id in found.mentions:
                return found
        raise UsageError(f"{id}: no such event in a record made by hand")

    def contents_of(self, events: Iterable[str]) -> tuple[Event, ...]:
        asked = set(events)
        return tuple(e for e in EVENTS if e.content_of in asked)

    def mentions_of(self, keys: Iterable[str]) -> tuple[Mention, ...]:
        return tuple(m for m in MENTIONS if m.key in set(keys))

    def page(self, key: str) -> PageRow:
        return next(row for row in self.pages() if row.key == key)

    def events(self) -> Iterator[Event]:
        yield from EVENTS

    def mentions(self) -> Iterator[Mention]:
        yield from MENTIONS

    def pages(self) -> Iterator[PageRow]:
        yield page_row("agency", "Agency", "2024-11-19", "agency")
        yield page_row("cut", "Daily", "2024-11-19", "agency", "trimmed")
        yield page_row("translated", "Journal", "2024-11-20", "agency", "translated")
        yield page_row("daily", "Weekly", "2024-11-20", "daily")
        yield page_row("weekly", "Weekly", "2024-11-20", "weekly")
        yield page_row("blog", None, "2024-11-21", "blog")

    def families(self) -> Iterator[Family]:
        yield from FAMILIES

    def findings(self) -> Iterator[FindingRow]:
        yield from FINDINGS

    def entities(self) -> Iterator[EntityRow]:
        yield from ENTITIES

    def corrections(self) -> Iterator[Correction]:
        yield from CORRECTIONS

    def brief(self, page: str) -> Brief:
        told = [m for m in MENTIONS if m.page == page]
        text = "\n".join(m.sentence for m in told)
        return Brief(
            version="0.1.0",
            page=PageRecord(source="page", media_type="text/html", sha256="0", bytes=1),
            article=Article(title=None, language="en", text=text, paragraphs=(Span(start=0, end=len(text)),)),
            entities=(),
            assertions=tuple(map(_assertion, told)),
            attributions=(),
            commitments=(),
            times=(),
            set_aside=(),
        )


def _stood(event: Event, known_at: str | None) -> Event | None:
    if known_at is None:
        return event
    accounts = tuple(a for a in event.accounts if a.known and a.known <= known_at)
    told = tuple(key for a in accounts for key in a.mentions if key in event.mentions)
    return event.model_copy(update={"accounts": accounts, "mentions": told}) if accounts else None


def _assertion(told: Mention) -> Assertion:
    """The assertion of a mention, with its sentence where the last of the trigger's words stand."""
    at = told.start - told.sentence.rindex(told.trigger)
    return Assertion(
        id=told.assertion,
        act=told.act,
        plover=told.plover,
        cameo=told.cameo,
        status=told.status,
        polarity=told.polarity,
        certainty=told.certainty,
        trigger=TextSpan(start=told.start, end=told.end, text=told.trigger),
        evidence=TextSpan(start=at, end=at + len(told.sentence), text=told.sentence),
    )

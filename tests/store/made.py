"""Pages and makers made by hand for the tests of the dossier: quick, without language models."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pydantic import BaseModel

from seuil.article.model import Article, Span, TextSpan, When
from seuil.assertion.model import Assertion
from seuil.brief.model import Brief, PageRecord, Touch
from seuil.event.corrected import corrected
from seuil.event.model import (
    Account,
    Event,
    Family,
    Member,
    Mention,
    Voice,
    event_id,
    page_key,
)
from seuil.reading.model import Entity
from seuil.store.makers import Makers, PageMakers
from seuil.store.rows import PageRows

PROGRAM = "models-and-data-1"


def day(iso: str | None) -> When | None:
    if iso is None:
        return None
    return When(edtf=iso, earliest=iso, latest=iso, basis="stated", because="said")


def told(
    id: str, act: str, actor: str, target: str = "UKR", *, on: str | None, at: int = 0, **more
) -> Assertion:
    words = TextSpan(start=at, end=at + 4, text="word")
    values = {"plover": "ASSAULT", "status": "happened", "certainty": "certain", **more}
    return Assertion(
        id=id,
        act=act,
        cameo="190",
        actor=(actor,) if actor else (),
        target=(target,),
        when=day(on),
        polarity="affirmed",
        trigger=words,
        evidence=words,
        **values,
    )


def brief(
    source: str,
    *assertions: Assertion,
    text: str | None = None,
    title: str = "Overnight",
    outlet: str | None = "Gazette",
    published: str | None = "2031-03-04",
    entities: Iterable[tuple[str, str, str, str | None]] = (),
    touches: Iterable[Touch] = (),
    version: str = "1",
) -> Brief:
    """A page as read; the text is of the source unless it is given."""
    body = text if text is not None else f"Words of {source} and no other."
    whole = f"{title}\n{body}"
    named = entities or (("RUS", "Russia", "state", "RUS"), ("UKR", "Ukraine", "state", "UKR"))
    return Brief(
        version=version,
        page=PageRecord(
            source=source,
            media_type="text/plain",
            sha256=hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest(),
            bytes=len(whole),
        ),
        article=Article(
            title=title,
            language="en",
            outlet=outlet,
            published=day(published),
            text=whole,
            paragraphs=(Span(start=len(title) + 1, end=len(whole)),),
        ),
        entities=tuple(Entity(id=i, name=n, kind=k, country=c) for i, n, k, c in named),
        assertions=assertions,
        attributions=(),
        commitments=(),
        times=(),
        touches=tuple(touches),
        set_aside=(),
    )


def key_of(page: Brief) -> str:
    return page_key(page.page.source, page.page.sha256)


def mentions_of(page: Brief, key: str) -> list[Mention]:
    """One mention for each assertion."""
    places = {a.id: f"{key}@{a.trigger.start}" for a in page.assertions}
    return [
        Mention(
            key=places[a.id],
            page=key,
            assertion=a.id,
            language=page.article.language,
            outlet=page.article.outlet,
            known=page.article.published.latest if page.article.published else None,
            **a.model_dump(
                include={"act", "plover", "cameo", "actor", "target", "instrument", "place"}
                | {"when", "status", "polarity", "certainty"}
            ),
            voices=(Voice(source="KREMLIN", name="the Kremlin's spokesman", stance="says"),),
            content_of=places[a.part_of] if a.part_of else None,
            trigger=a.trigger.text,
            start=a.trigger.start,
            end=a.trigger.end,
            sentence=a.evidence.text,
        )
        for a in page.assertions
    ]


class Print(BaseModel):
    """A fingerprint: the page's distinct words."""

    page: str
    body: str
    words: tuple[str, ...]
    known: str | None = None


class Like(BaseModel):
    a: str
    b: str
    shared: int


def fingerprint_of(page: Brief, key: str) -> Print:
    body = page.article.text.split("\n", 1)[1]
    return Print(
        page=key,
        body=hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16],
        words=tuple(sorted(set(body.lower().split()))),
        known=page.article.published.latest if page.article.published else None,
    )


def bands_of(print_: Print) -> tuple[str, ...]:
    return print_.words


def link_of(a: Print, b: Print) -> Like | None:
    shared = len(set(a.words) & set(b.words))
    return Like(a=a.page, b=b.page, shared=shared) if shared * 2 > min(len(a.words), len(b.words)) else None


def families_of(pages, links, corrections) -> list[Family]:
    """The components of the links, less what a person took apart; the earliest page is the original."""
    apart = {frozenset(c.pages) for c in corrections if c.kind == "not-copy"}
    joined = [c.pages for c in corrections if c.kind == "copy"]
    pairs = [(link.a, link.b) for link in links if frozenset((link.a, link.b)) not in apart] + joined
    at = {page.page: page.page for page in pages}

    def root(page: str) -> str:
        while at[page] != page:
            page = at[page]
        return page

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        at[high] = low
    groups: dict[str, list] = {}
    for page in pages:
        groups.setdefault(root(page.page), []).append(page)
    found = []
    for members in groups.values():
        first = min(members, key=lambda p: (p.known or "9", p.page)).page
        made = tuple(
            Member(
                page=p.page,
                kinship="original" if p.page == first else "exact",
                of=None if p.page == first else first,
            )
            for p in sorted(members, key=lambda p: (p.page != first, p.page))
        )
        found.append(Family(id=first, original=first, members=made))
    return sorted(found, key=lambda family: family.id)


class Events:
    """One event for all mentions of one act, actor, target and day; groups are acts."""

    groups = ("attack", "order", "say")

    def __init__(self) -> None:
        self.asked: list[tuple[str, ...]] = []

    def group_of(self, act: str) -> str:
        return act.split("-")[0]

    def events(self, mentions, families, corrections) -> list[Event]:
        set_to = {k: c.values for c in corrections if c.kind == "set" for k in c.mentions}
        rejected = {k for c in corrections if c.kind == "reject" for k in c.mentions}
        same: dict[tuple, list[Mention]] = {}
        for m in mentions:
            if m.key in rejected:
                continue
            if m.key in set_to:
                m = m.model_copy(update={"act": set_to[m.key][0]})
            when = m.when.edtf if m.when else ""
            same.setdefault((m.act, m.actor, m.target, when), []).append(m)
        self.asked.append(tuple(sorted({key[0] for key in same})))
        return [self._event(found, families) for found in same.values()]

    def _event(self, found: list[Mention], families) -> Event:
        first = min(found, key=lambda m: (m.known or "9", m.key))
        by_family: dict[str, list[Mention]] = {}
        for m in found:
            by_family.setdefault(families[m.page].id, []).append(m)
        accounts = tuple(
            Account(
                family=family,
                original=families[told_by[0].page].original,
                outlet=told_by[0].outlet,
                known=min((m.known for m in told_by if m.known), default=None),
                pages=tuple(sorted({m.page for m in told_by})),
                mentions=tuple(sorted(m.key for m in told_by)),
                voices=told_by[0].voices,
                words=told_by[0].sentence,
            )
            for family, told_by in sorted(by_family.items())
        )
        return Event(
            id=event_id(first.key),
            confirmed=len(accounts) > 1,
            content_of=first.content_of,
            accounts=accounts,
            mentions=tuple(sorted(m.key for m in found)),
            **first.model_dump(
                include={"act", "plover", "cameo", "actor", "target", "instrument", "place", "numbers"}
                | {"status", "polarity", "certainty"}
            ),
            when=first.when,
        )


def makers(version: str = "1", program: str = PROGRAM) -> Makers:
    return Makers(
        link_of=link_of,
        families_of=families_of,
        page_facts=Facts,
        fingerprint=Print,
        link=Like,
        events=Events(),
        event_at=event_at,
        version=version,
        program=program,
    )


class Facts:
    def __init__(self, print_: Print) -> None:
        self.page = print_.page
        self.known = print_.known


FOR_PAGES = PageMakers(mentions_of=mentions_of, fingerprint_of=fingerprint_of, bands_of=bands_of)


def rows(page: Brief, program: str = PROGRAM) -> PageRows:
    return FOR_PAGES.rows(page, program=program)


def event_at(event, mentions, families, corrections, on):
    """The event of the mentions that were out."""
    out = [m for m in corrected(mentions, corrections) if m.known and m.known <= on]
    return Events()._event(out, families).model_copy(update={"id": event.id}) if out else None
